"""Everything as JSON: the whole catalogue in one file, one entry per line, one file per entry, and the word lists."""

from __future__ import annotations

from pydantic_core import to_json

from generator.exports.registry import Files, export
from generator.exports.source import Source, entry_file
from generator.messages import N_

_JSON = "application/json"


@export(
    "data/catalogue.json", "json", _JSON,
    title=N_("The whole catalogue"),
    text=N_("Every entry with all its fields, and what follows from them: progress of needs, help that came together, "
    "who refers to whom."),
)  # fmt: skip
def catalogue(source: Source) -> Files:
    """One object: version, day, licence, publisher, and all entries sorted by id, each on a line of its own."""
    yield "data/catalogue.json", source.wrapped("entries", b"[\n" + b",\n".join(source.entries.values()) + b"\n]")


@export(
    "data/catalogue.ndjson", "json", "application/x-ndjson",
    title=N_("The whole catalogue, line by line"),
    text=N_("The same entries, one on each line, for programs that read line by line."),
)  # fmt: skip
def lines(source: Source) -> Files:
    """One entry per line, nothing else."""
    yield "data/catalogue.ndjson", b"".join(line + b"\n" for line in source.entries.values())


@export(
    "data/<folder>/<id>.json", "json", _JSON,
    title=N_("A single entry"),
    text=N_("Each entry as a file of its own; its page links to it."),
)  # fmt: skip
def single(source: Source) -> Files:
    """One file for each entry: the head of the catalogue, and the entry."""
    for key, record in source.catalogue.records.items():
        yield entry_file(record.kind.folder, key), source.wrapped("entry", source.entries[key])


@export(
    "data/vocabulary.json", "json", _JSON,
    title=N_("The word lists"),
    text=N_("All codes with labels, meanings and synonyms in every language: topics, kinds of help, units, regions."),
)  # fmt: skip
def vocabulary(source: Source) -> Files:
    """All lists by name, each in the order of its file."""
    lists = source.catalogue.vocabulary.lists
    content = {name: [term.model_dump(mode="json") for term in lists[name].values()] for name in sorted(lists)}
    yield "data/vocabulary.json", source.wrapped("lists", to_json(content))
