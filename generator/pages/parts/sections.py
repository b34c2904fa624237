"""Lists in parts: a part has a heading, cards or rows, and a sentence for when it is empty.

Long ones are cut into pages across all parts, so that everything is reached without script and no page grows heavy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from markupsafe import Markup

from generator.model import CallRecord
from generator.pages.parts import cards
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.relations import Flow

NEAR = 1
"""So many neighbours of a page are linked beside it, also on a phone."""


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands where nothing is listed: half a ring, one sentence, ways out."""

    side: str
    """`need`, `offer` or `met`."""
    title: str
    text: str = ""
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: `items` are finished cards; for the layout `matches` matches, for others list items.

    The layout `small` is for cards in few lines, `rows` for help that came together, `pairs` for matches in short;
    `past` folds list items behind a button on a phone.
    """

    id: str
    title: str
    note: str = ""
    items: tuple[Markup, ...] = ()
    layout: str = "cards"
    more: Link | None = None
    empty: Empty | None = None

    @property
    def is_shown(self) -> bool:
        """A part without items and without a sentence about it leaves no gap."""
        return bool(self.items or self.empty)


def spread(sections: Iterable[Section], size: int) -> list[tuple[Section, ...]]:
    """The parts cut into pages of at most `size` items, in their order; at least one page."""
    pages: list[list[Section]] = [[]]
    room = size
    for section in sections:
        items = section.items
        if not items and section.empty:
            pages[-1].append(section)
        while items:
            if not room:
                pages.append([])
                room = size
            pages[-1].append(replace(section, items=items[:room]))
            items, room = items[room:], room - min(room, len(items))
    return [tuple(page) for page in pages]


def page_address(section: str, number: int) -> str:
    """The address of a page of a list: the list's own, then `needs/2/` and so on."""
    return section if number == 1 else f"{section}{number}/"


def pager(section: str, number: int, last: int) -> Pager:
    """The links to the other pages of a list."""
    return Pager(
        number,
        last,
        previous=page_address(section, number - 1) if number > 1 else "",
        following=page_address(section, number + 1) if number < last else "",
        near=tuple(_near(section, number, last)),
    )


def _near(section: str, number: int, last: int) -> Iterator[tuple[int, str, bool]]:
    """First, last, and the pages around this one; 0 stands for a gap. A phone leaves out all but the neighbours."""
    before = 0
    for other in range(1, last + 1):
        is_near = abs(other - number) <= NEAR
        if not is_near and other not in {1, last}:
            continue
        if other - before > 1:
            yield 0, "", True
        yield other, page_address(section, other), not is_near
        before = other


def half_as_many_again(size: int) -> int:
    """How many small cards or rows stand on a page that holds `size` cards."""
    return size * 3 // 2


def chunks(items: Sequence[str], size: int) -> list[Sequence[str]]:
    """Items cut into pages; at least one, which may be empty."""
    return [items[at * size : (at + 1) * size] for at in range(max(1, ceil(len(items) / size)))]


def numbered(shop: Workshop, text: str, number: int) -> str:
    """A title or a description that is unique on every page of a list."""
    return text if number == 1 else shop.say("{title}, page {number}", title=text, number=shop.formats.number(number))


def call_items(shop: Workshop, records: Iterable[CallRecord]) -> tuple[Markup, ...]:
    """The cards of needs and offers."""
    return tuple(cards.call_card_html(shop, record) for record in records)


def small_items(shop: Workshop, records: Iterable[CallRecord]) -> tuple[Markup, ...]:
    """The small cards of needs and offers that are open."""
    return tuple(cards.small_card_html(shop, record) for record in records)


def past_items(shop: Workshop, records: Iterable[CallRecord]) -> tuple[Markup, ...]:
    """The rows of needs and offers that are over."""
    return tuple(cards.past_row_html(shop, record) for record in records)


def entry_items(shop: Workshop, keys: Iterable[str]) -> tuple[Markup, ...]:
    """The cards of organisations."""
    return tuple(cards.entry_card_html(shop, key) for key in keys)


def small_entries(shop: Workshop, keys: Iterable[str]) -> tuple[Markup, ...]:
    """The small cards of organisations."""
    return tuple(cards.small_entry_html(shop, key) for key in keys)


def flow_items(shop: Workshop, flows: Iterable[Flow], *, in_year: bool = False) -> tuple[Markup, ...]:
    """The rows of help that came together; below the heading of its year, a year alone is not said again."""
    return tuple(_flow_html(shop, flow, in_year=in_year) for flow in flows)


def _flow_html(shop: Workshop, flow: Flow, *, in_year: bool) -> Markup:
    is_bare = in_year and flow.date is not None and not flow.date.month

    def made() -> Markup:
        view = cards.flow_row(shop, flow)
        return shop.macro("flow_row")(replace(view, date="") if is_bare else view)

    return shop.once(("flow", flow.call, str(flow.number), "bare" if is_bare else ""), made)


def home_link(shop: Workshop) -> Link:
    """The first crumb."""
    return Link(shop.say("Home"), "./")
