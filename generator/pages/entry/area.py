"""Further pages of an administration: the list of initiatives in its area goes on where its own page has no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.entry.in_charge import active_here
from generator.pages.lists.lists import page_words
from generator.pages.page import Page
from generator.pages.parts import cards
from generator.pages.parts.sections import home_link, numbered, page_address, pager
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop


@dataclass(frozen=True, slots=True)
class AreaView:
    """Everything that `area.html` shows: the administration, and some of the initiatives in its area."""

    crumbs: tuple[Link, ...]
    name: str
    page: str
    """“Page 2 of 5”."""
    entries: tuple[Link, ...]
    pager: Pager


def area_pages(shop: Workshop, key: str) -> Iterator[Page]:
    """The second and further pages of an administration; none where its own page has all."""
    parts = active_here(shop, key)
    record, own = shop.catalogue.records[key], cards.entry_link(shop, key)
    folder = record.kind.folder
    for number, part in enumerate(parts[1:], 2):
        words = page_words(shop, number, len(parts))
        view = AreaView(
            (home_link(shop), Link(shop.say(record.kind.many), f"{folder}/"), own),
            own.text,
            words,
            tuple(cards.entry_link(shop, other) for other in part),
            pager(own.href, number, len(parts)),
        )
        title = shop.say("Initiatives in the area of {name}", name=own.text)
        yield shop.page(
            page_address(own.href, number),
            numbered(shop, title, number),
            f"{title}. {words}.",
            shop.render("area.html", view=view),
        )
