"""Between pages and files: what a build keeps of each page for the index, and former addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from generator.exports import EXPORTS, Export, Source
from generator.messages import available_languages, msg
from generator.model import KINDS, Catalogue
from generator.pages.collect import Pages, all_pages
from generator.pages.page import Page
from generator.pages.parts import icons
from generator.pages.parts.workshop import Workshop
from generator.relations import Relations
from generator.settings import Settings
from generator.site import assets, chrome
from generator.site.assemble import Assembler, Claims
from generator.site.engine import Rendered
from generator.site.errors import SiteError
from generator.site.index import Found, found_of
from generator.site.publish import Staging

ASSETS = Path(__file__).resolve().parent.parent.parent / "site_templates" / "assets"


def assemblers(settings: Settings, catalogue: Catalogue, rendered: Mapping[str, Rendered]) -> Callable[[], Assembler]:
    """Makes assemblers of one site; assets are collected once for all of them.

    Raises:
        SiteError: an asset is missing, or the program does not speak a language of the site.
    """
    if mute := [code for code in settings.languages if code not in available_languages()]:
        catalogue_file = f"site_templates/locale/{mute[0]}/LC_MESSAGES/mithilfe.po"
        raise SiteError(
            msg("The program has no words in the language `{code}`, so its pages would be in English: add {file}, "
                "which may be empty at first.", code=mute[0], file=catalogue_file)
        )  # fmt: skip
    chromes = chrome.load(rendered)
    drawn = {"img/icons.svg": icons.sprite(catalogue.vocabulary).encode()}
    sheets = {
        "material.css": chromes[settings.default_language].stylesheet,
        "icons.css": icons.stylesheet(catalogue.vocabulary),
    }
    files = assets.collect(ASSETS, sheets, drawn)
    return partial(Assembler, settings, chromes, files, redirects(catalogue))


@dataclass(frozen=True, slots=True)
class Part:
    """What one piece of work has added to a site: how many pages, their search records, their claims, and files."""

    pages: int = 0
    records: tuple[Found, ...] = ()
    claims: Claims = field(default_factory=Claims)
    written: int = 0
    linked: int = 0
    digests: Mapping[str, str] = field(default_factory=dict)


def works(
    settings: Settings, catalogue: Catalogue, relations: Relations, stage: Staging, assembler: Callable[[], Assembler]
) -> list[Callable[[], Part]]:
    """Everything that is to be made, in pieces that any worker can do: pages by language, then the open data."""

    @cache  # once in each worker: what many pages show is made once there
    def workshop(language: str) -> Workshop:
        return Workshop(settings, catalogue, relations, language)

    @cache
    def source() -> Source:
        return Source(settings, catalogue, relations)

    def pages(language: str, make: Pages) -> Part:
        return stamped(stage, assembler(), make(workshop(language)))

    def data(export: Export) -> Part:
        return exported(stage, export.make(source()))

    return [
        *(partial(pages, language, make) for language in settings.languages for make in all_pages(catalogue)),
        *(partial(data, export) for export in EXPORTS.values()),
    ]


def stamped(stage: Staging, assembler: Assembler, pages: Iterable[Page]) -> Part:
    """Write pages as they are made; keep of each only what the index needs, so that ten thousand fit into memory."""
    records: list[Found] = []
    counted = 0

    def noted() -> Iterator[Page]:
        nonlocal counted
        for page in pages:
            counted += 1
            records.extend(found_of([page]))
            yield page

    mine = stage.beside()
    mine.write_all(assembler.pages(noted()))
    return Part(counted, tuple(records), assembler.claims, mine.written, mine.linked, mine.digests)


def exported(stage: Staging, files: Iterable[tuple[str, bytes]]) -> Part:
    """Write open data as they are made."""
    mine = stage.beside()
    mine.write_all(files)
    return Part(written=mine.written, linked=mine.linked, digests=mine.digests)


def put_together(stage: Staging, assembler: Assembler, parts: Iterable[Part]) -> Part:
    """Wait for all parts, write what is left, and give everything in one."""
    pages, records = 0, list[Found]()
    for part in parts:
        pages += part.pages
        records += part.records
        assembler.take(part.claims)
        stage.written += part.written
        stage.linked += part.linked
        stage.digests |= part.digests
    stage.write_all(assembler.rest())
    return Part(pages, tuple(records), assembler.claims, stage.written, stage.linked)


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
