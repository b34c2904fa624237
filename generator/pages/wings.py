"""Which module makes the pages of a kind of entry: the row of the kind names it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from generator.model import EntryKind


def wing(kind: EntryKind) -> Any:  # noqa: ANN401  a module
    """The module of a kind: `page(shop, key)`, `pages(shop)` and the facets of an entry, `filters(shop, key)`."""
    return import_module(f"generator.pages.{kind.page}")
