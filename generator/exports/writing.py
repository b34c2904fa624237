"""What whoever writes entries needs: the form in each language, what there is already, and each entry as its file."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from generator.exports.registry import Files, export
from generator.exports.source import KNOWN_ENTRIES, Source, form_file, source_file
from generator.form import form
from generator.messages import N_
from generator.model import CallRecord, Organisation
from generator.model.addresses import shown_host
from generator.pages.parts.cards import where_words
from generator.relations.areas import WIDE
from generator.relations.overlaps.names import AUDIENCE, BRANCH, SMALL, TYPE

_JSON = "application/json"


@export(
    "form/languages/<language>.json", "json", _JSON,
    title=N_("The form for new entries"),
    text=N_("What the form asks, by kind of entry: every field with its question, every word list with its words."),
)  # fmt: skip
def description(source: Source) -> Files:
    """One file for each language of the site."""
    for language in source.settings.languages:
        yield form_file(language), to_json(form(source.settings, source.catalogue.vocabulary, language))


@export(
    KNOWN_ENTRIES, "json", _JSON,
    title=N_("Names and open calls in short"),
    text=N_("Each entry with its names, place and website, and each open need and offer in one line: to see while "
            "writing what is here already."),
)  # fmt: skip
def known(source: Source) -> Files:
    """`entries`: id, folder, name, other names, place, website; `calls`: see `_call`; `plain`: words of little use."""
    shop = source.shop(source.settings.default_language)
    entries = []
    for key, record in source.catalogue.records.items():
        entry = record.entry
        aliases = entry.aliases if isinstance(entry, Organisation) else ()
        where = where_words(shop, entry) if isinstance(entry, Organisation) else ""
        entries.append([key, record.kind.folder, entry.name, aliases, where, shown_host(entry.website or "")])
    open_calls = (one for one in source.catalogue.calls.values() if source.relations.states[one.id].is_open)
    calls = [_call(source, record) for record in open_calls]
    yield (
        KNOWN_ENTRIES,
        to_json({"entries": entries, "calls": calls, "plain": sorted(SMALL | TYPE | BRANCH | AUDIENCE)}),
    )


def _call(source: Source, record: CallRecord) -> list[Any]:
    """An open call: id of the entry, own id, side, kind, title, regions, and whether it holds everywhere."""
    call = record.call
    area = call.area or source.catalogue.organisations[record.owner].area
    everywhere = bool(call.remote) or area.remote or area.scope in WIDE
    title = call.title.said(source.settings.default_language).text
    return [record.owner, call.id, "need" if record.is_need else "offer", call.kind, title, area.regions, everywhere]


@export(
    "form/sources/<id>.json", "json", _JSON,
    title=N_("Each entry as it stands in its file"),
    text=N_("Path, text and values of the file that an entry comes from: what a change begins with."),
)  # fmt: skip
def sources(source: Source) -> Files:
    """One file for each entry."""
    for key, record in source.catalogue.records.items():
        document = record.document
        yield source_file(key), to_json({"path": document.path, "text": document.text, "data": document.data})
