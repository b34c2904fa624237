"""An administration's view: what happens in its area, in the topics it is responsible for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import cards
from generator.pages.match_rows import pair_html
from generator.pages.parallels import ParallelsView, for_administration
from generator.pages.views import Link
from generator.pages.workshop import Workshop
from generator.relations.areas import overlaps
from generator.relations.matching.types import Match

SHOWN_HERE = 6
SHOWN_MATCHES = 4
SHOWN_ALONE = 12


@dataclass(frozen=True, slots=True)
class Responsible:
    """What an administration wants to see of its area."""

    words: str
    open: tuple[Markup, ...]
    entries: tuple[Link, ...]
    without_contact: tuple[Link, ...]
    parallels: ParallelsView | None
    matches: tuple[Markup, ...]
    """Who could be brought together here, the strongest first."""
    unmet: tuple[Link, ...]
    """Open needs that no offer fits."""
    idle: tuple[Link, ...]
    """Open offers of the area that fit no need."""


def responsible(shop: Workshop, key: str) -> Responsible:
    """An administration's view: initiatives of its topics in its area, their open needs, and who lacks a contact."""
    waiting = shop.relations.waiting
    ids = shop.relations.responsible.get(key, ())
    owners = frozenset(ids)
    records = [record for record in shop.catalogue.needs.values() if record.owner in owners]
    still = [record for record in records if shop.relations.states[record.id].is_open]
    active = [other for other in ids if shop.catalogue.organisations[other].status != "finished"]
    links = [
        Link(
            shop.catalogue.organisations[other].name,
            cards.entry_address(shop, other),
            cards.entry_card(shop, other).where,
        )
        for other in active
    ]
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
            len(active),
        ),
        shop.count("{count} need is open.", "{count} needs are open.", len(still))
        if still
        else shop.say("No need is open."),
    ))  # fmt: skip
    return Responsible(
        words,
        tuple(cards.call_card_html(shop, record) for record in still[:SHOWN_HERE]),
        tuple(Link(link.text, link.href) for link in links),
        tuple(cards.entry_link(shop, other) for other in sorted({*lacking, *wanted})),
        for_administration(shop, key),
        tuple(pair_html(shop, match) for match in _matches(shop, owners)),
        tuple(_call(shop, one) for one in waiting.unmet if shop.catalogue.calls[one].owner in owners)[:SHOWN_ALONE],
        tuple(_call(shop, one) for one in waiting.idle if _is_near(shop, key, one))[:SHOWN_ALONE],
    )


def _matches(shop: Workshop, owners: Collection[str]) -> list[Match]:
    """The best matches of the initiatives that it is responsible for."""
    calls = shop.catalogue.calls
    return [match for match in shop.relations.waiting.matches if calls[match.need].owner in owners][:SHOWN_MATCHES]


def _is_near(shop: Workshop, key: str, offer: str) -> bool:
    """Whether an offer is made in the area of an administration, and not simply everywhere."""
    record = shop.catalogue.calls[offer]
    area = record.call.area or record.organisation.area
    return bool(area.regions) and overlaps(shop.catalogue, shop.catalogue.administrations[key].area, area)


def _call(shop: Workshop, key: str) -> Link:
    record = shop.catalogue.calls[key]
    return Link(record.call.title.said(shop.language).text, cards.call_address(shop, key), record.organisation.name)
