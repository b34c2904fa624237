"""The score of a pair: eight parts, each between nothing and its points in the data file; their sum is the score."""

from __future__ import annotations

from functools import partial

from generator.messages import Message
from generator.relations.matching import words
from generator.relations.matching.conditions import of_pair
from generator.relations.matching.facts import Facts
from generator.relations.matching.types import Excluded, Grade, Match, Part
from generator.relations.matching.values import VALUES, coverage, distance


def judge(pair: Facts) -> Match | Excluded:
    """The match of a pair, or why it is none. A hard condition goes before every score."""
    if conditions := of_pair(pair):
        return Excluded(pair.need.id, pair.offer.id, conditions)
    return match(pair)


def match(pair: Facts) -> Match:
    """Score, grade and words of a pair that no condition rules out."""
    points = pair.world.weights.points
    parts = tuple([Part(code, points[code] * value(pair), points[code]) for code, value in VALUES.items()])
    score = sum([part.points for part in parts])
    return Match(pair.need.id, pair.offer.id, score, grade(pair, score), parts, partial(said, pair))


def said(pair: Facts) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Reasons and gaps in words."""
    return tuple(words.reasons(pair)), tuple(words.gaps(pair))


def grade(pair: Facts, score: float) -> Grade:
    """How sure we are; silent below the threshold, off the subject, or with two serious gaps."""
    rules = pair.world.weights.grades
    if score < rules["possible"] or pair.subject < rules["subject"] or serious_gaps(pair) > 1:
        return ""
    return "strong" if score >= rules["strong"] and not serious_gaps(pair) else "possible"


def serious_gaps(pair: Facts) -> int:
    """Gaps of which one alone leaves a weak match, and two none."""
    weights = pair.world.weights
    return sum((
        coverage(pair) <= weights.coverage["little_value"],
        distance(pair) <= weights.distance["far_value"],
        pair.subject < weights.grades["weak"],
    ))  # fmt: skip
