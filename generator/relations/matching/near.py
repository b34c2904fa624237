"""What people ask about matches beyond those that are shown: all of one call, and near misses."""

from __future__ import annotations

from collections.abc import Iterable

from generator.relations.matching.find import Matching
from generator.relations.matching.settings import weights
from generator.relations.matching.types import Excluded, Match, in_order

MOST = 5
"""So many near misses of a call are told."""
NEAR = 0.9
"""From this share of the least score on a pair is nearly a match, and wherever both are about the same subject."""


def by_call(matches: Iterable[Match]) -> dict[str, tuple[Match, ...]]:
    """Matches by the global id of the need, and by that of the offer; in each the order stays."""
    found: dict[str, list[Match]] = {}
    for match in matches:
        found.setdefault(match.need, []).append(match)
        found.setdefault(match.offer, []).append(match)
    return {key: tuple(own) for key, own in found.items()}


def shown(made: Matching, call: str) -> tuple[Match, ...]:
    """What is shown for a need or an offer, the best first.

    Raises:
        KeyError: there is no such call.
    """
    return made.of_need(call) if call in made.needs else made.of_offer(made.offers[call].id)


def near_misses(made: Matching, call: str) -> tuple[Match, ...]:
    """The best pairs of a call that nothing rules out and that are not shown either."""
    rules = weights().grades
    found = (
        one
        for one in made.judged(call)
        if isinstance(one, Match)
        and not one.shown
        and _is_with_others(one)
        and (one.worth["subject"] >= rules["subject"] or one.score >= NEAR * rules["possible"])
    )
    return in_order(found)[:MOST]


def ruled_out(made: Matching, call: str) -> tuple[Excluded, ...]:
    """Pairs with others about the same subject that a condition rules out; those that fail for the fewest first."""
    found = [
        one
        for one in made.judged(call)
        if isinstance(one, Excluded) and one.kind and one.subject >= weights().grades["weak"] and _is_with_others(one)
    ]
    return tuple(sorted(found, key=lambda one: (len(one.conditions), one.need, one.offer)))


def _is_with_others(one: Match | Excluded) -> bool:
    return one.need.partition("/")[0] != one.offer.partition("/")[0]
