"""Meetings, with a day: what is coming, and what has been, since one can learn from both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Event, Moment, Said
from generator.pages.linked.linked_data import event_ld
from generator.pages.page import Page, SearchRecord
from generator.pages.parts import cards, facets
from generator.pages.parts.sections import Empty, home_link
from generator.pages.parts.sources import SourceRow, edit_links, source_rows
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import time_of_day, zone_note


@dataclass(frozen=True, slots=True)
class EventCard:
    """A meeting in a list; an empty place means that no source states one."""

    link: Link
    summary: Said
    place: str
    date: str
    past: bool
    until: str


@dataclass(frozen=True, slots=True)
class EventsView:
    """Everything that `events.html` shows."""

    crumbs: tuple[Link, ...]
    lead: str
    coming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    empty: Empty


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything that `event.html` shows."""

    crumbs: tuple[Link, ...]
    name: str
    card: EventCard
    organisers: tuple[Link, ...]
    topics: tuple[Link, ...]
    area: str
    online: Link | None
    website: Link | None
    sources: tuple[SourceRow, ...]
    edit: str
    report: str


def pages(shop: Workshop) -> Iterator[Page]:
    """The list of events, and the page of each."""
    lead = shop.say("Meetings of people who want to help. What has been stays listed, with its sources.")
    views = [event_card(shop, key) for key in _ordered(shop)]
    view = EventsView(
        (home_link(shop),),
        lead,
        tuple(card for card in reversed(views) if not card.past),
        tuple(card for card in views if card.past),
        _none(shop),
    )
    yield shop.page("events/", shop.say("Events"), lead, shop.render("events.html", view=view))
    yield from (page(shop, key) for key in shop.catalogue.events)


def page(shop: Workshop, key: str) -> Page:
    """The page of one event."""
    event = shop.catalogue.events[key]
    return shop.page(
        f"events/{key}/",
        shop.say("{name} (event)", name=event.name),
        event.summary.said(shop.language).text,
        shop.render("event.html", view=event_view(shop, key)),
        head=event_ld(shop, key),
        edit=shop.settings.edit_url(shop.catalogue.records[key].document.path),
        search=_search(shop, key, event),
    )


def _ordered(shop: Workshop) -> list[str]:
    """The latest first, then by id."""
    events = shop.catalogue.events
    return sorted(sorted(events), key=lambda key: events[key].start.first, reverse=True)


def _none(shop: Workshop) -> Empty:
    return Empty(
        "met",
        shop.say("No meeting is planned at the moment"),
        shop.say("Planning a meeting? Add it, so that others can find you."),
        (Link(shop.say("Make an entry"), "contribute/"),),
    )


def event_card(shop: Workshop, key: str) -> EventCard:
    """A meeting with place and date."""
    event = shop.catalogue.events[key]
    last = (event.end or event.start).last
    return EventCard(
        Link(event.name, f"events/{key}/"),
        event.summary.said(shop.language),
        event_place(shop, event),
        event_date(shop, event),
        last < shop.today,
        last.isoformat(),
    )


def event_place(shop: Workshop, event: Event) -> str:
    """House and town, or that it is online."""
    place = event.place
    if place:
        return ", ".join(part for part in (place.name, place.city) if part)
    return shop.say("online") if event.online else ""


def event_date(shop: Workshop, event: Event) -> str:
    """The day, or the days from one to the other, with the time of day where it is stated."""
    start, end = event.start, event.end
    if not end or end == start or (end.on == start.on and not end.clock):
        return _moment(shop, start)
    if start.clock and end.clock and start.clock.date() == end.clock.date():
        first, last = (time_of_day(clock, shop.language) for clock in (start.clock, end.clock))
        said = shop.say("{start} to {end}", start=first, end=last)
        return shop.say("{date}, {time}", date=shop.formats.when(start.on), time=said) + zone_note(end.clock)
    return shop.say("{start} to {end}", start=_moment(shop, start), end=_moment(shop, end))


def _moment(shop: Workshop, moment: Moment) -> str:
    date = shop.formats.when(moment.on)
    if not moment.clock:
        return date
    time = time_of_day(moment.clock, shop.language)
    return shop.say("{date}, {time}", date=date, time=time) + zone_note(moment.clock)


def event_view(shop: Workshop, key: str) -> EventView:
    """The view of one event's page."""
    event = shop.catalogue.events[key]
    edit, report = edit_links(shop, key)
    return EventView(
        crumbs=(home_link(shop), Link(shop.say("Events"), "events/")),
        name=event.name,
        card=event_card(shop, key),
        organisers=_hosts(shop, event),
        topics=tuple(Link(shop.formats.label("topics", code), f"topics/{code}/") for code in event.topics),
        area=cards.place_words(shop, event.area),
        online=Link(shop.say("To the online meeting"), event.online) if event.online else None,
        website=Link(shop.say("Go to the website"), event.website) if event.website else None,
        sources=source_rows(shop, event),
        edit=edit,
        report=report,
    )


def _hosts(shop: Workshop, event: Event) -> tuple[Link, ...]:
    """Who invites: links to those who have an entry, else names."""
    known = shop.catalogue.records
    return tuple(
        cards.entry_link(shop, one.id) if one.id and one.id in known else Link(one.name or one.id or "")
        for one in event.organisers
    )


def filters(shop: Workshop, key: str) -> facets.Filters:
    """The facets of an event."""
    event = shop.catalogue.events[key]
    regions = [
        code
        for region in (event.area.regions if event.area else ())
        for code in shop.catalogue.regions_above.get(region, ())
    ]
    places = tuple(dict.fromkeys(shop.formats.labels("regions", regions)))
    return {
        "kind": (facets.entry_word(shop, "event"),),
        "topic": shop.formats.labels("topics", event.topics),
        "region": places or tuple(filter(None, [cards.place_words(shop, event.area)])),
    }


def _search(shop: Workshop, key: str, event: Event) -> SearchRecord:
    summary, where = event.summary.said(shop.language), event_place(shop, event)
    hosts = [link.text for link in _hosts(shop, event)]
    line = " · ".join(part for part in (event_date(shop, event), where) if part)
    tile, card = cards.entry_tile(shop, key), event_card(shop, key)
    meta = {
        "summary": summary.text,
        "where": line,
        "tile": tile.initials,
        "hue": str(tile.hue),
        "kind": facets.entry_word(shop, "event"),
        "sums": shop.say("over") if card.past else "",
    }
    return SearchRecord(
        event.name,
        ". ".join(part for part in (summary.text, line, ", ".join(hosts)) if part),
        filters(shop, key),
        meta,
        over=card.past,
        rank=1 if card.past else 9,
    )
