"""What a run over everything found when it compared all entries, for the next run over the very same files.

It counts only for exactly these texts, this day and this code; else, and whenever anything is wrong with it, all pairs
are compared again. Beside it lies what single changed files are compared with (`overlap_cache.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.compute import store as sealed
from generator.overlap_cache import code
from generator.read import Document
from generator.relations.overlaps.calls import NearCalls
from generator.relations.overlaps.detect import Overlap
from generator.text import known

FILE = "pairs.json"


@dataclass(frozen=True)
class Compared:
    """Pairs of entries worth keeping, the likeliest first, and calls that may be one."""

    pairs: tuple[Overlap, ...]
    near: tuple[NearCalls, ...]


def made_by(documents: Iterable[Document], language: str, today: date) -> bytes:
    """Everything that decides what is found in pairs, as a digest."""
    found = blake2b(b"\0".join((code(), known.made_by(), f"{language} {today}".encode())), digest_size=16)
    for document in documents:
        text = document.text.encode("utf-8", "surrogatepass")
        found.update(f"\0{document.path}\0{len(text)}\0".encode() + text)
    return found.digest()


def load(folder: Path, made_by: bytes) -> Compared | None:
    """What was found by such a run; None where nothing is known of it."""
    body = sealed.load(folder / FILE, made_by)
    try:
        return None if body is None else TypeAdapter(Compared).validate_json(body)
    except ValidationError:
        return None


def store(folder: Path, made_by: bytes, compared: Compared) -> None:
    """Keep what was found, in the place of what was kept before; a folder that takes nothing is left alone."""
    with suppress(OSError):
        sealed.store(folder / FILE, TypeAdapter(Compared).dump_json(compared), made_by)
