"""Which pairs are worth a closer look: those that share rare keys. Never all with all.

Every profile gets keys: its names as one word, rare words of its names and how they begin, acronyms and what they may
stand for, addresses, numbers, and the words its text is most about. A key that many profiles share says nothing, so
such keys are left out; hence the number of candidates grows with the number of profiles, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from generator.relations.overlaps.gazetteer import place_of
from generator.relations.overlaps.names import GENERIC, SMALL
from generator.relations.overlaps.profile import NameProfile, Profile

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MOST_SHARING = 40
"""A key that more profiles have is no key."""
ENOUGH = 0.6
"""Keys must add up to so much."""
_SURE, _WORD, _BEGINNING, _PART, _TEXT = 1.0, 0.9, 0.6, 0.4, 0.3
"""What keys of each kind add: a whole name, a word of it, its beginning, a part of a compound, a word of the text."""
_BEGINNING_LENGTH = 5
_TEXT_WORDS = 12
_ACRONYM = range(2, 7)
_MOST_SPELLINGS = 32
_BLOCK = 4096
"""Profiles multiplied at once: bounds the memory."""

Key = tuple[str, str]
Pair = tuple[int, int]


def candidates(profiles: Sequence[Profile]) -> list[Pair]:
    """Pairs of positions in `profiles` worth comparing, sorted; each pair once, the smaller position first."""
    matrix = _matrix([dict(_keys(one)) for one in profiles])
    return list(_products(matrix))


def keys_of(one: Profile) -> dict[Key, float]:
    """The keys of one profile with what each adds."""
    return dict(_keys(one))


def _keys(one: Profile) -> Iterator[tuple[Key, float]]:
    for name in one.names:
        yield from _name_keys(name)
    for address in one.source.addresses:
        yield ("address", address), _SURE
    for number in one.source.numbers:
        yield ("number", number), _SURE
    best = sorted(one.vector, key=lambda key: (-one.vector[key], key))
    for key in islice(best, _TEXT_WORDS) if one.has_text else ():
        yield ("text", key), _TEXT


def _name_keys(name: NameProfile) -> Iterator[tuple[Key, float]]:
    for word in name.words:
        if word in SMALL or word in GENERIC or place_of(word):
            continue
        yield ("begin", word[:_BEGINNING_LENGTH]), _BEGINNING
        for part in name.units.get(word, ())[1:]:
            yield ("part", part), _PART
        yield ("part", word), _PART
        yield ("word", word), _WORD
    for spelling in _initials(name):
        yield ("acronym", spelling), _SURE
    for acronym in name.forms.acronyms:
        yield ("acronym", acronym), _SURE
    for reading in name.forms.readings:
        yield ("name", reading.joined), _SURE
        core = [word for word in reading.words if word not in SMALL and word not in GENERIC and not place_of(word)]
        if core:
            yield ("name", "".join(core)), _SURE


def _initials(name: NameProfile) -> set[str]:
    """What acronyms of a name may look like: first letters of its words, with and without small words and parts."""
    units = name.forms.units[: _ACRONYM.stop]
    if len(units) < 2 and not any(len(unit) > 1 for unit in units):  # noqa: PLR2004
        return set()
    choices = [_letters(unit) for unit in units]
    spellings = {"".join(way) for way in islice(product(*choices), _MOST_SPELLINGS)}
    return {spelling[:length] for spelling in spellings for length in _ACRONYM if len(spelling) >= length}


def _letters(unit: tuple[str, ...]) -> list[str]:
    if unit[0] in SMALL:
        return ["", unit[0][0]]
    every = "".join(part[0] for part in unit)
    return [every, unit[0][0]] if len(every) > 1 else [every]


def _matrix(keys: Sequence[dict[Key, float]]) -> csr_array:
    """Profiles x keys, the square root of what a key adds; keys of one profile only or of too many are left out."""
    import numpy as np
    from scipy.sparse import csr_array

    owners: dict[Key, list[int]] = defaultdict(list)
    for row, own in enumerate(keys):
        for key in own:
            owners[key].append(row)
    shared = {key: rows for key, rows in owners.items() if 1 < len(rows) <= MOST_SHARING}
    columns = {key: column for column, key in enumerate(shared)}
    rows = np.fromiter((row for rows in shared.values() for row in rows), dtype=np.int32)
    places = np.fromiter((columns[key] for key, rows in shared.items() for _ in rows), dtype=np.int32)
    values = np.fromiter((keys[row][key] ** 0.5 for key, rows in shared.items() for row in rows), dtype=np.float32)
    return csr_array((values, (rows, places)), shape=(len(keys), max(1, len(columns))))


def _products(matrix: csr_array) -> Iterable[Pair]:
    import numpy as np

    for start in range(0, matrix.shape[0], _BLOCK):
        product_ = (matrix[start : start + _BLOCK] @ matrix.T).tocoo()
        rows, columns = product_.row + start, product_.col
        keep = (product_.data >= ENOUGH - 1e-4) & (rows < columns)
        order = np.lexsort((columns[keep], rows[keep]))
        yield from zip(rows[keep][order].tolist(), columns[keep][order].tolist(), strict=True)
