"""The same need or offer listed twice: by two departments, or by an initiative and its operator."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, NamedTuple

from generator.model import CallRecord, Catalogue
from generator.relations.calls import CallState
from generator.relations.links import references
from generator.relations.overlaps.bounds import SLACK, Pair, both, closeness, equal, most
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.entries import call_source
from generator.relations.overlaps.features import telling_words
from generator.relations.overlaps.profile import Profile, profile, weigh
from generator.relations.overlaps.weights import logit, weights
from generator.text.analyser import Analyser


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


class NearCalls(NamedTuple):
    """Two calls that may be one, as far as they themselves say; `owners` has the entries that they belong to."""

    first: str
    second: str
    owners: frozenset[str]
    features: Mapping[str, float]
    shared_words: tuple[str, ...]


def near_calls(
    catalogue: Catalogue, states: Mapping[str, CallState], analyser: Analyser, language: str
) -> Iterator[NearCalls]:
    """Pairs of open needs, and of open offers, that are one if their entries are; nobody needs to know that yet."""
    related = set(_related(catalogue))
    for is_need in (True, False):
        records = [
            record for record in catalogue.calls.values() if record.is_need == is_need and states[record.id].is_open
        ]
        yield from _among(records, related, analyser, language)


def call_overlaps(near: Iterable[NearCalls], alike: Collection[frozenset[str]]) -> tuple[CallOverlap, ...]:
    """Those that are probably one; `alike` has the pairs of entries that are one."""
    scale = weights().call
    found = []
    for one in near:
        parts = scale.parts({**one.features, "related": max(one.features["related"], float(one.owners in alike))})
        score = scale.score(parts)
        if score >= scale.threshold:
            found.append(CallOverlap(one.first, one.second, score, parts, one.shared_words))
    return tuple(sorted(found, key=lambda one: (-one.score, one.first, one.second)))


def _among(
    records: list[CallRecord], related: Collection[frozenset[str]], analyser: Analyser, language: str
) -> Iterator[NearCalls]:
    profiles = [profile(call_source(one.id, one.call, language), analyser) for one in records]
    weigh(profiles)
    pairs, scale = candidates(profiles), weights().call
    columns = _features(records, profiles, pairs, related)
    likely = most(scale, {**columns, "related": 1.0}) >= logit(scale.threshold) - SLACK  # most share two words only
    for number, (one, other) in compress(enumerate(pairs), likely):
        features = {name: float(column[number]) for name, column in columns.items()}
        if scale.score(scale.parts({**features, "related": 1.0})) >= scale.threshold:
            first, second = sorted((records[one], records[other]), key=lambda record: record.id)
            shared = sorted(profiles[one].vector.keys() & profiles[other].vector.keys())
            words = telling_words(profiles[one], shared)
            yield NearCalls(first.id, second.id, frozenset((first.owner, second.owner)), features, words)


def _features(
    records: Sequence[CallRecord],
    profiles: Sequence[Profile],
    pairs: Sequence[Pair],
    related: Collection[frozenset[str]],
) -> dict[str, Any]:
    """What speaks for two calls being one: for each feature an array with a number from 0 to 1 for each pair."""
    title, text, has_texts = closeness(profiles, pairs)
    sizes, places = [_size(one.call) for one in records], [_place(one) for one in records]
    sized, placed = both([size is not None for size in sizes], pairs), both([bool(place) for place in places], pairs)
    same_size, same_place = equal(sizes, pairs), equal(places, pairs)
    owners = (frozenset((records[one].owner, records[other].owner)) for one, other in pairs)
    return {
        "title": title,
        "text": text,
        "no-text": 1 - has_texts,
        "same-kind": equal([one.call.kind for one in records], pairs),
        "same-size": sized & same_size,
        "other-size": sized & ~same_size,
        "related": [pair in related for pair in owners],
        "one-entry": equal([one.owner for one in records], pairs),
        "other-place": placed & ~same_place,
    }


def _size(call: object) -> tuple[object, object] | None:
    quantity, amount = getattr(call, "quantity", None), getattr(call, "amount", None)
    if amount is not None and amount.total is not None:
        return amount.total, amount.currency
    return (quantity.total, quantity.unit) if quantity is not None and quantity.total is not None else None


def _place(record: CallRecord) -> str | None:
    location = record.call.location or record.organisation.location
    return location.city.casefold() if location and location.city else None


def _related(catalogue: Catalogue) -> Iterator[frozenset[str]]:
    """Entries of which one names the other: as operator, partner, successor."""
    for key, record in catalogue.records.items():
        for role, target, _ in references(record.entry):
            if role in {"operator", "partner", "successor"}:
                yield frozenset((key, target))
