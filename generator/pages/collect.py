"""All pages of the site, kind by kind. A new kind of page is one function in this table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model import Bundle, Catalogue, Event
from generator.pages.page import Page
from generator.pages.parts.workshop import Workshop
from generator.relations import Relations
from generator.settings import Settings

PageKind = Callable[[Workshop], Iterable[Page]]


def page_kinds() -> tuple[PageKind, ...]:
    """One function for each kind of page, in the order in which they are made."""
    from generator.pages import handwritten, together
    from generator.pages.boards import boards
    from generator.pages.bundles import bundles
    from generator.pages.data import data
    from generator.pages.entry import page as entry
    from generator.pages.events import events
    from generator.pages.groups import regions, topics
    from generator.pages.home import home
    from generator.pages.lists import lists
    from generator.pages.manual import fields
    from generator.pages.manual import rules as manual
    from generator.pages.matches import page as matches  # fmt: skip

    return (
        home.pages, entry.pages, lists.pages, boards.pages, matches.pages, together.pages, topics.pages, regions.pages,
        bundles.pages, events.pages, data.pages, manual.pages, fields.pages, handwritten.pages,
    )  # fmt: skip


def all_pages(settings: Settings, catalogue: Catalogue, relations: Relations, language: str) -> Iterator[Page]:
    """Every page in one language."""
    shop = Workshop(settings, catalogue, relations, language)
    for kind in page_kinds():
        yield from kind(shop)


def pages_of(
    settings: Settings, catalogue: Catalogue, relations: Relations, language: str, keys: Iterable[str]
) -> Iterator[Page]:
    """The own pages of some entries in one language."""
    from generator.pages.bundles import bundles
    from generator.pages.entry import page as entry
    from generator.pages.events import events

    shop = Workshop(settings, catalogue, relations, language)
    makers = {Bundle: bundles.page, Event: events.page}
    for key in keys:
        make = makers.get(catalogue.records[key].kind.model, entry.page)
        yield make(shop, key)
