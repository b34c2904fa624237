"""Relations with overlaps, over everything or for a few changed files; what was found out is kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from generator.compute.parallel import Beside
from generator.diagnostics import Diagnostic
from generator.model import Catalogue, build_catalogue
from generator.read import Document, read_files
from generator.relations import Relations, relate
from generator.relations.relate import matching_of
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pair_cache import Compared
    from generator.relations.matching.find import Matching
    from generator.relations.overlaps import Overlap
    from generator.relations.overlaps.calls import NearCalls
    from generator.relations.overlaps.profile import Profile
    from generator.text.analyser import Analyser, WordCache


@dataclass(frozen=True)
class Related:
    """A catalogue with its relations; `documents` are the files that were read for it."""

    catalogue: Catalogue
    relations: Relations
    documents: Sequence[Document]


def folder(settings: Settings) -> Path:
    """Where what was found out is kept."""
    return settings.root / ".cache"


def load_tools() -> None:
    """Load what all pairs are compared with, which takes a while: once, before several processes need it."""
    import_module("scipy.sparse")


def must_compare(settings: Settings) -> bool:
    """Whether nothing is known of any pair, so that all of them will be compared."""
    from generator.pair_cache import FILE

    return not (folder(settings) / FILE).is_file()


Look = Callable[[Relations], list[Diagnostic]]
"""What is found in a catalogue without its overlaps."""


def related(  # noqa: PLR0913, PLR0917
    settings: Settings, files: Sequence[str], documents: Sequence[Document], catalogue: Catalogue, today: date,
    look: Look,
) -> tuple[Relations, list[Diagnostic]]:  # fmt: skip
    """The relations of a whole catalogue, and what `look` finds in those that know no overlaps.

    What was found out about the same files before is not found out again.
    """
    from generator import pair_cache
    from generator.relations.overlaps.found import overlaps_among
    from generator.text import memory

    file = folder(settings) / memory.FILE
    words = memory.load(file)
    relations = relate(catalogue, today)
    made_by = pair_cache.made_by(documents, settings.default_language, today)
    compared = pair_cache.load(folder(settings), made_by)
    making = _Making(settings, files, catalogue, words)
    if compared:
        renewing = Beside(partial(_renewed, making))
        found = look(relations)
        renewing.end()
    else:
        compared, found = _compared(making, relations, look)
        pair_cache.store(folder(settings), made_by, compared)
    overlaps = overlaps_among(catalogue, compared.pairs, compared.near)
    matching = partial(_matching, partial(matching_of, catalogue, relations.states, today, words), file, words)
    return replace(relations, overlaps=overlaps, to_match=matching), found


@dataclass(frozen=True)
class _Making:
    """What profiles of all entries are made from; `words` is the memory of the text analysis."""

    settings: Settings
    files: Sequence[str]
    catalogue: Catalogue
    words: WordCache

    @cached_property
    def analyser(self) -> Analyser:
        from generator.text.analyser import Analyser
        from generator.text.synonyms import synonyms

        return Analyser(synonyms(self.catalogue.vocabulary), self.words)

    def profiles(self) -> list[Profile]:
        from generator.relations.overlaps.detect import profiled
        from generator.relations.overlaps.entries import entry_sources

        return profiled(entry_sources(self.catalogue, self.settings.default_language), self.analyser)


def _compared(making: _Making, relations: Relations, look: Look) -> tuple[Compared, list[Diagnostic]]:
    """Compare all pairs.

    Others share the work: while this process compares entries, one looks and compares calls, and one writes down for
    the next time what is compared. What the dictionaries say of words is kept as well.
    """
    from generator.pair_cache import Compared
    from generator.relations.overlaps.detect import pairs_among
    from generator.relations.overlaps.entries import told_apart
    from generator.text import memory

    settings, catalogue, words = making.settings, making.catalogue, making.words
    before = len(words)
    _ = making.analyser  # made before there are two of us
    beside = Beside(partial(_beside, making, relations, look))
    profiles = making.profiles()
    keeping = Beside(partial(_kept, settings, making.files, profiles))
    found: list[Diagnostic] = []
    pairs = tuple(pairs_among(profiles, told_apart(catalogue)))
    near = tuple(_from(beside, found, words))
    keeping.end()
    memory.keep(folder(settings) / memory.FILE, words, before)
    return Compared(pairs, near), found


def _matching(to_match: Callable[[], Matching], file: Path, words: WordCache) -> Matching:
    """The matching; it reads more words than overlaps do, which are kept as well."""
    from generator.text import memory

    before = len(words)
    made = to_match()
    memory.keep(file, words, before)
    return made


def _beside(
    making: _Making, relations: Relations, look: Look
) -> Iterator[tuple[list[NearCalls], list[Diagnostic], dict[str, list[str]]]]:
    """In the other process: calls, findings, and the words that were looked up."""
    from generator.relations.overlaps.calls import near_calls

    analyser = making.analyser
    known = set(analyser.memory)
    near = list(near_calls(making.catalogue, relations.states, analyser, making.settings.default_language))
    yield near, look(relations), {word: said for word, said in analyser.memory.items() if word not in known}


def _from(
    beside: Iterable[tuple[list[NearCalls], list[Diagnostic], dict[str, list[str]]]],
    found: list[Diagnostic], words: WordCache,
) -> Iterator[NearCalls]:  # fmt: skip
    """Wait for what was done beside, and put everything where it belongs; the calls are passed on."""
    for calls, findings, looked_up in beside:
        found += findings
        words.update(looked_up)
        yield from calls


def _kept(settings: Settings, files: Sequence[str], profiles: Sequence[Profile]) -> Iterator[None]:
    """Work beside ours that yields nothing: what was compared, kept for checks of single files."""
    from generator.overlap_cache import store

    store(folder(settings), settings.root, files, profiles)
    yield from ()


def _renewed(making: _Making) -> Iterator[None]:
    """Work beside ours that yields nothing: make anew what single files are compared with, should it be damaged."""
    from generator.overlap_cache import is_current

    words, cache = making.words, folder(making.settings)
    before = len(words)
    if not before or not is_current(cache, making.settings.root, making.files):
        from generator.text import memory

        profiles = making.profiles()
        memory.keep(cache / memory.FILE, words, before)
        yield from _kept(making.settings, making.files, profiles)


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


def has_compared(settings: Settings) -> bool:
    """Whether there is a comparison of everything, which the check of a part can look at."""
    from generator.overlap_cache import FILE

    return (folder(settings) / FILE).is_file()


def _overlaps(settings: Settings, files: Sequence[str], asked: Sequence[str], catalogue: Catalogue) -> list[Overlap]:
    if not has_compared(settings):
        return []
    cache = folder(settings)
    from generator.overlap_cache import overlaps_of
    from generator.relations.overlaps.entries import entry_source, told_apart
    from generator.relations.overlaps.profile import profile
    from generator.text import memory
    from generator.text.analyser import Analyser, as_written
    from generator.text.synonyms import synonyms

    words = memory.load(cache / memory.FILE)
    mine = {record.id for record in catalogue.records.values() if record.document.path in asked}
    sources = [
        entry_source(key, one, catalogue.records[key].kind.name, settings.default_language)
        for key, one in catalogue.organisations.items()
        if key in mine and catalogue.records[key].is_itself
    ]
    if not words or not sources:
        return []
    # A word that no entry had so far is compared as it is written: the dictionaries take seconds to load.
    analyser = Analyser(synonyms(catalogue.vocabulary), words, as_written)
    making = partial(profile, analyser=analyser)
    return overlaps_of(cache, settings.root, files, asked, sources, making, told_apart(catalogue))
