"""Why a pair is what it is, in words and numbers: each feature with its points, adding up to the score.

Words for those who want to check the arithmetic, and, in `reasons`, a few plain sentences for everybody else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.messages import N_, Message, msg
from generator.relations.overlaps.calls import CallOverlap
from generator.relations.overlaps.detect import Overlap
from generator.relations.overlaps.profile import CONTACT
from generator.relations.overlaps.weights import Scale, weights
from generator.text.gazetteer import place_name
from generator.text.tokens import fold

BASE = "base"
"""Code of the points that all pairs start from."""
_WORDS, _PLACES = 5, 3


class Evidence(NamedTuple):
    """One feature of a pair: its code in `weights.toml`, the points it adds or takes, and the same in words."""

    code: str
    points: float
    said: Message


class _Case(NamedTuple):
    """What the sentence about a feature may speak of; `value` is the feature from 0 to 1."""

    value: float
    names: tuple[str, str] = ("", "")
    acronym: str = ""
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()


def same_evidence(overlap: Overlap) -> tuple[Evidence, ...]:
    """Why both are, or are not, one and the same: the points add up to `logit(overlap.score)`."""
    return _evidence(overlap.same, weights().same, lambda code: _case(overlap, code))


def akin_evidence(overlap: Overlap) -> tuple[Evidence, ...]:
    """Why both should know of each other, or need not: the points add up to `logit(overlap.likeness)`."""
    return _evidence(overlap.akin, weights().akin, lambda code: _case(overlap, code))


def call_evidence(overlap: CallOverlap) -> tuple[Evidence, ...]:
    """Why two needs or offers are one: the points add up to `logit(overlap.score)`."""
    points = weights().call.points
    return _evidence(
        overlap.parts, weights().call,
        lambda code: _Case(overlap.parts[code] / points[code], words=overlap.shared_words),
    )  # fmt: skip


def _evidence(parts: Mapping[str, float], scale: Scale, case_of: Callable[[str], _Case]) -> tuple[Evidence, ...]:
    """Strongest first, whatever the direction; the base, which says nothing about the pair, last."""
    found = [Evidence(code, points, _SAID[code](case_of(code))) for code, points in parts.items()]
    found.sort(key=lambda one: (-abs(one.points), one.code))
    return (*found, Evidence(BASE, scale.base, msg("Every pair starts with this.")))


def _case(overlap: Overlap, code: str) -> _Case:
    seen = overlap.seen
    exact = seen.addresses if code == "same-address" else seen.numbers
    return _Case(
        seen.features.get(code, 0.0), (seen.first_name, seen.second_name), seen.acronym, seen.shared_words,
        tuple(place_name(place) for place in seen.shared_places[:_PLACES]), exact,
    )  # fmt: skip


def _listed(words: tuple[str, ...]) -> str:
    """The first few words; of a compound and its parts, which all count for the machine, only the first."""
    kept: dict[str, str] = {}
    for word in words:
        key = fold(word)
        if not any(key in other or other in key for other in kept):
            kept[key] = word
    return ", ".join(list(kept.values())[:_WORDS])


def _agreement(case: _Case) -> Message:
    return msg("The names are alike, {value}: “{first}”, “{second}”.", value=case.value, **_names(case))


def _contained(case: _Case) -> Message:
    return msg(
        "Much of the one name is in the other, {value}: “{first}”, “{second}”.", value=case.value, **_names(case)
    )


def _names(case: _Case) -> dict[str, str]:
    return {"first": case.names[0], "second": case.names[1]}


def _acronym(case: _Case) -> Message:
    return msg("“{acronym}” can stand for the other name, {value}.", acronym=case.acronym.upper(), value=case.value)


def _common_place(case: _Case) -> Message:
    return msg("Both name {places}.", places=_listed(case.places))


def _text(case: _Case) -> Message:
    if case.words:
        return msg("The descriptions share rare words, {value}: {words}.", value=case.value, words=_listed(case.words))
    return msg("The descriptions are alike, {value}.", value=case.value)


def _same_number(case: _Case) -> Message:
    if contact := [one.partition(":")[2] for one in case.exact if one.startswith(f"{CONTACT}:")]:
        return msg("Mail address and phone number are the same: {contact}.", contact=contact[0].partition(" ")[0])
    return msg("The register number is the same: {number}.", number=_listed(case.exact))


def _same_address(case: _Case) -> Message:
    return msg("The website is the same: {address}.", address=_listed(case.exact))


def _fixed(text: str) -> Callable[[_Case], Message]:
    """The same sentence for every pair, with the value of the feature where the sentence has a place for it."""
    return lambda case: Message(text, (("value", case.value),))


_SAID: Mapping[str, Callable[[_Case], Message]] = {
    "agreement": _agreement,
    "contained": _contained,
    "acronym": _acronym,
    "alias": _fixed(N_("The one name stands in the other, set off by a dash or in brackets, {value}.")),
    "common-place": _common_place,
    "text": _text,
    "own-name": _fixed(N_("Apart from places and kinds of bodies the names are the same, {value}.")),
    "copied-text": _fixed(N_("The descriptions are the same over long stretches, {value}.")),
    "text-here": _fixed(N_("They are in one place and describe themselves alike, {value}.")),
    "same-service": _fixed(N_("Both run the same kind of thing, as their names say.")),
    "same-pattern": _fixed(N_("Both names say that the same is done.")),
    "other-service": _fixed(N_("Each runs something that the other does not.")),
    "more": _fixed(N_("The one name says something that the other one does not, {value}.")),
    "usual-name-elsewhere": _fixed(N_("Many are called so, and the two are in different places, {value}.")),
    "usual-name-other-text": _fixed(
        N_("Many are called so, and the descriptions are about different things, {value}.")
    ),
    "apart": _fixed(N_("Each name has a word of its own that the other lacks, {value}.")),
    "module": _fixed(N_("The names mean different parts of one project, {value}.")),
    "numbers": _fixed(N_("The numbers in the names differ.")),
    "place-names-differ": _fixed(N_("Each name names another place.")),
    "elsewhere": _fixed(N_("They have their seats in different places.")),
    "no-common-place": _fixed(N_("They name no place in common.")),
    "unknown-place": _fixed(N_("The one name has a place that the other entry does not mention.")),
    "no-text": _fixed(N_("One of the two has no description to compare.")),
    "same-number": _same_number,
    "other-number": _fixed(N_("The register numbers differ.")),
    "same-address": _same_address,
    "stated": _fixed(N_("The one names the other, for example as operator or partner.")),
    "subject": _fixed(N_("Both names have a rare word in common, {value}.")),
    "same-purpose": _fixed(N_("They share their topics and describe themselves alike, {value}.")),
    "title": _fixed(N_("The titles are alike, {value}.")),
    "same-kind": _fixed(N_("The kind of help is the same.")),
    "same-size": _fixed(N_("Number or amount is the same.")),
    "other-size": _fixed(N_("Number or amount differs.")),
    "related": _fixed(N_("Their organisations belong together.")),
    "one-entry": _fixed(N_("Both stand in the same entry.")),
    "other-place": _fixed(N_("They are for different places.")),
}
"""What is said of each feature; a test compares the codes with the weights."""


_FEW = 3
_WORTH = 0.4
"""Points from which a reason is worth a sentence."""
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "number": ("same-number",),
    "address": ("same-address",),
    "name": ("agreement", "contained", "own-name", "alias", "subject"),
    "acronym": ("acronym",),
    "purpose": ("text", "text-here", "copied-text", "same-purpose"),
    "service": ("same-service", "same-pattern"),
    "place": ("common-place",),
}
"""What is one reason for a person, though it is several features for the machine."""
_PART, _APART, _ALIKE = 0.7, 0.3, 0.6
"""How much of a name must be in the other, with how little of its own, or in both, to say so."""


def reasons(overlap: Overlap | CallOverlap) -> tuple[Message, ...]:
    """The two or three strongest things that speak for a pair, as plain sentences without numbers."""
    if isinstance(overlap, CallOverlap):
        return _call_reasons(overlap)
    is_same = overlap.verdict == "duplicate" or overlap.likeness < weights().akin.threshold
    parts = overlap.same if is_same else overlap.akin
    points = {group: math.fsum(max(0.0, parts.get(code, 0.0)) for code in codes) for group, codes in _GROUPS.items()}
    ranked = sorted(_GROUPS, key=lambda group: -points[group])
    chosen = [group for group in ranked if points[group] >= _WORTH]
    return tuple(_PLAIN[group](overlap) for group in chosen[:_FEW])


def _plain_name(overlap: Overlap) -> Message:
    seen = overlap.seen
    value, names = seen.features, {"first": seen.first_name, "second": seen.second_name}
    if value.get("same-name"):
        return msg("Apart from spelling and legal form the names are the same: “{first}”, “{second}”.", **names)
    is_part = value["contained"] >= _PART and value["apart"] < _APART and not value["place-names-differ"]
    if value["alias"] or is_part:
        return msg("The one name is part of the other: “{first}”, “{second}”.", **names)
    if value["agreement"] >= _ALIKE:
        return msg("The names are alike: “{first}”, “{second}”.", **names)
    return msg("The names have words in common: “{first}”, “{second}”.", **names)


def _plain_purpose(overlap: Overlap) -> Message:
    words = _listed(overlap.seen.shared_words)
    if overlap.akin.get("same-purpose", 0.0) >= 1:
        if words:
            return msg("They share their topics, and both write about: {words}.", words=words)
        return msg("They share their topics and describe themselves alike.")
    return msg("Both write about: {words}.", words=words) if words else msg("The descriptions are alike.")


_PLAIN: Mapping[str, Callable[[Overlap], Message]] = {
    "number": lambda overlap: _same_number(_case(overlap, "same-number")),
    "address": lambda overlap: _same_address(_case(overlap, "same-address")),
    "name": _plain_name,
    "acronym": lambda overlap: msg("“{acronym}” can stand for the other name.", acronym=overlap.seen.acronym.upper()),
    "purpose": _plain_purpose,
    "service": lambda _: msg("Both names say that the same is done."),
    "place": lambda overlap: _common_place(_case(overlap, "common-place")),
}


def _call_reasons(overlap: CallOverlap) -> tuple[Message, ...]:
    plain = {
        "title": msg("The titles are alike."),
        "text": msg("Both write about: {words}.", words=_listed(overlap.shared_words)),
        "same-size": msg("Number or amount is the same."),
        "related": msg("Their organisations belong together."),
        "one-entry": msg("Both stand in the same entry."),
    }
    strongest = sorted(plain, key=lambda code: -overlap.parts.get(code, 0.0))
    return tuple(plain[code] for code in strongest if overlap.parts.get(code, 0.0) >= _WORTH)[:_FEW]
