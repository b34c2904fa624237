"""The score of a pair: eight parts, each between nothing and its points in the data file; their sum is the score."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from generator.messages import Message
from generator.relations.matching import words
from generator.relations.matching.conditions import of_pair
from generator.relations.matching.facts import Facts, World, facts, is_mutual
from generator.relations.matching.profile import Profile
from generator.relations.matching.settings import Numbers
from generator.relations.matching.types import Excluded, Grade, Match
from generator.relations.matching.values import VALUES


def judge(pair: Facts) -> Match | Excluded:
    """The match of a pair, or why it is none. A hard condition goes before every score."""
    if conditions := of_pair(pair):
        return Excluded(pair.need.id, pair.offer.id, conditions)
    return match(pair)


def match(pair: Facts) -> Match:
    """Score, grade and words of a pair that no condition rules out."""
    most = pair.world.weights.points
    worth = {code: value(pair) for code, value in VALUES.items()}
    points = tuple([all_of_it * worth[code] for code, all_of_it in most.items()])
    score = sum(points)
    return Match(pair.need.id, pair.offer.id, score, grade(pair, score, worth), points, most, partial(said, pair))


class Packed(NamedTuple):
    """A match as it goes from one process to another: without its words, which follow from the pair."""

    need: str
    offer: str
    score: float
    grade: Grade
    points: tuple[float, ...]


def pack(found: Match) -> Packed:
    """A match for another process."""
    return Packed(found.need, found.offer, found.score, found.grade, found.points)


def unpacked(packed: Packed, need: Profile, offer: Profile, world: World) -> Match:
    """The same match here; its words are made of the pair when somebody wants them."""
    say = partial(_said_of, need, offer, world)
    return Match(*packed, world.weights.points, say)


def _said_of(need: Profile, offer: Profile, world: World) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    return said(facts(need, offer, world))


def said(pair: Facts) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Reasons and gaps in words."""
    return tuple(words.reasons(pair)), tuple(words.gaps(pair))


def grade(pair: Facts, score: float, worth: Numbers) -> Grade:
    """How sure we are; silent below the threshold, off the subject, or with two serious gaps."""
    rules = pair.world.weights.grades
    if score < rules["possible"] or pair.subject < rules["subject"]:
        return ""
    gaps = serious_gaps(pair, worth)
    if gaps > 1:
        return ""
    sure = score >= rules["strong"] and not gaps and not words.is_paid(pair) and not is_mutual(pair.need, pair.offer)
    return "strong" if sure else "possible"


def serious_gaps(pair: Facts, worth: Numbers) -> int:
    """Gaps of which one alone leaves a weak match, and two none; `worth` has the values of the parts."""
    weights = pair.world.weights
    return sum((
        worth["coverage"] <= weights.coverage["little_value"],
        worth["distance"] <= weights.distance["far_value"],
        pair.subject < weights.grades["weak"],
    ))  # fmt: skip
