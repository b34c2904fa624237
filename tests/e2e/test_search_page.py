"""The search page and the facets of a list, used as a visitor does: by keyboard, by address, with the back button."""

import contextlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.e2e.search_site import page, served, write_site

pytestmark = pytest.mark.browser


def option(word: str, count: int, *, everywhere: bool = False) -> dict[str, object]:
    return {"value": word.lower(), "word": word, "count": count, "checked": False, "everywhere": everywhere}


FACETS = [
    {"name": "kind", "title": "Kind", "options": [option("Initiative", 3), option("Company", 1)]},
    {
        "name": "topic",
        "title": "Topic",
        "options": [option("Education", 2), option("Work", 2), option("Sport", 0)],
    },
    {
        "name": "region",
        "title": "Place",
        "options": [option("Hamburg", 1), option("Berlin", 1), option("Nationwide", 1, everywhere=True)],
    },
]
PAGES = [
    page(0, "Laptops für alle", "Wir geben Laptops an Schulen.", {"kind": ["Initiative"], "topic": ["Education"]}),
    page(1, "Kurse", "Sprachkurse <b>und</b> Laptops", {"kind": ["Initiative"], "topic": ["Education", "Work"]}),
    page(
        2, "Firma", "Die Firma spendet Notebooks.", {"kind": ["Company"], "topic": ["Work"], "region": ["Nationwide"]}
    ),
    page(3, "Garten", "Ein Garten im Kiez.", {"kind": ["Initiative"], "topic": [], "region": ["Hamburg"]}),
    page(0, "Laptops for all", "We give laptops to schools.", {"kind": ["Initiative"]}, "en"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "repo"
    folder.mkdir()
    write_site(folder, PAGES, FACETS)
    with served(folder.parent) as address:
        yield address + "repo/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab that fails the test for any message in the console, the policy's included."""
    context = browser.new_context()
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


def titles(tab: Tab) -> list[str]:
    return tab.locator("[data-search-cards] h3 a").all_inner_texts()


def test_an_address_opens_the_same_search(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?q=notebook&topic=work")
    expect(tab.get_by_role("status")).to_have_text("2 hits")
    assert sorted(titles(tab)) == ["Firma", "Kurse"]
    assert tab.locator("[data-search-cards] a").first.evaluate("link => link.href").startswith(base)
    expect(tab.locator("input[value=work]")).to_be_checked()


def test_counts_follow_the_text_and_the_other_facets(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?q=laptops")
    expect(tab.get_by_role("status")).to_have_text("3 hits")
    tab.locator("summary").click()
    assert tab.locator(".facet label:visible").all_inner_texts() == [
        "Initiative2",
        "Company1",
        "Education2",
        "Work2",
        "Nationwide1",
    ]
    tab.get_by_role("checkbox", name="Company").check()
    expect(tab.get_by_role("status")).to_have_text("1 hit")
    assert tab.locator(".facet label:visible").all_inner_texts() == ["Initiative2", "Company1", "Work1", "Nationwide1"]


def test_keyboard_and_the_way_back(tab: Tab, base: str) -> None:
    tab.goto(base + "search/")
    expect(tab.get_by_role("status")).to_have_text("4 hits")
    tab.get_by_role("searchbox").press_sequentially("Garten")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status")).to_have_text("1 hit")
    tab.locator("summary").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("checkbox", name="Initiative").focus()
    tab.keyboard.press("Space")
    expect(tab).to_have_url(base + "search/?kind=initiative&q=Garten")
    tab.go_back()
    expect(tab).to_have_url(base + "search/?q=Garten")
    expect(tab.get_by_role("checkbox", name="Initiative")).not_to_be_checked()
    tab.go_back()
    expect(tab.get_by_role("status")).to_have_text("4 hits")


@pytest.mark.parametrize("value", ["work", "Work"])
def test_an_address_holds_a_facet_by_its_code_or_by_its_word(tab: Tab, base: str, value: str) -> None:
    tab.goto(base + f"search/?topic={value}")
    expect(tab.locator("input[value=work]")).to_be_checked()
    expect(tab.get_by_role("status")).to_have_text("2 hits")


def test_what_is_nationwide_is_offered_where_one_place_was_chosen(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?region=hamburg")
    expect(tab.get_by_role("status")).to_have_text("1 hit")
    tab.get_by_role("button", name="+ Nationwide: 1").click()
    expect(tab).to_have_url(base + "search/?region=hamburg&region=nationwide")
    expect(tab.get_by_role("status")).to_have_text("2 hits")
    expect(tab.get_by_role("button", name="+ Nationwide: 1")).to_have_count(0)
    tab.goto(base + "search/?kind=company")
    expect(tab.get_by_role("status")).to_have_text("1 hit")
    expect(tab.get_by_role("button", name="+ Nationwide")).to_have_count(0)


def test_a_slip_is_mended_and_said(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?q=Gatren")
    expect(tab.locator("[data-search-guess]")).to_contain_text("Did you mean “Garten”?")
    assert titles(tab) == ["Garten"]


def test_the_focus_stays_where_a_facet_was_taken_off(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?topic=education&topic=work")
    tab.get_by_role("button", name="Education").press("Enter")
    expect(tab.get_by_role("button", name="Work")).to_be_focused()
    tab.get_by_role("button", name="Work").press("Enter")
    expect(tab.locator("[data-search-count]")).to_be_focused()


def test_a_facet_without_hits_stays_while_it_has_the_focus(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?topic=sport")
    tab.locator("summary").click()
    tab.get_by_role("checkbox", name="Sport").press("Space")
    expect(tab.locator("[data-search-count]")).to_have_text("4 hits")
    expect(tab.get_by_role("checkbox", name="Sport")).to_be_focused()


def test_nobody_hears_of_a_search_that_is_over(tab: Tab, base: str) -> None:
    tab.goto(base + "list/")
    tab.get_by_role("searchbox").fill("Garten")
    expect(tab.locator("[data-search-count]")).to_have_text("1 hit")
    tab.get_by_role("searchbox").fill("")
    expect(tab.get_by_text("cards of the server")).to_be_visible()
    tab.wait_for_timeout(1500)
    expect(tab.get_by_role("status")).to_have_text("")


def test_without_an_index_the_list_stays_and_says_why(browser: Browser, base: str) -> None:
    with contextlib.closing(browser.new_context()) as context:
        view = context.new_page()
        view.route("**/pagefind/**", lambda route: route.abort())
        view.goto(base + "list/?q=Garten")
        expect(view.locator("[data-search-count]")).to_have_text(
            "The search could not be loaded. All lists work without it."
        )
        expect(view.get_by_text("cards of the server")).to_be_visible()


def test_nothing_found_says_so(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?q=Zeppelin")
    expect(tab.locator("[data-search-count]")).to_have_text("No hits")
    expect(tab.locator("[data-search-guess]")).to_contain_text("“Zeppelin”")
    expect(tab.get_by_role("status")).to_have_text(re.compile("^No hits. .*“Zeppelin”"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("search/?topic=sport", "Nothing matches these filters. Try removing one."),
        ("search/?kind=company&q=Garten", "No hits for “Garten” with these filters. Without them: 1."),
        ("search/?q=Wir+spenden+30+Zeppeline+und+Laptops", "No entry has “30, Zeppeline”, so it was left out."),
        ("list/?q=Firma", "Nothing in this list for “Firma”."),
    ],
)
def test_nothing_found_says_why(tab: Tab, base: str, address: str, said: str) -> None:
    tab.goto(base + address)
    expect(tab.locator("[data-search-guess]")).to_contain_text(said)


def test_a_list_leads_on_to_the_search_of_everything(tab: Tab, base: str) -> None:
    tab.goto(base + "list/?q=Firma")
    tab.get_by_role("link", name="Search the whole catalogue for “Firma”").click()
    expect(tab).to_have_url(base + "search/?q=Firma")
    expect(tab.get_by_role("status")).to_have_text("1 hit")
    assert titles(tab) == ["Firma"]


def test_the_button_of_a_phone_folds_the_facets_and_leads_to_the_hits(tab: Tab, base: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 700})
    tab.goto(base + "search/?q=Laptops")
    tab.locator("summary").first.click()
    tab.get_by_role("checkbox", name="Initiative").check()
    tab.get_by_role("button", name="Show hits: 2").click()
    expect(tab.locator("[data-search-facets]")).not_to_have_attribute("open", "")
    expect(tab.locator("[data-search-count]")).to_be_focused()


def test_text_of_an_entry_stays_text_and_shows_why(tab: Tab, base: str) -> None:
    tab.goto(base + "search/?q=Kurs")
    expect(tab.locator("[data-search-cards] .text")).to_have_text("Sprachkurse <b>und</b> Laptops")
    assert tab.locator("[data-search-cards] mark").all_inner_texts() == ["Sprachkurse"]


def test_a_list_keeps_its_cards_until_something_is_asked(tab: Tab, base: str) -> None:
    tab.goto(base + "list/")
    expect(tab.get_by_text("cards of the server")).to_be_visible()
    tab.get_by_role("searchbox").fill("Laptop")
    expect(tab.get_by_text("cards of the server")).to_be_hidden()
    expect(tab.get_by_role("status")).to_have_text("2 hits")
    assert sorted(titles(tab)) == ["Kurse", "Laptops für alle"]
    tab.get_by_role("searchbox").fill("")
    expect(tab.get_by_text("cards of the server")).to_be_visible()


def test_without_script_the_form_leads_to_the_search_page(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(base + "list/")
    expect(tab.get_by_text("cards of the server")).to_be_visible()
    tab.get_by_role("searchbox").fill("Laptop")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(base + "search/?q=Laptop&kind=Initiative")
    assert "The search needs JavaScript" in tab.locator("noscript").inner_text()
    context.close()
