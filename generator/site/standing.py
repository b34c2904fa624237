"""Whether the site that stands is the one that a build would make: nothing that it is made from has changed since.

That is believed by digests alone, those of all inputs and those of all files of the site: one that somebody changed,
added or took away by hand is made anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.compute.parallel import pieces, spread
from generator.compute.steps import PACKAGE, Steps
from generator.compute.store import digest, file_digest
from generator.read.files import digests, sources
from generator.read.ignored import is_ignored
from generator.settings import Settings

_NAME = "site"


@dataclass(frozen=True)
class Order:
    """One site to be made: from which settings, as of which day, by which engine, and where it goes."""

    settings: Settings
    today: date
    output: Path
    engine: str = "mkdocs"

    def key(self) -> bytes:
        """A digest of everything that the site is made from, but for the program itself."""
        root = self.settings.root
        content = digests(root, [source.path for source in sources(root)])
        texts = (root / "docs", root / "site_templates", PACKAGE.parent / "site_templates", root / "mkdocs.yml")
        return digest(
            repr(replace(self.settings, root=Path())), str(self.today), self.engine,
            *(part for pair in content.items() for part in pair), *(part for one in texts for part in _contents(one)),
        )  # fmt: skip


class Stands(NamedTuple):
    """How many pages and files stand."""

    pages: int
    files: int


def pages_of(order: Order, key: bytes, steps: Steps) -> Stands | None:
    """What stands, if these are all the files that a build would make; else None."""
    body = steps.known(_NAME, key)
    if body is None:
        return None
    try:
        pages, wanted = json.loads(body)
        same = wanted == dict(found_in(order.output))
    except (ValueError, OSError, TypeError):
        return None
    return Stands(pages, len(wanted)) if same else None


def remember(key: bytes, steps: Steps, pages: int, files: Mapping[str, str]) -> None:
    """Keep that a site of so many pages has been made, with the digests of its files by path."""
    steps.keep(json.dumps([pages, files]).encode(), _NAME, key)


def found_in(folder: Path) -> Iterator[tuple[str, str]]:
    """The files below a folder with their digests.

    Raises:
        OSError: one of them cannot be read.
    """
    names = [os.path.relpath(f"{path}/{name}", folder) for path, _, files in os.walk(folder) for name in files]
    for some in spread(lambda part: [(name, _digest_of(f"{folder}/{name}")) for name in part], pieces(names)):
        yield from some


def _digest_of(path: str) -> str:
    if os.path.islink(path):  # noqa: PTH114  ten thousand times a build
        return ""
    with open(path, "rb") as file:  # noqa: PTH123  as above
        return file_digest(file.read())


def _contents(place: Path) -> Iterable[bytes | str]:
    """The name of a place, and of all files below it the paths and bytes."""
    yield place.name
    files: Sequence[Path] = [place] if place.is_file() else sorted(place.rglob("*"))
    for path in files:
        if path.is_file() and not is_ignored(path.relative_to(place)):
            yield from (path.relative_to(place).as_posix(), path.read_bytes())
