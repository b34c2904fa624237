"""How far is too far: regions that offers state, and kilometres by what is fetched and how often."""

from __future__ import annotations

from collections.abc import Mapping

from generator.relations.matching.facts import Facts
from generator.relations.matching.profile import Profile
from generator.relations.matching.settings import Weights


def stays_near(offer: Profile, weights: Weights) -> bool:
    """Whether its regions only say where it is, so that a neighbour beyond the border may come."""
    return offer.record.call.kind in weights.nature["place"] or offer.record.organisation.area.scope == "local"


def touching(limits: frozenset[str], home: frozenset[str], above: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a region of one side is, contains or lies in one of the other."""
    return any(one in above.get(other, (other,)) or other in above.get(one, (one,)) for one in limits for other in home)


def farthest(pair: Facts) -> float:
    """The kilometres beyond which nobody goes: as stated, or by what is fetched and how often."""
    rules = pair.world.weights.distance
    if pair.offer.radius is not None:
        return pair.offer.radius
    if pair.reach == "regular":
        return float(rules["regular"]["far"])
    table = rules["pickup"]
    return float(table["far"] if bulk(pair) >= rules["some"] else table["fair"])


def bulk(pair: Facts) -> float:
    """How many pieces would be fetched; a pallet is worth the drive of a whole load."""
    rules = pair.world.weights.distance
    if (
        "pallet" in {pair.unit, pair.offer.state.unit}
        or pair.offer.there.get("freight", 0.0) >= pair.world.weights.subject["telling"]
    ):
        return float(rules["bulk"])
    if pair.unit not in {"piece", "box"} or "hardware" not in pair.offer.kinds:
        return 0.0
    known = [float(value) for value in (pair.gives, pair.lacks) if value is not None]
    return min(known, default=0.0)
