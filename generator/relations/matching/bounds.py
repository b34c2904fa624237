"""The most points that an offer can get for all parts but kind and subject, computed for many offers at once.

What is computed here is never less than what `values` finds for the pair, so nothing is lost by looking here first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.relations.matching.facts import EARTH, HOURS_A_DAY, SAME_UNITS, World, reach_of
from generator.relations.matching.profile import Profile

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_NOWHERE = (np.nan, np.nan)
NEVER = -10.0
"""Points of what a hard condition rules out."""


class Bounds:
    """Numbers of many offers, as columns."""

    def __init__(self, offers: Sequence[Profile], world: World) -> None:
        self.world = world
        towns: dict[tuple[float, float], int] = {}
        self._town = np.array([towns.setdefault(one.point or _NOWHERE, len(towns)) for one in offers], dtype=np.int64)
        self._towns = np.radians(np.array(list(towns)).reshape(-1, 2))
        sent = [reach_of(one, one, world.weights) == "sent" for one in offers]
        pickup = [reach_of(one, one, world.weights) == "pickup" for one in offers]
        self._sent, self._pickup = np.array(sent, dtype=bool), np.array(pickup, dtype=bool)
        self._radius = np.array([one.radius or np.nan for one in offers], dtype=float)
        measures = [_measure(one) for one in offers]
        self._units: dict[str, int] = {}
        self._unit = np.array([self._units.setdefault(unit, len(self._units)) for unit, _ in measures], dtype=np.int64)
        self._left = np.array([np.nan if size is None else size for _, size in measures], dtype=float)
        self._ages = np.array([(world.today - one.said).days for one in offers], dtype=float)
        self._meant = np.array([bool(one.audiences) for one in offers], dtype=bool)
        self._audiences: dict[str, NDArray[np.int64]] = {}
        for code in sorted({code for one in offers for code in one.audiences}):
            self._audiences[code] = np.flatnonzero([code in one.audiences for one in offers])

    def of(self, need: Profile, found: NDArray[np.int64], km: Floats) -> Floats:
        """An upper bound of the points of all parts but kind and subject, for the offers at these places."""
        weights = self.world.weights
        points = weights.points
        age = float(max(0, (self.world.today - need.said).days))
        fresh = 0.5 ** (np.maximum(self._ages[found], age) / weights.freshness["days"])
        return np.asarray(
            points["coverage"] * self._coverage(need, found)
            + points["distance"] * self._distance(found, km)
            + points["audience"] * self._audience(need, found)
            + points["urgency"] * weights.urgency[need.record.call.priority]
            + points["time"]
            + points["freshness"] * fresh
        )

    def _coverage(self, need: Profile, found: NDArray[np.int64]) -> Floats:
        rules = self.world.weights.coverage
        unit, lacks = _measure(need)
        value = np.full(len(found), rules["unknown"])
        if not lacks or unit not in self._units:
            return value
        left = self._left[found]
        known = (self._unit[found] == self._units[unit]) & ~np.isnan(left)
        share = np.where(known, left / lacks, 1.0)
        worth = np.where(
            share >= rules["full"], 1.0, np.where(share >= rules["part"], rules["part_value"], rules["little_value"])
        )
        worth = np.where(share < rules["none"], NEVER, worth)
        return np.where(known, worth, value)

    def _distance(self, found: NDArray[np.int64], km: Floats) -> Floats:
        """By the tables; where somebody has to come in person, whatever is sent else may count fully."""
        rules = self.world.weights.distance
        pickup, regular = rules["pickup"], rules["regular"]
        fetched = np.where(km <= pickup["near"], 1.0, np.where(km <= pickup["far"], rules["fair_value"], NEVER))
        done = np.where(
            km <= regular["fair"], np.where(km <= regular["near"], 1.0, rules["fair_value"]), rules["far_value"]
        )
        done = np.where(km <= regular["far"], done, NEVER)
        value = np.where(self._pickup[found], fetched, done)
        radius = self._radius[found]
        value = np.where(np.isnan(radius), value, np.where(km <= radius, 1.0, NEVER))
        return np.where(np.isnan(km) | self._sent[found], 1.0, value)

    def km(self, need: Profile, found: NDArray[np.int64]) -> Floats:
        """Kilometres to offers (haversine), once for each town; not a number where a place is unknown."""
        if need.point is None:
            return np.full(len(found), np.nan)
        here, there = np.radians(np.array(need.point)), self._towns
        half = (
            np.sin((there[:, 0] - here[0]) / 2) ** 2
            + np.cos(here[0]) * np.cos(there[:, 0]) * np.sin((there[:, 1] - here[1]) / 2) ** 2
        )
        return np.asarray((2 * EARTH * np.arcsin(np.minimum(1.0, np.sqrt(half))))[self._town[found]])

    def _audience(self, need: Profile, found: NDArray[np.int64]) -> Floats:
        rules, ours = self.world.weights.audience, need.audiences
        if not ours:
            return np.full(len(found), rules["unknown"])
        value = np.where(self._meant, rules["other"], rules["unknown"])
        for code in (*ours, "everyone"):
            value[self._audiences.get(code, [])] = 1.0
        return np.ones(len(found)) if "everyone" in ours else value[found]


def _measure(call: Profile) -> tuple[str, float | None]:
    """The unit in which a call is counted, and what is left in it; days as hours, boxes as pieces."""
    state, left = call.state, call.left
    if state.currency:
        offered = left if call.each is None or call.record.is_need else min(left or call.each, call.each)
        return state.currency, None if offered is None else float(offered)
    factor = HOURS_A_DAY if state.unit == "person_day" else 1
    unit = "hour" if state.unit == "person_day" else SAME_UNITS.get(state.unit, state.unit)
    return unit, None if left is None else float(left) * factor
