"""Bundles: members, what they share, what they need together."""

from __future__ import annotations

from generator.pages.bundles import bundles, in_common
from generator.pages.parts.order import open_calls
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, need, workshop

GOT = "[{from: {name: Privatleute}, quantity: {total: 5, unit: piece}}]"


def pair(status: str = "active") -> Workshop:
    return workshop({
        "initiatives/eins-berlin.yaml": "name: Eins\ntopics: [education, language]\n"
        "area: {scope: local, regions: [berlin-mitte]}\nneeds:\n"
        + need("laptops", quantity="{total: 20, unit: piece}", received=GOT)
        + need("more")
        + need("money", kind="money", amount="{total: 500}"),
        "initiatives/zwei-koeln.yaml": "name: Zwei\narea: {scope: local, regions: [DE-BE]}\nneeds:\n"
        + need("laptops", quantity="{total: 10, unit: piece}")
        + need("lapsed", since='"2015"'),
        "bundles/paar.yaml": f"name: Paar\nstatus: {status}\nsince: '2016-07'",
    })  # fmt: skip


def test_needs_are_added_up_by_kind_and_what_is_open_ended_is_counted() -> None:
    shop = pair()
    sums = list(in_common.need_sums(shop, open_calls(shop, shop.catalogue.needs.values())))
    assert [(one.kind.text, one.needs, one.amount) for one in sums] == [
        ("IT hardware", "3 needs", "25 devices in all, 1 more without a stated amount"),
        ("Money", "1 need", "€500 in all"),
    ]


def test_members_share_what_at_least_two_have() -> None:
    shop = pair()
    rows = in_common.shared(shop, list(shop.catalogue.initiatives.values()))
    assert [(row.name, [(one.text, one.count) for one in row.values]) for row in rows] == [
        ("Topics", [("Education", "both")]),
        ("Places", [("Berlin", "both")]),
    ]


def test_a_bundle_has_its_page_and_its_place_in_the_search() -> None:
    page = made(bundles.pages, pair())["bundles/paar/"]
    assert "Alliance · 2 members · since July 2016" in page.content
    assert page.search is not None
    assert page.search.filters["kind"] == ("Alliance",)
    assert set(page.search.filters["topic"]) == {"Education", "Language"}
    assert page.edit_url.endswith("content/bundles/paar.yaml")


def test_what_has_ended_is_shown_as_past() -> None:
    pages = made(bundles.pages, pair("ended"))
    assert "card--past" in pages["bundles/"].content
    assert "begun: July 2016" in pages["bundles/paar/"].content


def test_no_bundles_is_a_page_too() -> None:
    assert (
        "No alliance is listed yet" in made(bundles.pages, workshop({"initiatives/anna.yaml": ""}))["bundles/"].content
    )
