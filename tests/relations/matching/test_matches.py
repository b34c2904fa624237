"""Matches: what is found, in which order, with which words."""

from __future__ import annotations

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.relations.matching.near import ruled_out
from generator.relations.matching.types import Excluded, Match
from tests.relations.matching.matching_support import call, codes, made, match, of_files, pair, told, worded

NEEDS = (
    "kind: hardware, title: Notebooks für den Sprachkurs, quantity: {total: 35, unit: piece}, location: {city: Köln}",
    "kind: goods, title: Klapprechner für Bewerbungen, quantity: {total: 8, unit: piece}, location: {city: Bonn}",
    "kind: volunteering, title: Leute zum Renovieren, quantity: {total: 5, unit: person}, location: {city: Köln}",
    "kind: room, title: Raum für das Sommerfest, quantity: {total: 80, unit: seat}, location: {city: Köln}",
    "kind: money, title: Straßenfest, amount: {total: 1500}",
    "kind: legal_tax, title: Hilfe bei der Satzung, quantity: {total: 4, unit: hour}",
)
OFFERS = (
    "kind: hardware, title: Gebrauchte Laptops, quantity: {total: 20, unit: piece}, delivery: [ship]",
    "kind: volunteering, title: Unser Team will renovieren, quantity: {total: 9, unit: person}, location: {city: Köln}",
    "kind: room, title: Festsaal am Wochenende, quantity: {total: 120, unit: seat}, location: {city: Köln}",
    "kind: money, title: Zuschüsse für Nachbarschaftsfeste, amount: {total: 3000}",
    "kind: legal_tax, title: Rat zum Vereinsrecht, quantity: {total: 9, unit: hour}, remote: true",
    "kind: hardware, title: Handys, quantity: {total: 9, unit: piece}, delivery: [ship]",
)
UNRELATED = "kind: goods, title: Nähmaschinen, quantity: {total: 3, unit: piece}, delivery: [ship]"
CITIES = ("Köln", "Bonn", "Aachen", "Münster", "Hamburg", "München")
WORDS = ("Laptops", "Tablets", "Schulranzen", "Sprachkurs", "Fahrrad", "Möbel", "Beratung", "keine Laptops", "ein Saal")


def shown(needs: tuple[str, ...] = NEEDS, offers: tuple[str, ...] = OFFERS) -> dict[tuple[str, str], float]:
    return {(found.need, found.offer): found.score for found in made(*needs, offers=offers).matches}


def test_every_need_finds_its_offer_and_no_other() -> None:
    assert set(shown()) == {
        ("need-1/call", "offer-1/call"), ("need-2/call", "offer-1/call"), ("need-3/call", "offer-2/call"),
        ("need-4/call", "offer-3/call"), ("need-5/call", "offer-4/call"), ("need-6/call", "offer-5/call"),
    }  # fmt: skip


def test_an_unrelated_offer_changes_nothing() -> None:
    assert shown(offers=(*OFFERS, UNRELATED)) == shown()


def test_the_order_of_files_changes_nothing() -> None:
    files = [(f"initiatives/need-{n}.yaml", call(text)) for n, text in enumerate(NEEDS)]
    files += [(f"companies/offer-{n}.yaml", call(text, "offers")) for n, text in enumerate(OFFERS)]
    expected = of_files(dict(files)).matches
    random.Random(7).shuffle(files)  # noqa: S311  seeded
    assert of_files(dict(files)).matches == expected


def test_nobody_is_matched_with_oneself() -> None:
    text = call(NEEDS[0]) + call(OFFERS[0], "offers").replace("id: call", "id: other")
    assert not of_files({"initiatives/both.yaml": text}).matches


def test_reasons_and_gaps_are_said_in_both_languages() -> None:
    offer = OFFERS[0].replace("delivery: [ship]", "delivery: [pickup], location: {city: Bonn}")
    german, english = (
        [*reasons, *gaps] for reasons, gaps in (told(NEEDS[0], offer, language=to) for to in ("de", "en"))
    )
    assert "Deckt 20 von 35 Stück." in german
    assert "Covers 20 of 35 pieces." in english
    assert any("km entfernt" in text for text in german)
    assert "Dann fehlen noch: 15 Stück." in german


def test_an_end_is_only_told_where_somebody_stated_it() -> None:
    assert "Until 31 March 2027." in told(NEEDS[0], OFFERS[0] + ", until: 2027-03-31")[0]
    assert not any(text.startswith("Until") for text in told(NEEDS[0], OFFERS[0])[0])


def test_from_where_somebody_works_everywhere_says_nothing() -> None:
    need, offer = (text.replace(", location: {city: Köln}", "") for text in (NEEDS[2], OFFERS[1]))
    wide, local = "area: {scope: national}", "area: {scope: local, regions: [berlin-mitte]}"
    seat = "\nlocation: {city: Berlin}"
    reasons, gaps = told(need, offer, giver=local + seat, asker=wide + seat)
    assert "A place in common." not in reasons
    assert "Offered in Berlin-Mitte only, needed elsewhere too." in gaps
    assert "A place in common." in told(need, offer, giver=local + seat, asker=local + seat)[0]


def test_who_hands_on_the_same_is_no_answer_but_perhaps_a_partner() -> None:
    files = {
        f"initiatives/{name}.yaml": call(NEEDS[0]) + call(OFFERS[0], "offers").replace("id: call", "id: other")
        for name in ("eins", "zwei")
    }
    files["companies/drei.yaml"] = call(OFFERS[0], "offers")
    given = of_files(files)
    partner, giver = (match(given.explain("eins/call", offer)) for offer in ("zwei/other", "drei/call"))
    assert giver.grade == "strong"
    assert partner.grade == "possible"
    assert partner.score < giver.score
    assert any("work better together" in text for text in worded(files, partner)[1])


def test_what_costs_something_is_never_a_sure_match() -> None:
    assert match(pair(NEEDS[0], OFFERS[0])).grade == "strong"
    paid = OFFERS[0] + ", cost: discount"
    assert match(pair(NEEDS[0], paid)).grade == "possible"
    assert any(text.startswith("Not free") for text in told(NEEDS[0], paid)[1])


def test_a_wrong_kind_is_outvoted_by_the_text() -> None:
    right = match(pair(NEEDS[0], OFFERS[0]))
    wrong = match(pair(NEEDS[0].replace("hardware", "goods"), OFFERS[0]))
    assert wrong.grade == right.grade == "strong"


def test_what_is_left_out_says_nothing_against_it() -> None:
    assert match(pair("kind: hardware, title: Laptops", "kind: hardware, title: Laptops")).shown


def test_a_match_is_a_value_that_can_be_kept() -> None:
    (found, *_) = made(*NEEDS, offers=OFFERS).matches
    known = TypeAdapter(Match)
    assert known.validate_json(known.dump_json(found)) == pickle.loads(pickle.dumps(found)) == found  # noqa: S301  ours


def test_what_is_ruled_out_can_be_asked() -> None:
    found = made(NEEDS[0], offers=(OFFERS[0] + ", status: withdrawn, closed_note: weg",))
    assert [codes(one) for one in ruled_out(found, "need-1/call")] == [{"withdrawn"}]
    assert not found.matches


@st.composite
def calls(draw: st.DrawFn) -> str:
    kind, unit = draw(st.sampled_from((("hardware", "piece"), ("room", "seat"), ("training", "hour"), ("goods", "kg"))))
    title = f"{draw(st.sampled_from(WORDS))} und {draw(st.sampled_from(WORDS))}"
    fields = [f"kind: {kind}", f"title: {title}", f"quantity: {{total: {draw(st.integers(1, 60))}, unit: {unit}}}"]
    if draw(st.booleans()):
        fields.append(f"location: {{city: {draw(st.sampled_from(CITIES))}}}")
    if draw(st.booleans()):
        fields.append("delivery: [ship]")
    if draw(st.booleans()):
        fields.append("audiences: [refugees]")
    return ", ".join(fields)


@settings(max_examples=40, deadline=None)
@given(st.lists(calls(), min_size=1, max_size=4), st.lists(calls(), min_size=1, max_size=4))
def test_candidates_miss_nothing_and_explanations_add_up(needs: list[str], offers: list[str]) -> None:
    found = made(*needs, offers=tuple(offers))
    judged = [found.explain(need, offer) for need in found.needs for offer in found.offers]
    by_hand = {(one.need, one.offer) for one in judged if isinstance(one, Match) and one.shown}
    assert {(one.need, one.offer) for one in found.matches} == by_hand
    for one in judged:
        if isinstance(one, Match):
            assert abs(sum(part.points for part in one.parts) - one.score) < 1e-9
            assert all(-1e-9 <= part.points <= part.most + 1e-9 for part in one.parts)
            assert 0 <= one.score <= 1 + 1e-9
        else:
            assert one.conditions


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(2, 40))
def test_more_is_never_worse(one: int, other: int, lacks: int) -> None:
    need = NEEDS[0].replace("35", str(lacks))
    less, more = sorted((one, other))
    scores = []
    for total in (less, more):
        found = pair(need, OFFERS[0].replace("20", str(total)))
        scores.append(found.score if isinstance(found, Match) else -1.0)
    assert scores[0] <= scores[1]


@pytest.mark.parametrize("extra", [", status: withdrawn, closed_note: weg", ", valid_until: 2026-11-20"])
def test_no_score_goes_against_a_hard_condition(extra: str) -> None:
    need = NEEDS[0] + ", priority: urgent, audiences: [refugees]"
    assert isinstance(pair(need, OFFERS[0].replace("20", "99") + ", audiences: [refugees]" + extra), Excluded)
