"""Stage 5: the catalogue as open data, so that it outlives this site.

An export is one function; `@export(...)` puts it into the table that the data page shows and `all_exports` writes.
Pages link to feeds by `feed_file(language, topic)` and, where there are matches, to feeds of matches by
`match_feed_file(language)`, `match_feed_file(language, "topics", topic)` and
`match_feed_file(language, "organisations", id)`: `feeds/<language>/matches/all.xml`, `.../matches/topics/<topic>.xml`,
`.../matches/organisations/<id>.xml`.
"""

from __future__ import annotations

# Importing a module registers its exports, in the order in which the data page lists them.
from generator.exports import entries, tables, feeds, matches, contract  # isort: skip  # noqa: F401
from generator.exports.registry import EXPORTS, Export, all_exports, export
from generator.exports.source import VERSION, Source, entry_file, feed_file, match_feed_file

__all__ = [
    "EXPORTS",
    "VERSION",
    "Export",
    "Source",
    "all_exports",
    "entry_file",
    "export",
    "feed_file",
    "match_feed_file",
]
