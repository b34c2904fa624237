"""Everything works by keyboard, and one always sees where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e import kinds
from tests.e2e.browsers import DESKTOP, PHONE, searched, tab
from tests.e2e.harness import Site

SECTIONS = (
    "needs/", "offers/", "initiatives/", "companies/", "administrations/", "topics/", "regions/", "contribute/",
    "search/", "en/", "bundles/", "events/", "together/", "rules/", "fields/", "data/", "about/", "imprint/",
    "privacy/", "accessibility/",
)  # fmt: skip
# Where the focus is, how its ring differs from the same element without focus, and whether it can be seen at all.
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const names = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderColor", "backgroundColor",
    "textDecorationLine"];
  const look = (one) => one && names.map((name) => getComputedStyle(one)[name]).join(" ");
  const boxes = [at, ...[".card", "label", "li", ".row"].map((name) => at.closest(name))];
  const before = boxes.map(look);
  const box = at.getBoundingClientRect();
  at.blur();
  const after = boxes.map(look);
  at.focus({ preventScroll: true, focusVisible: true });
  const where = at.getAttribute("href") ?? at.getAttribute("name") ?? "";
  return {
    name: `${at.tagName} ${where} ${at.textContent.trim().slice(0, 40)}`,
    href: at.href ?? "",
    ring: before.some((one, place) => one !== after[place]),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


def stops(view: Page, most: int = 400) -> list[dict[str, object]]:
    """Press Tab through the whole page; returns every stop."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        view.keyboard.press("Tab")
        stop = view.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError("no end of Tab stops")


def _count(view: Page) -> Locator:
    return view.locator("[data-search-count]")


def _hits(view: Page) -> int:
    return int(_count(view).inner_text().split()[0])


def focused(view: Page) -> str:
    return str(view.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def test_the_first_stop_leads_past_the_header(browser: Browser, site: Site) -> None:
    for size in (PHONE, DESKTOP):
        with tab(browser, size) as view:
            view.goto(f"{site.url}needs/")
            view.keyboard.press("Tab")
            skip = view.locator("a.skip")
            expect(skip).to_be_focused()
            expect(skip).to_be_in_viewport()
            view.keyboard.press("Enter")
            assert view.evaluate("document.activeElement.tagName") == "MAIN"
            view.keyboard.press("Tab")
            assert view.evaluate("document.querySelector('main').contains(document.activeElement)"), focused(view)


def test_the_phone_menu_opens_closes_and_leads_on(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as view:
        view.goto(site.url)
        button, menu = view.locator(".site-menu summary"), view.locator("details.site-menu")
        for _ in range(12):
            view.keyboard.press("Tab")
            if button.evaluate("one => one === document.activeElement"):
                break
        expect(button).to_be_focused()
        view.keyboard.press("Enter")
        expect(menu).to_have_attribute("open", "")
        view.keyboard.press("Tab")
        expect(menu.locator("a").first).to_be_focused()
        view.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(button).to_be_focused()
        view.keyboard.press("Space")
        view.keyboard.press("Tab")
        view.keyboard.press("Tab")
        view.keyboard.press("Enter")
        expect(view).to_have_url(f"{site.url}offers/")


def test_the_menu_closes_when_the_focus_leaves_it(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as view:
        view.goto(site.url)
        menu = view.locator("details.site-menu")
        menu.locator("summary").focus()
        view.keyboard.press("Enter")
        menu.locator("a").last.focus()
        view.keyboard.press("Tab")
        expect(menu).not_to_have_attribute("open", "")


def test_a_phone_reaches_every_section_by_tab(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as view:
        view.goto(site.url)
        view.locator(".site-menu summary").focus()
        view.keyboard.press("Enter")
        reached = {str(stop["href"]) for stop in stops(view)}
        view.reload()
        reached |= {str(stop["href"]) for stop in stops(view)}
        assert {site.url + part for part in SECTIONS} - reached == set()


@pytest.mark.parametrize(
    ("kind", "scheme"),
    [
        ("home", "light"), ("home", "dark"), ("initiatives", "dark"), ("initiative", "light"), ("company", "dark"),
        ("needs", "light"), ("search", "dark"), ("search", "light"), ("regions", "dark"), ("contribute", "light"),
    ],
)  # fmt: skip
def test_the_focus_is_always_seen(browser: Browser, site: Site, kind: str, scheme: str) -> None:
    with tab(browser, PHONE if scheme == "light" else DESKTOP, color_scheme=scheme) as view:
        view.goto(site.url + kinds.address(kind, site.folder))
        if kind == "search":
            searched(view)
        found = stops(view)
        assert len(found) > 10
        assert [stop["name"] for stop in found if not stop["seen"]] == []
        assert [stop["name"] for stop in found if not stop["ring"]] == []


def test_search_and_facets_by_keyboard(browser: Browser, site: Site) -> None:
    with tab(browser, DESKTOP) as view:
        view.goto(f"{site.url}search/")
        view.locator("input[name=q]").focus()
        view.keyboard.type("Laptops")
        view.wait_for_url(re.compile("q=Laptops"))
        searched(view)
        hits = _hits(view)
        for _ in range(12):
            view.keyboard.press("Tab")
            if view.evaluate("document.activeElement.type") == "checkbox":
                break
        name = str(view.evaluate("document.activeElement.name"))
        view.keyboard.press("Space")
        view.wait_for_url(re.compile(f"{name}="))
        expect(_count(view)).not_to_have_text(re.compile(rf"^{hits}\b"))
        assert 0 < _hits(view) < hits
        assert view.evaluate("document.activeElement.name") == name, "the focus stays where it was"
        view.go_back()
        expect(_count(view)).to_have_text(re.compile(rf"^{hits}\b"))
        assert not view.locator(f"input[name={name}]").first.is_checked()


def test_facets_open_by_keyboard_on_a_phone(browser: Browser, site: Site) -> None:
    with tab(browser, PHONE) as view:
        view.goto(f"{site.url}initiatives/")
        view.locator("details.facets > summary").focus()
        view.keyboard.press("Enter")
        expect(view.locator("details.facets form")).to_be_visible()
        view.keyboard.press("Tab")
        assert view.evaluate("document.activeElement.type") == "checkbox"
        view.keyboard.press("Space")
        expect(view.locator("[data-search-found]")).to_be_visible()
        expect(view.locator("[data-search-static]")).to_be_hidden()
