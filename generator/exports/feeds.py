"""Atom feeds: what is newly needed, newly offered, and who is new, in each language, whole and by topic.

All dates come from the data, so a feed changes only when something new is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.exports.atom import Feed, Item, Parts, entry, feed, joined, topic_categories
from generator.exports.registry import Files, export
from generator.exports.source import Source, feed_file
from generator.messages import N_
from generator.model import CallRecord, Organisation, Said
from generator.pages.parts.cards import call_amount, call_place, call_time, where_words
from generator.pages.parts.richtext import plain
from generator.pages.parts.workshop import Workshop

NEWEST = 100
NEWEST_OF_TOPIC = 50


@export(
    "feeds/<language>/all.xml", "feed", "application/atom+xml",
    title=N_("Feed of everything new"),
    text=N_("The newest needs, offers and organisations, to subscribe to in a feed reader."),
)  # fmt: skip
def everything(source: Source) -> Files:
    """One feed for each language."""
    for language in source.settings.languages:
        shop = source.shop(language)
        news = shop.say("newly needed, newly offered")
        title = f"{source.settings.name}: {news}"
        subtitle = source.settings.tagline.get(language) or title
        yield (
            feed_file(language),
            feed(shop, Feed("feed:all", feed_file(language), "", title, subtitle), newest(source, language)[:NEWEST]),
        )


@export(
    "feeds/<language>/topics/<topic>.xml", "feed", "application/atom+xml",
    title=N_("Feeds by topic"),
    text=N_("The same for one topic; each topic’s page links to its feed."),
)  # fmt: skip
def by_topic(source: Source) -> Files:
    """One feed for each language and each topic of the vocabulary, also where nothing is in it yet."""
    for language in source.settings.languages:
        shop = source.shop(language)
        chosen: dict[str, list[Item]] = {code: [] for code in source.catalogue.vocabulary.terms("topics")}
        for item in newest(source, language):
            for topic in item.topics:
                chosen[topic].append(item)
        for topic, items in chosen.items():
            label = shop.formats.label("topics", topic)
            subtitle = shop.say("What is newly needed and newly offered about {topic}.", topic=label)
            title = f"{source.settings.name}: {label}"
            about = Feed(f"feed:topics/{topic}", feed_file(language, topic), f"topics/{topic}/", title, subtitle)
            yield about.file, feed(shop, about, items[:NEWEST_OF_TOPIC])


def newest(source: Source, language: str) -> tuple[Item, ...]:
    """Every open need and offer, and every organisation that says when it came, the newest first.

    Only as many as one of the feeds could show are finished.
    """
    if language not in source.feed_items:
        shop = source.shop(language)
        dated = sorted(_dated(source), key=lambda one: (-one[0].toordinal(), one[1]))
        source.feed_items[language] = tuple(_items(shop, dated))
    return source.feed_items[language]


def _dated(source: Source) -> Iterator[tuple[date, str, tuple[str, ...]]]:
    """Day, id and topics of everything that can be news."""
    for key, record in source.catalogue.calls.items():
        if source.relations.states[key].is_open:
            yield record.call.since.first, key, record.call.topics or record.organisation.topics
    for key, one in source.catalogue.organisations.items():
        if one.created and one.status != "finished":
            yield one.created, key, one.topics


def _items(shop: Workshop, dated: Iterable[tuple[date, str, tuple[str, ...]]]) -> Iterator[Item]:
    seen = dict.fromkeys(shop.catalogue.vocabulary.terms("topics"), 0)
    for number, (day, key, topics) in enumerate(dated):
        if number >= NEWEST and all(seen[topic] >= NEWEST_OF_TOPIC for topic in topics):
            continue
        for topic in topics:
            seen[topic] += 1
        record = shop.catalogue.calls.get(key)
        parts = _call(shop, record, day) if record else _organisation(shop, key, shop.catalogue.organisations[key], day)
        yield Item(day, key, topics, parts)


def _call(shop: Workshop, record: CallRecord, day: date) -> Parts:
    """A need or an offer: amount, place and time first, as on its card, then its text."""
    call, state = record.call, shop.relations.states[record.id]
    title = call.title.said(shop.language)
    words = N_("Needed: {title} ({name})") if record.is_need else N_("Offered: {title} ({name})")
    facts = (call_amount(shop, record, state), call_place(shop, record), call_time(shop, record, state))
    text = call.description.said(shop.language) if call.description else Said("", title.language)
    return entry(
        shop, record.id, record.owner, call.id, day,
        Said(shop.say(words, title=title.text, name=record.organisation.name), title.language),
        Said(joined(*facts, plain(text.text)) or title.text, text.language),
        (("kinds", call.kind), *topic_categories(call.topics or record.organisation.topics)),
    )  # fmt: skip


def _organisation(shop: Workshop, key: str, one: Organisation, day: date) -> Parts:
    summary = one.summary.said(shop.language)
    title = Said(shop.say("New here: {name}", name=one.name), shop.language)
    text = Said(joined(where_words(shop, one), summary.text), summary.language)
    return entry(shop, key, key, "", day, title, text, topic_categories(one.topics))
