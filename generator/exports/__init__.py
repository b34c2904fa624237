"""Stage 5: the catalogue as open data, so that it outlives this site.

An export is one function in a module of this folder; `@export(...)` puts it into the table that the data page shows and
`all_exports` writes. Pages link to feeds by `feed_file(language, topic)` and, where there are matches, to feeds of
matches by `match_feed_file(language)`, `match_feed_file(language, "topics", topic)` and
`match_feed_file(language, "organisations", id)`: `feeds/<language>/matches/all.xml`, `.../matches/topics/<topic>.xml`,
`.../matches/organisations/<id>.xml`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from generator.exports.registry import EXPORTS, Export, all_exports, export
from generator.exports.source import (
    KNOWN_ENTRIES,
    VERSION,
    Source,
    entry_file,
    feed_file,
    form_file,
    match_feed_file,
    source_file,
)

__all__ = [
    "EXPORTS",
    "KNOWN_ENTRIES",
    "VERSION",
    "Export",
    "Source",
    "all_exports",
    "entry_file",
    "export",
    "feed_file",
    "form_file",
    "match_feed_file",
    "source_file",
]

_FIRST = ("entries", "tables", "feeds", "matches", "contract", "writing")
"""Importing a module registers its exports: these in the order of the data page, then whatever else lies here."""
for _name in dict.fromkeys((*_FIRST, *(module.name for module in iter_modules(__path__)))):
    import_module(f"{__name__}.{_name}")
