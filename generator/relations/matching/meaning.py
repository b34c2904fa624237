"""What the words of a call mean: its concepts, with their weight, and what it rules out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.model import CallRecord
from generator.model.text import Text
from generator.relations.matching.concepts import WORD, Lexicon
from generator.relations.matching.exclusions import (
    Alternatives,
    Exclusion,
    Limits,
    Said,
    insisted,
    is_local,
    kept_for,
    phrases,
    rows,
)
from generator.relations.matching.settings import read_data
from generator.text import hints, towns
from generator.text.analyser import Analyser, Term
from generator.text.scopes import Piece, Scope, pieces
from generator.text.tokens import STOPWORDS, neutral, words

Meanings = dict[str, float]
Texts = tuple[tuple[str, str], ...]
"""Pairs of language and text."""
_PREFIXES = ("vor", "an", "auf", "ab", "aus", "ein", "mit", "um", "zu", "weg", "nach", "bei")
_PREFIX = re.compile(rf"\b({'|'.join(_PREFIXES)})\W*$")
_MARKS = " \n\t.,;:!?()"
_SMALL_WORD = re.compile(r"\b[a-zäöüß]{3,}\b")
_ITEMS = re.compile(r"[,;/&+|]|\s(?:und|oder|sowie|and|or)\s", re.IGNORECASE)
_ASIDE = re.compile(
    r"[(:]|\s(?:mit|ohne|in|im|ins|auf|am|an|unter|durch|per|with|without|in|on|at|to|of|by)\s", re.IGNORECASE
)
"""Behind one of these stands no longer the thing itself."""
_RELATIVE = re.compile(r"\s*(?:der|die|das|den|dem|dass|damit|wo|who|that|which|so)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LACKING = re.compile(r"\w(?:frei|los|neutral|free)(?:e[nmrs]?)?$")
"""A compound that says what a thing does not have: "duftneutral" is no "Duft"."""
LONGEST_ITEM = 4
"""A title with a part of more words is no list of things."""
SHORTEST = 4
"""Letters of a word that may be a thing no list knows."""
LEAST_END = 5
"""Letters of the end of a compound by which it is known."""
FULL_LENGTH = 9
"""A word of so many letters is as telling as a longer one."""


class Meaning(NamedTuple):
    """Concepts with their weight (0 to 1), those that are ruled out, and the words themselves with their rarity.

    `written`: words that no list knows, as concepts, and how they are written. `said` and `limits`: what the other side
    may rule out, and what this one does.
    """

    concepts: Meanings
    excluded: frozenset[str]
    words: Meanings
    written: Mapping[str, str]
    said: Said
    limits: Limits


class _Heard(NamedTuple):
    """What was found so far; `written` only of a title whose unknown words count, `words` only of a call."""

    concepts: Meanings
    excluded: set[str]
    present: set[str]
    words: Meanings | None
    features: set[str]
    exclusions: list[Exclusion]
    written: dict[str, str] | None


def _nothing(words: Meanings | None = None, written: dict[str, str] | None = None) -> _Heard:
    return _Heard({}, set(), set(), words, set(), [], written)


@dataclass(frozen=True)
class Interpreter:
    """Finds the meaning of calls, with one memory for words."""

    lexicon: Lexicon
    analyser: Analyser
    _worths: dict[Term, float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shares: dict[tuple[Term, str], float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ends: dict[tuple[Term, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _organisations: dict[tuple[str, ...], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _senses_known: dict[str, Mapping[str, Mapping[str, frozenset[str]]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _analysed: dict[tuple[str, str], Sequence[Term]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _summaries: dict[Texts, _Heard] = field(default_factory=dict, init=False, repr=False, compare=False)

    def meaning(self, record: CallRecord) -> Meaning:
        """The meaning of a call: of its title, its text and its skills; of its organisation where these say little."""
        rules, call, need = self.lexicon.weights.subject, record.call, record.is_need
        self._analysed.clear()
        texts, own, written = (parts(call.title), parts(call.description)), dict[str, float](), dict[str, str]()
        is_name = call.kind in self.lexicon.weights.nature["named"]
        heard = _nothing(own, None if is_name else written)
        self._hear(heard, texts[0], rules["title"], need=need)
        heard = heard._replace(written=None)
        if written and not need:
            self._described(heard.concepts, written, sorted(own))
        titled, title = set(heard.concepts), frozenset(heard.features)
        told = self._tells(heard.concepts)
        described = rules["title"] if not told else rules["description" if need else "offered"]
        self._hear(heard, texts[1], described, need=need)
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
        self._choose_senses(heard, texts[0], title)
        self._work_in_field(record, heard.concepts)
        self._work_on_things(record, heard.concepts, texts[0])
        generic = self._generic(heard.concepts)
        concepts = {code: weight for code, weight in sorted(heard.concepts.items()) if weight and code not in generic}
        said = Said(self._items(texts[0], title), title, frozenset(heard.features), self._insists(texts))
        return Meaning(concepts, frozenset(excluded), own, written, said, self._limits(heard, texts))

    # == what it rules out, and what can be ruled out of it

    def _limits(self, heard: _Heard, texts: Iterable[Texts]) -> Limits:
        """What the words of a call rule out, and whom they leave out."""
        said = [(language, text) for one in texts for language, text in one]
        kept = [self._codes(kept_for(text), language) for language, text in said]
        only = self.rows(self._widened(code for codes in kept for code in codes))
        return Limits(tuple(heard.exclusions), only, any(is_local(text) for _, text in said))

    def rows(self, codes: Iterable[str]) -> dict[str, frozenset[str]]:
        """Concepts by the row of which only one holds."""
        return rows(codes, self._row_of)

    def organisation(self, record: CallRecord) -> frozenset[str]:
        """Concepts of rows of which only one holds that an organisation names in its name or summary."""
        said = (record.organisation.name, *(text for _, text in parts(record.organisation.summary)))
        found = self._organisations.get(said)
        if found is None:
            codes = self._row_names.in_text(" ".join(said))
            found = self._organisations[said] = frozenset(self._widened(codes))
        return found

    @cached_property
    def _row_names(self) -> hints.Names:
        """The words of those concepts: names of organisations are not worth a dictionary."""
        found: dict[str, tuple[str, ...]] = {}
        for code in self._row_of:
            for words_ in self.lexicon.concepts[code].words.values():
                found.update((word.casefold(), (code,)) for word in words_)
        return hints.Names(found)

    def _insists(self, texts: Iterable[Texts]) -> frozenset[str]:
        found: set[str] = set()
        for language, text in (one for said in texts for one in said):
            found |= self._features(insisted(text), language)
        return frozenset(found)

    def _items(self, said: Texts, title: frozenset[str]) -> tuple[frozenset[str], ...]:
        """The features of a title, thing by thing."""
        things = [(item, language) for language, text in said for item in _ITEMS.split(text)]
        if len(things) == 1 and title:
            return (title,)
        if any(len(item.split()) > LONGEST_ITEM or _RELATIVE.match(item) for item, _ in things):
            things = [(text, language) for language, text in said]
        return tuple(found for item, language in things if (found := self._features(item, language)))

    def _codes(self, text: str, language: str) -> frozenset[str]:
        return frozenset(self._named(text, self._terms(text, language, {}), language)) if text else frozenset()

    def _features(self, text: str, language: str) -> frozenset[str]:
        """The concepts of a text, with all that is broader, and the keys of its words."""
        if not text:
            return frozenset()
        keys: Meanings = {}
        found = self._named(text, self._terms(text, language, keys), language)
        return frozenset(self._widened(found)) | keys.keys()

    def _widened(self, codes: Iterable[str]) -> set[str]:
        return {other for code in codes for other in (code, *self.lexicon.above(code))}

    def _excluded(self, text: str, language: str) -> Iterator[Exclusion]:
        """The phrases that a negated piece of text rules out."""
        for phrase, made_of in phrases(text):
            terms: dict[str, list[Term]] = {}
            for term in self._all_terms(phrase, language):
                terms.setdefault(term.surface, []).append(term)
            within = {word for surface in terms if " " in surface for word in surface.split()}
            found = [
                (surface, self._alternatives(own, language))
                for surface, own in terms.items()
                if surface not in within and not self._is_framing(own)
            ]
            if found:
                words_ = tuple(alternatives for _, alternatives in found)
                is_attribute = made_of or all(
                    self._is_attribute(alternatives) or (language == "de" and surface[:1].islower())
                    for surface, alternatives in found
                )
                yield Exclusion(words_, is_attribute, phrase.strip())

    def _excluded_codes(self, exclusion: Exclusion) -> frozenset[str]:
        """The concepts that a phrase of one word rules out as a whole: "no fashion", but not "no ladies' fashion"."""
        (alternatives, *more) = exclusion.words
        if more or len(alternatives) > 1:
            return frozenset()
        return alternatives[0] & self.lexicon.concepts.keys()

    def _is_framing(self, terms: Iterable[Term]) -> bool:
        """Whether a word says nothing of what is ruled out ("paid", "included")."""
        if any(term.source == "concept" and self._says_more(term.key) for term in terms):
            return False
        return any(term.key in self._framing for term in terms if term.source == "word")

    def _says_more(self, code: str) -> bool:
        concept = self.lexicon.concepts[code]
        return concept.attribute or bool(concept.one_of) or self._says(code)

    def _is_attribute(self, alternatives: Alternatives) -> bool:
        known = self.lexicon.concepts
        return all(code in known and known[code].attribute for codes in alternatives for code in codes)

    def _alternatives(self, terms: Sequence[Term], language: str) -> Alternatives:
        """How a word may be said on the other side: by its concept, or its key; of a compound by its parts as well."""
        whole = [term.key for term in terms if term.source == "concept" and self._share(term, language) == 1.0]
        split = [term.key for term in terms if term.source == "part"]
        key = next((term.key for term in terms if term.source == "word"), "")
        if whole and (not split or self._is_whole(terms[0].surface, language)):
            return (frozenset(whole),)
        phrases_ = self.analyser.phrases(language)
        pieces_ = frozenset(phrases_.get((part,), part) for part in split)
        return (frozenset({key}), pieces_) if pieces_ else (frozenset({key}),)

    def _is_whole(self, surface: str, language: str) -> bool:
        return (self.analyser.word(surface, language).key,) in self.analyser.phrases(language)

    @cached_property
    def _row_of(self) -> Mapping[str, str]:
        return {code: concept.one_of for code, concept in self.lexicon.concepts.items() if concept.one_of}

    @cached_property
    def _framing(self) -> frozenset[str]:
        return frozenset(self.analyser.word(word).key for word in self.lexicon.weights.framing) | self._common

    # == what it is about

    def _things(self, text: str, language: str) -> list[str]:
        """The words that no list knows for the things of a piece of a title: the last of each before a preposition."""
        items = _ITEMS.split(_ASIDE.split(text, maxsplit=1)[0])
        return [thing for item in items if (thing := self._thing(item, language))]

    def _thing(self, item: str, language: str) -> str:
        """The word of a phrase that names the thing; empty where a list knows it, or it says nothing."""
        item, stop = neutral(item), STOPWORDS.get(language, frozenset())
        found = [word for word in _TOKEN.findall(item) if word.casefold() not in stop]
        if language == "de":
            found = [word for word in found if word[:1].isupper()]
        if not found or len(found[-1]) < SHORTEST:
            return ""
        word = self.analyser.word(found[-1].replace("-", ""), language)
        members = (found[-1], *found[-1].split("-"))
        known = any(
            term.source == "concept" and self._names(term, language)
            for term in self._all_terms(item, language)
            if term.surface.endswith(members)
        )
        return "" if known or word.key in self._common or towns.town(found[-1]) else found[-1]

    def _names(self, term: Term, language: str) -> bool:
        """Whether a word is known by its concept: "Lotse" is, "Rentenlotse" is not, for "Lotse" says too little."""
        if (" " not in term.surface and self._share(term, language) != 1.0) or not self._says(term.key):
            return False
        tells = self.lexicon.concepts[term.key].weight >= self.lexicon.weights.subject["telling"]
        return tells or " " in term.surface or self._is_whole(term.surface, language)

    def _says(self, code: str) -> bool:
        return self.lexicon.concepts[code].weight > self.lexicon.weights.subject["everyday"]

    def _add_unknown(self, heard: _Heard, text: str, language: str) -> bool:
        """Add the words of a piece of a title that no list knows; whether they tell what it is about."""
        tells, rules = False, self.lexicon.weights.subject
        if heard.written is None:
            return tells
        for thing in self._things(text, language):
            word = self.analyser.word(thing.replace("-", ""), language)
            found = {WORD + _joined(word.parts or (word.key,)): rules["title"]}
            is_known = bool(word.parts) and (word.parts[-1],) in self.analyser.phrases(language)
            if word.parts and not is_known and word.parts[-1] not in self._common:
                found[WORD + word.parts[-1]] = rules["part"]
            _raise(heard.concepts, found)
            heard.written.update((code, thing) for code in found if code not in heard.written)
            # The "lawyer" of a specialist lawyer says too little.
            tells = tells or not is_known
        return tells

    def _described(self, concepts: Meanings, written: dict[str, str], keys: Iterable[str]) -> None:
        """Add what a compound would say in one word: baskets for washing are washing baskets."""
        own = {code.removeprefix(WORD): thing for code, thing in written.items() if "+" not in code}
        for key, thing in own.items():
            for other in keys:
                if key not in other and other not in own and other not in self._common:
                    code = WORD + _joined((key, other))
                    _raise(concepts, {code: self.lexicon.weights.subject["title"]})
                    written.setdefault(code, thing)

    def _summary(self, said: Texts) -> _Heard:
        """What an organisation says of itself, heard once for all its calls."""
        heard = self._summaries.get(said)
        if heard is None:
            heard = self._summaries[said] = _nothing()
            self._hear(heard, said, self.lexicon.weights.subject["organisation"], need=False)
        return heard

    def _hear(self, heard: _Heard, said: Texts, weight: float, *, need: bool) -> None:
        """Add the concepts and words of a text; what a thing is for weighs less than the thing."""
        for language, text in said:
            clause, thing = -1, False
            for piece in pieces(text, need=need):
                thing = thing and piece.clause == clause
                clause = piece.clause
                found = self._take(heard, piece, language, weight, has_thing=thing)
                if found is not None:
                    thing = thing or self._tells(found)
                    is_named = piece.scope is Scope.SAID or not thing
                    thing = (is_named and self._add_unknown(heard, piece.text, language)) or thing

    def _take(self, heard: _Heard, piece: Piece, language: str, weight: float, *, has_thing: bool) -> Meanings | None:
        """Add what a piece of text says, and tell its concepts; None where it is ruled out or there already."""
        keys: Meanings = {}
        found = self._named(piece.text, self._terms(piece.text, language, keys), language)
        if heard.words is not None:
            _raise(heard.words, keys)
        if piece.scope is Scope.EXCLUDED:
            exclusions = list(self._excluded(piece.text, language))
            heard.excluded.update(code for one in exclusions for code in self._excluded_codes(one))
            heard.exclusions.extend(exclusions)
            return None
        if piece.scope is Scope.PRESENT:
            heard.present.update(found)
            return None
        if heard.words is not None:
            heard.features.update(self._widened(found), keys)
        is_aside = piece.scope is Scope.CIRCUMSTANCE or (piece.scope is Scope.PURPOSE and has_thing)
        _raise(heard.concepts, found, weight * (self.lexicon.weights.subject["purpose"] if is_aside else 1.0))
        return found

    def _terms(self, text: str, language: str, words: Meanings) -> list[Term]:
        """The terms of a text that name concepts; its words are added to `words` by their rarity."""
        worths, named = self._worths, []
        for term in self._all_terms(text, language):
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

    def _all_terms(self, text: str, language: str) -> Sequence[Term]:
        """The terms of a text; the end of a compound that is a word of our lists is one too ("Sportkinderwagen")."""
        text = text.strip()
        found = self._analysed.get((text, language))
        if found is None:
            found = self._analysed[text, language] = self._analyse(text, language)
        return found

    def _analyse(self, text: str, language: str) -> Sequence[Term]:
        terms: Sequence[Term] = self.analyser.analyse(text, language)
        if lacking := {term.surface for term in terms if _LACKING.search(term.surface)}:
            terms = tuple(term for term in terms if term.surface not in lacking or term.source == "word")
        ends = [
            Term(code, term.surface, "concept")
            for term in terms
            if term.source == "word" and (code := self._end(term, language))
        ]
        return (*terms, *ends) if ends else terms

    def _end(self, term: Term, language: str) -> str:
        """The concept of the longest end of a word that is longer than its last part; empty where there is none."""
        known = self._ends.get((term, language))
        if known is None:
            known = self._ends[term, language] = self._find_end(term, language)
        return known

    def _find_end(self, term: Term, language: str) -> str:
        phrases_, key = self.analyser.phrases(language), term.key
        if language != "de" or not term.surface[:1].isupper() or len(key) < SHORTEST + LEAST_END or (key,) in phrases_:
            return ""
        parts_ = self.analyser.word(term.surface, language).parts
        least = max(LEAST_END, len(parts_[-1]) + 1 if parts_ else 0)
        ends = (phrases_.get((key[place:],)) for place in range(3, len(key) - least + 1))
        return next((code for code in ends if code), "")

    def _help_with_devices(self, record: CallRecord, meanings: Meanings) -> None:
        """Somebody whose time is given and who names a device helps with it, and does not give it away."""
        nature, rules = self.lexicon.weights.nature, self.lexicon.weights.subject
        mended = max(meanings.get(code, 0.0) for code in nature["repairs"])
        if mended >= rules["telling"]:
            for code in meanings.keys() & set(self.lexicon.below("device")):
                meanings[code] *= rules["modifier"] if meanings[code] <= mended else 1.0
        if record.call.kind not in nature["time"] or mended >= rules["telling"]:
            return
        devices = {code for code in self.lexicon.below("device") if code in meanings}
        if devices:
            most = max(meanings[code] for code in devices)
            meanings["tech-help"] = max(most, meanings.get("tech-help", 0.0))
            for code in devices:
                meanings[code] *= rules["modifier"]

    def _choose_senses(self, heard: _Heard, said: Texts, title: frozenset[str]) -> None:
        """Of a word of the title with two meanings the one that goes with the other words of the call."""
        for language, _ in said:
            for key in sorted(title & self._senses(language).keys()):
                rows_ = self._senses(language)[key]
                beside = next((code for code, words_ in rows_.items() if (words_ & heard.features) - {key, code}), "")
                if beside:
                    heard.concepts.pop(self.analyser.phrases(language).get((key,), ""), None)
                    _raise(heard.concepts, {beside: self.lexicon.concepts[beside].weight})

    def _senses(self, language: str) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By the key of a word its meanings, and the keys and concepts beside which each holds."""
        if language not in self._senses_known:
            word = self.analyser.word
            self._senses_known[language] = {
                word(name, language).key: {
                    code: frozenset(one if one in self.lexicon.concepts else word(one, language).key for one in said)
                    for code, said in meanings.items()
                }
                for name, meanings in read_data("senses.yaml").items()
            }
        return self._senses_known[language]

    def _work_in_field(self, record: CallRecord, meanings: Meanings) -> None:
        """Somebody whose time is asked for or given and who names an animal looks after it; a sport, and teaches it."""
        if record.call.kind not in self.lexicon.weights.nature["time"]:
            return
        for field_, service in (("animal", "pet-care"), ("sport", "sports-coach")):
            named = [
                meanings[code] / self.lexicon.scale(code) for code in self.lexicon.below(field_) if code in meanings
            ]
            if named:
                _raise(meanings, {service: max(named)})

    def _work_on_things(self, record: CallRecord, meanings: Meanings, title: Texts) -> None:
        """In "Who builds in our kitchen?" what people work on is not what they give."""
        nature, rules = self.lexicon.weights.nature, self.lexicon.weights.subject
        if record.call.kind not in nature["time"] or not any(hints.is_about_work(text) for _, text in title):
            return
        things = {*nature["things"], *nature["place"]}
        for code in meanings:
            kinds = set(self.lexicon.kinds(code))
            if kinds and kinds <= things:
                meanings[code] *= rules["modifier"]

    def _generic(self, meanings: Meanings) -> frozenset[str]:
        """Concepts that say too little beside a narrower one: "lawyer" of a lawyer for a field of law."""
        rules, lexicon = self.lexicon.weights.subject, self.lexicon
        telling = [code for code, weight in meanings.items() if weight >= rules["telling"] and code in lexicon.concepts]
        above = {other for code in telling for other in lexicon.above(code)}
        return frozenset(code for code in above if lexicon.scale(code) < rules["main"])

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
            known = (term.surface for term in terms if self._is_whole(term.surface, language))
            within |= {part for surface in known for part in _members(surface, text)}
        found = {code: concepts[code].weight for code in self._parted_verbs(text, language)}
        for term in terms:
            if term.surface not in within:
                share = 1.0 if " " in term.surface else self._share(term, language)
                if not share:
                    if self._qualifies(term, language):
                        found.setdefault(term.key, 0.0)
                    continue
                found[term.key] = max(concepts[term.key].weight * share, found.get(term.key, 0.0))
        return found

    def _qualifies(self, term: Term, language: str) -> bool:
        """Whether a part of a known word says for whom or of what a thing is ("Damenrad"); cotton is no wool."""
        known = self.lexicon.concepts
        whole = self.analyser.phrases(language).get((self.analyser.word(term.surface, language).key,), "")
        is_quality = bool(known[term.key].one_of) or known[term.key].attribute
        return is_quality and not (whole in known and known[whole].attribute)

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
        whole = phrases.get((word.key,)) or self._end(Term(word.key, term.surface, "word"), language)
        if whole == term.key:
            return 1.0
        if not word.parts or (word.key,) in phrases:
            return 0.0
        if whole:
            return 0.0 if phrases.get((word.parts[-1],)) == term.key else self.lexicon.weights.subject["modifier"]
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


def _joined(parts_: Iterable[str]) -> str:
    """Parts of a compound, in no order."""
    return "+".join(sorted(set(parts_)))


def parts(text: Text | None) -> Texts:
    """The text in one language: a translation says nothing new."""
    if text is None:
        return ()
    said = text.said(text.default_language)
    return ((said.language, said.text),)
