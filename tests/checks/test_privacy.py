"""Private persons: their addresses and numbers are found wherever they stand, those of organisations are left alone."""

from __future__ import annotations

import pytest

from tests.support import catalogue, codes, findings, pointed_at

ENTRY = "initiatives/hilfe-koeln.yaml"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("anna.schmidt@verein.de", "P801"), ("schmidt.anna@verein.de", "P801"), ("a.schmidt@verein.de", "P801"),
        ("olena_shevchenko@verein.de", "P801"), ("anna.schmidt77@gmx.de", "P801"), ("anna77@gmx.de", "P801"),
        ("anna@verein.de", "P802"), ("zorro.mustermann@verein.de", "P802"),
        ("fluechtlingshilfe@gmx.de", "P803"), ("hilfe.koeln@gmail.com", "P803"),
        ("info@verein.de", ""), ("kontakt.berlin@verein.de", ""), ("hilfe.koeln@verein.de", ""), ("team-nord@verein.de", ""),
        ("verein.musterstadt@verein.de", ""), ("fluechtlingshilfe@stadt.de", ""),
    ],
)  # fmt: skip
def test_addresses_of_people_and_of_organisations(address: str, expected: str) -> None:
    assert codes({ENTRY: f"contact: {{email: {address}}}"}) == {expected} - {""}


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+49 151 23456789", "P804"), ("0176/12345678", "P804"), ("+49 (0)160 1234567", "P804"), ("+43 664 1234567", "P804"),
        ("+49 30 901820", ""), ("030 901820", ""), ("0221 / 221-0", ""),
    ],
)  # fmt: skip
def test_mobile_numbers_are_errors(phone: str, expected: str) -> None:
    assert codes({ENTRY: f'contact: {{phone: "{phone}"}}'}) == {expected} - {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("description: Fragen an info@verein.de.", {"P805"}),
        ("description: Fragen an anna.schmidt@verein.de.", {"P801"}),
        ("# Anna, anna.schmidt@verein.de", {"P801"}),
        ("description: Anruf unter 030 901820 genügt.", {"P806"}),
        ("description: Anruf unter 0151 23456789 genügt.", {"P804"}),
        ("# mobil 0151-23456789", {"P804"}),
        ("description: Wir sind @hilfe@social.example im Netz.", set()),
        ("website: https://social.example/@hilfe", set()),
        ("website: https://example.org/artikel/015123456789", set()),
        ("description: Seit 2015 halfen 1.000 Menschen, am 01.02.2016 waren es 20 000 000.", set()),
        ("description: IBAN DE89 3704 0044 0532 0130 00", set()),
    ],
)
def test_texts_and_comments_are_public_too(text: str, expected: set[str]) -> None:
    assert codes({ENTRY: text}) == expected


def test_a_broken_entry_is_looked_at_as_well() -> None:
    assert "P801" in codes({ENTRY: "name: [\n# anna.schmidt@verein.de"}, whole=True)


def test_the_place_is_exact_and_the_message_does_not_repeat_it() -> None:
    made = catalogue({ENTRY: "contact:\n  email: anna.schmidt@verein.de"})
    (found,) = (one for one in findings(made) if one.rule.code == "P801")
    text = next(one.text for one in made.documents if one.path == f"content/{ENTRY}")
    assert pointed_at(found, text) == "anna.schmidt@verein.de"
    assert "anna" not in f"{found.message} {found.hint} {found.fix}"


def test_a_number_with_words_before_it_is_still_that_of_the_contact() -> None:
    assert codes({"initiatives/abc.yaml": "contact: {phone: Tel. 030 901820}\n"}) == {"S224"}


def test_a_long_line_takes_no_longer() -> None:
    """Found by trying: each address made the search go through all the spaces again, and again."""
    text = "description: Text {a," + " " * 50_000 + "anna.schmidt@b.de " * 50 + "\n"
    assert codes({"initiatives/abc.yaml": text}) >= {"P801"}


def test_the_name_of_a_field_within_a_sentence_makes_no_contact_of_it() -> None:
    number = 'description: "Rufen Sie an, phone: bitte 030 901820 wählen."\n'
    assert codes({"initiatives/abc.yaml": number}) == {"P806"}
    assert codes({"initiatives/abc.yaml": "contact: {email: info@verein.de, phone: 030 901820}\n"}) == set()
