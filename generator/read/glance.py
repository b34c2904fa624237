"""Where a plain word stands, found in the lines of a file without parsing it again: most findings are about dates.

A file is written in blocks, so the keys of a mapping begin in one column, and what lies inside of them further to the
right. Whatever makes that doubtful (an open quotation mark or bracket, a key found twice, a value of several words)
ends the glance; then the parser has to be asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_OPEN = re.compile(r"""(?:^|[:\-?,\[{])[ ]*(?:"(?:[^"\\\n]|\\.)*$|'(?:[^'\n]|'')*$|[\[{][^\]}\n]*$)""", re.MULTILINE)
"""A quoted text or a bracket that does not end on its line: then a column says nothing about the lines below."""
_ITEM = re.compile(r"^( *)-( +)\S", re.MULTILINE)
_BARE_ITEM = re.compile(r"^ *- *(?:#.*)?$", re.MULTILINE)
"""An item that begins on a line of its own is not counted with the others."""
_WORD = re.compile(r""" +((["']?)\w[\w.-]*\2) *$""", re.MULTILINE)

_LONGEST_LINE = 500
"""In longer lines nobody wrote a plain word; looking for what is open in them would take a while."""
_NEXT = re.compile(r"\s*\n( *)(\S)")


class Spot(NamedTuple):
    """A line, the columns of a key on it, and those of its value; from 1, the end columns exclusive."""

    line: int
    key: int
    key_end: int
    value: int
    value_end: int


def glance(text: str, loc: tuple[str | int, ...]) -> Spot | None:
    """The place of a plain word at a path that ends in a key; None where it is not certain at a glance.

    The text must be one that can be parsed, its path one that is there.
    """
    if _has_long_lines(text):
        return None
    start, end, indent, key = 0, len(text), 0, None
    for part in loc:
        if isinstance(part, str):
            keys = list(_key(indent, part).finditer(text, start, end))
            key = keys[0] if len(keys) == 1 else None
            region = _below(text, key, indent, end) if key else None
        else:
            region, key = _item(text, part, (start, end)), None
        if region is None:
            return None
        start, end, indent = region
    value = _WORD.match(text, key.end()) if key else None
    if key is None or value is None or _OPEN.search(text, 0, value.end()) or _goes_on(text, value.end(), indent):
        return None
    line = text.rfind("\n", 0, key.end()) + 1
    number = text.count("\n", 0, line) + 1
    return Spot(number, *(place - line + 1 for place in (key.start(1), key.end(1), *value.span(1))))


@lru_cache(maxsize=8)
def _has_long_lines(text: str) -> bool:
    return max(map(len, text.split("\n"))) > _LONGEST_LINE


def _goes_on(text: str, end: int, indent: int) -> bool:
    """Whether the next line is a part of the value: it stands further to the right than the key."""
    below = _NEXT.match(text, end)
    return below is not None and len(below[1]) > indent and below[2] != "#"


@lru_cache(maxsize=1000)
def _key(indent: int, name: str) -> re.Pattern[str]:
    """A key in a column, at the beginning of its line or of a list's item."""
    return re.compile(rf"^[ -]{{{indent}}}({re.escape(name)}):(?=\s)", re.MULTILINE)


def _below(text: str, key: re.Match[str], indent: int, end: int) -> tuple[int, int, int]:
    """What belongs to a key: up to the next line that begins no further to the right and is no item or comment."""
    after = _less(indent).search(text, key.end(), end)
    return key.end(), after.start() if after else end, indent


@lru_cache
def _less(indent: int) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,{indent}}}[^\s#-]", re.MULTILINE)


def _item(text: str, number: int, within: tuple[int, int]) -> tuple[int, int, int] | None:
    """The region and the column of an item's keys."""
    if _BARE_ITEM.search(text, *within):
        return None
    items = list(_ITEM.finditer(text, *within))
    items = [item for item in items if item[1] == items[0][1]]
    if number >= len(items):
        return None
    item = items[number]
    end = items[number + 1].start() if number + 1 < len(items) else within[1]
    return item.start(), end, len(item[1]) + 1 + len(item[2])
