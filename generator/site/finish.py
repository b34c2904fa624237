"""What makes a folder full of pages a site: the search index, and a look at every link.

Whoever has made pages gathers at once what the index needs of them; it is put together when all are there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from generator.compute.parallel import Beside
from generator.messages import msg, nmsg
from generator.model import Vocabulary
from generator.pages.page import Page
from generator.settings import Settings
from generator.site.errors import SiteError
from generator.site.index import FOLDER, Gathered, complete, gather
from generator.site.publish import Staging, scratch
from generator.site.verify import Problem, verify
from generator.text import memory
from generator.text.analyser import Analyser
from generator.text.synonyms import synonyms

SHOWN_PROBLEMS = 20


class Finish(Protocol):
    """Finishes a site of which several processes have made the pages."""

    def gather(self, pages: Iterable[Page]) -> Iterable[Gathered]:
        """What is needed of all pages of a language, in the process that has made them."""

    def __call__(self, stage: Staging, gathered: Sequence[Gathered]) -> None:
        """Finish the site.

        Raises:
            SiteError: there are dead links or unsafe pages, or Pagefind fails.
        """


Finishing = Callable[[Staging, Settings, Vocabulary], AbstractContextManager[Finish]]
"""Gets ready to finish one site: `whole` or `quick`."""


@contextmanager
def whole(stage: Staging, settings: Settings, vocabulary: Vocabulary) -> Iterator[Finish]:
    """Adds the search index and looks at every link; for one build, which ends with this context."""
    cache = settings.root / ".cache" / memory.FILE
    words = memory.load(cache)
    with scratch(stage.published) as folder:
        yield _Whole(settings, cache, len(words), Analyser(synonyms(vocabulary), words), folder)


@contextmanager
def quick(_stage: Staging, _settings: Settings, _vocabulary: Vocabulary) -> Iterator[Finish]:
    """Takes the search index over from the site before: for a first look while somebody writes."""
    yield _Quick()


@dataclass(frozen=True)
class _Whole:
    """Two processes finish the site: one makes the index, the other one looks at every link meanwhile.

    `known` words are in the file `cache` already.
    """

    settings: Settings
    cache: Path
    known: int
    analyser: Analyser
    folder: Path

    def gather(self, pages: Iterable[Page]) -> Iterator[Gathered]:
        return gather(pages, self.folder, self.analyser, self.settings.default_language)

    def __call__(self, stage: Staging, gathered: Sequence[Gathered]) -> None:
        indexing = Beside(partial(self._index, gathered, stage.folder))
        problems = verify(stage.folder, self.settings)
        indexing.end()
        stage.adopt(FOLDER)
        refuse(problems)

    def _index(self, gathered: Sequence[Gathered], folder: Path) -> Iterator[None]:
        """Write the index into a folder, and keep what was looked up about words."""
        words = self.analyser.memory
        for one in gathered:
            words.update(one.looked_up)
        complete(gathered, self.folder, folder, self.analyser, words)
        memory.keep(self.cache, words, self.known)
        shutil.rmtree(self.folder, ignore_errors=True)  # here, where nobody waits for it
        yield from ()


class _Quick:
    def gather(self, pages: Iterable[Page]) -> Iterable[Gathered]:  # noqa: ARG002
        return ()

    def __call__(self, stage: Staging, gathered: Sequence[Gathered]) -> None:  # noqa: ARG002
        old = stage.published / FOLDER
        for path in sorted(path for path in old.rglob("*") if path.is_file()):
            stage.write(path.relative_to(stage.published).as_posix(), path.read_bytes())


def refuse(problems: Sequence[Problem]) -> None:
    """Stop before a site with dead links or unsafe pages takes the place of a good one.

    Raises:
        SiteError: there are problems; the text lists the first ones.
    """
    if problems:
        first = tuple(msg("{file}: {problem}", file=one.file, problem=one.message) for one in problems[:SHOWN_PROBLEMS])
        raise SiteError(
            nmsg(
                "The finished site has {count} problem:\n{first}",
                "The finished site has {count} problems:\n{first}",
                len(problems),
                first=first,
            )
        )
