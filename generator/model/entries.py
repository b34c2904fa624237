"""The kinds of entry: what a file in each folder of `content/` may say.

Each field carries its description and an example: the field manual, the JSON Schema and the editors' help come from here.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.model.addresses import Email, Phone, Postcode, Url
from generator.model.calls import Area, Location, Need, Offer, Topics
from generator.model.fields import (
    Code,
    Description,
    EntryName,
    EntryRef,
    Id,
    LanguageTag,
    Line,
    Name,
    Note,
    Record,
    Remark,
    Role,
    ShortText,
    Summary,
)
from generator.model.numbers import Boolean, Count, PastDate, RoughDate, When, Year


class Source(Record):
    """Where a fact was found."""

    url: Url = Field(description="Address of the page.", examples=["https://example.org/bericht"])
    note: Note | None = Field(None, description="Which article, of which date.", examples=["Artikel vom 12. Mai 2016"])


class Link(Record):
    """A further page of the organisation."""

    kind: Annotated[str, Code("link_kinds")] = Field(description="What kind of page.", examples=["donate"])
    url: Url = Field(description="Its address.", examples=["https://example.org/spenden"])


class Contact(Record):
    """How to get in touch with the organisation, never with a private person."""

    email: Email | None = Field(None, description="A role address.", examples=["info@example.org"])
    form: Url | None = Field(None, description="Address of a contact form.", examples=["https://example.org/kontakt"])
    phone: Phone | None = Field(None, description="The office's number.", examples=["+49 30 1234567"])


class Identifier(Record):
    """A number in a public register."""

    scheme: Annotated[str, Code("identifier_schemes")] = Field(description="Which register.", examples=["wikidata"])
    value: Line = Field(description="The number there.", examples=["Q42"])


class Partner(Record):
    """An organisation: one of the catalogue by id, or a name."""

    id: Annotated[Id, EntryRef()] | None = Field(None, description="Id of an entry.", examples=["betterplace"])
    name: Name | None = Field(None, description="Name, if it has no entry.", examples=["Beispiel gGmbH"])


class AuthorityLink(Record):
    """How an initiative stands to an administration."""

    id: Annotated[Id, EntryRef("Administration")] = Field(description="Id of the administration.", examples=["senatskanzlei-berlin"])
    relation: Annotated[str, Code("relations")] = Field(description="How they know each other.", examples=["cooperates"])


class Logo(Record):
    """An image beside the entry."""

    file: Line = Field(description="File name, in the same folder.", examples=["beispiel.svg"])
    alt: Remark = Field(description="What it shows, for those who do not see it.", examples=["Logo: zwei Hände"])
    rights: ShortText = Field(description="Who allows its use.", examples=["Beispiel e. V., mit Genehmigung"])


class Headcount(Record):
    """So many people, as of a year."""

    count: Count = Field(description="How many.", examples=["50"])
    as_of: Year | None = Field(None, description="In which year.", examples=["2015"])
    source: Url | None = Field(None, description="Where it can be read.", examples=["https://example.org/"])


class Donation(Record):
    """Where one can donate."""

    url: Url = Field(description="Address of the donation page.", examples=["https://example.org/spenden"])
    tax_deductible: Boolean | None = Field(None, description="Whether there is a receipt for the tax office.", examples=["true"])


class Distinct(Record):
    """Somebody looked: the other one is not the same."""

    id: Annotated[Id, EntryRef()] = Field(description="Id of the other entry.", examples=["beispiel-koeln"])
    reason: Remark = Field(description="What tells them apart.", examples=["anderes Team, anderer Ort"])


class Allow(Record):
    """One finding that is meant to stay."""

    rule: Line = Field(description="Code of the rule.", examples=["W503"])
    with_: Annotated[Id, EntryRef("Entry")] | None = Field(None, alias="with", description="The other entry, where the rule is about a pair.", examples=["beispiel-koeln"])
    reason: Remark = Field(description="Why it is right here.", examples=["Der Name ist so amtlich."])


def _partner(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


_PARTNER_SCHEMA = {
    "anyOf": [{"type": "string"}, {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}]
}
PartnerRef = Annotated[Partner, BeforeValidator(_partner), WithJsonSchema(_PARTNER_SCHEMA)]
Sources = Annotated[
    tuple[Source, ...], Field(description="Where the facts were found.", examples=["[{url: https://example.org/}]"])
]


class Entry(Record):
    """What entries of every kind have."""

    name: EntryName = Field(description="The everyday name.", examples=["Beispiel-Initiative"])
    summary: Summary = Field(description="One sentence: what, for whom, where.", examples=["Repariert gespendete Laptops für Schulen."])
    sources: Sources = ()
    former_ids: tuple[Id, ...] = Field((), description="Earlier ids; they lead here.", examples=["[beispiel-alt]"])
    created: PastDate | None = Field(None, description="Day on which the entry was made.", examples=["2026-11-21"])
    website: Url | None = Field(None, description="The website.", examples=["https://example.org/"])
    allow: tuple[Allow, ...] = Field((), description="Findings that are meant to stay.", examples=["[{rule: W503, reason: Eigenname}]"])


class Organisation(Entry):
    """What initiatives, companies and administrations have in common."""

    aliases: tuple[EntryName, ...] = Field((), description="Other names, acronyms, the legal name.", examples=["[Beispiel e. V.]"])
    description: Description | None = Field(None, description="A few paragraphs (Markdown, no HTML).", examples=["Seit 2015 reparieren wir Laptops."])
    links: tuple[Link, ...] = Field((), description="Further pages.", examples=["[{kind: donate, url: https://example.org/spenden}]"])
    topics: Annotated[Topics, Field(min_length=1, description="One to five topics.", examples=["[education]"])]
    audiences: tuple[Annotated[str, Code("audiences")], ...] = Field((), description="Whom it serves.", examples=["[children]"])
    languages: tuple[LanguageTag, ...] = Field((), description="Languages in which one can get in touch.", examples=["[de, en]"])
    area: Area = Field(description="Where it works.", examples=["{scope: local, regions: [DE-BE]}"])
    location: Location | None = Field(None, description="Where it has its seat.", examples=["{city: Berlin}"])
    contact: Contact | None = Field(None, description="How to get in touch.", examples=["{email: info@example.org}"])
    legal_form: Annotated[str, Code("legal_forms")] | None = Field(None, description="The legal form.", examples=["ev"])
    identifiers: tuple[Identifier, ...] = Field((), description="Register numbers.", examples=["[{scheme: wikidata, value: Q42}]"])
    status: Annotated[str, Code("org_statuses")] = Field("active", description="Whether it is at work.", examples=["active"])
    ended: RoughDate | None = Field(None, description="When it ended.", examples=["2018"])
    closed_note: Note | None = Field(None, description="How it ended.", examples=["Seit 2018 liegt keine Nachricht vor."])
    successor: Annotated[Id, EntryRef(), Role("successor")] | None = Field(None, description="Id of the entry that goes on with it.", examples=["beispiel-neu"])
    founded: RoughDate | None = Field(None, description="When it began.", examples=["2015"])
    confirmed: PastDate | None = Field(None, description="When the organisation itself last said that all is correct.", examples=["2026-11-21"])
    logo: Logo | None = Field(None, description="A logo beside the entry.", examples=["{file: beispiel.svg, alt: Logo, rights: Beispiel e. V.}"])
    distinct_from: Annotated[tuple[Distinct, ...], Role("distinct")] = Field((), description="Entries that look alike and are others.", examples=["[{id: beispiel-koeln, reason: anderes Team}]"])
    needs: tuple[Need, ...] = Field((), description="What is needed.", examples=["[{id: laptops, kind: hardware, title: Laptops, since: 2026-11-21}]"])
    offers: tuple[Offer, ...] = Field((), description="What is offered.", examples=["[{id: kurs, kind: training, title: Computerkurs, since: 2026-11-21}]"])

    def calls(self) -> tuple[tuple[str, int, Need | Offer], ...]:
        """Every need and offer with the path to it: field name, index, the call."""
        return self._calls

    @cached_property
    def _calls(self) -> tuple[tuple[str, int, Need | Offer], ...]:
        needs = (("needs", number, call) for number, call in enumerate(self.needs))
        offers = (("offers", number, call) for number, call in enumerate(self.offers))
        return (*needs, *offers)


class Initiative(Organisation):
    """People who help, whatever their legal form."""

    operator: Annotated[PartnerRef, Role("operator")] | None = Field(None, description="The legal body behind it: an id, or {name: …}.", examples=["{name: Beispiel gGmbH}"])
    partners: Annotated[tuple[PartnerRef, ...], Role("partner")] = Field((), description="With whom it works.", examples=["[betterplace, {name: Stadtbibliothek}]"])
    authority_links: Annotated[tuple[AuthorityLink, ...], Role("authority")] = Field((), description="Administrations it has to do with.", examples=["[{id: senatskanzlei-berlin, relation: cooperates}]"])
    stage: Annotated[str, Code("stages")] | None = Field(None, description="How far it has come.", examples=["running"])
    repository: Url | None = Field(None, description="Where its software lies.", examples=["https://example.org/quelltext"])
    donation: Donation | None = Field(None, description="Where one can donate.", examples=["{url: https://example.org/spenden}"])
    volunteers: Headcount | None = Field(None, description="How many help.", examples=["{count: 30, as_of: 2015}"])
    people_reached: Headcount | None = Field(None, description="How many people it has reached.", examples=["{count: 300, as_of: 2018}"])


class Company(Organisation):
    """Companies, foundations and others that give."""

    sector: Annotated[str, Code("sectors")] | None = Field(None, description="Section of the German classification WZ 2008.", examples=["J"])
    size: Annotated[str, Code("sizes")] | None = Field(None, description="How many people work there.", examples=["m"])
    memberships: tuple[ShortText, ...] = Field((), description="Networks it belongs to.", examples=["[Initiative D21]"])
    csr_url: Url | None = Field(None, description="Its page on social responsibility.", examples=["https://example.org/verantwortung"])


class Administration(Organisation):
    """Public bodies."""

    level: Annotated[str, Code("levels")] = Field(description="On which level it works.", examples=["municipal"])
    responsible_for: tuple[Annotated[str, Code("topics")], ...] = Field((), description="Topics it is responsible for.", examples=["[arrival, language]"])


class Bundle(Entry):
    """Initiatives that have joined forces, confirmed by them."""

    members: Annotated[tuple[Annotated[Id, EntryRef("Initiative")], ...], Role("member"), Field(min_length=2, description="Ids of the initiatives.", examples=["[beispiel-berlin, beispiel-koeln]"])]
    goal: Description | None = Field(None, description="What they want to do together.", examples=["Gemeinsam um Laptops bitten."])
    status: Annotated[str, Code("bundle_statuses")] = Field("active", description="Whether it goes on.", examples=["active"])
    since: RoughDate | None = Field(None, description="Since when.", examples=["2016-07"])


class Place(Record):
    """Where an event takes place."""

    name: Name | None = Field(None, description="The house.", examples=["Rathaus"])
    city: Name = Field(description="The town.", examples=["Berlin"])
    postcode: Postcode | None = Field(None, description="Postcode, in quotes.", examples=['"12047"'])


class Event(Entry):
    """A meeting, with a day."""

    start: When = Field(description="First day, with time and zone if known.", examples=["2016-06-14", "2016-06-14T18:00+02:00"])
    end: When | None = Field(None, description="Last day, with time and zone if known.", examples=["2016-06-15"])
    place: Place | None = Field(None, description="Where.", examples=["{city: Berlin}"])
    online: Url | None = Field(None, description="Address of the online meeting.", examples=["https://example.org/treffen"])
    organisers: Annotated[tuple[PartnerRef, ...], Role("organiser")] = Field((), description="Who invites.", examples=["[betterplace-lab]"])
    topics: Topics = Field((), description="Topics.", examples=["[civic_tech]"])
    area: Area | None = Field(None, description="For whom it is meant.", examples=["{scope: national}"])


class Retired(Record):
    """An id that is gone for good."""

    id: Id = Field(description="The id.", examples=["[beispiel-alt]"])
    since: PastDate = Field(description="Since when.", examples=["2026-11-21"])
    reason: Remark = Field(description="Why.", examples=["Auf Wunsch der Initiative gelöscht."])
    successor: Id | None = Field(None, description="Id of the entry to go to instead.", examples=["beispiel"])
