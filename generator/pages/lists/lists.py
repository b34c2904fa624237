"""The lists of organisations, one for each kind: every entry once, those with most open calls first.

A list stands as it is without any script; with it, text and facets narrow it down in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.kinds import ORGANISATIONS, OrganisationKind
from generator.pages.data.data import feed_link
from generator.pages.page import NEW, Page
from generator.pages.parts import facets
from generator.pages.parts.order import organisations_in_order
from generator.pages.parts.sections import Empty, chunks, entry_items, numbered, page_address, pager
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one list."""

    title: str
    lead: str
    heading: str
    search: str
    empty: Empty
    calls: str
    """How many of their needs and offers are open."""


@dataclass(frozen=True, slots=True)
class ListView:
    """Everything that `list.html` shows."""

    words: Words
    search: facets.SearchView
    cards: tuple[Markup, ...]
    pager: Pager
    page: str
    """“Page 2 of 5”; empty where there is one page."""


def pages(shop: Workshop) -> Iterator[Page]:
    """The pages of the lists, one for each kind of organisation."""
    for kind in ORGANISATIONS.values():
        keys = [key for key, record in shop.catalogue.records.items() if record.kind is kind]
        yield from _list(shop, kind, organisations_in_order(shop, keys))


def _list(shop: Workshop, kind: OrganisationKind, keys: Sequence[str]) -> Iterator[Page]:
    words, section = list_words(shop, kind, keys), f"{kind.folder}/"
    rows = [facets.organisation_filters(shop, key) for key in keys]
    if not kind.is_fleeting:  # a firm is not at an end because it offers nothing at present
        rows = [{facet: values for facet, values in row.items() if facet != "status"} for row in rows]
    fixed = f"kind={shop.say(kind.one)}"
    search = facets.search_view(shop, rows, fixed, leave_out=facets.countries(shop))
    parts = chunks(keys, shop.settings.page_size)
    for number, part in enumerate(parts, 1):
        view = ListView(
            words,
            search,
            entry_items(shop, part),
            pager(section, number, len(parts)),
            page_words(shop, number, len(parts)),
        )
        yield shop.page(
            page_address(section, number),
            numbered(shop, words.title, number),
            numbered(shop, " ".join(f"{words.lead} {words.calls}".split()), number),
            shop.render("list.html", view=view),
            head=feed_link(shop),
        )


def page_words(shop: Workshop, number: int, last: int) -> str:
    """Which page of how many; empty for the only one."""
    if last == 1:
        return ""
    return shop.say("Page {number} of {last}", number=shop.formats.number(number), last=shop.formats.number(last))


def list_words(shop: Workshop, kind: OrganisationKind, keys: Sequence[str]) -> Words:
    """The texts of a list of one kind of organisation."""
    states, organisations, words = shop.relations.states, shop.catalogue.organisations, kind.listed
    sides = [side for key in keys for side, _, call in organisations[key].calls() if states[f"{key}/{call.id}"].is_open]
    needs, offers = sides.count("needs"), sides.count("offers")
    said = shop.count("{count} offer is open.", "{count} offers are open.", offers) if offers else ""
    if needs:
        said = shop.count("{count} need is open.", "{count} needs are open.", needs) + f" {said}".rstrip()
    ways = (Link(shop.say("Make an entry"), NEW), Link(shop.say(words.way[0]), words.way[1]))
    return Words(
        shop.say(kind.many),
        shop.count(words.counted.id, words.counted.plural, len(keys)) if keys else shop.say(words.uncounted),
        shop.say(words.heading),
        shop.say(words.search),
        Empty(words.mark, shop.say(words.empty), shop.say(words.invitation), ways),
        said,
    )
