"""Lists in parts: cut into pages across all parts, with links to the neighbours."""

from __future__ import annotations

from markupsafe import Markup

from generator.pages.parts.sections import Empty, Section, page_address, pager, spread
from generator.wording.formats import name_key


def section(name: str, count: int, empty: Empty | None = None) -> Section:
    return Section(name, name, items=(Markup("x"),) * count, empty=empty)


def shape(sections: list[Section], size: int) -> list[list[tuple[str, int]]]:
    return [[(one.id, len(one.items)) for one in page] for page in spread(sections, size)]


def test_parts_are_cut_across_pages() -> None:
    assert shape([section("a", 3), section("b", 4)], 5) == [[("a", 3), ("b", 2)], [("b", 2)]]


def test_a_full_page_is_not_followed_by_an_empty_one() -> None:
    assert shape([section("a", 5)], 5) == [[("a", 5)]]
    assert shape([section("a", 5), section("b", 0), section("c", 1)], 5) == [[("a", 5)], [("c", 1)]]


def test_an_empty_part_is_shown_when_it_has_a_sentence() -> None:
    assert shape([section("a", 0, Empty("need", "Nothing")), section("b", 0)], 5) == [[("a", 0)]]
    assert shape([section("a", 0)], 5) == [[]]


def test_the_first_page_has_the_address_of_the_list() -> None:
    assert [page_address("needs/", number) for number in (1, 2)] == ["needs/", "needs/2/"]


def test_the_only_page_links_to_no_other() -> None:
    view = pager("needs/", 1, 1)
    assert (view.previous, view.following, view.last) == ("", "", 1)


def test_a_page_links_to_first_last_and_neighbours() -> None:
    view = pager("needs/", 7, 10)
    assert [number for number, _, _ in view.near] == [1, 0, 6, 7, 8, 0, 10]
    assert [number for number, _, far in view.near if not far] == [6, 7, 8]
    assert (view.previous, view.following) == ("needs/6/", "needs/8/")


def test_the_second_page_leads_back_to_the_list_itself() -> None:
    assert pager("needs/", 2, 3).previous == "needs/"
    assert [number for number, _, _ in pager("needs/", 2, 3).near] == [1, 2, 3]


def test_names_stand_where_a_reader_looks_for_them() -> None:
    names = ["Zebra", "„App“ Hilfe", "Öko-Haus", "apfel", "Ofen", "Straße", "Strand"]
    assert sorted(names, key=name_key) == ["apfel", "„App“ Hilfe", "Ofen", "Öko-Haus", "Strand", "Straße", "Zebra"]
