"""What people ask about matches beyond those that are shown: all of one call, near misses and why they stay unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from generator.messages import Message, msg
from generator.relations.matching.facts import Facts, facts
from generator.relations.matching.find import Matching
from generator.relations.matching.score import judge, serious_gaps
from generator.relations.matching.types import Excluded, Match, in_order
from generator.relations.matching.values import VALUES

MOST = 5
"""So many near misses of a call are told."""
NEAR = 0.9
"""From this share of the least score on a pair is nearly a match, and wherever both are about the same subject."""
PARTS: Mapping[str, Message] = MappingProxyType(
    {
        "kind": msg("Kind of help"),
        "subject": msg("What it is about"),
        "coverage": msg("How much of it comes"),
        "distance": msg("The way"),
        "time": msg("How long and how often"),
        "audience": msg("For whom"),
        "urgency": msg("Urgency"),
        "freshness": msg("How fresh both are"),
    }
)
"""The parts of the score in words, by the codes of `points` in weights.yaml."""


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
    rules = made.world.weights.grades
    found = []
    for pair in _pairs(made, call):
        judged = judge(pair)
        if not isinstance(judged, Match) or judged.shown:
            continue
        if pair.subject >= rules["subject"] or judged.score >= NEAR * rules["possible"]:
            found.append(judged)
    return in_order(found)[:MOST]


def silence(made: Matching, match: Match) -> tuple[Message, ...]:
    """Why a pair is not shown; empty for one that is."""
    if match.shown:
        return ()
    pair, rules = facts(made.needs[match.need], made.offers[match.offer], made.world), made.world.weights.grades
    reasons = (
        (pair.subject < rules["subject"], msg("The two are about different things.")),
        (
            serious_gaps(pair, {code: value(pair) for code, value in VALUES.items()}) > 1,
            msg("Two serious gaps at once."),
        ),
        (match.score < rules["possible"], msg("The score stays below {threshold}.", threshold=rules["possible"])),
    )
    return tuple(reason for applies, reason in reasons if applies)


def ruled_out(made: Matching, call: str) -> tuple[Excluded, ...]:
    """Pairs with others about the same subject that a condition rules out; those that fail for the fewest first."""
    others = [one for one in made.ruled_out(call) if _owner(one.need) != _owner(one.offer)]
    return tuple(sorted(others, key=lambda one: (len(one.conditions), one.need, one.offer)))


def _pairs(made: Matching, call: str) -> Iterator[Facts]:
    """A call with everything that others have on the other side."""
    if call in made.needs:
        need = made.needs[call]
        pairs = ((need, offer) for offer in made.offers.values())
    else:
        offer = made.offers[call]
        pairs = ((need, offer) for need in made.needs.values())
    return (facts(need, offer, made.world) for need, offer in pairs if need.record.owner != offer.record.owner)


def _owner(call: str) -> str:
    return call.partition("/")[0]
