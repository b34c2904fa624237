"""Between pages and files: what a build keeps of each page for the index, former addresses, and what stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.beside import Beside
from generator.messages import msg
from generator.model import Catalogue, Vocabulary
from generator.pages.page import Page
from generator.relations.concepts import synonyms
from generator.relations.german import Analyser
from generator.settings import Settings
from generator.site import memory
from generator.site.errors import SiteError
from generator.site.index import FOLDER, build_index
from generator.site.publish import Staging
from generator.site.verify import Problem, verify

ASSETS = Path(__file__).resolve().parent.parent.parent / "site_templates" / "assets"
SHOWN_PROBLEMS = 20
WORDS = "words.json"


def noted(pages: Iterable[Page], kept: list[Page]) -> Iterator[Page]:
    """Pass pages on; keep of each only what the search index needs, so that ten thousand fit into memory."""
    for page in pages:
        kept.append(replace(page, content="", slots={}))
        yield page


def redirects(catalogue: Catalogue) -> dict[str, str]:
    """Old addresses and where they lead: former ids of entries, and retired ids that have a successor."""
    found: dict[str, str] = {}
    for key, record in catalogue.records.items():
        for old in record.entry.former_ids:
            found[f"{record.kind.folder}/{old}/"] = f"{record.kind.folder}/{key}/"
    for retired, _ in catalogue.retired:
        successor = catalogue.records.get(retired.successor or "")
        if successor:
            found[f"{successor.kind.folder}/{retired.id}/"] = f"{successor.kind.folder}/{successor.id}/"
    return found


Finish = Callable[[Staging, Sequence[Page], Vocabulary, Settings], None]
"""What makes a folder full of pages a site."""


def finish(stage: Staging, pages: Sequence[Page], vocabulary: Vocabulary, settings: Settings) -> None:
    """Add the search index, then look at every link of the finished site.

    Raises:
        SiteError: there are dead links or unsafe pages.
    """
    problems = Beside(partial(verify, stage.folder, settings))
    index(pages, stage, vocabulary, settings, settings.root / ".cache")
    refuse(list(problems))


def keep_index(stage: Staging, _pages: Sequence[Page], _vocabulary: Vocabulary, _settings: Settings) -> None:
    """Take the search index over from the site before: for a first look while somebody writes."""
    old = stage.published / FOLDER
    for path in sorted(path for path in old.rglob("*") if path.is_file()):
        stage.write(path.relative_to(stage.published).as_posix(), path.read_bytes())


def index(pages: Sequence[Page], stage: Staging, vocabulary: Vocabulary, settings: Settings, cache: Path) -> int:
    """Write the search index of all pages; returns the number of indexed ones."""
    words = memory.load(cache / WORDS)
    before = len(words)
    analyser = Analyser(synonyms(vocabulary), words)
    count = build_index(pages, stage.folder, analyser, settings.default_language, words)
    stage.adopt(FOLDER)
    if len(words) != before:
        memory.store(cache / WORDS, words)
    return count


def refuse(problems: Sequence[Problem]) -> None:
    """Stop before a site with dead links or unsafe pages takes the place of a good one.

    Raises:
        SiteError: there are problems; the text lists the first ones.
    """
    if problems:
        first = "\n".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        raise SiteError(msg("The finished site has {count} problems:\n{first}", count=len(problems), first=first))
