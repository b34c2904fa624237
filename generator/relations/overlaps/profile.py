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
from generator.relations.overlaps.names import AUDIENCE, MODULE, MODULE_ENDINGS, NameForms, name_forms
from generator.relations.overlaps.roles import Role, is_office, role_of
from generator.text.analyser import Analyser, Term
from generator.text.gazetteer import place_of
from generator.text.places import Place, read_place
from generator.text.tokens import fold

_SOURCE_WEIGHT = {"word": 1.0, "part": 0.5, "concept": 0.8}
_LEAST_RARITY = 0.15
_STEADY = 1000
"""A catalogue counts as having at least so many entries: in a small one two entries would make any word common."""
_FEW = 3
_SHARE: Mapping[Role, float] = {
    "own": 1.0,
    "plain": 0.7,
    "act": 0.7,
    "service": 0.6,
    "office": 0.6,
    "place": 0.35,
    "common": 0.25,
    "type": 0.25,
    "branch": 0.1,
    "small": 0.05,
}
"""How much of its rarity a word of a name counts as something that two names share."""
_DIFFERENCE: Mapping[Role, float] = {
    "own": 1.0,
    "plain": 1.0,
    "act": 0.5,
    "service": 1.0,
    "office": 1.0,
    "place": 0.3,
    "common": 0.4,
    "type": 0.4,
    "branch": 0.1,
    "small": 0.0,
}
"""How much of it counts as something that tells two names apart."""
_LEAST_DIFFERENCE: Mapping[Role, float] = {"own": 0.6, "plain": 0.5, "service": 0.6, "office": 0.6}
"""How much a word tells two names apart though many names have it."""
DISTINCTIVE: Mapping[Role, float] = {
    "own": 1.0,
    "plain": 0.5,
    "service": 0.3,
    "office": 0.3,
    "act": 0.3,
    "common": 0.2,
    "type": 0.1,
}
"""How certain it is that two names with nothing else than such a word of their own mean one and the same."""
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

    `keys` has for words the key under which texts speak of them: a word common in texts says little in a name. `roles`
    says what each word does, `named` which place it names, `parts` of which keys a compound is made. `total` is the sum
    of `share`. `unexplained` are the acronyms that do not stand for a name of the same entry.
    """

    forms: NameForms
    words: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Role]
    named: Mapping[str, str]
    terms: Mapping[str, float]
    keys: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    share: dict[str, float] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)
    vector: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    unexplained: tuple[str, ...] = ()

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the name names."""
        return frozenset(self.named.values())

    @cached_property
    def core(self) -> tuple[str, ...]:
        """What is left of the name without its kind and its place: coined words, else others, else what is done."""
        explained = self.forms.acronyms.difference(self.unexplained)
        own = [word for word in self.words if word not in explained] or self.words
        for roles in (("own",), ("plain", "service", "office"), ("act",), ("common",), ("type",)):
            if found := tuple(word for word in own if self.roles[word] in roles):
                return found
        return ()

    @cached_property
    def purpose(self) -> frozenset[str]:
        """Keys of the words that say what is done: those of the language that name no kind of body and no place.

        Words that every other name has say it only beside something else: *Willkommen in Harsum*.
        """
        telling = {"plain", "act", "service"} | ({"common"} if {"own", "place"} & {*self.roles.values()} else set())
        words = (word for word in self.words if self.roles[word] in telling and word not in AUDIENCE)
        return frozenset(key for word in words if not word.isdecimal() for key in self.keys.get(word, (word,)))

    @cached_property
    def services(self) -> frozenset[str]:
        """The keys of the words for what is run: a café, a hospice service."""
        return frozenset(
            key for word in self.words if self.roles[word] == "service" for key in self.keys.get(word, (word,))
        )

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The words for a part, another edition or a daughter of something."""
        return tuple(word for word in self.words if word in MODULE or word.endswith(MODULE_ENDINGS))

    @cached_property
    def offices(self) -> frozenset[str]:
        """The words for public bodies."""
        return frozenset(word for word in self.words if is_office(word))


@dataclass
class Profile:
    """One organisation as overlaps see it.

    `terms`: keys of the German-aware analysis with their weight in name and text; `vector` the same weighed by rarity,
    of length 1; `surfaces` gives for a key a word as written. `location` is the place as written, `places` are those
    of name and location, `text_places` those that the text names.
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
    def location(self) -> Place:
        """Where it says it is."""
        return read_place(self.source.location)

    @cached_property
    def different(self) -> tuple[NameProfile, ...]:
        """The names that differ in what is compared: "Nähstube" and "Nähstube e. V." are one, the later text stands."""
        found = {
            (
                name.forms.readings,
                name.forms.units,
                name.forms.acronyms,
                tuple(name.named.items()),
                name.unexplained,
                tuple(name.terms.items()),
            ): name
            for name in sorted(self.names, key=lambda name: name.forms.text)
        }
        return tuple(found.values())


def profile(source: Source, analyser: Analyser) -> Profile:
    """The profile of one organisation, not yet weighed."""
    location = read_place(source.location)
    names = tuple(_name(text, source.language, location, analyser) for text in dict.fromkeys(source.names))
    for name in names:
        name.unexplained = tuple(
            sorted(acronym for acronym in name.forms.acronyms if not _is_explained(acronym, names))
        )
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
        source, names, terms, {**within, **surfaces}, location.towns.union(*(name.places for name in names)),
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


def _name(text: str, language: str, location: Place, analyser: Analyser) -> NameProfile:
    forms = name_forms(text, lambda surface: analyser.word(surface).parts)
    words = tuple(dict.fromkeys(forms.readings[0].words))
    roles: dict[str, Role] = {}
    named: dict[str, str] = {}
    written = {fold(surface): surface for surface in forms.written}
    for word in words:
        roles[word], place = role_of(written.get(word, word), location)
        if place:
            named[word] = place
    terms: Counter[str] = Counter()
    keys: dict[str, tuple[str, ...]] = {}
    parts: dict[str, tuple[str, ...]] = {}
    for term in analyser.analyse(text, language):
        folded = fold(term.surface)
        if term.source == "word":
            keys[folded] = (term.key,)
        elif term.source == "part":
            parts[folded] = (*parts.get(folded, ()), term.key)
        if folded not in named and not place_of(folded):
            terms[term.key] += _SOURCE_WEIGHT[term.source] + (term.source == "part") * 0.1  # type: ignore[assignment]
    return NameProfile(forms, words, {unit[0]: unit for unit in forms.units}, roles, named, terms, keys, parts)


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
        role = name.roles[word]
        name.share[word] = _SHARE[role] * (rarity if role != "small" else 1.0)
        name.apart[word] = max(_DIFFERENCE[role] * rarity, _LEAST_DIFFERENCE.get(role, 0.0))
    name.total = sum(name.share.values())
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
