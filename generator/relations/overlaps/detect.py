"""From profiles to overlaps: pairs worth a look are compared, scored, and given a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from generator.compute.parallel import pieces, spread
from generator.relations.overlaps.bounds import hopeful
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.features import Comparison, compare, with_words
from generator.relations.overlaps.profile import Profile, Source, profile, weigh
from generator.relations.overlaps.weights import Weights, weights
from generator.text.analyser import Analyser

MANY = 10_000
"""From so many pairs on, further processes are worth their start."""
MANY_SOURCES = 3_000
"""The same for entries of which profiles are made."""
_NO_SOURCE = Source("", ())
"""In the place of a source on the way from one process to another."""
Verdict = Literal["duplicate", "similar", "none"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a pair of entries has in common; `first` comes before `second` in the alphabet.

    `score` (0 to 1): that both are the same; `same` has the points that add up to it, `base` the point all pairs start
    from. `likeness` and `akin` do so for "should know of each other". `is_distinct`: somebody looked and said no.
    """

    first: str
    second: str
    verdict: Verdict
    score: float
    likeness: float
    same: Mapping[str, float]
    akin: Mapping[str, float]
    seen: Comparison
    is_distinct: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """Both ids."""
        return frozenset((self.first, self.second))

    def other(self, entry_id: str) -> str:
        """The one of the two that this is not."""
        return self.second if entry_id == self.first else self.first


def find_overlaps(
    sources: Iterable[Source],
    analyser: Analyser,
    distinct: Collection[frozenset[str]] = (),
    scale: Weights | None = None,
) -> list[Overlap]:
    """All pairs worth keeping, the likeliest first. The order of the sources does not matter.

    `distinct` has the pairs of ids that somebody has told apart: they are never called duplicates.
    """
    return pairs_among(profiled(sources, analyser), distinct, scale)


def pairs_among(
    profiles: Sequence[Profile], distinct: Collection[frozenset[str]] = (), scale: Weights | None = None
) -> list[Overlap]:
    """The same for weighed profiles, sorted by id."""
    found = judged(profiles, candidates(profiles), distinct, scale or weights())
    return sorted(found, key=lambda overlap: (-overlap.score, overlap.first, overlap.second))


def profiled(sources: Iterable[Source], analyser: Analyser) -> list[Profile]:
    """Weighed profiles, sorted by id. Where there are many, all processors share the work."""
    ordered = sorted(sources, key=lambda source: source.id)
    analyser.word("Wort")  # loads the dictionaries, which all processes then share
    if len(ordered) < MANY_SOURCES:
        profiles = [profile(source, analyser) for source in ordered]
    else:
        profiles = []
        for some, words in spread(partial(_bare, analyser), pieces(ordered)):
            profiles += some
            analyser.memory.update(words)
        for one, source in zip(profiles, ordered, strict=True):
            one.source = source
    weigh(profiles)
    return profiles


def _bare(analyser: Analyser, sources: Sequence[Source]) -> tuple[list[Profile], dict[str, list[str]]]:
    """Profiles without their sources, which are there already, and the words that nobody had looked up."""
    known = set(analyser.memory)
    profiles = [profile(source, analyser) for source in sources]
    for one in profiles:
        one.source = _NO_SOURCE
    return profiles, {word: said for word, said in analyser.memory.items() if word not in known}


def judged(
    profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]], distinct: Collection[frozenset[str]], scale: Weights
) -> Iterator[Overlap]:
    """The overlaps among pairs of positions that are worth keeping; many pairs are compared by all processors."""
    if len(pairs) < MANY:
        yield from _judged(profiles, pairs, distinct, scale)
        return
    for part in spread(lambda some: list(_judged(profiles, some, distinct, scale)), pieces(pairs)):
        yield from part


def _judged(
    profiles: Sequence[Profile], pairs: Sequence[tuple[int, int]], distinct: Collection[frozenset[str]], scale: Weights
) -> Iterator[Overlap]:
    for one, other in hopeful(profiles, pairs, scale):
        overlap = judge(profiles[one], profiles[other], distinct, scale)
        if _is_kept(overlap.verdict, overlap.score, scale):
            yield overlap


def _is_kept(verdict: Verdict, score: float, scale: Weights) -> bool:
    return verdict != "none" or score >= scale.keep


def judge(first: Profile, second: Profile, distinct: Collection[frozenset[str]], scale: Weights) -> Overlap:
    """Compare two weighed profiles; the words that both share are only looked for where the pair is worth keeping."""
    seen = compare(first, second)
    same, akin = scale.same.parts(seen.features), scale.akin.parts(seen.features)
    score, likeness = scale.same.score(same), scale.akin.score(akin)
    is_distinct = frozenset((first.source.id, second.source.id)) in distinct
    is_same, is_akin = score >= scale.same.threshold, likeness >= scale.akin.threshold
    verdict: Verdict = "none"
    if seen.features["stated"]:
        pass  # those who name each other know of each other: nothing to tell them
    elif is_same and not is_distinct:
        verdict = "duplicate"
    elif (is_same or is_akin) and first.source.may_join(second.source):
        verdict = "similar"
    if _is_kept(verdict, score, scale):
        seen = with_words(seen, first, second)
    return Overlap(first.source.id, second.source.id, verdict, score, likeness, same, akin, seen, is_distinct)
