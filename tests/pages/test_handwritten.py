"""Hand-written pages get their slots; the search knows every facet; a lost visitor finds a way."""

from __future__ import annotations

from dataclasses import replace

from generator.pages import handwritten
from generator.pages.parts.workshop import Workshop
from generator.settings import Publisher
from tests.pages.pages_support import made, workshop
from tests.support import ROOT


def shop(publisher: Publisher) -> Workshop:
    base = workshop({"initiatives/anna.yaml": "", "events/been.yaml": "name: Been\nstart: '2016'"})
    return Workshop(replace(base.settings, publisher=publisher), base.catalogue, base.relations, "en")


def test_every_hand_written_page_but_home_and_shell_is_made() -> None:
    written = {f"{path.stem}/" for path in (ROOT / "docs" / "en").glob("*.md")} - {"index/", "shell/"}
    pages = made(handwritten.pages, shop(Publisher()))
    assert set(pages) == {*written, "search/", "404.html"}
    assert all(pages[address].content == "" for address in written)


def test_the_imprint_names_the_publisher() -> None:
    slots = made(handwritten.pages, shop(Publisher("A & B", "info@example.org", ("Weg 1", "12047 Berlin"))))[
        "imprint/"
    ].slots
    assert "<strong>A &amp; B</strong>" in slots["publisher"]
    assert "Weg 1" in slots["publisher"]
    assert 'href="mailto:info@example.org"' in slots["publisher"]


def test_a_missing_address_says_so() -> None:
    assert "Postal address: not stated" in made(handwritten.pages, shop(Publisher("A")))["imprint/"].slots["publisher"]


def test_the_search_page_knows_all_kinds_and_is_not_for_search_engines() -> None:
    page = made(handwritten.pages, shop(Publisher()))["search/"]
    assert page.noindex
    for kind in ("initiative", "event", "topic", "region"):
        assert f'name="kind" value="{kind}"' in page.content


def test_the_page_for_missing_addresses_offers_search_and_lists() -> None:
    content = made(handwritten.pages, shop(Publisher()))["404.html"].content
    assert 'action="search/"' in content
    assert 'href="needs/"' in content
