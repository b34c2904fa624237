"""Whether an acronym spells a name out: "KuB" the Kontakt- und Beratungsstelle, "BVRE" the Bundesverband ... Eltern."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.relations.overlaps.names import ARTICLES, SMALL

_SHORTEST, _LONGEST = 2, 8
_MOST_UNITS = 14
_LETTERS = 3
"""So many letters may one word give: "SozDia"."""
_CERTAIN_LETTERS = 2
"""Beyond the first letter: two letters stand for something by accident in every other name, three rarely."""
_BEGINNINGS = 2
"""One beginning alone is an abbreviation of a word, not an acronym."""
_TRAILING = 0.5
"""What is left out at the end of a name is missed half as much: "... für Geflüchtete und Migranten"."""


def spelled_out(acronym: str, units: Sequence[tuple[str, ...]]) -> float:
    """How well an acronym (folded) stands for words: the share of them that it uses; 0 when letters are left over.

    `units` are the words of a name with the parts of compounds (see `NameForms`).
    """
    if not _SHORTEST <= len(acronym) <= _LONGEST or not units:
        return 0.0
    if "".join(unit[0][0] for unit in units) == acronym and len(acronym) > _SHORTEST:
        return 1.0  # articles included: "SWAF", Start with a Friend
    certainty = min(1.0, (len(acronym) - 1) / _CERTAIN_LETTERS)
    return certainty * _spelled(acronym, tuple(units[:_MOST_UNITS]))


@lru_cache(maxsize=200_000)
def _spelled(acronym: str, units: tuple[tuple[str, ...], ...]) -> float:
    """Go through the words once and keep, for so many letters spelled, the most words that can have been used."""
    if not any(part.startswith(acronym[0]) for part in units[0] + (units[1] if len(units) > 1 else ())):
        return 0.0  # nearly all pairs end here
    total = left = sum(unit[0] not in SMALL for unit in units)
    best, whole = 0.0, (len(acronym), _BEGINNINGS)
    ways = {(0, 0): 0}  # letters spelled, beginnings used -> words used
    for unit in units:
        counts = unit[0] not in SMALL
        left -= counts
        for (spelled, beginnings), used in () if unit[0] in ARTICLES else tuple(ways.items()):
            for taken, more in _taken(acronym[spelled:], unit):
                way = spelled + taken, min(_BEGINNINGS, beginnings + more)
                ways[way] = max(ways.get(way, 0), used + counts)
        if (used := ways.pop(whole, 0)) > 0:
            best = max(best, used / (total - left + _TRAILING * left))
    return best


def _taken(rest: str, unit: tuple[str, ...]) -> set[tuple[int, int]]:
    """How many letters a word may give, and from how many beginnings: of itself, and of its parts in order."""
    found: set[tuple[int, int]] = set()
    waiting = {(0, 0, 0)}
    while waiting:
        taken, part, count = waiting.pop()
        if count:
            found.add((taken, count))
        for number in range(part, len(unit) if count else 1):
            for letters in range(1, _LETTERS + 1):
                piece = rest[taken : taken + letters]
                if len(piece) == letters and unit[number].startswith(piece):
                    waiting.add((taken + letters, number + 1, min(_BEGINNINGS, count + 1)))
    return found
