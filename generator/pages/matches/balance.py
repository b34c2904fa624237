"""What is needed and what is offered, kind by kind: where much is missing, and where much lies idle."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A kind of help: open needs and open offers as words, and as shares (0 to 100) of the largest number of all."""

    kind: str
    needs: str
    need_share: int
    offers: str
    offer_share: int
    matches: Link


@dataclass(frozen=True, slots=True)
class BalanceView:
    """All kinds of which something is open, those that are needed most first."""

    note: str
    rows: tuple[BalanceRow, ...]


def balance(shop: Workshop) -> BalanceView | None:
    """The picture of needs and offers; none where nothing is open."""
    states = shop.relations.states
    needs = Counter(one.call.kind for key, one in shop.catalogue.needs.items() if states[key].is_open)
    offers = Counter(one.call.kind for key, one in shop.catalogue.offers.items() if states[key].is_open)
    calls = shop.catalogue.calls
    matches = Counter(calls[match.need].call.kind for match in shop.relations.waiting.matches)
    kinds = needs | offers
    if not kinds:
        return None
    most = max(kinds.values())
    ranked = sorted(kinds, key=lambda code: (-needs[code], -offers[code], name_key(shop.formats.label("kinds", code))))
    number = shop.formats.number
    return BalanceView(
        shop.say("Open needs and offers; a match is counted with the kind of its need."),
        tuple(
            BalanceRow(
                shop.formats.label("kinds", code), number(needs[code]), _share(needs[code], most),
                number(offers[code]), _share(offers[code], most),
                Link(number(matches[code]), f"matches/kinds/{code}/" if matches[code] else ""),
            )
            for code in ranked
        ),
    )  # fmt: skip


def _share(count: int, most: int) -> int:
    """What is there stays visible, however much there is of others."""
    return max(2, round(100 * count / most)) if count else 0
