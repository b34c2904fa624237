"""What every check may look at: the catalogue, what follows from it, the day, and some views that several checks share.

The views are made once, when the first check asks for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from generator.checks.passages import Passage, passages
from generator.checks.references import Reference, references
from generator.diagnostics import Span
from generator.model import Catalogue
from generator.model.kinds import RETIRED_FILE
from generator.model.vocabulary import list_path
from generator.relations import Relations

T = TypeVar("T")
_BETWEEN = "\x00"
"""Stands between two passages: the reader lets no such character through, so no pattern matches across it."""


class Hit(NamedTuple):
    """A pattern found in a passage."""

    passage: Passage
    match: re.Match[str]


@dataclass(frozen=True, eq=False)
class Context:
    """One run of all checks; `today` is the day that counts as today, `changed` are the files of the change at hand."""

    catalogue: Catalogue
    relations: Relations
    today: date
    changed: Collection[str] = ()

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Everything in all entries that refers to an entry or an offer."""
        return tuple(found for record in self.catalogue.records.values() for found in references(record))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts that people wrote, in every language."""
        return tuple(found for record in self.catalogue.records.values() for found in passages(record))

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        starts, length = [], 0
        for passage in self.passages:
            starts.append(length)
            length += len(passage.text) + 1
        return _BETWEEN.join(passage.text for passage in self.passages), starts

    def search(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Every place in all passages where a pattern matches: one search over one long text, hence fast."""
        text, starts = self._joined
        for match in pattern.finditer(text):
            yield Hit(self.passages[bisect_right(starts, match.start()) - 1], match)

    def once(self, view: Callable[[Context], Iterable[T]]) -> tuple[T, ...]:
        """What a function says of this run: it is asked once, however many checks want to know."""
        if view not in self._views:
            self._views[view] = tuple(view(self))
        return self._views[view]

    @cached_property
    def _views(self) -> dict[Callable[[Context], Iterable[Any]], tuple[Any, ...]]:
        return {}

    @cached_property
    def moved(self) -> dict[str, str]:
        """Former ids of entries with the id of today."""
        return {former: record.id for record in self.catalogue.records.values() for former in record.entry.former_ids}

    @cached_property
    def retired(self) -> dict[str, str]:
        """Ids that are gone, with the successor or an empty string."""
        return {gone.id: gone.successor or "" for gone, _ in self.catalogue.retired}

    def retired_span(self, entry_id: str, field: str) -> Span:
        """Where a field of a line of `retired.yaml` stands; of an id that stands there twice, the first."""
        return self.catalogue.item_span(RETIRED_FILE, "id", entry_id, field)

    def term_span(self, name: str, code: str, *loc: str | int) -> Span:
        """Where a value of a term stands in the word list of that name."""
        return self.catalogue.item_span(list_path(name), "code", code, *loc)
