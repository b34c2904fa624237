"""The parts of the score: each a function from pairs to values between 0 and 1, one for each pair.

They judge pairs as they are, and, of many offers at once, pairs as they are at best (`Comparison.at_best`): what comes
out then is never less, so nothing is lost by looking there first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import add

import numpy as np

from generator.relations.matching.pairs import PICKUP, SENT, Floats, Pairs
from generator.relations.matching.settings import Numbers

Value = Callable[[Pairs], Floats | float]


def coverage(pairs: Pairs) -> Floats:
    """How much of what is missing would come."""
    rules, share = pairs.weights.coverage, pairs.share
    value = np.where(share >= rules["part"], rules["part_value"], rules["little_value"])
    value = np.where(share >= rules["full"], 1.0, value)
    value = np.where(pairs.is_room & (share < 1), rules["part_value"], value)
    value = np.where(pairs.is_below_minimum, rules["little_value"], value)
    return np.where(np.isnan(share), rules["unknown"], value)


def distance(pairs: Pairs) -> Floats:
    """How far it is, by the table for what is fetched once or done again and again."""
    rules, km = pairs.weights.distance, pairs.km
    pickup, regular, is_pickup = rules["pickup"], rules["regular"], pairs.reach == PICKUP
    is_fair = (km <= np.where(is_pickup, pickup["fair"], regular["fair"])) | (is_pickup & (pairs.bulk >= rules["bulk"]))
    value = np.where(is_fair, rules["fair_value"], rules["far_value"])
    value = np.where(km <= np.where(is_pickup, pickup["near"], regular["near"]), 1.0, value)
    value = np.where(np.isnan(km), np.where(pairs.is_placed, 1.0, rules["unknown"]), value)
    return np.where((pairs.reach == SENT) | ~np.isnan(pairs.radius + km), 1.0, value)


def time(pairs: Pairs) -> Floats:
    """Whether it lasts as long and comes as often as asked."""
    return np.where(pairs.is_short | pairs.is_rarer, pairs.weights.time["short_value"], 1.0)


def audience(pairs: Pairs) -> Floats:
    """Whether it is meant for the same people."""
    rules = pairs.weights.audience
    value = np.where(pairs.is_common_audience, 1.0, rules["other"])
    return np.where(pairs.is_audience_known, value, rules["unknown"])


VALUES: dict[str, Value] = {
    "kind": lambda pairs: pairs.kind,
    "subject": lambda pairs: pairs.subject,
    "coverage": coverage,
    "distance": distance,
    "time": time,
    "audience": audience,
    "urgency": lambda pairs: pairs.weights.urgency[pairs.need.record.call.priority],
    "freshness": lambda pairs: pairs.freshness,
}
"""The parts of the score, by the codes of `points` in weights.yaml."""


def values(pairs: Pairs) -> Floats:
    """What each part is worth: a row for each, in the order of weights.yaml, with a column for each pair."""
    rows = np.empty((len(VALUES), len(pairs.subject)))
    for number, code in enumerate(pairs.weights.points):
        rows[number] = VALUES[code](pairs)
    return rows


def scores(values: Floats, most: Numbers) -> Floats:
    """The sum of the points of each pair, added in one order whoever asks."""
    return np.asarray(reduce(add, (points * row for points, row in zip(most.values(), values, strict=True))))
