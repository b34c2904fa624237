"""The points of each feature, read from `weights.toml` beside this file: reviewed by people, fitted by a script."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = "weights.toml"


@dataclass(frozen=True, slots=True)
class Scale:
    """How points become a number from 0 to 1: `1 / (1 + exp(-(base + sum of points)))`, and from where it counts."""

    base: float
    points: Mapping[str, float]
    threshold: float

    def parts(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds: its value times its weight; features that add nothing are left out."""
        points = self.points
        return {name: value * points[name] for name, value in features.items() if value and name in points}

    def score(self, parts: Mapping[str, float]) -> float:
        """The number that the parts add up to; the order in which they are added does not matter."""
        return 1 / (1 + math.exp(-(self.base + math.fsum(parts.values()))))


@dataclass(frozen=True, slots=True)
class Weights:
    """Scales for three questions: are two the `same`, should they know of each other (`akin`), is a `call` a repeat."""

    same: Scale
    akin: Scale
    call: Scale
    keep: float


def logit(score: float) -> float:
    """The sum of points that stands for a score between 0 and 1."""
    return math.log(score / (1 - score))


@cache
def weights() -> Weights:
    """The weights in use."""
    return parsed(files(__package__).joinpath(_FILE).read_text("utf-8"))


def parsed(text: str) -> Weights:
    """Weights from the text of such a file."""
    data = tomllib.loads(text)
    return Weights(_scale(data["same"]), _scale(data["akin"]), _scale(data["call"]), float(data["keep"]))


def _scale(table: Mapping[str, object]) -> Scale:
    points = {**_table(table, "points"), **_table(table, "exact")}
    return Scale(float(str(table["base"])), points, float(str(table["threshold"])))


def _table(table: Mapping[str, object], name: str) -> dict[str, float]:
    found = table.get(name, {})
    return {str(key): float(value) for key, value in found.items()} if isinstance(found, dict) else {}
