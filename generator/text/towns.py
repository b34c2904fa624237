"""Where a town lies: coordinates for entries that name a town and no coordinates (GeoNames, CC BY 4.0).

The towns take two seconds to load, unless set-up has prepared them (see `prepare.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

from generator.text import dictionaries

TABLES = dictionaries.SIZES
"""Towns with so many inhabitants; the larger table is only opened for names that the smaller one has not."""
COUNTRIES = dictionaries.COUNTRIES
"""A town of Germany goes before one of the same name elsewhere; others are told apart by their size."""
TOWN_TABLE, STATE_TABLE, ALL_TABLE = "towns", "states", "namesakes"
_UNCLEAR = "?"
_APART = 60.0
"""Kilometres between towns of one name from which on it matters which is meant."""
_FAMOUS = 10
"""So many times the people make a town the one that everybody means."""
_EARTH = 6371.0
"""Kilometres from the middle of the earth to its surface."""
DIGITS = 2
"""Decimal places of a degree, about a kilometre: enough for a map, too rough for a doorbell."""


class Point(NamedTuple):
    """Degrees north and east, rounded."""

    lat: float
    lon: float

    def km(self, other: Point) -> float:
        """The kilometres to another point, as the crow flies (haversine)."""
        here, there, turn = radians(self.lat), radians(other.lat), radians(other.lon - self.lon)
        part = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(turn / 2) ** 2
        return 2 * _EARTH * asin(sqrt(part))


class Town(NamedTuple):
    """A town: where it lies, and its German state (ISO 3166-2; empty elsewhere)."""

    point: Point
    state: str


def called(name: str) -> tuple[Town, ...]:
    """All towns that go by a name, the likeliest first; also without what tells them apart ("Frankfurt", "Halle").

    Nothing where the tables of towns are not to be had.
    """
    text = _record(name).removeprefix(_UNCLEAR)
    return tuple(Town(Point(float(lat), float(lon)), state) for lat, lon, state in map(_parts, text.split(";")) if lat)


def is_ambiguous(name: str) -> bool:
    """Whether German towns far from each other go by a name, and none of them is meant by everybody."""
    return _record(name).startswith(_UNCLEAR)


def _record(name: str) -> str:
    wanted = name.casefold().strip()
    ready = dictionaries.prepared(ALL_TABLE)
    try:
        return (all_namesakes() if ready is None else ready).get(wanted) or ""
    except ModuleNotFoundError:
        return ""


def _parts(text: str) -> tuple[str, str, str]:
    lat, _, rest = text.partition(" ")
    lon, _, state = rest.partition(" ")
    return lat, lon, state


@cache
def all_namesakes() -> dict[str, str]:
    """What `called` knows: towns with a semicolon between them, each `lat lon state`; to be prepared."""
    found: dict[str, dict[str, None]] = {}
    german: dict[str, list[dict[str, Any]]] = {}
    cities = dictionaries.cities(TABLES[1], COUNTRIES)
    cities.sort(key=lambda one: (one["countrycode"] != "DE", -one["population"], one["geonameid"]))
    for names in (_own_names, lambda one: one["alternatenames"] if one["population"] >= TABLES[0] else ()):
        for one in cities:
            code = STATES.get(one["admin1code"], "") if one["countrycode"] == "DE" else ""
            text = f"{round(one['latitude'], DIGITS)} {round(one['longitude'], DIGITS)} {code}"
            for name in filter(None, names(one)):
                found.setdefault(name.casefold(), {}).setdefault(text)
                if names is _own_names and code and one not in german.setdefault(name.casefold(), []):
                    german[name.casefold()].append(one)
    return {name: _UNCLEAR * _is_unclear(name, german.get(name, [])) + ";".join(towns) for name, towns in found.items()}


def _is_unclear(name: str, towns: list[dict[str, Any]]) -> bool:
    """Whether towns, the largest first, share a name far from each other, and the largest is not just called so."""
    points = [Point(one["latitude"], one["longitude"]) for one in towns]
    if all(points[0].km(other) < _APART for other in points[1:]):
        return False
    others = [one["population"] for one in towns[1:] if one["name"].casefold() == name]
    return towns[0]["name"].casefold() != name or any(_FAMOUS * size > towns[0]["population"] for size in others)


def _own_names(city: Mapping[str, Any]) -> tuple[str, ...]:
    """The name of a town, and what people call it: `Frankfurt am Main` and `Frankfurt`."""
    return city["name"], _ADDED.sub("", city["name"])


_ADDED = re.compile(r" (?:am|an der|an|auf|bei|im|in|ob|vor|unter) .*| ?\(.*\)|/.*")
"""What tells a town from others of its name."""


def town(name: str) -> Point | None:
    """Where a town of this name lies; None for names that the tables do not have."""
    wanted = name.casefold().strip()
    ready = dictionaries.prepared(TOWN_TABLE)
    if ready is None:
        return next((found for table in TABLES if (found := _towns(table).get(wanted))), None)
    lat, _, lon = (ready.get(wanted) or "").partition(" ")
    return Point(float(lat), float(lon)) if lon else None


def all_towns() -> dict[str, str]:
    """What `town` knows, degrees north and east with a space between them: to be prepared."""
    found = {name: point for table in reversed(TABLES) for name, point in _towns(table).items()}
    return {name: f"{point.lat} {point.lon}" for name, point in found.items()}


GERMANY = "DE-"
"""How the codes of German states begin."""
STATES = {
    "01": "DE-BW", "02": "DE-BY", "03": "DE-HB", "04": "DE-HH", "05": "DE-HE", "06": "DE-NI", "07": "DE-NW",
    "08": "DE-RP", "09": "DE-SL", "10": "DE-SH", "11": "DE-BB", "12": "DE-MV", "13": "DE-SN", "14": "DE-ST",
    "15": "DE-TH", "16": "DE-BE",
}  # fmt: skip
"""The states of Germany as GeoNames numbers them, in ISO 3166-2."""


def state(name: str) -> str:
    """The German state in which a town of this name lies, ISO 3166-2; empty for towns elsewhere or unknown ones."""
    wanted = name.casefold().strip()
    ready = dictionaries.prepared(STATE_TABLE)
    if ready is None:
        return next((found for table in TABLES if (found := _states(table).get(wanted))), "")
    return ready.get(wanted) or ""


def all_states() -> dict[str, str]:
    """What `state` knows: to be prepared."""
    return {name: code for table in reversed(TABLES) for name, code in _states(table).items() if code}


@cache
def _states(smallest: int) -> dict[str, str]:
    """States by the names of towns, of the largest town for each; other names only where no town is called so."""
    cities = dictionaries.cities(smallest, ("DE",))
    cities.sort(key=lambda one: (-one["population"], one["geonameid"]))
    found: dict[str, str] = {}
    for names in (lambda one: (one["name"],), lambda one: one["alternatenames"]):
        for one in cities:
            for name in filter(None, names(one)):
                found.setdefault(name.casefold(), STATES.get(one["admin1code"], ""))
    return found


def large_towns() -> Iterator[tuple[str, str]]:
    """The larger towns of Germany by name, each with its state (ISO 3166-2), the largest first."""
    cities = sorted(dictionaries.cities(TABLES[0], ("DE",)), key=lambda one: (-one["population"], one["geonameid"]))
    yield from ((one["name"], STATES.get(one["admin1code"], "")) for one in cities)


def town_names() -> Iterable[tuple[str, str]]:
    """The names, also the former and foreign ones, of all larger towns of the countries around, with the usual name.

    All in small letters; usual names come first.
    """
    cities = _by_likelihood(TABLES[0])
    yield from ((name, name) for name in (one["name"].casefold() for one in cities))
    for one in cities:
        yield from ((name.casefold(), one["name"].casefold()) for name in filter(None, one["alternatenames"]))


@cache
def _towns(smallest: int) -> dict[str, Point]:
    """Towns by name and by their other names, the likeliest one for each."""
    cities = _by_likelihood(smallest)
    points = [Point(round(one["latitude"], DIGITS), round(one["longitude"], DIGITS)) for one in cities]
    found: dict[str, Point] = {}
    for names in (lambda one: (one["name"],), lambda one: one["alternatenames"]):
        for one, point in zip(cities, points, strict=True):
            for name in filter(None, names(one)):
                found.setdefault(name.casefold(), point)
    return found


def _by_likelihood(smallest: int) -> list[dict[str, Any]]:
    cities = dictionaries.cities(smallest, COUNTRIES)
    return sorted(cities, key=lambda one: (one["countrycode"] != "DE", -one["population"], one["geonameid"]))
