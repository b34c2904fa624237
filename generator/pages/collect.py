"""All pages of the site. A new kind of page is one row in this table; the row of a kind of entry names its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.model import KINDS, Catalogue
from generator.model.kinds import ENTRY_PAGE
from generator.pages.page import Page
from generator.pages.parts.workshop import Workshop
from generator.pages.wings import wing
from generator.relations import Relations
from generator.settings import Settings

Pages = Callable[[Workshop], Iterable[Page]]
"""Makes some pages of one language."""
AT_ONCE = 200
"""So many pages of organisations are one piece of work."""


MODULES = (
    "home.home",
    ENTRY_PAGE,
    "lists.lists",
    "boards.boards",
    "matches.page",
    "together",
    "groups.topics",
    "groups.regions",
    *(kind.page for kind in KINDS if kind.page != ENTRY_PAGE),
    "data.data",
    "manual.rules",
    "manual.fields",
    "contribute.page",
    "handwritten",
)
"""Where each kind of page is made, in the order in which they are made."""


def all_pages(catalogue: Catalogue) -> list[Pages]:
    """Every page, in pieces that can be made apart from each other, in the order of the site."""
    keys = [key for key, record in catalogue.records.items() if record.kind.page == ENTRY_PAGE]
    parts = [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]
    entries = [partial(wing(ENTRY_PAGE).pages, keys=part) for part in parts]
    return [one for name in MODULES for one in (entries if name == ENTRY_PAGE else [wing(name).pages])]


def pages_of(
    settings: Settings, catalogue: Catalogue, relations: Relations, language: str, keys: Iterable[str]
) -> Iterator[Page]:
    """The own pages of some entries in one language."""
    shop = Workshop(settings, catalogue, relations, language)
    for key in keys:
        made = wing(catalogue.records[key].kind.page)
        yield from made.pages(shop, [key]) if catalogue.records[key].kind.page == ENTRY_PAGE else [made.page(shop, key)]
