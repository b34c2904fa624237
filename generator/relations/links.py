"""Who refers to whom, seen from the other side: the operator's page should know what it operates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Catalogue, Entry
from generator.model.fields import EntryRef, Role
from generator.model.walk import Finder


@dataclass(frozen=True, slots=True)
class Backlink:
    """Entry `id` names the one that this belongs to.

    `role` is that of the field (operator, partner, successor, member ...); for `authority`, `detail` is the code of the
    relation.
    """

    role: str
    id: str
    detail: str = ""


Reference = tuple[str, str, str]
"""Role, id of the entry that is named, detail."""


_NAMING = Finder(lambda slot: slot.is_marked(EntryRef) and slot.is_marked(Role))


def references(entry: Entry) -> Iterator[Reference]:
    """Every reference from an entry to others that says what they are to it."""
    for found in _NAMING(entry):
        role = found.slot.mark(Role)
        yield role.name if role else "", found.value, getattr(found.holder, "relation", "")


def backlinks(catalogue: Catalogue) -> dict[str, tuple[Backlink, ...]]:
    """For each entry that others refer to, who does and as what, sorted."""
    found: dict[str, set[Reference]] = {}
    for key, record in catalogue.records.items():
        for role, target, detail in references(record.entry):
            found.setdefault(target, set()).add((role, key, detail))
    return {key: tuple(Backlink(*link) for link in sorted(links)) for key, links in found.items()}
