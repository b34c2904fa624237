"""Whatever is compared, the points add up to the score, and everything can be said in every language."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.messages import Translator, available_languages
from generator.relations.overlaps import Overlap
from generator.relations.overlaps.calls import CallOverlap
from generator.relations.overlaps.detect import judge
from generator.relations.overlaps.features import Comparison, compare, with_words
from generator.relations.overlaps.profile import Profile, Source, profile, weigh
from generator.relations.overlaps.weights import logit, weights
from generator.wording.overlaps import BASE, Evidence, akin_evidence, call_evidence, reasons, same_evidence
from tests.support import analyser

SAY = [Translator(language) for language in available_languages()]
EXACT = 1e-6
NAMED = Comparison(
    {}, "Kontaktstelle", "KuB e. V.", "kub", ("Laptops", "Kurse"), ("muenchen",), ("example.org",), ("vr:1",)
)
WORDS = st.sampled_from([
    "Refugees", "on", "Rails", "RoR", "e.V.", "gGmbH", "Kontakt", "und", "Beratungsstelle", "KuB", "Leipzig",
    "Magdeburg", "gießt", "Laptops", "–", "(", ")", "wechange.de", "wechange", "2015", "Übersetzer*innen",
    "Straßenbäume", "Karte", "Berlin", "Deutschkurs", "API",
])  # fmt: skip
TEXT = st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=20)
NAME = st.lists(WORDS, min_size=1, max_size=5).map(" ".join) | st.text(min_size=1, max_size=20)
SOURCE = st.builds(
    Source,
    id=st.just("a"),
    names=st.lists(NAME, min_size=1, max_size=2).map(tuple),
    text=TEXT,
    language=st.sampled_from(["de", "en"]),
    location=st.sampled_from(["", "Berlin", "Leipzig"]),
    topics=st.frozensets(st.sampled_from(["work", "language"]), max_size=2),
    addresses=st.frozensets(st.sampled_from(["example.org", "example.net"]), max_size=1),
    numbers=st.frozensets(st.sampled_from(["vr:1", "vr:2"]), max_size=1),
    stated=st.frozensets(st.sampled_from(["e0", "e1"]), max_size=1),
    kind=st.sampled_from(["initiative", "company"]),
)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def profiles(sources: Iterable[Source]) -> list[Profile]:
    """Weighed profiles with ids of their own."""
    made = [profile(replace(source, id=f"e{number}"), analyser()) for number, source in enumerate(sources)]
    weigh(made)
    return made


def summed(evidence: Iterable[Evidence]) -> float:
    return math.fsum(one.points for one in evidence)


@SOME
@given(st.lists(SOURCE, min_size=2, max_size=4))
def test_the_points_add_up_to_the_score(sources: list[Source]) -> None:
    for first, second in combinations(profiles(sources), 2):
        overlap = judge(first, second, (), weights())
        assert 0 < overlap.score < 1
        assert summed(same_evidence(overlap)) == pytest.approx(logit(overlap.score), abs=EXACT)
        assert summed(akin_evidence(overlap)) == pytest.approx(logit(overlap.likeness), abs=EXACT)


@SOME
@given(st.lists(SOURCE, min_size=2, max_size=2))
def test_which_of_two_comes_first_makes_no_difference(sources: list[Source]) -> None:
    one, other = profiles(sources)
    there, back = judge(one, other, (), weights()), judge(other, one, (), weights())
    assert there.score == pytest.approx(back.score, abs=EXACT)
    assert there.likeness == pytest.approx(back.likeness, abs=EXACT)
    assert there.verdict == back.verdict


@SOME
@given(st.lists(SOURCE, min_size=2, max_size=3))
def test_everything_can_be_said(sources: list[Source]) -> None:
    for first, second in combinations(profiles(sources), 2):
        overlap = judge(first, second, (), weights())
        why = [*(one.said for one in (*same_evidence(overlap), *akin_evidence(overlap))), *reasons(overlap)]
        assert all(say(message).endswith(".") for message in why for say in SAY)
        assert len(reasons(overlap)) <= 3
        assert len(reasons(overlap)) >= (overlap.verdict == "duplicate")


def overlap(same: dict[str, float], features: dict[str, float] | None = None) -> Overlap:
    """A duplicate with these points."""
    quiet = dict.fromkeys(weights().same.points, 0.0)
    return Overlap("a", "b", "duplicate", 0.9, 0.1, same, {}, replace(NAMED, features=quiet | (features or {})))


@pytest.mark.parametrize("code", [*weights().same.points, *weights().akin.points])
def test_every_feature_has_its_words(code: str) -> None:
    first, base = same_evidence(overlap({code: 1.0}))
    assert (first.code, first.points, base.code, base.points) == (code, 1.0, BASE, weights().same.base)
    assert all(say(first.said) for say in SAY)


def test_words_and_numbers_are_those_of_the_pair() -> None:
    points = {"agreement": 1.5, "acronym": 0.6, "text": 0.5, "common-place": 1.2, "same-address": 2.5, "apart": -0.4}
    made = overlap(points, {"agreement": 0.93, "acronym": 1.0, "text": 0.7, "apart": 0.2})
    assert [str(one.said) for one in same_evidence(made)] == [
        "The website is the same: example.org.",
        "The names are alike, 0.93: “Kontaktstelle”, “KuB e. V.”.",
        "Both name München.",
        "“KUB” can stand for the other name, 1.00.",
        "The descriptions share rare words, 0.70: Laptops, Kurse.",
        "Each name has a word of its own that the other lacks, 0.20.",
        "Every pair starts with this.",
    ]
    assert "0,93" in Translator("de")(same_evidence(made)[1].said)


def test_reasons_are_the_strongest_three_without_numbers() -> None:
    points = {"agreement": 1.5, "contained": 0.5, "acronym": 0.6, "text": 0.5, "common-place": 1.2, "apart": -3.0}
    made = overlap(points, {"agreement": 0.9, "apart": 1.0})
    assert [str(reason) for reason in reasons(made)] == [
        "The names are alike: “Kontaktstelle”, “KuB e. V.”.",
        "Both name München.",
        "“KUB” can stand for the other name.",
    ]


def test_repeated_calls_are_explained_too() -> None:
    scale = weights().call
    parts = dict(scale.points)
    made = CallOverlap("a/x", "b/y", scale.score(parts), parts, ("Laptops",))
    evidence = call_evidence(made)
    assert summed(evidence) == pytest.approx(logit(made.score), abs=EXACT)
    assert all(say(one.said) for one in evidence for say in SAY)
    assert [str(reason) for reason in reasons(made)] == [
        "The titles are alike.", "Both write about: Laptops.", "Their organisations belong together.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Bringt im Mai gespendete Laptops und Drucker in Schulen.", {"Laptops", "Drucker", "Schulen"}),
        ("en", "Brings donated laptops to schools in May.", {"brings", "donated", "laptops", "schools"}),
    ],
)
def test_shared_words_are_those_that_tell_something(language: str, text: str, told: set[str]) -> None:
    first, second = profiles(
        Source(key, (name,), text, language) for key, name in (("a", "Laptopkiste"), ("b", "Rechenwerk"))
    )
    found = with_words(compare(first, second), first, second).shared_words
    assert {word if language == "de" else word.lower() for word in found} == told
