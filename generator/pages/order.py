"""In which order things stand: the same on every list, and said in words beside it.

Names are sorted as a reader would: without regard to case and accents, umlauts beside their vowels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.model import CallRecord
from generator.pages.home import open_calls
from generator.pages.workshop import Workshop

__all__ = ["by_kind", "name_key", "open_calls", "open_count", "organisations_in_order", "past_calls"]


@lru_cache(maxsize=16_384)
def name_key(name: str) -> tuple[str, str]:
    """The place of a name in an alphabetical list: base letters first, the name itself where they are alike."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in bare).split()
    return " ".join(words).casefold(), name


def by_kind(shop: Workshop, side: str) -> Mapping[str, Sequence[CallRecord]]:
    """All needs (`side` is `need`) or offers by their kind."""

    def made() -> dict[str, list[CallRecord]]:
        found: dict[str, list[CallRecord]] = {}
        for record in (shop.catalogue.needs if side == "need" else shop.catalogue.offers).values():
            found.setdefault(record.call.kind, []).append(record)
        return found

    return shop.once(("by kind", side), made)


def open_count(shop: Workshop, key: str) -> int:
    """How many needs and offers of an organisation are open."""
    states = shop.relations.states
    return sum(states[f"{key}/{call.id}"].is_open for _, _, call in shop.catalogue.organisations[key].calls())


def organisations_in_order(shop: Workshop, keys: Iterable[str]) -> list[str]:
    """Organisations with most open needs and offers first, then by name; those that are over come last."""
    organisations = shop.catalogue.organisations

    def place(key: str) -> tuple[bool, int, tuple[str, str]]:
        organisation = organisations[key]
        return organisation.status == "finished", -open_count(shop, key), name_key(organisation.name)

    return sorted(keys, key=place)


def past_calls(shop: Workshop, records: Iterable[CallRecord]) -> list[CallRecord]:
    """What is over, the newest first, then by id."""
    found = sorted((r for r in records if not shop.relations.states[r.id].is_open), key=lambda r: r.id)
    return sorted(found, key=lambda r: r.call.since.last, reverse=True)
