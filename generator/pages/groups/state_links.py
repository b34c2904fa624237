"""What waits in each state, as links for its page: matches, needs that nothing fits, offers that fit nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.pages.matches.board import IDLE, UNMET, by_place, match_places
from generator.pages.matches.page import place_address
from generator.pages.parts.fits import idle_words, unmet_words, waiting_words
from generator.pages.parts.gather import states_of
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


def state_links(shop: Workshop) -> Mapping[str, tuple[Link, ...]]:
    """The links by region; regions where nothing waits are left out."""
    waiting = shop.relations.waiting
    found: dict[str, list[Link]] = defaultdict(list)
    for code, some in by_place(shop, waiting.matches, match_places).items():
        found[code].append(Link(waiting_words(shop, len(some)), place_address(code)))
    for code, keys in by_place(shop, waiting.unmet, states_of).items():
        found[code].append(Link(unmet_words(shop, len(keys)), f"{UNMET}{code.lower()}/", side="need"))
    for code, keys in by_place(shop, waiting.idle, states_of).items():
        found[code].append(Link(idle_words(shop, len(keys)), f"{IDLE}{code.lower()}/", side="offer"))
    return {code: tuple(links) for code, links in found.items()}
