"""Suggested bundles: what they share and need, and a draft that lacks only what people must decide."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from generator.formatting import formatted
from generator.pages.bundles import bundles
from generator.pages.bundles.suggested import PER_PAGE, draft, suggestion, suggestion_address
from generator.pages.parts.workshop import Workshop
from generator.read import read_document
from tests.pages.pages_support import alike, made, need, overlapping, workshop
from tests.support import findings

FILES = {
    "initiatives/eins-berlin.yaml": "name: Eins\nneeds:\n" + need("laptops", quantity="{total: 20, unit: piece}"),
    "initiatives/zwei-koeln.yaml": "name: Zwei\nneeds:\n" + need("laptops", quantity="{total: 10, unit: piece}"),
}
PAIR = ("eins-berlin", "zwei-koeln")


def two(language: str = "en") -> Workshop:
    return overlapping(workshop(FILES, language), alike(*PAIR, words=("Laptops", "löschen")))


def many(count: int) -> Workshop:
    """So many pairs that have nothing to do with each other."""
    names = [(f"a-{number:03}", f"b-{number:03}") for number in range(count)]
    files = {f"initiatives/{key}.yaml": f"name: Name {key}" for pair in names for key in pair}
    return overlapping(workshop(files), *(alike(*pair) for pair in names))


def test_a_suggestion_says_who_what_they_share_and_what_they_need_together() -> None:
    view = suggestion(two(), PAIR)
    assert view.title == "Eins and Zwei"
    assert [(one.text, one.href, one.count) for one in view.members] == [
        ("Eins", "initiatives/eins-berlin/", "nationwide"), ("Zwei", "initiatives/zwei-koeln/", "nationwide"),
    ]  # fmt: skip
    assert [(row.name, row.values[0].text, row.values[0].count) for row in view.shared] == [
        ("Topics", "Education", "both"), ("Reach", "nationwide", "both"),
    ]  # fmt: skip
    assert view.words == ("Laptops, löschen", "de")
    assert [(one.kind.text, one.amount) for one in view.sums] == [("IT hardware", "30 devices in all")]


def test_the_draft_lacks_only_what_people_must_decide() -> None:
    made_draft = draft(two(), PAIR)
    assert made_draft.path == "content/bundles/eins-berlin-zwei-koeln.yaml"
    raised = [
        (finding.rule.code, finding.span.line)
        for finding in findings({**FILES, made_draft.path: made_draft.text})
        if finding.span.file == made_draft.path
    ]
    assert raised == [("W514", 3), ("W514", 5)], "the two placeholders, and nothing else"


def test_the_draft_is_the_same_in_both_languages_and_in_the_order_of_all_files() -> None:
    assert draft(two("en"), PAIR) == draft(two("de"), PAIR)
    long = tuple(f"eine-initiative-mit-langem-namen-{number}" for number in range(6))
    files = {f"initiatives/{key}.yaml": f"name: {key}" for key in long}
    for one in (draft(two(), PAIR), draft(workshop(files), long)):
        assert formatted(read_document(one.path, one.text.encode())) == one.text


def test_the_draft_opens_on_github_as_it_stands() -> None:
    one = draft(two(), PAIR)
    parts = urlsplit(one.href)
    assert (parts.hostname, parts.path.split("/")[-2:]) == ("github.com", ["new", "main"])
    assert parse_qs(parts.query) == {"filename": [one.path], "value": [one.text]}
    assert len(one.href) < 2000


def test_an_id_that_is_taken_is_not_proposed() -> None:
    shop = workshop({**FILES, "bundles/eins-berlin-zwei-koeln.yaml": "name: Beide"})
    assert draft(shop, PAIR).path == "content/bundles/eins-berlin-zwei-koeln-2.yaml"


def test_the_page_calls_them_suggested_and_shows_the_draft() -> None:
    page = made(bundles.pages, two("de"))["bundles/"].content
    assert "Vorgeschlagene Bündnisse" in page
    assert 'id="vorschlag-eins-berlin"' in page
    assert "members: [eins-berlin, zwei-koeln]" in page
    assert "Noch ist kein Bündnis eingetragen" in page


def test_without_suggestions_the_page_says_so() -> None:
    page = made(bundles.pages, workshop(FILES))["bundles/"].content
    assert "No suggestion at present" in page
    assert 'class="kin"' not in page


def test_large_groups_are_named_in_few_words() -> None:
    keys = [f"nummer-{number}" for number in range(7)]
    shop = workshop({f"initiatives/{key}.yaml": f"name: {key}" for key in keys})
    pairs = [alike(one, other) for one in keys for other in keys if one < other]
    view = suggestion(overlapping(shop, *pairs), tuple(keys))
    assert view.title == "nummer-0, nummer-1, nummer-2 and 4 more initiatives"
    assert len(view.members) == 7


def test_many_suggestions_are_spread_over_pages_that_entries_lead_to() -> None:
    shop = many(PER_PAGE + 2)
    pages = made(bundles.pages, shop)
    assert set(pages) == {"bundles/", "bundles/2/"}
    assert "No alliance is listed yet" in pages["bundles/"].content
    assert "No alliance is listed yet" not in pages["bundles/2/"].content
    last = shop.relations.overlaps.groups[-1]
    address, _, anchor = suggestion_address(shop, last).partition("#")
    assert f'id="{anchor}"' in pages[address].content
