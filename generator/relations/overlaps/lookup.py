"""Which entries something looks like by its name, place and website, while somebody still writes it.

The same comparison as everywhere, but without descriptions and without dictionaries, since it also runs in a browser:
on labelled pairs it finds nearly what names and places give with dictionaries (see docs/decisions).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.relations.overlaps.candidates import MOST_SHARING, Key, keys_of, partners
from generator.relations.overlaps.detect import Overlap, judge
from generator.relations.overlaps.profile import Counts, Profile, Source, profile, weigh
from generator.relations.overlaps.weights import weights
from generator.text.analyser import Analyser, as_written

MOST_COMPARED = 60
"""So many entries that share something with a name are compared with it, those that share most first."""
MOST = 5
"""So many are told."""


class Lookup:
    """Entries by what their names share with others; made once, asked again and again."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._analyser = Analyser(look_up=as_written)
        self._profiles: dict[str, Profile] = {one.id: profile(one, self._analyser) for one in sources}
        self._owners: dict[Key, set[str]] = {}
        for name, one in self._profiles.items():
            for key in keys_of(one):
                self._owners.setdefault(key, set()).add(name)
        weigh(list(self._profiles.values()))

    def like(self, draft: Source) -> list[Overlap]:
        """The entries that are probably the same or alike, the likeliest first; not the one with the same id."""
        mine = profile(draft, self._analyser)
        known = [one for name, one in self._profiles.items() if name != draft.id]
        weigh([mine], Counts.of([*known, mine]))
        found = []
        for name in self._near(draft.id, mine):
            first, second = sorted((mine, self._profiles[name]), key=lambda one: one.source.id)
            overlap = judge(first, second, (), weights())
            if overlap.verdict != "none":
                found.append(overlap)
        return sorted(found, key=lambda one: (-one.score, one.first, one.second))[:MOST]

    def _near(self, own: str, mine: Profile) -> Sequence[str]:
        """The ids of those that share telling keys with a profile, those that share most first."""
        worth: dict[str, float] = {}
        for key, value in keys_of(mine).items():
            for other in partners(key):
                sharing = self._owners.get(other, set()) - {own}
                if len(sharing) < MOST_SHARING:
                    worth |= {name: worth.get(name, 0.0) + value for name in sharing}
        return sorted(worth, key=lambda name: (-worth[name], name))[:MOST_COMPARED]
