"""The first half of the story: files are read, become a catalogue, are related to each other, and checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from generator.comparison import Comparison, related_in_part
from generator.compute.parallel import pieces, spread
from generator.compute.steps import Steps
from generator.diagnostics import Diagnostic
from generator.messages import Message, msg
from generator.model import Catalogue, Vocabulary, build_catalogue, entry_id_of
from generator.model.build import Judgement, read_entry
from generator.model.kinds import RETIRED_FILE, VOCABULARY_FOLDER
from generator.model.term_lists import read_vocabulary
from generator.read import Document, read_document, read_files, sources
from generator.read.files import CONTENT
from generator.relations import Relations
from generator.settings import Settings
from generator.text import memory

MANY = 300
"""So many files are worth further processes: starting one and taking over what it read costs as much as a hundred."""
Track = Callable[[Sequence[str], Message], Iterable[str]]
"""Passes items on one by one while it shows somebody how far we are."""


@dataclass(frozen=True)
class Examination:
    """What an examination has found out; `asked` are the files it was about."""

    catalogue: Catalogue
    relations: Relations
    findings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    asked: tuple[str, ...]


@dataclass(frozen=True)
class _Content:
    """What is to be examined: `documents` are the files that were read, `files` the names of all that there are.

    Findings are about the files in `only` and those that all entries share, about everything if it is empty; those
    about pairs of entries only where one of the `changed` files has a part in them. `judged` is what the model has
    said already of an entry, by its path.
    """

    settings: Settings
    today: date
    files: tuple[str, ...]
    documents: Sequence[Document]
    only: tuple[str, ...] = ()
    judged: Mapping[str, Judgement] | None = None
    changed: Collection[str] = ()


def untracked(items: Sequence[str], _label: Message) -> Iterable[str]:
    """Show nobody anything."""
    return items


def examine(
    settings: Settings,
    today: date,
    paths: Sequence[str] = (),
    track: Track = untracked,
    changed: Collection[str] = (),
) -> Examination:
    """Read and check the content of a site as of a day.

    `paths` are files or folders relative to the root; none means everything. With paths only these files are parsed;
    of the others only the names are known, and those whose offers are referred to are read as well. With `changed`
    files, findings about pairs of entries are only those that they have a part in.
    """
    files = tuple(source.path for source in sources(settings.root))
    asked = tuple(_asked(files, paths))
    documents, judged = _read(settings, files, asked, track)
    return _examined(_Content(settings, today, files, documents, asked if paths else (), judged, changed))


def asked_files(settings: Settings, paths: Sequence[str]) -> tuple[str, ...]:
    """The content files that some paths stand for, relative to the root; all of them without paths."""
    return tuple(_asked(tuple(source.path for source in sources(settings.root)), paths))


def examine_draft(settings: Settings, today: date, path: str, raw: bytes) -> Examination:
    """Check a file that does not exist yet as if it did."""
    files = tuple(sorted({*(source.path for source in sources(settings.root)), path}))
    draft = read_document(path, raw)
    documents = _read(settings, files, (), untracked)[0]
    known = {document.path for document in documents}
    referred = [one for one in _referred(files, [draft]) if one not in known and one != path]
    everything = [*documents, *read_files(settings.root, referred), draft]
    return _examined(_Content(settings, today, files, everything, (path,)))


def examine_among(
    settings: Settings, today: date, files: Iterable[str], others: Sequence[Document], draft: Document
) -> Examination:
    """Check a file among others that have been read already; `files` are all that there are, by their paths."""
    return _examined(_Content(settings, today, tuple(sorted({*files, draft.path})), [*others, draft], (draft.path,)))


def _examined(content: _Content) -> Examination:
    from generator.checks import CheckContext, run, single  # rules and tables take a while to load

    settings, today, files, only = content.settings, content.today, content.files, content.only
    if only:
        part = related_in_part(settings, files, only, content.documents, today)
        # A finding about a pair stands in the file that somebody asked about, else it would stand in none of them.
        context = CheckContext(part.catalogue, part.relations, today, content.changed or only)
        findings = run(context, {*only, *filter(is_shared, files)})
        return _examination(part.catalogue, part.relations, findings, part.documents, only)
    catalogue = build_catalogue(content.documents, files, settings.default_language, content.judged)
    context = CheckContext(catalogue, Relations(today), today, content.changed)
    steps = Steps.below(settings.root)
    comparison = Comparison(settings, files, catalogue, today, steps, memory.load(steps))
    relations, found = comparison.related(lambda relations: single(replace(context, relations=relations)))
    steps.store.flush()
    findings = run(replace(context, relations=relations), None, found)
    return _examination(catalogue, relations, findings, content.documents, files)


def _examination(
    catalogue: Catalogue,
    relations: Relations,
    findings: Iterable[Diagnostic],
    documents: Sequence[Document],
    asked: tuple[str, ...],
) -> Examination:
    texts = {document.path: document.text for document in documents}
    return Examination(catalogue, relations, tuple(findings), texts, asked)


def _asked(files: Sequence[str], paths: Sequence[str]) -> Iterator[str]:
    """The files that paths stand for; a path that is no file of the content is kept, so that reading it says why."""
    if not paths or CONTENT in paths:
        yield from files
        return
    seen: set[str] = set()
    for path in paths:
        inside = [file for file in files if file == path or file.startswith(f"{path}/")]
        yield from (file for file in inside or [path] if file not in seen)
        seen.update(inside or [path])


def _read(
    settings: Settings, files: Sequence[str], asked: Sequence[str], track: Track
) -> tuple[list[Document], dict[str, Judgement]]:
    """The files asked for and those that they need; where there are many, with the entries in them by path."""
    common = [path for path in files if is_shared(path) and path.endswith(".yaml")]
    first = sorted({*common, *(path for path in asked if path.endswith(".yaml"))})
    if len(first) >= MANY:
        words, _ = read_vocabulary(read_files(settings.root, common), settings.default_language)
        shards = pieces(first)
        found = spread(partial(_judged, settings.root, words), shards)
        passing = iter(track(first, msg("Reading")))  # somebody may watch how far we are
        judged = {path: one for some in found for one, path in zip(some, passing, strict=False)}
        documents = [one[0] for one in judged.values()]
    else:
        judged = {}
        documents = [read_files(settings.root, [path])[0] for path in track(first, msg("Reading"))]
    more = _referred(sorted({*files}.difference(first)), documents)
    return [*documents, *read_files(settings.root, more)], {path: one[1] for path, one in judged.items()}


def _referred(files: Iterable[str], documents: Iterable[Document]) -> list[str]:
    """Those of some files whose offers are named in documents."""
    owners: set[str] | None = None
    found = []
    for path in files:
        if key := entry_id_of(path):
            if owners is None:  # most checks have read everything, and nobody needs to look
                owners = {owner for document in documents for owner in _owners_of_offers(document.data)}
            if key in owners:
                found.append(path)
    return found


def _judged(root: Path, words: Vocabulary, paths: Sequence[str]) -> list[tuple[Document, Judgement]]:
    """Files as read, each with what the model says of it."""
    documents = read_files(root, paths)
    return [(document, read_entry(document, words)) for document in documents]


def is_shared(path: str) -> bool:
    """Whether every entry needs this file: the word lists, and the ids that are gone."""
    return path == RETIRED_FILE or path.startswith(f"{CONTENT}/{VOCABULARY_FOLDER}/")


def _owners_of_offers(data: object) -> Iterator[str]:
    """Ids of the entries whose offers are named under a key `offer`, at any depth."""
    if isinstance(data, dict):
        offer = data.get("offer")
        if isinstance(offer, str) and "/" in offer:
            yield offer.partition("/")[0]
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        yield from _owners_of_offers(child)
