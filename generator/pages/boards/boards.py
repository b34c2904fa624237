"""The boards of needs and of offers, all together and kind by kind: open first, what is over stays to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.pages.boards.board_sections import Board, board_sections
from generator.pages.data.data import feed_link
from generator.pages.page import Page
from generator.pages.parts.fits import idle_link, unmet_link, waiting_link
from generator.pages.parts.order import by_kind, open_calls
from generator.pages.parts.sections import Section, home_link, numbered, page_address, pager, spread
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key


@dataclass(frozen=True, slots=True)
class KindChip:
    """A kind of help that occurs on the board, with the number of open calls."""

    text: str
    href: str
    count: str
    icon: str
    open: bool
    current: bool


@dataclass(frozen=True, slots=True)
class BoardView:
    """Everything that `board.html` shows."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    label: str
    chips: tuple[KindChip, ...]
    quiet: tuple[KindChip, ...]
    """Kinds of which nothing is open: they stay behind a word, so that they do not drown the others."""
    quiet_words: str
    sections: tuple[Section, ...]
    matches: tuple[Link, ...]
    """The matches, and the open calls without any; on the first page of the whole board."""
    other: Link | None
    """The same kind of help on the other board."""
    pager: Pager


def pages(shop: Workshop) -> Iterator[Page]:
    """The two boards, and one for each kind that occurs on them."""
    for side, found in (("need", shop.catalogue.needs), ("offer", shop.catalogue.offers)):
        records = tuple(found.values())
        kinds = [code for code in shop.catalogue.vocabulary.kinds if code in by_kind(shop, side)]
        chips = _chips(shop, side, kinds)
        for kind in ("", *kinds):
            some = tuple(by_kind(shop, side)[kind]) if kind else records
            yield from _board(shop, Board(side, kind, some), chips)


def _board(shop: Workshop, board: Board, chips: Sequence[KindChip]) -> Iterator[Page]:
    opened = open_calls(shop, board.records)
    parts = spread(board_sections(shop, board, opened), shop.settings.page_size)
    title, lead = _title(shop, board), _lead(shop, board, len(opened))
    marked = [_marked(chip, board.address) for chip in chips]
    quiet = tuple(chip for chip in marked if not (chip.open or chip.current))
    for number, sections in enumerate(parts, 1):
        view = BoardView(
            crumbs=(home_link(shop), Link(_name(shop, board.side), board.section)) if board.kind else (),
            title=title,
            lead=lead,
            label=shop.say("Kind of need") if board.side == "need" else shop.say("Kind of offer"),
            chips=_in_front(marked),
            quiet=quiet,
            quiet_words=_quiet_words(shop, board.side, len(quiet)),
            sections=sections,
            matches=_matches(shop, board) if number == 1 else (),
            other=_other(shop, board),
            pager=pager(board.address, number, len(parts)),
        )
        yield shop.page(
            page_address(board.address, number),
            numbered(shop, title, number),
            numbered(shop, lead if board.kind == "" else f"{title}. {lead}", number),
            shop.render("board.html", view=view),
            head=feed_link(shop),
        )


def _name(shop: Workshop, side: str) -> str:
    return shop.say("Needs") if side == "need" else shop.say("Offers")


def _title(shop: Workshop, board: Board) -> str:
    if not board.kind:
        return _name(shop, board.side)
    kind = shop.formats.label("kinds", board.kind)
    return shop.say("Needed: {kind}", kind=kind) if board.side == "need" else shop.say("Offered: {kind}", kind=kind)


def _lead(shop: Workshop, board: Board, count: int) -> str:
    """How many calls are open, in a sentence that asks for the other half."""
    if board.kind:
        meaning = shop.catalogue.vocabulary.kinds[board.kind].meaning.get(shop.language, "")
        said = _count_of_kind(shop, board.side, count)
        return f"{meaning}. {said}" if meaning else said
    if board.side == "need":
        if not count:
            return shop.say("Nobody is looking for anything at the moment.")
        said = shop.count(
            "{count} thing, room, hour or ability is missing right now.",
            "{count} things, rooms, hours and abilities that are missing right now.",
            count,
        )
        return " ".join((said, shop.say("Do you have any of it?")))
    if not count:
        return shop.say("Nothing is on offer at the moment.")
    said = shop.count(
        "{count} thing, room, hour or ability is to be had right now.",
        "{count} things, rooms, hours and abilities that are to be had right now.",
        count,
    )
    return " ".join((said, shop.say("Can you use any of it?")))


def _count_of_kind(shop: Workshop, side: str, count: int) -> str:
    if side == "need":
        return (
            shop.count("{count} need is open.", "{count} needs are open.", count)
            if count
            else shop.say("No need is open.")
        )
    return (
        shop.count("{count} offer is open.", "{count} offers are open.", count)
        if count
        else shop.say("No offer is open.")
    )


def _chips(shop: Workshop, side: str, kinds: Sequence[str]) -> tuple[KindChip, ...]:
    """All, then the kinds with most open calls."""
    states = shop.relations.states
    number = {code: sum(states[record.id].is_open for record in by_kind(shop, side)[code]) for code in kinds}
    known = shop.catalogue.vocabulary.kinds
    count = shop.formats.number
    section = f"{side}s/"
    total = KindChip(shop.say("All"), section, count(sum(number.values())), "", open=True, current=False)
    ranked = sorted(kinds, key=lambda code: (-number[code], name_key(shop.formats.label("kinds", code))))
    rest = (
        KindChip(
            shop.formats.label("kinds", c),
            f"{section}{c}/",
            count(number[c]) if number[c] else "",
            known[c].icon,
            bool(number[c]),
            current=False,
        )
        for c in ranked
    )
    return (total, *rest)


def _in_front(chips: Sequence[KindChip]) -> tuple[KindChip, ...]:
    """All, the kind of this page where nothing of it is open, then the kinds of which something is open."""
    shown = [chip for chip in chips if chip.open or chip.current]
    return tuple(sorted(shown, key=lambda chip: (chip is not chips[0], chip.open)))


def _quiet_words(shop: Workshop, side: str, count: int) -> str:
    if side == "need":
        return shop.count(
            "{count} further kind, nothing open at present", "{count} further kinds, nothing open at present", count
        )
    return shop.count(
        "{count} further kind, nothing on offer at present", "{count} further kinds, nothing on offer at present", count
    )


def _matches(shop: Workshop, board: Board) -> tuple[Link, ...]:
    found = () if board.kind else (waiting_link(shop), unmet_link(shop) if board.side == "need" else idle_link(shop))
    return tuple(link for link in found if link)


def _marked(chip: KindChip, address: str) -> KindChip:
    return replace(chip, current=chip.href == address)


def _other(shop: Workshop, board: Board) -> Link | None:
    """The way to the same kind on the other board, where it is listed there."""
    found = by_kind(shop, "offer" if board.side == "need" else "need").get(board.kind, ())
    if not found:
        return None
    count = len(open_calls(shop, found))
    kind = shop.formats.label("kinds", board.kind)
    text = shop.say("Offered: {kind}", kind=kind) if board.side == "need" else shop.say("Needed: {kind}", kind=kind)
    return Link(text, board.other, shop.count("{count} open", "{count} open", count))
