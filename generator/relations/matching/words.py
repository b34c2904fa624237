"""Reasons and gaps of a match in words, with their numbers: what one would say on the telephone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.messages import Message, Words, msg
from generator.model.calls import Offer
from generator.model.vocabulary import Term, Unit
from generator.relations.areas import WIDE
from generator.relations.matching import values
from generator.relations.matching.concepts import Lexicon
from generator.relations.matching.facts import Facts, is_mutual
from generator.relations.matching.profile import Profile

NOT_FREE = frozenset({"at-cost", "discount"})


def reasons(pair: Facts) -> Iterator[Message]:
    """What speaks for it, the most telling first."""
    yield from _subject(pair)
    if pair.share is not None and pair.gives is not None and pair.lacks is not None:
        if pair.share >= 1:
            yield msg("Covers everything that is missing: {lacks} {unit}.", lacks=plain(pair.lacks), unit=unit(pair))
        else:
            yield msg(
                "Covers {gives} of {lacks} {unit}.", gives=plain(pair.gives), lacks=plain(pair.lacks), unit=unit(pair)
            )
    if pair.km is not None:
        if not is_wide(pair.need):  # from where somebody works everywhere, says nothing
            yield msg("{km} km away.", km=round(pair.km)) if pair.km >= 1 else msg("A place in common.")
    elif pair.reach == "sent":
        yield msg("Can be sent.") if "ship" in pair.offer.record.call.delivery else msg("Works from afar.")
    for audience in sorted(pair.need.audiences & pair.offer.audiences)[:1]:
        yield msg("Common audience: {audience}.", audience=label(pair, "audiences", audience))
    calls = (pair.need.record.call, pair.offer.record.call)
    if stated := [day for call in calls if (day := call.valid_until or call.until)]:
        yield msg("Until {day}.", day=min(stated))
    if pair.need.record.call.priority == "urgent":
        yield msg("The need is urgent.")


def is_wide(call: Profile) -> bool:
    """Whether it is for a whole country or more, and not for a place of its own."""
    area = call.record.call.area or call.record.organisation.area
    return area.scope in WIDE and call.record.call.location is None


def is_paid(pair: Facts) -> bool:
    """Whether the offer has its price."""
    return getattr(pair.offer.record.call, "cost", None) in NOT_FREE


def gaps(pair: Facts) -> Iterator[Message]:
    """What is missing, or has to be asked before."""
    if is_mutual(pair.need, pair.offer):
        yield msg("Both collect such things and hand them on: perhaps they work better together.")
    elif not pair.need.kinds & pair.offer.kinds:
        asked, there = (label(pair, "kinds", call.record.call.kind) for call in (pair.need, pair.offer))
        yield msg("Another kind of help: {there} instead of {asked}.", there=there, asked=asked)
    yield from _amounts(pair)
    yield from _way(pair)
    offer = pair.offer.record.call
    if isinstance(offer, Offer):
        if offer.eligibility and pair.need.forms is None:
            forms = labels(pair, "eligibility", offer.eligibility)
            yield msg("Meant for: {forms}.", forms=forms)
        if is_paid(pair):
            yield msg("Not free: {cost}.", cost=label(pair, "costs", offer.cost or ""))
    if values.is_short(pair):
        yield msg("Only for {months} months.", months=pair.offer.months)
    if values.is_rarer(pair):
        yield msg("Asked for every week, offered less often.")


def _subject(pair: Facts) -> Iterator[Message]:
    """The concept that is served best, in the words of the lexicon."""
    found = served(pair)
    if found is None:
        return
    asked, there = found
    lexicon = pair.world.lexicon
    if asked == there:
        yield msg("Asked for and offered: {subject}.", subject=concept(lexicon, asked))
    else:
        yield msg("Offered: {there}; needed: {asked}.", there=concept(lexicon, there), asked=concept(lexicon, asked))


def served(pair: Facts) -> tuple[str, str] | None:
    """The concept asked for that is served best, and the one of the offer that does it; None where there is none."""
    rows = [
        (weight * worth * pair.offer.concepts[there], asked, there)
        for asked, weight in pair.need.concepts.items()
        for there, worth in pair.world.lexicon.served_by[asked].items()
        if there in pair.offer.concepts
    ]
    best = max(rows, default=None, key=lambda row: (row[0], row[1] == row[2], row[1], row[2]))
    return best[1:] if best else None


def _amounts(pair: Facts) -> Iterator[Message]:
    least = pair.need.minimum
    if pair.share is None:
        if pair.lacks is not None:
            yield msg("How much of it there is, is still to be clarified.")
    elif pair.gives is not None and least and pair.gives < least:
        yield msg("Below the useful minimum of {minimum}.", minimum=least)
    elif pair.share < 1 and pair.lacks is not None and pair.gives is not None:
        yield msg(
            "Still missing then: {rest} {unit}.", rest=plain(pair.lacks - pair.gives), unit=unit(pair, after_of=False)
        )


def _way(pair: Facts) -> Iterator[Message]:
    if pair.reach == "sent":
        return
    value, area = values.distance(pair), pair.offer.record.call.area or pair.offer.record.organisation.area
    if area.regions and is_wide(pair.need) and not is_wide(pair.offer):
        yield msg("Offered in {places} only, needed elsewhere too.", places=labels(pair, "regions", area.regions[:3]))
    elif pair.km is not None and value < 1:
        yield msg("A long way for it: {km} km.", km=round(pair.km))
    elif value < 1 and pair.reach == "pickup":
        yield msg("By mail or picked up?")
    elif value < 1:
        yield msg("Where it takes place is still to be settled.")


def concept(lexicon: Lexicon, code: str) -> Words:
    """A concept in words."""
    named = lexicon.concepts[code].words
    return Words(tuple((language, named[language][0]) for language in ("de", "en") if named.get(language)))


def label(pair: Facts, name: str, code: str) -> Words:
    """The label of a code of the vocabulary, in every language."""
    term = pair.world.vocabulary.terms(name).get(code)
    return _words(term.label, code) if isinstance(term, Term) else Words((("", code),))


def labels(pair: Facts, name: str, codes: Sequence[str]) -> Words:
    """The labels of several codes, one behind the other; there must be one at least."""
    words = [label(pair, name, code) for code in codes]
    return Words(tuple((language, ", ".join(one.said(language) for one in words)) for language, _ in words[0].values))


def unit(pair: Facts, *, after_of: bool = True) -> Words:
    """The unit for several, in German as it stands behind "von"; for money the currency."""
    term = pair.world.vocabulary.terms("units").get(pair.unit)
    if not isinstance(term, Unit):
        return Words((("", pair.unit),))
    return _words({**term.label, **term.plural, **(term.dative if after_of else {})}, pair.unit)


def _words(labels: Mapping[str, str], code: str) -> Words:
    return Words(tuple(sorted(labels.items())) or (("", code),))


def plain(value: Decimal) -> Decimal:
    """A number without zeros that say nothing; the reader's language decides how it is written."""
    return value.normalize()
