"""Words that were looked up once and for all, at set-up: those of our own lists, by which every catalogue is compared.

A first run would else spend a third of a second on them, in each of its processes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files

from generator.compute import tables
from generator.text.dictionaries import PACKAGES

FILE, TABLE = "words.bin", "words"
MODULES = ("dictionaries", "tokens", "dictionary", "compounds", "stems", "analyser", "inflection", "known")
"""The code that decides what is known of a word."""


@cache
def made_by() -> bytes:
    """What decides what is known of a word: the code of the analysis, and the versions of the dictionaries."""
    found = blake2b(" ".join(version(name) for name in PACKAGES).encode(), digest_size=16)
    for name in MODULES:
        found.update(files("generator.text").joinpath(f"{name}.py").read_bytes())
    return found.digest()


def record(name: str) -> list[str] | None:
    """What was found out about a word (`de:Kurse`), as in a `WordCache`; None if nobody has asked before."""
    found = _table().get(name.encode())
    return None if found is None else found.decode().split(" ")


@cache
def _table() -> Mapping[bytes, bytes]:
    return tables.opened(tables.place(FILE), made_by().hex()).get(TABLE, {})


def prepare(words: Mapping[str, Sequence[str]]) -> None:
    """Make the file.

    Raises:
        OSError: the place cannot be written to.
    """
    found = {name.encode(): " ".join(said).encode() for name, said in words.items()}
    tables.write(tables.place(FILE), made_by().hex(), {TABLE: found})
    _table.cache_clear()
