"""An entry with faults is checked in all its other parts as well."""

import pickle

from generator.model.salvage import Kept, Rest
from tests.support import catalogue
from tests.support import codes as found_in

BROKEN = """
name: Rechner-Brücke
summary: Gibt gespendete Laptops an Schulen weiter.
topics: [digitalisierung]
area: {scope: national}
confirmed: 2099-01-01
contact: {email: info@example.org}
operator: niemand
needs:
  - {id: laptops, kind: hardwear, title: Laptops für den Kurs, since: 2026-01-01}
  - {id: raum, kind: room, title: Ein Raum für den Kurs, since: 2026-01-01, received: [{from: {entry: niemand}}]}
"""


def codes(text: str) -> set[str]:
    return found_in({"content/initiatives/rechner-bruecke.yaml": text}, whole=True)


def test_references_and_dates_of_a_faulty_entry_are_checked_too() -> None:
    assert {"S204", "L401", "F601"} <= codes(BROKEN)


def test_what_is_missing_is_said_once_and_hides_nothing_else() -> None:
    assert {"S202", "L401"} <= codes(BROKEN.replace("summary: Gibt gespendete Laptops an Schulen weiter.\n", ""))


def test_an_entry_that_cannot_be_saved_still_has_its_findings() -> None:
    assert "S201" in codes("- nur\n- eine Liste\n")


def test_an_entry_and_its_findings_arrive_whole_in_another_process() -> None:
    made = catalogue({"content/initiatives/rechner-bruecke.yaml": BROKEN}, whole=True)
    sent = made.records["rechner-bruecke"]
    arrived, findings = pickle.loads(pickle.dumps((sent, made.findings)))  # noqa: S301  ours
    assert (arrived, findings) == (sent, made.findings)
    assert arrived.kind is sent.kind
    assert all(one.rule is other.rule for one, other in zip(findings, made.findings, strict=True))
    assert isinstance(sent.data, Rest)
    assert isinstance(sent.data["needs"], Kept)
    assert (arrived.data, arrived.data.stand_ins) == (sent.data, sent.data.stand_ins)
    assert arrived.data["needs"].places == sent.data["needs"].places
    assert arrived.is_itself == sent.is_itself
    assert arrived.span("needs", 0, "id") == sent.span("needs", 0, "id")
