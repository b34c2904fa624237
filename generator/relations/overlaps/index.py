"""What a comparison of all entries leaves, so that a few changed ones can be compared with all others at once.

It is a list of rows, a name and a text each: profiles by the id of their entry, ids by the keys of their candidates,
and how many entries use each word. Whoever keeps the rows sees to it that they belong together.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.relations.overlaps.candidates import ENOUGH, Key, is_shared, keys_of, partners
from generator.relations.overlaps.detect import Overlap, judge
from generator.relations.overlaps.packing import packed, unpacked
from generator.relations.overlaps.profile import Counts, Profile, weigh
from generator.relations.overlaps.weights import weights

_ALL, _ENTRY, _KEY, _NAMES, _TEXTS = "all", "entry ", "key ", "names ", "texts "
"""How the names of rows begin."""
LookUp = Callable[[Iterable[str]], Mapping[str, str]]
"""Gives those of some rows that there are."""


def rows(profiles: Sequence[Profile]) -> Iterator[tuple[str, str]]:
    """The rows for weighed profiles of all entries."""
    counts = Counts.of(profiles)
    yield _ALL, str(len(profiles))
    yield from ((_ENTRY + one.source.id, packed(one)) for one in profiles)
    owners: dict[Key, list[str]] = defaultdict(list)
    for one in profiles:
        for key in keys_of(one):
            owners[key].append(one.source.id)
    yield from ((_key_row(key), "/".join(ids)) for key, ids in owners.items())  # no id has a slash
    for kind, found in ((_NAMES, counts.names), (_TEXTS, counts.texts)):
        yield from ((kind + word, str(count)) for word, count in found.items())


def overlaps_of(changed: Sequence[Profile], look_up: LookUp, distinct: Collection[frozenset[str]]) -> Iterator[Overlap]:
    """Overlaps of changed entries, not yet weighed, with all others, as a comparison of everything would find them.

    Raises:
        ValueError, KeyError, TypeError: a row is missing or is none of ours.
    """
    base = _Index(look_up, changed)
    weighed = {one.source.id: one for one in changed}
    near = {one.source.id: base.near(one) for one in changed}
    others = base.profiles({key for keys in near.values() for key in keys} - weighed.keys())
    base.weigh(others)
    weighed |= {one.source.id: one for one in others}
    for first, second in sorted({tuple(sorted((key, other))) for key, keys in near.items() for other in keys}):
        overlap = judge(weighed[first], weighed[second], distinct, weights())
        if overlap.verdict != "none":
            yield overlap


class _Index:
    """The rows of all entries, corrected by what changed entries say now."""

    def __init__(self, look_up: LookUp, changed: Sequence[Profile]) -> None:
        self._look_up = look_up
        before = self.profiles({one.source.id for one in changed})
        self._more, self._less = Counts.of(changed), Counts.of(before)
        self._entries = int(look_up([_ALL])[_ALL]) + len(changed) - len(before)
        self.weigh(changed)
        self._fresh = {one.source.id: keys_of(one) for one in changed}

    def profiles(self, ids: Collection[str]) -> list[Profile]:
        """The profiles of those entries that were there, not yet weighed."""
        found = self._look_up([_ENTRY + key for key in sorted(ids)])
        return [unpacked(body) for _, body in sorted(found.items())]

    def near(self, one: Profile) -> list[str]:
        """Ids of the entries worth comparing with one: those whose shared keys add up, see `candidates`."""
        keys = self._fresh[one.source.id]
        owners: dict[Key, set[str]] = {
            own: set() for key in keys for other in partners(key) for own in (other, *partners(other))
        }
        names = {_key_row(key): key for key in owners}
        for name, ids in self._look_up(list(names)).items():
            owners[names[name]].update(owner for owner in ids.split("/") if owner not in self._fresh)
        for owner, own in self._fresh.items():
            for key in own.keys() & owners.keys():
                owners[key].add(owner)
        found: dict[str, float] = defaultdict(float)
        for key, worth in keys.items():
            if is_shared(key, owners):
                for owner in set().union(*(owners[other] for other in partners(key))):
                    found[owner] += worth
        return [owner for owner, worth in found.items() if worth >= ENOUGH - 1e-4 and owner != one.source.id]

    def weigh(self, some: Sequence[Profile]) -> None:
        """Weigh a few profiles by the counts of all, the changed entries counted as they are now."""
        mine = Counts.of(some)
        named = {key for one in some for name in one.names for key in chain(name.terms, *name.keys.values())}
        names = self._counted(_NAMES, mine.names, self._more.names, self._less.names)
        texts = self._counted(_TEXTS, named.union(mine.texts), self._more.texts, self._less.texts)
        weigh(some, Counts(names, texts, self._entries))

    def _counted(self, kind: str, wanted: Iterable[str], more: Counter[str], less: Counter[str]) -> Counter[str]:
        """How many entries use each word; a word that nobody uses is not there."""
        words = list(wanted)
        known = self._look_up([kind + word for word in words])
        return +Counter({word: int(known.get(kind + word, 0)) + more[word] - less[word] for word in words})


def _key_row(key: Key) -> str:
    return _KEY + json.dumps(key, ensure_ascii=False)
