"""Relations with overlaps, over everything or for a few changed files; what was found out is kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from generator.model import Catalogue, build_catalogue
from generator.read import Document, read_files
from generator.relations import Relations, relate
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.relations.german import WordCache
    from generator.relations.overlaps import Overlap

T = TypeVar("T")


@dataclass(frozen=True)
class Related:
    """A catalogue with its relations; `documents` are the files that were read for it."""

    catalogue: Catalogue
    relations: Relations
    documents: Sequence[Document]


def folder(settings: Settings) -> Path:
    """Where what was found out is kept."""
    return settings.root / ".cache"


def related(settings: Settings, catalogue: Catalogue, today: date) -> Relations:
    """The relations of a whole catalogue; what the dictionaries say of words is kept for the next time."""
    from generator.relations.concepts import synonyms
    from generator.relations.german import Analyser
    from generator.site import make, memory

    file = folder(settings) / make.WORDS
    words = memory.load(file)
    analyser = Analyser(synonyms(catalogue.vocabulary), words)
    relations = _remembered(partial(relate, catalogue, today, analyser, settings.default_language), words, file)
    if relations.to_match is None:
        return relations
    return replace(relations, to_match=partial(_remembered, relations.to_match, words, file))


def _remembered(make: Callable[[], T], words: WordCache, file: Path) -> T:
    """What is made, while the words that were looked up for it are kept."""
    from generator.site import memory

    before = len(words)
    made = make()
    if len(words) != before:
        with suppress(OSError):  # a folder that cannot be written to only makes the next run slower
            memory.store(file, words)
    return made


def keep(settings: Settings, files: Sequence[str], relations: Relations) -> None:
    """Keep what was compared, for checks of single files."""
    from generator.overlap_cache import store

    store(folder(settings), settings.root, files, relations.overlaps.profiles)


def related_in_part(
    settings: Settings, files: Sequence[str], asked: Sequence[str], documents: Sequence[Document], today: date
) -> Related:
    """The relations of a few entries; overlaps only where an earlier run over everything left what it takes.

    The entries that overlap with them are read as well, so that a finding can name them.
    """
    catalogue = build_catalogue(documents, files, settings.default_language)
    found = _overlaps(settings, files, asked, catalogue)
    ids = {key for one in found for key in one.ids} - catalogue.records.keys()
    more = [path for path in files if path.endswith(tuple(f"/{key}.yaml" for key in sorted(ids)))] if ids else []
    if more:
        documents = [*documents, *read_files(settings.root, more)]
        catalogue = build_catalogue(documents, files, settings.default_language)
    known = tuple(one for one in found if one.ids <= catalogue.organisations.keys())
    from generator.relations.overlaps import Overlaps

    return Related(catalogue, relate(catalogue, today, overlaps=Overlaps(known)), documents)


def _overlaps(settings: Settings, files: Sequence[str], asked: Sequence[str], catalogue: Catalogue) -> list[Overlap]:
    from generator.site import make

    cache = folder(settings)
    if not (cache / "overlaps.sqlite").is_file():
        return []
    from generator.overlap_cache import overlaps_of
    from generator.relations.concepts import synonyms
    from generator.relations.german import Analyser, as_written
    from generator.relations.overlaps.entries import entry_source, told_apart
    from generator.relations.overlaps.profile import profile
    from generator.site import memory

    words = memory.load(cache / make.WORDS)
    mine = {record.id for record in catalogue.records.values() if record.document.path in asked}
    sources = [
        entry_source(key, one, catalogue.records[key].kind.name, settings.default_language)
        for key, one in catalogue.organisations.items()
        if key in mine
    ]
    if not words or not sources:
        return []
    # A word that no entry had so far is compared as it is written: the dictionaries take seconds to load.
    analyser = Analyser(synonyms(catalogue.vocabulary), words, as_written)
    making = partial(profile, analyser=analyser)
    return overlaps_of(cache, settings.root, files, asked, sources, making, told_apart(catalogue))
