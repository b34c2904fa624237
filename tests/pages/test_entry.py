"""An organisation's page: what is not in the page's language says so."""

from __future__ import annotations

import pytest

from generator.pages.entry import page as entry
from tests.pages.pages_support import made, workshop

BOTH = "summary: {de: Wir helfen hier allen Menschen., en: We help all people here.}\nneeds:\n"
NEED = "  - {id: room, kind: room, title: %s, since: '2026-11-01'}\n"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (BOTH + NEED % "Räume", "en", "Parts of this entry are only in German."),
        (BOTH + NEED % "{de: Räume, en: Rooms}", "en", ""),
        (BOTH + NEED % "{en: Rooms}", "de", "Teile dieses Eintrags gibt es nur auf Englisch."),
        ("needs:\n" + NEED % "Räume", "en", "This entry has not been translated yet."),
    ],
)
def test_what_is_not_translated_is_told_once(text: str, language: str, said: str) -> None:
    content = made(entry.pages, workshop({"initiatives/anna.yaml": text}, language))["initiatives/anna/"].content
    notices = ("Parts of this entry", "Teile dieses Eintrags", "This entry has not been translated")
    assert [said] * bool(said) == [said for notice in notices if notice in content]
    assert said in content


def test_former_ids_of_a_need_lead_to_it() -> None:
    text = "needs:\n  - {id: room, former_ids: [raum-alt], kind: room, title: Raum, since: '2026-11-01'}\n"
    content = made(entry.pages, workshop({"initiatives/anna.yaml": text}))["initiatives/anna/"].content
    card = content[content.index('id="room"') :]
    assert card.index('<span id="raum-alt"></span>') < card.index("</article>")


def test_needs_of_the_kinds_once_given_lead_to_those_that_are_not_shown() -> None:
    given = "offers:\n  - {id: raum, kind: room, title: Raum, since: '2020', given: [{to: {name: Verein}}]}\n"
    files = {f"initiatives/nummer-{n}.yaml": "needs:\n" + NEED % "Räume" for n in range(6)}
    content = made(entry.pages, workshop({**files, "companies/firma.yaml": given}))["companies/firma/"].content
    section = content[content.index('id="_koennten"') :].split("</section>")[0]
    assert section.count("need-card") == 4
    assert 'href="../../needs/room/">2 more needs</a>' in section
