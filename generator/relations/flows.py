"""Help that came together: every documented gift once, whether the giver or the receiver wrote it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Amount, CallRecord, Catalogue, Need, Offer, PartialDate, Quantity, Text
from generator.model.calls import Gift, Party


@dataclass(frozen=True, slots=True)
class Flow:
    """One gift. Ids are empty where somebody has no entry; then the name says who it was.

    `call` is the global id of the call under which it is written, `title` and `kind` are that call's;
    `offer` is the giver's offer it came from, if that is known; `number` counts the gifts of one call.
    """

    giver: str
    giver_name: str
    offer: str
    receiver: str
    receiver_name: str
    call: str
    kind: str
    title: Text
    gift: Gift
    number: int

    @property
    def quantity(self) -> Quantity | None:
        """How much, if a source says so."""
        return self.gift.quantity

    @property
    def amount(self) -> Amount | None:
        """How much money, if a source says so."""
        return self.gift.amount

    @property
    def date(self) -> PartialDate | None:
        """When, as exactly as known."""
        return self.gift.date

    @property
    def source(self) -> str | None:
        """Where it can be read."""
        return self.gift.source

    @property
    def note(self) -> Text | None:
        """What else is known."""
        return self.gift.note


def all_flows(catalogue: Catalogue) -> tuple[Flow, ...]:
    """Every gift of the catalogue, the newest first; those without a date last, then by id."""
    found = sorted(_flows(catalogue), key=lambda flow: (flow.call, flow.number))
    return tuple(sorted(found, key=lambda flow: flow.date.last.toordinal() if flow.date else 0, reverse=True))


def _flows(catalogue: Catalogue) -> Iterator[Flow]:
    for record in catalogue.calls.values():
        call = record.call
        if isinstance(call, Need):
            for number, got in enumerate(call.received):
                giver, offer, name = _party(catalogue, got.giver)
                yield _flow(record, got, number, (giver, offer, name), (record.owner, record.organisation.name))
        elif isinstance(call, Offer):
            for number, given in enumerate(call.given):
                receiver, _, name = _party(catalogue, given.to)
                mine = (record.owner, record.id, record.organisation.name)
                yield _flow(record, given, number, mine, (receiver, name))


def _flow(record: CallRecord, gift: Gift, number: int, giver: tuple[str, str, str], receiver: tuple[str, str]) -> Flow:
    giver_id, offer, giver_name = giver
    call = record.call
    return Flow(giver_id, giver_name, offer, *receiver, record.id, call.kind, call.title, gift, number)


def _party(catalogue: Catalogue, party: Party) -> tuple[str, str, str]:
    """Entry id, offer id and name of somebody who gives or gets; a reference to nobody keeps its text as name."""
    if party.offer:
        owner = party.offer.partition("/")[0]
        entry = catalogue.entry(owner)
        return (owner if entry else "", party.offer if entry else "", entry.name if entry else owner)
    if party.entry:
        entry = catalogue.entry(party.entry)
        return (party.entry if entry else "", "", entry.name if entry else party.entry)
    return ("", "", party.name or "")
