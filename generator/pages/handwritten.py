"""The pages that people write as Markdown, as far as the program fills them; the search; the page for lost visitors.

A slot in a hand-written page (`<!-- slot: publisher -->`) is filled by the macro of that name in `handwritten.html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.messages import N_
from generator.model import KINDS
from generator.pages.groups.regions import region_filters
from generator.pages.groups.topics import topic_filters
from generator.pages.page import NOT_FOUND, Page
from generator.pages.parts import facets
from generator.pages.parts.gather import by_region, by_topic
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.pages.wings import wing
from generator.settings import Publisher

_SLOT = re.compile(r"<!--\s*slot:\s*([a-z][a-z0-9-]*)\s*-->")
_ELSEWHERE = {"index.md", "shell.md"}
"""The home page has a module of its own, the shell is no page."""


@dataclass(frozen=True, slots=True)
class SearchPageView:
    """Everything that `search.html` shows: the facets, and the lists for a browser without script."""

    search: facets.SearchView
    lists: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LostView:
    """Everything that `lost.html` shows: where one can go from an address that does not exist."""

    lists: tuple[Link, ...]
    report: str


@dataclass(frozen=True, slots=True)
class SlotsView:
    """What the slots of hand-written pages may show."""

    publisher: Publisher


def pages(shop: Workshop) -> Iterator[Page]:
    """The hand-written pages of the language, the search page, the page for missing addresses."""
    folder = shop.settings.root / "docs" / shop.language
    for path in sorted(folder.rglob("*.md")):
        if path.relative_to(folder).as_posix() not in _ELSEWHERE:
            yield _document(shop, path, _address(path.relative_to(folder)))
    yield _search(shop)
    yield _lost(shop)


def _address(path: Path) -> str:
    """`about.md` is shown at `about/`, `help/index.md` at `help/`."""
    name = path.with_suffix("").as_posix()
    return f"{name.removesuffix('index').rstrip('/')}/"


def _document(shop: Workshop, path: Path, address: str) -> Page:
    macros = shop.environment.get_template("handwritten.html").make_module({})
    view = SlotsView(shop.settings.publisher)
    names = [name for name in _SLOT.findall(path.read_text(encoding="utf-8")) if hasattr(macros, name)]
    slots = {name: str(getattr(macros, name)(view)) for name in names}
    edit = shop.settings.edit_url(path.relative_to(shop.settings.root).as_posix())
    return shop.page(address, "", "", slots=slots, edit=edit)


def main_lists(shop: Workshop) -> tuple[Link, ...]:
    """The sections of the site, for those who have no script or no right address."""
    words = (
        ("needs/", N_("Needs")), ("offers/", N_("Offers")), ("together/", N_("Come together")),
        *((f"{kind.folder}/", kind.many) for kind in KINDS if kind.is_organisation),
        ("topics/", N_("Topics")), ("regions/", N_("Places")),
        *((f"{kind.folder}/", kind.many) for kind in KINDS if not kind.is_organisation),
    )  # fmt: skip
    return tuple(Link(shop.say(text), address) for address, text in words)


def _search(shop: Workshop) -> Page:
    view = SearchPageView(facets.search_view(shop, _rows(shop), leave_out=facets.countries(shop)), main_lists(shop))
    said = shop.say(
        "Search all initiatives, companies, administrations, topics and places, and narrow down what you find."
    )
    return shop.page("search/", shop.say("Search"), said, shop.render("search.html", view=view), noindex=True)


def _rows(shop: Workshop) -> Iterator[facets.Filters]:
    """The facets of everything that can be found."""
    yield from (wing(record.kind.page).filters(shop, key) for key, record in shop.catalogue.records.items())
    yield from (topic_filters(shop) for group in by_topic(shop).values() if not group.is_empty)
    yield from (region_filters(shop) for group in by_region(shop).values() if not group.is_empty)


def _lost(shop: Workshop) -> Page:
    repository = shop.settings.repository
    view = LostView(main_lists(shop), f"{repository}/issues/new?template=3-correction.yml" if repository else "")
    said = shop.say("There is nothing at this address. Search for it, or start with one of the lists.")
    return shop.page(
        NOT_FOUND, shop.say("Page not found"), said, shop.render("lost.html", view=view), section="404", noindex=True
    )
