"""Between pages and files: what a build keeps of each page for the index, and former addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.messages import available_languages, msg
from generator.model import KINDS, Catalogue
from generator.pages.page import Page
from generator.pages.parts.icons import sprite
from generator.settings import Settings
from generator.site import assets, chrome
from generator.site.assemble import Assembler, Claims
from generator.site.errors import SiteError
from generator.site.finish import Finish
from generator.site.index import Gathered
from generator.site.publish import Staging

ASSETS = Path(__file__).resolve().parent.parent.parent / "site_templates" / "assets"


def assemblers(settings: Settings, catalogue: Catalogue, engine: str) -> Callable[[], Assembler]:
    """Makes assemblers of one site: hand-written pages are rendered, assets collected once for all of them.

    Raises:
        SiteError: the engine fails, an asset is missing, or the program does not speak a language of the site.
    """
    if mute := [code for code in settings.languages if code not in available_languages()]:
        catalogue_file = f"site_templates/locale/{mute[0]}/LC_MESSAGES/mithilfe.po"
        raise SiteError(
            msg("The program has no words in the language `{code}`, so its pages would be in English: add {file}, "
                "which may be empty at first.", code=mute[0], file=catalogue_file)
        )  # fmt: skip
    chromes = chrome.load(settings, engine, chrome.cache_of(settings))
    drawn = {"img/icons.svg": sprite(catalogue.vocabulary).encode()}
    files = assets.collect(ASSETS, chromes[settings.default_language].stylesheet, drawn)
    return partial(Assembler, settings, chromes, files, redirects(catalogue))


@dataclass(frozen=True, slots=True)
class Part:
    """What one process has added to a site: how many pages, what the index needs of them, their claims, and files."""

    pages: int = 0
    gathered: tuple[Gathered, ...] = ()
    claims: Claims = field(default_factory=Claims)
    written: int = 0
    linked: int = 0


def stamped(
    stage: Staging, assembler: Assembler, finish: Finish, pages: Callable[[], Iterable[Page]]
) -> Iterator[Part]:
    """Write pages as they are made; keep of each only what the index needs, so that ten thousand fit into memory."""
    kept: list[Page] = []
    mine = stage.beside()
    mine.write_all(assembler.pages(_noted(pages(), kept)))
    yield Part(len(kept), tuple(finish.gather(kept)), assembler.claims, mine.written, mine.linked)


def exported(stage: Staging, exports: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[Part]:
    """Write the open data as they are made."""
    mine = stage.beside()
    mine.write_all(exports())
    yield Part(written=mine.written, linked=mine.linked)


def put_together(stage: Staging, assembler: Assembler, parts: Iterable[Part]) -> Part:
    """Wait for all parts, write what is left, and give everything in one."""
    pages, gathered = 0, list[Gathered]()
    for part in parts:
        pages += part.pages
        gathered += part.gathered
        assembler.take(part.claims)
        stage.written += part.written
        stage.linked += part.linked
    stage.write_all(assembler.rest())
    return Part(pages, tuple(gathered), assembler.claims, stage.written, stage.linked)


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
            # Of what kind it was nobody knows any more; an id is unique across all kinds, so none is in the way.
            for kind in KINDS:
                found[f"{kind.folder}/{retired.id}/"] = f"{successor.kind.folder}/{successor.id}/"
    return found
