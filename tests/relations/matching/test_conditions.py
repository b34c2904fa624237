"""Hard conditions: each with its code, its numbers and a sentence, and none is overruled."""

from __future__ import annotations

import pytest

from generator.messages import Translator
from generator.relations.matching.types import Excluded
from generator.wording.matches import CONDITIONS, condition
from tests.relations.matching.matching_support import codes, made, match, pair, told

LAPTOPS = "kind: hardware, title: Laptops für den Deutschkurs, quantity: {total: 20, unit: piece}"
SPARE = "kind: hardware, title: Gebrauchte Notebooks, quantity: {total: 30, unit: piece}, delivery: [ship]"
KOELN, AACHEN, MUENCHEN = ("{city: Köln}", "{city: Aachen}", "{city: München}")
CASES = {
    "withdrawn": (LAPTOPS + ", status: withdrawn, closed_note: abgesagt", SPARE),
    "expired": (LAPTOPS, SPARE + ", valid_until: 2026-11-20"),
    "met": (LAPTOPS + ", received: [{from: {name: Leute}, quantity: {total: 20, unit: piece}}]", SPARE),
    "nothing-left": (LAPTOPS, SPARE + ", given: [{to: {name: Leute}, quantity: {total: 30, unit: piece}}]"),
    "dates": (LAPTOPS + ", until: 2027-01-31", SPARE + ", from: 2027-02-01"),
    "too-little": (LAPTOPS.replace("20", "200"), SPARE.replace("30", "9")),
    "not-eligible": (LAPTOPS, SPARE + ", eligibility: [public-body]"),
    "currency": ("kind: money, title: Geld für ein Fest, amount: {total: 500}",
                 "kind: money, title: Zuschuss für Feste, amount: {total: 900, currency: CHF}"),
    "language": ("kind: translation, title: Merkblätter, language_pairs: [de-uk], quantity: {total: 5, unit: page}",
                 "kind: translation, title: Übersetzungen, language_pairs: [de-en], quantity: {total: 9, unit: page}"),
    "excluded": (LAPTOPS.replace("Laptops für den Deutschkurs", "PCs für den Treff") +
                 ", description: Bitte keine Laptops.", SPARE),
    "kept": ("kind: training, title: Kletterkurs für Kinder", "kind: training, title: Kletterkurs nur für Erwachsene"),
    "skill": ("kind: development, title: Hilfe bei der App, skills: [kotlin]",
              "kind: development, title: Entwicklungstage, skills: [python]"),
    "area": (LAPTOPS + ", area: {scope: state, regions: [DE-NW]}", SPARE + ", area: {scope: state, regions: [DE-BE]}"),
    "too-far": (LAPTOPS + f", location: {KOELN}", SPARE.replace("ship", "pickup") + f", location: {MUENCHEN}"),
    "presence": ("kind: mentoring, title: Patenschaften, remote: false, location: {city: Köln}",
                 "kind: mentoring, title: Patenschaften am Bildschirm, remote: true"),
}  # fmt: skip


@pytest.mark.parametrize("code", CONDITIONS)
def test_each_condition_excludes(code: str) -> None:
    need, offer = CASES[code]
    found = pair(need, offer, asker="legal_form: ev")
    assert code in codes(found)


def test_every_condition_is_said_in_both_languages() -> None:
    for need, offer in CASES.values():
        found = pair(need, offer, asker="legal_form: ev")
        assert isinstance(found, Excluded)
        for one in found.conditions:
            assert Translator("de")(condition(one)) != Translator("en")(condition(one))


def test_an_unknown_legal_form_is_no_reason_but_a_gap() -> None:
    _, gaps = told(LAPTOPS, SPARE + ", eligibility: [registered-nonprofit]")
    assert "Meant for: " in " ".join(gaps)


def test_an_organisation_is_no_single_person() -> None:
    assert codes(pair(LAPTOPS, SPARE + ", eligibility: [individual]")) == {"not-eligible"}


def test_the_name_tells_a_registered_association() -> None:
    offer = SPARE + ", eligibility: [registered-nonprofit]"
    assert told(LAPTOPS, offer, asker="name: Lernhaus e.V.")[1] == []
    assert codes(pair(LAPTOPS, offer, asker="legal_form: informal")) == {"not-eligible"}


def test_less_than_half_of_what_is_useful_is_no_help() -> None:
    need = LAPTOPS.replace("unit: piece", "unit: piece, minimum: 10")
    assert codes(pair(need, SPARE.replace("30", "4"))) == {"too-little"}
    assert match(pair(need, SPARE.replace("30", "6"))).score > 0


def test_a_fund_gives_each_no_more_than_it_says() -> None:
    need = "kind: money, title: Straßenfest, amount: {total: 20000}"
    offer = "kind: money, title: Zuschüsse für Straßenfeste bis 500 €, amount: {total: 90000}"
    assert codes(pair(need, offer)) == {"too-little"}


@pytest.mark.parametrize(
    ("place", "far"), [("{city: Bonn}", False), (AACHEN, False), ("{city: Münster}", False), (MUENCHEN, True)]
)
def test_pickup_is_near_by(place: str, far: bool) -> None:  # noqa: FBT001  a table
    found = pair(LAPTOPS + f", location: {KOELN}", SPARE.replace("ship", "pickup") + f", location: {place}")
    assert ("too-far" in codes(found)) is far


def test_what_is_fetched_is_found_from_afar_though_nothing_of_it_is_remote() -> None:
    need = LAPTOPS + f", location: {KOELN}"
    offer = SPARE.replace("ship", "pickup") + ", remote: false, location: {city: Münster}"
    assert match(pair(need, offer)).shown
    assert len(made(need, offers=(offer,)).matches) == 1


def test_nobody_comes_every_week_from_another_town() -> None:
    need = f"kind: volunteering, title: Hilfe in der Fahrradwerkstatt jeden Samstag, location: {KOELN}"
    offer = f"kind: volunteering, title: Mechaniker für Fahrradreparatur, location: {AACHEN}"
    assert "too-far" not in codes(pair(need, offer))
    assert "too-far" in codes(pair(need, offer.replace("Aachen", "Münster")))
    assert "too-far" in codes(pair(need, offer + ", description: Umkreis 20 km"))


def test_interpreting_is_no_translation() -> None:
    need = "kind: translation, title: Dolmetschen im Amt, quantity: {total: 9, unit: hour}"
    offer = "kind: translation, title: Übersetzung von Texten, quantity: {total: 9, unit: page}"
    assert "language" in codes(pair(need, offer))


def test_a_human_being_is_no_machine() -> None:
    need = "kind: translation, title: Merkblätter, language_pairs: [de-uk], description: Das muss ein Mensch machen."
    offer = "kind: translation, title: KI-Übersetzung in 30 Sprachen"
    assert "excluded" in codes(pair(need, offer))
    assert not codes(pair(need.replace("Das muss ein Mensch machen.", "Für Aushänge."), offer))
