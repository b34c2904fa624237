"""The one order of fields: that of the models, with what all organisations share around what each kind has of its own.

A new field needs no line here: it takes its place among the fields of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.formatting.nodes import Node
from generator.model import BY_FOLDER, EntryKind, field_tree
from generator.model.calls import Gift
from generator.model.entries import Retired
from generator.model.kinds import RETIRED_FILE, VOCABULARY_FOLDER
from generator.model.vocabulary import TERM_TYPES, Term

Fields = Mapping[str, Any]
OWN = "*"
"""Where the fields that only some kinds have are put."""
_ORGANISATION = (
    "name", "aliases", "summary", "description", "website", "links", "topics", "audiences", "languages", "area",
    "location", "contact", "legal_form", "identifiers", "status", "ended", "closed_note", "successor", "founded",
    "created", "confirmed", "former_ids", "sources", "logo", OWN, "distinct_from", "allow", "needs", "offers",
)  # fmt: skip
_OTHERS = ("name", "summary", OWN, "website", "created", "former_ids", "sources", "allow")


def sort(node: Node, path: str) -> None:
    """Bring all mappings of a file into the order of its model; unknown keys keep their place among each other."""
    _sort(node, fields_of(path))


@lru_cache
def fields_of(path: str) -> Fields:
    """The tree of field names of a file, in order; empty for files without a model."""
    parts = path.split("/")
    if path == RETIRED_FILE:
        return field_tree(Retired)
    if len(parts) != 3:  # noqa: PLR2004  content/<folder>/<file>
        return {}
    if parts[1] == VOCABULARY_FOLDER:
        return field_tree(TERM_TYPES.get(parts[2].removesuffix(".yaml"), Term))
    kind = BY_FOLDER.get(parts[1])
    return _fields(kind) if kind else {}


def _fields(kind: EntryKind) -> Fields:
    tree = field_tree(kind.model)
    shared = _ORGANISATION if kind.is_organisation else _OTHERS
    own = [name for name in tree if name not in shared]
    here = shared.index(OWN)
    found = {name: tree[name] for name in (*shared[:here], *own, *shared[here + 1 :]) if name in tree}
    for side in ("needs", "offers"):
        if side in found:
            found[side] = {name: _giver_first(inner) for name, inner in found[side].items()}
    return found


def _giver_first(tree: Fields) -> Fields:
    """The fields of help that came about, with those who gave or got it before how much it was."""
    gift = field_tree(Gift)
    return {**{name: tree[name] for name in tree if name not in gift}, **tree} if gift.keys() <= tree.keys() else tree


def _sort(node: Node, fields: Fields) -> None:
    ranks = {name: number for number, name in enumerate(fields)}
    if node.shape == "map" and ranks:
        node.entries.sort(key=lambda entry: ranks.get(entry.key, len(ranks)))
    for entry in node.entries:
        _sort(entry.node, fields if node.shape == "list" else fields.get(entry.key) or {})
