"""What the pages of matches and of what has none have in common: their view, the ways between them, their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from generator.pages.matches.balance import BalanceView
from generator.pages.parts.gather import place_label, states_of
from generator.pages.parts.sections import Section
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Match
from generator.wording.formats import name_key

SECTION, UNMET, IDLE = "matches/", "unmet/", "idle/"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MatchesView:
    """Everything that `matches.html` shows; `ways` are the orders, and what is left alone."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    page: str
    ways: tuple[Link, ...]
    places: tuple[Link, ...]
    places_title: str
    sections: tuple[Section, ...]
    pager: Pager
    kinds: tuple[Link, ...] = ()
    note: str = ""
    balance: BalanceView | None = None


def ways(shop: Workshop, address: str) -> tuple[Link, ...]:
    """The ways to look at matches and at what has none, for the top of each of these pages."""
    waiting, number = shop.relations.waiting, shop.formats.number
    found = [Link(shop.say("Strongest first"), SECTION), Link(shop.say("Newest first"), f"{SECTION}newest/")]
    if not waiting.matches:
        found = [Link(shop.say("Matches"), SECTION)]
    if shop.relations.matching:
        found += [
            Link(shop.say("Needs without an offer"), UNMET, number(len(waiting.unmet))),
            Link(shop.say("Offers without a need"), IDLE, number(len(waiting.idle))),
        ]
    return tuple(Link(one.text, one.href, one.count, one.href == address) for one in found) if len(found) > 1 else ()


def match_places(shop: Workshop, match: Match) -> tuple[str, ...]:
    """Where a match stands: in the places that both sides name, else in those of the need (the offer may be sent)."""
    there = states_of(shop, match.offer)
    wanted = states_of(shop, match.need)
    return tuple(code for code in wanted if code in there) or wanted


def by_place(
    shop: Workshop, items: Iterable[T], places_of: Callable[[Workshop, T], Iterable[str]]
) -> dict[str, list[T]]:
    """Items by their places: states, and what is nationwide; those with most first."""
    groups: dict[str, list[T]] = {}
    for item in items:
        for code in places_of(shop, item):
            groups.setdefault(code, []).append(item)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), name_key(place_label(shop, item[0])))))
