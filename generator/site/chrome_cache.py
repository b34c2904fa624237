"""What an engine made, kept by the content of what it was made from, and verified before it is used again.

One file per result; a torn or altered one is simply made anew.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator.compute import store as sealed
from generator.read.stray import is_stray

FORMAT = "1"
KEPT = 12
"""So many results stay: a few states of docs and theme, times the languages."""


def key(words: Iterable[str], folders: Iterable[Path]) -> str:
    """A name for the result: the hash of these words and of every file in these folders, names included."""
    digest = hashlib.sha256()
    for word in (FORMAT, *words):
        digest.update(word.encode() + b"\0")
    for folder in folders:
        found = (path for path in folder.rglob("*") if not is_stray(path.relative_to(folder)) and path.is_file())
        for path in sorted(found):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def load(cache: Path, name: str) -> dict[str, bytes] | None:
    """The stored files, or None when there is no such result or it is damaged."""
    body = sealed.load(cache / name)
    return None if body is None else {path: base64.b64decode(data) for path, data in json.loads(body).items()}


def store(cache: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Keep a result, whole or not at all; a cache that cannot be written is no error."""
    body = json.dumps({path: base64.b64encode(data).decode() for path, data in files.items()}).encode()
    with suppress(OSError):
        sealed.store(cache / name, body)
        _forget_old(cache)


def _forget_old(cache: Path) -> None:
    """Keep the newest results only."""
    newest_first = sorted(cache.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT:]:
        path.unlink(missing_ok=True)
