"""Who does something similar: the part of an entry's page that turns overlaps into a chance to talk to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Said
from generator.pages.bundles.suggested import group_words, suggestion_address
from generator.pages.parts import cards
from generator.pages.parts.overlap_words import Reason, reasons
from generator.pages.parts.views import Badge, Link, Tile
from generator.pages.parts.workshop import Workshop
from generator.relations.overlaps import Overlap
from generator.wording.formats import name_key

SHOWN_SIMILAR = 6
"""So many are shown with their reasons; further ones are only named."""
_VERY = 0.9
"""Likeness from which two are called very similar."""


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """One that does something similar, or looks like the same, and why; `apart`: what somebody says is different."""

    link: Link
    tile: Tile
    where: str
    badge: Badge
    reasons: tuple[Reason, ...]
    apart: Said | None


@dataclass(frozen=True, slots=True)
class ApartRow:
    """One that could be taken for this one, and what tells them apart."""

    link: Link
    reason: Said


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Everything about others like this one; empty lists where there are none."""

    same: tuple[SimilarRow, ...]
    rows: tuple[SimilarRow, ...]
    more: tuple[Link, ...]
    apart: tuple[ApartRow, ...]
    group: Link | None
    """The suggested bundle that this one is part of: who the members are, and where it is explained."""

    @property
    def count(self) -> int:
        """How many are named as similar or the same."""
        return len(self.same) + len(self.rows) + len(self.more)


def similar(shop: Workshop, key: str) -> SimilarView | None:
    """Who is like an entry; none where nobody is."""
    found = shop.relations.overlaps.of.get(key, ())
    told = dict(_told_apart(shop, key))
    alike = [one for one in found if one.verdict == "similar"]
    shown = {one.other(key) for one in found}
    apart = [ApartRow(cards.entry_link(shop, other), told[other]) for other in told if other not in shown]
    if not (found or apart):
        return None
    number = shop.relations.overlaps.group_of.get(key)
    group = None if number is None else shop.relations.overlaps.groups[number]
    return SimilarView(
        same=tuple(_row(shop, key, one, told) for one in found if one.verdict == "duplicate"),
        rows=tuple(_row(shop, key, one, told) for one in alike[:SHOWN_SIMILAR]),
        more=tuple(cards.entry_link(shop, one.other(key)) for one in alike[SHOWN_SIMILAR:]),
        apart=tuple(sorted(apart, key=lambda row: name_key(row.link.text))),
        group=Link(group_words(shop, group), suggestion_address(shop, group)) if group else None,
    )


def _row(shop: Workshop, key: str, overlap: Overlap, told: dict[str, Said]) -> SimilarRow:
    other = overlap.other(key)
    organisation = shop.catalogue.organisations[other]
    where = [cards.where_words(shop, organisation) or shop.say("Place not stated")]
    if organisation.status != "active":
        where.append(cards.status_words(shop, organisation))
    if overlap.verdict == "duplicate":
        badge = Badge(shop.say("looks like the same"), "need")
    else:
        badge = Badge(shop.say("very similar") if overlap.likeness >= _VERY else shop.say("similar"), "plain")
    return SimilarRow(
        cards.entry_link(shop, other), cards.entry_tile(shop, other), " · ".join(where), badge,
        reasons(shop, overlap, key), told.get(other),
    )  # fmt: skip


def _told_apart(shop: Workshop, key: str) -> Iterator[tuple[str, Said]]:
    """Those that somebody has told apart from this one, on either side, with the reason."""
    organisations = shop.catalogue.organisations
    for link in shop.relations.backlinks.get(key, ()):
        if link.role == "distinct" and link.id in organisations:
            yield from (
                (link.id, other.reason.said(shop.language))
                for other in organisations[link.id].distinct_from
                if other.id == key
            )
    yield from (
        (other.id, other.reason.said(shop.language))
        for other in organisations[key].distinct_from
        if other.id in organisations
    )
