"""The modules that make pages, by the names that the tables of pages and of kinds of entries have for them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def wing(name: str) -> Any:  # noqa: ANN401  a module
    """A module below `generator/pages/`: it has `pages(shop)`.

    That of a kind of entry also has `page(shop, key)` and `filters(shop, key)`: the page of one entry, and its facets.
    """
    return import_module(f"generator.pages.{name}")
