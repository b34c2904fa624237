"""Who refers to whom, seen from the other side: the operator's page should know what it operates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Bundle, Catalogue, Event, Initiative, Organisation


@dataclass(frozen=True, slots=True)
class Backlink:
    """Entry `id` names the one this belongs to, as `role`: operator, partner, successor, member, organiser, authority, distinct.

    For `authority`, `detail` is the code of the relation.
    """

    role: str
    id: str
    detail: str = ""


def references(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    """Every reference between entries: from id, role, to id, detail."""
    for key, record in catalogue.records.items():
        entry = record.entry
        if isinstance(entry, Organisation):
            if entry.successor:
                yield key, "successor", entry.successor, ""
            for other in entry.distinct_from:
                yield key, "distinct", other.id, ""
        if isinstance(entry, Initiative):
            if entry.operator and entry.operator.id:
                yield key, "operator", entry.operator.id, ""
            for partner in entry.partners:
                if partner.id:
                    yield key, "partner", partner.id, ""
            for link in entry.authority_links:
                yield key, "authority", link.id, link.relation
        if isinstance(entry, Bundle):
            for member in entry.members:
                yield key, "member", member, ""
        if isinstance(entry, Event):
            for organiser in entry.organisers:
                if organiser.id:
                    yield key, "organiser", organiser.id, ""


def backlinks(catalogue: Catalogue) -> dict[str, tuple[Backlink, ...]]:
    """For each entry that others refer to, who does and as what, sorted."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for source, role, target, detail in references(catalogue):
        found.setdefault(target, set()).add((role, source, detail))
    return {key: tuple(Backlink(*link) for link in sorted(links)) for key, links in found.items()}
