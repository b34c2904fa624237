"""The eight invented entries of `tests/golden/content`: between them they use every field and show every state."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.model import Catalogue, build_catalogue
from generator.pages.parts.workshop import Workshop
from generator.read import read_files
from generator.relations import Relations, relate
from generator.settings import Publisher, Settings
from tests.support import TODAY, analyser, vocabulary

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = Settings(
    root=GOLDEN, name="Musterverzeichnis", url="https://example.org/muster/", repository="https://example.org/repo",
    languages=("de", "en"), publisher=Publisher("Musterverein", "info@example.org"),
    tagline={"de": "Hilfe, die zusammenfindet", "en": "Help that comes together"},
)  # fmt: skip
"""A site that lies below a path; there is no `schema/` at its root."""


@cache
def catalogue() -> Catalogue:
    """The catalogue of the golden entries, with the real word lists."""
    files = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.glob("content/*/*.*"))
    documents = [*vocabulary(), *read_files(GOLDEN, [path for path in files if path.endswith(".yaml")])]
    return build_catalogue(documents, (*files, *(document.path for document in vocabulary())))


@cache
def relations() -> Relations:
    """Their relations on the day of the tests."""
    return related(catalogue())


def related(made: Catalogue) -> Relations:
    """Relations on the day of the tests, texts compared."""
    return relate(made, TODAY, analyser())


def shop(language: str = "de") -> Workshop:
    """The tools for their pages in a language."""
    return Workshop(SETTINGS, catalogue(), relations(), language)
