"""What earlier runs found out, in one SQLite file under `.cache/`: results by the digest of all that they follow from.

The file is never trusted. A row counts when its check sum is that of its key and its bytes; a file with another layout,
of another kind (a link, a pipe), damaged or locked, counts as empty. What cannot be written is not kept. So the worst
that a store can do is to be slow: whoever asks makes the result anew.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

FILE = "store.sqlite"
KEY_SIZE = 16
"""Bytes of a key."""
KEPT_RUNS = 5
"""So many runs that wrote something a result stays although none of them asked for it."""
_LAYOUT = "CREATE TABLE results (key BLOB PRIMARY KEY, sum BLOB, value BLOB, run INTEGER) WITHOUT ROWID"
_AT_ONCE = 500
"""Parameters of one statement; SQLite takes 999 in its oldest versions."""
_PATIENCE = 2.0
"""Seconds to wait for another run that writes."""


def digest(*parts: bytes | str) -> bytes:
    """A key of some parts, which cannot be confused with other parts that read alike when put together."""
    found = blake2b(digest_size=KEY_SIZE)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big"))
        found.update(raw)
    return found.digest()


def file_digest(data: bytes) -> str:
    """A digest of one file, as text."""
    return blake2b(data, digest_size=KEY_SIZE).hexdigest()


class Store:
    """Results by key; what is put is kept in memory until `flush`. Without a folder nothing outlives the program."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / FILE
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Those of the results that are known."""
        wanted = list(dict.fromkeys(keys))
        found = {key: self._new[key] for key in wanted if key in self._new}
        missing = [key for key in wanted if key not in found]
        if missing and self._path is not None and _is_plain(self._path):
            with suppress(sqlite3.Error, OSError, ValueError, TypeError), closing(_reading(self._path)) as base:
                _refuse_strange(base)
                for start in range(0, len(missing), _AT_ONCE):
                    some = missing[start : start + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = base.execute(f"SELECT key, sum, value FROM results WHERE key IN ({marks})", some)  # noqa: S608
                    found.update((key, value) for key, check, value in rows if check == _sum(key, value))
        self._used.update(found.keys() - self._new.keys())
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Remember a result."""
        self._new[key] = value

    def flush(self) -> None:
        """Write what is new, and forget what nobody has asked for in a while. What cannot be written is not kept."""
        if self._path is None or not self._new:
            return
        for _ in range(2):  # a file that is no store is replaced by one
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if not _is_plain(self._path) and os.path.lexists(self._path):
                    self._path.unlink()
                with closing(_writing(self._path)) as base:
                    self._write(base)
            except sqlite3.OperationalError:  # locked by another run, or a place that cannot be written to
                return
            except (sqlite3.Error, ValueError, TypeError):
                with suppress(OSError):
                    self._path.unlink()
                continue
            except OSError:
                return
            self._new.clear()
            return

    def _write(self, base: sqlite3.Connection) -> None:
        base.execute("BEGIN IMMEDIATE")
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            base.execute(_LAYOUT)
        _refuse_strange(base)
        run = (base.execute("SELECT max(run) FROM results").fetchone()[0] or 0) + 1
        base.executemany("UPDATE results SET run = ? WHERE key = ?", ((run, key) for key in self._used))
        rows = ((key, _sum(key, value), value, run) for key, value in self._new.items())
        base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)
        base.execute("DELETE FROM results WHERE run <= ?", (run - KEPT_RUNS,))
        base.execute("COMMIT")


def _is_plain(path: Path) -> bool:
    """Whether there is a file, and no link or pipe, in which we would wait or write elsewhere."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _reading(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=_PATIENCE)
    base.execute("PRAGMA trusted_schema = OFF")
    return base


def _writing(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
    base.executescript("PRAGMA trusted_schema = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
    return base


def _refuse_strange(base: sqlite3.Connection) -> None:
    """A file with another layout is none of ours: a view in the place of the table could do anything.

    Raises:
        ValueError: so it is.
    """
    if base.execute("SELECT sql FROM sqlite_master").fetchall() != [(_LAYOUT,)]:
        raise ValueError("not the layout of a store")


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=8, key=key).digest()
