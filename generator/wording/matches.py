"""Matches in words: reasons and gaps, what one would say on the telephone; and what rules a pair out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.messages import Message, Words, msg
from generator.model import CallRecord, Catalogue
from generator.model.calls import Call, Offer
from generator.model.vocabulary import Term, Unit, Vocabulary
from generator.relations.areas import WIDE
from generator.relations.matching.concepts import name_of
from generator.relations.matching.score import is_paid, serious_gaps
from generator.relations.matching.settings import weights
from generator.relations.matching.types import Condition, Match

PARTS: Mapping[str, Message] = {
    "kind": msg("Kind of help"),
    "subject": msg("What it is about"),
    "coverage": msg("Amount"),
    "distance": msg("How it gets there"),
    "time": msg("Period"),
    "audience": msg("Audience"),
    "urgency": msg("Urgency"),
    "freshness": msg("How up to date"),
}
"""The parts of the score in words, by the codes of `points` in weights.yaml."""


def reasons(match: Match, catalogue: Catalogue) -> tuple[Message, ...]:
    """What speaks for a match, the most telling first."""
    return tuple(_reasons(match, catalogue))


def gaps(match: Match, catalogue: Catalogue) -> tuple[Message, ...]:
    """What is missing, or has to be asked before."""
    return tuple(_gaps(match, catalogue))


def silence(match: Match) -> tuple[Message, ...]:
    """Why a match is not shown; empty for one that is."""
    if match.shown:
        return ()
    rules = weights().grades
    found = (
        (match.worth["subject"] < rules["subject"], msg("The two are about different things.")),
        (serious_gaps(match.worth) > 1, msg("Two serious gaps at once.")),
        (match.score < rules["possible"], msg("The score stays below {threshold}.", threshold=rules["possible"])),
    )
    return tuple(reason for applies, reason in found if applies)


def _reasons(match: Match, catalogue: Catalogue) -> Iterator[Message]:
    facts, vocabulary = match.facts, catalogue.vocabulary
    need, offer = (catalogue.calls[key] for key in (match.need, match.offer))
    yield from _subject(match, vocabulary)
    if facts.lacks and facts.gives is not None:
        lacks = plain(facts.lacks)
        whole = unit_words(facts.unit, vocabulary, need.call, facts.lacks)
        unit = unit_words(facts.unit, vocabulary, need.call)
        if facts.gives >= facts.lacks:
            yield msg("Covers everything that is missing: {lacks} {unit}.", lacks=lacks, unit=whole)
        else:
            yield msg("Covers {gives} of {lacks} {unit}.", gives=plain(facts.gives), lacks=lacks, unit=unit)
    if facts.km is not None:
        if not _is_wide(need):  # from where somebody works everywhere, says nothing
            yield msg("{km} km away.", km=round(facts.km)) if facts.km >= 1 else msg("A place in common.")
    elif facts.reach == "sent":
        yield msg("Can be sent.") if "ship" in offer.call.delivery else msg("Works from afar.")
    for audience in sorted(_audiences(need) & _audiences(offer))[:1]:
        yield msg("Common audience: {audience}.", audience=_label(vocabulary, "audiences", audience))
    if stated := [day for call in (need.call, offer.call) if (day := call.valid_until or call.until)]:
        yield msg("Until {day}.", day=min(stated))
    if need.call.priority == "urgent":
        yield msg("The need is urgent.")


def _subject(match: Match, vocabulary: Vocabulary) -> Iterator[Message]:
    """The concept that is served best, in the words of the lexicon."""
    asked, served = match.facts.asked, match.facts.served
    if asked and asked == served:
        yield msg("Asked for and offered: {subject}.", subject=name_of(asked, vocabulary))
    elif asked:
        yield msg(
            "Offered: {there}; needed: {asked}.", there=name_of(served, vocabulary), asked=name_of(asked, vocabulary)
        )


def _gaps(match: Match, catalogue: Catalogue) -> Iterator[Message]:
    facts, vocabulary = match.facts, catalogue.vocabulary
    need, offer = (catalogue.calls[key] for key in (match.need, match.offer))
    if facts.is_mutual:
        yield msg("Both collect such things and hand them on: perhaps they work better together.")
    elif facts.is_other_kind:
        asked, there = (_label(vocabulary, "kinds", record.call.kind) for record in (need, offer))
        yield msg("Another kind of help: {there} instead of {asked}.", there=there, asked=asked)
    yield from _amounts(match, catalogue)
    yield from _way(match, need, offer, vocabulary)
    if isinstance(offer.call, Offer):
        if offer.call.eligibility and facts.is_form_unknown:
            yield msg("Meant for: {forms}.", forms=_labels(vocabulary, "eligibility", offer.call.eligibility))
        if is_paid(offer.call):
            yield msg("Not free: {cost}.", cost=_label(vocabulary, "costs", offer.call.cost or ""))
    if facts.months is not None:
        yield msg("Only for {months} months.", months=facts.months)
    if facts.is_rarer:
        yield msg("Asked for every week, offered less often.")


def _amounts(match: Match, catalogue: Catalogue) -> Iterator[Message]:
    facts, vocabulary = match.facts, catalogue.vocabulary
    if not facts.lacks or facts.gives is None:
        if facts.lacks is not None:
            yield msg("How much of it there is, is still to be clarified.")
    elif facts.minimum:
        yield msg("Below the useful minimum of {minimum}.", minimum=facts.minimum)
    elif facts.gives < facts.lacks:
        rest = facts.lacks - facts.gives
        unit = unit_words(facts.unit, vocabulary, catalogue.calls[match.need].call, rest)
        yield msg("Still missing then: {rest} {unit}.", rest=plain(rest), unit=unit)


def _way(match: Match, need: CallRecord, offer: CallRecord, vocabulary: Vocabulary) -> Iterator[Message]:
    facts, is_far = match.facts, match.worth["distance"] < 1
    regions = (offer.call.area or offer.organisation.area).regions
    if facts.reach == "sent":
        return
    if regions and _is_wide(need) and not _is_wide(offer):
        places = _labels(vocabulary, "regions", regions[:3])
        yield msg("Offered in {places} only, needed elsewhere too.", places=places)
    elif is_far and facts.km is not None:
        yield msg("A long way for it: {km} km.", km=round(facts.km))
    elif is_far and facts.reach == "pickup":
        yield msg("By mail or picked up?")
    elif is_far:
        yield msg("Where it takes place is still to be settled.")


# == what rules a pair out


def condition(one: Condition) -> Message:
    """Why a hard condition is not met."""
    return CONDITIONS[one.code](**dict(one.values))


def _expired(side: str, day: object) -> Message:
    return msg("The need ended on {day}.", day=day) if side == "need" else msg("The offer ended on {day}.", day=day)


def _dates(**days: object) -> Message:
    if "starts" in days:
        return msg("Starts on {start}, needed until {end}.", start=days["starts"], end=days["until"])
    return msg("Ends on {end}, needed from {start}.", start=days["since"], end=days["ends"])


def _too_little(*, share: float = 0.0, gives: Decimal | None = None, minimum: int = 0, taken: int = 0) -> Message:
    if taken:
        return msg("Given away from {minimum} on only.", minimum=taken)
    if gives is not None:
        return msg("{gives} of at least {minimum}.", gives=plain(gives), minimum=minimum)
    return msg("Covers only {share} % of what is missing.", share=round(share * 100))


def _language(missing: Sequence[str] = ()) -> Message:
    if missing:
        return msg("Not in this language: {languages}.", languages=", ".join(missing))
    return msg("Translating texts and interpreting are different services.")


def _excluded(words: str = "", **_concepts: object) -> Message:
    return msg("Ruled out in words: {words}.", words=words) if words else msg("Ruled out in words.")


def _skill(asked: Sequence[str], there: Sequence[str]) -> Message:
    return msg("Asks for {asked}, offers {there}.", asked=", ".join(asked), there=", ".join(there))


CONDITIONS: Mapping[str, Callable[..., Message]] = {
    "withdrawn": lambda side: msg("The need was withdrawn.") if side == "need" else msg("The offer was withdrawn."),
    "expired": _expired,
    "met": lambda: msg("The need is met."),
    "nothing-left": lambda: msg("Nothing is left of the offer."),
    "dates": _dates,
    "too-little": _too_little,
    "not-eligible": lambda: msg("The offer is for others, by their legal form."),
    "currency": lambda ours, theirs: msg("Other currency: {theirs}, not {ours}.", ours=ours, theirs=theirs),
    "language": _language,
    "excluded": _excluded,
    "kept": lambda: msg("Meant for others only, as one of the two says."),
    "skill": _skill,
    "area": lambda: msg("Only for another region."),
    "too-far": lambda km: msg("{km} km away.", km=round(km)),
    "presence": lambda: msg("Needed in person, offered from afar."),
}
"""The hard conditions by their codes: what is said of each, by its facts."""


# == pieces


def plain(value: Decimal) -> Decimal:
    """A number without zeros that say nothing; the reader's language decides how it is written."""
    return value.normalize()


def _is_wide(record: CallRecord) -> bool:
    """Whether a call is for a whole country or more, and not for a place of its own."""
    area = record.call.area or record.organisation.area
    return area.scope in WIDE and record.call.location is None


def _audiences(record: CallRecord) -> frozenset[str]:
    return frozenset(record.call.audiences or record.organisation.audiences)


def _label(vocabulary: Vocabulary, name: str, code: str) -> Words:
    """The label of a code of the vocabulary, in every language."""
    term = vocabulary.terms(name).get(code)
    return _words(term.label if isinstance(term, Term) else {}, code)


def _labels(vocabulary: Vocabulary, name: str, codes: Sequence[str]) -> Words:
    """The labels of several codes, one behind the other; there must be one at least."""
    words = [_label(vocabulary, name, code) for code in codes]
    return Words(tuple((language, ", ".join(one.said(language) for one in words)) for language, _ in words[0].values))


def unit_words(code: str, vocabulary: Vocabulary, call: Call | None = None, count: Decimal | None = None) -> Words:
    """The unit for so many, and where a call is given, how often; for money the currency.

    Without a count it is that for several, in German as it stands behind "von".
    """
    term = vocabulary.terms("units").get(code)
    if not isinstance(term, Unit):
        return _words({}, code)
    words = {**term.label, **(term.plural if count != 1 else {}), **(term.dative if count is None else {})}
    period = vocabulary.terms("periods").get(call.quantity.per or "") if call and call.quantity else None
    if period:
        words = {language: f"{word} {period.named(language)}" for language, word in words.items()}
    return _words(words, code)


def _words(labels: Mapping[str, str], code: str) -> Words:
    return Words(tuple(sorted(labels.items())) or (("", code),))
