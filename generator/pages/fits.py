"""How many offers fit a need, or how many needs an offer fits, in words: on its card and above the list of them."""

from __future__ import annotations

from generator.pages.views import Badge, Link
from generator.pages.workshop import Workshop


def fits_words(shop: Workshop, key: str) -> str:
    """`3 Angebote passen`, `passt zu 3 Gesuchen`; empty where nothing fits."""
    waiting = shop.relations.waiting
    if offers := len(waiting.by_need.get(key, ())):
        return shop.count("{count} offer fits", "{count} offers fit", offers)
    if needs := len(waiting.by_offer.get(key, ())):
        return shop.count("fits {count} need", "fits {count} needs", needs)
    return ""


def fits_badges(shop: Workshop, key: str) -> tuple[Badge, ...]:
    """The same as a badge, where there is something to say."""
    words = fits_words(shop, key)
    return (Badge(words, "offer"),) if words else ()


def waiting_link(shop: Workshop) -> Link | None:
    """How many matches wait for a call, with the way to them; none without any."""
    count = len(shop.relations.waiting.matches)
    if not count:
        return None
    return Link(
        shop.count("{count} match is waiting for a call", "{count} matches are waiting for a call", count), "matches/"
    )


def unmet_link(shop: Workshop) -> Link | None:
    """How many open needs no offer fits, with the way to them; none without any."""
    count = len(shop.relations.waiting.unmet)
    if not count:
        return None
    return Link(
        shop.count("{count} need is without a suitable offer", "{count} needs are without a suitable offer", count),
        "unmet/",
    )


def idle_link(shop: Workshop) -> Link | None:
    """How many open offers fit no need, with the way to them; none without any."""
    count = len(shop.relations.waiting.idle)
    if not count:
        return None
    return Link(
        shop.count("{count} offer is without a suitable need", "{count} offers are without a suitable need", count),
        "idle/",
    )
