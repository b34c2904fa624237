"""What a list can be narrowed by: facets with their values and how often each occurs.

Names and values are those of the search index, so that a box ticked on a list means the same in the search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.messages import N_
from generator.model import KINDS
from generator.pages.parts import cards
from generator.pages.parts.workshop import Workshop
from generator.relations.areas import WIDE
from generator.wording.formats import name_key

SEARCH = "search/"
Filters = Mapping[str, tuple[str, ...]]
ENTRY_WORDS = {**{kind.name: kind.one for kind in KINDS}, "topic": N_("Topic"), "region": N_("Place")}
"""What one page of a kind is called."""


def entry_word(shop: Workshop, kind: str) -> str:
    """What kind of page something is, in a word: also the value of the facet `kind`."""
    return shop.say(ENTRY_WORDS[kind])


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, with the number of entries that have it.

    `word` is the value in the search index and what people read; `value` is the same in every language, so that an
    address keeps its meaning when the language changes. `everywhere`: a place that holds all others.
    """

    value: str
    word: str
    count: str
    checked: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list down; `options` are sorted by how often they occur."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What `parts/search.html` needs: where the form leads, what is fixed on this page, the facets."""

    action: str
    fixed: str
    facets: tuple[Facet, ...]
    fallback: str


def facet_titles(shop: Workshop) -> dict[str, str]:
    """The headings of all facets, in their order."""
    return {
        "kind": shop.say("Kind of entry"),
        "call": shop.say("Kind of help"),
        "topic": shop.say("Topic"),
        "region": shop.say("Place"),
        "audience": shop.say("For whom"),
        "status": shop.say("Status"),
    }


def organisation_filters(shop: Workshop, key: str) -> dict[str, tuple[str, ...]]:
    """The values of an organisation; a test holds that they are those of its search record."""
    organisation, formats = shop.catalogue.organisations[key], shop.formats
    regions = [code for region in organisation.area.regions for code in shop.catalogue.regions_above.get(region, ())]
    places = _once(formats.labels("regions", regions)) or (cards.place_words(shop, organisation.area),)
    states = shop.relations.states
    kinds = [call.kind for _, _, call in organisation.calls() if states[f"{key}/{call.id}"].is_open]
    return {
        "kind": (entry_word(shop, shop.catalogue.records[key].kind.name),),
        "topic": formats.labels("topics", organisation.topics),
        "region": places,
        "call": _once(formats.labels("kinds", kinds)),
        "audience": formats.labels("audiences", organisation.audiences),
        "status": (cards.status_words(shop, organisation),),
    }


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def search_view(shop: Workshop, rows: Iterable[Filters], fixed: str = "", leave_out: Iterable[str] = ()) -> SearchView:
    """The facets over some entries; `fixed` is `kind=Initiative` on a list, `leave_out` are values not worth a box."""
    rows, skipped = list(rows), {"", *leave_out}
    known = fixed.partition("=")[0]
    facets = [
        Facet(name, title, _options(shop, name, (value for row in rows for value in row.get(name, ())), skipped))
        for name, title in facet_titles(shop).items()
        if name != known
    ]
    worth = tuple(facet for facet in facets if len(facet.options) > 1)
    return SearchView(SEARCH, fixed, worth, shop.settings.default_language)


def _options(shop: Workshop, name: str, values: Iterable[str], skipped: set[str]) -> tuple[Option, ...]:
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], name_key(item[0])))
    codes = shop.once(("facet codes", name), lambda: _codes(shop, name))
    return tuple(
        Option(codes.get(word, word), word, shop.formats.number(n), everywhere=codes.get(word) in WIDE)
        for word, n in counted
        if word not in skipped
    )


_LISTS = {
    "call": ("kinds",), "topic": ("topics",), "region": ("regions", "scopes"), "audience": ("audiences",),
    "status": ("org_statuses", "call_statuses"),
}  # fmt: skip
"""The word lists from which the values of a facet come."""


def _codes(shop: Workshop, name: str) -> dict[str, str]:
    """The codes behind the words of a facet; of two with the same word the first."""
    if name == "kind":
        return {shop.say(words): code for code, words in ENTRY_WORDS.items()}
    codes: dict[str, str] = {}
    for one in _LISTS[name]:
        for code in shop.catalogue.vocabulary.terms(one):
            codes.setdefault(shop.formats.label(one, code), code)
    return codes


def countries(shop: Workshop) -> tuple[str, ...]:
    """Labels of regions that contain others: a country says little beside its states."""
    regions = shop.catalogue.vocabulary.regions
    parents = {region.parent for region in regions.values() if region.parent}
    return tuple(
        shop.formats.label("regions", code) for code in parents if code in regions and not regions[code].parent
    )
