"""A place as people write it: towns and districts by their words, states and countries by their codes.

"Springfield, IL", "8010 Graz", "Halle/Saale", "bei Kassel", "Rinteln (Kreis Schaumburg)": two places are told apart by
what is written, whether or not a list of towns knows them. The list only tells that Cologne is Köln. Names of states
and countries come from ISO 3166 (`pycountry`) and CLDR (`babel`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from generator.text.dictionaries import prepared
from generator.text.gazetteer import usual_name
from generator.text.tokens import LANGUAGES, fold, words
from generator.text.towns import state, town

TABLE = "regions"
COUNTRIES = ("DE", "AT", "CH", "US", "CA", "GB", "AU", "IE")
"""Countries whose states are known, the likeliest first."""
_NEAR = frozenset(COUNTRIES[:3])
_STATES = frozenset(("Two-tier county", "Country"))
"""What of the subdivisions of a country with more than `_MANY` of them is larger than a town."""
_MANY = 100
_OTHER_NAMES = {
    "uk": "GB",
    "great britain": "GB",
    "grossbritannien": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "u.s.": "US",
    "united states of america": "US",
    "brd": "DE",
    "czech republic": "CZ",
    "nrw": "DE-NW",
    "bavaria": "DE-BY",
    "hesse": "DE-HE",
    "lower saxony": "DE-NI",
    "saxony": "DE-SN",
    "saxony-anhalt": "DE-ST",
    "thuringia": "DE-TH",
    "rhineland-palatinate": "DE-RP",
    "north rhine-westphalia": "DE-NW",
    "mecklenburg-western pomerania": "DE-MV",
}
_STATE_WORDS = {
    "BW": "wuerttemberg",
    "BY": "bayern",
    "BE": "berlin",
    "BB": "brandenburg",
    "HB": "bremen",
    "HH": "hamburg",
    "HE": "hessen",
    "MV": "mecklenburg",
    "NI": "niedersachsen",
    "NW": "nordrhein",
    "NRW": "nordrhein",
    "RP": "rheinland",
    "RLP": "rheinland",
    "SL": "saarland",
    "SN": "sachsen",
    "ST": "anhalt",
    "LSA": "anhalt",
    "SH": "holstein",
    "TH": "thueringen",
}
_NOWHERE = words(
    """online remote digital virtual virtuell bundesweit deutschlandweit weltweit europaweit landesweit worldwide
    global national nationwide international everywhere anywhere ueberall overall various diverse verschiedene
    mehrere multiple unbekannt unknown none keine keiner nirgends see siehe list liste website webseite below unten
    headquarters headquarter hq zentrale hauptsitz hauptstelle geschaeftsstelle sitz office locations location orte
    ort standorte standort tbd tba na nil null internet web mobil ambulant dezentral all alle and und the der die das
    many viele several divers wechselnd wechselnde oertlichkeiten auf anfrage on request telefonisch"""
)
"""Words that name no place, however they are put together."""
_BEFORE = words(
    """bei near nahe raum region grossraum umland umgebung stadt city stadtteil bezirk ortsteil gemeinde markt
    hansestadt landeshauptstadt town greater area metro metropolitan in im am an der die das den dem ob vor auf zu und
    of the upon on by at land state bundesland freistaat freie kreisfreie municipality village dorf"""
)
"""Words around the name of a place that are not part of it."""
_BOUND = words(
    """bad sankt st saint san santa los las la le el new north south east west old great little upper lower neu neuer
    alt alte gross klein ober unter nieder fort port mount mt cape lake"""
)
"""Words that are nothing without the next one: Bad Kissingen and Bad Homburg have nothing in common."""
_PART = re.compile(r"[,;/|()\[\]·•&+]|\s[-–—]+\s|\s(?:und|and|oder|or)\s")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}[-–\s])?\d{4,5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"  # 8010, D-24103, SW1A 1AA
)
_STREET = re.compile(
    r"(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|ufer|damm|ring|street|road|rd\.?|avenue|ave\.?|lane)\s*\d+\s*\w?$"
    r"|^\d+\s.*(?:street|road|rd\.?|avenue|ave\.?|lane|drive)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(
    r"(?:^|(?P<before>.*?)\s)(?:landkreis|kreis|lkr\.?|lk|county(?:\sof)?|co\.)\s+(?P<name>\S.*)$"
    r"|^(?P<named>.+?)[\s-](?:county|kreis)$",
    re.IGNORECASE,
)
_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
_CODE = re.compile(r"[A-Z]{2,3}")
_WORD = re.compile(r"[^\W\d_]+")
LEAST_SLIP = 7
"""A town with so many letters may be written with one mistake."""
_DISTRICTS = 0.7
"""How far two parts of one town are two places."""


class Place(NamedTuple):
    """Where something is, as far as it was said; nothing if nothing was said.

    `towns`: folded words of towns, villages and districts. `states`: ISO codes of states with all that they lie in.
    `countries`: ISO codes. `counties`: the words of their names.
    """

    towns: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def read_place(text: str) -> Place:
    """A place as written.

    >>> sorted(read_place("Springfield, IL").towns), sorted(read_place("Springfield, IL").states)
    (['springfield'], ['US-IL'])
    """
    towns: list[str] = []
    codes: list[str] = []
    counties: set[str] = set()
    for written in _parts(text):
        part = written
        if county := _COUNTY.search(written):
            counties.update(_bound(county["name"] or county["named"]))
            part = " ".join(word for word in (county["before"] or "").split() if _is_known(word))
            if not part:
                continue
        chains = _chains(part, is_first=not towns)
        if chains:
            codes += _likeliest(chains, codes, is_near=bool(towns and town(towns[0])))
        else:
            towns += _town_words(part)
    states = frozenset(code for code in codes if "-" in code)
    countries = frozenset(code for code in codes if "-" not in code)
    if not states and countries <= {"DE"}:
        states = frozenset(filter(None, [_state_of(towns)]))
    return Place(frozenset(towns), states, countries, frozenset(counties))


def state_word(code: str) -> str:
    """The word by which a German state's name is told from others, for its code: `HB` bremen, `ST` anhalt."""
    return _STATE_WORDS.get(code, "")


def _state_of(towns: Iterable[str]) -> str:
    """The German state that all of these towns lie in, as far as it is known."""
    found = {state(one) for one in towns} - {""}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=50_000)
def apart(one: Place, other: Place) -> float:
    """How far two places are two: 1 for different ones, less for two districts of a town, 0 if that is not said."""
    if one.towns and other.towns:
        ours, theirs = _own(one, other), _own(other, one)
        if not ours or not theirs:
            return float(_contradict(one, other))
        is_district = any(town(word) for word in one.towns - ours)
        return _DISTRICTS if is_district else 1.0
    if one.counties & other.towns or other.counties & one.towns:
        return 0.0
    return float(_contradict(one, other))


def together(one: Place, other: Place) -> float:
    """How far two places are the same: 1 for one town, less for what is larger, 0 if that is not said."""
    if apart(one, other):
        return 1.0 - _DISTRICTS if apart(one, other) < 1 else 0.0
    if one.towns and other.towns:
        return 1.0
    if one.counties & (other.counties | other.towns) or other.counties & one.towns:
        return 1.0
    return 0.5 * bool(one.states & other.states)


def _own(one: Place, other: Place) -> frozenset[str]:
    """The words of a place that the other one has not, also with a slip."""
    theirs = other.towns | other.counties
    return frozenset(word for word in one.towns - theirs if not any(_is_slip(word, there) for there in theirs))


@lru_cache(maxsize=50_000)
def _is_slip(word: str, other: str) -> bool:
    if min(len(word), len(other)) < LEAST_SLIP or (town(word) and town(other)):
        return False
    return OSA.distance(word, other, score_cutoff=1) <= 1


def _contradict(one: Place, other: Place) -> bool:
    """Whether two states, counties or countries rule each other out; one may lie in the other."""
    return any(
        ours and theirs and not (ours <= theirs or theirs <= ours)
        for ours, theirs in ((one.countries, other.countries), (one.states, other.states))
    ) or bool(one.counties and other.counties and not one.counties & other.counties)


def _parts(text: str) -> Iterator[str]:
    """What stands between commas and brackets, without postcodes, streets and what names no place."""
    text = unicodedata.normalize("NFC", text)
    for number, part in enumerate(_PART.split(_POSTCODE.sub(" ", text))):
        bare = part.strip(" .:-–—")
        said = {fold(word) for word in _WORD.findall(bare)}
        is_code = number > 0 and _CODE.fullmatch(bare)
        if said and (is_code or not said <= _NOWHERE) and not _STREET.search(bare):
            yield bare


def _town_words(part: str) -> list[str]:
    """The words of a town. Where some of them are known as places and the whole is not, the others do not count."""
    chunks = part.split()
    if len(chunks) > 1 and not usual_name(_joined(part)) and not town(part):
        chunks = [chunk for chunk in chunks if any(map(_is_known, chunk.split("-")))] or chunks
    return _bound(" ".join(chunks))


def _bound(text: str) -> list[str]:
    found: list[str] = []
    before = ""
    for word in map(fold, _WORD.findall(text)):
        if word in _BOUND:
            before += "st" if word in {"sankt", "saint"} else word
        elif (len(word) > 1 and word not in _BEFORE) or before:
            found.append(before + _usual_word(word))
            before = ""
    return [*found, *([before] if before else [])]


def _usual_word(word: str) -> str:
    """`munich` is `muenchen`; a name of one word that is usually longer stays as it is (Frankfurt)."""
    name = usual_name(word)
    return fold(name) if name.isalpha() else word


def _is_known(word: str) -> bool:
    return fold(word) not in _BEFORE and bool(usual_name(fold(word)) or town(word))


def _joined(text: str) -> str:
    return "".join(map(fold, _WORD.findall(text)))


def _likeliest(chains: list[list[str]], before: Iterable[str], *, is_near: bool) -> list[str]:
    """Which of several states or countries a code means: that of what was named before, else the nearer."""
    named = {code.partition("-")[0] for code in before}
    fits = [chain for chain in chains if chain[-1] in named]
    near = [chain for chain in chains if (chain[-1] in _NEAR or len(chain) == 1) == is_near]
    return (fits or near or chains)[0]


def _chains(part: str, *, is_first: bool) -> list[list[str]]:
    """The states and countries that a part may mean, each with what it lies in; none for a town.

    A city that is a state as well is a town where no other town stands before it, or where its state is of its name.
    """
    table = _regions()
    if _CODE.fullmatch(part) and not is_first:
        found = table.get(part)
    else:
        name = " ".join(fold(word) for word in part.split() if fold(word) not in _BEFORE)
        found = table.get(name)
        if found and (is_first or part in _CITY_STATES) and town(part):
            found = None
    return [chain.split() for chain in found.split("|")] if found else []


_CITY_STATES = frozenset(("Berlin", "Bremen", "Hamburg", "Wien"))


def _regions() -> Mapping[str, str]:
    return prepared(TABLE) or all_regions()


@cache
def all_regions() -> dict[str, str]:
    """Names (folded) and codes (capitals) of states and countries: to be prepared.

    A value has what it may mean, with `|` between, each a code and the codes of what that lies in.
    """
    found: dict[str, list[str]] = {}
    for name, chain in _named_regions():
        found.setdefault(name, []).append(chain)
    return {name: "|".join(dict.fromkeys(chains)) for name, chains in found.items()}


def _named_regions() -> Iterator[tuple[str, str]]:
    import pycountry
    from babel import Locale

    chains: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if _CODE.fullmatch(code) and code not in _NO_COUNTRIES:
                chains[code] = code
                yield _plain(name), code
                yield code, code
    for country in COUNTRIES:
        states = list(pycountry.subdivisions.get(country_code=country))  # type: ignore[no-untyped-call]
        known = {one.code for one in states}
        for one in sorted(states, key=lambda one: str(one.code)):
            if len(states) > _MANY and one.type not in _STATES:
                continue
            above = [one.parent_code] if one.parent_code in known else []
            chains[one.code] = " ".join([one.code, *above, country])
            yield _plain(one.name), chains[one.code]
            yield one.code.partition("-")[2], chains[one.code]
    for name, code in _OTHER_NAMES.items():
        yield name, chains[code]


def _plain(name: str) -> str:
    return " ".join(map(fold, name.partition("[")[0].split()))
