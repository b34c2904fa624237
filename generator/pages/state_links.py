"""What waits in each state, as links for its page: matches, needs that nothing fits, offers that fit nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.pages import alone, matches
from generator.pages.fits import idle_words, unmet_words, waiting_words
from generator.pages.views import Link
from generator.pages.workshop import Workshop


def state_links(shop: Workshop) -> Mapping[str, tuple[Link, ...]]:
    """The links by region; regions where nothing waits are left out."""
    waiting = shop.relations.waiting
    found: dict[str, list[Link]] = defaultdict(list)
    for code, some in matches.by_place(shop, waiting.matches).items():
        found[code].append(Link(waiting_words(shop, len(some)), matches.place_address(code)))
    for code, keys in alone.by_place(shop, waiting.unmet).items():
        found[code].append(Link(unmet_words(shop, len(keys)), f"{alone.UNMET}{code.lower()}/"))
    for code, keys in alone.by_place(shop, waiting.idle).items():
        found[code].append(Link(idle_words(shop, len(keys)), f"{alone.IDLE}{code.lower()}/"))
    return {code: tuple(links) for code, links in found.items()}
