"""Which words of a name are places: towns of Germany and around (GeoNames), states, countries, and people of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from generator.text.dictionaries import prepared
from generator.text.tokens import fold, words
from generator.text.towns import town_names

WIDE = words(
    """deutschland germany austria oesterreich schweiz switzerland europa europe afrika africa asia asien india indien
    kenya kenia uganda ghana nigeria france frankreich usa uk syrien syria ukraine afghanistan"""
)
"""Countries and more: two entries that both name one have no place in common."""
_WIDER = WIDE | words(
    """berlin hamburg bremen bayern hessen sachsen thueringen saarland brandenburg niedersachsen nordrhein westfalen
    nrw holstein schleswig pfalz rheinland wuerttemberg baden anhalt mecklenburg vorpommern paris london ruhrgebiet
    niederrhein franken schwaben ostfriesland lausitz eifel allgaeu mitte"""
)
_NO_PLACE = words(
    """essen halle lage weil bunt leben open make welt wort frei buch waren wesel hagen horn hamm bad neustadt werder
    auto post live hope date care home plan best spring union point gate bridge media"""
)
"""Names of towns that are words as well."""
_GERMAN = {
    "munich": "münchen", "vienna": "wien", "prague": "prag", "warsaw": "warschau", "brussels": "brüssel",
    "geneva": "genf", "copenhagen": "kopenhagen", "the hague": "den haag", "antwerp": "antwerpen"
}  # fmt: skip
"""Towns for which GeoNames has the English name as the usual one."""
_SHORT_PEOPLE = {"bremer": "bremen", "kieler": "kiel", "bonner": "bonn", "wiener": "wien", "jenaer": "jena"}
"""Words of six letters for people of a town: most others are words of their own (Sender, Becher)."""
_WRITTEN = {
    "thueringen": "Thüringen", "wuerttemberg": "Württemberg", "oesterreich": "Österreich", "allgaeu": "Allgäu",
    "nrw": "NRW", "usa": "USA", "uk": "UK",
}  # fmt: skip
TABLE = "places"
_LEAST = 4
_PEOPLE = "er"
_LEAST_PEOPLE = 7


@lru_cache(maxsize=200_000)
def place_of(word: str) -> str | None:
    """The place that a folded word names, by its own name (`berliner`: berlin, `cologne`: koeln), or None."""
    known = known_places()
    found = next(((base, name) for base in (word, *bases_of_people(word)) if (name := known.get(base))), None)
    if found is None:
        return None
    base, name = found
    return fold(name) if name.isalpha() else base  # Frankfurt may be either


def usual_name(joined: str) -> str:
    """The name of a place in small letters, as people write it, for any of its names folded and written as one."""
    return known_places().get(joined) or ""


def bases_of_people(word: str) -> Iterator[str]:
    """The places that people or things of a place may be named after: `bremer`: brem, bremen; `muenchner`: muenchen."""
    base = word.removesuffix(_PEOPLE)
    if base != word and len(word) >= _LEAST_PEOPLE:
        yield base
        yield base + "en"
        if base.endswith("n"):
            yield base[:-1] + "en"


def place_name(place: str) -> str:
    """A place as people write it (`muenchen`: München)."""
    return _WRITTEN.get(place) or known_places().get(place, place).title()


@cache
def known_places() -> Mapping[str, str]:
    """What `all_places` gives, from the tables that were prepared if there are any."""
    return prepared(TABLE) or all_places()


def all_places() -> Mapping[str, str]:
    """Every name of a place, folded and written as one, with the place's usual name in small letters."""
    found = {place: place for place in sorted(_WIDER)} | _SHORT_PEOPLE
    for name, english in town_names():
        usual = _GERMAN.get(english, english)
        joined = _joined(name)
        if len(joined) < _LEAST or joined in _NO_PLACE:
            continue
        if joined not in found or (found[joined] != usual and joined == _joined(usual)):
            found[joined] = usual
    return found


def _joined(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "")
