"""What stands on a board, in which order: what nobody answers yet comes first, what is over stays to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import CallRecord
from generator.pages.page import NEW
from generator.pages.parts.order import past_calls
from generator.pages.parts.sections import Empty, Section, call_items, past_items
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Board:
    """Needs or offers, of one kind (`kind` is its code) or of all."""

    side: str
    kind: str
    records: tuple[CallRecord, ...]

    @property
    def section(self) -> str:
        """The address of the whole board: `needs/`."""
        return f"{self.side}s/"

    @property
    def address(self) -> str:
        """The address of this board: `needs/hardware/`."""
        return f"{self.section}{self.kind}/" if self.kind else self.section

    @property
    def other(self) -> str:
        """The address of the same kind on the other board."""
        return f"{'offers' if self.side == 'need' else 'needs'}/{self.kind}/"


def board_sections(shop: Workshop, board: Board, opened: Sequence[CallRecord]) -> list[Section]:
    """Open needs that nobody answers yet, those for which an offer waits, and what is over; or offers and past ones."""
    past = past_items(shop, past_calls(shop, board.records))
    if board.side == "offer":
        first = Section(
            "offen",
            shop.say("To be had now") if opened else shop.say("Open offers"),
            shop.say("newest first"),
            call_items(shop, opened),
            empty=_empty(shop, board),
        )
        return [first, Section("vorbei", shop.say("Lapsed or given"), _stays(shop), past, layout="past")]
    alone, waiting, begun = _by_answer(shop, opened)
    nothing = None if waiting or begun else _empty(shop, board)
    return [
        Section(
            "offen",
            shop.say("No suitable offer yet") if alone else shop.say("Open needs"),
            shop.say("urgent first, then the newest"),
            call_items(shop, alone),
            empty=nothing,
        ),
        Section(
            "wartet",
            shop.say("An offer could fit"),
            shop.say("perhaps one call is enough"),
            call_items(shop, waiting),
        ),
        Section(
            "teils",
            shop.say("A part has come together"),
            shop.say("the rest is still missing"),
            call_items(shop, begun),
        ),
        Section("vorbei", shop.say("Lapsed or met"), _stays(shop), past, layout="past"),
    ]


def _by_answer(
    shop: Workshop, needs: Sequence[CallRecord]
) -> tuple[list[CallRecord], list[CallRecord], list[CallRecord]]:
    """Needs that no offer fits, those that one fits, and those whose only fitting offer has given already."""
    states, found = shop.relations.states, shop.relations.waiting
    unmet = frozenset(found.unmet)
    alone: list[CallRecord] = []
    waiting: list[CallRecord] = []
    begun: list[CallRecord] = []
    for record in needs:
        state = states[record.id]
        has_begun = record.id not in unmet and (state.status == "partly" or state.uncounted)
        (waiting if record.id in found.by_need else begun if has_begun else alone).append(record)
    return alone, waiting, begun


def _stays(shop: Workshop) -> str:
    return shop.say("stays visible, to learn from")


def _empty(shop: Workshop, board: Board) -> Empty:
    """A sentence and two ways out for a board on which nothing is open."""
    make = Link(shop.say("Make an entry"), NEW)
    if board.side == "need":
        ways = (
            (Link(shop.say("See all needs"), "needs/"),)
            if board.kind
            else (Link(shop.say("See all offers"), "offers/"),)
        )
        return Empty(
            "need",
            shop.say("Nobody is looking for this at the moment"),
            shop.say("As soon as somebody needs it, it stands here."),
            (*ways, make),
        )
    ways = (
        (Link(shop.say("See all offers"), "offers/"),) if board.kind else (Link(shop.say("See all needs"), "needs/"),)
    )
    return Empty(
        "offer",
        shop.say("Nobody offers this at the moment"),
        shop.say("Do you have it? Small things help, too."),
        (*ways, make),
    )
