"""The home page: what is missing is shown once, however little there is."""

from __future__ import annotations

from generator.pages.home import home
from tests.pages.pages_support import made, workshop

NEEDS = (
    "needs:\n  - {id: laptops, kind: hardware, title: Laptops, since: '2026-11-01'}\n"
    "  - {id: raum, kind: room, title: Ein Raum, since: '2026-11-01'}\n"
)


def test_few_needs_are_shown_once_each_in_the_row() -> None:
    page = made(home.pages, workshop({"initiatives/anna.yaml": NEEDS}))[""]
    row = page.slots["needs"]
    assert row.count("need-card") == row.count("Ein Raum") + row.count(">Laptops") == 2
