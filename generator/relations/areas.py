"""Where entries are at work: regions contain each other by the parents that the vocabulary states."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Area, Catalogue

WIDE = frozenset({"national", "europe", "worldwide"})
"""Scopes that are all of the country, or more."""


def is_within(catalogue: Catalogue, region: str, other: str) -> bool:
    """Whether a region is another one or lies inside it."""
    return other in catalogue.regions_above.get(region, ())


def entries_in(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """For each region the ids of the organisations that work in it or in a part of it, sorted."""
    found: dict[str, set[str]] = {}
    for key, organisation in catalogue.organisations.items():
        for region in organisation.area.regions:
            for above in catalogue.regions_above.get(region, ()):
                found.setdefault(above, set()).add(key)
    return {region: tuple(sorted(ids)) for region, ids in found.items()}


def is_everywhere(area: Area) -> bool:
    """Whether an area is all of the country, or more."""
    return area.scope in WIDE and not area.regions


def overlaps(catalogue: Catalogue, one: Area, other: Area) -> bool:
    """Whether two areas touch: one of their regions contains the other, or one of them reaches everywhere."""
    if is_everywhere(one) or is_everywhere(other):
        return True
    return any(is_within(catalogue, a, b) or is_within(catalogue, b, a) for a in one.regions for b in other.regions)
