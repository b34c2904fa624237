"""Profiles as text and back, for a cache: only what does not depend on the other entries."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from generator.relations.overlaps.names import NameForms, Reading
from generator.relations.overlaps.profile import NameProfile, Profile, Source


def packed(one: Profile) -> str:
    """A profile as one line of JSON, without what `weigh` fills in."""
    return json.dumps({
        "source": {field.name: _plain(getattr(one.source, field.name)) for field in fields(Source)},
        "names": [_packed_name(name) for name in one.names],
        "terms": dict(one.terms), "surfaces": dict(one.surfaces), "places": sorted(one.places),
        "text_places": sorted(one.text_places), "has_text": one.has_text,
    }, ensure_ascii=False)  # fmt: skip


def unpacked(body: str) -> Profile:
    """The profile that `packed` wrote, not yet weighed.

    Raises:
        ValueError, KeyError, TypeError: it is something else.
    """
    data = json.loads(body)
    return Profile(
        _source(data["source"]), tuple(_name(name) for name in data["names"]), data["terms"], data["surfaces"],
        frozenset(data["places"]), frozenset(data["text_places"]), has_text=data["has_text"],
    )  # fmt: skip


def _plain(value: Any) -> Any:  # noqa: ANN401
    return sorted(value) if isinstance(value, frozenset) else value


def _source(data: dict[str, Any]) -> Source:
    sets = ("topics", "addresses", "numbers", "stated")
    return Source(**{**data, "names": tuple(data["names"])} | {name: frozenset(data[name]) for name in sets})


def _packed_name(name: NameProfile) -> dict[str, Any]:
    forms = name.forms
    return {
        "text": forms.text, "readings": [[one.words, one.joined, one.is_whole] for one in forms.readings],
        "acronyms": sorted(forms.acronyms), "units": forms.units, "words": name.words, "roles": dict(name.roles),
        "named": dict(name.named), "terms": dict(name.terms), "keys": dict(name.keys), "parts": dict(name.parts),
        "unexplained": name.unexplained,
    }  # fmt: skip


def _name(data: dict[str, Any]) -> NameProfile:
    readings = tuple(Reading(tuple(words), joined, is_whole) for words, joined, is_whole in data["readings"])
    units = tuple(tuple(unit) for unit in data["units"])
    forms = NameForms(data["text"], readings, frozenset(data["acronyms"]), units)
    keys = {word: tuple(found) for word, found in data["keys"].items()}
    return NameProfile(
        forms,
        tuple(data["words"]),
        {unit[0]: unit for unit in units},
        data["roles"],
        data["named"],
        data["terms"],
        keys,
        {word: tuple(found) for word, found in data["parts"].items()},
        unexplained=tuple(data["unexplained"]),
    )
