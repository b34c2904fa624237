"""An administration's view: what happens in its area, in the topics it is responsible for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.pages import cards
from generator.pages.parallels import ParallelsView, for_administration
from generator.pages.views import Link
from generator.pages.workshop import Workshop

SHOWN_HERE = 6


@dataclass(frozen=True, slots=True)
class Responsible:
    """What an administration wants to see of its area."""

    words: str
    open: tuple[Markup, ...]
    entries: tuple[Link, ...]
    without_contact: tuple[Link, ...]
    parallels: ParallelsView | None


def responsible(shop: Workshop, key: str) -> Responsible:
    """An administration's view: initiatives of its topics in its area, their open needs, and who lacks a contact."""
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
    )
