"""The plan: optimal against brute force on small cases, fair by its stated rule, within time on large ones."""

from __future__ import annotations

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.relations.matching.plan import Edge, Plan, Problem, _enough, plan, solve, worth
from tests.relations.matching.matching_support import made

URGENCIES = (0.75, 1.0, 1.5)


def problem(lacks: list[int], left: list[int], least: list[int], take: list[int], urgent: list[float]) -> Problem:
    edges = tuple(
        Edge(f"n{n}", f"o{o}", 0.62 + 0.05 * ((n + o) % 3), min(lack, have), lack, whole=False, unit="piece")
        for n, lack in enumerate(lacks)
        for o, have in enumerate(left)
    )
    return Problem(
        edges,
        left={f"o{o}": have for o, have in enumerate(left)},
        minimum={f"n{n}": one for n, one in enumerate(least) if one},
        taken={f"o{o}": one for o, one in enumerate(take) if one},
        urgency={f"n{n}": one for n, one in enumerate(urgent)},
    )


def allowed(units: tuple[int, ...], given_: Problem) -> bool:
    by_need: dict[str, int] = {}
    by_offer: dict[str, int] = {}
    lacks = {edge.need: edge.lacks for edge in given_.edges}
    for edge, count in zip(given_.edges, units, strict=True):
        if 0 < count < given_.taken.get(edge.offer, 0):
            return False
        by_need[edge.need] = by_need.get(edge.need, 0) + count
        by_offer[edge.offer] = by_offer.get(edge.offer, 0) + count
    return (
        all(count <= lacks[need] for need, count in by_need.items())
        and all(count <= given_.left[offer] for offer, count in by_offer.items())
        and all(count == 0 or count >= given_.minimum.get(need, 0) for need, count in by_need.items())
    )


def brute_force(given_: Problem) -> float:
    ranges = [range(edge.most + 1) for edge in given_.edges]
    plans = (units for units in itertools.product(*ranges) if allowed(units, given_))
    return max(worth(list(zip(given_.edges, units, strict=True)), given_) for units in plans)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 5), min_size=2, max_size=2),
    st.lists(st.integers(1, 5), min_size=1, max_size=2),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
    st.lists(st.sampled_from(URGENCIES), min_size=2, max_size=2),
)
def test_small_plans_are_the_best_there_are(
    lacks: list[int], left: list[int], least: list[int], take: list[int], urgent: list[float]
) -> None:
    given_ = problem(lacks, left, least, take, urgent)
    found = solve(given_)
    units = {(one.need, one.offer): one.units for one in found.allocations}
    assert allowed(tuple(units.get((edge.need, edge.offer), 0) for edge in given_.edges), given_)
    assert found.worth >= brute_force(given_) * (1 - 0.002) - 1e-9


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ((1494, 0, 500), (1495, 0, 500)),  # one unit short, one is left
        ((1000, 494, 500), (1001, 494, 500)),  # from the first offer that has some
        ((0, 1494, 506), (0, 0, 506)),  # nothing is left of that offer
        ((0, 0, 500), (0, 0, 500)),  # not helped at all
        ((1495, 0, 505), (1495, 0, 505)),  # enough as it is
    ],
)
def test_what_rounding_took_is_given_back_or_nothing_is_given(
    units: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    edges = (
        Edge("a", "o", 0.9, 1495, 1495, whole=False), Edge("a", "p", 0.8, 1495, 1495, whole=False),
        Edge("b", "p", 0.7, 2000, 2000, whole=False),
    )  # fmt: skip
    assert _enough(Problem(edges, {"o": 3000, "p": 2000}, {"a": 1495}, {}, {}), units) == list(expected)


def test_what_is_counted_differently_leaves_nothing() -> None:
    edges = (Edge("a", "o", 0.9, 9, 9, whole=False), Edge("b", "o", 0.9, 1, 1.0, whole=True))
    assert _enough(Problem(edges, {"o": 9}, {"a": 9}, {}, {}), (8, 1)) == [0, 1]


def shares(found: Plan) -> dict[str, int]:
    return {one.need: one.units for one in found.allocations}


def test_no_need_starves_because_another_is_a_little_better() -> None:
    edges = (
        Edge("big", "o", 1.0, 30, 30, whole=False),
        Edge("small", "o", 0.62, 10, 10, whole=False),
    )
    found = solve(Problem(edges, {"o": 20}, {}, {}, {"big": 1.0, "small": 1.0}))
    assert shares(found)["small"] >= 4
    assert shares(found)["big"] >= 10
    alike = (Edge("a", "o", 1.0, 9, 9, whole=False), Edge("b", "o", 0.62, 9, 9, whole=False))
    assert shares(solve(Problem(alike, {"o": 6}, {}, {}, {"a": 1.0, "b": 1.0}))) == {"a": 3, "b": 3}


def test_what_presses_comes_first_on_the_call_list() -> None:
    need = "kind: hardware, title: Laptops, quantity: {total: 10, unit: piece}"
    offer = "kind: hardware, title: Laptops, quantity: {total: 12, unit: piece}, delivery: [ship]"
    found = made(need, need + ", priority: urgent", offers=(offer,))
    planned = plan(found.matches, found)
    assert planned.allocations[0].need == "need-2/call"
    assert sum(one.units for one in planned.allocations) == 12
    assert all(one.unit == "piece" for one in planned.allocations)


def test_a_room_comes_from_one_giver() -> None:
    need = "kind: room, title: Saal für ein Fest, quantity: {total: 100, unit: seat}"
    offer = "kind: room, title: Festsaal, quantity: {total: 80, unit: seat}"
    found = made(need, offers=(offer, offer))
    assert len(plan(found.matches, found).allocations) == 1


def test_nothing_to_spread_is_an_empty_plan() -> None:
    found = made()
    assert plan((), found) == Plan((), 0.0, 0.0)


@pytest.mark.slow
def test_five_hundred_by_five_hundred_is_quick() -> None:
    dice = random.Random(3)  # noqa: S311  seeded
    needs = {f"n{n}": dice.randint(1, 60) for n in range(500)}
    offers = {f"o{o}": dice.randint(1, 60) for o in range(500)}
    edges = tuple(
        Edge(need, offer, round(dice.uniform(0.62, 1), 3), min(lack, offers[offer]), lack, whole=False)
        for need, lack in needs.items()
        for offer in dice.sample(sorted(offers), 6)
    )
    urgent = {need: dice.choice(URGENCIES) for need in needs}
    start = time.perf_counter()
    found = solve(Problem(edges, offers, {}, {}, urgent), seconds=4)
    assert time.perf_counter() - start < 12, "time limit plus what a busy machine takes"
    assert found.gap < 0.05
