"""What is computed about a pair once, for conditions and parts alike: the share, the kilometres, the common subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from generator.model import Catalogue, Vocabulary
from generator.relations.matching.concepts import Lexicon
from generator.relations.matching.profile import Profile
from generator.relations.matching.settings import Numbers, Weights
from generator.text.towns import Point

EARTH = 6371.0
"""Mean radius in kilometres."""
HOURS_A_DAY = 8
SAME_UNITS = {"box": "piece", "router": "piece"}
"""Units that count the same things."""


@dataclass(frozen=True)
class World:
    """What all pairs have in common: the day, the lexicon, what contains a region, which kinds are neighbours."""

    today: date
    lexicon: Lexicon
    vocabulary: Vocabulary
    regions_above: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, frozenset[str]]

    @cached_property
    def weights(self) -> Weights:
        """The reviewed numbers."""
        return self.lexicon.weights


class Facts(NamedTuple):
    """A pair with what follows from both sides.

    `share`: what the offer has of what the need lacks (above 1: more than enough), None where they cannot be compared;
    `gives` and `lacks`: both in `unit`; `km`: None where a place is unknown or does not matter; `reach`: how it gets
    there, `sent`, `pickup` or `regular`.
    """

    need: Profile
    offer: Profile
    world: World
    share: float | None
    gives: Decimal | None
    lacks: Decimal | None
    unit: str
    km: float | None
    reach: str
    kind: float
    subject: float


class Wanted:
    """What a need asks for, made ready to be compared with many offers.

    `rows`: of each concept whether it is truly asked for, and the squares of its weight and of its share of the
    greatest weight; `serving`: concept -> pairs of a row and how well it serves that one.
    """

    __slots__ = ("rows", "serving", "total")

    def __init__(self, need: Profile, lexicon: Lexicon) -> None:
        asked = need.concepts
        most = max(asked.values(), default=1.0)
        self.total = sum(weight * weight for weight in asked.values())
        self.rows = [(code in need.own, weight * weight, (weight / most) ** 2) for code, weight in asked.items()]
        self.serving: dict[str, list[tuple[int, float]]] = {}
        for row, code in enumerate(asked):
            for other, worth in lexicon.served_by[code].items():
                self.serving.setdefault(other, []).append((row, worth))


def world(catalogue: Catalogue, lexicon: Lexicon, today: date) -> World:
    """The world of a catalogue on a day."""
    kinds = catalogue.vocabulary.kinds
    neighbours = {code: frozenset(kind.neighbours) for code, kind in kinds.items()}
    return World(today, lexicon, catalogue.vocabulary, catalogue.regions_above, neighbours)


def kilometres(one: Point, other: Point) -> float:
    """The distance as the crow flies (haversine)."""
    north, south = radians(one.lat), radians(other.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def facts(need: Profile, offer: Profile, world: World, wanted: Wanted | None = None) -> Facts:
    """Everything that is computed about a pair; `wanted` is of the same need, where it is compared with many offers."""
    lacks, gives, unit = _amounts(need, offer)
    share = float(gives / lacks) if gives is not None and lacks else None
    reach = reach_of(need, offer, world.weights)
    points = need.point and offer.point and reach != "sent"
    subject = subject_value(need, offer, world.lexicon, wanted or Wanted(need, world.lexicon))
    return Facts(
        need=need, offer=offer, world=world, share=share, gives=gives, lacks=lacks, unit=unit,
        km=kilometres(need.point, offer.point) if need.point and offer.point and points else None,
        reach=reach, kind=kind_value(need, offer, subject, world), subject=subject,
    )  # fmt: skip


def _amounts(need: Profile, offer: Profile) -> tuple[Decimal | None, Decimal | None, str]:
    """What is missing, what one gets of the offer, and the unit; None where it is open or in other units."""
    lacks, left = need.left, offer.left
    if need.state.currency or offer.state.currency:
        if need.state.currency != offer.state.currency:
            return lacks, None, need.state.currency
        gives = left if offer.each is None or left is None else min(left, offer.each)
        return lacks, offer.each if gives is None else gives, need.state.currency
    ours, theirs = need.state.unit, offer.state.unit
    if SAME_UNITS.get(ours, ours) == SAME_UNITS.get(theirs, theirs):
        return lacks, left, ours
    if {ours, theirs} == {"hour", "person_day"} and left is not None:
        return lacks, left * HOURS_A_DAY if theirs == "person_day" else left / HOURS_A_DAY, ours
    return lacks, None, ours


def reach_of(need: Profile, offer: Profile, weights: Weights) -> str:
    """How help gets there: `sent` (no distance counts), `pickup` once, or `regular`, again and again or in person."""
    call, nature = offer.record.call, weights.nature
    if need.in_person or need.remote is False:
        return "sent" if "ship" in call.delivery else "regular"
    if {"ship", "remote"} & set(call.delivery) or offer.remote:
        return "sent"
    kind = call.kind
    if kind in nature["remote"] and "onsite" not in call.delivery and "pickup" not in call.delivery:
        return "sent"
    if "pickup" in call.delivery or kind in nature["things"]:
        return "regular" if kind not in nature["things"] and need.weekly else "pickup"
    return "regular"


def kind_value(need: Profile, offer: Profile, subject: float, world: World) -> float:
    """How well the kinds go together, the best of those that either side may be."""
    values = world.weights.kind
    if is_mutual(need, offer):
        return values["mutual"]
    if need.kinds & offer.kinds:
        stated = {need.record.call.kind, offer.record.call.kind}
        return values["same" if len(stated) == 1 else "told"]
    if any(world.neighbours.get(kind, frozenset()) & offer.kinds for kind in need.kinds):
        return values["neighbour"]
    if funds(need, offer, world.weights):
        return values["money"]
    return values["substitute"] if subject >= world.weights.subject["main_share"] else values["other"]


def is_mutual(need: Profile, offer: Profile) -> bool:
    """Whether both organisations collect and hand on the same kind of thing: then neither waits for the other."""
    return need.passes_on and offer.passes_on and need.record.call.kind == offer.record.call.kind


def funds(need: Profile, offer: Profile, weights: Weights) -> bool:
    """Whether money is offered for things that are asked for; the subject says if it is for just these."""
    payable = (*weights.nature["things"], *weights.nature["funded"])
    return "money" in offer.kinds and any(kind in payable for kind in need.kinds)


def subject_value(need: Profile, offer: Profile, lexicon: Lexicon, wanted: Wanted) -> float:
    """How much of what is asked for the offer is about (0 to 1): by concepts, else by words, topics and kind."""
    rules = lexicon.weights.subject
    same_kind = bool(need.kinds & offer.kinds)
    akin = same_kind or funds(need, offer, lexicon.weights)
    by_concept = _by_concepts(wanted, offer, rules, same_kind=akin)
    if same_kind and offer.is_open:
        by_concept = max(by_concept, rules["open"])
    by_word = rules["words"] * _in_common(need, offer)
    topics = rules["topics"] if need.topics & offer.topics else 0.0
    same = rules["same_kind"] if same_kind else 0.0
    rest = 1.0
    for value in (by_concept, by_word, topics, same):
        rest *= 1.0 - value
    return 1.0 - rest


def _by_concepts(wanted: Wanted, offer: Profile, rules: Numbers, *, same_kind: bool) -> float:
    """The best concept served, and the share of all that is asked.

    Of another kind only what is truly asked and truly offered counts: a nursery instead of somebody who minds the
    children, but no nursery for somebody who asks for data about nurseries.
    """
    if not wanted.rows:
        return 0.0
    worths, main = [0.0] * len(wanted.rows), rules["main"]
    for code, weight in offer.there.items():
        if code in wanted.serving and (same_kind or (weight >= main and code in offer.own)):
            for row, worth in wanted.serving[code]:
                worths[row] = max(worths[row], weight * worth)
    best = covered = 0.0
    for worth, (own, square, share) in zip(worths, wanted.rows, strict=True):
        if worth and (same_kind or own):
            best = max(best, share * worth)
            covered += square * worth
    return rules["best"] * best + (1.0 - rules["best"]) * covered / wanted.total


def _in_common(need: Profile, offer: Profile) -> float:
    """Words in common by their rarity, against the shorter text (overlap coefficient)."""
    ours, theirs = need.words, offer.words
    shared = sum([weight for key, weight in ours.items() if key in theirs])
    least = min(need.length, offer.length)
    return min(1.0, 2 * shared / least) if least else 0.0
