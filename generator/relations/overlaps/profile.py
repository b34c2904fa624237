"""What is compared of an organisation: its names, words, places and addresses, taken out of the entry once.

A profile knows nothing of the catalogue it is compared in; `weigh` adds how rare its words are there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.messages import DEFAULT_LANGUAGE
from generator.model.kinds import ORGANISATIONS
from generator.relations.overlaps.acronyms import spelled_out
from generator.relations.overlaps.names import GENERIC, SMALL, NameForms, name_forms
from generator.text.analyser import Analyser, Term
from generator.text.gazetteer import place_of
from generator.text.tokens import fold

_SOURCE_WEIGHT = {"word": 1.0, "part": 0.5, "concept": 0.8}
_LEAST_RARITY = 0.15
_STEADY = 1000
"""A catalogue counts as having at least so many entries: in a small one two entries would make any word common."""
_FEW = 3
_GENERIC_SHARE, _PLACE_SHARE, _SMALL_SHARE = 0.25, 0.35, 0.05
"""How much of its rarity a word of a name counts as something that two names share."""
_GENERIC_DIFFERENCE = 0.4
"""How much of its rarity a word such as *association* counts as something that tells two names apart."""
_EXPLAINED = 0.5
"""An acronym that its own name spells out so well stands for nothing else."""
_TEXT_POWER = 1.5
"""Rare words of a description say more than their share."""

JOINING = frozenset(kind.name for kind in ORGANISATIONS.values() if kind.may_join) | {""}
"""Kinds of entry that may be similar; a record without a kind (labelled data) counts as an initiative."""


CONTACT = "contact"
"""The scheme of what is as good as a register number: one mailbox and one telephone together."""


@dataclass(frozen=True)
class Source:
    """What a profile is made from: the texts of one entry in one language, and what can be compared exactly.

    `addresses`: web addresses without scheme and `www.`; `numbers`: register numbers as `scheme:value`;
    `stated`: ids of entries that this one names as operator, partner or the like. `kind`: only initiatives can be
    similar; a duplicate may also have been entered under another kind.
    """

    id: str
    names: tuple[str, ...]
    text: str = ""
    language: str = DEFAULT_LANGUAGE
    location: str = ""
    topics: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    stated: frozenset[str] = frozenset()
    kind: str = ""

    def may_join(self, other: Source) -> bool:
        """Whether the two could join forces: companies and administrations cannot."""
        return self.kind == other.kind and self.kind in JOINING


@dataclass
class NameProfile:
    """One name: its words with how much each counts as shared (`share`) and as telling apart (`apart`), 0 to 1.

    `keys` has for words the key under which texts speak of them: a word common in texts says little in a name.
    `unexplained` are its acronyms that do not stand for a name of the same entry.
    """

    forms: NameForms
    words: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    places: frozenset[str]
    terms: Mapping[str, float]
    keys: Mapping[str, tuple[str, ...]]
    share: dict[str, float] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    vector: dict[str, float] = field(default_factory=dict)
    unexplained: tuple[str, ...] = ()


@dataclass
class Profile:
    """One organisation as overlaps see it.

    `terms`: keys of the German-aware analysis with their weight in name and text; `vector` the same weighed by rarity,
    of length 1; `surfaces` gives for a key a word as written. `places` are those of name and location, `text_places`
    those that the text names.
    """

    source: Source
    names: tuple[NameProfile, ...]
    terms: Mapping[str, float]
    surfaces: Mapping[str, str]
    places: frozenset[str]
    text_places: frozenset[str]
    has_text: bool
    vector: dict[str, float] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)

    @cached_property
    def different(self) -> tuple[NameProfile, ...]:
        """The names that differ in what is compared: "Nähstube" and "Nähstube e. V." are one, the later text stands."""
        found = {
            (
                name.forms.readings,
                name.forms.units,
                name.forms.acronyms,
                name.unexplained,
                tuple(name.terms.items()),
            ): name
            for name in sorted(self.names, key=lambda name: name.forms.text)
        }
        return tuple(found.values())


def profile(source: Source, analyser: Analyser) -> Profile:
    """The profile of one organisation, not yet weighed."""
    names = tuple(_name(text, source.language, analyser) for text in dict.fromkeys(source.names))
    for name in names:
        name.unexplained = tuple(
            sorted(acronym for acronym in name.forms.acronyms if not _is_explained(acronym, names))
        )
    located = {place for word in source.location.replace("-", " ").split() if (place := place_of(fold(word)))}
    terms: dict[str, float] = {}
    surfaces: dict[str, str] = {}
    within: dict[str, str] = {}
    text_places: set[str] = set()
    analysed: Iterable[Term] = analyser.analyse(". ".join((*source.names[:1], source.text)), source.language)
    for key, surface, kind in analysed:  # the inner loop of every check
        place = _place_or_number(surface)
        if place is None:
            terms[key] = terms.get(key, 0.0) + _SOURCE_WEIGHT[kind]
            (surfaces if kind == "word" else within).setdefault(key, surface)
        elif place:
            text_places.add(place)
    return Profile(
        source, names, terms, {**within, **surfaces}, frozenset(located.union(*(name.places for name in names))),
        frozenset(text_places), has_text=bool(source.text.strip()),
    )  # fmt: skip


@lru_cache(maxsize=200_000)
def _place_or_number(surface: str) -> str | None:
    """The place that a word names; empty for a number: a year, or how many laptops, is rare and says nothing."""
    return place_of(fold(surface)) or ("" if surface.isdecimal() else None)


def _is_explained(acronym: str, names: Sequence[NameProfile]) -> bool:
    """Whether an acronym stands for one of the names itself, so that it stands for nothing else."""
    own = ([unit for unit in name.forms.units if unit[0] != acronym] for name in names)
    return any(spelled_out(acronym, units) >= _EXPLAINED for units in own)


def _name(text: str, language: str, analyser: Analyser) -> NameProfile:
    forms = name_forms(text, lambda surface: analyser.word(surface).parts)
    words = tuple(dict.fromkeys(forms.readings[0].words))
    terms: Counter[str] = Counter()
    keys: dict[str, tuple[str, ...]] = {}
    for term in analyser.analyse(text, language):
        if term.source == "word":
            keys[fold(term.surface)] = (term.key,)
        if not place_of(fold(term.surface)):
            terms[term.key] += _SOURCE_WEIGHT[term.source] + (term.source == "part") * 0.1  # type: ignore[assignment]
    places = frozenset(place for word in words if (place := place_of(word)))
    return NameProfile(forms, words, {unit[0]: unit for unit in forms.units}, places, terms, keys)


class Counts(NamedTuple):
    """How many of so many profiles use a word in a name, and a key in the text."""

    names: Counter[str]
    texts: Counter[str]
    entries: int

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Counts:
        """Count."""
        names = Counter(word for one in profiles for word in {word for name in one.names for word in name.words})
        return cls(names, Counter(key for one in profiles for key in one.terms), len(profiles))


def weigh(profiles: Sequence[Profile], counts: Counts | None = None) -> None:
    """Fill in how rare each word is among all profiles, from 0.15 (everywhere) to 1 (in one).

    `counts` are those of all, where `profiles` are only a few of them.
    """
    names, texts, entries = counts or Counts.of(profiles)
    in_names = {word: _rarity(count, entries) for word, count in names.items()}
    in_texts = {key: _rarity(count, entries) for key, count in texts.items()}
    for one in profiles:
        one.rarity = {key: in_texts[key] for key in one.terms}
        one.vector = _unit_length(
            {key: _dampened(count) * in_texts[key] ** _TEXT_POWER for key, count in one.terms.items()}
        )
        for name in one.names:
            _weigh_name(name, in_names, in_texts)


def _weigh_name(name: NameProfile, in_names: Mapping[str, float], in_texts: Mapping[str, float]) -> None:
    for word in name.words:
        common = min((in_texts.get(key, 1.0) for key in name.keys.get(word, ())), default=1.0)
        rarity = (in_names[word] * common) ** 0.5
        if word in SMALL:
            name.share[word], name.apart[word] = _SMALL_SHARE, 0.0
        elif word in GENERIC:
            name.share[word], name.apart[word] = _GENERIC_SHARE * rarity, _GENERIC_DIFFERENCE * rarity
        else:
            name.share[word] = rarity * (_PLACE_SHARE if place_of(word) else 1.0)
            name.apart[word] = rarity
    name.vector = _unit_length({key: count * in_texts.get(key, 1.0) for key, count in name.terms.items()})


def _rarity(count: int, everyone: int) -> float:
    """From 1 for a word that one has, down with the share of those who have it.

    The first few count as they are: a pair, or an entry made three times, must not make its own name common in a small
    catalogue.
    """
    more = max(0, count - _FEW) * max(1.0, _STEADY / everyone)
    return max(_LEAST_RARITY, 1 - math.log(min(count, _FEW) + more) / math.log(max(everyone, _STEADY)))


def _dampened(count: float) -> float:
    """A word said ten times is not ten times as important."""
    return 1 + math.log(count) if count >= 1 else count


def _unit_length(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / length for key, value in vector.items()}
