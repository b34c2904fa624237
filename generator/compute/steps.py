"""Steps: pure functions with a name whose results are remembered from run to run.

A result is looked up by the digest of the step's name, of its input, and of the program itself (its code and the
versions of all installed packages). What is not known is worked out, by all processors where there is much of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from generator.compute.parallel import pieces, spread
from generator.compute.store import KEY_SIZE, Store, digest

A = TypeVar("A")
B = TypeVar("B")
CACHE = ".cache"
"""The folder below the root of a catalogue in which results are kept; it may be deleted at any time."""
PACKAGE = Path(__file__).resolve().parents[1]
_CODE = (".py", ".toml", ".yaml")


@dataclass(frozen=True)
class Step(Generic[A, B]):
    """A pure function, how its input is named, and how its result is written and read.

    `key`: everything that the result depends on, as bytes. `unpack` raises ValueError, KeyError or TypeError for bytes
    that `pack` has not written; then the result is made anew.
    """

    name: str
    run: Callable[[A], B]
    key: Callable[[A], bytes]
    pack: Callable[[B], bytes]
    unpack: Callable[[bytes], B]


class Steps:
    """Runs steps with the memory of a store. The default remembers nothing beyond the program's end."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or Store()

    @classmethod
    def below(cls, root: Path) -> Steps:
        """With the memory that belongs to a catalogue."""
        return cls(Store(root / CACHE))

    def one(self, step: Step[A, B], given: A) -> B:
        """The result of a step for one input."""
        return self.all(step, [given])[0]

    def all(self, step: Step[A, B], given: Sequence[A], enough: int = sys.maxsize) -> list[B]:
        """The results for several inputs, in their order; from `enough` unknown ones on, all processors share them."""
        keys = [digest(step.name, program(), step.key(one)) for one in given]
        known = self.store.get(keys)
        found: dict[int, B] = {}
        for place, key in enumerate(keys):
            if key in known:
                try:
                    found[place] = step.unpack(known[key])
                except (ValueError, KeyError, TypeError):  # right sum, wrong bytes: as if it were not there
                    continue
        missing = [place for place in range(len(given)) if place not in found]
        for place, result in zip(missing, self._worked_out(step, [given[at] for at in missing], enough), strict=True):
            found[place] = result
            self.store.put(keys[place], step.pack(result))
        return [found[place] for place in range(len(given))]

    @staticmethod
    def _worked_out(step: Step[A, B], given: Sequence[A], enough: int) -> Iterable[B]:
        if len(given) < enough:
            return map(step.run, given)
        return chain.from_iterable(spread(lambda part: [step.run(one) for one in part], pieces(given)))

    def known(self, name: str, *parts: bytes | str) -> bytes | None:
        """What `keep` has kept under a name for these parts; for results that are no function of one value."""
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
