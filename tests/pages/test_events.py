"""Events: what is coming stands first, the next one at the top; what has been stays."""

from __future__ import annotations

from generator.pages import events
from generator.pages.workshop import Workshop
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
    assert content.index(">Today<") < content.index(">Later<") < content.index("Has been") < content.index(">Been<")


def test_place_and_time_stand_in_words() -> None:
    shop = meetings()
    cards = {key: events.event_card(shop, key) for key in shop.catalogue.events}
    assert {key: (card.place, card.date) for key, card in cards.items()} == {
        "later": ("Rathaus, Berlin", "1 May 2027"),
        "today": ("online", "20 November 2026 to 21 November 2026"),
        "been": ("", "2016"),
    }


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
    assert "Has been" not in content
