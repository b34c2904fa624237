"""Who gets what when many want the same: limited offers spread over competing needs, in whole units.

The rule. What counts is the share of a need that is met, not the number of pieces, so a large need is worth no more
than a small one. The first third of a need counts three times as much as its last (`SLICES`, concave): while two needs
press equally, nobody is topped up whose first third is met as long as the same pieces would meet as large a share of a
need that has nothing; a better score cannot turn that round, since it adds between 0.6 and 1 to weights of 1, 2 and 3.

Minimum amounts, whole units and what is left of an offer hold strictly. The plan that is worth most under this rule is
found by HiGHS (scipy.optimize.milp), to the stated gap when the time is up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from generator.relations.matching.find import Matching
from generator.relations.matching.types import Match

SLICES = (3.0, 2.0, 1.0)
"""Worth of the thirds of a need, the first one first."""
URGENCY = {"urgent": 1.5, "normal": 1.0, "nice": 0.75}
SECONDS = 4.0
COARSE = 200
"""Of so many units (euros, mostly) one more or less is no matter: they are rounded down at the end."""
GAP = 0.001
"""A plan that is proven to be so close to the best is good enough (share of its worth)."""


ROUNDING = 1e-5


@dataclass(frozen=True, slots=True)
class Edge:
    """One match as the plan sees it.

    `most` whole units at most; `lacks` units would meet the need; `whole`: the two are counted differently, so the
    offer goes to one need or to none, as one unit.
    """

    need: str
    offer: str
    score: float
    most: int
    lacks: float
    whole: bool
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be spread.

    `left`: units of each limited offer; `minimum`: need -> units below which it is not helped; `taken`: offer -> units
    one has to take at least; `urgency`: need -> weight; `single`: needs that cannot be met by several offers (rooms).
    """

    edges: tuple[Edge, ...]
    left: Mapping[str, int]
    minimum: Mapping[str, int]
    taken: Mapping[str, int]
    urgency: Mapping[str, float]
    single: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Allocation:
    """So many units of an offer for a need; `share` is that part of what the need lacks. One call by telephone."""

    need: str
    offer: str
    units: int
    unit: str
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The call list in order: the most pressing and most helped first.

    `worth` is its value under the rule, `gap` how much better any plan could be at most, as a share of it (0: none).
    """

    allocations: tuple[Allocation, ...]
    worth: float
    gap: float


def plan(matches: Sequence[Match], made: Matching, seconds: float = SECONDS) -> Plan:
    """Spread the offers of these matches over their needs, in at most so many seconds."""
    return solve(problem(matches, made), seconds)


def problem(matches: Sequence[Match], made: Matching) -> Problem:
    """The matches as numbers."""
    ordered = sorted(matches, key=lambda match: (match.need, match.offer))
    edges = tuple(edge for match in ordered if (edge := _edge(match)).most > 0)
    needs, offers = ({edge.need for edge in edges}, {edge.offer for edge in edges})
    by_need, by_offer = made.needs, made.offers
    rooms = {key for key in needs if "room" in by_need[key].kinds}
    return Problem(
        edges,
        left={key: floor(left) for key in offers if (left := by_offer[key].left) is not None},
        minimum={key: least for key in needs if (least := by_need[key].minimum)},
        taken={key: least for key in offers if (least := by_offer[key].minimum)},
        urgency={key: URGENCY[by_need[key].record.call.priority] for key in needs},
        single=frozenset(rooms),
    )


def _edge(match: Match) -> Edge:
    facts = match.facts
    if facts.gives is None or not facts.lacks:
        return Edge(match.need, match.offer, match.score, 1, 1.0, whole=True)
    most = floor(min(facts.gives, facts.lacks))
    return Edge(match.need, match.offer, match.score, most, float(facts.lacks), whole=False, unit=facts.unit)


def solve(given: Problem, seconds: float = SECONDS) -> Plan:
    """The best plan of a problem."""
    edges = given.edges
    if not edges:
        return Plan((), 0.0, 0.0)
    needs = sorted({edge.need for edge in edges})
    rows = _Rows(given, needs)
    found = milp(
        c=-rows.worth(), integrality=rows.integral(), bounds=Bounds(0, rows.upper()), constraints=rows.constraint(),
        options={"time_limit": seconds, "mip_rel_gap": GAP},
    )  # fmt: skip
    if found.x is None:
        return Plan((), 0.0, 1.0)
    units = _enough(given, [int(count) for count in np.floor(found.x[: len(edges)] + ROUNDING)])
    chosen = [(edge, count) for edge, count in zip(edges, units, strict=True) if count]
    gap = float(found.mip_gap or 0.0) if found.status else min(GAP, float(found.mip_gap or 0.0))
    return Plan(_in_order(chosen, given), worth(chosen, given), gap)


def _enough(given: Problem, units: Sequence[int]) -> list[int]:
    """The units of all edges with those given back that rounding down took from needs with a minimum.

    What is still too little for a need is not given at all.
    """
    found, own, left = list(units), dict[str, list[int]](), dict(given.left)
    for number, (edge, count) in enumerate(zip(given.edges, found, strict=True)):
        if not count:
            continue
        if edge.offer in left:  # what is counted differently takes all of it
            left[edge.offer] -= left[edge.offer] if edge.whole else count
        if edge.need in given.minimum and not edge.whole:
            own.setdefault(edge.need, []).append(number)
    for need, numbers in own.items():
        missing = given.minimum[need] - sum(found[number] for number in numbers)
        for number in numbers:
            edge = given.edges[number]
            more = max(0, min(missing, edge.most - found[number], left.get(edge.offer, edge.most)))
            found[number] += more
            missing -= more
            if edge.offer in left:
                left[edge.offer] -= more
        if missing > 0:
            for number in numbers:
                found[number] = 0
    return found


def worth(chosen: Sequence[tuple[Edge, int]], given: Problem) -> float:
    """What a plan is worth under the rule above, computed from its units alone."""
    shares: dict[str, float] = {}
    total = 0.0
    for edge, units in chosen:
        share = units / edge.lacks
        shares[edge.need] = shares.get(edge.need, 0.0) + share
        total += edge.score * share
    return total + sum(given.urgency[need] * sliced(share) for need, share in shares.items())


def sliced(share: float) -> float:
    """The worth of a share of a need, the first third most."""
    width = 1 / len(SLICES)
    return sum(value * min(width, max(0.0, share - number * width)) for number, value in enumerate(SLICES))


def _in_order(chosen: Sequence[tuple[Edge, int]], given: Problem) -> tuple[Allocation, ...]:
    found = [
        Allocation(edge.need, edge.offer, units, edge.unit, units / edge.lacks, edge.score) for edge, units in chosen
    ]
    return tuple(
        sorted(found, key=lambda one: (-given.urgency[one.need] * sliced(one.share), -one.score, one.need, one.offer))
    )


class _Rows:
    """The integer program: units of each edge, whether it is used, thirds of each need, whether a need is helped."""

    def __init__(self, given: Problem, needs: Sequence[str]) -> None:
        self.given, self.needs = given, needs
        self.edges = given.edges
        self.used = len(self.edges)
        self.thirds = 2 * len(self.edges)
        self.helped = self.thirds + len(SLICES) * len(needs)
        self.size = self.helped + len(needs)
        self.place = {need: number for number, need in enumerate(needs)}
        self._values: list[tuple[int, int, float]] = []
        self._high: list[float] = []

    def worth(self) -> np.ndarray:
        """What each variable adds."""
        found = np.zeros(self.size)
        found[: self.used] = [edge.score / edge.lacks for edge in self.edges]
        for number, need in enumerate(self.needs):
            start = self.thirds + number * len(SLICES)
            found[start : start + len(SLICES)] = [self.given.urgency[need] * value for value in SLICES]
        return found

    def integral(self) -> np.ndarray:
        """Units and decisions are whole, thirds are not; a decision that nothing hangs on need not be decided."""
        found = np.zeros(self.size)
        found[: self.used] = [edge.lacks < COARSE for edge in self.edges]
        for number, edge in enumerate(self.edges):
            found[self.used + number] = edge.offer in self.given.taken or edge.need in self.given.single or edge.whole
        for number, need in enumerate(self.needs):
            found[self.helped + number] = need in self.given.minimum
        return found

    def upper(self) -> np.ndarray:
        """The most of each variable."""
        found = np.ones(self.size)
        found[: self.used] = [edge.most for edge in self.edges]
        found[self.thirds : self.helped] = 1 / len(SLICES)
        return found

    def constraint(self) -> LinearConstraint:
        """All rows, each "at most"."""
        for number, edge in enumerate(self.edges):
            self._add({number: 1.0, self.used + number: -float(edge.most)}, 0.0)
            if not edge.whole and (least := self.given.taken.get(edge.offer)):
                self._add({number: -1.0, self.used + number: float(least)}, 0.0)
        for offer in sorted({edge.offer for edge in self.edges}):
            self._offer(offer)
        for need in self.needs:
            self._need(need)
        rows, columns, values = zip(*self._values, strict=True)
        matrix = coo_array((values, (rows, columns)), shape=(len(self._high), self.size)).tocsr()
        return LinearConstraint(matrix, -np.inf, np.array(self._high))

    def _offer(self, offer: str) -> None:
        """No more than is left; what is counted differently takes all of it."""
        left = self.given.left.get(offer)
        if left is None:
            return
        own = [(number, edge) for number, edge in enumerate(self.edges) if edge.offer == offer]
        self._add({number: float(left) if edge.whole else 1.0 for number, edge in own}, float(left))

    def _need(self, need: str) -> None:
        """No more than is missing, at least what is of use; the thirds add up to what comes."""
        own = [(number, edge) for number, edge in enumerate(self.edges) if edge.need == need]
        start = self.thirds + self.place[need] * len(SLICES)
        shares = {number: 1 / edge.lacks for number, edge in own}
        self._add(shares, 1.0)
        self._add(
            {**{start + third: 1.0 for third in range(len(SLICES))}, **{n: -share for n, share in shares.items()}}, 0.0
        )
        least, helped = self.given.minimum.get(need), self.helped + self.place[need]
        if least:
            counted = [(number, edge) for number, edge in own if not edge.whole]
            for number, edge in counted:
                self._add({number: 1.0, helped: -float(edge.most)}, 0.0)
            if counted:
                self._add({helped: float(least), **{number: -1.0 for number, _ in counted}}, 0.0)
        if need in self.given.single:
            self._add({self.used + number: 1.0 for number, _ in own}, 1.0)

    def _add(self, values: Mapping[int, float], high: float) -> None:
        row = len(self._high)
        self._values += [(row, column, value) for column, value in values.items()]
        self._high.append(high)
