"""The table of exports: what the data page lists, what a build writes, what the tests try."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.exports.source import Source
from generator.model import Catalogue
from generator.relations import Relations
from generator.settings import Settings

Files = Iterator[tuple[str, bytes]]
Make = Callable[[Source], Files]


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file. `path` is relative to the root of the site; `<word>` in it stands for one part of a path.

    `title` and `text` are English text ids; `group` is `json`, `csv`, `feed` or `schema`.
    """

    path: str
    group: str
    media: str
    title: str
    text: str
    make: Make

    @property
    def is_single(self) -> bool:
        """Whether it is one file, and not one for each entry or topic."""
        return "<" not in self.path

    def covers(self, path: str) -> bool:
        """Whether a file belongs to this export."""
        pattern = "[^/.]+".join(re.escape(part) for part in re.split(r"<[a-z]+>", self.path))
        return bool(re.fullmatch(pattern, path))


EXPORTS: dict[str, Export] = {}
"""Every export by its path."""


def export(path: str, group: str, media: str, *, title: str, text: str) -> Callable[[Make], Make]:
    """Register a function that makes the files of an export; it is given a `Source` and yields paths with bytes.

    Raises:
        ValueError: the path is taken.
    """

    def register(make: Make) -> Make:
        if path in EXPORTS:
            raise ValueError(f"export {path} exists already")
        EXPORTS[path] = Export(path, group, media, title, text, make)
        return make

    return register


def all_exports(settings: Settings, catalogue: Catalogue, relations: Relations) -> Files:
    """Every file of every export: path below the root of the site, and bytes.

    The same catalogue, settings and day give the same bytes; nothing asks the clock.
    """
    source = Source(settings, catalogue, relations)
    for one in EXPORTS.values():
        yield from one.make(source)
