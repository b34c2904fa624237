"""W5xx, third part: values that are right in form and still make an entry less useful, or less safe to visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.context import CheckContext
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Example, Severity, rule
from generator.messages import msg
from generator.model import Area
from generator.model.calls import Location
from generator.model.entries import Place
from generator.model.text import german_offset, german_zone
from generator.model.walk import Finder
from generator.text.postcodes import WIDTH, middle, town_of
from generator.text.towns import Point, called, is_ambiguous

PLAIN_HTTP = rule(
    "W507", "plain-http", Severity.WARNING, title="The address is not encrypted",
    why="With http:// everybody on the way can read and change what visitors see, and browsers warn of such pages.",
    bad="website: http://example.org/", good="website: https://example.org/",
)  # fmt: skip
TOO_EXACT = rule(
    "W508", "coordinates-too-exact", Severity.WARNING, title="The coordinates are more exact than we publish",
    why="Two decimal places are about a kilometre: enough for a map, too little to find somebody's front door. "
    "What is published is rounded, but the file in git is public too.",
    bad="location: {city: Berlin, lat: 52.520008, lon: 13.404954}",
    good="location: {city: Berlin, lat: 52.52, lon: 13.40}",
)  # fmt: skip
AREA = rule(
    "W516", "area-without-region", Severity.WARNING, title="The area names no region",
    why="Visitors look for help near them: without a region a local entry appears on no map and in no list of a place.",
    bad="area: {scope: local}", good="area: {scope: local, regions: [DE-BE]}",
)  # fmt: skip
AREA_TOO_EXACT = rule(
    "W517", "nationwide-with-regions", Severity.WARNING, title="A nationwide area names single regions",
    why="`national` means everywhere in the country. Where only some Länder are meant, `state` or `district` says so.",
    bad="area: {scope: national, regions: [DE-BE]}", good="area: {scope: state, regions: [DE-BE]}",
)  # fmt: skip

WRONG_PLACE = rule(
    "W520", "places-disagree", Severity.WARNING, title="Town, postcode and coordinates lie far from each other",
    why="Distances are computed from them: with a slip, help from next door seems to be at the other end of the "
    "country, and what is far away seems near.",
    bad="location: {city: Kassel, lat: 9.49, lon: 51.31}", good="location: {city: Kassel, lat: 51.31, lon: 9.49}",
)  # fmt: skip
MANY_PLACES = rule(
    "W521", "town-not-clear", Severity.NOTE, title="Several towns have this name",
    why="Which of them is meant decides who is near. The postcode tells it, so does the whole name.",
    bad="location: {city: Frankfurt}", good='location: {city: Frankfurt, postcode: "15230"}',
)  # fmt: skip
OTHER_CLOCK = rule(
    "W522", "other-clock", Severity.WARNING, title="The time is not that of clocks where it takes place",
    why="In summer clocks in Germany are two hours ahead of UTC, in winter one. With the other number the meeting "
    "begins an hour earlier or later than meant, in calendars and on the site.",
    bad=Example("start: 2027-07-05T18:00+01:00\nplace: {city: Kassel}", "content/events/beispiel.yaml"),
    good=Example("start: 2027-07-05T18:00+02:00\nplace: {city: Kassel}", "content/events/beispiel.yaml"),
)  # fmt: skip
_FAR = 50.0
"""Kilometres from the middle of a town beyond which nobody is in it."""

_HTTP = re.compile(r"http://[^\s\"'<>,\]}]+")
_COMMENT = re.compile(r"^\s*#")
_STEP = Decimal("0.01")
_LOCATIONS = Finder(lambda slot: slot.bare is Location)
_PLACES = Finder(lambda slot: slot.bare in {Location, Place})
_AREAS = Finder(lambda slot: slot.bare is Area)


@check(PLAIN_HTTP)
def plain_http(c: CheckContext) -> Iterator[Diagnostic]:
    """Addresses with http:// anywhere in an entry but in comments."""
    for record in c.catalogue.records.values():
        text = record.document.text
        if "http://" not in text:
            continue
        for match in _HTTP.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if _COMMENT.match(line):
                continue
            fix = match.group().replace("http://", "https://", 1)
            said, hint = msg("The address begins with http://."), msg("Try whether `{word}` works as well.", word=fix)
            yield Diagnostic(
                PLAIN_HTTP, record.document.text_span(*match.span()), said, hint, fix, subjects=(record.id,)
            )


@check(TOO_EXACT)
def too_exact(c: CheckContext) -> Iterator[Diagnostic]:
    """Coordinates with more than two decimal places."""
    for record, found in c.find(_LOCATIONS):
        for name, value in (("lat", found.value.lat), ("lon", found.value.lon)):
            if value is not None and value % _STEP:
                fix = f"{name}: {round(value, 2)}"
                said = msg("`{name}` has more than two decimal places.", name=name)
                hint, subject = msg("Write `{word}`.", word=fix), found.subject(record.id)
                yield about(TOO_EXACT, record, (*found.loc, name), said, hint, fix=fix, subject=subject)


@check(WRONG_PLACE)
def places_that_disagree(c: CheckContext) -> Iterator[Diagnostic]:
    """Coordinates far from the town, and towns far from the region of their postcode."""
    for record, found in c.find(_PLACES):
        place: Location | Place = found.value
        towns, region = called(place.city), middle(place.postcode)
        subject = found.subject(record.id)
        if region and towns and all(town.point.km(region.point) > WIDTH for town in towns):
            said = msg(
                "“{city}” does not lie where postcode {postcode} does.", city=place.city, postcode=place.postcode
            )
            yield about(WRONG_PLACE, record, (*found.loc, "postcode"), said, msg("Check both."), subject=subject)
        town = town_of(place.city, place.postcode)
        if town is None or isinstance(place, Place) or place.lat is None or place.lon is None:
            continue
        point = Point(float(place.lat), float(place.lon))
        if point.km(town.point) <= _FAR:
            continue
        said = msg("The coordinates lie {km} km from “{city}”.", km=round(point.km(town.point)), city=place.city)
        if Point(point.lon, point.lat).km(town.point) <= _FAR:
            fix = f"lat: {place.lon}, lon: {place.lat}"
            hint = msg("Latitude and longitude look swapped: write `{fix}`.", fix=fix)
            yield about(WRONG_PLACE, record, (*found.loc, "lat"), said, hint, fix=fix, subject=subject)
        else:
            hint = msg("Correct them, or delete both: then the middle of the town is taken.")
            yield about(WRONG_PLACE, record, (*found.loc, "lat"), said, hint, subject=subject)


@check(OTHER_CLOCK)
def other_clocks(c: CheckContext) -> Iterator[Diagnostic]:
    """Events in a German town whose times have another offset than clocks there show."""
    for key, event in c.catalogue.events.items():
        towns = called(event.place.city) if event.place else ()
        if not towns or not towns[0].state:
            continue
        for field, moment in (("start", event.start), ("end", event.end)):
            clock = moment.clock if moment else None
            if clock is None or not clock.utcoffset() or clock.utcoffset() == german_zone(clock).utcoffset(None):
                continue
            shown = clock.replace(tzinfo=None)
            fix = f"{field}: {shown.isoformat(timespec='minutes')}{german_offset(shown)}"
            said = msg("In Germany clocks do not show {offset} on that day.", offset=clock.isoformat()[-6:])
            hint = msg("If it is meant by the clock, write `{fix}`.", fix=fix)
            yield about(OTHER_CLOCK, c.catalogue.records[key], (field,), said, hint, fix=fix)


@check(MANY_PLACES)
def towns_of_one_name(c: CheckContext) -> Iterator[Diagnostic]:
    """Names that several towns far from each other go by, where neither a postcode nor coordinates tell which."""
    for record, found in c.find(_PLACES):
        place: Location | Place = found.value
        if (isinstance(place, Location) and place.lat is not None) or middle(place.postcode):
            continue
        towns = called(place.city)
        if not is_ambiguous(place.city):
            continue
        states = dict.fromkeys(town.state for town in towns if town.state)
        names = tuple(
            c.catalogue.vocabulary.label("regions", state, c.catalogue.vocabulary.default_language) for state in states
        )
        said = msg("Towns of the name “{city}” lie in {states}.", city=place.city, states=", ".join(names))
        hint = msg("Add the postcode, or write the name as it is told apart: Frankfurt (Oder).")
        yield about(MANY_PLACES, record, (*found.loc, "city"), said, hint, subject=found.subject(record.id))


@check(AREA)
def areas_without_region(c: CheckContext) -> Iterator[Diagnostic]:
    """Areas that are said to be small, and not where."""
    for record, found in c.find(_AREAS):
        loc, area = found.loc, found.value
        named = record.data is not None and record.span(*loc, "regions") != record.span(*loc)
        if area.scope in {"local", "district", "state"} and not area.regions and not named:
            said = msg("`scope: {scope}`, but no region.", scope=area.scope)
            hint = msg("Add `regions: […]` with a code of content/vocabulary/regions.yaml, or write `scope: unknown`.")
            yield about(AREA, record, (*loc, "scope"), said, hint, subject=found.subject(record.id))


@check(AREA_TOO_EXACT)
def nationwide_with_regions(c: CheckContext) -> Iterator[Diagnostic]:
    """Areas that are said to be nationwide, and name regions below a country."""
    regions = c.catalogue.vocabulary.regions
    for record, found in c.find(_AREAS):
        below = [code for code in found.value.regions if code in regions and regions[code].parent]
        if found.value.scope == "national" and below:
            said = msg("`scope: national`, but only {regions}.", regions=", ".join(below))
            hint = msg("Delete `regions`, or write `scope: state`.")
            subject = found.subject(record.id)
            yield about(AREA_TOO_EXACT, record, (*found.loc, "regions"), said, hint, subject=subject)
