"""An administration's view: what happens in its area, in the topics it is responsible for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from generator.model import Area
from generator.pages.groups.parallels import ParallelsView, for_administration
from generator.pages.parts import cards
from generator.pages.parts.match_rows import pair_html
from generator.pages.parts.sections import chunks, half_as_many_again, pager
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.relations.areas import entries_in, is_everywhere, naming_region, touching
from generator.relations.matching.types import in_order

SHOWN_HERE = 6
SHOWN_MATCHES = 4
SHOWN_ALONE = 12


@dataclass(frozen=True, slots=True)
class Brokering:
    """Who could be brought together, the strongest first; open needs that no offer fits; offers that fit no need."""

    matches: tuple[Markup, ...]
    unmet: tuple[Link, ...]
    idle: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Responsible:
    """What an administration wants to see of its area."""

    words: str
    open: tuple[Markup, ...]
    entries: tuple[Link, ...]
    """Those who work there, as many as a page holds; `pager` leads to the others."""
    pager: Pager
    without_contact: tuple[Link, ...]
    parallels: ParallelsView | None
    brokering: Brokering


def responsible(shop: Workshop, key: str) -> Responsible:
    """An administration's view: initiatives of its topics in its area, their open needs, and who lacks a contact."""
    ids = shop.relations.responsible.get(key, ())
    owners = frozenset(ids)
    organisations, calls = shop.catalogue.organisations, shop.catalogue.calls
    needs = (f"{owner}/{need.id}" for owner in ids for need in organisations[owner].needs)
    still = [calls[need] for need in needs if shop.relations.states[need].is_open]
    parts = active_here(shop, key)
    linked = {
        link.id
        for link in shop.relations.backlinks.get(key, ())
        if link.role == "authority" and link.detail != "wanted"
    }
    lacking = [r.owner for r in still if r.call.kind == "authority_contact" and r.owner not in linked]
    wanted = [link.id for link in shop.relations.backlinks.get(key, ()) if link.detail == "wanted"]
    words = " ".join((
        shop.count(
            "{count} initiative of these topics works in this area.",
            "{count} initiatives of these topics work in this area.",
            sum(map(len, parts)),
        ),
        shop.count("{count} need is open.", "{count} needs are open.", len(still))
        if still
        else shop.say("No need is open."),
    ))  # fmt: skip
    return Responsible(
        words,
        tuple(cards.call_card_html(shop, record) for record in still[:SHOWN_HERE]),
        tuple(cards.entry_link(shop, other) for other in parts[0]),
        pager(cards.entry_address(shop, key), 1, len(parts)),
        tuple(cards.entry_link(shop, other) for other in sorted({*lacking, *wanted})),
        for_administration(shop, key),
        _brokering(shop, key, owners),
    )


def active_here(shop: Workshop, key: str) -> list[Sequence[str]]:
    """The initiatives at work that an administration is responsible for, by the pages that list them; at least one."""
    organisations = shop.catalogue.organisations
    ids = shop.relations.responsible.get(key, ())
    active = [other for other in ids if organisations[other].status != "finished"]
    return chunks(active, half_as_many_again(shop.settings.page_size))


def _brokering(shop: Workshop, key: str, owners: Collection[str]) -> Brokering:
    """Matches and unmet needs of the initiatives that it is responsible for, and idle offers of its area."""
    waiting, calls = shop.relations.waiting, shop.catalogue.calls
    wanted = [f"{owner}/{need.id}" for owner in owners for need in shop.catalogue.organisations[owner].needs]
    found = in_order(match for need in wanted for match in waiting.by_need.get(need, ())[:SHOWN_MATCHES])
    unmet = (one for one in waiting.unmet if calls[one].owner in owners)
    return Brokering(
        tuple(pair_html(shop, match) for match in found[:SHOWN_MATCHES]),
        tuple(_call(shop, one) for one in islice(unmet, SHOWN_ALONE)),
        tuple(_call(shop, one) for one in islice(_near(shop, key), SHOWN_ALONE)),
    )


def _near(shop: Workshop, key: str) -> Iterator[str]:
    """The idle offers made in the area and for a topic of an administration, and not simply everywhere; in order."""
    areas, inside, naming = shop.once(("idle areas",), lambda: _idle_areas(shop))
    own = shop.catalogue.administrations[key].area
    there = areas.keys() if is_everywhere(own) else touching(shop.catalogue, own, inside, naming)
    topics = set(shop.catalogue.administrations[key].responsible_for)
    for offer in (offer for offer in areas if offer in there):
        record = shop.catalogue.calls[offer]
        if not topics or topics.intersection(record.call.topics or record.organisation.topics):
            yield offer


def _idle_areas(shop: Workshop) -> tuple[dict[str, Area], Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """The areas of idle offers that name regions, and which of them lie in a region, or name it."""
    records = (shop.catalogue.calls[offer] for offer in shop.relations.waiting.idle)
    areas = {record.id: record.call.area or record.organisation.area for record in records}
    areas = {offer: area for offer, area in areas.items() if area.regions}
    return areas, entries_in(shop.catalogue, areas), naming_region(areas)


def _call(shop: Workshop, key: str) -> Link:
    record = shop.catalogue.calls[key]
    return Link(record.call.title.said(shop.language).text, cards.call_address(shop, key), record.organisation.name)
