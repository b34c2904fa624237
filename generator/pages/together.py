"""All documented help as rows, the newest first, year by year; added up only where sources state numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.pages.lists.lists import page_words
from generator.pages.page import Page
from generator.pages.parts.sections import Empty, Section, flow_items, numbered, page_address, pager, spread
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.relations import Flow

SECTION = "together/"
FIGURES = 4
_OFTEN = 2
"""A sum of things is worth a figure when so many gifts were counted in the same unit."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands large, and what it counts."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class TogetherView:
    """Everything that `together.html` shows."""

    lead: str
    page: str
    figures: tuple[Figure, ...]
    note: str
    sections: tuple[Section, ...]
    pager: Pager


def pages(shop: Workshop) -> Iterator[Page]:
    """The pages of the list of documented help."""
    flows = shop.relations.flows
    parts = spread(_years(shop, flows), shop.settings.page_size)
    lead = _lead(shop, len(flows))
    for number, sections in enumerate(parts, 1):
        first = number == 1
        view = TogetherView(
            lead,
            page_words(shop, number, len(parts)),
            tuple(figures(shop, flows)) if first else (),
            _note(shop, flows) if first else "",
            sections,
            pager(SECTION, number, len(parts)),
        )
        title = numbered(shop, shop.say("Come together"), number)
        yield shop.page(
            page_address(SECTION, number), title, numbered(shop, lead, number), shop.render("together.html", view=view)
        )


def _lead(shop: Workshop, count: int) -> str:
    if not count:
        return shop.say("Help that has been given is listed here with its source.")
    said = shop.count(
        "{count} time help has been given and documented.", "{count} times help has been given and documented.", count
    )
    return f"{said} " + shop.say("Each line names who gave what to whom and, where it is known, how we know.")


def _years(shop: Workshop, flows: Iterable[Flow]) -> list[Section]:
    """One part for each year; what has no date comes last."""
    found = []
    for year, some in groupby(flows, key=lambda flow: flow.date.year if flow.date else 0):
        rows = flow_items(shop, some, in_year=bool(year))
        title = str(year) if year else shop.say("Date not stated")
        found.append(
            Section(
                f"jahr-{year or 'offen'}", title, shop.count("once", "{count} times", len(rows)), rows, layout="rows"
            )
        )
    return found or [Section("jahre", shop.say("Documented help"), empty=_none(shop))]


def _none(shop: Workshop) -> Empty:
    return Empty(
        "met",
        shop.say("No help has been documented yet"),
        shop.say("When a need gets help, it is written down there with its source and appears here by itself."),
        (Link(shop.say("See all needs"), "needs/"), Link(shop.say("See all offers"), "offers/")),
    )


def figures(shop: Workshop, flows: Iterable[Flow]) -> Iterator[Figure]:
    """Sums of money by currency, and of things of one kind counted in one unit, those counted most often first."""
    flows = list(flows)
    money: dict[str, list[Decimal]] = defaultdict(list)
    things: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for flow in flows:
        if flow.amount and flow.amount.total is not None:
            money[flow.amount.currency].append(flow.amount.total)
        elif flow.quantity and flow.quantity.total and not flow.quantity.per:
            things[flow.kind, flow.quantity.unit].append(Decimal(flow.quantity.total))
    if flows:
        receivers = len({flow.receiver or flow.receiver_name for flow in flows})
        yield Figure(
            shop.formats.number(receivers),
            shop.count("organisation or group was helped", "organisations and groups were helped", receivers),
        )
    for currency, sums in sorted(money.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Figure(shop.formats.money(sum(sums, Decimal(0)), currency), _stated(shop, shop.say("Money"), len(sums)))
    often = sorted(
        (item for item in things.items() if len(item[1]) >= _OFTEN), key=lambda item: (-len(item[1]), item[0])
    )
    for (kind, unit), sums in often[: max(1, FIGURES - 1 - len(money))]:
        total, label = sum(sums, Decimal(0)), shop.formats.label("kinds", kind)
        words = label if unit == "piece" else f"{label}: {shop.formats.unit(unit, total, kind)}"
        yield Figure(shop.formats.number(total), _stated(shop, words, len(sums)))


def _stated(shop: Workshop, what: str, count: int) -> str:
    return shop.count("{what}, from {count} report", "{what}, from {count} reports", count, what=what)


def _note(shop: Workshop, flows: Iterable[Flow]) -> str:
    """How much the sums leave out, and that not everything is translated."""
    flows = list(flows)
    notes = (flow.note.said(shop.language).language for flow in flows if flow.note)
    foreign = next((language for language in notes if language != shop.language), "")
    language = shop.formats.language_name(foreign)
    only = shop.say("Some notes are only in {language}.", language=language) if foreign else ""
    return " ".join(filter(None, (_left_out(shop, flows), only)))


def _left_out(shop: Workshop, flows: Sequence[Flow]) -> str:
    bare = sum(
        1
        for flow in flows
        if not (flow.amount and flow.amount.total is not None) and not (flow.quantity and flow.quantity.total)
    )
    if not bare:
        return ""
    return shop.count(
        "In {count} of {total} cases no source states an amount; the sums lack them, and things may be counted twice.",
        "In {count} of {total} cases no source states an amount; the sums lack them, and things may be counted twice.",
        bare, total=shop.formats.number(len(flows)),
    )  # fmt: skip
