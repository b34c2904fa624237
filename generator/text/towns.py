"""Where a town lies: coordinates for entries that name a town and no coordinates (GeoNames, CC BY 4.0).

The towns take two seconds to load, unless set-up has prepared them (see `prepare.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from generator.text import dictionaries

TABLES = dictionaries.SIZES
"""Towns with so many inhabitants; the larger table is only opened for names that the smaller one has not."""
COUNTRIES = dictionaries.COUNTRIES
"""A town of Germany goes before one of the same name elsewhere; others are told apart by their size."""
TOWN_TABLE, STATE_TABLE = "towns", "states"
DIGITS = 2
"""Decimal places of a degree, about a kilometre: enough for a map, too rough for a doorbell."""
EARTH = 6371.0
"""Mean radius in kilometres."""


class Point(NamedTuple):
    """Degrees north and east, rounded."""

    lat: float
    lon: float


def km(here: Point, there: Point) -> float:
    """Kilometres between two places as the crow flies (haversine)."""
    lat, lon = radians(there.lat - here.lat), radians(there.lon - here.lon)
    half = sin(lat / 2) ** 2 + cos(radians(here.lat)) * cos(radians(there.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


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


def town_names() -> Iterable[str]:
    """The names, also the former and foreign ones, of all larger towns of the countries around, in small letters."""
    return _towns(TABLES[0])


@cache
def _towns(smallest: int) -> dict[str, Point]:
    """Towns by name and by their other names, the likeliest one for each."""
    cities = dictionaries.cities(smallest, COUNTRIES)
    cities.sort(key=lambda one: (one["countrycode"] != "DE", -one["population"], one["geonameid"]))
    points = [Point(round(one["latitude"], DIGITS), round(one["longitude"], DIGITS)) for one in cities]
    found: dict[str, Point] = {}
    for names in (lambda one: (one["name"],), lambda one: one["alternatenames"]):
        for one, point in zip(cities, points, strict=True):
            for name in filter(None, names(one)):
                found.setdefault(name.casefold(), point)
    return found
