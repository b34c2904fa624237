"""Many files are read by two processes at once, each its half; what comes out is the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from generator.compute.parallel import OURS, Beside, can_fork
from generator.model.build import read_entry
from generator.read import Document, read_files

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.model.catalogue import Record
    from generator.model.vocabulary import Vocabulary


class Judged(NamedTuple):
    """A file as read, with the entry in it if there is one, and what the model says of it."""

    document: Document
    record: Record | None
    findings: list[Diagnostic]


class Errand(NamedTuple):
    """What is done here while the other process reads; it takes as long as so many files."""

    run: Callable[[], None]
    files: int


NOTHING = Errand(lambda: None, 0)


def read_halves(
    root: Path, paths: Sequence[str], words: Vocabulary, passing: Iterable[str], errand: Errand = NOTHING
) -> list[Judged]:
    """Read files given relative to the root, and judge them by the vocabulary; in this order.

    `passing` gives the paths again, one by one: somebody may watch how far we are.
    """
    ours = max(0, int((len(paths) + errand.files) * OURS) - errand.files) if can_fork() else len(paths)
    theirs: Iterable[list[Judged]] = Beside(partial(_packed, root, paths[ours:], words)) if ours < len(paths) else ()
    errand.run()
    way = iter(passing)
    found = [_judged(root, next(way), words) for _ in range(ours)]
    for half in theirs:
        found += half
    for _ in way:
        pass  # the rest has been read meanwhile
    return found


def _judged(root: Path, path: str, words: Vocabulary) -> Judged:
    document = read_files(root, [path])[0]
    record, findings = read_entry(document, words)
    return Judged(document, record, findings)


def _packed(root: Path, paths: Sequence[str], words: Vocabulary) -> Iterator[list[Judged]]:
    """All in one piece, so that what they share is packed once."""
    yield [_judged(root, path, words) for path in paths]
