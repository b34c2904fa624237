"""“What could we do with what we have?”: the open needs that the offers of a company fit, the best first.

Who offers nothing now sees the open needs of the kinds that it once gave: less is known, and that is said. Where open
offers fit nothing, the comparison has spoken, and there is nothing to show.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from generator.model import CallRecord
from generator.pages.parts.cards import call_card_html
from generator.pages.parts.match_rows import MatchList, listed
from generator.pages.parts.order import open_calls
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Match

SHOWN_NEEDS = 4
"""So many needs stand with their reasons; further ones are named."""


@dataclass(frozen=True, slots=True)
class CouldDo:
    """Needs of others: as a list of matches, or as cards where only the kind was compared.

    `notes` say for each match which offer fits it, where there are several to choose from.
    """

    title: str
    note: str
    count: int
    list: MatchList | None = None
    notes: tuple[str, ...] = ()
    cards: tuple[Markup, ...] = ()
    more: Link | None = None
    """The way to those that are not shown as cards."""


def could_do(shop: Workshop, key: str) -> CouldDo | None:
    """The needs that the offers of an organisation fit, each with the best of them; else those of the kinds it gave."""
    offers = [f"{key}/{call.id}" for side, _, call in shop.catalogue.organisations[key].calls() if side == "offers"]
    best: dict[str, Match] = {}
    for match in sorted(
        (match for offer in offers for match in shop.relations.waiting.by_offer.get(offer, ())),
        key=lambda match: (-match.score, match.need, match.offer),
    ):
        best.setdefault(match.need, match)
    if not best:
        return None if any(shop.relations.states[offer].is_open for offer in offers) else _of_its_kinds(shop, key)
    found = tuple(best.values())
    several = sum(shop.relations.states[offer].is_open for offer in offers) > 1
    return CouldDo(
        shop.say("What could we do?"),
        shop.count(
            "{count} open need that goes with these offers", "{count} open needs that go with these offers", len(found)
        ),
        len(found),
        listed(shop, found, "need", "", SHOWN_NEEDS),
        tuple(_offer(shop, match) if several else "" for match in found[:SHOWN_NEEDS]),
    )  # fmt: skip


def _of_its_kinds(shop: Workshop, key: str) -> CouldDo | None:
    """The open needs of others of the kinds that an organisation has offered or given; none without any."""
    calls, states = shop.catalogue.organisations[key].calls(), shop.relations.states
    kinds = {call.kind for side, _, call in calls if side == "offers"}
    kinds |= {flow.kind for flow in shop.relations.gave.get(key, ())}
    needs = shop.once(("ranked needs",), lambda: _ranked_needs(shop))
    kinds &= needs.keys()
    own = Counter(call.kind for side, _, call in calls if side == "needs" and states[f"{key}/{call.id}"].is_open)
    count = Counter({kind: len(needs[kind]) for kind in kinds}) - own
    others = (record for _, record in heapq.merge(*map(needs.__getitem__, kinds)) if record.owner != key)
    first = tuple(islice(others, SHOWN_NEEDS))
    if not first:
        return None
    return CouldDo(
        shop.say("What could we do?"),
        shop.say("Open needs of the kind that was given from here. Only the kind was compared."),
        count.total(),
        cards=tuple(call_card_html(shop, record) for record in first),
        more=_rest(shop, count - Counter(record.call.kind for record in first)),
    )


def _ranked_needs(shop: Workshop) -> dict[str, list[tuple[int, CallRecord]]]:
    """The open needs of each kind with their places in the order of all of them."""
    found: dict[str, list[tuple[int, CallRecord]]] = {}
    for rank, record in enumerate(open_calls(shop, shop.catalogue.needs.values())):
        found.setdefault(record.call.kind, []).append((rank, record))
    return found


def _rest(shop: Workshop, rest: Counter[str]) -> Link | None:
    """The way to further needs, of which so many are of each kind."""
    if not rest:
        return None
    board = f"needs/{next(iter(rest))}/" if len(rest) == 1 else "needs/"
    return Link(shop.count("{count} more need", "{count} more needs", rest.total()), board)


def _offer(shop: Workshop, match: Match) -> str:
    title = shop.catalogue.calls[match.offer].call.title.said(shop.language).text
    return shop.say("with the offer: {title}", title=title)
