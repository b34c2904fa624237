"""Topics and regions: who is at work, what is missing, what is to be had; nothing leads nowhere."""

from __future__ import annotations

from generator.pages.groups import regions, topics
from generator.pages.parts.gather import NATIONWIDE, by_region, by_topic, counted
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, need, workshop


def some() -> Workshop:
    return workshop({
        "initiatives/anna.yaml": "name: Anna\ntopics: [education, language]\n"
        "area: {scope: local, regions: [berlin-mitte]}\nneeds:\n"
        + need("laptops")
        + need("rooms", kind="room", topics="[housing]", area="{scope: local, regions: ['06412']}"),
        "initiatives/berta.yaml": "name: Berta\ntopics: [education, language]\n"
        "area: {scope: national}\noffers:\n" + need("course"),
        "companies/dora.yaml": "name: Dora\ntopics: [work]\narea: {scope: unknown}",
    })  # fmt: skip


def test_a_call_with_topics_of_its_own_belongs_to_these_only() -> None:
    groups = by_topic(some())
    assert [record.id for record in groups["housing"].needs] == ["anna/rooms"]
    assert [record.id for record in groups["education"].needs] == ["anna/laptops"]
    assert [record.id for record in groups["education"].offers] == ["berta/course"]


def test_a_topic_counts_in_one_sentence() -> None:
    shop = some()
    assert counted(shop, by_topic(shop)["education"]) == "2 entries, 1 open need and 1 open offer."
    assert counted(shop, by_topic(shop)["sport"]) == ""


def test_every_topic_has_a_page_and_an_empty_one_is_not_for_search_engines() -> None:
    shop = some()
    pages = made(topics.pages, shop)
    assert {f"topics/{code}/" for code in shop.catalogue.vocabulary.terms("topics")} < set(pages)
    empty, full = pages["topics/sport/"], pages["topics/education/"]
    assert (empty.noindex, empty.search, full.noindex) == (True, None, False)
    assert "Nobody has made an entry on this topic yet" in empty.content
    assert full.search is not None
    assert full.search.filters == {"kind": ("Topic",)}


def test_topics_that_share_entries_are_named_beside_each_other() -> None:
    content = made(topics.pages, some())["topics/education/"].content
    assert 'href="../../topics/language/">Language <span class="n">2</span>' in content


def test_a_region_holds_what_is_inside_it() -> None:
    groups = by_region(some())
    assert groups["berlin-mitte"].entries == groups["DE-BE"].entries == groups["DE"].entries == ["anna"]
    assert [record.id for record in groups["DE-BE"].needs] == ["anna/laptops"]
    assert {record.id for record in groups["DE"].needs} == {"anna/laptops", "anna/rooms"}
    assert [record.id for record in groups["06412"].needs] == ["anna/rooms"]


def test_nationwide_is_a_place_of_its_own() -> None:
    shop = some()
    group = by_region(shop)[NATIONWIDE]
    assert (group.entries, [record.id for record in group.offers]) == (["berta"], ["berta/course"])
    assert "1 further entry works nationwide" in made(regions.pages, shop)["regions/de-be/"].content


def test_addresses_of_regions_are_lower_case_and_all_there() -> None:
    shop = some()
    pages = made(regions.pages, shop)
    assert {f"regions/{code.lower()}/" for code in shop.catalogue.vocabulary.regions} < set(pages)
    assert NATIONWIDE not in shop.catalogue.vocabulary.regions


def test_an_empty_region_leads_to_what_contains_it() -> None:
    page = made(regions.pages, some())["regions/berlin-pankow/"]
    assert page.noindex
    assert "In all of Berlin it is 1 entry." in page.content
    assert 'href="../../regions/de-be/"' in page.content


def test_a_place_without_open_needs_points_to_those_that_hold_everywhere() -> None:
    everywhere = "name: Weit\narea: {scope: national}\nneeds:\n" + need("helpers")
    state = "name: Land\narea: {scope: state, regions: [DE-BE]}\n"
    here = "name: Hier\narea: {scope: local, regions: [berlin-mitte]}\n"
    shop = workshop({"initiatives/weit.yaml": everywhere, "companies/land.yaml": state, "companies/hier.yaml": here})
    pages = made(regions.pages, shop)
    assert "No need is open here. There is 1 nationwide" in pages["regions/berlin-mitte/"].content
    assert "1 further entry works in all of Berlin, so here as well." in pages["regions/berlin-mitte/"].content
    assert "No need is open here" not in pages["regions/national/"].content


def test_nationwide_means_the_first_country_of_the_list() -> None:
    everywhere = "name: Weit\narea: {scope: national}\nneeds:\n" + need("helpers")
    abroad = "name: Land\narea: {scope: national, regions: [AT]}\n"
    pages = made(regions.pages, workshop({"initiatives/weit.yaml": everywhere, "companies/land.yaml": abroad}))
    assert "nationwide" not in pages["regions/at/"].content.split("</main>")[0].split("Elsewhere")[0]
    assert "1 further entry works nationwide.<" in pages["regions/de/"].content


def test_the_tree_shows_only_places_that_occur() -> None:
    content = made(regions.pages, some())["regions/"].content
    assert 'href="../regions/berlin-mitte/"' in content
    assert "berlin-pankow" not in content.split('id="wartet"')[0]
    assert "For 1 entry no source names a place." in content


def test_pages_know_where_they_are() -> None:
    content = made(regions.pages, some())["regions/berlin-mitte/"].content
    crumbs = content[content.index('class="crumbs"') : content.index("</nav>")]
    assert crumbs.index("Places") < crumbs.index("Germany") < crumbs.index(">Berlin<")


def test_long_topics_are_cut_into_pages() -> None:
    shop = workshop({f"initiatives/number-{n}.yaml": f"name: Number {n}" for n in range(7)}, page_size=2)
    pages = made(topics.pages, shop)  # of small cards there are half as many again
    assert [address for address in pages if address.startswith("topics/education/")] == [
        "topics/education/", "topics/education/2/", "topics/education/3/",
    ]  # fmt: skip
    assert len({page.title for page in pages.values()}) == len(pages)
