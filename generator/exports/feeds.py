"""Atom feeds (RFC 4287): what is newly needed, newly offered, and who is new, in each language, whole and by topic.

Written here and not by feedgen: that took half a second for 2,000 entries, because it builds every entry anew for each
feed it stands in, and it cannot say that a title is in another language than its feed. Every text goes through `safe`.
All dates come from the data, so a feed changes only when something new is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlsplit

from generator.exports.registry import Files, export
from generator.exports.source import Source, feed_file
from generator.messages import N_
from generator.model import CallRecord, Organisation, Said
from generator.pages.cards import call_amount, call_place, call_time, where_words
from generator.pages.richtext import plain
from generator.pages.workshop import Workshop

NEWEST = 100
NEWEST_OF_TOPIC = 50
TAG_YEAR = 2026
"""Tag URIs (RFC 4151) name a year in which their authority was ours; it must never change, or all entries look new."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, finished, with what it is sorted and chosen by."""

    day: date
    key: str
    topics: tuple[str, ...]
    xml: str


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
        yield feed_file(language), _feed(shop, "", title, subtitle, newest(source, language)[:NEWEST])


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
            yield feed_file(language, topic), _feed(shop, topic, title, subtitle, items[:NEWEST_OF_TOPIC])


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
        xml = _call(shop, record, day) if record else _organisation(shop, key, shop.catalogue.organisations[key], day)
        yield Item(day, key, topics, xml)


def _call(shop: Workshop, record: CallRecord, day: date) -> str:
    """A need or an offer: amount, place and time first, as on its card, then its text."""
    call, state = record.call, shop.relations.states[record.id]
    title = call.title.said(shop.language)
    words = N_("Needed: {title} ({name})") if record.is_need else N_("Offered: {title} ({name})")
    facts = (call_amount(shop, record, state), call_place(shop, record), call_time(shop, record, state))
    text = call.description.said(shop.language) if call.description else Said("", title.language)
    return _entry(
        shop, record.owner, call.id, day,
        Said(shop.say(words, title=title.text, name=record.organisation.name), title.language),
        Said(_sentence(*facts, plain(text.text)) or title.text, text.language),
        (("kinds", call.kind), *_topics(call.topics or record.organisation.topics)),
    )  # fmt: skip


def _organisation(shop: Workshop, key: str, one: Organisation, day: date) -> str:
    summary = one.summary.said(shop.language)
    title = Said(shop.say("New here: {name}", name=one.name), shop.language)
    text = Said(_sentence(where_words(shop, one), summary.text), summary.language)
    return _entry(shop, key, "", day, title, text, _topics(one.topics))


def _topics(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("topics", code) for code in codes)


def _sentence(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _entry(  # noqa: PLR0913, PLR0917  an entry has these parts
    shop: Workshop,
    owner: str,
    anchor: str,
    day: date,
    title: Said,
    summary: Said,
    categories: tuple[tuple[str, str], ...],
) -> str:
    record = shop.catalogue.records[owner]
    address = f"{record.kind.folder}/{owner}/" + (f"#{anchor}" if anchor else "")
    url = shop.settings.address(shop.language, address)
    return f"""\
<entry>
<id>{tag(shop, f"{owner}/{anchor}" if anchor else owner)}</id>
<title xml:lang="{title.language}">{safe(title.text)}</title>
<link rel="alternate" type="text/html" hreflang="{shop.language}" href="{url}"/>
<published>{day}T00:00:00Z</published>
<updated>{day}T00:00:00Z</updated>
<author><name>{safe(record.entry.name)}</name></author>
{"".join(_category(shop, name, code) for name, code in categories)}\
<summary xml:lang="{summary.language}">{safe(summary.text)}</summary>
</entry>
"""


def _category(shop: Workshop, name: str, code: str) -> str:
    scheme = f"{shop.settings.url}data/vocabulary.json#{name}"
    return f'<category term="{code}" scheme="{scheme}" label="{safe(shop.formats.label(name, code))}"/>\n'


def tag(shop: Workshop, name: str) -> str:
    """The lasting name of a feed or of an entry in it: it stays when the address of the page changes."""
    return f"tag:{urlsplit(shop.settings.url).hostname},{TAG_YEAR}:{shop.language}:{name}"


def safe(text: str) -> str:
    """A text as it may stand in XML, within quotes as well, without the characters that XML cannot hold at all."""
    return escape(_NO_XML.sub("", text))


def _feed(shop: Workshop, topic: str, title: str, subtitle: str, items: Iterable[Item]) -> bytes:
    items = tuple(items)
    settings = shop.settings
    # An empty feed must have a date as well; the year of our tags is as good as any, and never changes.
    day = items[0].day if items else date(TAG_YEAR, 1, 1)
    page = settings.address(shop.language, f"topics/{topic}/" if topic else "")
    feed = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{shop.language}">
<id>{tag(shop, f"feed/{topic}" if topic else "feed")}</id>
<title>{safe(title)}</title>
<subtitle>{safe(subtitle)}</subtitle>
<link rel="self" type="application/atom+xml" href="{settings.url}{feed_file(shop.language, topic)}"/>
<link rel="alternate" type="text/html" hreflang="{shop.language}" href="{page}"/>
<updated>{day}T00:00:00Z</updated>
<author><name>{safe(settings.publisher.name or settings.name)}</name><uri>{settings.url}</uri></author>
<icon>{settings.url}assets/mithilfe/img/favicon-48.png</icon>
<rights>{safe(settings.data_licence)}</rights>
{"".join(item.xml for item in items)}</feed>
"""
    return feed.encode()
