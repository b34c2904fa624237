"""What makes a folder full of pages a site: the search index, and a look at every link."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.compute.parallel import Task
from generator.compute.steps import Steps
from generator.messages import msg, nmsg
from generator.model import Vocabulary
from generator.settings import Settings
from generator.site.errors import SiteError
from generator.site.index import FOLDER, Found, build_index, lists_of
from generator.site.publish import Staging, scratch
from generator.site.verify import Problem, verify
from generator.text import memory
from generator.text.analyser import Analyser
from generator.text.synonyms import synonyms

SHOWN_PROBLEMS = 20
Finish = Callable[[Staging, Sequence[Found], Settings, Vocabulary, Steps], None]
"""Finishes a site of which all pages are there: `whole` or `quick`."""


def whole(stage: Staging, found: Sequence[Found], settings: Settings, vocabulary: Vocabulary, steps: Steps) -> None:
    """Add the search index of the pages found; meanwhile look at every link.

    Raises:
        SiteError: there are dead links or unsafe pages, or Pagefind fails.
    """
    words = memory.load(steps)
    before = len(words)
    analyser = Analyser(synonyms(vocabulary), words)
    lists = lists_of(vocabulary, settings.default_language)
    with (
        scratch(stage.published) as folder,
        Task(lambda: build_index(found, folder, stage.folder, analyser, settings.default_language, lists)) as indexing,
    ):
        problems = verify(stage.folder, settings)
        words.update(indexing.result())
    memory.keep(steps, words, before)
    stage.adopt(FOLDER)
    refuse(problems)


def quick(stage: Staging, _found: Sequence[Found], _settings: Settings, _vocabulary: Vocabulary, _steps: Steps) -> None:
    """Take the search index over from the site before: for a first look while somebody writes."""
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
