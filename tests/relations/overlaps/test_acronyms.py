"""An acronym stands for a name as far as it uses its words; letters that are left over rule it out."""

from __future__ import annotations

import time

import pytest

from generator.relations.overlaps.acronyms import spelled_out

CONTACT = (("kontakt",), ("und",), ("beratungsstelle", "stelle"))
RAILS = (("refugees",), ("on",), ("rails",))


def test_every_word_used_is_certain() -> None:
    assert spelled_out("ror", RAILS) == 1
    assert spelled_out("kub", CONTACT) == 1


def test_small_words_may_be_left_out_and_compounds_give_two_letters() -> None:
    assert spelled_out("kbs", CONTACT) == 1
    assert spelled_out("bw", (("bildungswerk", "werk"),)) == 0.5


def test_words_left_out_count_less_at_the_end() -> None:
    units = (("bund",), ("deutscher",), ("architekten",), ("bayern",))
    whole, without_last, without_second = (spelled_out(letters, units) for letters in ("bdab", "bda", "bab"))
    assert whole > without_last > without_second > 0


def test_two_letters_prove_less_than_three() -> None:
    assert 0 < spelled_out("rr", RAILS) < spelled_out("ror", RAILS)


@pytest.mark.parametrize("acronym", ["", "r", "xyz", "rorx", "refugeesonrails", "ar"])
def test_letters_left_over_rule_it_out(acronym: str) -> None:
    assert spelled_out(acronym, RAILS) == 0


def test_the_beginning_of_one_word_is_an_abbreviation() -> None:
    assert spelled_out("ref", (("refugees",),)) == 0
    assert spelled_out("ror", ()) == 0


@pytest.mark.parametrize(
    "unit", [("b",), ("baba", "bab", "ba"), ("bbbbbbbb",) * 40], ids=["short", "compound", "many parts"]
)
def test_long_names_are_no_trap(unit: tuple[str, ...]) -> None:
    start = time.process_time()
    assert 0 < spelled_out("b" * 8, (unit,) * 40) <= 1
    assert time.process_time() - start < 1
