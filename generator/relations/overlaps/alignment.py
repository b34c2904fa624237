"""Two names laid beside each other: which words have a counterpart, and how good a one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.relations.overlaps.acronyms import spelled_out
from generator.relations.overlaps.profile import NameProfile

_LEAST = 4
"""Shorter words must be equal."""
_BEGINNING, _STEM, _PART = 0.8, 0.7, 0.5
"""How good a counterpart is that begins alike, has the same stem, or shares a part of a compound."""
_TYPO = 85.0
"""Ratio in percent from which two words are one with a slip."""
_ENDINGS = ("en", "er", "e")
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
        for other in second.words:
            quality = _counterpart(word, other, first, second)
            ours[word] = max(ours[word], quality)
            theirs[other] = max(theirs[other], quality)
    _in_one_word(first.words, ours, theirs)
    _in_one_word(second.words, theirs, ours)
    acronyms = sorted({_spell(first, second, ours, theirs), _spell(second, first, theirs, ours)})
    spelled, acronym = acronyms[-1]
    return Alignment(ours, theirs, acronym, spelled)


def _counterpart(word: str, other: str, first: NameProfile, second: NameProfile) -> float:
    if word == other:
        return 1.0
    if len(word) < _LEAST or len(other) < _LEAST:
        return 0.0
    if word.startswith(other) or other.startswith(word):
        return _BEGINNING
    ours, theirs = first.units.get(word, (word,)), second.units.get(other, (other,))
    if len(ours) > 1 or len(theirs) > 1:  # Bundesverband and Landesverband look alike and are not
        return _PART if not set(ours[1:]).isdisjoint(theirs) or not set(theirs[1:]).isdisjoint(ours) else 0.0
    if _same_stem(word, other) or _same_stem(other, word):
        return _STEM
    return float(fuzz.ratio(word, other, score_cutoff=_TYPO)) / 100


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
