"""Nothing scrolls sideways, at any width, at twice the text, with any content; the first screen of home says it all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import kinds
from tests.e2e.browsers import PHONE, ready, searched, tab
from tests.e2e.harness import Site
from tests.e2e.strangers import MANY

WIDTHS = (320, 390, 768, 1024, 1280)
# What sticks out to the right: the page itself, or a text that something cuts off (unless one can scroll to it).
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const out = [];
  if (document.documentElement.scrollWidth > wide) out.push(`page: ${document.documentElement.scrollWidth} > ${wide}`);
  for (const one of document.querySelectorAll("body *")) {
    const { left, right, width } = one.getBoundingClientRect();
    if (!width || one.closest("svg, .unseen, .skip") || (right <= wide + 1 && left >= -1)) continue;
    if (!one.checkVisibility({ visibilityProperty: true }) || scrolls(one.parentElement)) continue;
    out.push(`${one.tagName}.${one.className} ${left}..${right} of ${wide}: ${one.textContent.trim().slice(0, 60)}`);
  }
  return out.slice(0, 5);
}"""
ODD = (
    "", "initiatives/", "initiatives/3/", "initiatives/ohne-ende/", "initiatives/viele-worte/", "companies/",
    "companies/die-eine/", "administrations/", "needs/", "needs/2/", "needs/money/", "offers/", "together/", "bundles/",
    "events/", "topics/education/", "regions/de-be/",
    "search/?q=Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente",
)  # fmt: skip


def enlarge(view: Page) -> None:
    """What readers set in their browser: letters twice as large as usual."""
    view.context.new_cdp_session(view).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


def overflow(view: Page) -> list[str]:
    """What sticks out at each width, and at 200 % text."""
    found = []
    for width in WIDTHS:
        view.set_viewport_size({"width": width, "height": 844})
        found += [f"{width}: {one}" for one in view.evaluate(OVERFLOW)]
    enlarge(view)
    for width in (1280, 768, 390):
        view.set_viewport_size({"width": width, "height": 844})
        found += [f"{width} with text twice as large: {one}" for one in view.evaluate(OVERFLOW)]
    return found


SPACED = "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }"
"""What readers may set so that they can read at all (WCAG 1.4.12)."""


def test_widely_spaced_letters_have_room(browser: Browser, site: Site) -> None:
    with tab(browser, bypass_csp=True) as view:
        view.goto(site.url + "needs/")
        view.add_style_tag(content=SPACED)
        for width in (320, 390, 1024, 1231, 1280):
            view.set_viewport_size({"width": width, "height": 844})
            assert view.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_nothing_sticks_out(browser: Browser, site: Site, kind: str) -> None:
    """In German, whose words are the longest."""
    with tab(browser) as view:
        view.goto(site.url + kinds.address(kind, site.folder))
        ready(view)
        if kind == "search":
            searched(view)
        assert overflow(view) == []


@pytest.mark.parametrize("address", [*ODD, "en/", "en/initiatives/ohne-ende/", "en/together/"])
def test_nothing_sticks_out_of_odd_content(browser: Browser, odd: Site, address: str) -> None:
    with tab(browser) as view:
        answer = view.goto(odd.url + address)
        assert answer
        assert answer.status == 200
        if address.startswith("search/"):
            searched(view)
        assert overflow(view) == []


def test_nothing_sticks_out_while_menu_or_facets_are_open(browser: Browser, site: Site) -> None:
    for opener in (".site-menu summary", "details.facets > summary"):
        with tab(browser, {"width": 320, "height": 640}) as view:
            view.goto(f"{site.url}initiatives/")
            view.locator(opener).click()
            assert view.evaluate(OVERFLOW) == []
            view.set_viewport_size({"width": 390, "height": 844})
            enlarge(view)
            assert view.evaluate(OVERFLOW) == [], "letters twice as large"


@pytest.mark.parametrize("language", kinds.LANGUAGES)
def test_the_first_screen_of_a_phone_shows_all_three_panels(browser: Browser, site: Site, language: str) -> None:
    with tab(browser, PHONE) as view:
        view.goto(site.url + kinds.LANGUAGES[language])
        tops = view.locator(".ledger__part h2").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().bottom)"
        )
        assert len(tops) == 3
        assert max(tops) < PHONE["height"]


def test_buttons_and_menu_are_large_enough_for_a_finger(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as view:
        view.goto(f"{site.url}initiatives/")
        sizes = view.locator("button:visible, summary:visible, a.button:visible").evaluate_all(
            "all => all.map((one) => [one.textContent.trim(), one.getBoundingClientRect().height])"
        )
        assert [size for size in sizes if size[1] < 43.5] == []


# == nothing, one, very many


def test_the_pager_leads_through_all_entries(browser: Browser, odd: Site) -> None:
    for width in (320, 1280):
        seen: set[str] = set()
        with tab(browser, {"width": width, "height": 844}) as view:
            view.goto(f"{odd.url}initiatives/")
            pages = 0
            while True:
                pages += 1
                links = view.locator("[data-search-static] article a, [data-search-static] .entry-card a")
                seen |= set(links.evaluate_all("all => all.map(one => one.href)"))
                onward = view.locator("nav.pages a[rel=next]")
                if not onward.count():
                    break
                onward.click()
                view.wait_for_load_state()
            assert pages == 3
            assert len({link for link in seen if re.search(r"/initiatives/[a-z]", link)}) == MANY


@pytest.mark.parametrize("section", ["administrations", "bundles", "events"])
def test_an_empty_list_says_so_and_shows_a_way_out(browser: Browser, odd: Site, section: str) -> None:
    with tab(browser, PHONE) as view:
        view.goto(f"{odd.url}{section}/")
        expect(view.locator("main .empty").first).to_be_visible()
        assert view.locator("main .empty a").count() > 0
        assert not re.search(r"\b0 ", view.locator("main h1 + .lead, main .lead").first.inner_text()), "zero is a word"


@pytest.mark.parametrize(("language", "words"), [("de", ("1 offen", "Ein Raum")), ("en", ("1 open", "Ein Raum"))])
def test_one_offer_is_said_in_the_singular(browser: Browser, odd: Site, language: str, words: tuple[str, ...]) -> None:
    with tab(browser) as view:
        view.goto(odd.url + kinds.LANGUAGES[language])
        offered = view.locator(".ledger__part--offer").inner_text()
        assert all(word in offered for word in words)
        for section in ("offers/", "companies/"):
            view.goto(odd.url + kinds.LANGUAGES[language] + section)
            text = view.locator("main").inner_text()
            assert not re.search(
                r"\b1 (Angebote|Unternehmen,? Stiftungen|Gesuche|Einträge|offers|companies|needs|entries)\b", text
            )
