"""Ids: one entry each, for ever, whatever the computer thinks of capitals."""

from __future__ import annotations

import pytest

from generator.model import Catalogue
from tests.support import RETIRED, catalogue, codes, findings, pointed_at

GONE = "- {id: labdoo, since: 2026-01-31, reason: Auf Wunsch gelöscht.}\n"


@pytest.mark.parametrize("name", ["Labdoo", "ab", "12345", "köln", "a_b", "a--b", "-ab", "x" * 61, "hilfe köln"])
def test_a_file_name_must_be_an_id(name: str) -> None:
    assert codes({f"initiatives/{name}.yaml": ""}) == {"I301"}


def test_a_file_name_is_suggested() -> None:
    (found,) = (one for one in findings({"initiatives/Hilfe für Köln.yaml": ""}) if one.rule.code == "I301")
    assert found.fix == "hilfe-fuer-koeln.yaml"


@pytest.mark.parametrize("other", ["companies/labdoo.yaml", "events/labdoo.yaml"])
def test_an_id_is_unique_across_all_kinds(other: str) -> None:
    (found,) = (one for one in findings({"initiatives/labdoo.yaml": "", other: ""}) if one.rule.code == "I302")
    assert {found.span.file, found.related[0].span.file} == {"content/initiatives/labdoo.yaml", f"content/{other}"}


def test_ids_that_differ_in_capitals_are_the_same_file_elsewhere() -> None:
    assert codes({"initiatives/labdoo.yaml": "", "initiatives/Labdoo.yaml": ""}) == {"I301", "I302"}


def test_a_retired_id_is_never_used_again() -> None:
    assert codes({"initiatives/labdoo.yaml": "", RETIRED: GONE}) == {"I303"}
    assert codes({"initiatives/labdoo-neu.yaml": "", RETIRED: GONE}) == set()
    assert codes({"initiatives/labdoo-neu.yaml": "former_ids: [labdoo]", RETIRED: GONE}) == {"I304"}


def test_two_entries_cannot_have_been_the_same() -> None:
    files = {"initiatives/eins-a.yaml": "former_ids: [vorher]", "initiatives/zwei-b.yaml": "former_ids: [vorher]"}
    assert [one.span.file for one in findings(files) if one.rule.code == "I304"] == ["content/initiatives/zwei-b.yaml"]


@pytest.mark.parametrize("more", ["id: kurs, former_ids: [laptops]", "id: laptops"])
def test_needs_and_offers_share_their_ids_the_earlier_ones_too(more: str) -> None:
    text = (
        "needs: [{id: laptops, kind: hardware, title: Laptops, since: 2026}]\n"
        f"offers: [{{{more}, kind: training, title: Kurse, since: 2026}}]\n"
    )
    (found,) = (one for one in findings({"initiatives/abc.yaml": text}) if one.rule.code == "I305")
    assert found.span.line > found.related[0].span.line


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.yml", "I306"),
        ("a.YAML", "I306"),
        ("a.yaml.txt", "I306"),
        ("a.json", "I306"),
        ("a.txt", "I307"),
        ("a.png", "I307"),
    ],
)
def test_files_that_nobody_reads(name: str, code: str) -> None:
    assert codes({"initiatives/abc.yaml": "", f"initiatives/{name}": ""}) == {code}


def test_a_logo_belongs_to_its_entry() -> None:
    logo = "logo: {file: a.png, alt: Logo, rights: wir}"
    assert codes({"initiatives/abc.yaml": logo, "initiatives/a.png": b""}) == set()
    assert codes({"initiatives/abc.yaml": logo, "companies/a.png": b""}) == {"I307", "I308"}
    (found,) = (
        one for one in findings({"initiatives/abc.yaml": logo, "initiatives/A.png": b""}) if one.rule.code == "I308"
    )
    assert found.fix == "A.png"


def test_a_logo_may_be_named_by_an_entry_that_could_not_be_read() -> None:
    assert "I307" not in codes({"initiatives/abc.yaml": "name: [", "initiatives/a.png": b""}, whole=True)


def test_the_place_is_the_word_itself() -> None:
    text = "name: Beispiel\nformer_ids: [labdoo]\n"
    made: Catalogue = catalogue({"initiatives/abc.yaml": text, "initiatives/labdoo.yaml": ""})
    document = next(one for one in made.documents if one.path == "content/initiatives/abc.yaml")
    (found,) = (one for one in findings(made) if one.rule.code == "I304")
    assert pointed_at(found, document.text) == "labdoo"


def test_of_two_entries_with_one_id_the_changed_one_is_told() -> None:
    made = catalogue({"initiatives/labdoo.yaml": "", "companies/labdoo.yaml": ""})
    for path in ("content/initiatives/labdoo.yaml", "content/companies/labdoo.yaml"):
        (found,) = (one for one in findings(made, changed=(path,)) if one.rule.code == "I302")
        assert found.span.file == path


def test_an_entry_without_an_ending_is_an_error_with_its_name() -> None:
    (found,) = (one for one in findings({"initiatives/rechner-brücke": ""}) if one.rule.code.startswith("I"))
    assert (found.rule.code, found.fix) == ("I306", "rechner-bruecke.yaml")
