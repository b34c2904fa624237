"""What is remembered of the steps of a run: results by the name of the step, by its input, and by the program itself.

A result counts only for the very code that made it and for the versions of all installed packages.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from generator.compute.store import KEY_SIZE, Store, digest

CACHE = ".cache"
"""The folder below the root of a catalogue in which results are kept; it may be deleted at any time."""
PACKAGE = Path(__file__).resolve().parents[1]
_CODE = (".py", ".toml", ".yaml")


class Steps:
    """The memory for results. The default remembers nothing beyond the program's end."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store()

    @classmethod
    def below(cls, root: Path) -> Steps:
        """With the memory that belongs to a catalogue."""
        return cls(Store(root / CACHE))

    def known(self, name: str, *parts: bytes | str) -> bytes | None:
        """What `keep` has kept under the name of a step for these parts of its input."""
        key = digest(name, program(), *parts)
        return self.store.get([key]).get(key)

    def several(self, name: str, parts: Iterable[tuple[bytes | str, ...]]) -> dict[tuple[bytes | str, ...], bytes]:
        """As `known` for many at once: those that there are, by their parts."""
        keys = {digest(name, program(), *some): some for some in parts}
        return {keys[key]: value for key, value in self.store.get(keys).items()}

    def keep(self, value: bytes, name: str, *parts: bytes | str) -> None:
        """Remember something until `known` asks for it."""
        self.store.put(digest(name, program(), *parts), value)


@cache
def program() -> bytes:
    """A digest of the whole program: its code, the data that lie beside it, Python, and every installed package."""
    found = blake2b(sys.version.encode(), digest_size=KEY_SIZE)
    for path in sorted(_files(str(PACKAGE))):
        with open(path, "rb") as file:  # noqa: PTH123  three hundred files in each run
            found.update(digest(path[len(str(PACKAGE)) :], file.read()))
    for name in sorted(_installed()):
        found.update(digest(name))
    return found.digest()


def _files(folder: str) -> Iterable[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(_CODE):
                yield entry.path


def _installed() -> set[str]:
    """Names and versions of installed packages, as their folders are called (`numpy-2.3.0.dist-info`)."""
    found: set[str] = set()
    for folder in {*sys.path}:
        if os.path.isdir(folder):  # noqa: PTH112
            found.update(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
    return found
