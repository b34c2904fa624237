"""From profiles to overlaps: pairs worth a look are compared, scored, and given a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.relations.german import Analyser
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.features import Comparison, compare
from generator.relations.overlaps.profile import Profile, Source, profile, weigh
from generator.relations.overlaps.weights import Weights, weights

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
    profiles = [profile(source, analyser) for source in sorted(sources, key=lambda source: source.id)]
    weigh(profiles)
    found = judged(profiles, candidates(profiles), distinct, scale or weights())
    return sorted(found, key=lambda overlap: (-overlap.score, overlap.first, overlap.second))


def judged(
    profiles: Sequence[Profile], pairs: Iterable[tuple[int, int]], distinct: Collection[frozenset[str]], scale: Weights
) -> Iterator[Overlap]:
    """The overlaps among pairs of positions that are worth keeping."""
    for one, other in pairs:
        overlap = judge(profiles[one], profiles[other], distinct, scale)
        if overlap.verdict != "none" or overlap.score >= scale.keep:
            yield overlap


def judge(first: Profile, second: Profile, distinct: Collection[frozenset[str]], scale: Weights) -> Overlap:
    """Compare two weighed profiles."""
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
    return Overlap(first.source.id, second.source.id, verdict, score, likeness, same, akin, seen, is_distinct)
