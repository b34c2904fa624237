"""What a run over the whole catalogue found out about its entries, kept so that one changed file is compared at once.

One SQLite file under `.cache/`: profiles, their keys, and how many entries use each word. It counts only when it was
written by this very code for exactly these other files; each record carries a check sum. Whatever is wrong with it, the
answer is "nothing known", never something else.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from importlib.resources import files as resources
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.read.document import MAX_BYTES
from generator.relations.overlaps.candidates import ENOUGH, Key, is_shared, keys_of, partners
from generator.relations.overlaps.detect import Overlap, judge
from generator.relations.overlaps.packing import packed, unpacked
from generator.relations.overlaps.profile import Counts, Profile, Source, weigh
from generator.relations.overlaps.weights import weights

FILE = "overlaps.sqlite"
_LAYOUT = """
create table meta (code blob, entries integer);
create table files (path text primary key, digest blob) without rowid;
create table entries (id text primary key, body text, digest blob) without rowid;
create table keys (key text primary key, ids text, digest integer) without rowid;
create table counts (kind text, word text, count integer, digest integer, primary key (kind, word)) without rowid;
"""
_NAMES, _TEXTS = "name", "text"
_CHANGED = "a record was changed by somebody else"
_MOST_PARAMETERS = 500
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


def is_current(folder: Path, root: Path, files: Sequence[str]) -> bool:
    """Whether there is nothing to be kept anew: what is there belongs to these files as they are."""
    return _is_complete(folder / FILE, _digests(root, files))


def store(folder: Path, root: Path, files: Sequence[str], profiles: Sequence[Profile]) -> None:
    """Keep weighed profiles of all entries of these files, in one step; a folder that takes nothing is left alone."""
    with suppress(OSError, sqlite3.Error):
        digests = _digests(root, files)
        if _is_complete(folder / FILE, digests):
            return
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"{FILE}.{os.getpid()}"
        beside.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as base:
                _fill(base, digests, profiles)
            beside.replace(folder / FILE)
        finally:
            beside.unlink(missing_ok=True)


def _fill(base: sqlite3.Connection, digests: Mapping[str, bytes], profiles: Sequence[Profile]) -> None:
    counts = Counts.of(profiles)
    base.executescript(f"pragma journal_mode = off; pragma synchronous = off; begin; {_LAYOUT}")
    base.execute("insert into meta values (?, ?)", (code(), len(profiles)))
    base.executemany("insert into files values (?, ?)", digests.items())
    bodies = ((one.source.id, packed(one)) for one in profiles)
    base.executemany("insert into entries values (?, ?, ?)", ((key, body, _sum(body)) for key, body in bodies))
    owners: dict[Key, list[str]] = defaultdict(list)  # kept with a slash between them: no file name has one
    for one in profiles:
        for key in keys_of(one):
            owners[key].append(one.source.id)
    base.executemany(
        "insert into keys values (?, ?, ?)",
        (
            (key, ids, _check(key, ids))
            for key, ids in sorted((_text(key), "/".join(own)) for key, own in owners.items())
        ),
    )
    for kind, found in ((_NAMES, counts.names), (_TEXTS, counts.texts)):
        rows = ((kind, word, n, _check(word, n)) for word, n in sorted(found.items()))
        base.executemany("insert into counts values (?, ?, ?, ?)", rows)
    base.execute("commit")


def overlaps_of(  # noqa: PLR0913, PLR0917
    folder: Path, root: Path, files: Sequence[str], asked: Collection[str], sources: Sequence[Source],
    make: Callable[[Source], Profile], distinct: Collection[frozenset[str]],
) -> list[Overlap]:  # fmt: skip
    """Overlaps of changed entries (`sources`, from the `asked` files) with all others, as a run over all would find.

    Nothing where the file is missing, damaged, of other code, or any file that was not asked for is another one now.
    """
    path = folder / FILE
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            if not path.is_file() or not _fits(
                base, _digests(root, [file for file in files if file not in asked]), asked
            ):
                return []
            return list(_compared(base, [make(source) for source in sources], distinct))
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError):
        return []


def _fits(base: sqlite3.Connection, others: Mapping[str, bytes], asked: Collection[str]) -> bool:
    written_by, _ = base.execute("select code, entries from meta").fetchone()
    known = {path: digest for path, digest in base.execute("select path, digest from files") if path not in asked}
    return bool(written_by == code() and known == others)


def _is_complete(path: Path, digests: Mapping[str, bytes]) -> bool:
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            return _fits(base, digests, ()) and base.execute("pragma quick_check").fetchone() == ("ok",)
    except (sqlite3.Error, TypeError, ValueError):
        return False


def _compared(
    base: sqlite3.Connection, changed: Sequence[Profile], distinct: Collection[frozenset[str]]
) -> Iterator[Overlap]:
    old = {one.source.id: one for one in _load(base, [one.source.id for one in changed])}
    entries = base.execute("select entries from meta").fetchone()[0] + len(changed) - len(old)
    weighed: dict[str, Profile] = {one.source.id: one for one in changed}
    _weigh(base, list(weighed.values()), changed, list(old.values()), entries)
    near = {one.source.id: _near(base, one, changed) for one in changed}
    missing = sorted({key for keys in near.values() for key in keys} - weighed.keys())
    others = list(_load(base, missing))
    _weigh(base, others, changed, list(old.values()), entries)
    weighed |= {one.source.id: one for one in others}
    pairs = sorted({tuple(sorted((key, other))) for key, keys in near.items() for other in keys})
    for first, second in pairs:
        overlap = judge(weighed[first], weighed[second], distinct, weights())
        if overlap.verdict != "none":
            yield overlap


def _near(base: sqlite3.Connection, one: Profile, changed: Sequence[Profile]) -> list[str]:
    """Ids of the entries worth comparing with one: those whose shared keys add up, see `candidates`."""
    fresh = {other.source.id: keys_of(other) for other in changed}
    keys = keys_of(one)
    wanted = {_text(other): other for key in keys for own in partners(key) for other in (own, *partners(own))}
    owners: dict[Key, set[str]] = {key: set() for key in wanted.values()}
    for key, ids, digest in _selected(base, "select key, ids, digest from keys where key in ({})", list(wanted)):
        _refuse_changed(digest, key, ids)
        owners[wanted[key]].update(owner for owner in ids.split("/") if owner not in fresh)
    for owner, own in fresh.items():
        for key in own.keys() & owners.keys():
            owners[key].add(owner)
    found: dict[str, float] = defaultdict(float)
    for key, worth in keys.items():
        if is_shared(key, owners):
            for owner in set().union(*(owners[other] for other in partners(key))):
                found[owner] += worth
    return [owner for owner, worth in found.items() if worth >= ENOUGH - 1e-4 and owner != one.source.id]


def _load(base: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Profile]:
    for body, digest in _selected(base, "select body, digest from entries where id in ({}) order by id", list(ids)):
        if digest != _sum(body):
            raise ValueError(_CHANGED)
        yield unpacked(body)


def _weigh(
    base: sqlite3.Connection, some: Sequence[Profile], changed: Sequence[Profile], old: Sequence[Profile], entries: int
) -> None:
    """Weigh a few profiles by the counts of all, the changed entries counted as they are now."""
    more, less, mine = Counts.of(changed), Counts.of(old), Counts.of(some)
    named = {key for one in some for name in one.names for key in chain(name.terms, *name.keys.values())}
    now = Counts(_counted(base, _NAMES, mine.names), _counted(base, _TEXTS, named.union(mine.texts)), entries)
    for kept, added, removed in ((now.names, more.names, less.names), (now.texts, more.texts, less.texts)):
        for word in kept:
            kept[word] += added[word] - removed[word]
    weigh(some, Counts(+now.names, +now.texts, entries))  # what nobody uses was not counted


def _counted(base: sqlite3.Connection, kind: str, wanted: Iterable[str]) -> Counter[str]:
    found = Counter(dict.fromkeys(wanted, 0))
    columns = "select word, count, digest from counts"
    statement = f"{columns} where kind = '{kind}' and word in ({{}})"
    for word, count, digest in _selected(base, statement, list(found)):
        _refuse_changed(digest, word, count)
        found[word] = count
    return found


def _selected(base: sqlite3.Connection, statement: str, values: Sequence[str]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _MOST_PARAMETERS):
        some = values[start : start + _MOST_PARAMETERS]
        yield from base.execute(statement.format(",".join("?" * len(some))), some)


def _digests(root: Path, files: Iterable[str]) -> dict[str, bytes]:
    """Of files as they lie there, by path. Plain system calls: through `Path` ten thousand take twice as long."""
    start = f"{root}/"
    return {path: _digest(start + path) for path in files}


def _digest(path: str) -> bytes:
    """Of one file; links are not followed, and of what is no file nothing is read."""
    try:
        handle = os.open(path, _READING)
    except OSError:
        return b""
    try:
        raw = os.read(handle, MAX_BYTES + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    finally:
        os.close(handle)
    return b"" if raw is None else hashlib.blake2b(raw, digest_size=16).digest()


def _sum(body: str) -> bytes:
    return hashlib.blake2b(body.encode(), digest_size=16, key=code()).digest()


def _check(name: str, value: object) -> int:
    """A check sum of one row; short, since there are tens of thousands."""
    return crc32(f"{name}\0{value}".encode())


def _refuse_changed(digest: object, name: str, value: object) -> None:
    if digest != _check(name, value):
        raise ValueError(_CHANGED)


def _text(key: Key) -> str:
    return " ".join(key)


@cache
def code() -> bytes:
    """A digest of everything that decides what a profile says."""
    found = hashlib.blake2b(digest_size=16)
    for package in (
        "generator.text",
        "generator.relations",
        "generator.relations.overlaps",
        "generator.model",
        "generator.read",
    ):
        for file in sorted(resources(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".toml", ".yaml")):
                found.update(file.read_bytes())
    found.update(Path(__file__).read_bytes())
    return found.digest()
