"""Open needs that no offer fits, and open offers that fit no need: for those who bring others together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.pages.gather import place_label, states_of
from generator.pages.lists import page_words
from generator.pages.page import Page
from generator.pages.sections import Empty, Section, call_items, home_link, numbered, page_address, pager, spread
from generator.pages.views import Link, Pager
from generator.pages.workshop import Workshop

UNMET, IDLE = "unmet/", "idle/"


@dataclass(frozen=True, slots=True)
class AloneView:
    """Everything that `alone.html` shows."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    page: str
    ways: tuple[Link, ...]
    places: tuple[Link, ...]
    sections: tuple[Section, ...]
    pager: Pager


def ways(shop: Workshop, address: str) -> tuple[Link, ...]:
    """The ways to look at matches and at what has none, for the top of each of these pages."""
    waiting, number = shop.relations.waiting, shop.formats.number
    found = [Link(shop.say("Strongest first"), "matches/"), Link(shop.say("Newest first"), "matches/newest/")]
    if not waiting.matches:
        found = [Link(shop.say("Matches"), "matches/")]
    if shop.relations.matching:
        found += [
            Link(shop.say("Needs without an offer"), UNMET, number(len(waiting.unmet))),
            Link(shop.say("Offers without a need"), IDLE, number(len(waiting.idle))),
        ]
    return tuple(Link(one.text, one.href, one.count, one.href == address) for one in found) if len(found) > 1 else ()


def alone_pages(shop: Workshop) -> Iterator[Page]:
    """Both lists, as a whole and state by state; none where texts were not compared."""
    if shop.relations.matching is None:
        return
    for section, keys in ((UNMET, shop.relations.waiting.unmet), (IDLE, shop.relations.waiting.idle)):
        groups = by_place(shop, keys)
        chips = [
            Link(place_label(shop, code), f"{section}{code.lower()}/", shop.formats.number(len(some)))
            for code, some in groups.items()
        ]
        yield from _list(shop, section, section, "", keys, chips)
        for chip, some in zip(chips, groups.values(), strict=True):
            yield from _list(shop, section, chip.href, chip.text, some, chips)


def by_place(shop: Workshop, keys: Iterable[str]) -> dict[str, list[str]]:
    """Calls by state, those with most first."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        for code in states_of(shop, key):
            groups.setdefault(code, []).append(key)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), place_label(shop, item[0]))))


def _list(  # noqa: PLR0913, PLR0917  a list has a place among others
    shop: Workshop, section: str, address: str, place: str, keys: Sequence[str], chips: Iterable[Link],
) -> Iterator[Page]:  # fmt: skip
    records = [shop.catalogue.calls[key] for key in keys]
    name, title, lead = _words(shop, section, len(records), place)
    whole = Section(
        "offen", shop.say("The longest waiting first"),
        shop.say("urgent ones before all others") if section == UNMET else "",
        call_items(shop, records), empty=_none(shop, section),
    )  # fmt: skip
    parts = spread([whole], shop.settings.page_size)
    for number, sections in enumerate(parts, 1):
        crumbs = (home_link(shop), Link(shop.say("Matches"), "matches/"), *((Link(name, section),) if place else ()))
        view = AloneView(
            crumbs, title, lead, page_words(shop, number, len(parts)), ways(shop, address),
            tuple(Link(one.text, one.href, one.count, one.href == address) for one in chips), sections,
            pager(address, number, len(parts)),
        )  # fmt: skip
        yield shop.page(
            page_address(address, number), numbered(shop, title, number), numbered(shop, f"{title}. {lead}", number),
            shop.render("alone.html", view=view), section="matches",
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
