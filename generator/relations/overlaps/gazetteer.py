"""Which words of a name are places: towns of Germany and around (GeoNames), states, countries, and people of them."""

from __future__ import annotations

from functools import cache, lru_cache

from generator.relations.places import town_names
from generator.relations.tokens import fold, words

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


@cache
def _places() -> frozenset[str]:
    joined = {fold(name).replace(" ", "").replace("-", "") for name in town_names()}
    return frozenset({name for name in joined if len(name) >= _LEAST} - _NO_PLACE | _WIDER)
