"""The reviewed numbers of matching, read once from `weights.yaml` beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights and thresholds; what each means stands in the data file."""

    points: Numbers
    kind: Numbers
    subject: Numbers
    coverage: Numbers
    distance: Mapping[str, Any]
    time: Numbers
    audience: Numbers
    urgency: Numbers
    freshness: Numbers
    grades: Numbers
    nature: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]
    everyday: tuple[str, ...]
    common: tuple[str, ...]
    framing: tuple[str, ...]


@cache
def weights() -> Weights:
    """The numbers of the data file."""
    return Weights(**read_data("weights.yaml"))


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """A data file of this package."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return MappingProxyType(yaml.load(text, Loader=loader))  # noqa: S506  one of two safe loaders
