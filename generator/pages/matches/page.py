"""The board of matches: who should talk to whom, the strongest and the newest first, by kind and by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.messages import N_
from generator.pages.data.data import match_feed_link
from generator.pages.lists.lists import page_words
from generator.pages.matches.balance import balance
from generator.pages.matches.board import SECTION, MatchesView, by_place, match_places, ways
from generator.pages.matches.unmatched import unmatched_pages
from generator.pages.page import Page
from generator.pages.parts.gather import place_label
from generator.pages.parts.match_rows import pair_html, pair_row_html
from generator.pages.parts.sections import Empty, Section, home_link, numbered, page_address, pager, spread
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Match
from generator.wording.formats import name_key

PER_PAGE = 40
"""So many matches stand on a page with their reasons; in short, as many as there are cards on other pages."""
MOST = 200
"""So many are listed in one order; who wants more looks at a kind, a place or the open data."""


@dataclass(frozen=True, slots=True)
class Board:
    """Matches at an address; `is_new`: the newest first, else the strongest; `is_part`: only those of a kind or place.

    Those of a part are told in short: the boards of all, and the page of each need, have the reasons.
    """

    address: str
    title: str
    matches: tuple[Match, ...]
    is_new: bool = False
    is_part: bool = False


def pages(shop: Workshop) -> Iterator[Page]:
    """All boards of matches, and the calls without any."""
    found = shop.relations.waiting.matches
    kinds, regions = by_kind(shop, found), by_place(shop, found, match_places)
    chips = (
        tuple(
            Link(shop.formats.label("kinds", code), f"{SECTION}kinds/{code}/", shop.formats.number(len(some)))
            for code, some in kinds.items()
        ),
        tuple(
            Link(place_label(shop, code), place_address(code), shop.formats.number(len(some)))
            for code, some in regions.items()
        ),
    )
    yield from _board(shop, Board(SECTION, shop.say("What goes together"), found), chips)
    if not found:
        yield from unmatched_pages(shop)
        return
    newest = Board(f"{SECTION}newest/", shop.say("Newest matches"), tuple(_newest_first(shop, found)), is_new=True)
    yield from _board(shop, newest, chips)
    for links, groups in zip(chips, (kinds, regions), strict=True):
        for link, some in zip(links, groups.values(), strict=True):
            title = shop.say("What goes together: {what}", what=link.text)
            yield from _board(shop, Board(link.href, title, tuple(some), is_part=True), chips)
    yield from unmatched_pages(shop)


def place_address(code: str) -> str:
    """The address of the matches of a place."""
    return f"{SECTION}places/{code.lower()}/"


def by_kind(shop: Workshop, found: Iterable[Match]) -> dict[str, list[Match]]:
    """Matches by the kind of help that is needed, those with most first."""
    groups: dict[str, list[Match]] = {}
    for match in found:
        groups.setdefault(shop.catalogue.calls[match.need].call.kind, []).append(match)
    return dict(
        sorted(groups.items(), key=lambda item: (-len(item[1]), name_key(shop.formats.label("kinds", item[0]))))
    )


def _newest_first(shop: Workshop, found: Iterable[Match]) -> list[Match]:
    """By the day of the later side; of one day, the strongest first."""
    calls = shop.catalogue.calls

    def day(match: Match) -> date:
        return max(calls[key].call.since.last for key in (match.need, match.offer))

    return sorted(found, key=day, reverse=True)


def _board(shop: Workshop, board: Board, chips: tuple[tuple[Link, ...], tuple[Link, ...]]) -> Iterator[Page]:
    shown = board.matches[:MOST]
    size = shop.settings.page_size
    parts = spread(_sections(shop, board, shown), size if board.is_part else min(size, PER_PAGE))
    lead = _lead(shop, len(board.matches))
    kinds, regions = (tuple(replace(link, current=link.href == board.address) for link in links) for links in chips)
    for number, sections in enumerate(parts, 1):
        is_main = board.address == SECTION and number == 1
        view = MatchesView(
            (home_link(shop),) if board.address == SECTION else (home_link(shop), Link(shop.say("Matches"), SECTION)),
            board.title, lead, page_words(shop, number, len(parts)), ways(shop, board.address), regions,
            shop.say("By place of the need"), sections, pager(board.address, number, len(parts)), kinds,
            _note(shop, board, len(shown)), balance(shop) if is_main else None,
        )  # fmt: skip
        yield shop.page(
            page_address(board.address, number), numbered(shop, board.title, number),
            numbered(shop, lead if is_main else f"{board.title}. {lead}", number),
            shop.render("matches.html", view=view), head=match_feed_link(shop),
        )  # fmt: skip


def _lead(shop: Workshop, count: int) -> str:
    if not count:
        return shop.say("As soon as an offer fits a need, both stand here, with reasons.")
    said = shop.count("{count} pair could fit together.", "{count} pairs could fit together.", count)
    return " ".join(
        (
            said,
            shop.say("A computer has compared needs with offers; only those involved can say whether it really fits."),
        )
    )


def _note(shop: Workshop, board: Board, shown: int) -> str:
    number, total = shop.formats.number, len(board.matches)
    said = [shop.say("Why two go together stands at the need.")] if board.is_part else []
    if shown < total:
        text = N_("The first {shown} of {total} are listed here.")
        said.append(shop.say(text, shown=number(shown), total=number(total)))
    return " ".join(said)


def _sections(shop: Workshop, board: Board, shown: Sequence[Match]) -> list[Section]:
    if not shown:
        return [Section("treffer", shop.say("No match at present"), empty=_none(shop))]
    if board.is_new:
        return [
            _section(
                shop, board, ("neu", shop.say("The newest first"), shop.say("by the later of need and offer")), shown
            )
        ]
    strongest = shop.say("the strongest first")
    strong = [match for match in shown if match.grade == "strong"]
    possible = [match for match in shown if match.grade != "strong"]
    found = [
        _section(shop, board, ("gut", shop.say("Fits well"), strongest), strong),
        _section(shop, board, ("vielleicht", shop.say("Could fit"), shop.say("it is best to ask first")), possible),
    ]
    return [section for section in found if section.is_shown]


def _section(shop: Workshop, board: Board, words: tuple[str, str, str], some: Sequence[Match]) -> Section:
    """A part of a board; `words` are its id, its title and in which order it stands."""
    html, layout = (pair_row_html, "pairs") if board.is_part else (pair_html, "matches")
    return Section(*words, tuple(html(shop, match) for match in some), layout=layout)


def _none(shop: Workshop) -> Empty:
    return Empty(
        "met",
        shop.say("No offer fits an open need at the moment"),
        shop.say("A match needs two: have a look at what is missing and at what is to be had."),
        (Link(shop.say("See all needs"), "needs/"), Link(shop.say("See all offers"), "offers/")),
    )
