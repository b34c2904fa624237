"""Candidates are the pairs that share rare keys: few of them, and none of the good ones lost."""

from __future__ import annotations

from itertools import combinations

from generator.relations.overlaps.candidates import MOST_SHARING, candidates, keys_of
from generator.relations.overlaps.detect import judge
from generator.relations.overlaps.profile import Profile, Source, profile, weigh
from generator.relations.overlaps.weights import weights
from tests.support import analyser


def profiles(*sources: Source) -> list[Profile]:
    made = [profile(source, analyser()) for source in sources]
    weigh(made)
    return made


def named(*names: str) -> list[Profile]:
    return profiles(*(Source(str(number), (name,)) for number, name in enumerate(names)))


def test_pairs_that_share_a_name_an_acronym_or_a_rare_word() -> None:
    made = named(
        "Refugees on Rails", "RoR e. V.", "Rails-Werkstatt", "Nähstube Nordstadt", "Open Hospital", "OpenHospital"
    )
    assert candidates(made) == [(0, 1), (0, 2), (4, 5)]


def test_addresses_and_numbers_are_enough() -> None:
    first = Source("a", ("Eins",), addresses=frozenset(["example.org"]), numbers=frozenset(["vr:1"]))
    assert candidates(profiles(first, Source("b", ("Zwei",), addresses=frozenset(["example.org"])))) == [(0, 1)]
    assert candidates(profiles(first, Source("b", ("Zwei",), numbers=frozenset(["vr:1"])))) == [(0, 1)]
    assert candidates(profiles(first, Source("b", ("Zwei",), numbers=frozenset(["vr:2"])))) == []


def test_a_place_or_a_common_word_is_not() -> None:
    assert candidates(named("Tafel Hamburg", "Brotfabrik Hamburg", "Netzwerk Lesen", "Netzwerk Wandern")) == []


def test_what_very_many_share_is_no_key() -> None:
    assert candidates(named(*["Zeitspender"] * 3)) == [(0, 1), (0, 2), (1, 2)]
    assert candidates(named(*["Zeitspender"] * (MOST_SHARING + 1))) == []


def test_nothing_gives_nothing() -> None:
    assert candidates([]) == []
    assert candidates(named("Eins")) == []


def test_keys_are_worth_something() -> None:
    (one,) = named("Bildungswerk Nord e. V.")
    assert all(0 < worth <= 1 for worth in keys_of(one).values())
    assert ("name", "bildungswerknord") in keys_of(one)


def test_no_pair_that_all_with_all_would_call_one_is_missed() -> None:
    made = named(
        "Refugees on Rails", "RoR - Refugees on Rails e. V.", "Kontakt- und Beratungsstelle", "KuB", "wechange eG",
        "wechange.de", "German for Refugees", "#germanforrefugees", "Freifunk Halle", "Freifunk Leipzig", "Labdoo",
        "Labdoo.org Deutschland", "Berliner Stadtmission", "Stadtmission Berlin", "Über den Tellerrand",
        "Ueber den Tellerrand e.V.", "Nähstube", "Kleiderkammer",
    )  # fmt: skip
    found = set(candidates(made))
    scale = weights()
    every = {
        (one, other)
        for one, other in combinations(range(len(made)), 2)
        if judge(made[one], made[other], (), scale).score >= scale.same.threshold
    }
    assert len(every) >= 5
    assert every <= found
