"""Offers as columns and postings, and what follows for one need laid beside all of them.

An inverted index over concepts and words (blocking): for each need only the postings of what serves it are added up.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.relations.matching.pairs import (
    REACHES,
    SENT,
    Flags,
    Floats,
    Pairs,
    Places,
    World,
    factor,
    freshness,
    is_eligible,
    is_payable,
    measured,
    reach_of,
    stays_near,
    touching,
)
from generator.relations.matching.profile import Profile

EARTH = 6371.0
"""Mean radius in kilometres."""
PARTNER = "partner"
"""The kind that only itself answers."""
SLACK = 1e-9
"""Sums of the same numbers in another order differ by less."""
_NOWHERE = (np.nan, np.nan)
A = TypeVar("A", bound=Hashable)
K = TypeVar("K", bound=Hashable)
Postings = Mapping[str, tuple[Places, Floats]]


class Offers:
    """Offers by what they are about, and their numbers as columns."""

    def __init__(self, offers: Sequence[Profile], world: World) -> None:
        """Index offers; their order counts only between equals, so sort them by id."""
        self.offers, self.world = offers, world
        weights = world.weights
        self.concepts = _postings(one.there for one in offers)
        self.words = _postings(one.words for one in offers)
        self._sets = {
            name: _postings(dict.fromkeys(getattr(one, name), 1.0) for one in offers)
            for name in ("kinds", "topics", "audiences")
        }
        self._marked: dict[tuple[str, frozenset[str]], Flags] = {}
        self.stated_kinds = _Groups(one.record.call.kind for one in offers)
        self.lengths = np.array([one.length for one in offers], dtype=float)
        self.is_open = _flags(one.is_open for one in offers)
        self.is_available = _flags(one.state.is_open for one in offers)
        self.passes_on = _flags(one.passes_on for one in offers)
        self.is_rare = _flags(one.rare for one in offers)
        self.is_limited = _flags(bool(one.months) for one in offers)
        self.is_placed = _flags(bool(one.regions) for one in offers)
        self.has_audience = _flags(bool(one.audiences) for one in offers)
        self.is_going_beyond = _flags(stays_near(one, weights) for one in offers)
        self.is_pallet = _flags(
            one.state.unit == "pallet" or one.there.get("freight", 0.0) >= weights.subject["telling"] for one in offers
        )
        self.radius = np.array([np.nan if one.radius is None else one.radius for one in offers], dtype=float)
        self.freshness = np.array([freshness(one, world) for one in offers], dtype=float)
        self.measures = [measured(one) for one in offers]
        self.units = _Groups(unit for unit, _ in self.measures)
        self.sizes = np.array([np.nan if size is None else size for _, size in self.measures], dtype=float)
        self.areas = _Groups(frozenset() if one.radius else one.regions for one in offers)
        self.forms = _Groups(frozenset(getattr(one.record.call, "eligibility", ())) for one in offers)
        towns: dict[tuple[float, float], int] = {}
        self._town = np.array([towns.setdefault(one.point or _NOWHERE, len(towns)) for one in offers], dtype=np.int64)
        self._towns = np.radians(np.array(list(towns)).reshape(-1, 2))
        self._served: dict[str, tuple[Places, Floats]] = {}
        self._served_in_kind: dict[str, tuple[Places, Floats]] = {}
        self._km: dict[tuple[float, float], Floats] = {}
        self._reaches: dict[tuple[bool, bool], NDArray[np.int8]] = {}

    @cached_property
    def own_concepts(self) -> Postings:
        """Postings of the concepts that offers truly are, not only about."""
        main = self.world.weights.subject["main"]
        return _postings(
            {code: weight for code, weight in one.there.items() if weight >= main and code in one.own}
            for one in self.offers
        )

    def having(self, name: str, codes: Iterable[str]) -> Flags:
        """For every offer whether it has any of some `kinds`, `topics` or `audiences`."""
        asked = name, frozenset(codes)
        found = self._marked.get(asked)
        if found is None:
            found = self._marked[asked] = np.zeros(len(self.offers), dtype=bool)
            for code in asked[1] & self._sets[name].keys():
                found[self._sets[name][code][0]] = True
        return found

    def serving(self, code: str, *, in_kind: bool) -> tuple[Places, Floats]:
        """Places of the offers that serve a concept, and how well; `in_kind` only those that truly are what serves."""
        known = self._served_in_kind if in_kind else self._served
        if code not in known:
            postings, worth = self.own_concepts if in_kind else self.concepts, np.zeros(len(self.offers))
            for other, value in self.world.lexicon.serving(code).items():
                if other in postings:
                    places, own = postings[other]
                    worth[places] = np.maximum(worth[places], own * value)
            served = np.flatnonzero(worth)
            known[code] = served, worth[served]
        return known[code]

    def reach(self, *, is_on_site: bool, is_weekly: bool) -> NDArray[np.int8]:
        """How the help of every offer gets to such a need."""
        asked = is_on_site, is_weekly
        if asked not in self._reaches:
            found = (
                reach_of(one, self.world.weights, is_on_site=is_on_site, is_weekly=is_weekly) for one in self.offers
            )
            self._reaches[asked] = np.array([REACHES.index(reach) for reach in found], dtype=np.int8)
        return self._reaches[asked]

    def km(self, need: Profile) -> Floats:
        """Kilometres to all offers, once for each town; not a number where a place is unknown."""
        place = need.point or _NOWHERE
        if place not in self._km:
            self._km[place] = self._distances(place)
        return self._km[place][self._town]

    def _distances(self, place: tuple[float, float]) -> Floats:
        """From a place to all towns, by latitude and longitude (haversine)."""
        here, there = np.radians(np.array(place)), self._towns
        half = (
            np.sin((there[:, 0] - here[0]) / 2) ** 2
            + np.cos(here[0]) * np.cos(there[:, 0]) * np.sin((there[:, 1] - here[1]) / 2) ** 2
        )
        return np.asarray(2 * EARTH * np.arcsin(np.minimum(1.0, np.sqrt(half))))


class Comparison:
    """One need laid beside all offers."""

    def __init__(self, need: Profile, table: Offers) -> None:
        self.need, self.table, self.world, self.weights = need, table, table.world, table.world.weights
        self._same = table.having("kinds", need.kinds)
        self._topical = table.having("topics", need.topics)
        self._served = self._by_concepts(need.concepts, in_kind=False)
        self._shared = self._by_words()
        self._km = table.km(need)

    def at_best(self) -> tuple[Places, Pairs]:
        """The offers that are about the subject, and the pairs with them as they are at best.

        What is not looked at yet counts as if it spoke for the pair.
        """
        need, rules, table = self.need, self.weights.kind, self.table
        subject = self._subject(np.arange(len(table.offers)), self._served)
        found = np.flatnonzero(table.is_available & (subject >= self.weights.grades["subject"] - SLACK))
        other = max(value for code, value in rules.items() if code not in {"same", "neighbour"})
        kind = np.where(self._neighbouring[found], rules["neighbour"], other)
        kind = np.where(self._same[found], rules["same"], kind)
        reach = table.reach(is_on_site=False, is_weekly=False)[found]
        pairs = self._pairs(found, kind, subject[found], reach, self._km[found])
        return found, pairs if need.forms is None else pairs._replace(is_eligible=self._eligible[found])

    def pairs(self, found: Places) -> Pairs:
        """The pairs with some offers."""
        need, table, weights = self.need, self.table, self.weights
        same, money = self._same[found], table.having("kinds", ["money"])[found]
        served, is_payable_ = self._served[found], is_payable(need, weights)
        if not same.all():
            akin = same | (money & is_payable_)
            asked = {code: weight for code, weight in need.concepts.items() if code in need.own}
            served = np.where(akin, served, self._by_concepts(asked, in_kind=True)[found])
        subject = self._subject(found, served)
        reach = table.reach(is_on_site=need.is_on_site, is_weekly=need.weekly)[found]
        km = np.where(reach == SENT, np.nan, self._km[found])
        kind = self._kind(found, subject, money & is_payable_)
        pairs = self._pairs(found, kind, subject, reach, km)
        gives = self._comparable(found) / float(factor(need))
        lasting = need.kinds & set(weights.nature["lasting"])
        return pairs._replace(
            bulk=self._bulk(found, gives),
            is_eligible=self._eligible[found],
            is_room=table.having("kinds", need.kinds & {"room"})[found],
            is_below_minimum=gives < (need.minimum or 0),
            is_placed=table.is_placed[found] & bool(need.regions),
            is_short=table.having("kinds", lasting)[found] & table.is_limited[found],
            is_rarer=table.is_rare[found] & need.weekly,
        )

    def _pairs(self, found: Places, kind: Floats, subject: Floats, reach: NDArray[np.int8], km: Floats) -> Pairs:
        need, table = self.need, self.table
        return Pairs(
            need=need,
            weights=self.weights,
            kind=kind,
            subject=subject,
            share=self._comparable(found) / (_size(need) or np.nan),
            km=km,
            radius=table.radius[found],
            reach=reach,
            is_inside=table.areas.flags(need.regions, self._inside)[found],
            is_going_beyond=table.is_going_beyond[found],
            is_audience_known=table.has_audience[found] & bool(need.audiences),
            is_common_audience=self._common_audience()[found],
            freshness=np.minimum(table.freshness[found], freshness(need, self.world)),
        )

    @cached_property
    def _eligible(self) -> Flags:
        return self.table.forms.flags(self.need.forms, is_eligible)

    @cached_property
    def _neighbouring(self) -> Flags:
        neighbours = self.world.neighbours
        return self.table.having("kinds", {other for kind in self.need.kinds for other in neighbours.get(kind, ())})

    def _kind(self, found: Places, subject: Floats, funds: Flags) -> Floats:
        """How well the kinds go together, the best of those that either side may be."""
        values, table, need = self.weights.kind, self.table, self.need
        stated = table.stated_kinds.flags(need.record.call.kind, str.__eq__)[found]
        kind = np.where(subject >= self.weights.subject["main_share"], values["substitute"], values["other"])
        kind = np.where(funds, values["money"], kind)
        kind = np.where(self._neighbouring[found], values["neighbour"], kind)
        kind = np.where(self._same[found], np.where(stated, values["same"], values["told"]), kind)
        kind = np.where(stated & table.passes_on[found] & need.passes_on, values["mutual"], kind)
        return np.where(self._apart[found], values["other"], kind)

    @cached_property
    def _apart(self) -> Flags:
        """Offers of another nature: who looks for others to join forces with wants no work done, and the other way."""
        partners = self.table.stated_kinds.flags(PARTNER, str.__eq__)
        return ~partners if self.need.record.call.kind == PARTNER else partners

    def _subject(self, found: Places, served: Floats) -> Floats:
        """How much of what is asked for offers are about (0 to 1): by concepts (`served`), words, topics and kind."""
        rules, same = self.weights.subject, self._same[found]
        by_concept = np.maximum(served, rules["open"] * (same & self.table.is_open[found]))
        least = np.minimum(self.need.length, self.table.lengths[found])
        # Words in common by their rarity, against the shorter text (overlap coefficient).
        overlap = np.divide(self._shared[found], least, out=np.zeros(len(found)), where=least > 0)
        by_word = rules["words"] * np.minimum(1.0, 2 * overlap)
        topics = rules["topics"] * self._topical[found]
        rest = (1 - by_concept) * (1 - by_word) * (1 - topics) * (1 - rules["same_kind"] * same)
        return np.where(self._apart[found], 0.0, 1 - rest)

    def _by_concepts(self, asked: Mapping[str, float], *, in_kind: bool) -> Floats:
        """For every offer the best concept served, and the share of all that is asked.

        `in_kind`: of another kind only what is truly asked and truly offered counts: a nursery instead of somebody who
        minds the children, but no nursery for somebody who asks for data about nurseries.
        """
        best, covered = np.zeros(len(self.table.offers)), np.zeros(len(self.table.offers))
        weights, rules = self.need.concepts.values(), self.weights.subject
        most, total = max(weights, default=1.0), sum(weight * weight for weight in weights) or 1.0
        for code, weight in asked.items():
            places, worth = self.table.serving(code, in_kind=in_kind)
            best[places] = np.maximum(best[places], (weight / most) ** 2 * worth)
            covered[places] += weight * weight * worth
        return np.asarray(rules["best"] * best + (1 - rules["best"]) * covered / total)

    def _by_words(self) -> Floats:
        """For every offer the weight of the words in common."""
        postings, count = self.table.words, len(self.table.offers)
        known = [key for key in self.need.words if key in postings]
        places = [postings[key][0] for key in known]
        if not places:
            return np.zeros(count)
        weights = np.repeat([self.need.words[key] for key in known], [len(one) for one in places])
        return np.asarray(np.bincount(np.concatenate(places), weights, count), dtype=np.float64)

    def _comparable(self, found: Places) -> Floats:
        """What one gets of offers that are counted as the need is, in the base unit."""
        same_unit = self.table.units.flags(measured(self.need)[0], str.__eq__)[found]
        return np.where(same_unit, self.table.sizes[found], np.nan)

    def _bulk(self, found: Places, gives: Floats) -> Floats:
        """How many pieces would be fetched; a pallet is worth the drive of a whole load."""
        need, table = self.need, self.table
        left = np.nan if need.left is None else float(need.left)
        counted = table.having("kinds", ["hardware"])[found] & (need.state.unit in {"piece", "box"})
        is_pallet = table.is_pallet[found] | (need.state.unit == "pallet")
        return np.where(is_pallet, self.weights.distance["bulk"], np.where(counted, np.fmin(gives, left), 0.0))

    def _common_audience(self) -> Flags:
        ours, table = self.need.audiences, self.table
        return table.has_audience if "everyone" in ours else table.having("audiences", {*ours, "everyone"})

    def _inside(self, limits: frozenset[str], home: frozenset[str]) -> bool:
        return touching(limits, home, self.world.regions_above)


def _size(call: Profile) -> float:
    """What a call lacks or gives, by its base unit; not a number where that is open."""
    size = measured(call)[1]
    return np.nan if size is None else float(size)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=bool)


class _Groups(Generic[K]):
    """Offers by a value that many of them share, so that each different one is compared once."""

    def __init__(self, values: Iterable[K]) -> None:
        self._known: dict[K, int] = {}
        self._group = np.array([self._known.setdefault(one, len(self._known)) for one in values], dtype=np.int64)
        self._flags: dict[object, Flags] = {}

    def flags(self, asked: A, fits: Callable[[K, A], bool]) -> Flags:
        """For each offer whether its value fits what is asked; always ask with the same function."""
        if asked not in self._flags:
            self._flags[asked] = _flags(fits(one, asked) for one in self._known)[self._group]
        return self._flags[asked]


def _postings(rows: Iterable[Mapping[str, float]]) -> Postings:
    """Key -> places where it stands, and its weights there."""
    places: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for place, row in enumerate(rows):
        for key, weight in row.items():
            places.setdefault(key, []).append(place)
            weights.setdefault(key, []).append(weight)
    return {key: (np.array(found, dtype=np.int64), np.array(weights[key])) for key, found in places.items()}
