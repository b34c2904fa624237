"""Which entries overlap, remembered from run to run: of everything, and of a few changed files among all others."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING
from zlib import crc32

from pydantic import TypeAdapter, ValidationError

from generator.compute.parallel import Task
from generator.compute.steps import Steps
from generator.compute.store import digest
from generator.diagnostics import Diagnostic
from generator.model import Catalogue, build_catalogue
from generator.read import Document, read_files
from generator.read.files import digests
from generator.relations import Relations, relate
from generator.relations.overlaps import index
from generator.relations.overlaps.calls import NearCalls, near_calls
from generator.relations.overlaps.detect import Overlap, pairs_among, profiled
from generator.relations.overlaps.entries import entry_source, entry_sources, told_apart
from generator.relations.overlaps.found import Overlaps, overlaps_among
from generator.relations.overlaps.profile import Profile, profile
from generator.relations.relate import matching_of
from generator.settings import Settings
from generator.text import memory
from generator.text.analyser import Analyser, WordCache, as_written
from generator.text.synonyms import synonyms

if TYPE_CHECKING:
    from generator.relations.matching.find import Matching

PAIRS, FILES, ROWS = "pairs of entries", "files of the overlap index", "overlap index"
BLOCKS = 512
"""The rows of the index are kept in so many blocks: one by one they take longer to write than the comparison."""
Look = Callable[[Relations], list[Diagnostic]]
"""What is found in a catalogue without its overlaps."""


@dataclass(frozen=True)
class Related:
    """A catalogue with its relations; `documents` are the files that were read for it."""

    catalogue: Catalogue
    relations: Relations
    documents: Sequence[Document]


@dataclass(frozen=True)
class Compared:
    """Pairs of entries worth keeping, the likeliest first, and calls that may be one."""

    pairs: tuple[Overlap, ...]
    near: tuple[NearCalls, ...]


@dataclass(frozen=True)
class Comparison:
    """One comparison of all entries of a catalogue, as of a day; `words` is the memory of the text analysis."""

    settings: Settings
    files: Sequence[str]
    catalogue: Catalogue
    today: date
    steps: Steps
    words: WordCache

    def related(self, look: Look) -> tuple[Relations, list[Diagnostic]]:
        """The relations of the whole catalogue, and what `look` finds in those that know no overlaps."""
        relations = relate(self.catalogue, self.today)
        key = digest(*self._inputs())
        compared = _unpacked(self.steps.known(PAIRS, key))
        if compared:
            found = look(relations)
        else:
            compared, found = self._compared(relations, look)
            self.steps.keep(_compared().dump_json(compared), PAIRS, key)
        overlaps = overlaps_among(self.catalogue, compared.pairs, compared.near)
        return replace(relations, overlaps=overlaps, to_match=partial(self._matching, relations)), found

    def _inputs(self) -> Iterable[bytes | str]:
        """Everything that decides what is found in pairs."""
        yield from (self.settings.default_language, str(self.today))
        for document in self.catalogue.documents:
            yield from (document.path, document.text)

    def _compared(self, relations: Relations, look: Look) -> tuple[Compared, list[Diagnostic]]:
        """Compare all pairs; meanwhile a second process compares calls and looks for what needs no overlaps."""
        analyser = Analyser(synonyms(self.catalogue.vocabulary), self.words)
        analyser.word("Wort")  # loads the dictionaries, which both processes then share
        before = len(self.words)
        with Task(partial(self._without_overlaps, relations, look, analyser)) as other:
            profiles = profiled(entry_sources(self.catalogue, self.settings.default_language), analyser)
            pairs = tuple(pairs_among(profiles, told_apart(self.catalogue)))
            self._keep_index(profiles)
            near, found, words = other.result()
        self.words.update(words)
        memory.keep(self.steps, self.words, before)
        return Compared(pairs, near), found

    def _without_overlaps(
        self, relations: Relations, look: Look, analyser: Analyser
    ) -> tuple[tuple[NearCalls, ...], list[Diagnostic], dict[str, list[str]]]:
        """Calls that may be one, findings, and the words that were looked up for it."""
        known = set(analyser.memory)
        near = tuple(near_calls(self.catalogue, relations.states, analyser, self.settings.default_language))
        new = {word: said for word, said in analyser.memory.items() if word not in known}
        return near, look(relations), new

    def _keep_index(self, profiles: Sequence[Profile]) -> None:
        """Keep what a changed file is compared with, as long as no other file changes."""
        seen = digests(self.settings.root, self.files)
        generation = digest(*(part for pair in seen.items() for part in pair))
        self.steps.keep(json.dumps({path: found.hex() for path, found in seen.items()}).encode(), FILES)
        blocks: list[dict[str, str]] = [{} for _ in range(BLOCKS)]
        for name, value in index.rows(profiles):
            blocks[_block(name)][name] = value
        for number, block in enumerate(blocks):
            self.steps.keep(json.dumps(block, ensure_ascii=False).encode(), ROWS, generation, str(number))

    def _matching(self, relations: Relations) -> Matching:
        """The matching; it reads more words than overlaps do, which are kept as well."""
        before = len(self.words)
        made = matching_of(self.catalogue, relations.states, self.today, self.words)
        memory.keep(self.steps, self.words, before)
        return made


@cache  # making it takes as long as reading a file, which a check of one file does not need
def _compared() -> TypeAdapter[Compared]:
    return TypeAdapter(Compared)


def _unpacked(body: bytes | None) -> Compared | None:
    try:
        return None if body is None else _compared().validate_json(body)
    except ValidationError:
        return None


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
    return Related(catalogue, relate(catalogue, today, overlaps=Overlaps(known)), documents)


def has_compared(settings: Settings) -> bool:
    """Whether there is a comparison of everything, which the check of a part can look at."""
    return Steps.below(settings.root).known(FILES) is not None


def _overlaps(settings: Settings, files: Sequence[str], asked: Sequence[str], catalogue: Catalogue) -> list[Overlap]:
    """Overlaps of changed entries with all others, as a run over all would find; none where nothing is known."""
    steps = Steps.below(settings.root)
    generation = _generation(settings, files, asked, steps.known(FILES))
    words = memory.load(steps) if generation else {}
    sources = [
        entry_source(key, one, catalogue.records[key].kind.name, settings.default_language)
        for key, one in catalogue.organisations.items()
        if catalogue.records[key].document.path in asked and catalogue.records[key].is_itself
    ]
    if not generation or not words or not sources:
        return []
    # A word that no entry had so far is compared as it is written: the dictionaries take seconds to load.
    analyser = Analyser(synonyms(catalogue.vocabulary), words, as_written)

    blocks: dict[str, Mapping[str, str]] = {}

    def look_up(names: Iterable[str]) -> Mapping[str, str]:
        wanted = {name: str(_block(name)) for name in names}
        missing = {*wanted.values()} - blocks.keys()
        found = steps.several(ROWS, [(generation, number) for number in sorted(missing)])
        blocks.update((str(number), json.loads(body)) for (_, number), body in found.items())
        rows = {name: blocks[number].get(name) for name, number in wanted.items() if number in blocks}
        return {name: row for name, row in rows.items() if row is not None}

    try:
        changed = [profile(source, analyser) for source in sources]
        return list(index.overlaps_of(changed, look_up, told_apart(catalogue)))
    except (ValueError, KeyError, TypeError):  # a part of the index is gone, or damaged
        return []


def _block(name: str) -> int:
    """The number of the block that a row of the index lies in."""
    return crc32(name.encode()) % BLOCKS


def _generation(settings: Settings, files: Sequence[str], asked: Collection[str], body: bytes | None) -> bytes | None:
    """The name of the index that fits all files but those that were asked for; None where there is none."""
    try:
        kept = {} if body is None else json.loads(body)
        known = {path: bytes.fromhex(found) for path, found in kept.items()}
    except (ValueError, TypeError, AttributeError):  # it is none of ours
        return None
    now = digests(settings.root, [path for path in files if path not in asked])
    if {path: found for path, found in known.items() if path not in asked} != now:
        return None
    return digest(*(part for pair in known.items() for part in pair))
