"""In which order things stand: the same on every list, and said in words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model import CallRecord
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key

_PRIORITY = {"urgent": 0, "normal": 1, "nice": 2}


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

    places = shop.once(("places",), lambda: {key: place(key) for key in organisations})
    return sorted(keys, key=places.__getitem__)


def open_calls(shop: Workshop, records: Iterable[CallRecord]) -> list[CallRecord]:
    """Open needs or offers: urgent ones first, then the newest, then by id."""
    states = shop.relations.states
    found = sorted((r for r in records if states[r.id].is_open), key=lambda r: r.id)
    found.sort(key=lambda r: r.call.since.last, reverse=True)
    return sorted(found, key=lambda r: _PRIORITY.get(r.call.priority, 1))


def past_calls(shop: Workshop, records: Iterable[CallRecord]) -> list[CallRecord]:
    """What is over, the newest first, then by id."""
    found = sorted((r for r in records if not shop.relations.states[r.id].is_open), key=lambda r: r.id)
    return sorted(found, key=lambda r: r.call.since.last, reverse=True)
