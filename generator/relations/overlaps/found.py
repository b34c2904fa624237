"""All overlaps of a catalogue, as later stages ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model import Catalogue
from generator.relations.calls import CallState
from generator.relations.overlaps.calls import CallOverlap, NearCalls, call_overlaps, near_calls
from generator.relations.overlaps.clusters import Group, suggested
from generator.relations.overlaps.detect import Overlap, pairs_among, profiled
from generator.relations.overlaps.entries import bundled, entry_sources, told_apart
from generator.text.analyser import Analyser


@dataclass(frozen=True)
class Overlaps:
    """What entries of a catalogue have in common.

    `pairs` worth keeping, the likeliest first (some with the verdict `none`); `calls` that are probably one; `groups`
    of similar initiatives that are no bundle yet; `bundled` pairs of ids that know of each other. `is_known` tells that
    somebody looked: without it nothing follows from a pair that is missing.
    """

    pairs: tuple[Overlap, ...] = ()
    calls: tuple[CallOverlap, ...] = ()
    groups: tuple[Group, ...] = ()
    bundled: frozenset[frozenset[str]] = frozenset()
    is_known: bool = False

    @cached_property
    def of(self) -> Mapping[str, tuple[Overlap, ...]]:
        """For each entry its duplicates and similar ones, the likeliest first."""
        found: dict[str, list[Overlap]] = {}
        for one in self.pairs:
            for key in () if one.verdict == "none" else (one.first, one.second):
                found.setdefault(key, []).append(one)
        order = {"duplicate": 0, "similar": 1, "none": 2}
        return {
            key: tuple(sorted(own, key=lambda one: (order[one.verdict], -max(one.score, one.likeness), one.other(key))))
            for key, own in found.items()
        }

    @cached_property
    def group_of(self) -> Mapping[str, int]:
        """For each entry in a suggested group the position of the group."""
        return {key: number for number, group in enumerate(self.groups) for key in group}

    @cached_property
    def by_ids(self) -> Mapping[frozenset[str], Overlap]:
        """Every kept pair by its two ids."""
        return {one.ids: one for one in self.pairs}


def all_overlaps(catalogue: Catalogue, states: Mapping[str, CallState], language: str, analyser: Analyser) -> Overlaps:
    """Overlaps of all entries and of all open calls; texts are compared in one language."""
    near = near_calls(catalogue, states, analyser, language)
    pairs = pairs_among(profiled(entry_sources(catalogue, language), analyser), told_apart(catalogue))
    return overlaps_among(catalogue, tuple(pairs), near)


def overlaps_among(catalogue: Catalogue, pairs: tuple[Overlap, ...], near: Iterable[NearCalls]) -> Overlaps:
    """The same for pairs that have been compared already."""
    # Not the similar ones: two teams that give the same kind of thing in two towns have two offers.
    alike = {one.ids for one in pairs if one.verdict == "duplicate"}
    known = bundled(catalogue)
    return Overlaps(
        pairs, call_overlaps(near, alike),
        suggested((one for one in pairs if _is_at_work(catalogue, one)), known), known, is_known=True,
    )  # fmt: skip


def _is_at_work(catalogue: Catalogue, overlap: Overlap) -> bool:
    """Whether both could still join forces."""
    both = (catalogue.organisations[key] for key in (overlap.first, overlap.second))
    return all(one.status != "finished" for one in both)
