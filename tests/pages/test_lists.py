"""The lists of organisations: counts, order, pages, facets, and what stands there when there is nothing."""

from __future__ import annotations

import re

from generator.pages.entry import page as entry
from generator.pages.lists import lists
from generator.pages.parts import facets
from generator.pages.parts.order import organisations_in_order
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, need, workshop


def three() -> Workshop:
    return workshop({
        "initiatives/anna.yaml": "name: Anna",
        "initiatives/berta.yaml": "name: Berta\nneeds:\n" + need("laptops") + need("chairs", kind="goods"),
        "initiatives/cora.yaml": "name: Cora\nstatus: finished\nneeds:\n" + need(),
        "companies/dora.yaml": "name: Dora\narea: {scope: local, regions: [berlin-mitte]}",
    })  # fmt: skip


def test_most_open_calls_come_first_and_what_is_over_last() -> None:
    shop = three()
    assert organisations_in_order(shop, shop.catalogue.initiatives) == ["berta", "anna", "cora"]


def test_names_decide_between_equals() -> None:
    shop = workshop({"initiatives/eins.yaml": "name: Ökohaus", "initiatives/zwei.yaml": "name: Ofen"})
    assert organisations_in_order(shop, shop.catalogue.initiatives) == ["zwei", "eins"]


def test_each_kind_has_its_list() -> None:
    assert list(made(lists.pages, three())) == ["initiatives/", "companies/", "administrations/"]


def test_the_lead_counts_in_words() -> None:
    page = made(lists.pages, three())["initiatives/"]
    assert "3 initiatives that get something done. 2 needs are open." in page.content
    assert page.content.count("<h1>") == 1


def test_a_single_entry_is_spoken_of_in_the_singular() -> None:
    assert "1 company, foundation or association that gives." in made(lists.pages, three())["companies/"].content


def test_an_empty_list_shows_a_way_out_and_no_search() -> None:
    content = made(lists.pages, three())["administrations/"].content
    assert "No administration is listed yet" in content
    assert 'href="../contribute/new/"' in content
    assert 'type="search"' not in content


def test_a_long_list_has_pages_of_their_own_title() -> None:
    shop = workshop({f"initiatives/number-{n}.yaml": f"name: Number {n}" for n in range(7)}, page_size=3)
    pages = made(lists.pages, shop)
    assert [address for address in pages if address.startswith("initiatives/")] == [
        "initiatives/", "initiatives/2/", "initiatives/3/",
    ]  # fmt: skip
    assert len({page.title for page in pages.values()}) == len(pages)
    assert len({page.description for page in pages.values()}) == len(pages)
    assert [pages[address].content.count("entry-card") - 1 for address in list(pages)[:3]] == [3, 3, 1]
    assert 'href="../../initiatives/" rel="prev"' in pages["initiatives/2/"].content


def test_facets_are_those_of_the_search() -> None:
    for language in ("de", "en"):
        shop = workshop({
            "initiatives/anna.yaml": "audiences: [children]\n"
            "area: {scope: local, regions: [berlin-mitte]}\nneeds:\n" + need(),
            "companies/dora.yaml": "area: {scope: worldwide, remote: true}",
            "administrations/rat.yaml": "area: {scope: unknown}",
        }, language)  # fmt: skip
        records = {page.address.split("/")[1]: page.search for page in entry.pages(shop)}
        for key, record in records.items():
            assert record is not None
            assert facets.organisation_filters(shop, key) == dict(record.filters), key


def test_facets_count_their_values_and_leave_out_the_country() -> None:
    shop = workshop({
        "initiatives/anna.yaml": "area: {scope: local, regions: [berlin-mitte]}",
        "initiatives/berta.yaml": "area: {scope: local, regions: [DE-BE]}",
    })  # fmt: skip
    rows = [facets.organisation_filters(shop, key) for key in shop.catalogue.initiatives]
    view = facets.search_view(shop, rows, "kind=Initiative", facets.countries(shop))
    places = next(facet for facet in view.facets if facet.name == "region")
    assert [(one.value, one.word, one.count) for one in places.options] == [
        ("DE-BE", "Berlin", "2"), ("berlin-mitte", "Berlin-Mitte", "1"),
    ]  # fmt: skip
    assert "kind" not in {facet.name for facet in view.facets}


def test_a_facet_with_one_value_is_no_choice() -> None:
    shop = three()
    rows = [facets.organisation_filters(shop, key) for key in shop.catalogue.initiatives]
    assert "topic" not in {facet.name for facet in facets.search_view(shop, rows).facets}


def test_the_form_leads_to_the_search_without_script() -> None:
    content = made(lists.pages, three())["initiatives/"].content
    assert re.search(r'<form id="search" method="get" action="\.\./search/"', content)
    assert '<input type="hidden" name="kind" value="Initiative">' in content
