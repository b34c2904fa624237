"""What a call is about, read once: concepts with their weight, what it rules out, where, how often, how much.

A profile depends on its own call alone, so that a new call changes no other pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.model import Administration, Area, CallRecord
from generator.model.calls import Call, Location, Offer
from generator.model.text import Text
from generator.model.vocabulary import LegalForm, Vocabulary
from generator.relations import places
from generator.relations.calls import CallState
from generator.relations.german import Analyser, Term, phrase_keys
from generator.relations.matching import wording
from generator.relations.matching.lexicon import Lexicon
from generator.relations.matching.scopes import Piece, Scope, pieces
from generator.relations.places import Point
from generator.relations.tokens import words

Meanings = dict[str, float]
Said = tuple[tuple[str, str], ...]
"""Pairs of language and text."""
WIDE = frozenset({"national", "europe", "worldwide"})
COUNTRY = "DE"
_PREFIX = re.compile(r"\b(vor|an|auf|ab|aus|ein|mit|um|zu|weg|nach|bei)\W*$")
_SMALL_WORD = re.compile(r"\b[a-zäöüß]{3,}\b")
FULL_LENGTH = 9
"""A word of so many letters is as telling as a longer one."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A call as matching sees it.

    `concepts`: concept -> how much the call is about it (0 to 1); `excluded`: concepts its words rule out; `words`: keys
    of its words -> rarity; `kinds`: kinds it may be, the stated one included; `regions`: codes, with all that contain
    them; `limits`: regions an offer restricts itself to; `each`: the most that one gets; `minimum`: the least that is
    of use, or that has to be taken.
    """

    record: CallRecord
    state: CallState
    concepts: Mapping[str, float]
    excluded: frozenset[str]
    words: Mapping[str, float]
    kinds: frozenset[str]
    languages: frozenset[str]
    topics: frozenset[str]
    audiences: frozenset[str]
    regions: frozenset[str]
    point: Point | None
    remote: bool | None
    weekly: bool
    rare: bool
    months: int | None
    radius: float | None
    each: Decimal | None
    minimum: int | None
    in_person: bool
    on_screen: bool
    forms: frozenset[str] | None
    technologies: frozenset[str]
    is_open: bool

    @property
    def id(self) -> str:
        """The global id of the call."""
        return self.record.id


@dataclass(frozen=True)
class Reader:
    """Makes profiles, with one memory for words."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    analyser: Analyser

    def profile(self, record: CallRecord, state: CallState) -> Profile:
        """The profile of one call."""
        call, organisation = record.call, record.organisation
        title, text = _parts(call.title), _parts(call.description)
        whole = " ".join(part for _, part in (*title, *text))
        machines = self._machines(whole)
        concepts, excluded = self._concepts(record, title, text, machines)
        area = call.area or organisation.area
        location = call.location or organisation.location
        return Profile(
            record, state, concepts, excluded,
            self._words((*title, *text)), self._kinds(call.kind, concepts, excluded), self._languages(record),
            frozenset(call.topics or organisation.topics), frozenset(call.audiences or organisation.audiences), self._regions(record, whole),
            _point(location), _remote(call, area), wording.is_weekly(whole) or _per_week(call),
            wording.is_rare(whole), wording.months(whole), wording.radius(whole),
            wording.money_each(whole), _minimum(record, whole), wording.wants_presence(whole),
            wording.only_on_screen(whole), self._forms(record), self._technologies(call),
            0 < max(concepts.values(), default=0.0) <= self.lexicon.weights.subject["vocabulary"],
        )  # fmt: skip

    def _concepts(self, record: CallRecord, title: Said, text: Said, machines: frozenset[str]) -> tuple[Meanings, frozenset[str]]:
        """Concepts with their weight, and those that the words rule out."""
        rules = self.lexicon.weights.subject
        described = rules["description" if record.is_need else "offered"]
        meanings: Meanings = {}
        excluded: set[str] = set()
        present: set[str] = set()
        titled: set[str] = set()
        for said in (title, text):
            weight = rules["title"] if said is title else described
            for piece, found in self._said(said, need=record.is_need):
                if piece.scope is Scope.EXCLUDED:
                    excluded.update(found)
                elif piece.scope is Scope.PRESENT:
                    present.update(found)
                else:
                    _raise(meanings, found, weight)
            if said is title:
                titled = set(meanings)
            if said is title and not self._tells(meanings):
                described = rules["title"]
        if not record.is_need or not self._tells(meanings):
            for _, found in self._said(_parts(record.organisation.summary), need=False):
                _raise(meanings, found, rules["organisation"])
        for code in present:
            meanings[code] = min(meanings.get(code, 0.0), rules["organisation"])
        for code in (excluded - titled) | machines:
            meanings.pop(code, None)
        excluded = excluded - titled | machines
        self._translations(record, meanings)
        self._help_with_devices(record, meanings)
        return {code: weight for code, weight in sorted(meanings.items()) if weight}, frozenset(excluded)

    def _translations(self, record: CallRecord, meanings: Meanings) -> None:
        """A language pair says what is asked for, and the unit which service it is, whatever the words are."""
        call = record.call
        if call.kind != "translation" or meanings.keys() & set(self.lexicon.weights.nature["translating"]):
            return
        spoken = call.quantity and call.quantity.unit == "hour"
        meanings["interpreting" if spoken else "text-translation"] = self.lexicon.weights.subject["title"]

    def _help_with_devices(self, record: CallRecord, meanings: Meanings) -> None:
        """Somebody whose time is given and who names a device helps with it, and does not give it away."""
        nature, rules = self.lexicon.weights.nature, self.lexicon.weights.subject
        if record.call.kind not in nature["time"]:
            return
        devices = {code for code in self.lexicon.below("device") if code in meanings}
        if devices:
            most = max(meanings[code] for code in devices)
            meanings["tech-help"] = max(most, meanings.get("tech-help", 0.0))
            for code in devices:
                meanings[code] *= rules["modifier"]

    def _tells(self, meanings: Meanings) -> bool:
        """Whether something says what it is about."""
        return any(weight >= self.lexicon.weights.subject["telling"] for weight in meanings.values())

    def _said(self, said: Said, *, need: bool) -> Iterator[tuple[Piece, Meanings]]:
        """The pieces of a text with the concepts in them; what a thing is for weighs less than the thing."""
        rules = self.lexicon.weights.subject
        for language, text in said:
            clause, thing = -1, False
            for piece in pieces(text, need=need):
                found = self._named(piece.text, language)
                if piece.clause != clause:
                    clause, thing = piece.clause, False
                if piece.scope is Scope.PURPOSE and thing:
                    found = {code: weight * rules["purpose"] for code, weight in found.items()}
                thing = thing or self._tells(found)
                yield piece, found

    def _named(self, text: str, language: str) -> Meanings:
        """The concepts that words name; of a compound its head, the rest with less weight; long names before short."""
        concepts = self.lexicon.concepts
        terms = [term for term in self.analyser.analyse(text, language) if term.source == "concept"]
        within = {word for term in terms if " " in term.surface for word in term.surface.split()}
        within |= {part for term in terms for part in _members(term.surface, text)}
        found: Meanings = dict.fromkeys(self._parted_verbs(text, language), 1.0)
        for term in terms:
            if term.surface not in within:
                share = 1.0 if " " in term.surface else self._share(term, language)
                _raise(found, {term.key: concepts[term.key].weight}, share)
        return found

    def _parted_verbs(self, text: str, language: str) -> Iterator[str]:
        """Concepts of verbs whose prefix stands at the end: "liest vor" is vorlesen."""
        found = _PREFIX.search(text) if language == "de" else None
        if found:
            phrases = self.analyser.phrases(language)
            for verb in _SMALL_WORD.findall(text[: found.start()]):
                if code := phrases.get((found.group(1) + self.analyser.word(verb, language).key,)):
                    yield code

    def _share(self, term: Term, language: str) -> float:
        """How much of a word is this concept: all of it, as its head; little, as the first part of a compound."""
        word, phrases = self.analyser.word(term.surface, language), self.analyser.phrases(language)
        whole = phrases.get((word.key,))
        if not word.parts or whole:
            return 1.0 if whole == term.key else 0.0
        return 1.0 if phrases.get((word.parts[-1],)) == term.key else self.lexicon.weights.subject["modifier"]

    def _words(self, said: Said) -> Meanings:
        """The words themselves; rarity is stated, not counted, so that other calls cannot change it."""
        found: Meanings = {}
        common = self._common
        for language, text in said:
            for term in self.analyser.analyse(text, language):
                if term.source != "concept" and term.key not in common:
                    _raise(found, {term.key: rarity(term.key, part=term.source == "part")})
        return {key: weight for key, weight in found.items() if weight}

    def _machines(self, text: str) -> frozenset[str]:
        """What is ruled out where a human being has to do it."""
        wanted = wording.wants_a_person(text)
        return frozenset(self.lexicon.weights.nature["machines"]) if wanted else frozenset()

    @cached_property
    def language_names(self) -> Mapping[str, str]:
        """Language codes by their names in small letters, in German and English."""
        return wording.language_names()

    @cached_property
    def region_names(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of regions by their names in small letters."""
        found = {name: tuple(codes) for name, codes in self.lexicon.weights.regions.items()}
        for code, region in self.vocabulary.regions.items():
            if region.parent == COUNTRY:
                found |= {word.casefold(): (code,) for word in region.words() if len(word) > len(COUNTRY)}
        return found

    @cached_property
    def _common(self) -> frozenset[str]:
        """Keys of the words that stand in calls of every kind."""
        groups = {f"concepts:{code}" for code in self.lexicon.weights.everyday}
        named = self.analyser.synonym_words(sorted(groups & set(self.lexicon.concepts)))
        extra = words(" ".join(self.lexicon.weights.common))
        return frozenset(self.analyser.word(word).key for word in sorted(named | extra))

    def _kinds(self, kind: str, concepts: Meanings, excluded: frozenset[str]) -> frozenset[str]:
        """The stated kind, unless the words rule it out, and those of what the call is mostly about."""
        rules, known = self.lexicon.weights.subject, self.lexicon.concepts
        titled = [code for code, weight in concepts.items() if weight >= rules["main"] * known[code].scale]
        if supported := [self.lexicon.kinds(code) for code in titled if kind in self.lexicon.kinds(code)]:
            return frozenset(other for kinds in supported for other in kinds)
        least = max(rules["telling"], rules["main"] * max(concepts.values(), default=0.0))
        found = {other for code in concepts if concepts[code] >= least for other in self.lexicon.kinds(code)}
        ruled_out = {other for code in excluded for other in self.lexicon.kinds(code)} - found
        return frozenset(found | {kind} - (ruled_out if found else set()))

    def _languages(self, record: CallRecord) -> frozenset[str]:
        """Languages that a translation is about, from its pairs or its words; `*` where the list is open."""
        call = record.call
        if call.language_pairs:
            return frozenset(language for pair in call.language_pairs for language in pair.split("-")[:2])
        text = " ".join(text for _, text in (*_parts(call.title), *_parts(call.description)))
        named = wording.languages(text, self.language_names)
        return named | ({"*"} if named and wording.is_open_list(text) else set())

    def _regions(self, record: CallRecord, text: str) -> frozenset[str]:
        """Where a call is at home or what it is restricted to, by its fields, its town, or else its words."""
        call, organisation = record.call, record.organisation
        area, location = call.area or organisation.area, call.location or organisation.location
        stated = set(area.regions) if area else set()
        if record.is_need and location and (land := places.state(location.city)):
            stated.add(land)
        if not stated and not (area and area.scope in WIDE):
            stated |= wording.regions(text, self.region_names)
        return frozenset(stated)

    def _technologies(self, call: Call) -> frozenset[str]:
        """Technologies among the skills."""
        phrases, analyser = self.analyser.phrases("en"), self.analyser
        named = {phrases.get(phrase_keys(analyser, skill, "en"), "") for skill in call.skills}
        known = self.lexicon.concepts
        return frozenset(code for code in named if code and known[code].technology)

    def _forms(self, record: CallRecord) -> frozenset[str] | None:
        """What an organisation is, in the words of `eligibility`; None where nobody said."""
        organisation = record.organisation
        if isinstance(organisation, Administration):
            return frozenset({"public-body"})
        term = self.vocabulary.terms("legal_forms").get(organisation.legal_form or "")
        if isinstance(term, LegalForm) and "eligibility" in term.model_fields_set:
            return frozenset(term.eligibility)
        names = " ".join((organisation.name, *organisation.aliases))
        return frozenset({"registered-nonprofit"}) if wording.is_registered(names) else None


def rarity(key: str, *, part: bool = False) -> float:
    """How much a word in common tells (0 to 1): long words are rare ones (Zipf's law of abbreviation); fixed for ever."""
    worth = min(1.0, max(0, len(key) - 2) / (FULL_LENGTH - 2))
    return worth * (0.5 if part else 1.0)


def _raise(found: Meanings, meanings: Mapping[str, float], weight: float = 1.0) -> None:
    for code, own in meanings.items():
        found[code] = max(own * weight, found.get(code, 0.0))


def _members(surface: str, text: str) -> tuple[str, ...]:
    """The members of a word written with hyphens that is known as one: what they mean alone says nothing more."""
    if surface in text or " " in surface:
        return ()
    written = re.search("-".join(("", *surface)).replace("-", "-?")[2:], text)
    return tuple(written.group().split("-")) if written and "-" in written.group() else ()


def _parts(text: Text | None) -> Said:
    """The text in one language: a translation says nothing new."""
    if text is None:
        return ()
    said = text.said(text.default_language)
    return ((said.language, said.text),)


def _point(location: Location | None) -> Point | None:
    if location is None:
        return None
    if location.lat is not None and location.lon is not None:
        return Point(float(location.lat), float(location.lon))
    return places.town(location.city)


def _remote(call: Call, area: Area | None) -> bool | None:
    """Whether it works from afar; None where nobody said."""
    if call.remote is not None:
        return bool(call.remote)
    return True if "remote" in call.delivery or (area and area.remote) else None


def _per_week(call: Call) -> bool:
    return bool(call.quantity and call.quantity.per == "week")


def _minimum(record: CallRecord, text: str) -> int | None:
    """The least that is of use to a need, or that has to be taken of an offer."""
    quantity = record.call.quantity
    if quantity and quantity.minimum:
        return int(quantity.minimum)
    return wording.at_least(text) if isinstance(record.call, Offer) else wording.least_useful(text)
