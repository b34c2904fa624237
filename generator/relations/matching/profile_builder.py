"""From a call of the catalogue to its profile: fields first, words where a field is missing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model import Administration, Area, CallRecord
from generator.model.calls import Call, Location, Offer
from generator.model.vocabulary import LegalForm, Vocabulary
from generator.relations.areas import WIDE
from generator.relations.calls import CallState
from generator.relations.matching.concepts import Lexicon
from generator.relations.matching.meaning import Interpreter, Meaning, Meanings, parts
from generator.relations.matching.profile import Profile
from generator.text import hints, towns
from generator.text.analyser import phrase_keys
from generator.text.postcodes import town_of
from generator.text.towns import Point

COUNTRY = "DE"


@dataclass(frozen=True)
class ProfileBuilder:
    """Makes profiles."""

    vocabulary: Vocabulary
    interpreter: Interpreter

    def profile(self, record: CallRecord, state: CallState) -> Profile:
        """The profile of one call."""
        call, organisation = record.call, record.organisation
        text = " ".join(said for _, said in (*parts(call.title), *parts(call.description)))
        meaning, lexicon = self.interpreter.meaning(record), self.lexicon
        kinds = self._kinds(call.kind, meaning)
        most = max(meaning.concepts.values(), default=0.0)
        rules, offered = lexicon.weights.subject, not record.is_need
        return Profile(
            record=record, state=state, words=meaning.words, kinds=kinds,
            length=sum(meaning.words.values()), said=call.since.last,
            concepts=meaning.concepts,
            there={code: min(1.0, weight / lexicon.scale(code)) for code, weight in meaning.concepts.items()},
            own=frozenset(code for code in meaning.concepts if kinds & set(lexicon.kinds(code))),
            main=frozenset(code for code, weight in meaning.concepts.items() if weight >= rules["main"] * most),
            ruled_out=frozenset(below for code in meaning.excluded for below in lexicon.below(code)),
            is_open=self._is_open(meaning.concepts), technologies=self._technologies(call, meaning.concepts),
            languages=self._languages(call, text) if "translation" in kinds else frozenset(),
            topics=frozenset(call.topics or organisation.topics),
            audiences=frozenset(call.audiences or organisation.audiences),
            regions=self._regions(record, text), point=_point(call.location or organisation.location),
            remote=_remote(call, call.area or organisation.area), forms=self._forms(record),
            minimum=_minimum(record, text), left=state.left,
            weekly=record.is_need and (hints.is_weekly(text) or _per_week(call)),
            in_person=record.is_need and hints.wants_presence(text),
            rare=offered and hints.is_rare(text), on_screen=offered and hints.only_on_screen(text),
            months=hints.months(text) if offered else None, radius=hints.radius(text) if offered else None,
            each=hints.money_each(text) if offered else None, passes_on=_passes_on(record),
            written=meaning.written, says=meaning.said, limits=meaning.limits,
            rows=self.interpreter.rows(meaning.said.title),
            meant=self.interpreter.rows(meaning.said.text | self.interpreter.organisation(record)),
        )  # fmt: skip

    @property
    def lexicon(self) -> Lexicon:
        """The concepts."""
        return self.interpreter.lexicon

    def _is_open(self, concepts: Meanings) -> bool:
        """Whether a call names nothing but kinds of help: it is open for whatever is needed of these."""
        rules, known = self.lexicon.weights.subject, self.lexicon.concepts
        named = [code for code, weight in concepts.items() if weight > rules["everyday"]]
        told = max(concepts.values(), default=0.0) <= rules["vocabulary"]
        return bool(concepts) and told and all(code in known and ":" not in code for code in named)

    def _kinds(self, kind: str, meaning: Meaning) -> frozenset[str]:
        """Those of what it is about; the stated one unless the title plainly tells another or words rule it out."""
        rules, known, concepts = self.lexicon.weights.subject, self.lexicon.concepts, meaning.concepts
        titled = [
            code for code, weight in concepts.items() if code in known and weight >= rules["main"] * known[code].scale
        ]
        form = next((set(form) for form in self.lexicon.weights.nature["forms"] if kind in form), {kind})
        if supported := [self.lexicon.kinds(code) for code in titled if kind in self.lexicon.kinds(code)]:
            return frozenset(other for kinds in supported for other in kinds if other in form)
        least = max(rules["telling"], rules["main"] * max(concepts.values(), default=0.0))
        found = {other for code in concepts if concepts[code] >= least for other in self.lexicon.kinds(code)}
        plain = {kind for code in titled if known[code].weight >= rules["telling"] for kind in self.lexicon.kinds(code)}
        told = {
            kind for code, weight in concepts.items() if weight >= rules["purpose"] for kind in self.lexicon.kinds(code)
        }
        if plain and not told & form and kind not in self.lexicon.weights.nature["named"]:
            return frozenset(found)
        ruled_out = {other for code in meaning.excluded for other in self.lexicon.kinds(code)} - found
        return frozenset(found | {kind} - (ruled_out if found else set()))

    def _languages(self, call: Call, text: str) -> frozenset[str]:
        """Languages that a translation is about, from its pairs or its words; `*` where the list is open."""
        if call.language_pairs:
            return frozenset(language for pair in call.language_pairs for language in pair.split("-")[:2])
        named = hints.languages(text)
        return named | ({"*"} if named and hints.is_open_list(text) else set())

    def _technologies(self, call: Call, concepts: Meanings) -> frozenset[str]:
        """Technologies among the skills and in the words."""
        analyser, known = self.interpreter.analyser, self.lexicon.concepts
        phrases = analyser.phrases("en")
        named = {phrases.get(phrase_keys(analyser, skill, "en"), "") for skill in call.skills}
        return frozenset(code for code in named | concepts.keys() if code in known and known[code].technology)

    def _regions(self, record: CallRecord, text: str) -> frozenset[str]:
        """Where a call is at home or what it is restricted to, by its fields, its town, or else its words."""
        call, organisation = record.call, record.organisation
        area, location = call.area or organisation.area, call.location or organisation.location
        stated = set(area.regions)
        if record.is_need and location and (land := _state(location)):
            stated.add(land)
        if not stated and area.scope not in WIDE:
            stated |= self.region_names.in_text(text)
        return frozenset(stated)

    def _forms(self, record: CallRecord) -> frozenset[str] | None:
        """What an organisation is, in the words of `eligibility`; None where nobody said."""
        organisation = record.organisation
        if isinstance(organisation, Administration):
            return frozenset({"public-body"})
        term = self.vocabulary.terms("legal_forms").get(organisation.legal_form or "")
        if isinstance(term, LegalForm) and "eligibility" in term.model_fields_set:
            return frozenset(term.eligibility)
        names = " ".join((organisation.name, *organisation.aliases))
        return frozenset({"registered-nonprofit"}) if hints.is_registered(names) else None

    @cached_property
    def region_names(self) -> hints.Names:
        """Codes of regions by their names."""
        found = {name: tuple(codes) for name, codes in self.lexicon.weights.regions.items()}
        for code, region in self.vocabulary.regions.items():
            if region.parent == COUNTRY:
                found |= {word.casefold(): (code,) for word in region.words() if len(word) > len(COUNTRY)}
        return hints.Names(found)


def _point(location: Location | None) -> Point | None:
    """Where it is, as stated, else by the town."""
    if location is None:
        return None
    if location.lat is not None and location.lon is not None:
        return Point(float(location.lat), float(location.lon))
    found = town_of(location.city, location.postcode)
    return found.point if found else towns.town(location.city)


def _state(location: Location) -> str:
    """The German state of a town; of several of that name, of that which the postcode means."""
    found = town_of(location.city, location.postcode)
    return found.state if found else towns.state(location.city)


def _remote(call: Call, area: Area | None) -> bool | None:
    """Whether it works from afar; None where nobody said."""
    if call.remote is not None:
        return bool(call.remote)
    return True if "remote" in call.delivery or (area and area.remote) else None


def _passes_on(record: CallRecord) -> bool:
    """Whether an organisation looks for the very kind of help that it gives: it collects and hands on."""
    sides = (record.organisation.needs, record.organisation.offers)
    return all(any(one.kind == record.call.kind for one in calls) for calls in sides)


def _per_week(call: Call) -> bool:
    """Whether the quantity has a weekly rhythm."""
    return bool(call.quantity and call.quantity.per == "week")


def _minimum(record: CallRecord, text: str) -> int | None:
    """The least that is of use to a need, or that has to be taken of an offer."""
    quantity = record.call.quantity
    if quantity and quantity.minimum:
        return int(quantity.minimum)
    return hints.at_least(text) if isinstance(record.call, Offer) else hints.least_useful(text)
