"""Matches that wait for a call: sorted, without those who have found each other, and who is left alone."""

from __future__ import annotations

from generator.relations import Relations, relate
from generator.relations.waiting import Waiting, waiting
from tests.pages.pages_support import match, need
from tests.support import TODAY, analyser, catalogue

GOT = "[{from: {offer: geber/notebooks}, quantity: {total: 5, unit: piece}}]"
FILES = {
    "initiatives/eins.yaml": "needs:\n"
    + need("laptops", quantity="{total: 20, unit: piece}", received=GOT)
    + need("old", kind="room", since='"2026-01-01"')
    + need("new", kind="room")
    + need("pressing", kind="room", priority="urgent")
    + need("lapsed", kind="room", since='"2015"'),
    "companies/geber.yaml": "offers:\n" + need("notebooks") + need("rest", kind="goods"),
}  # fmt: skip


def relations() -> Relations:
    return relate(catalogue(FILES), TODAY)


def found(*matches: object) -> Waiting:
    made, known = catalogue(FILES), relations()
    return waiting(matches, made.calls, known.states, known.flows)  # type: ignore[arg-type]


def test_the_best_stands_first_on_both_sides() -> None:
    weak, best = match("eins/new", "geber/rest", 0.7), match("eins/old", "geber/rest", 0.9)
    seen = found(weak, best)
    assert seen.matches == (best, weak)
    assert seen.by_offer == {"geber/rest": (best, weak)}
    assert seen.by_need == {"eins/new": (weak,), "eins/old": (best,)}


def test_who_has_given_already_needs_no_call_but_is_not_alone() -> None:
    seen = found(match("eins/laptops", "geber/notebooks"))
    assert seen.matches == ()
    assert "eins/laptops" not in seen.unmet
    assert "geber/notebooks" not in seen.idle


def test_who_has_no_match_is_listed_urgent_first_then_the_oldest_and_only_while_open() -> None:
    seen = found(match("eins/laptops", "geber/notebooks"))
    assert seen.unmet == ("eins/pressing", "eins/old", "eins/new")
    assert seen.idle == ("geber/rest",)


def test_nothing_is_said_where_texts_were_not_compared() -> None:
    assert relations().waiting == Waiting()


def test_a_comparison_finds_them_itself() -> None:
    files = {
        "initiatives/eins.yaml": "needs:\n" + need("laptops", title="Laptops"),
        "companies/geber.yaml": "offers:\n" + need("notebooks", title="Gebrauchte Laptops", delivery="[ship]"),
    }
    seen = relate(catalogue(files), TODAY, analyser()).waiting
    assert [(one.need, one.offer) for one in seen.matches] == [("eins/laptops", "geber/notebooks")]
    assert (seen.unmet, seen.idle) == ((), ())
