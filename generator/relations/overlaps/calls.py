"""The same need or offer listed twice: by two departments, or by an initiative and its operator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.model import CallRecord, Catalogue
from generator.relations.calls import CallState
from generator.relations.german import Analyser
from generator.relations.links import references
from generator.relations.overlaps.bounds import closeness
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.entries import call_source
from generator.relations.overlaps.features import cosine
from generator.relations.overlaps.profile import Profile, profile, weigh
from generator.relations.overlaps.weights import logit, weights

_SLACK = 1e-6
"""Sums in another order differ a little."""


@dataclass(frozen=True, slots=True)
class CallOverlap:
    """Two needs, or two offers, that are probably one; global ids, `first` before `second` in the alphabet.

    `parts` are the points that add up to `score`, as for entries.
    """

    first: str
    second: str
    score: float
    parts: Mapping[str, float]
    shared_words: tuple[str, ...]


def call_overlaps(
    catalogue: Catalogue, states: Mapping[str, CallState], alike: Collection[frozenset[str]], analyser: Analyser,
    language: str,
) -> tuple[CallOverlap, ...]:  # fmt: skip
    """Probable repeats among the calls that are open; `alike` has the pairs of entries that are one."""
    related = set(alike) | set(_related(catalogue))
    found: list[CallOverlap] = []
    for is_need in (True, False):
        records = [
            record for record in catalogue.calls.values() if record.is_need == is_need and states[record.id].is_open
        ]
        found += _among(records, related, analyser, language)
    return tuple(sorted(found, key=lambda one: (-one.score, one.first, one.second)))


def _among(
    records: list[CallRecord], related: Collection[frozenset[str]], analyser: Analyser, language: str
) -> Iterator[CallOverlap]:
    profiles = [profile(call_source(one.id, one.call, language), analyser) for one in records]
    weigh(profiles)
    scale = weights().call
    for one, other in _hopeful(records, profiles, related):
        first, second = records[one], records[other]
        parts = scale.parts(_features(first, second, profiles[one], profiles[other], related))
        score = scale.score(parts)
        if score >= scale.threshold:
            shared = sorted(profiles[one].vector.keys() & profiles[other].vector.keys())
            words = tuple(profiles[one].surfaces[key] for key in shared)[:5]
            yield CallOverlap(min(first.id, second.id), max(first.id, second.id), score, parts, words)


def _hopeful(
    records: list[CallRecord], profiles: list[Profile], related: Collection[frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Candidates whose words alone leave a chance: most share two words, and come to nothing."""
    scale = weights().call
    points = scale.points
    needed = logit(scale.threshold) - scale.base - points["same-kind"] - points["same-size"] - _SLACK
    by_owner = points["related"] + points["one-entry"]
    pairs = candidates(profiles)
    for (one, other), (title, text) in zip(pairs, closeness(profiles, pairs), strict=True):
        said = title * points["title"] + text * points["text"]
        if said + by_owner >= needed:
            owners = frozenset((records[one].owner, records[other].owner))
            if said >= needed or len(owners) == 1 or owners in related:
                yield one, other


def _features(
    first: CallRecord, second: CallRecord, ours: Profile, theirs: Profile, related: Collection[frozenset[str]]
) -> dict[str, float]:
    """What speaks for two calls being one, as numbers from 0 to 1."""
    one, other = first.call, second.call
    has_texts = ours.has_text and theirs.has_text
    return {
        "title": cosine(ours.names[0].vector, theirs.names[0].vector),
        "text": cosine(ours.vector, theirs.vector) if has_texts else 0.0,
        "same-kind": float(one.kind == other.kind),
        "same-size": float(_size(one) == _size(other) != (None, None)),
        "other-size": float(None not in _size(one) + _size(other) and _size(one) != _size(other)),
        "related": float(frozenset((first.owner, second.owner)) in related),
        "one-entry": float(first.owner == second.owner),
        "other-place": float(_place(first) != _place(second) and None not in {_place(first), _place(second)}),
    }


def _size(call: object) -> tuple[object, object]:
    quantity, amount = getattr(call, "quantity", None), getattr(call, "amount", None)
    if amount is not None and amount.total is not None:
        return amount.total, amount.currency
    if quantity is not None and quantity.total is not None:
        return quantity.total, quantity.unit
    return None, None


def _place(record: CallRecord) -> str | None:
    location = record.call.location or record.organisation.location
    return location.city.casefold() if location and location.city else None


def _related(catalogue: Catalogue) -> Iterator[frozenset[str]]:
    """Entries of which one names the other: as operator, partner, successor."""
    for key, record in catalogue.records.items():
        for role, target, _ in references(record.entry):
            if role in {"operator", "partner", "successor"}:
                yield frozenset((key, target))
