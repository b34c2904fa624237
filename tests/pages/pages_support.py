"""What the tests of pages share: inline files in, a workshop for one language out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from generator.pages.page import Page
from generator.pages.workshop import Workshop
from generator.relations import relate
from generator.settings import load_settings
from tests.support import ROOT, TODAY, catalogue


def workshop(files: Mapping[str, str], language: str = "en", page_size: int = 100) -> Workshop:
    """The tools for pages over inline files."""
    made = catalogue(files)
    assert [one for one in made.findings if one.rule.severity.name == "ERROR"] == []
    return Workshop(replace(load_settings(ROOT), page_size=page_size), made, relate(made, TODAY), language)


def made(pages: Callable[[Workshop], Iterable[Page]], shop: Workshop) -> dict[str, Page]:
    """The pages of one kind by address."""
    return {page.address: page for page in pages(shop)}


def need(anchor: str = "laptops", **fields: str) -> str:
    """One need as an item of a list, open on the day of the tests."""
    return _call({"id": anchor, "kind": "hardware", "title": f"Title {anchor}", "since": '"2026-11-01"', **fields})


def _call(fields: Mapping[str, str]) -> str:
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"
