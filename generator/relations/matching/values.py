"""The parts of the score: each a function from the facts of a pair to a value between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable

from generator.relations.matching.facts import Facts
from generator.relations.matching.reach import bulk

Value = Callable[[Facts], float]


def kind(pair: Facts) -> float:
    """Same kind, neighbouring kind; by the text as well as by the field."""
    return pair.kind


def subject(pair: Facts) -> float:
    """What it is about."""
    return pair.subject


def coverage(pair: Facts) -> float:
    """How much of what is missing would come."""
    rules, share = pair.world.weights.coverage, pair.share
    if share is None:
        return rules["unknown"]
    if pair.need.minimum and pair.gives is not None and pair.gives < pair.need.minimum:
        return rules["little_value"]
    if "room" in pair.offer.kinds & pair.need.kinds and share < 1:
        return rules["part_value"]
    if share >= rules["full"]:
        return 1.0
    return rules["part_value"] if share >= rules["part"] else rules["little_value"]


def distance(pair: Facts) -> float:
    """How far it is, by the table for what is fetched once or done again and again."""
    rules = pair.world.weights.distance
    if pair.reach == "sent" or (pair.offer.radius and pair.km is not None):
        return 1.0
    if pair.km is None:
        known = pair.need.regions and pair.offer.regions
        return 1.0 if known else rules["unknown"]
    table = rules[pair.reach]
    if pair.km <= table["near"]:
        return 1.0
    if pair.km <= table["fair"]:
        return float(rules["fair_value"])
    if pair.reach == "pickup" and bulk(pair) >= rules["bulk"]:
        return float(rules["fair_value"])
    return float(rules["far_value"])


def time(pair: Facts) -> float:
    """Whether it lasts as long and comes as often as asked."""
    return pair.world.weights.time["short_value"] if is_short(pair) or is_rarer(pair) else 1.0


def is_short(pair: Facts) -> bool:
    """Whether something that is used for good is given for less than a year."""
    lasting = pair.offer.kinds & pair.need.kinds & set(pair.world.weights.nature["lasting"])
    return bool(lasting and pair.offer.months)


def is_rarer(pair: Facts) -> bool:
    """Whether it is asked for every week and comes once a month."""
    return pair.need.weekly and pair.offer.rare


def audience(pair: Facts) -> float:
    """Whether it is meant for the same people."""
    ours, theirs, rules = pair.need.audiences, pair.offer.audiences, pair.world.weights.audience
    if not ours or not theirs:
        return rules["unknown"]
    return 1.0 if ours & theirs or "everyone" in ours | theirs else rules["other"]


def urgency(pair: Facts) -> float:
    """How much the need presses."""
    return pair.world.weights.urgency[pair.need.record.call.priority]


def freshness(pair: Facts) -> float:
    """How lately somebody said that both still hold."""
    age = max(0, (pair.world.today - min(pair.need.said, pair.offer.said)).days)
    return float(0.5 ** (age / pair.world.weights.freshness["days"]))


VALUES: dict[str, Value] = {
    "kind": kind, "subject": subject, "coverage": coverage, "distance": distance,
    "time": time, "audience": audience, "urgency": urgency, "freshness": freshness,
}  # fmt: skip
"""The parts of the score, each a value between 0 and 1."""
