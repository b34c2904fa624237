"""What the fields of one entry must be to each other: units to kinds, ends to beginnings, one of several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Diagnostic, Rule
from generator.messages import Message, msg
from generator.model import rules
from generator.model.calls import Amount, Gift, Location, Need, Offer, Quantity
from generator.model.catalogue import Record
from generator.model.entries import Event, Organisation, Partner
from generator.model.fields import EntryRef
from generator.model.vocabulary import Kind, Scheme, Vocabulary
from generator.model.walk import Finder, Slot, slots
from generator.read import Loc


def inside(record: Record, words: Vocabulary) -> Iterator[Diagnostic]:
    """Everything that contradicts itself inside one entry."""
    entry = record.entry
    yield from _repeated(record)
    for found in _PARTNERS(entry):
        yield from _exactly_one(record, found.loc, found.value, ("id", "name"))
    for found in _LOCATIONS(entry):
        yield from _half_point(record, found.loc, found.value)
    if isinstance(entry, Organisation):
        yield from _organisation(record, entry, words)
        for side, number, call in entry.calls():
            yield from _call(record, (side, number), call, words)
    if isinstance(entry, Event) and entry.end and entry.end.before(entry.start):
        yield _find(record, rules.WRONG_ORDER, ("end",), msg("The event ends before it starts."))


def _find(  # noqa: PLR0913  a finding has these parts
    record: Record, rule: Rule, loc: Loc, said: Message, hint: Message | None = None, *, fix: str = ""
) -> Diagnostic:
    return Diagnostic(rule, record.span(*loc), said, hint, fix, subjects=(record.id,))


def _is_id(slot: Slot) -> bool:
    return slot.key == "id" and slot.is_marked(EntryRef)


_PARTNERS = Finder(lambda slot: slot.bare is Partner)
_LOCATIONS = Finder(lambda slot: slot.bare is Location)
_ITEMS = Finder(lambda slot: slot.many and (slot.bare is str or any(map(_is_id, slots(slot.bare)))))
"""Items of lists in which nothing stands twice: words, and whoever is named."""


def _repeated(record: Record) -> Iterator[Diagnostic]:
    seen: set[tuple[Loc, str, str]] = set()
    for found in _ITEMS(record.entry):
        name = _named(found.value)
        key = (found.loc[:-1], name, getattr(found.value, "relation", ""))
        if key in seen:
            said = msg("“{item}” stands in this list already.", item=name)
            yield _find(record, rules.REPEATED, found.loc, said, msg("Delete one of the two."))
        seen.add(key)


def _named(item: Any) -> str:
    """What an item of a list names: a word, an id, or somebody without an entry."""
    return item if isinstance(item, str) else str(item.id or getattr(item, "name", ""))


def _half_point(record: Record, loc: Loc, place: Location) -> Iterator[Diagnostic]:
    """Coordinates of which one is missing."""
    if record.data is None and (place.lat is None) != (place.lon is None):
        given, other = ("lat", "lon") if place.lon is None else ("lon", "lat")
        said = msg("`{field}` is given, `{other}` is missing.", field=given, other=other)
        hint = msg("Give both, or none: then the middle of the town is taken.")
        yield _find(record, rules.MISSING_PARTNER, (*loc, given), said, hint)


def _exactly_one(record: Record, loc: Loc, value: Any, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    given = [name for name in names if getattr(value, name) is not None]
    if len(given) != 1:
        either = ", ".join(f"`{name}`" for name in names)
        said = msg("{count} of these are given, one is needed: {names}.", count=len(given), names=either)
        hint = msg("Keep the one that says it best.") if given else msg("Add one of them.")
        yield _find(record, rules.NOT_EXACTLY_ONE, loc, said, hint)


def _organisation(record: Record, entry: Organisation, words: Vocabulary) -> Iterator[Diagnostic]:
    if entry.confirmed and not (entry.contact and (entry.contact.email or entry.contact.form or entry.contact.phone)):
        said = msg("`confirmed` is set, but nobody can be reached.")
        yield _find(
            record,
            rules.MISSING_PARTNER,
            ("confirmed",),
            said,
            msg("Add `contact: {{email: info@…}}`, a form or a phone number."),
        )
    if entry.contact and not (entry.contact.email or entry.contact.form or entry.contact.phone):
        yield _find(
            record, rules.MISSING_PARTNER, ("contact",), msg("`contact` names neither `email`, `form` nor `phone`.")
        )
    if entry.ended and entry.founded and entry.ended.last < entry.founded.first:
        yield _find(record, rules.WRONG_ORDER, ("ended",), msg("It ended before it was founded."))
    if entry.ended and entry.status != "finished":
        said = msg("`ended` is set, but `status` is `{status}`.", status=entry.status)
        yield _find(
            record, rules.MISSING_PARTNER, ("ended",), said, msg("Add `status: finished`."), fix="status: finished"
        )
    for number, identifier in enumerate(entry.identifiers):
        yield from _identifier(record, number, identifier.scheme, identifier.value, words)


def _identifier(record: Record, number: int, scheme: str, value: str, words: Vocabulary) -> Iterator[Diagnostic]:
    term = words.terms("identifier_schemes").get(scheme)
    if isinstance(term, Scheme) and term.pattern and not re.fullmatch(term.pattern, value):
        said = msg(
            "“{value}” is not a number of this register ({name}).", value=value, name=term.named(words.default_language)
        )
        fix = _meant_identifier(value, term)
        hint = msg("Copy it from the register as it stands there.")
        hint = msg("Did you mean `{word}`?", word=fix) if fix else hint
        yield _find(record, rules.BAD_IDENTIFIER, ("identifiers", number, "value"), said, hint, fix=fix)


def _meant_identifier(value: str, scheme: Scheme) -> str:
    """A number of a register out of its address there, or with the letter that all of them begin with; else empty."""
    before, _, after = (scheme.url or "").partition("{value}")
    bare = value.strip()
    if before and re.match(r"https?://", bare):
        start = re.sub(r"https?://(www\.)?", "", before)
        bare = re.sub(r"https?://(www\.)?", "", bare)
        if not bare.startswith(start):
            return ""
        bare = re.split(r"[?#]", bare.removeprefix(start).removesuffix(after))[0].rstrip("/")
    letter = re.match(r"\^([A-Z]+)(?=\[)", scheme.pattern)
    packed = re.sub(r"[\s.]", "", bare).upper()
    forms = [bare, packed, *([letter[1] + packed] if letter and packed.isdigit() else ())]
    return next((form for form in forms if re.fullmatch(scheme.pattern, form)), "")


def _call(record: Record, loc: Loc, call: Need | Offer, words: Vocabulary) -> Iterator[Diagnostic]:
    kind = words.kinds.get(call.kind)
    if kind:
        yield from _measure(record, loc, kind, call.quantity, call.amount)
    if call.starts and call.until and call.until < call.starts:
        yield _find(record, rules.WRONG_ORDER, (*loc, "until"), msg("`until` lies before `from`."))
    if call.valid_until and call.valid_until < call.since.first:
        yield _find(record, rules.WRONG_ORDER, (*loc, "valid_until"), msg("`valid_until` lies before `since`."))
    if call.valid_until and call.until and call.valid_until > call.until:
        said = msg("`valid_until` lies after `until`, the last day on which it can take place.")
        yield _find(
            record, rules.BEYOND_ITS_TIME, (*loc, "valid_until"), said, msg("Delete the line, or correct `until`.")
        )
    yield from _status(record, loc, call)
    gifts: list[tuple[Loc, Gift, str]] = []
    if isinstance(call, Need):
        gifts = [((*loc, "received", number), gift, "giver") for number, gift in enumerate(call.received)]
    else:
        gifts = [((*loc, "given", number), gift, "to") for number, gift in enumerate(call.given)]
    for where, gift, party in gifts:
        names = ("offer", "entry", "name") if party == "giver" else ("entry", "name")
        key = "from" if party == "giver" else "to"
        yield from _exactly_one(record, (*where, key), getattr(gift, party), names)
        yield from _like(record, where, call, gift)


def _status(record: Record, loc: Loc, call: Need | Offer) -> Iterator[Diagnostic]:
    if call.status == "withdrawn" and not call.closed_note:
        said = msg("A withdrawn call needs a `closed_note`.")
        yield _find(record, rules.MISSING_PARTNER, (*loc, "status"), said, msg("Say in one sentence what happened."))
    if call.status in {"open", "partly", "expired"}:
        said = msg("`{status}` is computed and cannot be set.", status=call.status)
        yield _find(
            record,
            rules.UNKNOWN_CODE,
            (*loc, "status"),
            said,
            msg("Delete the line; `withdrawn` and `met` may be set."),
        )


def _measure(
    record: Record, loc: Loc, kind: Kind, quantity: Quantity | None, amount: Amount | None
) -> Iterator[Diagnostic]:
    if quantity and kind.measured_by != "quantity":
        hint = (
            msg("Write `amount: {{total: …}}`.") if kind.measured_by == "amount" else msg("Say it in the description.")
        )
        yield _find(
            record,
            rules.WRONG_MEASURE,
            (*loc, "quantity"),
            msg("The kind `{kind}` has no quantity.", kind=kind.code),
            hint,
        )
    elif quantity and quantity.unit not in kind.units:
        units = ", ".join(f"`{unit}`" for unit in kind.units)
        said = msg("The unit `{unit}` does not fit the kind `{kind}`.", unit=quantity.unit, kind=kind.code)
        hint = msg("Possible here: {units}.", units=units) if units else msg("Say it in the description.")
        yield _find(record, rules.WRONG_UNIT, (*loc, "quantity", "unit"), said, hint)
    if amount and kind.measured_by != "amount":
        said = msg("The kind `{kind}` has no amount of money.", kind=kind.code)
        yield _find(record, rules.WRONG_MEASURE, (*loc, "amount"), said, msg("Only the kinds of money have one."))
    if quantity and quantity.minimum and quantity.total and quantity.minimum > quantity.total:
        said = msg(
            "{minimum} are the minimum, but only {total} the total.", minimum=quantity.minimum, total=quantity.total
        )
        yield _find(record, rules.MINIMUM, (*loc, "quantity", "minimum"), said)


def _like(record: Record, loc: Loc, call: Need | Offer, gift: Gift) -> Iterator[Diagnostic]:
    """A gift must be counted like the call it belongs to."""
    wanted, got = call.quantity, gift.quantity
    if got and wanted and got.unit != wanted.unit:
        said = msg("The call counts in `{unit}`, this in `{other}`.", unit=wanted.unit, other=got.unit)
        yield _find(record, rules.SUM_MISMATCH, (*loc, "quantity"), said, msg("Convert it, or say it in the `note`."))
    if gift.amount and call.quantity:
        yield _find(
            record,
            rules.SUM_MISMATCH,
            (*loc, "amount"),
            msg("The call counts things, this is money."),
            msg("Say it in the `note`."),
        )
    if got and call.amount:
        yield _find(
            record,
            rules.SUM_MISMATCH,
            (*loc, "quantity"),
            msg("The call is about money, this counts things."),
            msg("Say it in the `note`."),
        )
    if gift.amount and call.amount and gift.amount.currency != call.amount.currency:
        said = msg(
            "The call is in {currency}, this in {other}.", currency=call.amount.currency, other=gift.amount.currency
        )
        yield _find(record, rules.SUM_MISMATCH, (*loc, "amount"), said, msg("Convert it, or say it in the `note`."))
