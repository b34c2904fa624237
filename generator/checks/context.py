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
from itertools import chain, starmap
from typing import Any, NamedTuple, TypeVar

from generator.diagnostics import Span
from generator.model import Call, Catalogue, Record, Text
from generator.model.fields import Aside, EntryRef, OwnName, Translated
from generator.model.kinds import RETIRED_FILE, kinds_of
from generator.model.vocabulary import list_path
from generator.model.walk import Finder, Found
from generator.read import Loc
from generator.relations import Relations

T = TypeVar("T")
_BETWEEN = "\x00"
"""Stands between two passages: the reader lets no such character through, so no pattern matches across it."""


class Passage(NamedTuple):
    """A name or a text in one language; `field` is the name of its field, `subject` the id of what it is about."""

    record: Record
    loc: Loc
    field: str
    language: str
    """Empty for names, which may be in any."""
    text: str
    subject: str
    call: Call | None
    """The need or offer that it belongs to."""
    is_markdown: bool = False
    languages: Collection[str] = ()
    """All languages in which this text is given, in the order of the file; none for names."""


class Reference(NamedTuple):
    """A pointer to an entry (with `offer` to an offer of it): its place, and the kinds it may point to."""

    record: Record
    loc: Loc
    target: str
    kinds: tuple[str, ...]
    subject: str
    offer: str = ""
    or_name: bool = False
    """Whether a plain `{name: …}` may stand here for somebody without an entry."""


class Hit(NamedTuple):
    """A pattern found in a passage."""

    passage: Passage
    match: re.Match[str]


@dataclass(frozen=True, eq=False)
class CheckContext:
    """One run of all checks; `today` is the day that counts as today, `changed` are the files of the change at hand."""

    catalogue: Catalogue
    relations: Relations
    today: date
    changed: Collection[str] = ()

    def find(self, finder: Finder) -> Iterator[tuple[Record, Found]]:
        """What a finder finds in all entries, with the entry that it stands in."""
        return ((record, found) for record in self.catalogue.records.values() for found in finder(record.entry))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Everything in all entries that refers to an entry or an offer."""
        return tuple(starmap(_reference, self.find(_REFERENCES)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts that people wrote, in every language."""
        return tuple(chain.from_iterable(starmap(_passages, self.find(_TEXTS))))

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

    def once(self, view: Callable[[CheckContext], Iterable[T]]) -> tuple[T, ...]:
        """What a function says of this run: it is asked once, however many checks want to know."""
        if view not in self._views:
            self._views[view] = tuple(view(self))
        return self._views[view]

    @cached_property
    def _views(self) -> dict[Callable[[CheckContext], Iterable[Any]], tuple[Any, ...]]:
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


_TEXTS = Finder(lambda slot: slot.is_marked(OwnName) or (slot.bare is Text and not slot.is_marked(Aside)))
_REFERENCES = Finder(lambda slot: slot.is_marked(EntryRef))


def _passages(record: Record, found: Found) -> Iterator[Passage]:
    loc, slot, value, _, call = found
    subject = found.subject(record.id)
    if isinstance(value, str):
        yield Passage(record, loc, slot.key, "", value, subject, call)
        return
    kind = slot.mark(Translated)
    is_markdown = bool(kind and kind.lines)
    for language, words in value:
        place, languages = (*loc, language), value.values.keys()
        yield Passage(record, place, slot.key, language, words, subject, call, is_markdown, languages)


def _reference(record: Record, found: Found) -> Reference:
    mark = found.slot.mark(EntryRef) or EntryRef()
    target, _, offer = found.value.partition("/") if mark.offer else (found.value, "", "")
    or_name = "name" in type(found.holder).model_fields
    offer = (offer or "?") if mark.offer else ""
    return Reference(record, found.loc, target, kinds_of(mark.of), found.subject(record.id), offer, or_name)


def referenced_ids(catalogue: Catalogue) -> frozenset[str]:
    """Ids of entries that exist but were not read, whose offers the entries at hand refer to.

    Whoever checks single files reads these too (`catalogue.known_ids` has their paths): whether an entry exists can be
    seen from its name, whether it has such an offer only inside.
    """
    read = {document.path for document in catalogue.documents}
    finds = ((record, found) for record in catalogue.records.values() for found in _REFERENCES(record.entry))
    wanted = {found.target for found in starmap(_reference, finds) if found.offer}
    return frozenset(one for one in wanted if one in catalogue.known_ids and catalogue.known_ids[one] not in read)
