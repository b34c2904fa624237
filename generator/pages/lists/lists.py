"""The lists of initiatives, companies and administrations: every entry once, those with most open calls first.

A list stands as it is without any script; with it, text and facets narrow it down in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model import KINDS
from generator.pages.data.data import feed_link
from generator.pages.page import Page
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
    calls: str = ""
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
    """The pages of the three lists."""
    for kind in KINDS:
        if not kind.is_organisation:
            continue
        keys = [key for key, record in shop.catalogue.records.items() if record.kind is kind]
        yield from _list(shop, kind.name, f"{kind.folder}/", organisations_in_order(shop, keys))


def _list(shop: Workshop, name: str, section: str, keys: Sequence[str]) -> Iterator[Page]:
    words = list_words(shop, name, keys)
    rows = [facets.organisation_filters(shop, key) for key in keys]
    if name != "initiative":  # a firm is not at an end because it offers nothing at present
        rows = [{facet: values for facet, values in row.items() if facet != "status"} for row in rows]
    fixed = f"kind={facets.entry_word(shop, name)}"
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


def list_words(shop: Workshop, name: str, keys: Sequence[str]) -> Words:
    """The texts of a list of one kind of organisation."""
    words = {"company": _companies, "administration": _administrations}.get(name, _initiatives)(shop, len(keys))
    states, organisations = shop.relations.states, shop.catalogue.organisations
    sides = [side for key in keys for side, _, call in organisations[key].calls() if states[f"{key}/{call.id}"].is_open]
    needs, offers = sides.count("needs"), sides.count("offers")
    said = shop.count("{count} offer is open.", "{count} offers are open.", offers) if offers else ""
    if needs:
        said = shop.count("{count} need is open.", "{count} needs are open.", needs) + f" {said}".rstrip()
    return replace(words, calls=said)


def _initiatives(shop: Workshop, count: int) -> Words:
    return Words(
        shop.say("Initiatives"),
        shop.count(
            "{count} initiative that gets something done.", "{count} initiatives that get something done.", count
        )
        if count
        else shop.say("Initiatives that get something done."),
        shop.say("All initiatives"),
        shop.say("Search initiatives"),
        Empty(
            "need",
            shop.say("No initiative is listed yet"),
            shop.say("An entry has eight lines and costs nothing."),
            (_make(shop), Link(shop.say("See all offers"), "offers/")),
        ),
    )


def _companies(shop: Workshop, count: int) -> Words:
    return Words(
        shop.say("Companies"),
        shop.count(
            "{count} company, foundation or association that gives.",
            "{count} companies, foundations and associations that give.",
            count,
        )
        if count
        else shop.say("Companies, foundations and associations that give."),
        shop.say("All who give"),
        shop.say("Search companies"),
        Empty(
            "offer",
            shop.say("No company is listed yet"),
            shop.say("Laptops, rooms, hours, knowledge: small things help, too."),
            (_make(shop), Link(shop.say("See all needs"), "needs/")),
        ),
    )


def _administrations(shop: Workshop, count: int) -> Words:
    return Words(
        shop.say("Administrations"),
        shop.count(
            "{count} public body and what it is responsible for.",
            "{count} public bodies and what they are responsible for.",
            count,
        )
        if count
        else shop.say("Public bodies and what they are responsible for."),
        shop.say("All administrations"),
        shop.say("Search administrations"),
        Empty(
            "met",
            shop.say("No administration is listed yet"),
            shop.say("An entry shows what happens in its area, and who looks for a contact."),
            (_make(shop), Link(shop.say("See all places"), "regions/")),
        ),
    )


def _make(shop: Workshop) -> Link:
    return Link(shop.say("Make an entry"), "contribute/")
