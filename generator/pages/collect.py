"""All pages of the site, kind by kind. A new kind of page is one function in this table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.model import Bundle, Catalogue, Event
from generator.pages.page import Page
from generator.pages.parts.workshop import Workshop
from generator.relations import Relations
from generator.settings import Settings

Pages = Callable[[Workshop], Iterable[Page]]
"""Makes some pages of one language."""
AT_ONCE = 200
"""So many pages of organisations are one piece of work."""


def page_kinds() -> tuple[Pages, ...]:
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


def all_pages(catalogue: Catalogue) -> list[Pages]:
    """Every page, in pieces that can be made apart from each other, in the order of the site."""
    from generator.pages.entry import page as entry

    keys = list(catalogue.organisations)
    parts = [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]
    entries = [partial(entry.pages, keys=part) for part in parts]
    return [one for kind in page_kinds() for one in (entries if kind is entry.pages else [kind])]


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
        make = makers.get(catalogue.records[key].kind.model)
        yield from [make(shop, key)] if make else entry.pages(shop, [key])
