"""Between pages and files: what a build keeps of each page for the index, former addresses, and what stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.beside import Prepared
from generator.messages import msg
from generator.model import Catalogue, Vocabulary
from generator.pages.icons import sprite
from generator.pages.page import Page
from generator.relations.concepts import synonyms
from generator.relations.german import Analyser, load_dictionaries
from generator.settings import Settings
from generator.site import assets, chrome, memory
from generator.site.assemble import Assembler, Claims
from generator.site.errors import SiteError
from generator.site.index import FOLDER, build_index
from generator.site.publish import Staging
from generator.site.verify import Problem, verify

ASSETS = Path(__file__).resolve().parent.parent.parent / "site_templates" / "assets"
SHOWN_PROBLEMS = 20


def assemblers(settings: Settings, catalogue: Catalogue, engine: str) -> Callable[[], Assembler]:
    """Makes assemblers of one site: hand-written pages are rendered, assets collected once for all of them.

    Raises:
        SiteError: the engine fails, or an asset is missing.
    """
    chromes = chrome.load(settings, engine, settings.root / ".cache" / "chrome")
    drawn = {"img/icons.svg": sprite(catalogue.vocabulary).encode()}
    files = assets.collect(ASSETS, chromes[settings.default_language].stylesheet, drawn)
    return partial(Assembler, settings, chromes, files, redirects(catalogue))


@dataclass(frozen=True, slots=True)
class Part:
    """What one process has added to a site: of its pages what the index needs, their claims, how many files."""

    pages: Sequence[Page] = ()
    claims: Claims = field(default_factory=Claims)
    written: int = 0
    linked: int = 0


def stamped(stage: Staging, assembler: Assembler, pages: Callable[[], Iterable[Page]]) -> Iterator[Part]:
    """Write pages as they are made; keep of each only what the index needs, so that ten thousand fit into memory."""
    kept: list[Page] = []
    mine = stage.beside()
    mine.write_all(assembler.pages(_noted(pages(), kept)))
    yield Part(kept, assembler.claims, mine.written, mine.linked)


def exported(stage: Staging, exports: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[Part]:
    """Write the open data as they are made."""
    mine = stage.beside()
    mine.write_all(exports())
    yield Part(written=mine.written, linked=mine.linked)


def put_together(stage: Staging, assembler: Assembler, parts: Iterable[Part]) -> list[Page]:
    """Wait for all parts, write what is left, and give the pages for the index."""
    pages: list[Page] = []
    for part in parts:
        pages += part.pages
        assembler.take(part.claims)
        stage.written += part.written
        stage.linked += part.linked
    stage.write_all(assembler.rest())
    return pages


def _noted(pages: Iterable[Page], kept: list[Page]) -> Iterator[Page]:
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


class Finishing:
    """Adds the search index, and looks at every link of the finished site meanwhile.

    The index has a process of its own that starts at once: the words of a site that was never built need dictionaries,
    and those take seconds to load.
    """

    def __init__(self, settings: Settings) -> None:
        self._cache = settings.root / ".cache" / memory.FILE
        self._index = Prepared(self._load, self._make)

    def __call__(self, stage: Staging, pages: Sequence[Page], vocabulary: Vocabulary, settings: Settings) -> None:
        """Finish a site.

        Raises:
            SiteError: there are dead links or unsafe pages, or Pagefind fails.
        """
        found = [page for page in pages if page.search is not None]
        indexing = self._index.begin((found, stage.folder, vocabulary, settings.default_language))
        problems = verify(stage.folder, settings)
        for _ in indexing:
            pass
        stage.adopt(FOLDER)
        refuse(problems)

    def stop(self) -> None:
        """Nothing is to be finished after all."""
        self._index.stop()

    def _load(self) -> None:
        """Load dictionaries when all words have to be looked up."""
        if not memory.load(self._cache):
            load_dictionaries()

    def _make(self, given: tuple[Sequence[Page], Path, Vocabulary, str]) -> Iterator[int]:
        """Write the search index of all pages into a folder, and remember the words; gives the number of pages."""
        pages, folder, vocabulary, default_language = given
        words = memory.load(self._cache)
        before = len(words)
        yield build_index(pages, folder, Analyser(synonyms(vocabulary), words), default_language, words)
        if len(words) != before:
            memory.store(self._cache, words)


def keep_index(stage: Staging, _pages: Sequence[Page], _vocabulary: Vocabulary, _settings: Settings) -> None:
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
        first = "\n".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        raise SiteError(msg("The finished site has {count} problems:\n{first}", count=len(problems), first=first))
