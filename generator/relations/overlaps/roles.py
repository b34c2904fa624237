"""What a word does in a name: it names a place, says what is done, what kind of body this is, or it is the name itself.

An *act* is a verb or the like, written small: *hilft*, *mitmachen*.

"AWO Beratungsstelle Lebenslinie Kreisverband Kassel e. V.": two names are the same when what is their own is the same,
and two teams do the same when what they say to do is the same. The dictionaries tell words of the language from
coined ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from generator.relations.overlaps.names import (
    BRANCH,
    GENERIC,
    HOUSES,
    OFFICES,
    SERVICE,
    SERVICE_ENDINGS,
    SMALL,
    TYPE,
    is_abbreviation,
)
from generator.text import dictionary
from generator.text.gazetteer import bases_of_people, place_of
from generator.text.places import Place, state_word
from generator.text.tokens import fold
from generator.text.towns import town

Role = Literal["small", "type", "branch", "place", "office", "service", "common", "act", "plain", "own"]
_NO_OFFICE = frozenset(("ehrenamt", "gesamt", "samt"))
"""Words that only look like those for an office."""
_LEAST_ENDING = 3
"""A compound has so many letters before its last part."""


def role_of(written: str, located: Place) -> tuple[Role, str]:
    """The role of a word as it is written, and the place that it names if it does; `located` is where its entry is."""
    if located.towns and (place := _located(fold(written), located)):
        return "place", place
    return _role_and_place(written)


def _located(word: str, located: Place) -> str:
    """The place of the entry itself, which no list needs to know: `Harsumer` in Harsum."""
    if word in located.towns:
        return word
    return next((base for base in bases_of_people(word) if base in located.towns), "")


@lru_cache(maxsize=100_000)
def _role_and_place(written: str) -> tuple[Role, str]:
    if fold(written) in SMALL and not (written.isupper() and is_abbreviation(written)):
        return "small", ""
    if fold(written) not in TYPE and (place := _place(written)):
        return "place", place
    return _role(written), ""


def _place(written: str) -> str:
    word = fold(written)
    if found := place_of(word) or state_word(written):
        return found
    if word in GENERIC or _is_service(written) or is_known(written):
        return ""
    return next((base for base in (word, *bases_of_people(word)) if town(base)), "")


def _role(written: str) -> Role:
    word = fold(written)
    if word in GENERIC:
        return "branch" if word in BRANCH else "type" if word in TYPE else "common"
    if is_abbreviation(written):
        return "own"
    if _is_service(written):
        return "service"
    if is_office(word):
        return "office"
    if not is_known(written):
        return "own"
    lemma = dictionary.dictionary("de").get(written) if written.islower() else None
    return "act" if lemma and lemma.islower() else "plain"


def is_office(word: str) -> bool:
    """Whether a folded word means a public body, which is in charge of some place."""
    return word.endswith(OFFICES) and word not in _NO_OFFICE


def _is_service(written: str) -> bool:
    word = fold(written)
    for singular in (word, word.removesuffix("s")):
        if singular in SERVICE or _ends(singular, SERVICE_ENDINGS):
            return True
    return _ends(word, HOUSES) and dictionary.is_noun(written)


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    """Whether a compound ends so."""
    return word.endswith(endings) and any(
        word.endswith(ending) and len(word) >= len(ending) + _LEAST_ENDING for ending in endings
    )


def is_known(written: str) -> bool:
    """Whether this is a word of German or English, not a coined one or the name of somebody."""
    small = written.lower()
    return (
        written.isdecimal()
        or dictionary.is_known(dictionary.capital(written))
        or dictionary.is_known(small)
        or dictionary.lemma(small, "en") is not None
    )
