"""Time: the future is an error where it cannot be, growing old is a note, and both hold on the day that is given."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import catalogue, codes, findings

ENTRY = "initiatives/abc.yaml"
CONTACT = "contact: {email: info@verein.de}\n"


def need(more: str) -> str:
    return f"needs: [{{id: laptops, kind: hardware, title: Laptops, {more}}}]\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("created: 2026-11-22", "created"), (CONTACT + "confirmed: 2026-11-22", "confirmed"), ("founded: 2027", "founded"),
        (need("since: 2026-12"), "since"), ("volunteers: {count: 5, as_of: 2027}", "as_of"),
        (need("since: '2026', received: [{from: {name: wir}, date: 2026-11-22}]"), "date"),
    ],
)  # fmt: skip
def test_what_has_happened_cannot_lie_ahead(text: str, line: str) -> None:
    (found,) = (one for one in findings({ENTRY: text}) if one.rule.code == "F601")
    assert f"`{line}`" in str(found.message)


@pytest.mark.parametrize(
    "text", ["created: 2026-11-21", "founded: 2026", need("since: 2026-11"), CONTACT + "confirmed: 2026-11-21"]
)
def test_today_and_this_year_are_fine(text: str) -> None:
    assert codes({ENTRY: text}) == set()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 21), set()),
        (date(2027, 3, 31), set()),
        (date(2027, 4, 1), {"F602"}),
        (date(2031, 1, 1), {"F602"}),
    ],
)
def test_a_call_lapses_after_its_last_day_as_a_note(day: date, expected: set[str]) -> None:
    assert codes({ENTRY: need("since: 2026-11-21, valid_until: 2027-03-31")}, day) == expected


def test_an_offer_is_not_called_lapsed_while_entries_that_may_have_it_all_are_not_here() -> None:
    giver, five = "companies/geber.yaml", "quantity: {total: 5, unit: piece}"
    offer = f"offers: [{{id: laptops, kind: hardware, title: Laptops, since: '2020', {five}}}]\n"
    got = need(f"since: 2026-11, received: [{{from: {{offer: geber/laptops}}, {five}}}]")
    assert codes({giver: offer}) == {"F602"}
    assert codes({giver: offer, ENTRY: got}) == set()
    in_part = findings(catalogue({giver: offer}, listed=(f"content/{ENTRY}",)))
    assert "F602" not in {one.rule.code for one in in_part}


def test_time_alone_never_makes_an_error_or_a_warning() -> None:
    text = CONTACT + "confirmed: 2026-11-21\n" + need("since: 2026-11-21")
    found = findings({ENTRY: text}, date(2040, 1, 1))
    assert {(one.rule.code, one.severity.value) for one in found} == {("F602", "note"), ("F603", "note")}


@pytest.mark.parametrize(("day", "expected"), [(date(2027, 11, 21), set()), (date(2027, 11, 22), {"F603"})])
def test_a_confirmation_holds_for_a_year(day: date, expected: set[str]) -> None:
    assert codes({ENTRY: CONTACT + "confirmed: 2026-11-21"}, day) == expected


def test_an_entry_says_where_it_comes_from() -> None:
    assert {one.rule.code for one in findings({ENTRY: ""})} == {"F604"}
    assert findings({ENTRY: "sources: [{url: https://example.org/}]"}) == []
    assert findings({ENTRY: CONTACT + "confirmed: 2026-11-21"}) == []
