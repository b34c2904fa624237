"""How many offers fit a need, or how many needs an offer fits, in words: on its card and above the list of them."""

from __future__ import annotations

from generator.pages.parts.views import Badge, Link
from generator.pages.parts.workshop import Workshop


def fits_words(shop: Workshop, key: str) -> str:
    """`3 Angebote passen`, `passt zu 3 Gesuchen`; empty where nothing fits."""
    waiting = shop.relations.waiting
    offers, needs = waiting.by_need.get(key, ()), waiting.by_offer.get(key, ())
    sure = all(match.grade == "strong" for match in (*offers, *needs))
    if offers:
        if sure:
            return shop.count("{count} offer fits", "{count} offers fit", len(offers))
        return shop.count("{count} offer could fit", "{count} offers could fit", len(offers))
    if needs:
        if sure:
            return shop.count("fits {count} need", "fits {count} needs", len(needs))
        return shop.count("could fit {count} need", "could fit {count} needs", len(needs))
    return ""


def fits_badges(shop: Workshop, key: str) -> tuple[Badge, ...]:
    """The same as a badge, where there is something to say."""
    words = fits_words(shop, key)
    return (Badge(words, "offer"),) if words else ()


def waiting_words(shop: Workshop, count: int) -> str:
    """How many matches wait for a call."""
    return shop.count("{count} pair could fit together", "{count} pairs could fit together", count)


def unmet_words(shop: Workshop, count: int) -> str:
    """How many open needs no offer fits."""
    return shop.count("{count} need is without a suitable offer", "{count} needs are without a suitable offer", count)


def idle_words(shop: Workshop, count: int) -> str:
    """How many open offers fit no need."""
    return shop.count("{count} offer is without a suitable need", "{count} offers are without a suitable need", count)


def waiting_link(shop: Workshop) -> Link | None:
    """The way to all matches with their number; none without any."""
    count = len(shop.relations.waiting.matches)
    return Link(waiting_words(shop, count), "matches/") if count else None


def unmet_link(shop: Workshop) -> Link | None:
    """The way to all needs that no offer fits, with their number; none without any."""
    count = len(shop.relations.waiting.unmet)
    return Link(unmet_words(shop, count), "unmet/", side="need") if count else None


def idle_link(shop: Workshop) -> Link | None:
    """The way to all offers that fit no need, with their number; none without any."""
    count = len(shop.relations.waiting.idle)
    return Link(idle_words(shop, count), "idle/", side="offer") if count else None
