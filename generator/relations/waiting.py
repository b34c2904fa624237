"""Matches that wait for somebody to call: those whose two sides have not found each other yet, and who still waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model import CallRecord
from generator.relations.calls import CallState
from generator.relations.flows import Flow
from generator.relations.matching.types import Match, in_order

_PRIORITY = {"urgent": 0, "normal": 1, "nice": 2}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Matches from which nothing has come yet, the best first; everything is empty where texts were not compared.

    `unmet` are the open needs that no offer fits, `idle` the open offers that fit no need: urgent ones first, then the
    oldest. Calls by global id.
    """

    matches: tuple[Match, ...] = ()
    by_need: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)
    by_offer: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)
    unmet: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()


def waiting(
    found: Iterable[Match], calls: Mapping[str, CallRecord], states: Mapping[str, CallState], flows: Iterable[Flow]
) -> Waiting:
    """Sort out the matches of a day: who has given to somebody from an offer already, knows them."""
    found = tuple(found)
    arranged = {(flow.call, flow.offer) for flow in flows}
    left = in_order(match for match in found if (match.need, match.offer) not in arranged)
    matched = {key for match in found for key in (match.need, match.offer)}
    alone = sorted(
        (record for key, record in calls.items() if states[key].is_open and key not in matched), key=_longest_first
    )
    return Waiting(
        left,
        _grouped((match.need, match) for match in left),
        _grouped((match.offer, match) for match in left),
        tuple(record.id for record in alone if record.is_need),
        tuple(record.id for record in alone if not record.is_need),
    )


def _longest_first(record: CallRecord) -> tuple[int, date, str]:
    return _PRIORITY.get(record.call.priority, 1), record.call.since.last, record.id


def _grouped(pairs: Iterable[tuple[str, Match]]) -> dict[str, tuple[Match, ...]]:
    grouped: dict[str, list[Match]] = {}
    for key, match in pairs:
        grouped.setdefault(key, []).append(match)
    return {key: tuple(matches) for key, matches in grouped.items()}
