"""The hard conditions: each is a function from a pair to the conditions that are not met.

Those that numbers decide are computed of many pairs at once: an offer that they rule out is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.messages import DEFAULT_LANGUAGE
from generator.relations.matching.exclusions import is_kept_from, ruled_out
from generator.relations.matching.pairs import PICKUP, SENT, Flags, Floats, Pair, Pairs
from generator.relations.matching.profile import Profile
from generator.relations.matching.types import Condition, Value


def condition(code: str, **values: Value) -> Condition:
    """A condition with the facts it rests on."""
    return Condition(code, tuple(values.items()))


# == of many pairs


def farthest(pairs: Pairs) -> Floats:
    """The kilometres beyond which nobody goes: as stated, or by what is fetched and how often."""
    rules = pairs.weights.distance
    fetched = np.where(pairs.bulk >= rules["some"], rules["pickup"]["far"], rules["pickup"]["fair"])
    limit = np.where(pairs.reach == PICKUP, fetched, rules["regular"]["far"])
    return np.where(np.isnan(pairs.radius), limit, pairs.radius)


def is_too_far(pairs: Pairs) -> Flags:
    """Whether nobody goes there."""
    return np.asarray((pairs.reach != SENT) & (pairs.km > farthest(pairs)))


def is_too_little(pairs: Pairs) -> Flags:
    """Below a twentieth of what is missing, or fewer seats than people."""
    rules = pairs.weights.coverage
    return np.asarray(pairs.share < np.where(pairs.is_room, rules["seats"], rules["none"]))


def is_outside(pairs: Pairs) -> Flags:
    """An offer that names its regions is for needs inside; where one has to go there, the distance decides."""
    near = pairs.is_going_beyond & (pairs.km <= pairs.weights.distance["regular"]["near"])
    return np.asarray(~pairs.is_inside & ~near)


# == of one call, and of one pair


def of_one(call: Profile) -> Iterator[Condition]:
    """What rules a call out whoever is on the other side."""
    state, need = call.state, call.record.is_need
    side = "need" if need else "offer"
    if state.is_open and call.left != 0:
        return
    if state.status == "withdrawn":
        yield condition("withdrawn", side=side)
    elif state.status == "expired":
        yield condition("expired", side=side, day=state.until)
    elif state.status == "met" or call.left == 0:
        yield condition("met" if need else "nothing-left")


def of_pair(pair: Pair) -> tuple[Condition, ...]:
    """Every hard condition that a pair does not meet; empty where nothing stands in the way."""
    return (
        *of_one(pair.need),
        *of_one(pair.offer),
        *_dates(pair),
        *_too_little(pair),
        *_for_whom(pair),
        *_language(pair),
        *_excluded(pair),
        *_kept(pair),
        *_skill(pair),
        *_way(pair),
    )


def _dates(pair: Pair) -> Iterator[Condition]:
    need, offer = pair.need.record.call, pair.offer.record.call
    if need.until and offer.starts and offer.starts > need.until:
        yield condition("dates", starts=offer.starts, until=need.until)
    if offer.until and need.starts and offer.until < need.starts:
        yield condition("dates", ends=offer.until, since=need.starts)


def _too_little(pair: Pair) -> Iterator[Condition]:
    """Below a share (see `is_too_little`), below half of what is useful; or more than the need can take."""
    gives, lacks, least, taken = pair.facts.gives, pair.facts.lacks, pair.need.minimum, pair.offer.minimum
    if pair.share is None or gives is None or lacks is None:
        return
    if pair.is_too_little:
        yield condition("too-little", share=pair.share)
    elif least and gives * 2 < least:
        yield condition("too-little", gives=gives, minimum=least)
    if taken and lacks < taken and pair.facts.unit:
        yield condition("too-little", taken=taken)


def _for_whom(pair: Pair) -> Iterator[Condition]:
    if not pair.is_eligible:
        yield condition("not-eligible")
    ours, theirs = pair.need.state.currency, pair.offer.state.currency
    if ours and theirs and ours != theirs:
        yield condition("currency", ours=ours, theirs=theirs)


def _language(pair: Pair) -> Iterator[Condition]:
    """Every language that is asked for has to be among those of the offer; an open list may have it."""
    if "translation" not in pair.need.kinds & pair.offer.kinds:
        return
    services = set(pair.world.weights.nature["services"])
    ours, theirs = (services & call.concepts.keys() for call in (pair.need, pair.offer))
    if ours and theirs and not ours & theirs:
        yield condition("language")
    asked, there = pair.need.languages - {"*"}, pair.offer.languages
    if pair.offer.record.call.language_pairs:
        missing = asked - there
    else:
        missing = asked - there - {DEFAULT_LANGUAGE, "*"} if there and "*" not in there else frozenset()
    if asked and missing:
        yield condition("language", missing=tuple(sorted(missing)))


def _excluded(pair: Pair) -> Iterator[Condition]:
    """The words of one side rule the other out: everything that would serve stands among what is excluded."""
    for ours, theirs in ((pair.need, pair.offer), (pair.offer, pair.need)):
        if not ours.ruled_out:
            continue
        serving = _serving(pair) if ours is pair.need else frozenset()
        main = serving or theirs.main
        if main and main <= ours.ruled_out:
            yield condition("excluded", concepts=tuple(sorted(main)))
            return
    need, offer = pair.need, pair.offer
    words = ruled_out(need.limits, offer.says, of_need=False) or ruled_out(offer.limits, need.says, of_need=True)
    if words:
        yield condition("excluded", words=words)


def _kept(pair: Pair) -> Iterator[Condition]:
    """One side is for some people, bodies or states of things only, and the other is one of the others."""
    need, offer = pair.need, pair.offer
    if is_kept_from(offer.limits, need.meant) or is_kept_from(need.limits, offer.meant) or _is_other(pair):
        yield condition("kept")


def _is_other(pair: Pair) -> bool:
    """Whether both titles say for whom a thing is, and not for the same: shoes for men, a coat for women."""
    need, offer = pair.need, pair.offer
    if offer.record.call.kind not in pair.world.weights.nature["things"]:
        return False
    return any(row in offer.rows and not own & offer.rows[row] for row, own in need.rows.items())


def _serving(pair: Pair) -> frozenset[str]:
    """The concepts of the offer for which the need would take it."""
    lexicon, there = pair.world.lexicon, pair.offer.concepts
    least = pair.world.weights.subject["serving"]
    return frozenset(
        code
        for wanted in pair.need.main
        for code, worth in lexicon.serving(wanted).items()
        if worth >= least and code in there
    )


def _skill(pair: Pair) -> Iterator[Condition]:
    """Named technologies on both sides, and none in common that serves."""
    asked, there = pair.need.technologies, pair.offer.technologies
    if not asked or not there:
        return
    served = pair.world.lexicon.served_by
    if not any(code in there for wanted in asked for code in served[wanted]):
        yield condition("skill", asked=tuple(sorted(asked)), there=tuple(sorted(there)))


def _way(pair: Pair) -> Iterator[Condition]:
    if pair.is_outside or _is_elsewhere(pair):
        yield condition("area")
    if pair.is_too_far:
        yield condition("too-far", km=pair.facts.km)
    # Somebody has to come, and nobody will.
    if pair.need.is_on_site and (pair.offer.on_screen or (pair.offer.remote and pair.offer.point is None)):
        yield condition("presence")


def _is_elsewhere(pair: Pair) -> bool:
    """Whether an offer is only for its own surroundings and the need lies beyond them, even if it could be sent."""
    here, there = pair.need.point, pair.offer.point
    if not pair.offer.limits.is_local or here is None or there is None:
        return False
    near: float = pair.world.weights.distance["regular"]["near"]
    return here.km(there) > near
