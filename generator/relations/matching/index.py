"""Which offers are worth a look for a need, without looking at all pairs.

An inverted index over concepts and words (blocking): for each need only the postings of what serves it are added up,
into an upper bound of the subject, and what is plainly out of reach is left out. Nothing that would be shown is lost up
to `MOST` candidates a need, counted from the best: nobody phones more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.relations.matching.bounds import Bounds, Flags, Floats
from generator.relations.matching.facts import World
from generator.relations.matching.profile import Profile
from generator.relations.matching.reach import stays_near, touching

MOST = 12
"""Candidates for one need, those with the highest bound."""
SLACK = 1e-9
"""Sums of the same numbers in another order differ by less."""
Postings = Mapping[str, tuple[NDArray[np.int64], Floats]]


class OfferIndex:
    """Offers by what they are about."""

    def __init__(self, offers: Sequence[Profile], world: World) -> None:
        """Index offers; their order counts only between equals, so sort them by id."""
        self.offers, self.world = offers, world
        self._concepts = _postings(one.there for one in offers)
        self._words = _postings(one.words for one in offers)
        self._lengths = np.array([one.length for one in offers])
        self._served: dict[str, tuple[NDArray[np.int64], Floats]] = {}
        self._by_kinds: dict[frozenset[str], tuple[Flags, Floats]] = {}
        self._kinds = _postings(dict.fromkeys(one.kinds, 1.0) for one in offers)
        self._topics = _postings(dict.fromkeys(one.topics, 1.0) for one in offers)
        self._open = np.array([one.is_open for one in offers], dtype=bool)
        self.bounds = Bounds(offers, world)
        self._areas = _Groups(frozenset() if one.radius else one.regions for one in offers)
        self._forms = _Groups(frozenset(getattr(one.record.call, "eligibility", ())) for one in offers)
        self._lenient = np.array([stays_near(one, world.weights) for one in offers], dtype=bool)

    def candidates(self, need: Profile) -> list[Profile]:
        """The offers that may be shown for a need, the likeliest first."""
        if not self.offers:
            return []
        grades = self.world.weights.grades
        found, subject = self._subject(need)
        near = subject >= grades["subject"] - SLACK
        found, subject = found[near], subject[near]
        km = self.bounds.km(need, found)
        fits = self._areas.flags(need.regions, self._touching)[found] | (
            self._lenient[found] & (km <= self.world.weights.distance["regular"]["near"])
        )
        fits &= self._forms.flags(need.forms, _fulfilled)[found]
        found, km, subject = found[fits], km[fits], subject[fits]
        bound = self.bounds.of(need, found, km) + self.world.weights.points["subject"] * subject
        bound += self.world.weights.points["kind"] * self._kinds_of(need.kinds)[1][found]
        likely = bound >= grades["possible"] - SLACK
        found, bound = found[likely], bound[likely]
        order = np.lexsort((found, -np.round(bound, 9)))
        return [self.offers[int(place)] for place in found[order[:MOST]]]

    def _kinds_of(self, kinds: frozenset[str]) -> tuple[Flags, Floats]:
        """For every offer whether a kind is the same, and an upper bound of the kind's value; made once per set."""
        if kinds not in self._by_kinds:
            same = np.zeros(len(self.offers), dtype=bool)
            for kind in kinds & self._kinds.keys():
                same[self._kinds[kind][0]] = True
            values = self.world.weights.kind
            other = max(value for code, value in values.items() if code not in {"same", "neighbour"})
            near = np.full(len(self.offers), other)
            for kind in kinds:
                for neighbour in self.world.neighbours.get(kind, frozenset()) & self._kinds.keys():
                    near[self._kinds[neighbour][0]] = values["neighbour"]
            self._by_kinds[kinds] = same, np.maximum(near, values["same"] * same)
        return self._by_kinds[kinds]

    def _subject(self, need: Profile) -> tuple[NDArray[np.int64], Floats]:
        """Places of offers that have anything in common with a need, and an upper bound of their subject's value."""
        rules, count = self.world.weights.subject, len(self.offers)
        same, _ = self._kinds_of(need.kinds)
        concept, shared = self._by_concepts(need), self._by_words(need)
        found = np.flatnonzero((concept > 0) | (shared > 0) | (same & self._open))
        if 1 - (1 - rules["topics"]) * (1 - rules["same_kind"]) >= self.world.weights.grades["subject"] - SLACK:
            found = np.arange(count)  # nothing in common but topics and kind is enough
        alike = same[found]
        concept = np.maximum(concept[found], rules["open"] * (alike & self._open[found]))
        least = np.minimum(need.length, self._lengths[found])
        overlap = np.minimum(1.0, 2 * np.divide(shared[found], least, out=np.zeros(len(found)), where=least > 0))
        topical = np.zeros(count, dtype=bool)
        for topic in need.topics & self._topics.keys():
            topical[self._topics[topic][0]] = True
        topics = rules["topics"] * topical[found]
        rest = (1 - concept) * (1 - rules["words"] * overlap) * (1 - topics) * (1 - rules["same_kind"] * alike)
        return found, 1 - rest

    def _by_words(self, need: Profile) -> Floats:
        """For every offer the weight of the words in common."""
        known = [key for key in need.words if key in self._words]
        places = [self._words[key][0] for key in known]
        if not places:
            return np.zeros(len(self.offers))
        weights = np.repeat([need.words[key] for key in known], [len(one) for one in places])
        return np.asarray(np.bincount(np.concatenate(places), weights, len(self.offers)), dtype=np.float64)

    def _by_concepts(self, need: Profile) -> Floats:
        count, rules = len(self.offers), self.world.weights.subject
        best, covered = np.zeros(count), np.zeros(count)
        if not need.concepts:
            return best
        most, total = max(need.concepts.values()), sum(weight * weight for weight in need.concepts.values())
        for code, weight in need.concepts.items():
            places, worth = self._serving(code)
            best[places] = np.maximum(best[places], (weight / most) ** 2 * worth)
            covered[places] += weight * weight * worth
        return np.asarray(rules["best"] * best + (1 - rules["best"]) * covered / total)

    def _serving(self, code: str) -> tuple[NDArray[np.int64], Floats]:
        """Places of the offers that serve a concept, and how well; added up once per concept."""
        if code not in self._served:
            worth = np.zeros(len(self.offers))
            for other, value in self.world.lexicon.served_by[code].items():
                if other in self._concepts:
                    places, own = self._concepts[other]
                    worth[places] = np.maximum(worth[places], own * value)
            served = np.flatnonzero(worth)
            self._served[code] = served, worth[served]
        return self._served[code]

    def _touching(self, limits: frozenset[str], home: frozenset[str] | None) -> bool:
        return not limits or not home or touching(limits, home, self.world.regions_above)


def _fulfilled(wanted: frozenset[str], forms: frozenset[str] | None) -> bool:
    return not wanted or forms is None or bool(wanted & forms)


class _Groups:
    """Offers by a set of codes that many of them share, so that each different set is compared once."""

    def __init__(self, sets: Iterable[frozenset[str]]) -> None:
        self._known: dict[frozenset[str], int] = {}
        self._group = np.array([self._known.setdefault(one, len(self._known)) for one in sets], dtype=np.int64)
        self._flags: dict[frozenset[str] | None, Flags] = {}

    def flags(
        self, asked: frozenset[str] | None, fits: Callable[[frozenset[str], frozenset[str] | None], bool]
    ) -> Flags:
        """For each offer whether its set fits what is asked."""
        if asked not in self._flags:
            self._flags[asked] = np.array([fits(one, asked) for one in self._known], dtype=bool)[self._group]
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
