"""Names are taken apart as people read them: without legal form, at dashes and brackets, with their acronyms."""

from __future__ import annotations

import pytest

from generator.relations.overlaps.names import name_forms

PARTS = {"Bildungswerk": ("bildung", "werk"), "Beratungsstelle": ("beratung", "stelle")}


def parts_of(word: str) -> tuple[str, ...]:
    return PARTS.get(word, ())


def joined(name: str) -> set[str]:
    """All readings of a name."""
    return {reading.joined for reading in name_forms(name, parts_of).readings}


@pytest.mark.parametrize(
    "alike",
    [
        ("Refugees on Rails", "Refugees on Rails e.V.", "Refugees on Rails e. V.", "refugees on rails eV"),
        ("Labdoo", "Labdoo gGmbH", "Labdoo gemeinnützige GmbH", "„Labdoo“"),
        ("wechange", "wechange eG", "wechange.de", "https://www.wechange.de"),
        ("OpenHospital", "Open Hospital", "open hospital"),
        ("Übersetzer*innen ohne Grenzen", "Übersetzer:innen ohne Grenzen", "Uebersetzerinnen ohne Grenzen"),
        ("#germanforrefugees", "German for Refugees"),
    ],
)
def test_spelling_and_legal_form_make_no_difference(alike: tuple[str, ...]) -> None:
    assert len({name_forms(name, parts_of).readings[0].joined for name in alike}) == 1


def test_segments_are_readings_of_their_own() -> None:
    assert joined("La Red – Vernetzung und Integration e.V.") == {
        "laredvernetzungundintegration", "lared", "vernetzungundintegration",
    }  # fmt: skip
    assert joined("Kontaktstelle (KuB)") == {"kontaktstellekub", "kontaktstelle", "kub"}
    assert joined("Stifter-helfen") == {"stifterhelfen"}


@pytest.mark.parametrize(
    ("name", "acronyms"),
    [
        ("KuB Berlin", {"kub"}), ("RoR - Refugees on Rails e. V.", {"ror"}), ("D21", {"d21"}), ("Vista", {"vista"}),
        ("Netzwerk Berlin", set()), ("Nachbarschaftshaus am Park", set()),
    ],
)  # fmt: skip
def test_words_that_may_be_acronyms(name: str, acronyms: set[str]) -> None:
    assert acronyms <= name_forms(name, parts_of).acronyms
    if not acronyms:
        assert name_forms(name, parts_of).acronyms == frozenset()


def test_compounds_begin_more_than_once() -> None:
    assert name_forms("Bildungswerk Nord", parts_of).units == (("bildungswerk", "werk"), ("nord",))


@pytest.mark.parametrize("name", ["e.V.", "„“", "()", "–", "gGmbH", "12", "ß", "日本語", "a" * 300, "- - -"])
def test_any_name_has_one_reading_at_least(name: str) -> None:
    assert name_forms(name, parts_of).readings
