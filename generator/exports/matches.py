"""Matches as open data: who should talk to whom, with the points, reasons and gaps; as JSON, as a table, as feeds.

Those of a topic or an organisation exist where there are matches, and only there (`match_feed_file` tells addresses):

    feeds/<language>/matches/all.xml                    all of them
    feeds/<language>/matches/topics/<topic>.xml         those whose need is about a topic
    feeds/<language>/matches/organisations/<id>.xml     those of one organisation, whether it asks or gives

An entry of a feed is dated by the younger of its two calls. Its id says both, so it stays the same in every feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from pydantic_core import to_json

from generator.exports.atom import Feed, Item, entry, feed, topic_categories
from generator.exports.columns import Cell, joined
from generator.exports.feeds import NEWEST, NEWEST_OF_TOPIC
from generator.exports.registry import Files, export
from generator.exports.source import Saying, Source, match_feed_file
from generator.exports.tables import CSV, table
from generator.messages import N_
from generator.model import Catalogue, Said
from generator.relations.matching.settings import weights
from generator.relations.matching.types import Match
from generator.wording.matches import PARTS

NEWEST_OF_ORGANISATION = 10
"""More than anybody calls in a week; there is such a feed for almost every organisation."""
DIGITS = 4
"""Places after the comma of scores and points: what is finer says nothing."""


@export(
    "data/matches.json", "json", "application/json",
    title=N_("Which offers fit which needs"),
    text=N_("Every match that is shown: need, offer, score, the points that add up to it, and in every language what "
    "speaks for it and what has to be cleared up."),
)  # fmt: skip
def matches(source: Source) -> Files:
    """One object: the head, and matches by need, the best first.

    A match is `{"need", "offer", "score", "grade", "points", "reasons", "gaps"}`: points by the code of their part, of
    at most so many as `most` in the head says; the last two are lists of sentences by language.
    """
    said = {language: source.sayings(language) for language in source.settings.languages}
    rows = (
        to_json({
            "need": match.need, "offer": match.offer, "score": _score(match), "grade": match.grade,
            "points": {code: round(points, DIGITS) for code, points, _ in match.parts},
            "reasons": {language: rows[number][1] for language, rows in said.items()},
            "gaps": {language: rows[number][2] for language, rows in said.items()},
        })
        for number, match in enumerate(source.relations.matches)
    )  # fmt: skip
    content = b"[\n" + b",\n".join(rows) + b"\n]"
    yield "data/matches.json", source.wrapped("matches", content, most=weights().points)


@export(
    "data/matches.csv", "csv", CSV,
    title=N_("Matches"),
    text=N_("One line for each need and offer that fit: who asks, who gives, how well, and why."),
)  # fmt: skip
def match_table(source: Source) -> Files:
    """The same as a table, with the words of the default language."""
    yield (
        "data/matches.csv",
        table(_columns(source), ((saying,) for saying in source.sayings(source.settings.default_language))),
    )


def _columns(source: Source) -> Mapping[str, Callable[[Saying], Cell]]:
    calls, language = source.catalogue.calls, source.settings.default_language

    def url(key: str) -> str:
        owner, _, call = key.partition("/")
        return f"{source.settings.url}{source.folder(owner)}/{owner}/#{call}"

    def titled(key: str) -> str:
        return calls[key].call.title.said(language).text

    return {
        "need": lambda one: one[0].need,
        "need_organisation": lambda one: calls[one[0].need].organisation.name,
        "need_title": lambda one: titled(one[0].need),
        "need_topics": lambda one: joined(_topics(one[0], source.catalogue)),
        "offer": lambda one: one[0].offer,
        "offer_organisation": lambda one: calls[one[0].offer].organisation.name,
        "offer_title": lambda one: titled(one[0].offer),
        "grade": lambda one: one[0].grade,
        "score": lambda one: _score(one[0]),
        **{f"points_{code}": partial(_points, code) for code in PARTS},
        "reasons": lambda one: " ".join(one[1]),
        "gaps": lambda one: " ".join(one[2]),
        "since": lambda one: _day(one[0], source.catalogue).isoformat(),
        "need_url": lambda one: url(one[0].need),
        "offer_url": lambda one: url(one[0].offer),
    }


def _points(code: str, one: Saying) -> Cell:
    return next(round(part.points, DIGITS) for part in one[0].parts if part.code == code)


def _score(match: Match) -> float:
    """The score as the sum of points that are told, so that whoever adds them up finds it."""
    return round(sum(round(part.points, DIGITS) for part in match.parts), DIGITS)


def _topics(match: Match, catalogue: Catalogue) -> tuple[str, ...]:
    """What a match is about: the topics of its need."""
    record = catalogue.calls[match.need]
    return tuple(record.call.topics or record.organisation.topics)


def _day(match: Match, catalogue: Catalogue) -> date:
    """The day since which there is this match: that of the younger call."""
    return max(catalogue.calls[key].call.since.first for key in (match.need, match.offer))


# == feeds


@export(
    "feeds/<language>/matches/all.xml", "feed", "application/atom+xml",
    title=N_("Feed of matches"),
    text=N_("The newest pairs of a need and an offer that fit."),
)  # fmt: skip
def all_matches(source: Source) -> Files:
    """One feed for each language, also as long as nothing fits: who subscribes waits for the first match."""
    for language in source.settings.languages:
        shop = source.shop(language)
        title = shop.say("What fits together")
        subtitle = shop.say("Needs and offers that fit, as soon as both are there.")
        file = match_feed_file(language)
        about = Feed("feed:matches", file, "matches/", f"{source.settings.name}: {title}", subtitle)
        yield file, feed(shop, about, _items(source, language)[:NEWEST])


@export(
    "feeds/<language>/matches/topics/<topic>.xml", "feed", "application/atom+xml",
    title=N_("Feeds of matches by topic"),
    text=N_("The same for needs about one topic, where there are any."),
)  # fmt: skip
def matches_by_topic(source: Source) -> Files:
    """One feed for each language and each topic that a need with a match is about."""
    for language in source.settings.languages:
        shop = source.shop(language)
        for topic, items in sorted(_grouped(source, language, lambda one: one.topics).items()):
            label = shop.formats.label("topics", topic)
            title = f"{source.settings.name}: {label}"
            subtitle = shop.say("Needs about {topic} and offers that fit.", topic=label)
            file = match_feed_file(language, "topics", topic)
            about = Feed(f"feed:matches/topics/{topic}", file, f"topics/{topic}/", title, subtitle)
            yield file, feed(shop, about, items[:NEWEST_OF_TOPIC])


@export(
    "feeds/<language>/matches/organisations/<id>.xml", "feed", "application/atom+xml",
    title=N_("Feeds of matches by organisation"),
    text=N_("The same for one organisation: offers that fit its needs, and needs that fit its offers."),
)  # fmt: skip
def matches_by_organisation(source: Source) -> Files:
    """One feed for each language and each organisation whose call has a match."""
    for language in source.settings.languages:
        shop = source.shop(language)
        for owner, items in sorted(_grouped(source, language, _owners).items()):
            name = source.catalogue.organisations[owner].name
            subtitle = shop.say("What fits the needs and offers of {name}.", name=name)
            file = match_feed_file(language, "organisations", owner)
            page = f"{source.folder(owner)}/{owner}/"
            about = Feed(f"feed:matches/organisations/{owner}", file, page, f"{source.settings.name}: {name}", subtitle)
            # There is one for almost everybody: who asks stands in its titles, and what about on the pages they name.
            yield file, feed(shop, about, items[:NEWEST_OF_ORGANISATION], is_brief=True)


def _owners(item: Item) -> tuple[str, ...]:
    """The two organisations of an item: its key is both calls with a blank between them."""
    return tuple(call.partition("/")[0] for call in item.key.split())


def _grouped(source: Source, language: str, of: Callable[[Item], Iterable[str]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in _items(source, language):
        for key in of(item):
            found.setdefault(key, []).append(item)
    return found


def _items(source: Source, language: str) -> tuple[Item, ...]:
    """Every match as an entry of a feed, the newest first, of the same day the best."""
    if language not in source.match_items:
        catalogue = source.catalogue
        dated = [(_day(saying[0], catalogue), saying) for saying in source.sayings(language)]
        dated.sort(key=lambda one: (-one[0].toordinal(), -one[1][0].score, one[1][0].need, one[1][0].offer))
        source.match_items[language] = tuple(_item(source, language, day, saying) for day, saying in dated)
    items: tuple[Item, ...] = source.match_items[language]
    return items


def _item(source: Source, language: str, day: date, saying: Saying) -> Item:
    match, reasons, gaps = saying
    shop = source.shop(language)
    need, offer = (source.catalogue.calls[key] for key in (match.need, match.offer))
    asked, there = (record.call.title.said(language) for record in (need, offer))
    title = shop.say(
        "{asker} needs: {need} – {giver} offers: {offer}",
        asker=need.organisation.name, need=asked.text, giver=offer.organisation.name, offer=there.text,
    )  # fmt: skip
    text = " ".join(reasons)
    if gaps:
        text = shop.say("{reasons} To clear up: {gaps}", reasons=text, gaps=" ".join(gaps))
    topics = _topics(match, source.catalogue)
    spoken = asked.language if asked.language == there.language else language
    parts = entry(
        shop, f"match/{match.need}/{match.offer}", need.owner, need.call.id, day, Said(title, spoken),
        Said(text, language), (("kinds", need.call.kind), *topic_categories(topics)),
    )  # fmt: skip
    return Item(day, f"{match.need} {match.offer}", topics, parts)
