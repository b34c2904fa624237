"""What exports are made from: the catalogue and its relations, and each entry as JSON, made once for all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from pydantic_core import to_json

from generator.exports.values import entry_value
from generator.messages import Message, Translator
from generator.model import Catalogue
from generator.pages.parts.workshop import Workshop
from generator.relations import Relations
from generator.relations.matching.near import by_call
from generator.relations.matching.types import Match, in_order
from generator.settings import Settings
from generator.wording.matches import gaps, reasons

VERSION = 1
"""Version of the open data. New fields may come at any time; it rises when one goes, or means something else."""


def entry_file(folder: str, key: str) -> str:
    """The path of an entry's JSON below the root of the site."""
    return f"data/{folder}/{key}.json"


KNOWN_ENTRIES = "form/entries.json"
"""The path of what the form knows of the entries that there are."""


def form_file(language: str) -> str:
    """The path of the description of the form in a language."""
    return f"form/languages/{language}.json"


def source_file(key: str) -> str:
    """The path of an entry as it stands in its file."""
    return f"form/sources/{key}.json"


def feed_file(language: str, topic: str = "") -> str:
    """The path of a feed below the root of the site: of everything, or of one topic."""
    return f"feeds/{language}/topics/{topic}.xml" if topic else f"feeds/{language}/all.xml"


def match_feed_file(language: str, group: str = "", key: str = "") -> str:
    """The path of a feed of matches: of all, of one of the `topics`, or of one of the `organisations`."""
    return f"feeds/{language}/matches/{group}/{key}.xml" if group else f"feeds/{language}/matches/all.xml"


Saying = tuple[Match, list[str], list[str]]
"""A match with what speaks for it and what has to be cleared up, in one language."""


@dataclass(frozen=True)
class Source:
    """Settings, catalogue and relations in one hand, and what several exports need of them."""

    settings: Settings
    catalogue: Catalogue
    relations: Relations
    feed_items: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The news of each language, kept for the second kind of feed."""
    match_items: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The matches of each language as entries of feeds."""
    _sayings: dict[str, tuple[Saying, ...]] = field(default_factory=dict)
    _shops: dict[str, Workshop] = field(default_factory=dict)

    def shop(self, language: str) -> Workshop:
        """Words and formats of a language."""
        if language not in self._shops:
            self._shops[language] = Workshop(self.settings, self.catalogue, self.relations, language)
        return self._shops[language]

    @property
    def default(self) -> Workshop:
        """Words and formats of the default language."""
        return self.shop(self.settings.default_language)

    def folder(self, key: str) -> str:
        """The folder of an entry, which is its section of the site as well."""
        return self.catalogue.records[key].kind.folder

    def sayings(self, language: str) -> tuple[Saying, ...]:
        """Every match that is shown, by need, the best first, in words; each sentence is made once."""
        if language not in self._sayings:
            say = lru_cache(None)(Translator(language))
            self._sayings[language] = tuple(
                (match, [say(message) for message in speaks], [say(message) for message in open_])
                for match, speaks, open_ in self._matches
            )
        return self._sayings[language]

    @cached_property
    def _matches(self) -> tuple[tuple[Match, tuple[Message, ...], tuple[Message, ...]], ...]:
        catalogue = self.catalogue
        return tuple((match, reasons(match, catalogue), gaps(match, catalogue)) for match in self.relations.matches)

    @cached_property
    def partners(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches of each call by its global id, the best first."""
        return by_call(in_order(self.relations.matches))

    @cached_property
    def entries(self) -> Mapping[str, bytes]:
        """Every entry by id as one line of JSON."""
        return {
            key: to_json(entry_value(self.settings, self.catalogue, self.relations, record, self.partners))
            for key, record in self.catalogue.records.items()
        }

    @property
    def head(self) -> dict[str, Any]:
        """What stands at the top of every JSON file: version, day, licence, who publishes it."""
        publisher = self.settings.publisher
        return {
            "version": VERSION,
            "generated_for": self.relations.today,
            "licence": self.settings.data_licence,
            "publisher": {"name": publisher.name or self.settings.name, "url": self.settings.url},
        }

    def wrapped(self, name: str, content: bytes, **more: object) -> bytes:
        """A JSON file: the head with what more it says, and finished JSON under a name."""
        return to_json({**self.head, **more})[:-1] + b',"' + name.encode() + b'":' + content + b"}\n"
