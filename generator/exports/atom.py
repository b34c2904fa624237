"""Atom (RFC 4287) as text: entries and feeds, with names that last and dates that come from the data.

Written here and not by feedgen: that took half a second for 2,000 entries, because it builds every entry anew for each
feed it stands in, and it cannot say that a title is in another language than its feed. Every text goes through `safe`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model import Said
from generator.pages.parts.workshop import Workshop
from generator.settings import Settings

TAG_YEAR = 2026
"""Tag URIs (RFC 4151) name a year in which their authority was ours; it must never change, or all entries look new."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Parts(NamedTuple):
    """An entry in three parts: what it is, by whom and about what, and what it says."""

    opening: str
    about: str
    closing: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, finished, with what it is sorted and chosen by."""

    day: date
    key: str
    topics: tuple[str, ...]
    parts: Parts


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `name` is what its id ends with, `file` its own path and `page` that of its page in the language."""

    name: str
    file: str
    page: str
    title: str
    subtitle: str


def topic_categories(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Topics as categories of an entry."""
    return tuple(("topics", code) for code in codes)


def joined(*parts: str) -> str:
    """What is to be said on one line, without what is empty."""
    return " · ".join(part for part in parts if part)


def entry(  # noqa: PLR0913, PLR0917  an entry has these parts
    shop: Workshop, name: str, owner: str, anchor: str, day: date, title: Said, summary: Said,
    categories: tuple[tuple[str, str], ...],
) -> Parts:  # fmt: skip
    """An entry with the lasting `name` about a place on the page of `owner`, whose words these are.

    What a feed says for all its entries (the language) or what a date says already is not said again.
    """
    url, author = shop.once(("atom", owner), lambda: _owner(shop, owner))
    place = f"#{anchor}" if anchor else ""
    about = "".join([_category(shop, name, code) for name, code in categories])
    return Parts(
        f"""\
<entry>
<id>{tag(shop, name)}</id>
<title{_language(shop, title)}>{safe(title.text)}</title>
<link href="{url}{place}"/>
<updated>{day}T00:00:00Z</updated>
""",
        f"<author><name>{author}</name></author>\n{about}",
        f"<summary{_language(shop, summary)}>{safe(summary.text)}</summary>\n</entry>\n",
    )


def _language(shop: Workshop, text: Said) -> str:
    """The language of a text where it is not that of the feed."""
    return "" if text.language == shop.language else f' xml:lang="{text.language}"'


def _owner(shop: Workshop, key: str) -> tuple[str, str]:
    """The address of an entry's page, and what it is called."""
    record = shop.catalogue.records[key]
    return shop.settings.address(shop.language, f"{record.kind.folder}/{key}/"), safe(record.entry.name)


def _category(shop: Workshop, name: str, code: str) -> str:
    return shop.once(("atom category", name, code), lambda: _new_category(shop, name, code))


def _new_category(shop: Workshop, name: str, code: str) -> str:
    scheme = f"{shop.settings.url}data/vocabulary.json#{name}"
    return f'<category term="{code}" scheme="{scheme}" label="{safe(shop.formats.label(name, code))}"/>\n'


def tag(shop: Workshop, name: str) -> str:
    """The lasting name of a feed (with a colon, which no id has) or of an entry in it, whatever its address."""
    return f"{_authority(shop.settings)}{shop.language}:{name}"


def _authority(settings: Settings) -> str:
    """Who gives the names: as the settings say, else host and path of the site, since several may share a host."""
    if settings.tag_authority:
        return f"tag:{settings.tag_authority}:"
    path = settings.base_path.strip("/")
    return f"tag:{urlsplit(settings.url).hostname},{TAG_YEAR}" + (f":{path}/" if path else ":")


def safe(text: str) -> str:
    """A text as it may stand in XML, within quotes as well, without the characters that XML cannot hold at all."""
    return escape(_NO_XML.sub("", text))


def feed(shop: Workshop, about: Feed, items: Iterable[Item], *, is_brief: bool = False) -> bytes:
    """A whole feed; its date is that of the first entry.

    A brief one leaves out the icon, and who an entry is by and what it is about.
    """
    items = tuple(items)
    settings = shop.settings
    # An empty feed must have a date as well; the year of our tags is as good as any, and never changes.
    day = items[0].day if items else date(TAG_YEAR, 1, 1)
    page = settings.address(shop.language, about.page)
    icon = f"<icon>{settings.url}assets/mithilfe/img/favicon-48.png</icon>\n"
    made = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{shop.language}">
<id>{tag(shop, about.name)}</id>
<title>{safe(about.title)}</title>
<subtitle>{safe(about.subtitle)}</subtitle>
<link rel="self" type="application/atom+xml" href="{settings.url}{about.file}"/>
<link rel="alternate" type="text/html" hreflang="{shop.language}" href="{page}"/>
<updated>{day}T00:00:00Z</updated>
<author><name>{safe(settings.publisher.name or settings.name)}</name><uri>{settings.url}</uri></author>
{"" if is_brief else icon}\
<rights>{safe(settings.data_licence)}</rights>
{"".join([item.parts.opening + ("" if is_brief else item.parts.about) + item.parts.closing for item in items])}</feed>
"""
    return made.encode()
