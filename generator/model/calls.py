"""Need and offer: one shape for both, so that they can be set side by side.

Help that came about stands at the need as `received`; an offer lists as `given` only what went outside the catalogue.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.addresses import Currency, LanguagePair, Postcode, Url
from generator.model.fields import (
    CallText,
    Code,
    EntryRef,
    Id,
    LanguageTag,
    Name,
    Note,
    Record,
    Region,
    ShortText,
    Title,
)
from generator.model.numbers import Boolean, Count, Date, Latitude, Longitude, Money, RoughDate
from generator.model.text import Text

Topics = Annotated[tuple[Annotated[str, Code("topics")], ...], Field(max_length=5)]


class Quantity(Record):
    """How much, counted in a unit that fits the kind."""

    total: Count | None = Field(None, description="How many in all; leave it out for “as many as possible”.", examples=["20"])
    unit: Annotated[str, Code("units")] = Field(description="What is counted; each kind has its units.", examples=["piece"])
    minimum: Count | None = Field(None, description="Less than this is of no use.", examples=["8"])
    per: Annotated[str, Code("periods")] | None = Field(None, description="A rhythm, such as hours per week.", examples=["week"])


class Amount(Record):
    """A sum of money."""

    total: Money | None = Field(None, description="The sum; leave it out where it is open.", examples=["1500"])
    currency: Currency = Field("EUR", description="ISO 4217 code.", examples=["EUR"])


class Area(Record):
    """Where something happens."""

    scope: Annotated[str, Code("scopes")] = Field(description="How far it reaches.", examples=["local"])
    regions: tuple[Region, ...] = Field((), description="Codes of the regions; nothing for nationwide.", examples=["[DE-BE]"])
    remote: Boolean = Field(False, description="Whether it also works from afar, online or by phone.", examples=["true"])


class Location(Record):
    """A town, as exact as it may be published."""

    city: Name = Field(description="Name of the town.", examples=["Berlin"])
    postcode: Postcode | None = Field(None, description="Postcode, in quotes.", examples=['"12047"'])
    lat: Latitude | None = Field(None, description="Latitude in degrees.", examples=["52.52"])
    lon: Longitude | None = Field(None, description="Longitude in degrees.", examples=["13.40"])


class Party(Record):
    """Somebody who gives or gets: an organisation of the catalogue, one of its offers, or a name."""

    offer: Annotated[str, EntryRef(offer=True)] | None = Field(None, description="An offer of the catalogue.", examples=["cisco/networking-academy"])
    entry: Annotated[Id, EntryRef()] | None = Field(None, description="An entry of the catalogue.", examples=["cisco"])
    name: Name | None = Field(None, description="Somebody without an entry.", examples=["Privatleute"])


class Gift(Record):
    """Help that came about; quantity and amount may be unknown."""

    quantity: Quantity | None = Field(None, description="How much.", examples=["{total: 190, unit: piece}"])
    amount: Amount | None = Field(None, description="How much money.", examples=["{total: 500}"])
    date: RoughDate | None = Field(None, description="When.", examples=["2015-12"])
    source: Url | None = Field(None, description="Where it can be read.", examples=["https://example.org/"])
    note: Note | None = Field(None, description="What else is known.", examples=["über drei Jahre verteilt"])


class Received(Gift):
    """Help that a need has got."""

    giver: Party = Field(alias="from", description="Who gave it.", examples=["{name: Privatleute}"])


class Given(Gift):
    """Help that an offer gave to somebody outside the catalogue."""

    to: Party = Field(description="Who got it.", examples=["{name: Grundschule Musterstadt}"])


class Call(Record):
    """What need and offer have in common."""

    id: Id = Field(description="Short name, unique in the entry; part of the address.", examples=["laptops"])
    former_ids: tuple[Id, ...] = Field((), description="Earlier ids; they lead here.", examples=["[rechner]"])
    kind: Annotated[str, Code("kinds")] = Field(description="What kind of help it is.", examples=["hardware"])
    title: Title = Field(description="One line that says what it is about.", examples=["Laptops für den Deutschkurs"])
    description: CallText | None = Field(None, description="What matters, in a few sentences (Markdown).", examples=["Ab 4 GB Arbeitsspeicher."])
    quantity: Quantity | None = Field(None, description="How much of it.", examples=["{total: 20, unit: piece, minimum: 8}"])
    amount: Amount | None = Field(None, description="How much money (kinds of money only).", examples=["{total: 1500}"])
    skills: tuple[ShortText, ...] = Field((), description="Abilities, in free words.", examples=["[python]"])
    topics: Topics = Field((), description="Topics, if narrower than the organisation's.", examples=["[education]"])
    audiences: tuple[Annotated[str, Code("audiences")], ...] = Field((), description="For whom, if narrower than the organisation's.", examples=["[children]"])
    languages: tuple[LanguageTag, ...] = Field((), description="Languages that are needed or spoken.", examples=["[de, ar]"])
    language_pairs: tuple[LanguagePair, ...] = Field((), description="For translating: pairs, either direction.", examples=["[de-uk]"])
    area: Area | None = Field(None, description="Where, if narrower than the organisation's.", examples=["{scope: local, regions: [DE-BE]}"])
    location: Location | None = Field(None, description="The place, if another than the organisation's.", examples=["{city: Köln}"])
    remote: Boolean | None = Field(None, description="Whether it works from afar.", examples=["true"])
    delivery: tuple[Annotated[str, Code("deliveries")], ...] = Field((), description="How it changes hands.", examples=["[pickup, ship]"])
    since: RoughDate = Field(description="When the call was made.", examples=["2026-11-21"])
    starts: Date | None = Field(None, alias="from", description="First day on which it can take place.", examples=["2027-01-15"])
    until: Date | None = Field(None, description="Last day on which it can take place.", examples=["2027-06-30"])
    valid_until: Date | None = Field(None, description="Last day of the call itself; without it, 12 months after the last sign of life.", examples=["2027-03-31"])
    condition: Annotated[str, Code("conditions")] | None = Field(None, description="New or used.", examples=["used"])
    priority: Annotated[str, Code("priorities")] = Field("normal", description="How much it presses.", examples=["urgent"])
    status: Annotated[str, Code("call_statuses")] | None = Field(None, description="Computed; set by hand only `withdrawn`, or `met` where no total is known.", examples=["withdrawn"])
    closed_note: Note | None = Field(None, description="Why it was withdrawn.", examples=["Der Kurs findet nicht statt."])

    def texts(self) -> tuple[Text, ...]:
        """All texts that people wrote about it."""
        return tuple(text for text in (self.title, self.description) if text)


class Need(Call):
    """Something that is missing."""

    received: tuple[Received, ...] = Field((), description="Help that has come, for the progress.", examples=["[{from: {name: Privatleute}, quantity: {total: 5, unit: piece}}]"])


class Offer(Call):
    """Something that is to be had."""

    eligibility: tuple[Annotated[str, Code("eligibility")], ...] = Field((), description="Who may get it; nothing means everybody.", examples=["[registered-nonprofit]"])
    cost: Annotated[str, Code("costs")] | None = Field(None, description="What it costs.", examples=["free"])
    given: tuple[Given, ...] = Field((), description="Help that went to somebody outside the catalogue.", examples=["[{to: {name: Grundschule Musterstadt}}]"])
