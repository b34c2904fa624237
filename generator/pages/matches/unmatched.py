"""Open needs that no offer fits, and open offers that fit no need: for those who bring others together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.pages.lists.lists import page_words
from generator.pages.matches.board import IDLE, SECTION, UNMET, MatchesView, by_place, ways
from generator.pages.page import Page
from generator.pages.parts.gather import place_label, states_of
from generator.pages.parts.sections import Empty, Section, home_link, numbered, page_address, pager, small_items, spread
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


def unmatched_pages(shop: Workshop) -> Iterator[Page]:
    """Both lists, as a whole and state by state; none where texts were not compared."""
    if shop.relations.matching is None:
        return
    for section, keys in ((UNMET, shop.relations.waiting.unmet), (IDLE, shop.relations.waiting.idle)):
        groups = by_place(shop, keys, states_of)
        chips = [
            Link(place_label(shop, code), f"{section}{code.lower()}/", shop.formats.number(len(some)))
            for code, some in groups.items()
        ]
        yield from _list(shop, section, section, "", keys, chips)
        for chip, some in zip(chips, groups.values(), strict=True):
            yield from _list(shop, section, chip.href, chip.text, some, chips)


def _list(  # noqa: PLR0913, PLR0917  a list has a place among others
    shop: Workshop, section: str, address: str, place: str, keys: Sequence[str], chips: Iterable[Link],
) -> Iterator[Page]:  # fmt: skip
    records = [shop.catalogue.calls[key] for key in keys]
    name, title, lead = _words(shop, section, len(records), place)
    whole = Section(
        "offen", shop.say("The longest waiting first"),
        shop.say("urgent ones before all others") if section == UNMET else "",
        small_items(shop, records), layout="small", empty=_none(shop, section),
    )  # fmt: skip
    parts = spread([whole], shop.settings.page_size)
    for number, sections in enumerate(parts, 1):
        crumbs = (home_link(shop), Link(shop.say("Matches"), SECTION), *((Link(name, section),) if place else ()))
        view = MatchesView(
            crumbs, title, lead, page_words(shop, number, len(parts)), ways(shop, address),
            tuple(replace(one, current=one.href == address) for one in chips), shop.say("By place"), sections,
            pager(address, number, len(parts)),
        )  # fmt: skip
        yield shop.page(
            page_address(address, number), numbered(shop, title, number), numbered(shop, f"{title}. {lead}", number),
            shop.render("matches.html", view=view), section="matches",
        )  # fmt: skip


def _words(shop: Workshop, section: str, count: int, place: str) -> tuple[str, str, str]:
    """The name of the list, the title of a page and its lead."""
    if section == UNMET:
        name = shop.say("Needs that no offer fits yet")
        said = shop.count(
            "For {count} open need our comparison has found nothing suitable.",
            "For {count} open needs our comparison has found nothing suitable.",
            count,
        )
        more = shop.say("Every answer helps most here.")
    else:
        name = shop.say("Offers that fit no need yet")
        said = shop.count(
            "For {count} open offer our comparison has found no suitable need.",
            "For {count} open offers our comparison has found no suitable need.",
            count,
        )
        more = shop.say("Can you use any of it?")
    title = shop.say("{title}: {place}", title=name, place=place) if place else name
    return name, title, f"{said} {more}" if count else shop.say("Nothing waits alone at present.")


def _none(shop: Workshop, section: str) -> Empty:
    if section == UNMET:
        return Empty(
            "met",
            shop.say("No open need is without a suitable offer"),
            shop.say("What goes together stands with the matches."),
            (Link(shop.say("See the matches"), "matches/"),),
        )
    return Empty(
        "met",
        shop.say("No open offer is without a suitable need"),
        shop.say("What goes together stands with the matches."),
        (Link(shop.say("See the matches"), "matches/"),),
    )
