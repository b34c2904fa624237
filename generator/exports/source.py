"""What exports are made from: the catalogue and its relations, and each entry as JSON, made once for all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from generator.exports.values import entry_value
from generator.model import Catalogue
from generator.pages.workshop import Workshop
from generator.relations import Relations
from generator.settings import Settings

VERSION = 1
"""Version of the open data. New fields may come at any time; it rises when one goes, or means something else."""


def entry_file(folder: str, key: str) -> str:
    """The path of an entry's JSON below the root of the site."""
    return f"data/{folder}/{key}.json"


def feed_file(language: str, topic: str = "") -> str:
    """The path of a feed below the root of the site: of everything, or of one topic."""
    return f"feeds/{language}/topics/{topic}.xml" if topic else f"feeds/{language}/all.xml"


@dataclass(frozen=True)
class Source:
    """Settings, catalogue and relations in one hand, and what several exports need of them."""

    settings: Settings
    catalogue: Catalogue
    relations: Relations
    feed_items: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The news of each language, kept for the second kind of feed."""
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

    @cached_property
    def entries(self) -> Mapping[str, bytes]:
        """Every entry by id as one line of JSON."""
        return {
            key: to_json(entry_value(self.settings, self.catalogue, self.relations, record))
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

    def wrapped(self, name: str, content: bytes) -> bytes:
        """A JSON file: the head, and finished JSON under a name."""
        return to_json(self.head)[:-1] + b',"' + name.encode() + b'":' + content + b"}\n"
