"""What the words of a call mean: its concepts, with their weight, and what it rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.model import CallRecord
from generator.model.text import Text
from generator.relations.matching.concepts import Lexicon
from generator.text import hints
from generator.text.analyser import Analyser, Term
from generator.text.scopes import Scope, pieces
from generator.text.tokens import words

Meanings = dict[str, float]
Said = tuple[tuple[str, str], ...]
"""Pairs of language and text."""
_PREFIXES = ("vor", "an", "auf", "ab", "aus", "ein", "mit", "um", "zu", "weg", "nach", "bei")
_PREFIX = re.compile(rf"\b({'|'.join(_PREFIXES)})\W*$")
_MARKS = " \n\t.,;:!?()"
_SMALL_WORD = re.compile(r"\b[a-zäöüß]{3,}\b")
FULL_LENGTH = 9
"""A word of so many letters is as telling as a longer one."""


class Meaning(NamedTuple):
    """Concepts with their weight (0 to 1), those that are ruled out, and the words themselves with their rarity."""

    concepts: Meanings
    excluded: frozenset[str]
    words: Meanings


class _Heard(NamedTuple):
    """What was found so far."""

    concepts: Meanings
    excluded: set[str]
    present: set[str]
    words: Meanings


@dataclass(frozen=True)
class Interpreter:
    """Finds the meaning of calls, with one memory for words."""

    lexicon: Lexicon
    analyser: Analyser
    _worths: dict[Term, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shares: dict[tuple[Term, str], float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _summaries: dict[Said, _Heard] = field(default_factory=dict, init=False, repr=False, compare=False)

    def meaning(self, record: CallRecord) -> Meaning:
        """The meaning of a call: of its title, its text and its skills; of its organisation where these say little."""
        rules, call, need = self.lexicon.weights.subject, record.call, record.is_need
        heard = _Heard({}, set(), set(), {})
        self._hear(heard, parts(call.title), rules["title"], need=need)
        titled = set(heard.concepts)
        told = self._tells(heard.concepts)
        described = rules["title"] if not told else rules["description" if need else "offered"]
        self._hear(heard, parts(call.description), described, need=need)
        for skill in call.skills:
            _raise(heard.concepts, self._named(skill, self._terms(skill, "en", {}), "en"), described)
        if not need or not self._tells(heard.concepts):
            summary = self._summary(parts(record.organisation.summary))
            _raise(heard.concepts, summary.concepts)
            heard.excluded.update(summary.excluded)
        for code in heard.present:
            heard.concepts[code] = min(heard.concepts.get(code, 0.0), rules["organisation"])
        excluded = heard.excluded - titled | self._machines(record)
        for code in excluded & heard.concepts.keys():
            del heard.concepts[code]
        self._translations(record, heard.concepts)
        self._help_with_devices(record, heard.concepts)
        concepts = {code: weight for code, weight in sorted(heard.concepts.items()) if weight}
        return Meaning(concepts, frozenset(excluded), heard.words)

    def _summary(self, said: Said) -> _Heard:
        """What an organisation says of itself, heard once for all its calls."""
        heard = self._summaries.get(said)
        if heard is None:
            heard = self._summaries[said] = _Heard({}, set(), set(), {})
            self._hear(heard, said, self.lexicon.weights.subject["organisation"], need=False, words=False)
        return heard

    def _hear(self, heard: _Heard, said: Said, weight: float, *, need: bool, words: bool = True) -> None:
        """Add the concepts and words of a text; what a thing is for weighs less than the thing."""
        for language, text in said:
            clause, thing = -1, False
            for piece in pieces(text, need=need):
                found = self._named(
                    piece.text, self._terms(piece.text, language, heard.words if words else {}), language
                )
                if piece.clause != clause:
                    clause, thing = piece.clause, False
                if piece.scope is Scope.EXCLUDED:
                    heard.excluded.update(found)
                elif piece.scope is Scope.PRESENT:
                    heard.present.update(found)
                else:
                    aside = piece.scope is Scope.PURPOSE and thing
                    _raise(heard.concepts, found, weight * (self.lexicon.weights.subject["purpose"] if aside else 1.0))
                    thing = thing or self._tells(found)

    def _terms(self, text: str, language: str, words: Meanings) -> list[Term]:
        """The terms of a text that name concepts; its words are added to `words` by their rarity."""
        worths, named = self._worths, []
        for term in self.analyser.analyse(text, language):
            if term.source == "concept":
                named.append(term)
                continue
            worth = worths.get(term)
            if worth is None:
                common = term.key in self._common
                worth = worths[term] = 0.0 if common else rarity(term.key, part=term.source == "part")
            if worth > words.get(term.key, 0.0):
                words[term.key] = worth
        return named

    def _help_with_devices(self, record: CallRecord, meanings: Meanings) -> None:
        """Somebody whose time is given and who names a device helps with it, and does not give it away."""
        nature, rules = self.lexicon.weights.nature, self.lexicon.weights.subject
        mended = any(meanings.get(code, 0.0) >= rules["telling"] for code in nature["repairs"])
        if mended:
            for code in meanings.keys() & set(self.lexicon.below("device")):
                meanings[code] *= rules["modifier"]
        if record.call.kind not in nature["time"] or mended:
            return
        devices = {code for code in self.lexicon.below("device") if code in meanings}
        if devices:
            most = max(meanings[code] for code in devices)
            meanings["tech-help"] = max(most, meanings.get("tech-help", 0.0))
            for code in devices:
                meanings[code] *= rules["modifier"]

    def _translations(self, record: CallRecord, meanings: Meanings) -> None:
        """A language pair says what is asked for, and the unit which service it is, whatever the words are."""
        call = record.call
        if call.kind != "translation" or meanings.keys() & set(self.lexicon.weights.nature["translating"]):
            return
        unit = call.quantity.unit if call.quantity else ""
        rules = self.lexicon.weights.subject
        for service, counted in (("text-translation", "page"), ("interpreting", "hour")):
            if unit in {counted, ""}:
                meanings[service] = rules["title"] if unit else rules["vocabulary"]

    def _tells(self, meanings: Meanings) -> bool:
        """Whether something says what it is about."""
        return any(weight >= self.lexicon.weights.subject["telling"] for weight in meanings.values())

    def _named(self, text: str, terms: list[Term], language: str) -> Meanings:
        """The concepts that words name; of a compound its head, the rest with less weight; long names before short."""
        concepts = self.lexicon.concepts
        within = {word for term in terms if " " in term.surface for word in term.surface.split()}
        if "-" in text:
            within |= {part for term in terms for part in _members(term.surface, text)}
        found = {code: concepts[code].weight for code in self._parted_verbs(text, language)}
        for term in terms:
            if term.surface not in within:
                share = 1.0 if " " in term.surface else self._share(term, language)
                found[term.key] = max(concepts[term.key].weight * share, found.get(term.key, 0.0))
        return found

    def _parted_verbs(self, text: str, language: str) -> Iterator[str]:
        """Concepts of verbs whose prefix stands at the end: "liest vor" is vorlesen."""
        found = _PREFIX.search(text) if language == "de" and _may_end_in_prefix(text) else None
        if found:
            phrases = self.analyser.phrases(language)
            for verb in _SMALL_WORD.findall(text[: found.start()]):
                if code := phrases.get((found.group(1) + self.analyser.word(verb, language).key,)):
                    yield code

    def _share(self, term: Term, language: str) -> float:
        """How much of a word is this concept: all of it, as its head; little, as the first part of a compound."""
        share = self._shares.get((term, language))
        if share is None:
            share = self._shares[term, language] = self._weighed(term, language)
        return share

    def _weighed(self, term: Term, language: str) -> float:
        word, phrases = self.analyser.word(term.surface, language), self.analyser.phrases(language)
        whole = phrases.get((word.key,))
        if not word.parts or whole:
            return 1.0 if whole == term.key else 0.0
        return 1.0 if phrases.get((word.parts[-1],)) == term.key else self.lexicon.weights.subject["modifier"]

    def _machines(self, record: CallRecord) -> frozenset[str]:
        """What is ruled out where a human being has to do it."""
        said = (*parts(record.call.title), *parts(record.call.description)) if record.is_need else ()
        wanted = any(hints.wants_a_person(text) for _, text in said)
        return frozenset(self.lexicon.weights.nature["machines"]) if wanted else frozenset()

    @cached_property
    def _common(self) -> frozenset[str]:
        """Keys of the words that stand in calls of every kind."""
        groups = {f"concepts:{code}" for code in self.lexicon.weights.everyday}
        named = self.analyser.synonym_words(sorted(groups & set(self.lexicon.concepts)))
        extra = words(" ".join(self.lexicon.weights.common))
        return frozenset(self.analyser.word(word).key for word in sorted(named | extra))


def rarity(key: str, *, part: bool = False) -> float:
    """How much a word in common tells (0 to 1). Long words are rare ones (Zipf, 1935): no other text changes that."""
    worth = min(1.0, max(0, len(key) - 2) / (FULL_LENGTH - 2))
    return worth * (0.5 if part else 1.0)


def _may_end_in_prefix(text: str) -> bool:
    """Whether `_PREFIX` is worth a search; true as well where a text ends in a mark that we do not know."""
    text = text.rstrip(_MARKS)
    return text.endswith(_PREFIXES) or not text[-1:].isalnum()


def _raise(found: Meanings, meanings: Mapping[str, float], weight: float = 1.0) -> None:
    for code, own in meanings.items():
        worth = own * weight
        if worth >= found.get(code, 0.0):
            found[code] = worth


def _members(surface: str, text: str) -> tuple[str, ...]:
    """The members of a word written with hyphens that is known as one: what they mean alone says nothing more."""
    if surface in text or " " in surface:
        return ()
    written = re.search("-".join(("", *surface)).replace("-", "-?")[2:], text)
    return tuple(written.group().split("-")) if written and "-" in written.group() else ()


def parts(text: Text | None) -> Said:
    """The text in one language: a translation says nothing new."""
    if text is None:
        return ()
    said = text.said(text.default_language)
    return ((said.language, said.text),)
