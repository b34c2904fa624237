"""Suggested groups: each like each, no chains, and nothing that is a bundle already."""

from __future__ import annotations

from itertools import permutations

from generator.relations.overlaps.clusters import suggested
from generator.relations.overlaps.detect import Overlap, Verdict
from generator.relations.overlaps.features import Comparison

SEEN = Comparison({}, "", "", "", (), ())


def pair(ids: str, likeness: float = 0.9, verdict: Verdict = "similar") -> Overlap:
    """An overlap of two entries whose ids are one letter each."""
    return Overlap(ids[0], ids[1], verdict, 0.0, likeness, {}, {}, SEEN)


def test_each_like_each_is_a_group() -> None:
    assert suggested([pair("ab"), pair("bc"), pair("ac"), pair("xy")]) == (("a", "b", "c"), ("x", "y"))


def test_a_chain_is_cut_at_its_weakest_link() -> None:
    assert suggested([pair("ab", 0.9), pair("bc", 0.8)]) == (("a", "b"),)
    assert suggested([pair("ab", 0.7), pair("bc", 0.8), pair("cd", 0.75)]) == (("b", "c"),)


def test_only_the_similar_form_groups() -> None:
    assert suggested([pair("ab", verdict="duplicate"), pair("cd", verdict="none")]) == ()


def test_what_is_a_bundle_is_not_suggested_again() -> None:
    known = {frozenset("ab"), frozenset("ac"), frozenset("bc")}
    triangle = [pair("ab"), pair("bc"), pair("ac")]
    assert suggested(triangle, known) == ()
    assert suggested(triangle, known - {frozenset("ab")}) == (("a", "b", "c"),)


def test_the_order_changes_nothing() -> None:
    edges = [pair("ab"), pair("bc"), pair("cd"), pair("ac")]
    assert len({suggested(order) for order in permutations(edges)}) == 1
