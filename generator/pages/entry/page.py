"""The page of one organisation: who, what is missing or to be had, what came together, how sure we are.

Initiatives, companies and administrations share it; what a kind adds is a part that the others leave empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import quote

from generator.messages import N_
from generator.model import Administration, Need, Organisation, Said
from generator.model.kinds import ORGANISATIONS, OrganisationKind
from generator.pages.entry.area import area_pages
from generator.pages.entry.contact import contacts, website
from generator.pages.entry.could_do import CouldDo, could_do
from generator.pages.entry.data import data_rows
from generator.pages.entry.in_charge import Responsible, responsible
from generator.pages.entry.search import search_record
from generator.pages.entry.similar import SimilarView, similar
from generator.pages.page import CHANGE, Page
from generator.pages.parts import cards
from generator.pages.parts.facets import Filters, entry_word, organisation_filters
from generator.pages.parts.fits import fits_badges
from generator.pages.parts.match_rows import MatchList, match_list
from generator.pages.parts.views import CallCard, FlowRow, Freshness, Link, Term, Tile
from generator.pages.parts.workshop import Workshop
from generator.relations import Flow

STALE_AFTER = timedelta(days=300)
CORRECTION = "3-correction.yml"
"""The issue form for mistakes and confirmations."""


@dataclass(frozen=True, slots=True)
class CallSection:
    """Needs or offers with a heading; open ones first."""

    id: str
    title: str
    cards: tuple[CallCard, ...]
    fits: Mapping[str, MatchList]
    """What fits them, by anchor."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What stands where a company offers nothing yet."""

    title: str
    text: str
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """Everything that `entry.html` shows."""

    crumbs: tuple[Link, ...]
    tile: Tile
    name: str
    line: str
    summary: Said
    partly: str
    """The language of parts that have not been translated; empty where all of it has."""
    tags: tuple[Link, ...]
    over: str
    closed_note: Said | None
    successor: Link | None
    freshness: Freshness
    jumps: tuple[Link, ...]
    calls: tuple[CallSection, ...]
    invitation: Invitation | None
    could_do: CouldDo | None
    description: Said | None
    got: tuple[FlowRow, ...]
    gave: tuple[FlowRow, ...]
    similar: SimilarView | None
    responsible: Responsible | None
    data: tuple[Term, ...]
    asking: str
    contacts: tuple[Link, ...]
    website: Link | None
    languages: str
    yours: str
    change: str
    """The form that changes the entry; `do` and `call` can be added to it."""
    closing: tuple[tuple[Said, Link, Link], ...]
    """Open needs and offers, each with the ways to say that it is met, and that it is withdrawn."""
    report: str
    json: str = field(default="")


def pages(shop: Workshop, keys: Iterable[str] | None = None) -> Iterator[Page]:
    """One page for each initiative, company and administration; only those with these ids, if any are given.

    An administration with many initiatives in its area has further ones, which go on with their list.
    """
    for key in shop.catalogue.organisations if keys is None else keys:
        yield page(shop, key)
        if isinstance(shop.catalogue.organisations[key], Administration):
            yield from area_pages(shop, key)


def page(shop: Workshop, key: str) -> Page:
    """The page of one organisation."""
    from generator.pages.data.data import match_feed_link
    from generator.pages.linked.linked_data import entry_ld

    organisation, record = shop.catalogue.organisations[key], shop.catalogue.records[key]
    summary = organisation.summary.said(shop.language)
    return shop.page(
        f"{record.kind.folder}/{key}/",
        organisation.name,
        summary.text,
        shop.render("entry.html", view=entry_view(shop, key)),
        head=entry_ld(shop, key) + match_feed_link(shop, "organisations", key, organisation.name),
        edit=shop.settings.edit_url(record.document.path),
        search=search_record(shop, key, entry_word(shop, record.kind.name)),
    )


def filters(shop: Workshop, key: str) -> Filters:
    """The facets of one organisation."""
    return organisation_filters(shop, key)


def entry_view(shop: Workshop, key: str) -> EntryView:
    """The view of one organisation's page."""
    organisation, record = shop.catalogue.organisations[key], shop.catalogue.records[key]
    needs, offers = _sections(shop, key, organisation)
    got, gave = (_flows(shop, flows.get(key, ())) for flows in (shop.relations.got, shop.relations.gave))
    alike = similar(shop, key)
    kind = ORGANISATIONS[type(organisation)]
    possible = could_do(shop, key) if kind.gives_first else None
    return EntryView(
        crumbs=_crumbs(shop, kind, organisation),
        tile=cards.entry_tile(shop, key),
        name=organisation.name,
        line=_line(shop, kind, organisation),
        summary=organisation.summary.said(shop.language),
        partly=_foreign(shop, organisation),
        tags=tuple(Link(shop.formats.label("topics", code), f"topics/{code}/") for code in organisation.topics),
        over=_over(shop, organisation),
        closed_note=organisation.closed_note.said(shop.language) if organisation.closed_note else None,
        successor=_successor(shop, organisation),
        freshness=freshness(shop, organisation),
        jumps=_jumps(shop, needs, offers, got, gave, alike, possible, shop.say(kind.asking)),
        asking=shop.say(kind.asking),
        calls=(offers, needs) if kind.gives_first else (needs, offers),
        invitation=_invitation(shop, key)
        if kind.gives_first and not any(not card.past for card in offers.cards)
        else None,
        could_do=possible,
        description=organisation.description.said(shop.language) if organisation.description else None,
        got=got,
        gave=gave,
        similar=alike,
        responsible=responsible(shop, key) if isinstance(organisation, Administration) else None,
        data=data_rows(shop, key),
        contacts=contacts(shop, organisation),
        website=website(organisation),
        languages=shop.formats.listed(shop.formats.language_name(code) for code in organisation.languages),
        yours=shop.say(kind.yours),
        change=f"{CHANGE}?id={key}",
        closing=_closing(shop, key, organisation),
        report=_issue(shop, key, shop.say("Mistake: {name}", name=organisation.name)),
        json=f"{record.kind.folder}/{key}.json",
    )


def _could_words(shop: Workshop, possible: CouldDo | None) -> str:
    """What the needs are that one could answer: where only the kind was compared, nobody says that they fit."""
    return shop.say("Needs that fit") if possible and possible.list else shop.say("Needs of this kind")


def _flows(shop: Workshop, flows: Iterable[Flow]) -> tuple[FlowRow, ...]:
    return tuple(cards.flow_row(shop, flow) for flow in flows)


def _foreign(shop: Workshop, organisation: Organisation) -> str:
    """The language of a text of a need, an offer or a gift that does not exist in that of the page; empty for none."""
    calls = [call for _, _, call in organisation.calls()]
    gifts = [gift for call in calls for gift in (call.received if isinstance(call, Need) else call.given)]
    texts = [text for call in calls for text in (call.title, call.description)] + [gift.note for gift in gifts]
    said = (text.said(shop.language).language for text in texts if text)
    return next((language for language in said if language != shop.language), "")


def _line(shop: Workshop, kind: OrganisationKind, organisation: Organisation) -> str:
    """The line below the name: kind, place, age."""
    return " · ".join(part for part in (shop.say(kind.one), cards.where_words(shop, organisation)) if part)


def _crumbs(shop: Workshop, kind: OrganisationKind, organisation: Organisation) -> tuple[Link, ...]:
    topic = organisation.topics[0]
    return (
        Link(shop.say("Home"), "./"), Link(shop.say(kind.many), f"{kind.folder}/"),
        Link(shop.formats.label("topics", topic), f"topics/{topic}/"),
    )  # fmt: skip


def _over(shop: Workshop, organisation: Organisation) -> str:
    if organisation.status == "active":
        return ""
    if organisation.status == "finished" and not organisation.ended:
        return shop.say("We do not know whether this still goes on; the entry stays for reading.")
    words = {
        "finished": N_("This work is finished; the entry stays for reading."),
        "paused": N_("This work is paused at the moment."),
        "planned": N_("This is still being planned."),
    }
    return shop.say(words[organisation.status])


def freshness(shop: Workshop, organisation: Organisation) -> Freshness:
    """How sure we are of an entry: confirmed by the organisation, long ago, or only found in public sources."""
    confirmed = organisation.confirmed
    if confirmed is None:
        day = organisation.created
        said = shop.say("Compiled from public sources, not confirmed by the organisation.")
        as_of = shop.say("As of: {day}.", day=shop.formats.day(day)) if day else ""
        return Freshness("open", f"{said} {as_of}".strip())
    text = shop.say("Confirmed by the organisation on {day}.", day=shop.formats.day(confirmed))
    if shop.today - confirmed > STALE_AFTER:
        stale = shop.say("That was a while ago; please ask before you rely on it.")
        return Freshness("stale", f"{text} {stale}")
    return Freshness("confirmed", text)


def _successor(shop: Workshop, organisation: Organisation) -> Link | None:
    key = organisation.successor
    return cards.entry_link(shop, key) if key and key in shop.catalogue.records else None


_OFFERED = (N_("What is offered"), N_("What was offered"))


def _sections(shop: Workshop, key: str, organisation: Organisation) -> tuple[CallSection, CallSection]:
    needs = _section(shop, key, "_brauchen", (N_("What is needed"), N_("What was needed")), "needs")
    if ORGANISATIONS[type(organisation)].gives_first:  # what its offers fit, stands below all of them
        offers = _section(shop, key, "_bieten", _OFFERED, "offers")
        badged = (replace(one, badges=(*one.badges, *fits_badges(shop, f"{key}/{one.anchor}"))) for one in offers.cards)
        return needs, replace(offers, cards=tuple(badged), fits={})
    return needs, _section(shop, key, "_bieten", _OFFERED, "offers")


def _section(shop: Workshop, key: str, anchor: str, titles: tuple[str, str], side: str) -> CallSection:
    """Needs or offers, open ones first, and what fits them; the second title is that of those which are all over."""
    calls = [call for where, _, call in shop.catalogue.organisations[key].calls() if where == side]
    found = [cards.call_card(shop, shop.catalogue.calls[f"{key}/{call.id}"]) for call in calls]
    fits = {call.id: fitting for call in calls if (fitting := match_list(shop, f"{key}/{call.id}"))}
    title = titles[bool(found) and all(card.past for card in found)]
    return CallSection(anchor, shop.say(title), tuple(sorted(found, key=lambda card: card.past)), fits)


def _jumps(  # noqa: PLR0913, PLR0917  one for each part of the page
    shop: Workshop, needs: CallSection, offers: CallSection, got: Sized, gave: Sized, alike: SimilarView | None,
    possible: CouldDo | None, contact: str,
) -> tuple[Link, ...]:  # fmt: skip
    """Links to the parts of the page, for those that are there; a short page needs none. Past calls do not count."""
    calls = [
        Link(shop.say(now), href, shop.formats.number(still))
        if (still := sum(not card.past for card in part.cards))
        else Link(shop.say(before), href, shop.formats.number(len(part.cards)))
        for now, before, href, part in (
            (N_("Needed"), N_("Needed before"), "#_brauchen", needs),
            (N_("Offered"), N_("Offered earlier"), "#_bieten", offers),
        )
        if part.cards
    ]
    numbered = (
        (_could_words(shop, possible), "#_koennten", possible.count if possible else 0),
        (shop.say("Received"), "#_bekommen", len(got)),
        (shop.say("Given"), "#_gegeben", len(gave)), (shop.say("Similar"), "#_aehnlich", alike.count if alike else 0),
    )  # fmt: skip
    found = [*calls, *(Link(text, href, shop.formats.number(count)) for text, href, count in numbered if count)]
    rest = [Link(shop.say("Evidence"), "#_daten"), Link(contact, "#_kontakt")]
    return (*found, *rest) if found else ()


def _invitation(shop: Workshop, key: str) -> Invitation:
    return Invitation(
        shop.say("Could you offer something?"),
        shop.say("Laptops, rooms, hours, knowledge: small things help, too."),
        (Link(shop.say("Describe an offer"), f"{CHANGE}?id={key}&do=offer"), Link(shop.say("See all needs"), "needs/")),
    )


def _closing(shop: Workshop, key: str, organisation: Organisation) -> tuple[tuple[Said, Link, Link], ...]:
    """The open needs and offers of an organisation, with what one can say of each that is over."""
    here = f"{CHANGE}?id={key}&do"
    words = {"needs": shop.say("has been met"), "offers": shop.say("is taken")}
    return tuple(
        (
            call.title.said(shop.language),
            Link(words[side], f"{here}=met&call={call.id}"),
            Link(shop.say("withdraw"), f"{here}=withdraw&call={call.id}"),
        )
        for side, _, call in organisation.calls()
        if shop.relations.states[f"{key}/{call.id}"].is_open
    )


def _issue(shop: Workshop, key: str, title: str) -> str:
    """The form for corrections with the entry's address filled in; empty without a repository."""
    settings = shop.settings
    address = cards.entry_address(shop, key)
    entry = shop.once(("quoted", key), lambda: quote(settings.address(shop.language, address), safe=""))
    return (
        f"{settings.repository}/issues/new?template={CORRECTION}&title={quote(title)}&entry={entry}"
        if settings.repository
        else ""
    )
