"""What the words of a call rule out, or keep for some alone, and whether the other side is that.

An `Exclusion` holds what stands behind a negation, a phrase for each ("no wool", "keine gebrauchten Matratzen"): the
other side is ruled out where it says every word of the phrase. Words are compared by their concepts, with everything
narrower, so that languages do not matter; words that no list knows by their keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.text.hints import Hinted

Features = frozenset[str]
"""Concepts and keys of words, each as it is compared."""
Alternatives = tuple[Features, ...]
"""A word is there where all features of any of these are."""


class Exclusion(NamedTuple):
    """A phrase that is ruled out: `words`, all of which have to be there; `text`: how it is written.

    `is_attribute`: it says what a thing is like and not which thing.
    """

    words: tuple[Alternatives, ...]
    is_attribute: bool
    text: str


class Said(NamedTuple):
    """What a call says of itself that can be ruled out.

    `items`: of the title, thing by thing; `title` and `text`: all of it, without what itself rules out; `insists`: what
    it cannot do without.
    """

    items: tuple[Features, ...] = ()
    title: Features = frozenset()
    text: Features = frozenset()
    insists: Features = frozenset()


class Limits(NamedTuple):
    """What a call rules out: phrases; and those that it is only for, as a row of the lexicon and concepts of it.

    `is_local`: it is only for its own surroundings.
    """

    exclusions: tuple[Exclusion, ...] = ()
    only: Mapping[str, frozenset[str]] = {}
    is_local: bool = False


NO_LIMITS = Limits()

_PHRASES = re.compile(r"[,;/()]|\s(?:und|oder|noch|sowie|bzw|and|or|nor)\s", re.IGNORECASE)
_MADE_OF = re.compile(r"\b(?:aus|mit|of|with|from)\b", re.IGNORECASE)
_INSISTS = Hinted(
    r"(?:\b(?:mit|samt|inklusive|inkl|einschließlich|with|including)\b|\b(?:muss|müssen|unbedingt|must|needs? to)\b)"
    r"([^.;!?]*)",
    ("mit", "samt", "inkl", "einschl", "with", "includ", "muss", "müss", "unbedingt", "must", "need"),
)
_ONLY = Hinted(
    r"(?<!nicht )(?<!not )\b(?:nur|ausschließlich|only|solely|exclusively)\s+([^.,;:!?]+)"
    r"|\b(?:for|to)\s+([^.,;:!?]+?)\s+only\b|([\w'’ -]+?)\s+only\b",
    ("nur", "ausschließlich", "only", "solely", "exclusively"),
)
_LOCAL = Hinted(
    r"\b(?:nur|ausschließlich|only|solely|exclusively)\b[^.;!?]*"
    r"\b(?:(?:unser\w*|aus\s+dem|im|hier\s+im|hiesig\w*|our|this|the\s+local)\s+"
    r"(?:Land)?(?:kreis|stadt|ort|gemeinde|stadtteil|viertel|bezirk|dorf|umland|region"
    r"|county|district|town|city|village|borough|neighbou?rhood|area|region)\w*|local(?:ly)?\b|vor\s+Ort\s+in\b)",
    ("nur", "ausschließlich", "only", "solely", "exclusively"),
)


def phrases(text: str) -> Iterator[tuple[str, bool]]:
    """The phrases of an excluded piece of text, and whether it says that they are what something is made of."""
    made_of = False
    for part in _PHRASES.split(text):
        made_of = made_of or bool(_MADE_OF.search(part))
        if part.strip():
            yield part, made_of


def insisted(text: str) -> str:
    """What a text cannot do without, or is kept for; empty where it says nothing of the kind."""
    found = _INSISTS.search(text)
    return " ".join(filter(None, (found.group(1) if found else "", kept_for(text))))


def kept_for(text: str) -> str:
    """For whom or what alone something is; empty where nobody is left out."""
    found = _ONLY.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


def is_local(text: str) -> bool:
    """Whether something is only for its own surroundings."""
    return bool(_LOCAL.search(text))


def ruled_out(limits: Limits, other: Said, *, of_need: bool) -> str:
    """The words by which the other side is ruled out, empty where it is not; `of_need`: that it is the need."""
    return next((one.text for one in limits.exclusions if _is_hit(one, other, of_need=of_need)), "")


def _is_hit(one: Exclusion, other: Said, *, of_need: bool) -> bool:
    """A thing of a list may be left out: the other things of the list remain."""
    if not _has(one, other.text):
        return False
    is_list = len(other.items) > 1 and not all(_has(one, item) for item in other.items)
    if _has(one, other.title) and (one.is_attribute or not is_list):
        return True
    return _has(one, other.insists) or (one.is_attribute and not of_need)


def _has(one: Exclusion, said: Features) -> bool:
    return all(any(features <= said for features in alternatives) for alternatives in one.words)


def is_kept_from(limits: Limits, said: Mapping[str, frozenset[str]]) -> bool:
    """Whether something is kept for others: those named here are of the same row, and none of them is meant."""
    return any(row in said and not said[row] & meant for row, meant in limits.only.items())


def rows(codes: Iterable[str], row_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Concepts by the row of which only one holds."""
    found: dict[str, set[str]] = {}
    for code in codes:
        if row := row_of.get(code):
            found.setdefault(row, set()).add(code)
    return {row: frozenset(own) for row, own in found.items()}
