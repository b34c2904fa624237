"""The texts of an entry that people wrote, each with its language and its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.model import Bundle, Call, Need, Offer, Organisation, Record, Text

Loc = tuple[str | int, ...]
PROSE = frozenset({"description", "goal"})
"""Fields of several lines, in Markdown."""


class Passage(NamedTuple):
    """One text in one language; `field` is the name of its field, `subject` the id of the entry or call it is about."""

    record: Record
    loc: Loc
    field: str
    language: str
    text: str
    subject: str
    kind: str = ""
    """The kind of the need or offer, for texts of one."""
    languages: Collection[str] = ()
    """All languages in which this text is given, in the order of the file; none for names."""


def passages(record: Record) -> Iterator[Passage]:
    """All passages of an entry."""
    entry = record.entry
    default = entry.summary.default_language
    yield Passage(record, ("name",), "name", "", entry.name, record.id)
    yield from _by_language(record, (), "summary", entry.summary, record.id)
    for number, source in enumerate(entry.sources):
        yield from _note(record, ("sources", number), source.note, record.id)
    if isinstance(entry, Bundle):
        yield from _by_language(record, (), "goal", entry.goal, record.id)
    if isinstance(entry, Organisation):
        yield from _by_language(record, (), "description", entry.description, record.id)
        yield from _by_language(record, (), "closed_note", entry.closed_note, record.id)
        for number, alias in enumerate(entry.aliases):
            yield Passage(record, ("aliases", number), "aliases", default, alias, record.id)
        for side, number, call in entry.calls():
            yield from _call(record, (side, number), call)


def _call(record: Record, loc: Loc, call: Call) -> Iterator[Passage]:
    subject = f"{record.id}/{call.id}"
    yield from (one._replace(kind=call.kind) for one in _by_language(record, loc, "title", call.title, subject))
    yield from _by_language(record, loc, "description", call.description, subject)
    yield from _by_language(record, loc, "closed_note", call.closed_note, subject)
    if isinstance(call, Need):
        for number, gift in enumerate(call.received):
            yield from _note(record, (*loc, "received", number), gift.note, subject)
    elif isinstance(call, Offer):
        for number, given in enumerate(call.given):
            yield from _note(record, (*loc, "given", number), given.note, subject)


def _note(record: Record, loc: Loc, note: Text | None, subject: str) -> Iterator[Passage]:
    return _by_language(record, loc, "note", note, subject)


def _by_language(record: Record, loc: Loc, field: str, text: Text | None, subject: str) -> Iterator[Passage]:
    if text:
        languages = text.values.keys()
        for language, words in text:
            yield Passage(record, (*loc, field, language), field, language, words, subject, "", languages)
