"""Suggested bundles: groups of initiatives in which each is similar to each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

from generator.relations.overlaps.detect import Overlap

Group = tuple[str, ...]


def suggested(overlaps: Iterable[Overlap], known: Collection[frozenset[str]] = ()) -> tuple[Group, ...]:
    """Groups of ids, largest first, each id in one group at most.

    Two groups become one only if every member of the one is similar to every member of the other: chains, in which the
    first and the last have nothing in common, are no group. The likeliest pairs are joined first. Groups whose pairs
    are all `known` (members of one bundle) are left out.
    """
    edges = {one.ids: one.likeness for one in overlaps if one.verdict == "similar"}
    group_of: dict[str, Group] = {}
    for pair in sorted(edges, key=lambda pair: (-edges[pair], sorted(pair))):
        first, second = sorted(pair)
        ours, theirs = group_of.get(first, (first,)), group_of.get(second, (second,))
        if ours == theirs or not all(frozenset((one, other)) in edges for one in ours for other in theirs):
            continue
        joined = tuple(sorted((*ours, *theirs)))
        group_of.update(dict.fromkeys(joined, joined))
    groups = {group for group in group_of.values() if not _is_known(group, known)}
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _is_known(group: Group, known: Collection[frozenset[str]]) -> bool:
    return all(frozenset(pair) in known for pair in combinations(group, 2))
