"""Two names laid beside each other: which words have a counterpart, and how good a one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from generator.relations.overlaps.acronyms import spelled_out
from generator.relations.overlaps.names import OFFICES, TYPE
from generator.relations.overlaps.profile import NameProfile

_LEAST = 4
"""Shorter words must be equal."""
_BEGINNING, _STEM, _PART = 0.8, 0.7, 0.5
"""How good a counterpart is that begins alike, has the same stem, or shares a part of a compound."""
_TYPO = 0.9
"""How good a counterpart a word with a slip is."""
_SLIPS = ((10, 2), (6, 1))
"""Words with so many letters may have so many slips: a letter too much, too few, another, or two exchanged."""
_NAMED = 0.9
"""How good a counterpart another word for the same place is."""
_ENDINGS = ("en", "er", "e")
_BODIES = frozenset(OFFICES)
"""Jugendamt and Sozialamt have no part in common that says anything, as little as two associations."""
_MOST_JOINED = 4
_SPELLED = 0.5


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of both names how well it is matched (0 to 1); the acronym that stands for the other name."""

    first: dict[str, float]
    second: dict[str, float]
    acronym: str
    spelled: float


def align(first: NameProfile, second: NameProfile) -> Alignment:
    """Lay two names beside each other."""
    ours, theirs = dict.fromkeys(first.words, 0.0), dict.fromkeys(second.words, 0.0)
    for word in first.words:
        parts = first.units.get(word, (word,))
        for other in second.words:
            if word == other:
                ours[word] = theirs[other] = 1.0
                continue
            if place := first.named.get(word):
                if place == second.named.get(other):
                    ours[word] = theirs[other] = max(_NAMED, ours[word], theirs[other])
                continue  # Harsefelder is no slip for Harsumer
            if other in second.named:
                continue
            other_parts = second.units.get(other, (other,))
            if word[0] != other[0] and len(parts) == 1 == len(other_parts):
                continue  # nearly all end here
            is_coined = "own" in {first.roles[word], second.roles[other]}
            quality = _counterpart(
                word, other, parts, other_parts, may_slip=is_coined or len(parts) != len(other_parts)
            )
            ours[word] = max(ours[word], quality)
            theirs[other] = max(theirs[other], quality)
    _in_one_word(first.words, ours, theirs)
    _in_one_word(second.words, theirs, ours)
    acronyms = sorted({_spell(first, second, ours, theirs), _spell(second, first, theirs, ours)})
    spelled, acronym = acronyms[-1]
    return Alignment(ours, theirs, acronym, spelled)


@lru_cache(maxsize=200_000)
def _counterpart(word: str, other: str, ours: tuple[str, ...], theirs: tuple[str, ...], *, may_slip: bool) -> float:
    """How good a counterpart a word is of another one; a slip in the first letter is not looked for.

    Two words of the language that differ in a letter are two words, hence `may_slip`.
    """
    if len(word) < _LEAST or len(other) < _LEAST:
        return 0.0
    if word.startswith(other) or other.startswith(word):
        return _BEGINNING
    if may_slip and _is_slip(word, other):
        return _TYPO
    if len(ours) > 1 or len(theirs) > 1:  # Bundesverband and Landesverband look alike and are not
        shared = set(ours[1:]).intersection(theirs) | set(theirs[1:]).intersection(ours)
        return _PART if shared - TYPE - _BODIES else 0.0
    return _STEM if _same_stem(word, other) or _same_stem(other, word) else 0.0


def _is_slip(word: str, other: str) -> bool:
    shortest = min(len(word), len(other))
    slips = next((slips for letters, slips in _SLIPS if shortest >= letters), 0)
    return slips > 0 and word[0] == other[0] and OSA.distance(word, other, score_cutoff=slips) <= slips


def _same_stem(word: str, other: str) -> bool:
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) >= _LEAST and other.startswith(stem) for stem in stems)


def _in_one_word(words: Sequence[str], ours: dict[str, float], theirs: dict[str, float]) -> None:
    """Words in a row that the other name writes as one: `Open Hospital`, `OpenHospital`."""
    for start in range(len(words) - 1):
        joined = words[start]
        for word in words[start + 1 : start + _MOST_JOINED]:
            joined += word
            if joined in theirs:
                theirs[joined] = 1.0
                ours.update(dict.fromkeys(words[start : words.index(word) + 1], 1.0))


def _spell(
    first: NameProfile, second: NameProfile, ours: dict[str, float], theirs: dict[str, float]
) -> tuple[float, str]:
    """Match what an acronym of the first name stands for in the second; the best one with its quality."""
    best = (0.0, "")
    for acronym in first.unexplained:
        quality = spelled_out(acronym, second.forms.units)
        if quality < _SPELLED or theirs.get(acronym, 0.0) == 1.0:
            continue
        best = max(best, (quality, acronym))
        if acronym in ours:
            ours[acronym] = max(ours[acronym], quality)
        for unit in second.forms.units:
            if unit[0] in theirs and any(part[0] in acronym for part in unit):
                theirs[unit[0]] = max(theirs[unit[0]], quality)
    return best
