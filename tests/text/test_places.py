"""Places are told apart as they are written, and are one however they are written."""

from __future__ import annotations

import pytest

from benchmarks.overlap_kinds import NO_PLACE, OTHER_PLACES, SAME_PLACES
from generator.text.gazetteer import place_of
from generator.text.places import Place, apart, read_place, together


@pytest.mark.parametrize(("one", "other"), SAME_PLACES)
def test_one_place_may_be_written_in_many_ways(one: str, other: str) -> None:
    first, second = read_place(one), read_place(other)
    assert (apart(first, second), apart(second, first)) == (0, 0)
    assert together(first, second) == 1


@pytest.mark.parametrize(("one", "other"), OTHER_PLACES)
def test_two_places_are_two_whether_or_not_a_list_has_them(one: str, other: str) -> None:
    first, second = read_place(one), read_place(other)
    assert apart(first, second) == apart(second, first) >= 0.7
    assert together(first, second) < 0.5


@pytest.mark.parametrize("text", [text for text in NO_PLACE if text != "Deutschland"])
def test_what_says_nothing_is_no_place(text: str) -> None:
    assert read_place(text) == Place()


def test_a_country_contradicts_nothing_that_lies_in_it() -> None:
    assert apart(read_place("Deutschland"), read_place("Kassel")) == 0
    assert apart(read_place("Germany"), read_place("Hessen")) == 0
    assert apart(read_place("Deutschland"), read_place("Österreich")) == 1


def test_a_code_means_what_was_named_before() -> None:
    assert read_place("Dover, DE").states == {"US-DE"}
    assert read_place("Berlin, DE").countries == {"DE"}
    assert read_place("Toronto, ON, Canada").states == {"CA-ON"}
    assert read_place("Bremen, HB").states == {"DE-HB"}


def test_a_slip_in_an_unknown_village_is_forgiven_but_two_known_towns_are_two() -> None:
    assert apart(read_place("Wilmersheim"), read_place("Wilmerheim")) == 0
    assert apart(read_place("Harsefeld"), read_place("Harsum")) == 1


def test_districts_of_a_town_are_nearly_two_places() -> None:
    assert 0 < apart(read_place("Berlin-Wedding"), read_place("Berlin-Spandau")) < 1
    assert apart(read_place("Berlin-Wedding"), read_place("Berlin")) == 0


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("berliner", "berlin"),
        ("bremer", "bremen"),
        ("cologne", "koeln"),
        ("munich", "muenchen"),
        ("frankfurt", "frankfurt"),
    ],
)
def test_words_for_one_place_meet(word: str, place: str) -> None:
    assert place_of(word) == place
