"""From a page of the site to a good proposal, as somebody does it who knows neither git nor YAML: by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.read import read_document
from generator.site.interpreter import PLACE
from tests.e2e.browsers import DESKTOP, Notes, ready, tab
from tests.e2e.harness import ROOT, Site

SMALL_PHONE = {"width": 320, "height": 640}
CHECKED = pytest.mark.skipif(not PLACE.is_dir(), reason="the interpreter for browsers could not be fetched here")
WHERE = """() => {
  const at = document.activeElement ?? document.body;
  const labels = [...(at.labels ?? [])].map((one) => one.textContent).join(" ");
  return `${at.getAttribute("aria-label") ?? ""} ${labels} ${labels ? "" : at.textContent.slice(0, 200)}`;
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with tab(browser, SMALL_PHONE) as view:
        yield view


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESKTOP) as view:
        yield view


def to(view: Page, words: str, key: str = "Tab", most: int = 300) -> None:
    """Go on with a key until something with these words has the focus."""
    for _ in range(most):
        view.keyboard.press(key)
        if words in str(view.evaluate(WHERE)):
            return
    raise AssertionError(f"nothing with the words {words!r} can be reached")


def answer(view: Page, words: str, text: str) -> None:
    """Reach a field and type an answer into it; what is searched for is taken by Enter."""
    to(view, words)
    view.keyboard.type(text)
    if view.evaluate("() => document.activeElement.type") == "search":
        view.keyboard.press("Enter")


def proposed(view: Page, way: str) -> str:
    """The text that a way of sending carries in its address."""
    address = str(view.locator(f"[data-way={way}]").get_attribute("href"))
    query = parse_qs(urlsplit(address).query)
    return query["value" if way == "github" else "body"][0].replace("\r\n", "\n")


def written(view: Page) -> str:
    return str(view.locator("pre.trouble").evaluate("(one) => one.textContent"))


@CHECKED
def test_a_new_initiative_with_two_needs_by_keyboard_on_a_small_phone(phone: Page, site: Site) -> None:
    notes = Notes(phone, site)
    phone.goto(site.url)
    to(phone, "Wir brauchen etwas")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/contribute/new/**")
    ready(phone)
    answer(phone, "Wie ist der Name?", "Räder für Kassel <b>e. V.</b>")
    answer(phone, "In einem Satz", "Wir reparieren gespendete Fahrräder und geben sie an Geflüchtete weiter.")
    answer(phone, "Welche Themen passen", "Umwelt")
    answer(phone, "Ort, Kreis oder Land", "Kassel")
    answer(phone, "Welche Art von Hilfe", "Werkzeug")
    answer(phone, "In einer Zeile", "Werkzeug für unsere Werkstatt")
    to(phone, "Gesuch hinzufügen")
    phone.keyboard.press("Enter")  # the focus goes into it
    phone.keyboard.type("Raum")
    phone.keyboard.press("Enter")
    answer(phone, "In einer Zeile", "Ein Lager für zwanzig Räder")
    answer(phone, "E-Mail-Adresse", "info@raeder-kassel.example")
    to(phone, "Ich spreche für diese Organisation")
    phone.keyboard.press("Space")
    to(phone, "Jetzt prüfen")
    phone.keyboard.press("Enter")
    wrong = phone.locator('[data-loc="name"] .finding')
    expect(wrong).to_contain_text("HTML")
    to(phone, "Zur ersten Stelle")
    phone.keyboard.press("Enter")
    expect(phone.locator('[data-loc="name"] input')).to_be_focused()
    to(phone, "Beheben")
    phone.keyboard.press("Enter")
    expect(wrong).to_have_count(0)
    expect(phone.locator("[data-step=send]")).not_to_contain_text("Fast fertig")
    entry = read_document("content/initiatives/raeder-fuer-kassel.yaml", proposed(phone, "github").encode()).data
    assert isinstance(entry, dict)
    assert entry["name"] == "Räder für Kassel e. V."
    assert entry["area"] == {"scope": "local", "regions": ["DE-HE"]}
    assert entry["location"] == {"city": "Kassel"}
    assert [need["title"] for need in entry["needs"]] == [
        "Werkzeug für unsere Werkstatt",
        "Ein Lager für zwanzig Räder",
    ]
    assert {need["id"] for need in entry["needs"]} == {
        "werkzeug-fuer-unsere-werkstatt",
        "ein-lager-fuer-zwanzig-raeder",
    }
    assert entry["created"] == entry["confirmed"]
    assert proposed(phone, "mail").split("\n\n")[-1].strip() in unquote(written(phone))
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert notes.take() == []


@CHECKED
def test_a_change_touches_the_lines_concerned_alone(desk: Page, site: Site) -> None:
    desk.goto(site.url + "initiatives/labdoo/")
    desk.get_by_role("link", name="Stimmt noch").click()
    desk.wait_for_url("**/contribute/change/**")
    ready(desk)
    desk.get_by_label("In welchem Jahr").first.wait_for(state="attached")
    desk.get_by_role("button", name="Jetzt prüfen").click()
    expect(desk.locator("[data-way=github]")).to_be_visible()
    before = (ROOT / "content/initiatives/labdoo.yaml").read_text("utf-8").splitlines()
    after = written(desk).splitlines()
    assert [line for line in after if line not in before] == [next(line for line in after if "confirmed:" in line)]
    assert [line for line in before if line not in after] == []
    assert str(desk.locator("[data-way=github]").get_attribute("href")).endswith("/content/initiatives/labdoo.yaml")


def test_a_need_is_withdrawn_from_the_page_of_its_entry(desk: Page, site: Site) -> None:
    desk.goto(site.url + "initiatives/labdoo/")
    desk.get_by_text("Etwas hat sich erledigt").click()
    desk.get_by_role("link", name="zurückziehen").first.click()
    desk.wait_for_url("**/contribute/change/**")
    ready(desk)
    expect(desk.locator('[data-loc="needs.0.status"] input[value=withdrawn]')).to_be_checked()
    assert "needs.laptops.status: – → withdrawn" in written(desk)


def test_without_the_check_an_entry_can_be_proposed_all_the_same(desk: Page, site: Site) -> None:
    desk.goto(site.url + "en/contribute/new/?kind=company&add=offers")
    ready(desk)
    desk.get_by_label("What is it called?").fill('Example: "Works" # one')
    desk.get_by_label("In one sentence").fill("Ä line – and\nanother: one, with 'quotes'.")
    desk.get_by_label("In one line: what exactly?").fill("Rooms: two")
    expect(desk.locator("[data-way=mail]")).to_be_visible()
    entry = read_document("content/companies/example.yaml", proposed(desk, "github").encode()).data
    assert isinstance(entry, dict)
    assert entry["name"] == 'Example: "Works" # one'
    assert entry["summary"] == {"en": "Ä line – and\nanother: one, with 'quotes'."}
    issue = parse_qs(urlsplit(str(desk.locator("[data-way=issue]").get_attribute("href"))).query)
    assert (issue["template"], issue["offers"]) == (["2-offer.yml"], ["Rooms: two"])
    assert entry["offers"][0] | {"since": ""} == {"id": "rooms-two", "title": {"en": "Rooms: two"}, "since": ""}


def test_an_entry_that_is_there_already_is_shown_while_the_name_is_typed(desk: Page, site: Site) -> None:
    desk.goto(site.url + "contribute/new/?kind=initiative")
    ready(desk)
    desk.get_by_label("Wie ist der Name?").fill("Computertruhe Verein")
    near = desk.locator("[data-step=who] .notice")
    expect(near).to_contain_text("Gibt es den Eintrag schon?")
    near.get_by_role("link", name="Das sind wir").click()
    desk.wait_for_url("**/contribute/change/**")
    ready(desk)
    expect(desk.get_by_role("heading", level=1)).to_have_text("Ändern: Computertruhe")


def test_what_would_fit_a_need_is_shown_while_it_is_typed(desk: Page, site: Site) -> None:
    desk.goto(site.url + "contribute/new/?kind=initiative&add=needs")
    ready(desk)
    desk.get_by_label("Welche Art von Hilfe").fill("Laptops")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-beside]").first).to_contain_text("könnte")


def test_bad_answers_are_explained_at_their_field_at_once(desk: Page, site: Site) -> None:
    desk.goto(site.url + "contribute/new/?kind=initiative")
    ready(desk)
    for label, text, said in (
        ("In einem Satz", "Zu kurz", "mindestens 20"),
        ("E-Mail-Adresse", "info at example", "@"),
        ("Website", "example", "https://"),
    ):
        field = desk.get_by_label(label, exact=False).first
        field.fill(text)
        field.blur()
        expect(desk.locator(".field", has=field).last.locator(".error")).to_contain_text(said)
        assert field.input_value() == text


def test_a_draft_is_kept_only_on_request_and_leaving_asks(desk: Page, site: Site) -> None:
    address = site.url + "contribute/new/?kind=event"
    desk.goto(address)
    ready(desk)
    desk.get_by_label("Wie ist der Name?").fill("Sommerfest")
    assert desk.evaluate("localStorage.length") == 0
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.on("dialog", accept)
    desk.get_by_label("Diesen Entwurf").check()
    desk.goto(address)
    ready(desk)
    assert asked == ["beforeunload"]
    assert desk.get_by_label("Wie ist der Name?").input_value() == "Sommerfest"
    desk.get_by_label("Diesen Entwurf").uncheck()
    assert desk.evaluate("localStorage.length") == 0


def test_hostile_answers_stay_text(desk: Page, site: Site) -> None:
    notes = Notes(desk, site)
    desk.goto(site.url + "contribute/new/?kind=initiative&add=needs")
    ready(desk)
    hostile = "<img src=x onerror=alert(1)>[x](javascript:alert(1))"
    for label in ("Wie ist der Name?", "In einem Satz", "In einer Zeile"):
        desk.get_by_label(label).first.fill(hostile)
    desk.get_by_text("So etwa wird es aussehen").click()
    expect(desk.locator(".preview h3")).to_have_text(hostile)
    assert desk.locator(".preview img").count() == 0
    assert notes.take() == []


def test_a_text_too_long_for_an_address_is_copied(browser: Browser, site: Site) -> None:
    with tab(browser, DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as view:
        view.goto(site.url + "contribute/new/?kind=initiative&add=needs")
        ready(view)
        view.get_by_label("Wie ist der Name?").fill("Lang")
        view.get_by_label("Worauf kommt es an?").fill("Wort und Wort. " * 600)
        link = view.locator("[data-way=mail]")
        expect(link).to_have_attribute("href", re.compile("mailto:"))
        expect(view.locator("[data-way=github]")).to_have_attribute("href", re.compile(r"filename=lang\.yaml$"))
        view.evaluate("document.querySelector('[data-way=mail]').addEventListener('click', (e) => e.preventDefault())")
        link.click()
        expect(view.locator(".ways [role=status]")).to_contain_text("kopiert")
        assert "Wort und Wort" in view.evaluate("navigator.clipboard.readText()")


def test_without_script_other_ways_are_shown(browser: Browser, site: Site) -> None:
    with tab(browser, DESKTOP, java_script_enabled=False) as view:
        view.goto(site.url + "contribute/new/")
        expect(view.locator("main noscript .notice")).to_contain_text("Das Formular braucht JavaScript")
        expect(view.get_by_role("heading", name="Andere Wege")).to_be_visible()


def test_the_form_is_light(site: Site) -> None:
    names = ("form/languages/de.json", "form/entries.json")
    parts = [site.folder / name for name in names]
    parts += (site.folder / "assets/mithilfe/js").glob("contribute/*.js")
    assert json.loads(parts[0].read_text("utf-8"))["language"] == "de"
    assert sum(path.stat().st_size for path in parts) < 400_000
