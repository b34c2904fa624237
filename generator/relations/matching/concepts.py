"""Which concepts there are, and how well one serves somebody who asks for another: a notebook is a computer.

The concepts stand in `lexicon.yaml`, written by hand. Words that it does not have come from the vocabulary, with less
weight, so that a maintainer's synonym counts here as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.messages import Words
from generator.model import Vocabulary
from generator.relations.matching.settings import Weights, read_data
from generator.text.dictionary import lemma
from generator.text.tokens import LANGUAGES

Synonyms = Mapping[str, Mapping[str, Sequence[str]]]
LISTS = ("concepts", "skills", "kinds")
"""Lists of the vocabulary whose words count; a later one goes before an earlier one, the files before all."""
FILES = ("lexicon.yaml", "everyday.yaml")
"""The concepts written by hand; a code and a word stand in one of them only."""
WORD = "word:"
"""A word that no list knows is a concept of its own: this, and the key of the word."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One line of the lexicon; `weight` says how much it tells, `technology` that others of its kind are no help.

    `attribute`: what a thing is made of or runs on. `one_of`: whoever is for one concept of a row is not for another.
    """

    code: str
    words: Mapping[str, Sequence[str]]
    broader: str = ""
    kinds: tuple[str, ...] = ()
    near: Mapping[str, float] = field(default_factory=dict)
    weight: float = 1.0
    technology: bool = False
    attribute: bool = False
    one_of: str = ""

    @property
    def scale(self) -> float:
        """The greatest weight it can have in a call."""
        return self.weight or 1.0


@dataclass(frozen=True)
class Lexicon:
    """All concepts by code."""

    concepts: Mapping[str, Concept]
    weights: Weights

    @cached_property
    def synonyms(self) -> Synonyms:
        """Words by concept and language, as the text analysis wants them."""
        return {code: concept.words for code, concept in self.concepts.items()}

    @cached_property
    def served_by(self) -> Mapping[str, Mapping[str, float]]:
        """For each concept everything that serves it, and how well (0 to 1)."""
        found: dict[str, dict[str, float]] = {code: {code: 1.0} for code in self.concepts}
        for code in self.concepts:
            above = tuple(self.above(code))
            for step, other in enumerate(above, 1):
                # Whoever asks for the broader one is glad of the narrower; the other way round it is a guess.
                _raise(found[other], code, self.weights.subject["narrower"])
                _raise(found[code], other, self.weights.subject["broader"] * self.concepts[other].weight ** step)
            for other in self._beside(code):
                _raise(found[code], other, self.weights.subject["sibling"])
        for code, concept in self.concepts.items():
            for other, worth in concept.near.items():
                for below in self.below(other):
                    _raise(found[code], below, worth)
        return found

    def serving(self, code: str) -> Mapping[str, float]:
        """What serves a concept, or a word that no list knows: that is served by itself alone."""
        return self.served_by.get(code) or {code: 1.0}

    def scale(self, code: str) -> float:
        """The greatest weight that a concept or a word can have in a call."""
        concept = self.concepts.get(code)
        return 1.0 if concept is None else concept.scale

    def _beside(self, code: str) -> tuple[str, ...]:
        """Other concepts of the same branch; "goods" or "law" is no branch, it says too little."""
        broader = self.concepts[code].broader
        if not broader or self.concepts[broader].weight < self.weights.subject["main"]:
            return ()
        return tuple(other for other in self.below(broader) if other not in {code, broader})

    def above(self, code: str) -> Iterator[str]:
        """The broader concepts, the nearest first."""
        while code := self.concepts[code].broader:
            yield code

    def below(self, code: str) -> tuple[str, ...]:
        """A concept and all that are narrower."""
        return self._below.get(code, (code,))

    @cached_property
    def _below(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for code in self.concepts:
            for other in (code, *self.above(code)):
                found.setdefault(other, []).append(code)
        return {code: tuple(codes) for code, codes in found.items()}

    def kinds(self, code: str) -> tuple[str, ...]:
        """The kinds of help a concept usually is; of a broader one where it says nothing itself."""
        return self._kinds.get(code, ())

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        chains = {code: (code, *self.above(code)) for code in self.concepts}
        return {
            code: next((self.concepts[one].kinds for one in chain if self.concepts[one].kinds), ())
            for code, chain in chains.items()
        }


def _raise(found: dict[str, float], code: str, worth: float) -> None:
    found[code] = max(worth, found.get(code, 0.0))


def lexicon(vocabulary: Vocabulary, weights: Weights) -> Lexicon:
    """The concepts of the lexicon, and those of the vocabulary behind them."""
    concepts = {concept.code: concept for name in LISTS for concept in _of_list(vocabulary, name, weights)}
    for code, data in read_words().items():
        concepts[code] = Concept(
            code,
            {language: tuple(_forms(data.get(language, ()), language)) for language in LANGUAGES},
            data.get("is", ""),
            tuple(data.get("kinds", ())),
            data.get("near", {}),
            data.get("weight", 1.0),
            data.get("technology", False),
            data.get("attribute", False),
            data.get("one_of", ""),
        )
    return Lexicon(concepts, weights)


def read_words() -> Mapping[str, Mapping[str, Any]]:
    """The lines of all files by code."""
    return {code: data for name in FILES for code, data in read_data(name).items()}


def name_of(code: str, vocabulary: Vocabulary) -> Words:
    """A concept in words; those of the vocabulary have codes such as `skills:python`."""
    name, _, own = code.partition(":")
    if code.startswith(WORD):
        return Words((("", own),))
    if own:
        label = vocabulary.terms(name)[own].label
        return Words(tuple(label.items()))
    data = read_words()[code]
    return Words(tuple((language, data[language][0]) for language in LANGUAGES if data.get(language)))


def _of_list(vocabulary: Vocabulary, name: str, weights: Weights) -> Iterable[Concept]:
    everyday = set(weights.everyday)
    for code, term in vocabulary.terms(name).items():
        words = {language: (label, *term.synonyms.get(language, ())) for language, label in term.label.items()}
        light = name == "kinds" or code in everyday
        weight = weights.subject["everyday" if light else "vocabulary"]
        yield Concept(f"{name}:{code}", words, kinds=(code,) if name == "kinds" else (), weight=weight)


_PERSONS = ("er", "or", "eur", "ist", "ent", "ant")
_FIELD = "recht"
"""Of a field of law also those who practise it."""
_LEADERS = ("pate", "lotse", "kunde")


def _forms(words: Iterable[str], language: str) -> Iterator[str]:
    """Words with the forms that a dictionary does not lead back to them: women, and the plural of foreign words."""
    for word in words:
        yield word
        if language == "de" and word.endswith(_FIELD) and word[:1].isupper():
            yield from (word + "ler", word + "lerin", word + "lich")
        if language == "de" and word.endswith(_PERSONS) and word[:1].isupper():
            yield from (word + "in", word + "innen")
        elif language == "de" and word.endswith(_LEADERS):
            yield from (word[:-1] + "in", word[:-1] + "innen")
        elif " " not in word and not word.endswith("s") and lemma(word, language) is None:
            yield word + "s"
