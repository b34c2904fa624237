"""Documented help: newest first, by year, added up only where sources state numbers."""

from __future__ import annotations

import re

from generator.pages import together
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, need, workshop


def gift(**fields: str) -> str:
    return "{" + ", ".join(["from: {name: Privatleute}", *(f"{key}: {value}" for key, value in fields.items())]) + "}"


def help_given(page_size: int = 100) -> Workshop:
    devices = [
        gift(date='"2015"', quantity="{total: 190, unit: piece}"),
        gift(date='"2015-12"', quantity="{total: 700, unit: piece}"),
    ]
    money = [gift(date='"2021"', amount="{total: 1500}"), gift(amount="{total: 500, currency: USD}"), gift()]
    return workshop({
        "initiatives/anna.yaml": "name: Anna\nneeds:\n"
        + need("laptops", received=f"[{', '.join(devices)}]")
        + need("money", kind="money", received=f"[{', '.join(money)}]"),
    }, page_size=page_size)  # fmt: skip


def test_years_head_the_rows_and_what_has_no_date_comes_last() -> None:
    content = made(together.pages, help_given())["together/"].content
    assert re.findall(r'<h2 id="jahr-[^>]*>([^<]*)<', content) == ["2021", "2015", "Date not stated"]
    assert "December 2015" in content


def test_sums_are_kept_apart_by_currency_and_say_how_many_they_are_made_of() -> None:
    shop = help_given()
    assert [(one.number, one.text) for one in together.figures(shop, shop.relations.flows)] == [
        ("1", "organisation or group was helped"),
        ("€1,500", "Money, from 1 report"),
        ("US$500", "Money, from 1 report"),
        ("890", "IT hardware, from 2 reports"),
    ]


def test_what_the_sums_leave_out_is_said() -> None:
    assert "In 1 of 5 cases no source states an amount" in made(together.pages, help_given())["together/"].content


def test_long_lists_are_paged_and_only_the_first_page_adds_up() -> None:
    pages = made(together.pages, help_given(page_size=2))
    assert list(pages) == ["together/", "together/2/", "together/3/"]
    assert ["figure" in page.content for page in pages.values()] == [True, False, False]


def test_no_help_yet_is_a_page_too() -> None:
    content = made(together.pages, workshop({"initiatives/anna.yaml": ""}))["together/"].content
    assert "No help has been documented yet" in content
    assert "figures" not in content
