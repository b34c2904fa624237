"""Everything in an entry that points to another entry, in one list, so that each question about links is asked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model import Bundle, Catalogue, Event, Initiative, Need, Organisation, Record
from generator.model.calls import Party
from generator.model.entries import Partner
from generator.model.kinds import KINDS

Loc = tuple[str | int, ...]
ORGANISATIONS = tuple(kind.name for kind in KINDS if kind.is_organisation)


class Reference(NamedTuple):
    """A pointer to an entry (with `offer` to an offer of it): its place, and the kinds it may point to."""

    record: Record
    loc: Loc
    target: str
    kinds: tuple[str, ...]
    offer: str = ""
    or_name: bool = False
    """Whether a plain `{name: …}` may stand here for somebody without an entry."""
    subject: str = ""


def references(record: Record) -> Iterator[Reference]:
    """All references of one entry."""
    entry = record.entry
    for number, allow in enumerate(entry.allow):
        if allow.with_:
            yield Reference(record, ("allow", number, "with"), allow.with_, tuple(kind.name for kind in KINDS))
    if isinstance(entry, Bundle):
        for number, member in enumerate(entry.members):
            yield Reference(record, ("members", number), member, ("initiative",))
    elif isinstance(entry, Event):
        yield from _partners(record, "organisers", entry.organisers)
    elif isinstance(entry, Organisation):
        yield from _organisation(record, entry)


def _organisation(record: Record, entry: Organisation) -> Iterator[Reference]:
    if entry.successor:
        yield Reference(record, ("successor",), entry.successor, ORGANISATIONS)
    for number, other in enumerate(entry.distinct_from):
        yield Reference(record, ("distinct_from", number, "id"), other.id, ORGANISATIONS)
    if isinstance(entry, Initiative):
        if entry.operator and entry.operator.id:
            yield Reference(record, ("operator",), entry.operator.id, ORGANISATIONS, or_name=True)
        yield from _partners(record, "partners", entry.partners)
        for number, link in enumerate(entry.authority_links):
            yield Reference(record, ("authority_links", number, "id"), link.id, ("administration",))
    for side, number, call in entry.calls():
        loc, subject = (side, number), f"{record.id}/{call.id}"
        if isinstance(call, Need):
            for index, gift in enumerate(call.received):
                yield from _party(record, (*loc, "received", index, "from"), gift.giver, subject)
        else:
            for index, given in enumerate(call.given):
                yield from _party(record, (*loc, "given", index, "to"), given.to, subject)


def _partners(record: Record, field: str, partners: Iterable[Partner]) -> Iterator[Reference]:
    for number, partner in enumerate(partners):
        if partner.id:
            yield Reference(record, (field, number), partner.id, ORGANISATIONS, or_name=True)


def _party(record: Record, loc: Loc, party: Party, subject: str) -> Iterator[Reference]:
    if party.entry:
        yield Reference(record, (*loc, "entry"), party.entry, ORGANISATIONS, or_name=True, subject=subject)
    if party.offer:
        owner, _, call = party.offer.partition("/")
        yield Reference(record, (*loc, "offer"), owner, ORGANISATIONS, offer=call or "?", or_name=True, subject=subject)


def referenced_ids(catalogue: Catalogue) -> frozenset[str]:
    """Ids of entries that exist but were not read, whose offers the entries at hand refer to.

    Whoever checks single files reads these too (`catalogue.known_ids` has their paths): whether an entry exists can be
    seen from its name, whether it has such an offer only inside.
    """
    read = {document.path for document in catalogue.documents}
    wanted = {found.target for record in catalogue.records.values() for found in references(record) if found.offer}
    return frozenset(one for one in wanted if one in catalogue.known_ids and catalogue.known_ids[one] not in read)
