"""Who does something similar in one area, seen by an administration: whom it could bring together, whom call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.messages import N_
from generator.model import Administration, Initiative
from generator.pages.parts import cards
from generator.pages.parts.order import organisations_in_order
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

SHOWN = 6
"""So many groups and pairs stand on a page; the page of bundles has all."""


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """Initiatives that do something similar in one place: what they share, and who has no contact there yet."""

    members: tuple[Link, ...]
    words: str
    unknown: str


@dataclass(frozen=True, slots=True)
class ParallelsView:
    """All rows of a place; `more` leads to the others."""

    rows: tuple[ParallelRow, ...]
    more: Link | None


def in_region(shop: Workshop, ids: Collection[str]) -> ParallelsView | None:
    """What runs side by side among the entries of a region; none where nothing does."""

    def unknown(members: Sequence[str]) -> str:
        lacking = [key for key in members if not administrations_of(shop, key)]
        if len(lacking) == len(members):
            return shop.say("No contact to an administration is recorded for any of them.")
        text = N_("No contact to an administration is recorded for: {names}.")
        return shop.say(text, names=_names(shop, lacking)) if lacking else ""

    return _view(shop, ids, unknown)


def for_administration(shop: Workshop, key: str) -> ParallelsView | None:
    """What runs side by side among the initiatives that an administration is responsible for."""

    def unknown(members: Sequence[str]) -> str:
        lacking = [one for one in members if key not in administrations_of(shop, one)]
        if len(lacking) == len(members):
            return shop.say("No contact to this administration is recorded for any of them.")
        text = N_("No contact to this administration is recorded for: {names}.")
        return shop.say(text, names=_names(shop, lacking)) if lacking else ""

    return _view(shop, shop.relations.responsible.get(key, ()), unknown)


def administrations_of(shop: Workshop, key: str) -> frozenset[str]:
    """The administrations that an initiative is in touch with, by its own word or by theirs; not those it looks for."""
    records = shop.catalogue.records
    entry = records[key].entry
    named = [link.id for link in shop.relations.backlinks.get(key, ()) if link.role != "distinct"]
    if isinstance(entry, Initiative):
        named += [link.id for link in entry.authority_links if link.relation != "wanted"]
        named += [one.id for one in (entry.operator, *entry.partners) if one and one.id]
    return frozenset(one for one in named if one in records and isinstance(records[one].entry, Administration))


def _view(shop: Workshop, ids: Collection[str], unknown: Callable[[Sequence[str]], str]) -> ParallelsView | None:
    found = list(side_by_side(shop, frozenset(ids)))
    if not found:
        return None
    rows = tuple(
        ParallelRow(tuple(cards.entry_link(shop, key) for key in members), _shared(shop, members), unknown(members))
        for members in (organisations_in_order(shop, one) for one in found[:SHOWN])
    )
    further = len(found) - len(rows)
    text = shop.count("{count} further case", "{count} further cases", further)
    return ParallelsView(rows, Link(text, "bundles/#_aehnlich") if further else None)


def side_by_side(shop: Workshop, ids: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Suggested groups as far as they are at work here, then the similar pairs that are in none; the likest first."""
    overlaps, organisations = shop.relations.overlaps, shop.catalogue.organisations
    covered: set[frozenset[str]] = set()
    for number in sorted({overlaps.group_of[key] for key in ids if key in overlaps.group_of}):
        here = tuple(key for key in overlaps.groups[number] if key in ids)
        if len(here) > 1:
            covered.update(map(frozenset, combinations(here, 2)))
            yield here
    found = {one.ids: one for key in ids for one in overlaps.of.get(key, ()) if one.ids <= ids}
    for one in sorted(found.values(), key=lambda one: (-max(one.score, one.likeness), one.first, one.second)):
        both = (one.first, one.second)
        if one.ids not in covered and all(organisations[key].status != "finished" for key in both):
            yield both


def _shared(shop: Workshop, members: Sequence[str]) -> str:
    """The topics that all have in common, in words; empty where there are none."""
    first, *others = (shop.catalogue.organisations[key].topics for key in members)
    topics = [code for code in first if all(code in other for other in others)]
    if not topics:
        return ""
    labels = shop.formats.listed(shop.formats.labels("topics", topics))
    words = shop.count("the same topic: {topics}", "the same topics: {topics}", len(topics), topics=labels)
    return f"{words[:1].upper()}{words[1:]}."


def _names(shop: Workshop, keys: Sequence[str]) -> str:
    return shop.formats.listed(shop.catalogue.organisations[key].name for key in keys)
