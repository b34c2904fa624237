"""The boards of needs and offers: what is open stands first, what is over stays."""

from __future__ import annotations

import re

from generator.pages.boards import boards
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import made, need, workshop

GOT = "[{from: {name: Privatleute}, quantity: {total: 5, unit: piece}}]"


def board(language: str = "en", page_size: int = 100) -> Workshop:
    return workshop({
        "initiatives/anna.yaml": "needs:\n"
        + need("older", since='"2026-10-01"')
        + need("newer")
        + need("pressing", since='"2026-09-01"', priority="urgent")
        + need("half-done", quantity="{total: 20, unit: piece}", received=GOT)
        + need("lapsed", since='"2015"', kind="goods"),
        "companies/dora.yaml": "offers:\n" + need("notebooks"),
    }, language, page_size)  # fmt: skip


def titles(content: str) -> list[str]:
    return re.findall(r"Title ([\w-]+)<", content)


def test_urgent_first_then_the_newest_then_partly_then_past() -> None:
    content = made(boards.pages, board())["needs/"].content
    assert titles(content) == ["pressing", "newer", "older", "half-done", "lapsed"]
    assert re.findall(r'<h2 id="(\w+)"', content) == ["offen", "teils", "vorbei"]


def test_only_kinds_that_occur_have_a_board() -> None:
    assert list(made(boards.pages, board())) == [
        "needs/", "needs/hardware/", "needs/goods/", "offers/", "offers/hardware/",
    ]  # fmt: skip


def test_chips_count_what_is_open_and_hide_what_is_not() -> None:
    content = made(boards.pages, board())["needs/"].content
    chips = content[content.index('class="kinds"') : content.index("</nav>")]
    assert re.findall(r'class="n">(\d+)', chips) == ["4", "4"]
    assert "1 further kind, nothing open at present" in chips


def test_the_kind_of_the_page_is_marked_even_when_nothing_of_it_is_open() -> None:
    content = made(boards.pages, board())["needs/goods/"].content
    assert re.search(r'class="chip" href="\.\./\.\./needs/goods/" aria-current="page"', content)
    assert "further kind" not in content


def test_a_board_without_open_needs_says_so_and_shows_what_was() -> None:
    content = made(boards.pages, board())["needs/goods/"].content
    assert "Nobody is looking for this at the moment" in content
    assert titles(content) == ["lapsed"]


def test_a_kind_leads_to_the_other_half() -> None:
    pages = made(boards.pages, board())
    assert 'The other half: <a href="../../offers/hardware/">' in pages["needs/hardware/"].content
    assert "The other half" not in pages["needs/goods/"].content


def test_boards_are_cut_across_their_parts() -> None:
    pages = made(boards.pages, board(page_size=3))
    assert titles(pages["needs/"].content) == ["pressing", "newer", "older"]
    assert titles(pages["needs/2/"].content) == ["half-done", "lapsed"]


def test_empty_boards_are_pages_too() -> None:
    pages = made(boards.pages, workshop({"initiatives/anna.yaml": ""}))
    assert "Nobody is looking for anything at the moment." in pages["needs/"].content
    assert "Nothing is on offer at the moment." in pages["offers/"].content


def test_titles_and_descriptions_are_unique() -> None:
    pages = made(boards.pages, board("de", page_size=2)).values()
    assert len({page.title for page in pages}) == len({page.description for page in pages}) == len(pages)


def test_what_is_over_stands_in_rows_folded_below_what_is_open() -> None:
    content = made(boards.pages, board())["needs/"].content
    assert '<details class="past"><summary>' in content
    over = content.split('id="vorbei"')[1]
    assert '<ul class="rows">\n<li><span><a href=' in over
    assert "<article" not in over
