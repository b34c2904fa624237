"""From a folder to documents: the only place that opens content files.

What lies under `content/` may be anything, also a folder, a link, or a file that is being written at this moment.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.messages import msg, reason
from generator.read import rules
from generator.read.document import MAX_BYTES, Document, read_document, refused

CONTENT = "content"
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
"""Links are not followed, and a pipe does not make us wait."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the content folder by its path relative to the root (`content/initiatives/x.yaml`), not yet opened."""

    path: str

    @property
    def is_yaml(self) -> bool:
        """Whether it claims to be one of our data files."""
        return self.path.endswith(".yaml")


def sources(root: Path) -> list[Source]:
    """Everything under `content/` but hidden files, sorted. Links and folders named `x.yaml` count as files here."""
    return [Source(path) for path in sorted(_walk(root / CONTENT, CONTENT))]


def _walk(folder: Path, prefix: str) -> Iterator[str]:
    waiting = [(folder, prefix)]
    while waiting:
        here, name = waiting.pop()
        try:
            entries = [entry for entry in os.scandir(here) if not entry.name.startswith(".")]
        except OSError:
            continue
        for entry in entries:
            path = f"{name}/{_printable(entry.name)}"
            if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yaml"):
                waiting.append((here / entry.name, path))
            else:
                yield path


def _printable(name: str) -> str:
    """File names are bytes; one that is no text must still be nameable in a finding (it is never opened)."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_files(root: Path, paths: Iterable[str]) -> list[Document]:
    """Read files given relative to the root, in this order. Never raises: what cannot be read has a finding."""
    return [_read(root, path) for path in paths]


def _read(root: Path, path: str) -> Document:
    try:
        raw = _bytes(root / path)
    except IsADirectoryError:
        hint = msg("Put the entry into a file of its own, directly in its folder.")
        return refused(path, rules.NOT_A_FILE, msg("This is a folder, a link or a device, not a file."), hint)
    except OSError as error:
        said = msg("The file cannot be opened: {reason}.", reason=reason(error))
        return refused(path, rules.UNREADABLE, said)
    if raw is None:
        hint = msg("Run the check again when nothing writes to the file any more.")
        return refused(path, rules.UNREADABLE, msg("The file changed while it was being read."), hint)
    return read_document(path, raw)


def _bytes(path: Path, look: Callable[[int], os.stat_result] = os.fstat) -> bytes | None:
    """The file's bytes, at most one over the limit; None if it changed between one `look` at it and the next.

    Links are not followed: they could show any file of the machine on a website. A named pipe must not make us wait.
    """
    if path.is_symlink():
        raise IsADirectoryError
    handle = os.open(path, _READING)
    try:
        before = look(handle)
        if not stat.S_ISREG(before.st_mode):
            raise IsADirectoryError
        raw = os.read(handle, min(before.st_size, MAX_BYTES) + 1)
        after = look(handle)
    finally:
        os.close(handle)
    same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return raw if same and len(raw) == min(after.st_size, MAX_BYTES + 1) else None


def digests(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Digests of files as they lie there, by path; an empty one for what is no file or cannot be read."""
    start = f"{root}/"
    return {path: _digest(start + path) for path in paths}


def _digest(path: str) -> bytes:
    """Plain system calls: ten thousand through `Path` take twice as long."""
    try:
        handle = os.open(path, _READING)
    except OSError:
        return b""
    try:
        raw = os.read(handle, MAX_BYTES + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    finally:
        os.close(handle)
    return b"" if raw is None else blake2b(raw, digest_size=16).digest()
