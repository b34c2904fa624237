"""What is nearly a match, why nothing is said about it, and what is ruled out."""

from __future__ import annotations

from generator.messages import Translator
from generator.relations.matching.near import MOST, by_call, near_misses, ruled_out, shown
from generator.relations.matching.settings import weights
from generator.wording.matches import PARTS, silence
from tests.relations.matching.matching_support import call, made, of_files

NEED = "kind: hardware, title: Notebooks für den Sprachkurs, quantity: {total: 35, unit: piece}, location: {city: Köln}"
FITS = "kind: hardware, title: Gebrauchte Laptops, quantity: {total: 20, unit: piece}, delivery: [ship]"
LITTLE = (
    "kind: hardware, title: Gebrauchte Laptops, quantity: {total: 3, unit: piece}, location: {city: Bonn}, "
    "delivery: [pickup]"
)
FAR = LITTLE.replace("Bonn", "Hamburg")
OTHER = "kind: money, title: Zuschüsse für Straßenfeste, amount: {total: 900}"


def test_every_part_has_a_name_in_both_languages() -> None:
    assert PARTS.keys() == weights().points.keys()
    assert all(Translator("de")(name) != Translator("en")(name) for name in PARTS.values())


def test_what_is_said_is_not_nearly_said() -> None:
    matching = made(NEED, offers=(FITS, FITS.replace("20", "1"), FAR, OTHER))
    told = {match.offer for match in shown(matching, "need-1/call")}
    near = {match.offer for match in near_misses(matching, "need-1/call")}
    out = {one.offer for one in ruled_out(matching, "need-1/call")}
    assert "offer-1/call" in told
    assert "offer-4/call" not in near | told | out
    assert len(told | near | out) == len(told) + len(near) + len(out)


def test_a_near_miss_says_why_it_stays_unsaid() -> None:
    need = NEED.replace("location", "remote: false, location")
    matching = made(need, offers=(LITTLE.replace("Bonn", "Dortmund"),))
    (near,) = near_misses(matching, "need-1/call")
    assert not near.shown
    assert silence(near)
    assert near_misses(matching, "offer-1/call") == (near,)


def test_a_match_that_is_shown_is_not_silent() -> None:
    matching = made(NEED, offers=(FITS,))
    (match,) = matching.matches
    assert silence(match) == ()
    assert by_call(matching.matches) == {"need-1/call": (match,), "offer-1/call": (match,)}
    assert shown(matching, "offer-1/call") == (match,)


def test_there_are_few_near_misses() -> None:
    need = NEED.replace("location", "remote: false, location")
    offers = tuple(LITTLE.replace("Bonn", "Dortmund") for _ in range(MOST + 3))
    found = near_misses(made(need, offers=offers), "need-1/call")
    assert len(found) == MOST
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_nobody_is_ruled_out_for_oneself() -> None:
    gone = FITS + ", valid_until: 2026-11-20"
    text = call(NEED) + call(gone, "offers").replace("id: call", "id: other")
    matching = of_files({"initiatives/both.yaml": text, "companies/giver.yaml": call(gone, "offers")})
    assert [one.offer for one in ruled_out(matching, "both/call")] == ["giver/call"]
