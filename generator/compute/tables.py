"""Large tables of words that need no loading: one file, mapped into memory, of which only the pages asked for are read.

A table is a list of slots, addressed by a check sum of the key, and the records that they point to. Whoever made the
file (`scripts/setup.sh`) is not trusted: it counts only when its head says that it was made from these versions of the
packages by this code, and its end is where the head says. Everything else is as if there were no file.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
from array import array
from collections.abc import ItemsView, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

MARK = b"mithilfe tables 2\n"
END = b"\ncomplete\n"
_SHORT, _LONG = struct.Struct("<BH"), struct.Struct("<HI")
"""Before each record: how long its key and its value are, in bytes; the long form only in tables that need it."""
_HEAD = struct.Struct("<I")
_ROOM = 2
"""Slots for each record, so that nearly every search ends at the first."""


class Table(Mapping[bytes, bytes]):
    """Keys and values as bytes, in the order in which they were given."""

    def __init__(self, data: mmap.mmap, slots: memoryview, span: range, count: int, lengths: struct.Struct) -> None:
        self._data, self._slots, self._room = data, slots, len(slots)
        self._first, self._end, self._count = span.start, span.stop, count
        self._size, self._lengths = lengths.size, lengths.unpack_from

    def get(self, key: bytes, default: bytes | None = None) -> bytes | None:  # type: ignore[override]
        """The value of a key, else `default`."""
        slots, data = self._slots, self._data
        place = crc32(key) % self._room
        while at := slots[place]:
            length, size = self._lengths(data, at)
            if length == len(key):
                start = at + self._size
                end = start + length
                if data[start:end] == key:
                    return data[end : end + size]
            place = (place + 1) % self._room
        return default

    def __getitem__(self, key: bytes) -> bytes:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, bytes) and self.get(key) is not None

    def __iter__(self) -> Iterator[bytes]:
        return (key for key, _ in self._records())

    def __len__(self) -> int:
        return self._count

    def items(self) -> ItemsView[bytes, bytes]:
        """All records, read once from the beginning to the end."""
        return dict(self._records()).items()

    def _records(self) -> Iterator[tuple[bytes, bytes]]:
        at, data = self._first, self._data
        while at < self._end:
            length, size = self._lengths(data, at)
            start = at + self._size
            at = start + length + size
            yield data[start : start + length], data[start + length : at]


def place(name: str) -> Path:
    """Where such a file lies: in the environment that the packages were installed into."""
    return Path(sys.prefix) / "share" / "mithilfe" / name


def opened(path: Path, key: str) -> Mapping[str, Table]:
    """The tables of a file by name; none when it is missing, incomplete, or not made from what `key` says."""
    with suppress(OSError, ValueError, KeyError, TypeError, struct.error), path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(MARK)] != MARK or data[-len(END) :] != END:
            return {}
        (size,) = _HEAD.unpack_from(data, len(MARK))
        start = len(MARK) + _HEAD.size
        head = json.loads(data[start : start + size])
        if head["key"] != [key, sys.byteorder] or head["size"] != len(data):
            return {}
        view = memoryview(data)
        return {
            name: Table(
                data, view[slots : slots + 4 * room].cast("I"), range(*span), count, _LONG if is_long else _SHORT
            )
            for name, (slots, room, span, count, is_long) in head["tables"].items()
        }
    return {}


def write(path: Path, key: str, tables: Mapping[str, Mapping[bytes, bytes]]) -> None:
    """Make such a file in one step; an interrupted run leaves what was there.

    Raises:
        OSError: the place cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    start = len(MARK) + _HEAD.size
    room = 4096  # for the head, which is known only at the end
    places: dict[str, tuple[int, int, tuple[int, int], int, bool]] = {}
    try:
        with temporary.open("wb") as file:
            file.write(b"\0" * (start + room))
            for name, table in tables.items():
                first = file.tell()
                is_long = False
                try:
                    slots, records = _laid_out(table, first, _SHORT)
                except struct.error:
                    is_long = True
                    slots, records = _laid_out(table, first, _LONG)
                file.write(records)
                end = file.tell()
                file.write(b"\0" * (-end % 4))
                places[name] = (file.tell(), len(slots), (first, end), len(table), is_long)
                slots.tofile(file)
            file.write(END)
            head = json.dumps({"key": [key, sys.byteorder], "size": file.tell(), "tables": places}).encode()
            file.seek(0)
            file.write(MARK + _HEAD.pack(room) + head.ljust(room))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _laid_out(table: Mapping[bytes, bytes], first: int, lengths: struct.Struct) -> tuple[array[int], bytearray]:
    """Slots and records; positions count from the beginning of the file, where a table does not begin: 0 is no one.

    Raises:
        struct.error: a key or a value is too long for these lengths.
    """
    room = len(table) * _ROOM + 1
    slots = array("I", bytes(4 * room))
    records = bytearray()
    at, pack, size = first, lengths.pack, lengths.size
    for key, value in table.items():
        place = crc32(key) % room
        while slots[place]:
            place = (place + 1) % room
        slots[place] = at
        records += pack(len(key), len(value)) + key + value
        at += size + len(key) + len(value)
    return slots, records
