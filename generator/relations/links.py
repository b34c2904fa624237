"""Who refers to whom, seen from the other side: the operator's page should know what it operates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Bundle, Catalogue, Entry, Event, Initiative, Organisation


@dataclass(frozen=True, slots=True)
class Backlink:
    """Entry `id` names the one that this belongs to.

    `role` is operator, partner, successor, member, organiser, authority or distinct; for `authority`, `detail` is the
    code of the relation.
    """

    role: str
    id: str
    detail: str = ""


Reference = tuple[str, str, str]
"""Role, id of the entry that is named, detail."""


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference from an entry to others."""
    if isinstance(entry, Organisation):
        yield from (("distinct", other.id, "") for other in entry.distinct_from)
        yield from (("successor", key, "") for key in [entry.successor] if key)
    if isinstance(entry, Initiative):
        yield from (("operator", one.id, "") for one in [entry.operator] if one and one.id)
        yield from (("partner", partner.id, "") for partner in entry.partners if partner.id)
        yield from (("authority", link.id, link.relation) for link in entry.authority_links)
    if isinstance(entry, Bundle):
        yield from (("member", member, "") for member in entry.members)
    if isinstance(entry, Event):
        yield from (("organiser", one.id, "") for one in entry.organisers if one.id)


def backlinks(catalogue: Catalogue) -> dict[str, tuple[Backlink, ...]]:
    """For each entry that others refer to, who does and as what, sorted."""
    found: dict[str, set[Reference]] = {}
    for key, record in catalogue.records.items():
        for role, target, detail in references(record.entry):
            found.setdefault(target, set()).add((role, key, detail))
    return {key: tuple(Backlink(*link) for link in sorted(links)) for key, links in found.items()}
