"""“What could we do with what we have?”: the open needs that the offers of a company fit, the best first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.match_rows import MatchList, listed
from generator.pages.workshop import Workshop
from generator.relations.matching.types import Match

SHOWN_NEEDS = 4
"""So many needs stand with their reasons; further ones are named."""


@dataclass(frozen=True, slots=True)
class CouldDo:
    """Needs of others; `notes` say for each of them which offer fits it, where there are several to choose from."""

    title: str
    note: str
    list: MatchList
    notes: tuple[str, ...]
    count: int


def could_do(shop: Workshop, key: str) -> CouldDo | None:
    """The needs that the offers of an organisation fit, each with the offer that fits it best; none without any."""
    offers = [f"{key}/{call.id}" for side, _, call in shop.catalogue.organisations[key].calls() if side == "offers"]
    best: dict[str, Match] = {}
    for match in sorted(
        (match for offer in offers for match in shop.relations.waiting.by_offer.get(offer, ())),
        key=lambda match: (-match.score, match.need, match.offer),
    ):
        best.setdefault(match.need, match)
    if not best:
        return None
    found = tuple(best.values())
    several = sum(shop.relations.states[offer].is_open for offer in offers) > 1
    return CouldDo(
        shop.say("What could we do?"),
        shop.count(
            "{count} open need that goes with these offers", "{count} open needs that go with these offers", len(found)
        ),
        listed(shop, found, "need", "", SHOWN_NEEDS),
        tuple(_offer(shop, match) if several else "" for match in found[:SHOWN_NEEDS]),
        len(found),
    )  # fmt: skip


def _offer(shop: Workshop, match: Match) -> str:
    title = shop.catalogue.calls[match.offer].call.title.said(shop.language).text
    return shop.say("with the offer: {title}", title=title)
