"""Which pairs are worth a closer look: those that share rare keys. Never all with all.

Every profile gets keys: its names as one word, rare words of its names and how they begin, acronyms and what they may
stand for, addresses, numbers, and the words its text is most about. A key that many profiles share says nothing, so
such keys are left out; hence the number of candidates grows with the number of profiles, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from generator.relations.overlaps.names import GENERIC, SMALL
from generator.relations.overlaps.profile import JOINING, NameProfile, Profile

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
_TELLING = frozenset(("own", "plain", "act", "service", "office", "type"))
"""Roles of the words of a name that are keys, unless the word is in every other name."""
INITIALS, ACRONYM = "initials", "acronym"
_ACRONYM = range(2, 7)
_MOST_SPELLINGS = 32
_BLOCK = 4096
"""Profiles multiplied at once: bounds the memory."""

Key = tuple[str, str]
Pair = tuple[int, int]


def candidates(profiles: Sequence[Profile]) -> list[Pair]:
    """Pairs of positions in `profiles` worth comparing, sorted; each pair once, the smaller position first."""
    own, met = _matrices([dict(_keys(one)) for one in profiles])
    return list(_products(own, met))


def keys_of(one: Profile) -> dict[Key, float]:
    """The keys of one profile with what each adds."""
    return dict(_keys(one))


def partners(key: Key) -> tuple[Key, ...]:
    """The keys that a key meets: itself, but first letters of names only an acronym. Two names may begin alike."""
    kind, text = key
    if kind == INITIALS:
        return ((ACRONYM, text),)
    return (key, (INITIALS, text)) if kind == ACRONYM else (key,)


def _keys(one: Profile) -> Iterator[tuple[Key, float]]:
    for name in one.names:
        yield from _name_keys(name)
        if one.source.kind not in JOINING:
            continue
        if name.purpose:
            yield ("pattern", " ".join(sorted(name.purpose))), _BEGINNING
        for town in one.location.towns | name.places:  # where few are, one letter is enough to look
            yield from (((ACRONYM, f"{acronym[0]} {town}"), _BEGINNING) for acronym in name.unexplained)
            yield (INITIALS, f"{name.words[0][0]} {town}"), _BEGINNING
    for address in one.source.addresses:
        yield ("address", address), _SURE
    for number in one.source.numbers:
        yield ("number", number), _SURE
    best = sorted(one.vector, key=lambda key: (-one.vector[key], key))
    for key in islice(best, _TEXT_WORDS) if one.has_text else ():
        yield ("text", key), _TEXT


def _name_keys(name: NameProfile) -> Iterator[tuple[Key, float]]:
    for word in name.words:
        if name.roles[word] not in _TELLING or word in GENERIC:
            continue
        yield ("begin", word[:_BEGINNING_LENGTH]), _BEGINNING
        for part in name.units.get(word, ())[1:]:
            yield ("part", part), _PART
        yield ("part", word), _PART
        yield ("word", word), _WORD
    for spelling in _initials(name):
        yield (INITIALS, spelling), _SURE
    for acronym in name.forms.acronyms:
        yield (ACRONYM, acronym), _SURE
    for reading in name.forms.readings:
        yield ("name", reading.joined), _SURE
        core = [word for word in reading.words if name.roles.get(word, "own") in _TELLING and word not in GENERIC]
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


def _matrices(keys: Sequence[dict[Key, float]]) -> tuple[csr_array, csr_array]:
    """Profiles x keys, the square root of what a key adds: those that a profile has, and those that they meet.

    Keys that nobody else meets, or too many, are left out.
    """
    owners: dict[Key, list[int]] = defaultdict(list)
    for row, own in enumerate(keys):
        for key in own:
            owners[key].append(row)
    shared = {key: rows for key, rows in owners.items() if is_shared(key, owners)}
    columns = {key: column for column, key in enumerate(shared)}
    had = [(row, columns[key], keys[row][key]) for key, rows in shared.items() for row in rows]
    met = [
        (row, columns[other], keys[row][key])
        for key, rows in shared.items()
        for other in partners(key)
        if other in columns
        for row in rows
    ]
    shape = len(keys), max(1, len(columns))
    return _sparse(had, shape), _sparse(met, shape)


def is_shared(key: Key, owners: Mapping[Key, Collection[int] | Collection[str]]) -> bool:
    """Whether a key says anything: somebody else has or meets it, and not too many do."""
    kind, text = key
    if kind not in {INITIALS, ACRONYM}:
        return 1 < len(owners[key]) <= MOST_SHARING
    acronyms, initials = owners.get((ACRONYM, text), ()), owners.get((INITIALS, text), ())
    return bool(acronyms) and 1 < len({*acronyms, *initials}) <= MOST_SHARING


def _sparse(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    rows, columns, worth = zip(*cells, strict=True) if cells else ((), (), ())
    places = np.array(rows, dtype=np.int32), np.array(columns, dtype=np.int32)
    return csr_array((np.sqrt(np.array(worth, dtype=np.float32)), places), shape=shape)


def _products(own: csr_array, met: csr_array) -> Iterable[Pair]:
    import numpy as np

    for start in range(0, own.shape[0], _BLOCK):
        product_ = (own[start : start + _BLOCK] @ met.T).tocoo()
        rows, columns = product_.row + start, product_.col
        keep = (product_.data >= ENOUGH - 1e-4) & (rows < columns)
        order = np.lexsort((columns[keep], rows[keep]))
        yield from zip(rows[keep][order].tolist(), columns[keep][order].tolist(), strict=True)
