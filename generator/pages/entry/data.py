"""The table at the end of an entry's page: what is known about the organisation, and where it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.messages import N_
from generator.model import Administration, Company, Initiative, Organisation
from generator.model.addresses import shown_host
from generator.model.entries import Headcount, Identifier, Partner
from generator.model.kinds import ORGANISATIONS
from generator.pages.parts import cards
from generator.pages.parts.views import Link, Term
from generator.pages.parts.workshop import Workshop
from generator.relations.areas import is_everywhere


def data_rows(shop: Workshop, key: str) -> tuple[Term, ...]:
    """The rows of the table; the first ones say so when nothing is stated, the others are left out."""
    organisation = shop.catalogue.organisations[key]
    return tuple(term for term in _rows(shop, key, organisation) if term.values)


def _rows(shop: Workshop, key: str, organisation: Organisation) -> Iterator[Term]:
    formats = shop.formats
    unknown = shop.say("not stated")
    if ORGANISATIONS[type(organisation)].is_fleeting or organisation.status != "active":
        yield _row(shop.say("Status"), cards.status_words(shop, organisation))
    yield _row(shop.say("Founded"), formats.when(organisation.founded) or unknown)
    if organisation.ended:
        yield _row(shop.say("Ended"), formats.when(organisation.ended))
    legal_form = formats.label("legal_forms", organisation.legal_form) if organisation.legal_form else unknown
    yield _row(shop.say("Legal form"), legal_form)
    yield Term(shop.say("Also known as"), tuple(Link(alias) for alias in organisation.aliases))
    yield Term(shop.say("For"), tuple(Link(label) for label in formats.labels("audiences", organisation.audiences)))
    yield Term(shop.say("Works in"), _area(shop, organisation))
    if organisation.location:
        yield _row(shop.say("Seat"), organisation.location.city)
    if own := _OF_KIND.get(type(organisation)):
        yield from own(shop, organisation)
    yield from _backlinks(shop, key)
    yield Term(shop.say("Web"), _web(shop, organisation))
    yield Term(shop.say("Register numbers"), tuple(_identifier(shop, one) for one in organisation.identifiers))
    yield Term(
        shop.say("Sources"),
        tuple(
            Link(shown_host(one.url), one.url, shop.marked(one.note.said(shop.language)) if one.note else "")
            for one in organisation.sources
        ),
        many=True,
    )
    confirmed = (
        formats.day(organisation.confirmed) if organisation.confirmed else shop.say("not yet by the organisation")
    )
    yield _row(shop.say("Confirmed"), confirmed)


def _row(name: str, text: str) -> Term:
    return Term(name, (Link(text),))


def _area(shop: Workshop, organisation: Organisation) -> tuple[Link, ...]:
    area = organisation.area
    if area.regions:
        found = [Link(shop.formats.label("regions", code), f"regions/{code.lower()}/") for code in area.regions]
    elif area.remote and not is_everywhere(area):
        return (Link(shop.say("anywhere (remote)")),)
    else:
        found = [Link(shop.formats.label("scopes", area.scope))]
    return (*found, Link(shop.say("also remote"))) if area.remote else tuple(found)


def _initiative(shop: Workshop, initiative: Initiative) -> Iterator[Term]:
    if initiative.operator:
        yield Term(shop.say("Run by"), (_partner(shop, initiative.operator),))
    yield Term(shop.say("Works with"), tuple(_partner(shop, partner) for partner in initiative.partners))
    known = [link for link in initiative.authority_links if link.id in shop.catalogue.records]
    relation = {link.id: shop.formats.label("relations", link.relation) for link in known}
    links = (replace(cards.entry_link(shop, link.id), count=relation[link.id]) for link in known)
    yield Term(shop.say("Administrations"), tuple(links))
    if initiative.volunteers:
        yield _row(shop.say("Volunteers"), _headcount(shop, initiative.volunteers))
    if initiative.people_reached:
        yield _row(shop.say("People reached"), _headcount(shop, initiative.people_reached))
    if initiative.stage:
        yield _row(shop.say("Stage"), shop.formats.label("stages", initiative.stage))


def _company(shop: Workshop, company: Company) -> Iterator[Term]:
    if company.sector:
        yield _row(shop.say("Sector"), shop.formats.label("sectors", company.sector))
    if company.size:
        yield _row(shop.say("Size"), shop.formats.label("sizes", company.size))
    yield Term(shop.say("Member of"), tuple(Link(name) for name in company.memberships))


def _administration(shop: Workshop, administration: Administration) -> Iterator[Term]:
    yield _row(shop.say("Level"), shop.formats.label("levels", administration.level))
    topics = (Link(shop.formats.label("topics", t), f"topics/{t}/") for t in administration.responsible_for)
    yield Term(shop.say("Responsible for"), tuple(topics))


_OF_KIND: Mapping[type[Organisation], Callable[..., Iterator[Term]]] = {
    Initiative: _initiative,
    Company: _company,
    Administration: _administration,
}
"""The rows that only one kind of organisation has."""


def _headcount(shop: Workshop, people: Headcount) -> str:
    count = shop.formats.number(people.count)
    return f"{count} ({people.as_of})" if people.as_of else count


def _partner(shop: Workshop, partner: Partner) -> Link:
    if partner.id and partner.id in shop.catalogue.records:
        return cards.entry_link(shop, partner.id)
    return Link(partner.name or partner.id or "")


_ROLES = {
    "operator": N_("Runs"), "partner": N_("Partner of"), "member": N_("Alliances"), "organiser": N_("Events"),
    "successor": N_("Goes on with"), "authority": N_("In touch with"),
}  # fmt: skip


def _backlinks(shop: Workshop, key: str) -> Iterator[Term]:
    """Who names this entry, unless it names them itself."""
    named = shop.relations.backlinks.get(key, ())
    if not named:
        return
    entry = shop.catalogue.records[key].entry
    own = {partner.id for partner in entry.partners} if isinstance(entry, Initiative) else set()
    for role, name in _ROLES.items():
        ids = [link.id for link in named if link.role == role and link.id not in own]
        yield Term(shop.say(name), tuple(cards.entry_link(shop, other) for other in ids))


def _web(shop: Workshop, organisation: Organisation) -> tuple[Link, ...]:
    found = [Link(shown_host(organisation.website), organisation.website)] if organisation.website else []
    found += [Link(shop.formats.label("link_kinds", link.kind), link.url) for link in organisation.links]
    if isinstance(organisation, Initiative):
        found += [Link(shop.say("Source code"), organisation.repository)] if organisation.repository else []
        found += [Link(shop.say("Donate"), organisation.donation.url)] if organisation.donation else []
    if isinstance(organisation, Company) and organisation.csr_url:
        found.append(Link(shop.say("Social responsibility"), organisation.csr_url))
    return tuple(found)


def _identifier(shop: Workshop, one: Identifier) -> Link:
    term = shop.catalogue.vocabulary.terms("identifier_schemes").get(one.scheme)
    url = getattr(term, "url", "")
    return Link(
        f"{shop.formats.label('identifier_schemes', one.scheme)} {one.value}",
        url.replace("{value}", one.value) if url else "",
    )
