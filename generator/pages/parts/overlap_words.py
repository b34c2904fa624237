"""Why two entries overlap, in plain words: only what both say, or what comparing their names and texts found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import N_
from generator.model import Organisation, Said
from generator.pages.parts import cards
from generator.pages.parts.workshop import Workshop
from generator.relations.areas import overlaps
from generator.relations.overlaps import Overlap

SHOWN_WORDS = 4
_NAMES_ALIKE = 1.0
"""Points of their names from which two are said to have similar ones."""
_TEXTS_ALIKE = 0.3
"""Points of their texts from which the words in both are shown: fewer can be chance."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that two have in common (`yes`), or that tells them apart (`other`); `said` follows the text."""

    how: str
    text: str
    said: Said | None = None


def reasons(shop: Workshop, overlap: Overlap, key: str) -> tuple[Reason, ...]:
    """Why the entry `key` overlaps with the other one, the most telling first; what tells them apart comes last."""
    one, other = (shop.catalogue.organisations[each] for each in (key, overlap.other(key)))
    return (
        *_names(shop, overlap), *_calls(shop, key, overlap.other(key)), *_codes(shop, one, other),
        *_words(shop, overlap), *_apart(shop, one, other),
    )  # fmt: skip


def _names(shop: Workshop, overlap: Overlap) -> Iterator[Reason]:
    seen = overlap.seen
    if overlap.ids in shop.relations.overlaps.bundled:
        yield Reason("yes", shop.say("both belong to one alliance already"))
    if seen.features.get("same-number"):
        yield Reason("yes", shop.say("the same register number"))
    if seen.features.get("same-address"):
        yield Reason("yes", shop.say("the same web address"))
    named = {"first": seen.first_name, "second": seen.second_name}
    if seen.features.get("same-name") and seen.first_name == seen.second_name:
        yield Reason("yes", shop.say("the same name: “{name}”", name=seen.first_name))
    elif seen.features.get("same-name"):
        yield Reason("yes", shop.say("the same name, written differently: “{first}” and “{second}”", **named))
    elif seen.acronym and overlap.same.get("acronym", 0) > 0:
        yield Reason("yes", shop.say("one name abbreviates the other: “{first}” and “{second}”", **named))
    elif overlap.akin.get("agreement", 0) + overlap.akin.get("contained", 0) >= _NAMES_ALIKE:
        yield Reason("yes", shop.say("similar names: “{first}” and “{second}”", **named))


def _calls(shop: Workshop, key: str, other: str) -> Iterator[Reason]:
    """The kinds of what both look for, and of what both offer."""
    for side, text in (("needs", N_("both look for: {things}")), ("offers", N_("both offer: {things}"))):
        wanted = _kinds(shop, other, side)
        kinds = [kind for kind in _kinds(shop, key, side) if kind in wanted]
        if kinds:
            yield Reason("yes", shop.say(text, things=shop.formats.listed(shop.formats.labels("kinds", kinds))))


def _kinds(shop: Workshop, key: str, side: str) -> list[str]:
    """The kinds of the open calls of one side, each once."""
    calls = [call for where, _, call in shop.catalogue.organisations[key].calls() if where == side]
    return list(dict.fromkeys(call.kind for call in calls if shop.relations.states[f"{key}/{call.id}"].is_open))


def _codes(shop: Workshop, one: Organisation, other: Organisation) -> Iterator[Reason]:
    """What both entries state of themselves: topics, audiences, places."""
    topics = [code for code in one.topics if code in other.topics]
    if topics:
        labels = shop.formats.listed(shop.formats.labels("topics", topics))
        yield Reason(
            "yes", shop.count("the same topic: {topics}", "the same topics: {topics}", len(topics), topics=labels)
        )
    audiences = [code for code in one.audiences if code in other.audiences]
    if audiences:
        labels = shop.formats.listed(shop.formats.labels("audiences", audiences))
        yield Reason("yes", shop.say("both for: {audiences}", audiences=labels))
    places = [code for code in one.area.regions if code in other.area.regions]
    if places:
        labels = shop.formats.listed(shop.formats.labels("regions", places[: cards.SHOWN_REGIONS]))
        yield Reason("yes", shop.say("both at work in: {places}", places=labels))


def _words(shop: Workshop, overlap: Overlap) -> Iterator[Reason]:
    if shop.language != shop.settings.default_language:
        return  # they are words of the texts that were compared: readers of another language learn nothing from them
    words = overlap.seen.shared_words[:SHOWN_WORDS]
    if len(words) > 1 and overlap.akin.get("text", 0) >= _TEXTS_ALIKE:
        yield Reason("yes", shop.say("words in both texts:"), Said(", ".join(words), shop.language))


def _apart(shop: Workshop, one: Organisation, other: Organisation) -> Iterator[Reason]:
    place = cards.place_words(shop, other.area)
    if place and one.area.regions and other.area.regions and not overlaps(shop.catalogue, one.area, other.area):
        yield Reason("other", shop.say("another place: {place}", place=place))
