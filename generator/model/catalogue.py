"""All entries together, as one frozen value that every later stage reads and none changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic, Span
from generator.model.calls import Need, Offer
from generator.model.entries import Administration, Bundle, Entry, Event, Initiative, Organisation, Retired
from generator.model.kinds import BY_MODEL, EntryKind
from generator.model.salvage import Rest, in_file
from generator.model.vocabulary import Vocabulary
from generator.read import Document, Loc

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry with its id, its kind, and the file it was read from."""

    id: str
    kind: EntryKind
    entry: Entry
    document: Document
    data: Any = field(default=None, repr=False, compare=False)
    """What the entry was made of, where faulty parts had to be taken out; else None."""

    @property
    def is_itself(self) -> bool:
        """Whether name, sentence and topics are its own; else something stands in for them, which resembles nobody."""
        return not (isinstance(self.data, Rest) and self.data.stand_ins.intersection(("name", "summary", "topics")))

    def span(self, *loc: str | int) -> Span:
        """The place of a value of this entry."""
        return self.document.span(*in_file(self.data, loc))

    def key_span(self, *loc: str | int) -> Span:
        """The place of a key of this entry."""
        return self.document.key_span(*in_file(self.data, loc))

    def word_span(self, loc: Loc, word: str) -> Span:
        """The place of a word inside a text of this entry; of the whole text where it stands there in another form."""
        return self.document.word_span(in_file(self.data, loc), word)


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A need or an offer with the entry it belongs to; `loc` leads to it in the file."""

    id: str
    owner: str
    organisation: Organisation
    call: Need | Offer
    loc: tuple[str, int]

    @property
    def is_need(self) -> bool:
        """Whether something is missing (else something is to be had)."""
        return isinstance(self.call, Need)


@dataclass(frozen=True)
class Catalogue:
    """Entries by id, sorted by id.

    `known_ids` also holds the ids of entries that could not be read or were not asked for, so that references to them
    are not called wrong; `findings` are those of reading and of the model.
    """

    records: Mapping[str, Record]
    vocabulary: Vocabulary
    known_ids: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[tuple[Retired, Span], ...] = ()
    files: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with an id, None where there is none (or it could not be read)."""
        record = self.records.get(entry_id)
        return record.entry if record else None

    def item_span(self, path: str, key: str, name: str, *loc: str | int) -> Span:
        """The place of a value in a file that is one list (word lists, retired ids), in the item called `name`.

        `key` is the field with the name of an item; of several of that name the first counts.
        """
        document = next((one for one in self.documents if one.path == path), None)
        if document is None or not isinstance(document.data, list):
            return Span(path)
        named = (n for n, item in enumerate(document.data) if isinstance(item, dict) and item.get(key) == name)
        return document.span(next(named, 0), *loc)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all entries are here: none that was not asked for, none that could not be read."""
        return self.known_ids.keys() <= self.records.keys()

    def of(self, model: type[E]) -> Iterator[tuple[str, E]]:
        """Ids and entries of one class, sorted by id."""
        return ((key, record.entry) for key, record in self.records.items() if isinstance(record.entry, model))

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """All initiatives by id."""
        return dict(self.of(Initiative))

    @cached_property
    def administrations(self) -> dict[str, Administration]:
        """All administrations by id."""
        return dict(self.of(Administration))

    @cached_property
    def bundles(self) -> dict[str, Bundle]:
        """All bundles by id."""
        return dict(self.of(Bundle))

    @cached_property
    def events(self) -> dict[str, Event]:
        """All events by id."""
        return dict(self.of(Event))

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """All initiatives, companies and administrations by id."""
        return dict(self.of(Organisation))

    @cached_property
    def calls(self) -> dict[str, CallRecord]:
        """All needs and offers by global id `<entry>/<id>`; needs and offers of one entry share the name space."""
        found: dict[str, CallRecord] = {}
        for owner, organisation in self.organisations.items():
            for side, number, call in organisation.calls():
                key = f"{owner}/{call.id}"
                found.setdefault(key, CallRecord(key, owner, organisation, call, (side, number)))
        return found

    @cached_property
    def needs(self) -> dict[str, CallRecord]:
        """All needs by global id."""
        return {key: record for key, record in self.calls.items() if record.is_need}

    @cached_property
    def offers(self) -> dict[str, CallRecord]:
        """All offers by global id."""
        return {key: record for key, record in self.calls.items() if not record.is_need}

    @cached_property
    def regions_above(self) -> dict[str, tuple[str, ...]]:
        """For each region itself and everything that contains it, the nearest first."""
        regions = self.vocabulary.regions
        found: dict[str, tuple[str, ...]] = {}
        for start in regions:
            chain: list[str] = []
            code = start
            while code in regions and code not in chain:
                chain.append(code)
                code = regions[code].parent
            found[start] = tuple(chain)
        return found


def kind_of(entry: Entry) -> EntryKind:
    """The row of the table of kinds for an entry."""
    return BY_MODEL[type(entry)]
