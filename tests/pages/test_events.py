"""Events: what is coming stands first, the next one at the top; what has been stays."""

from __future__ import annotations

import pytest

from generator.pages.events import events
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, workshop


def meetings() -> Workshop:
    return workshop({
        "events/later.yaml": "name: Later\nstart: '2027-05-01'\nplace: {name: Rathaus, city: Berlin}",
        "events/today.yaml": "name: Today\nstart: '2026-11-20'\nend: '2026-11-21'\nonline: https://example.org/",
        "events/been.yaml": "name: Been\nstart: '2016'\norganisers: [anna, {name: Beispiel gGmbH}]",
        "initiatives/anna.yaml": "name: Anna",
    })  # fmt: skip


def test_the_next_one_comes_first_and_the_last_day_still_counts() -> None:
    content = made(events.pages, meetings())["events/"].content
    assert content.index(">Today<") < content.index(">Later<") < content.index("Past events") < content.index(">Been<")


def test_place_and_time_stand_in_words() -> None:
    shop = meetings()
    cards = {key: events.event_card(shop, key) for key in shop.catalogue.events}
    assert {key: (card.place, card.date) for key, card in cards.items()} == {
        "later": ("Rathaus, Berlin", "1 May 2027"),
        "today": ("online", "20 November 2026 to 21 November 2026"),
        "been": ("", "2016"),
    }


@pytest.mark.parametrize(
    ("written", "en", "de"),
    [
        ("start: 2026-12-05T18:00+01:00", "5 December 2026, 18:00", "5. Dezember 2026, 18:00 Uhr"),
        ("start: 2026-12-05T18:00+01:00\nend: 2026-12-05T20:30+01:00", "5 December 2026, 18:00 to 20:30",
         "5. Dezember 2026, 18:00 bis 20:30 Uhr"),
        ("start: 2026-12-05T18:00Z", "5 December 2026, 18:00 (UTC+00:00)", "5. Dezember 2026, 18:00 Uhr (UTC+00:00)"),
        ("start: 2026-07-05T18:00:00+02:00\nend: 2026-07-06", "5 July 2026, 18:00 to 6 July 2026",
         "5. Juli 2026, 18:00 Uhr bis 6. Juli 2026"),
        ("start: 2026-12-05T18:00+01:00\nend: 2026-12-05", "5 December 2026, 18:00", "5. Dezember 2026, 18:00 Uhr"),
    ],
)  # fmt: skip
def test_the_time_of_day_stands_with_its_zone_unless_it_is_the_german_one(written: str, en: str, de: str) -> None:
    for language, expected in (("en", en), ("de", de)):
        shop = workshop({"events/meeting.yaml": f"name: Meeting\n{written}"}, language=language)
        assert events.event_card(shop, "meeting").date == expected


def test_a_missing_place_says_so() -> None:
    pages = made(events.pages, meetings())
    assert "Place not stated" in pages["events/"].content
    assert "not stated" in pages["events/been/"].content


def test_hosts_with_an_entry_are_linked() -> None:
    content = made(events.pages, meetings())["events/been/"].content
    assert '<a href="../../initiatives/anna/">Anna</a>, Beispiel gGmbH' in content


def test_no_events_is_a_page_too() -> None:
    content = made(events.pages, workshop({"initiatives/anna.yaml": ""}))["events/"].content
    assert "No meeting is planned at the moment" in content
    assert "Past events" not in content
