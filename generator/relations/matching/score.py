"""From a need and offers to matches: which are worth a look, what rules them out, and what the others are worth.

A pair is looked at in full only where it may be shown at best; nothing that would be shown is lost up to `MOST`
candidates a need, counted from the best: nobody phones more.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

import numpy as np

from generator.model.calls import Call
from generator.relations.matching.concepts import WORD
from generator.relations.matching.conditions import is_outside, is_too_far, is_too_little, of_pair
from generator.relations.matching.offers import SLACK, Comparison
from generator.relations.matching.pairs import REACHES, Pair, Pairs, Places, World, gives, is_mutual
from generator.relations.matching.parts import scores, values
from generator.relations.matching.profile import Profile
from generator.relations.matching.settings import Numbers, weights
from generator.relations.matching.types import Excluded, Facts, Grade, Match

MOST = 12
"""Candidates for one need, those with the highest bound."""
NOT_FREE = frozenset({"at-cost", "discount"})


def candidates(comparison: Comparison) -> Places:
    """The places of the offers that may be shown for a need, the likeliest first."""
    grades, points = comparison.weights.grades, comparison.weights.points
    found, pairs = comparison.at_best()
    bound = scores(values(pairs), points)
    fits = pairs.is_eligible & ~is_outside(pairs) & ~is_too_far(pairs) & ~is_too_little(pairs)
    likely = fits & (bound >= grades["possible"] - SLACK)
    found, bound = found[likely], bound[likely]
    return found[np.lexsort((found, -np.round(bound, 9)))][:MOST]


def judged(comparison: Comparison, found: Places) -> Iterator[Match | Excluded]:
    """The match of a need with each of some offers, or why it is none. A hard condition goes before every score."""
    pairs = comparison.pairs(found)
    found_worth, most = values(pairs), pairs.weights.points
    rows = zip(found_worth.T.tolist(), scores(found_worth, most).tolist(), strict=True)
    for pair, (own, score) in zip(_each(comparison, found, pairs), rows, strict=True):
        worth = dict(zip(most, own, strict=True))
        if conditions := of_pair(pair):
            yield Excluded(pair.need.id, pair.offer.id, conditions, worth["kind"], worth["subject"])
        else:
            yield Match(pair.need.id, pair.offer.id, score, _grade(pair, score, worth), tuple(own), pair.facts)


def _each(comparison: Comparison, found: Places, pairs: Pairs) -> Iterator[Pair]:
    """One pair after the other."""
    need, table, world = comparison.need, comparison.table, comparison.world
    flags = (pairs.is_eligible, is_too_little(pairs), is_outside(pairs), is_too_far(pairs))
    columns = (pairs.share, pairs.km, pairs.reach, pairs.is_below_minimum, pairs.is_short, pairs.is_rarer, *flags)
    rows = zip(found.tolist(), *(np.asarray(column).tolist() for column in columns), strict=True)
    for place, share, km, reach, is_below, is_short, is_rarer, *ruling in rows:
        offer = table.offers[place]
        asked, served = _served(need, offer, world)
        facts = Facts(
            asked=asked,
            served=served,
            gives=gives(need, table.measures[place]),
            lacks=need.left,
            unit=need.state.currency if need.state.currency or offer.state.currency else need.state.unit,
            minimum=need.minimum if is_below else None,
            km=None if isnan(km) else km,
            reach=REACHES[reach],
            months=offer.months if is_short else None,
            is_rarer=is_rarer,
            is_mutual=is_mutual(need, offer),
            is_other_kind=need.kinds.isdisjoint(offer.kinds),
            is_form_unknown=need.forms is None,
        )
        yield Pair(world, need, offer, facts, None if isnan(share) else share, *ruling)


def _grade(pair: Pair, score: float, worth: Numbers) -> Grade:
    """How sure we are; silent below the threshold, off the subject, or with two serious gaps."""
    rules, gaps = pair.world.weights.grades, serious_gaps(worth)
    if score < rules["possible"] or worth["subject"] < rules["subject"] or gaps > 1:
        return ""
    is_sure = not gaps and not is_paid(pair.offer.record.call) and not pair.facts.is_mutual
    return "strong" if score >= rules["strong"] and is_sure else "possible"


def is_paid(offer: Call) -> bool:
    """Whether an offer has its price."""
    return getattr(offer, "cost", None) in NOT_FREE


def serious_gaps(worth: Numbers) -> int:
    """Gaps of which one alone leaves a weak match, and two none; `worth` has the values of the parts."""
    rules = weights()
    return sum(
        (
            worth["coverage"] <= rules.coverage["little_value"],
            worth["distance"] <= rules.distance["far_value"],
            worth["subject"] < rules.grades["weak"],
        )
    )


def _served(need: Profile, offer: Profile, world: World) -> tuple[str, str]:
    """The concept asked for that is served best, and the one of the offer that does it; empty where there is none."""
    there = offer.concepts
    rows = [
        (weight * worth * there[other], asked == other, asked, other)
        for asked, weight in need.concepts.items()
        for other, worth in world.lexicon.serving(asked).items()
        if other in there
    ]
    asked, other = max(rows, default=(0.0, False, "", ""))[2:]
    return _as_written(asked, need), _as_written(other, offer)


def _as_written(code: str, call: Profile) -> str:
    return WORD + call.written[code] if code in call.written else code
