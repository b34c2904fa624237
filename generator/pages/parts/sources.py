"""Where the facts of an entry were found, and where they can be put right: for pages of bundles and events."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from generator.model import Entry, Said
from generator.model.addresses import shown_host
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source by its host, and what somebody noted about it."""

    link: Link
    note: Said | None


def source_rows(shop: Workshop, entry: Entry) -> tuple[SourceRow, ...]:
    """The sources of an entry."""
    return tuple(
        SourceRow(
            Link(shown_host(one.url), one.url),
            one.note.said(shop.language) if one.note else None,
        )
        for one in entry.sources
    )


def edit_links(shop: Workshop, key: str) -> tuple[str, str]:
    """Where the entry can be changed, and where a mistake is reported; empty without a repository."""
    record = shop.catalogue.records[key]
    edit = shop.settings.edit_url(record.document.path)
    if not shop.settings.repository:
        return edit, ""
    title = quote(shop.say("Mistake: {name}", name=record.entry.name))
    return edit, f"{shop.settings.repository}/issues/new?template=3-correction.yml&title={title}"
