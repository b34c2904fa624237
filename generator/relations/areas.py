"""Where entries are at work: regions contain each other by the parents that the vocabulary states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Area, Catalogue

WIDE = frozenset({"national", "europe", "worldwide"})
"""Scopes that are all of the country, or more."""


def is_within(catalogue: Catalogue, region: str, other: str) -> bool:
    """Whether a region is another one or lies inside it."""
    return other in catalogue.regions_above.get(region, ())


def entries_in(catalogue: Catalogue, areas: Mapping[str, Area]) -> Mapping[str, tuple[str, ...]]:
    """For each region the ids of those who work in it or in a part of it, sorted; `areas` are given by their ids."""
    found: dict[str, set[str]] = {}
    for key, area in areas.items():
        for region in area.regions:
            for above in catalogue.regions_above.get(region, ()):
                found.setdefault(above, set()).add(key)
    return {region: tuple(sorted(ids)) for region, ids in found.items()}


def naming_region(areas: Mapping[str, Area]) -> Mapping[str, Sequence[str]]:
    """For each region the ids of those who name it, and not just a part of it."""
    found: dict[str, list[str]] = {}
    for key, area in areas.items():
        for region in area.regions:
            found.setdefault(region, []).append(key)
    return found


def touching(
    catalogue: Catalogue, area: Area, inside: Mapping[str, Sequence[str]], naming: Mapping[str, Sequence[str]]
) -> set[str]:
    """The ids of those who work in a part of an area, or in what contains it: `overlaps`, asked for many at once."""
    found: set[str] = set()
    for region in area.regions:
        found.update(inside.get(region, ()))
        for above in catalogue.regions_above.get(region, ()):
            found.update(naming.get(above, ()))
    return found


def is_everywhere(area: Area) -> bool:
    """Whether an area is all of the country, or more."""
    return area.scope in WIDE and not area.regions


def overlaps(catalogue: Catalogue, one: Area, other: Area) -> bool:
    """Whether two areas touch: one of their regions contains the other, or one of them reaches everywhere."""
    if is_everywhere(one) or is_everywhere(other):
        return True
    return any(is_within(catalogue, a, b) or is_within(catalogue, b, a) for a in one.regions for b in other.regions)
