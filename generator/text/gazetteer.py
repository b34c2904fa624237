"""Which words of a name are places: towns of Germany and around (GeoNames), states, countries, and people of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from generator.text.dictionaries import prepared
from generator.text.tokens import fold, words
from generator.text.towns import town_names

_WIDER = words(
    """berlin hamburg bremen bayern hessen sachsen thueringen saarland brandenburg niedersachsen nordrhein westfalen
    nrw holstein schleswig pfalz rheinland wuerttemberg baden anhalt mecklenburg vorpommern deutschland germany austria
    oesterreich schweiz switzerland europa europe afrika africa asia asien india indien kenya kenia uganda ghana nigeria
    france frankreich paris london usa uk syrien syria ukraine afghanistan ruhrgebiet niederrhein franken schwaben
    ostfriesland lausitz eifel allgaeu mitte"""
)
_NO_PLACE = words(
    """essen halle lage weil bunt leben open make welt wort frei buch waren wesel hagen horn hamm bad neustadt werder
    auto post live hope date care home plan best spring union point gate bridge media"""
)
"""Names of towns that are words as well."""
_WRITTEN = {
    "thueringen": "Thüringen", "wuerttemberg": "Württemberg", "oesterreich": "Österreich", "allgaeu": "Allgäu",
    "nrw": "NRW", "usa": "USA", "uk": "UK",
}  # fmt: skip
_UMLAUTS = frozenset("äöüß")
TABLE = "places"
_LEAST = 4
_PEOPLE = "er"
_LEAST_PEOPLE = 7


@lru_cache(maxsize=200_000)
def place_of(word: str) -> str | None:
    """The place that a folded word names (`berliner`: berlin), or None."""
    known = _places()
    if word in known:
        return word
    base = word.removesuffix(_PEOPLE)
    return base if base != word and len(word) >= _LEAST_PEOPLE and base in known else None


def place_name(place: str) -> str:
    """A place as people write it (`muenchen`: München)."""
    return _WRITTEN.get(place) or _places().get(place, place).title()


@cache
def _places() -> Mapping[str, str]:
    return prepared(TABLE) or all_places()


def all_places() -> Mapping[str, str]:
    """Every place folded, with its spelling in small letters."""
    found = {place: place for place in sorted(_WIDER)}
    for name in town_names():
        joined = fold(name).replace(" ", "").replace("-", "")
        if len(joined) < _LEAST or joined in _NO_PLACE:
            continue
        if joined not in found or _UMLAUTS.intersection(name):  # München, not Muenchen
            found[joined] = name
    return found
