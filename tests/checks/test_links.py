"""References: they exist, are of the right kind, and use today's names; one file alone can be checked as well."""

from __future__ import annotations

import pytest

from generator import checks
from generator.relations import relate
from tests.support import RETIRED, TODAY, catalogue, codes, findings

OFFER = "offers: [{id: laptops, former_ids: [rechner], kind: hardware, title: Laptops, since: 2026, quantity: {total: 20, unit: piece}}]"
FIRM = {"companies/firma.yaml": OFFER, "administrations/amt.yaml": "", "events/tag.yaml": ""}


def need(giver: str, more: str = "quantity: {total: 5, unit: piece}") -> str:
    return (
        "needs: [{id: bedarf, kind: hardware, title: Laptops, since: 2026, "
        f"quantity: {{total: 50, unit: piece}}, received: [{{from: {giver}, {more}}}]}}]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "operator: frima", "partners: [frima]", "successor: frima", "authority_links: [{id: frima, relation: knows}]",
        "distinct_from: [{id: frima, reason: anderes Team}]", need("{entry: frima}"), need("{offer: frima/laptops}"),
    ],
)  # fmt: skip
def test_every_reference_must_lead_somewhere(text: str) -> None:
    (found,) = (one for one in findings({**FIRM, "initiatives/abc.yaml": text}) if one.rule.code == "L401")
    assert found.fix.startswith("firma")


def test_a_name_leads_to_its_id() -> None:
    files = {"initiatives/abc.yaml": "partners: [beispiel-stiftung]", "companies/bspst.yaml": "name: Beispiel Stiftung"}
    (found,) = (one for one in findings(files) if one.rule.code == "L401")
    assert found.fix == "bspst"


def test_bundles_and_events_refer_too() -> None:
    files = {**FIRM, "bundles/bund.yaml": "members: [weg-hier, amt]", "events/tag.yaml": "organisers: [weg-hier, tag]"}
    found = [(one.rule.code, one.span.file) for one in findings(files) if one.rule.code[0] == "L"]
    bundle, event = "content/bundles/bund.yaml", "content/events/tag.yaml"
    assert sorted(found) == [("L401", bundle), ("L401", event), ("L403", bundle), ("L404", event)]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("firma/laptops", ""),
        ("firma/latops", "firma/laptops"),
        ("firma/rechner", "firma/laptops"),
        ("firma", ""),
        ("firma/xyz-ganz-anders", ""),
    ],
)
def test_an_offer_must_exist_in_its_entry(reference: str, expected: str) -> None:
    found = [
        one
        for one in findings({**FIRM, "initiatives/abc.yaml": need(f"{{offer: {reference}}}")})
        if one.rule.code == "L402"
    ]
    assert bool(found) == (reference != "firma/laptops")
    assert [one.fix for one in found] == [expected] * len(found)


def test_a_need_cannot_be_given() -> None:
    files = {"initiatives/abc.yaml": need("{offer: xyz/bedarf}"), "initiatives/xyz.yaml": need("{name: wir}")}
    assert "L402" in codes(files)


def test_authorities_are_administrations() -> None:
    assert codes({**FIRM, "initiatives/abc.yaml": "authority_links: [{id: amt, relation: knows}]"}) == set()
    assert codes({**FIRM, "initiatives/abc.yaml": "authority_links: [{id: firma, relation: knows}]"}) == {"L403"}


def test_nobody_helps_themselves() -> None:
    assert codes({"initiatives/abc.yaml": need("{entry: abc}")}) == {"L404"}


def test_a_moved_entry_is_named_as_today() -> None:
    files = {
        "companies/firma.yaml": OFFER + "\nformer_ids: [laden]",
        "initiatives/abc.yaml": need("{offer: laden/laptops}"),
    }
    (found,) = (one for one in findings(files) if one.rule.code == "L405")
    assert found.fix == "firma/laptops"


@pytest.mark.parametrize(("successor", "fix"), [("", ""), (", successor: firma", "firma")])
def test_a_retired_entry_is_named_by_its_successor(successor: str, fix: str) -> None:
    retired = f"- {{id: laden, since: 2026-01-31, reason: Geschlossen.{successor}}}\n"
    files = {**FIRM, RETIRED: retired, "initiatives/abc.yaml": "partners: [laden]"}
    (found,) = (one for one in findings(files) if one.rule.code[0] == "L")
    assert (found.rule.code, found.fix) == ("L405", fix)


def test_a_circle_of_successors_is_reported_once() -> None:
    files = {f"initiatives/{a}.yaml": f"successor: {b}" for a, b in (("aaa", "bbb"), ("bbb", "ccc"), ("ccc", "bbb"))}
    (found,) = (one for one in findings(files) if one.rule.code == "L408")
    assert found.subjects == ("bbb", "ccc")


def test_an_offer_cannot_give_more_than_it_has() -> None:
    files = {**FIRM, "initiatives/abc.yaml": need("{offer: firma/laptops}", "quantity: {total: 21, unit: piece}")}
    (found,) = (one for one in findings(files) if one.rule.code == "L409")
    assert found.related[0].span.file == "content/initiatives/abc.yaml"
    assert codes({**FIRM, "initiatives/abc.yaml": need("{offer: firma/laptops}", "note: Anzahl offen")}) == set()


def test_one_file_alone_is_checked_against_the_names_of_the_others() -> None:
    path = "content/initiatives/abc.yaml"
    text = (
        need("{offer: firma/latops}")
        + "\npartners: [firma, gibtsnicht]\nauthority_links: [{id: firma, relation: knows}]"
    )
    alone = catalogue({path: text}, listed=("content/companies/firma.yaml", "content/companies/firma.svg"))
    assert checks.referenced_ids(alone) == {"firma"}
    found = checks.run(checks.CheckContext(alone, relate(alone, TODAY), TODAY), only={path})
    assert {one.rule.code for one in found} == {"L401", "L403", "F604"}
    both = catalogue({path: text, "companies/firma.yaml": OFFER})
    assert checks.referenced_ids(both) == set()
    found = checks.run(checks.CheckContext(both, relate(both, TODAY), TODAY), only={path})
    assert {one.rule.code for one in found} == {"L401", "L402", "L403", "F604"}
