"""Offers that fit what several need together: one call for all of them instead of one each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.model import CallRecord
from generator.pages.parts import cards
from generator.pages.parts.match_rows import Party, grade_words, party, points
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Match, in_order

SHOWN_OFFERS = 6
"""So many offers stand at a bundle; further ones are named at the needs of its members."""


@dataclass(frozen=True, slots=True)
class OfferFit:
    """An offer and what it would do for several: which kind of need, of how many members, how well at best."""

    offer: Party
    is_own: bool
    """Whether one of the members makes it."""
    amount: str
    points: int
    verdict: str
    words: str
    needs: tuple[Link, ...]


def offers_for(shop: Workshop, members: Collection[str], needs: Iterable[CallRecord]) -> tuple[OfferFit, ...]:
    """The offers that fit open needs of some members: those that help most of them first, then the best."""
    by_need = shop.relations.waiting.by_need
    found: dict[str, list[Match]] = {}
    for match in in_order(match for record in needs for match in by_need.get(record.id, ())):
        found.setdefault(match.offer, []).append(match)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), -item[1][0].score, item[0]))
    return tuple(_fit(shop, members, offer, matches) for offer, matches in ranked[:SHOWN_OFFERS])


def _fit(shop: Workshop, members: Collection[str], offer: str, matches: list[Match]) -> OfferFit:
    record = shop.catalogue.calls[offer]
    best = matches[0]
    return OfferFit(
        party(shop, offer), record.owner in members, cards.call_amount(shop, record, shop.relations.states[offer]),
        points(best), grade_words(shop, best),
        shop.count("could fit {count} need", "could fit {count} needs", len(matches)),
        tuple(_needs(shop, matches)),
    )  # fmt: skip


def _needs(shop: Workshop, matches: Iterable[Match]) -> Iterator[Link]:
    for match in matches:
        record = shop.catalogue.calls[match.need]
        title = record.call.title.said(shop.language).text
        text = shop.say("{title} ({owner})", title=title, owner=record.organisation.name)
        yield Link(text, cards.call_address(shop, match.need))
