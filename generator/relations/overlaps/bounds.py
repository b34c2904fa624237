"""Which pairs cannot come to anything, seen for all at once; the full comparison is left for the others.

Most candidates share a few words of their texts and nothing of their names. For a pair no word of which has a
counterpart, what the names say is known beforehand, and what the rest may add at best is a few products of sparse
matrices. That no word can have one is seen for most pairs at once (no two begin with the same letter, no part of a
compound is shared, no acronym waits for a meaning); where it can, the names are laid beside each other first.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.relations.overlaps.alignment import align
from generator.relations.overlaps.features import COPIED_TEXT, SAME_TEXT
from generator.relations.overlaps.profile import JOINING, NameProfile, Profile
from generator.relations.overlaps.weights import Scale, Weights, logit
from generator.text.places import LEAST_SLIP

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Pair = tuple[int, int]
SLACK = 1e-6
"""Sums in another order differ a little."""
_AT_ONCE = 100_000
"""Pairs looked at together: bounds the memory."""


def hopeful(profiles: Sequence[Profile], pairs: Sequence[Pair], scale: Weights) -> Iterator[Pair]:
    """The pairs that may be worth keeping, in their order; what is left out is certainly not."""
    if not pairs:
        return
    bounds = _Bounds(profiles)
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        for pair, may_count, may_touch in zip(some, *bounds.of(some, scale), strict=True):
            if may_count or (may_touch and _touch(profiles[pair[0]], profiles[pair[1]])):
                yield pair


def _touch(first: Profile, second: Profile) -> bool:
    """Whether a word of one's names has a counterpart in the other's, or an acronym its meaning."""
    laid = (align(one, other) for one in first.different for other in second.different)
    return any(one.spelled or any(one.first.values()) for one in laid)


def closeness(profiles: Sequence[Profile], pairs: Sequence[Pair]) -> tuple[Any, Any, Any]:
    """For each pair the cosines of its first names and of its texts, and whether both have texts.

    The same numbers as those of `cosine`: what they multiply is added in the order of the keys.
    """
    import numpy as np

    names = _rows(one.names[0].vector for one in profiles)
    texts = _rows(one.vector if one.has_text else {} for one in profiles)
    has_text = np.array([one.has_text for one in profiles])
    found = [np.zeros((3, 0))]
    for start in range(0, len(pairs), _AT_ONCE):
        first, second = np.array(pairs[start : start + _AT_ONCE]).T
        cosines = [
            np.minimum(1.0, rows[first].multiply(rows[second]) @ np.ones(rows.shape[1])) for rows in (names, texts)
        ]
        found.append(np.array([*cosines, has_text[first] & has_text[second]]))
    title, text, has_texts = np.concatenate(found, axis=1)
    return title, text, has_texts


def equal(values: Sequence[Hashable], pairs: Sequence[Pair]) -> Any:  # noqa: ANN401  an array of yes and no
    """For each pair of positions whether the values there are equal."""
    import numpy as np

    numbers: dict[Hashable, int] = {}
    first, second = _columns([numbers.setdefault(value, len(numbers)) for value in values], pairs)
    return np.asarray(first == second)


def both(values: Sequence[bool], pairs: Sequence[Pair]) -> Any:  # noqa: ANN401  an array of yes and no
    """For each pair of positions whether both values are true."""
    first, second = _columns(values, pairs)
    return (first & second) > 0


def _columns(values: Sequence[int], pairs: Sequence[Pair]) -> tuple[Any, Any]:
    """The values at the first and at the second position of each pair."""
    import numpy as np

    first, second = np.array(pairs, dtype=int).reshape(-1, 2).T
    row = np.array(values, dtype=int)
    return row[first], row[second]


class _Bounds:
    """What the bounds are made of, one row or number for each profile."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        import numpy as np

        self.touching = _rows(dict.fromkeys(_touching(one), 1.0) for one in profiles)
        self.texts = _rows(one.vector if one.has_text else {} for one in profiles)
        self.names = _rows(_highest(one.names) for one in profiles)
        self.places = _rows(dict.fromkeys(one.places | one.text_places, 1.0) for one in profiles)
        self.topics = _rows(dict.fromkeys(one.source.topics, 1.0) for one in profiles)
        self.exact = _rows(dict.fromkeys(_exact(one), 1.0) for one in profiles)
        self.where = _rows(dict.fromkeys(_where(one), 1.0) for one in profiles)
        self.apart = np.array([min(max(name.apart.values(), default=0.0) for name in one.names) for one in profiles])
        self.has_text = np.array([one.has_text for one in profiles])
        self.has_acronym = np.array([any(name.unexplained for name in one.names) for one in profiles])
        kinds = {kind: number for number, kind in enumerate(sorted({one.source.kind for one in profiles}))}
        self.kind = np.array([kinds[one.source.kind] for one in profiles])
        self.may_join = np.array([one.source.kind in JOINING for one in profiles])
        self.topic_counts = np.array([len(one.source.topics) for one in profiles])

    def of(self, pairs: Sequence[Pair], scale: Weights) -> tuple[Iterable[bool], Iterable[bool]]:
        """For each pair whether it may reach what is kept or called similar though no words of the names meet.

        And whether they may meet.
        """
        import numpy as np

        first, second = np.array(pairs).T

        def shared(rows: csr_array) -> Any:  # noqa: ANN401  an array of numbers
            return rows[first].multiply(rows[second]).sum(axis=1)

        touch = (shared(self.touching) > 0) | self.has_acronym[first] | self.has_acronym[second]
        exact = shared(self.exact) > 0
        has_texts = self.has_text[first] & self.has_text[second]
        cosine_ = shared(self.texts) * has_texts
        text = np.minimum(1.0, cosine_ / SAME_TEXT)
        here = shared(self.where) > 0
        named = shared(self.names) > 0
        least = np.maximum(1, np.minimum(self.topic_counts[first], self.topic_counts[second]))
        known = {
            "apart": np.minimum(self.apart[first], self.apart[second]),
            "more": np.maximum(self.apart[first], self.apart[second]),
            "text": text,
            "copied-text": np.clip((cosine_ - SAME_TEXT) / (COPIED_TEXT - SAME_TEXT), 0.0, 1.0),
            "text-here": text * here,
            "no-text": 1.0 - has_texts,
            "same-purpose": text * shared(self.topics) / least,
            "common-place": (shared(self.places) > 0) | here,
            "subject": named,
            "same-service": named,
            "same-pattern": named,
        }
        joins = (self.kind[first] == self.kind[second]) & self.may_join[first]
        worth = most(scale.same, known) >= min(logit(scale.keep), logit(scale.same.threshold)) - SLACK
        worth |= joins & (most(scale.akin, known) >= logit(scale.akin.threshold) - SLACK)
        return (exact | worth).tolist(), touch.tolist()


_NONE = frozenset(("agreement", "contained", "own-name", "acronym", "alias", "same-number", "same-address"))
"""What a pair whose names do not touch, and that shares nothing exact, cannot have."""


def most(scale: Scale, known: Mapping[str, Any]) -> Any:  # noqa: ANN401  an array of numbers
    """The sum of points that pairs can reach at best, names apart: what is unknown adds all or takes nothing.

    `known` has features as arrays with a number for each pair.
    """
    most: Any = scale.base
    for feature, points in scale.points.items():
        if feature in known:
            most = most + points * known[feature]
        elif feature not in _NONE:
            most = most + max(0.0, points)
    return most


def _exact(one: Profile) -> Iterator[str]:
    """What says much when two have it: addresses, register numbers, and names written as one word."""
    yield from one.source.addresses
    yield from one.source.numbers
    for name in one.names:
        yield from (f" {reading.joined}" for reading in name.forms.readings)


def _where(one: Profile) -> Iterator[str]:
    """What two have in common that are in one place; towns that no list knows may be written in two ways."""
    yield from chain.from_iterable(one.location)
    if any(len(word) >= LEAST_SLIP - 1 for word in one.location.towns):
        yield " "


def _touching(one: Profile) -> Iterator[str]:
    """All words of the names, their first letters, and parts of compounds: without a common one no two words match."""
    for name in one.names:
        for word in name.words:
            yield word[0]
            yield from name.units.get(word, (word,))


def _highest(names: Iterable[NameProfile]) -> dict[str, float]:
    """For each word of several names the most that one of them says."""
    found: dict[str, float] = {}
    for name in names:
        for key, value in name.vector.items():
            found[key] = max(value, found.get(key, 0.0))
    return found


def _rows(rows: Iterable[Mapping[str, float]]) -> csr_array:
    """A sparse matrix of these rows, with columns in the order of the keys, so that sums are those of `cosine`.

    Values must not be negative.
    """
    import numpy as np
    from scipy.sparse import csr_array

    given = list(rows)
    columns = {key: place for place, key in enumerate(sorted(set().union(*given)))}
    starts = [0]
    places: list[int] = []
    values: list[float] = []
    for row in given:
        places += map(columns.__getitem__, row)
        values += row.values()
        starts.append(len(places))
    shape = (len(starts) - 1, max(1, len(columns)))
    made = csr_array((np.array(values, dtype=np.float64), np.array(places, dtype=np.int32), np.array(starts)), shape)
    made.sort_indices()
    return made
