"""Under `/` and under `/repo/`: nothing leaves the machine, nothing fails, nothing is reported, script or not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.site.policy import HEADER_POLICY
from tests.e2e import kinds
from tests.e2e.browsers import PHONE, Notes, searched, tab
from tests.e2e.harness import Site

BUTTON = "[data-switch=scheme]"
FRAMES = "[...document.querySelectorAll('meta[name=theme-color]')].map((meta) => meta.content)"
"""The colours that a phone's browser gives to what surrounds the page: by light, by dark."""
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
HTML_LINKS = "all => all.filter(one => one instanceof HTMLAnchorElement).map(one => one.href)"
"""Addresses of links; those inside a picture are objects."""
SECTIONS = (
    "needs",
    "offers",
    "initiatives",
    "companies",
    "administrations",
    "topics",
    "regions",
    "bundles",
    "events",
    "together",
)


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_page_stays_at_home_and_keeps_the_policy(browser: Browser, based: Site, kind: str) -> None:
    with tab(browser) as view:
        notes = Notes(view, based)
        deep = based.url.endswith("/repo/")  # there the deeper pages alone: their links have more to go wrong
        for folder in ["en/"] if deep else ["", "en/"]:
            answer = view.goto(based.url + folder + kinds.address(kind, based.folder), wait_until="load")
            assert answer
            assert answer.headers["content-security-policy"] == HEADER_POLICY
            if kind == "search":
                searched(view)
            view.wait_for_load_state("networkidle")
            assert notes.take() == []
        assert len(notes.requests) >= 5


def test_a_missing_page_at_any_depth_looks_like_ours(browser: Browser, based: Site) -> None:
    with tab(browser) as view:
        notes = Notes(view, based)
        for path in ("nicht-da", "initiatives/gibt/es/nicht/", "en/not-here/"):
            view.goto(based.url + path)
            expect(view.locator("h1")).to_be_visible()
            view.wait_for_load_state("networkidle")
            missed = [
                problem
                for problem in notes.take()
                if not problem.startswith(("404: " + based.url + path, "console error: Failed to load"))
            ]
            assert missed == []
            assert view.evaluate("document.styleSheets.length") > 0
            view.locator("header .brand").click()
            expect(view).to_have_url(re.compile(re.escape(based.url) + "(en/)?$"))


def test_the_address_bar_cannot_smuggle_script_into_the_search(browser: Browser, site: Site) -> None:
    with tab(browser) as view:
        notes = Notes(view, site)
        view.goto(f"{site.url}search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20Laptop")
        expect(view.locator("[data-search-count]")).not_to_have_text("Suchen")
        assert view.locator("main img").count() == 0
        assert notes.take() == []


@pytest.mark.parametrize(("language", "query"), [("de", "Laptops"), ("en", "laptops")])
def test_search_works_from_the_home_page(browser: Browser, based: Site, language: str, query: str) -> None:
    with tab(browser) as view:
        notes = Notes(view, based)
        view.goto(based.url + kinds.LANGUAGES[language])
        view.locator("main form[role=search] input[name=q]").fill(query)
        view.keyboard.press("Enter")
        searched(view)
        assert f"q={query}" in view.url
        view.wait_for_load_state("networkidle")
        links = view.locator("[data-search-cards] a").evaluate_all("all => all.map(one => one.href)")
        assert links
        for link in links[:5]:
            assert link.startswith(based.url + kinds.LANGUAGES[language]), link
            answer = view.goto(link, wait_until="networkidle")
            assert answer
            assert answer.status == 200
        assert notes.take() == []


def test_dark_is_remembered_on_every_page_in_every_language(browser: Browser, based: Site) -> None:
    with tab(browser, color_scheme="light") as view:
        notes = Notes(view, based)
        view.goto(based.url)
        light, (light_frame, dark_frame) = view.evaluate(BACKGROUND), view.evaluate(FRAMES)
        view.locator(BUTTON).click()
        dark = view.evaluate(BACKGROUND)
        assert dark != light
        assert view.evaluate(FRAMES) == [dark_frame, dark_frame]
        for path in ("en/", "needs/", "en/search/", "about/", kinds.address("initiative", based.folder)):
            view.goto(based.url + path, wait_until="networkidle")
            assert view.evaluate(BACKGROUND) == dark, path
            assert view.evaluate(FRAMES) == [dark_frame, dark_frame], path
        view.locator("header a[data-switch=language]").first.click()
        view.wait_for_load_state("networkidle")
        assert view.evaluate(BACKGROUND) == dark
        view.locator(BUTTON).click()
        view.reload(wait_until="networkidle")
        assert view.evaluate(BACKGROUND) == light
        assert view.evaluate(FRAMES) == [light_frame, light_frame]
        assert notes.take() == []


def test_the_language_link_keeps_page_and_query(browser: Browser, based: Site) -> None:
    with tab(browser) as view:
        view.goto(f"{based.url}search/?q=Laptop&kind=Initiative")
        searched(view)
        view.locator("header a[data-switch=language]").first.click()
        expect(view).to_have_url(f"{based.url}en/search/?q=Laptop&kind=Initiative")
        expect(view.locator("input[value=initiative]")).to_be_checked()
        assert view.locator("html").get_attribute("lang") == "en"


# == without script


def test_light_and_dark_follow_the_system_without_script(browser: Browser, site: Site) -> None:
    seen = set()
    for scheme in ("light", "dark"):
        with tab(browser, java_script_enabled=False, color_scheme=scheme) as view:
            view.goto(site.url)
            seen.add(view.evaluate(BACKGROUND))
            expect(view.locator(BUTTON)).to_be_hidden()
    assert len(seen) == 2


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_page_says_the_same_without_script(browser: Browser, site: Site, kind: str) -> None:
    with tab(browser, java_script_enabled=False) as view:
        notes = Notes(view, site)
        view.goto(site.url + kinds.address(kind, site.folder))
        expect(view.locator("h1")).to_be_visible()
        assert view.locator("main a:visible").count() > 0
        assert notes.take() == []


def test_lists_show_their_entries_without_script(browser: Browser, based: Site) -> None:
    with tab(browser, java_script_enabled=False) as view:
        view.goto(based.url)
        for section in SECTIONS:
            view.goto(f"{based.url}{section}/")
            links = view.locator("main a:visible").evaluate_all(HTML_LINKS)
            assert len([link for link in links if link.startswith(based.url)]) >= 3, section


def test_menu_and_language_work_without_script(browser: Browser, based: Site) -> None:
    with tab(browser, PHONE, java_script_enabled=False) as view:
        view.goto(f"{based.url}needs/")
        view.locator(".site-menu summary").click()
        view.locator(".site-menu a[hreflang=en]").click()
        expect(view).to_have_url(f"{based.url}en/needs/")
        view.locator(".site-menu summary").click()
        view.locator(".site-menu a", has_text="Offers").click()
        expect(view).to_have_url(f"{based.url}en/offers/")


def test_the_search_says_where_else_to_look_without_script(browser: Browser, based: Site) -> None:
    with tab(browser, java_script_enabled=False) as view:
        view.goto(based.url)
        view.locator("main form[role=search] input[name=q]").fill("Laptop")
        view.keyboard.press("Enter")
        expect(view).to_have_url(f"{based.url}search/?q=Laptop")
        notice = view.locator("main noscript .notice")
        expect(notice).to_contain_text("JavaScript")
        links = notice.locator("a").evaluate_all("all => all.map(one => one.href)")
        assert len(links) >= 5
        _all_answer(view, links)


def _all_answer(view: Page, links: list[str]) -> None:
    for link in links:
        answer = view.goto(link)
        assert answer
        assert answer.status == 200, link


def test_facets_are_not_offered_where_they_would_lead_nowhere(browser: Browser, site: Site) -> None:
    with tab(browser, java_script_enabled=False) as view:
        view.goto(f"{site.url}initiatives/")
        expect(view.locator("details.facets")).to_be_hidden()
        expect(view.locator("main .entry-card").first).to_be_visible()
        view.locator("main input[name=q]").fill("Laptop")
        view.keyboard.press("Enter")
        expect(view).to_have_url(re.compile(r"/search/\?.*q=Laptop"))
        expect(view.locator("main noscript .notice")).to_contain_text("JavaScript")
