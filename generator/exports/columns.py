"""The columns of the tables: codes first, since programs compare them; their words in the default language follow.

What stands in the classes beyond them has a column by its type, if it fits a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import BaseModel

from generator.exports.source import Source
from generator.model import CallRecord, EntryKind, Need, Offer, Organisation, PartialDate, Text
from generator.model.entries import Partner
from generator.model.fields import Code, OneLine
from generator.model.numbers import Day
from generator.model.walk import Slot, slots
from generator.pages.parts.cards import call_place, place_words
from generator.relations import CallState, Flow
from generator.settings import Settings

Cell = str | int | float | Decimal | None
OrganisationColumns = Mapping[str, Callable[[Source, str, Organisation], Cell]]
CallColumns = Mapping[str, Callable[[Source, CallRecord], Cell]]
FlowColumns = Mapping[str, Callable[[Source, Flow], Cell]]


def joined(items: Iterable[str]) -> str:
    """Several values in one cell; names may have commas of their own (“Hey, Alter!”)."""
    return " | ".join(items)


def _in(text: Text | None, language: str) -> str:
    """A text in exactly one language; empty where it has not been translated."""
    return text.values.get(language, "") if text else ""


def _phone(number: str) -> str:
    """A number to dial: with two zeros, since spreadsheets take a text with a plus sign for a formula."""
    return f"00{number[1:]}" if number.startswith("+") else number


def _date(value: PartialDate | date | None) -> str:
    return str(value) if value else ""


def _labels(source: Source, name: str, codes: Iterable[str]) -> str:
    return joined(source.default.formats.labels(name, codes))


def _label(source: Source, name: str, code: str | None) -> str:
    return source.default.formats.label(name, code) if code else ""


def _open(source: Source, key: str, one: Organisation, side: str) -> int:
    states = source.relations.states
    return sum(states[f"{key}/{call.id}"].is_open for where, _, call in one.calls() if where == side)


def organisation_columns(settings: Settings, kind: EntryKind) -> OrganisationColumns:
    """The columns for one kind of organisation."""
    summaries = {
        f"summary_{language}": lambda _s, _k, one, language=language: _in(one.summary, language)
        for language in settings.languages
    }
    first: OrganisationColumns = {
        "id": lambda _s, key, _: key,
        "name": lambda _s, _k, one: one.name,
        "aliases": lambda _s, _k, one: joined(one.aliases),
        **summaries,
        "topics": lambda _s, _k, one: joined(one.topics),
        "topics_label": lambda s, _k, one: _labels(s, "topics", one.topics),
        "audiences": lambda _s, _k, one: joined(one.audiences),
        "audiences_label": lambda s, _k, one: _labels(s, "audiences", one.audiences),
        "scope": lambda _s, _k, one: one.area.scope,
        "regions": lambda _s, _k, one: joined(one.area.regions),
        "place": lambda s, _k, one: place_words(s.default, one.area),
        "city": lambda _s, _k, one: one.location.city if one.location else "",
        "postcode": lambda _s, _k, one: one.location.postcode if one.location else "",
        "website": lambda _s, _k, one: one.website,
        "email": lambda _s, _k, one: one.contact.email if one.contact else "",
        "form": lambda _s, _k, one: one.contact.form if one.contact else "",
        "phone": lambda _s, _k, one: _phone(one.contact.phone) if one.contact and one.contact.phone else "",
        "legal_form": lambda _s, _k, one: one.legal_form,
    }
    last: OrganisationColumns = {
        "status": lambda _s, _k, one: one.status,
        "founded": lambda _s, _k, one: _date(one.founded),
        "ended": lambda _s, _k, one: _date(one.ended),
        "created": lambda _s, _k, one: _date(one.created),
        "confirmed": lambda _s, _k, one: _date(one.confirmed),
        "open_needs": lambda s, key, one: _open(s, key, one, "needs"),
        "open_offers": lambda s, key, one: _open(s, key, one, "offers"),
        "help_received": lambda s, key, _: len(s.relations.got.get(key, ())),
        "help_given": lambda s, key, _: len(s.relations.gave.get(key, ())),
        "url": lambda s, key, _: f"{s.settings.url}{s.folder(key)}/{key}/",
    }
    own = {
        slot.key: lambda _s, _k, one, slot=slot: _cell(slot, getattr(one, slot.name))
        for slot in _further(kind.model, {*first, *last})
    }
    return {**first, **own, **last}


def _further(model: type[BaseModel], known: Collection[str]) -> Iterator[Slot]:
    """The fields of a class that have no column yet and fit a cell: codes, lines, days, numbers, an organisation."""
    for slot in slots(model):
        is_single = not slot.many and (slot.is_marked(OneLine, Day) or slot.bare in {int, Decimal, Partner})
        if slot.key not in known and (is_single or slot.is_marked(Code)):
            yield slot


def _cell(slot: Slot, value: Any) -> Cell:  # noqa: ANN401  whatever a field holds
    """The value of a field in a cell; of somebody who has an entry the id."""
    if slot.many:
        return joined(value)
    if isinstance(value, Partner):
        return value.id or value.name or ""
    return value if isinstance(value, str | int | Decimal | None) else str(value)


def call_columns(settings: Settings, model: type[Need | Offer]) -> CallColumns:
    """The columns for needs or offers."""
    titles = {
        f"title_{language}": lambda _s, one, language=language: _in(one.call.title, language)
        for language in settings.languages
    }
    got = "received" if model is Need else "given"
    found: dict[str, Callable[[Source, CallRecord], Cell]] = {
        "id": lambda _s, one: one.id,
        "organisation": lambda _s, one: one.owner,
        "organisation_name": lambda _s, one: one.organisation.name,
        "kind": lambda _s, one: one.call.kind,
        "kind_label": lambda s, one: _label(s, "kinds", one.call.kind),
        **titles,
        "status": lambda s, one: _state(s, one).status,
        "total": lambda s, one: _number(_state(s, one).total),
        got: lambda s, one: _number(_state(s, one).got),
        "left": lambda s, one: _number(_state(s, one).left),
        "unit": lambda s, one: _state(s, one).currency or _state(s, one).unit,
        "per": lambda _s, one: one.call.quantity.per if one.call.quantity else "",
        "minimum": lambda _s, one: one.call.quantity.minimum if one.call.quantity else None,
        "place": lambda s, one: call_place(s.default, one),
        "regions": lambda _s, one: joined((one.call.area or one.organisation.area).regions),
        "since": lambda _s, one: _date(one.call.since),
        "from": lambda _s, one: _date(one.call.starts),
        "until": lambda _s, one: _date(one.call.until),
        "call_ends": lambda s, one: _state(s, one).until.isoformat(),
        "priority": lambda _s, one: one.call.priority,
        "condition": lambda _s, one: one.call.condition,
        "skills": lambda _s, one: joined(one.call.skills),
        "topics": lambda _s, one: joined(one.call.topics or one.organisation.topics),
        "audiences": lambda _s, one: joined(one.call.audiences or one.organisation.audiences),
        "languages": lambda _s, one: joined(one.call.languages),
        "language_pairs": lambda _s, one: joined(one.call.language_pairs),
        "delivery": lambda _s, one: joined(one.call.delivery),
    }
    for slot in list(_further(model, {*found, "valid_until"})):  # `call_ends` has it for all of them
        found[slot.key] = partial(_of_call, slot)
    if model is Need:
        found["gifts"] = _gifts
    found["url"] = lambda s, one: f"{s.settings.url}{s.folder(one.owner)}/{one.owner}/#{one.call.id}"
    return found


def _of_call(slot: Slot, _source: Source, record: CallRecord) -> Cell:
    return _cell(slot, getattr(record.call, slot.name))


def _gifts(_source: Source, record: CallRecord) -> int | None:
    return len(record.call.received) if isinstance(record.call, Need) else None


def _state(source: Source, record: CallRecord) -> CallState:
    return source.relations.states[record.id]


def _number(size: Decimal | None) -> Decimal | int | None:
    """A whole number without places after the comma, else as it is."""
    return int(size) if size is not None and size == size.to_integral_value() else size


def help_columns(settings: Settings) -> FlowColumns:
    """The columns for documented help."""
    titles = {
        f"title_{language}": lambda _s, one, language=language: _in(one.title, language)
        for language in settings.languages
    }
    return {
        "id": lambda _s, one: f"{one.call}/{one.number + 1}",
        "date": lambda _s, one: _date(one.date),
        "giver": lambda _s, one: one.giver,
        "giver_name": lambda _s, one: one.giver_name,
        "offer": lambda _s, one: one.offer,
        "receiver": lambda _s, one: one.receiver,
        "receiver_name": lambda _s, one: one.receiver_name,
        "kind": lambda _s, one: one.kind,
        "kind_label": lambda s, one: _label(s, "kinds", one.kind),
        **titles,
        "quantity": lambda _s, one: one.quantity.total if one.quantity else None,
        "unit": lambda _s, one: one.quantity.unit if one.quantity else "",
        "amount": lambda _s, one: _number(one.amount.total) if one.amount else None,
        "currency": lambda _s, one: one.amount.currency if one.amount else "",
        "note": lambda s, one: one.note.said(s.settings.default_language).text if one.note else "",
        "source": lambda _s, one: one.source,
    }
