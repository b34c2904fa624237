"""How a single value is written: plain where that is safe for every program, else in quotes; lines as a block."""

from __future__ import annotations

import re

import yaml

WIDTH = 120
NUMBERS = frozenset({"total", "minimum", "count", "lat", "lon"})
"""Fields that hold numbers; everywhere else digits are codes or dates and stand in quotes."""

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_DIGITS = re.compile(r"[-+.]?\d[\d_.,:eExXoO+-]*")
_SPECIAL = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<]|\.\.\.|---")
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def plain(value: str, *, flow: bool) -> bool:
    """Whether a value means itself without quotes, to old and new readers of YAML."""
    if not value or value != value.strip() or "\n" in value or "\t" in value or _UNPRINTABLE.search(value):
        return False
    if _SPECIAL.match(value) or ": " in value or " #" in value or value.endswith(":") or _DIGITS.fullmatch(value):
        return False
    if flow and re.search(r"[,\[\]{}]|:$|:(?=[?,\[\]{}])", value):
        return False
    return _resolved(value) == "tag:yaml.org,2002:str"


def _resolved(value: str) -> str:
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    for tag, pattern in (*resolvers.get(value[0], ()), *resolvers.get(None, ())):
        if pattern.match(value):
            return str(tag)
    return "tag:yaml.org,2002:str" if value.casefold() not in {"y", "n"} else "tag:yaml.org,2002:bool"


def one_line(value: str, style: str, key: str = "", *, flow: bool = False) -> str:
    """A value on one line."""
    if not value and not style and not flow:
        return ""
    if key in NUMBERS and _NUMBER.fullmatch(value) and not _has_useless_digits(value):
        return value
    if (value in {"true", "false"} and not style) or plain(value, flow=flow):
        return value
    return quoted(value)


def _has_useless_digits(value: str) -> bool:
    """Digits that a program which reads it as a number would lose."""
    return len(value) > 15 or value == "-0"  # noqa: PLR2004  as many digits as a float keeps


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def quoted(value: str) -> str:
    """A value in quotes: in double ones, unless the single ones spare escapes."""
    safe = "\n" not in value and "\t" not in value and not _UNPRINTABLE.search(value)
    if safe and ('"' in value or "\\" in value) and "'" not in value:
        return f"'{value}'"
    return '"' + "".join(_escaped(char) for char in value) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _UNPRINTABLE.match(char):
        return f"\\U{ord(char):08X}"
    return char


def wrapped(text: str, first: int, indent: int, margin: str | None = None) -> list[str]:
    """A text broken at single spaces; `first` is the column where it starts, `indent` that of the rest.

    `margin` stands before the lines after the first, the indentation if nothing else is said.
    """
    lines: list[str] = []
    line, room = "", WIDTH - first
    for word in _BREAK.split(text):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, WIDTH - indent
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    margin = " " * indent if margin is None else margin
    return [lines[0], *(margin + rest for rest in lines[1:])]


def block(value: str, style: str, indent: int) -> list[str] | None:
    """A text as a block, header and lines without indentation: one that has lines, or was a block of lines before.

    None where the text has no lines, or a block cannot hold it.
    """
    is_folded = style == ">" and value.endswith("\n")
    if style != "|" and not is_folded and "\n" not in value.rstrip("\n"):
        return None
    lines = _lines(value, ends=True)
    if lines is None:
        return None
    if style == ">" and not any(line[:1] in {" ", "\t"} or line.endswith((" ", "\t")) for line in lines):
        return [f">{_chomping(value)}", *_folded(lines, WIDTH - indent)]
    return [f"|{_chomping(value)}", *lines]


def folded(value: str, indent: int) -> list[str] | None:
    """A text too long for one line as a block that is filled up; None where that is of no use or not possible."""
    lines = _lines(value)
    if lines is None or len(lines) > 1 or not _BREAK.search(value):
        return None
    return [f">{_chomping(value)}", *_folded(lines, WIDTH - indent)]


def _lines(value: str, *, ends: bool = False) -> list[str] | None:
    """The lines of a text, None where some of them would not survive in a block.

    With `ends`, a line may end with blanks: two of them are a line break in Markdown, and survive where lines are kept.
    """
    if _UNPRINTABLE.search(value) or value.endswith("\n\n") or not value.strip():
        return None
    lines = value.removesuffix("\n").split("\n")
    if lines[0][:1] in {"", " ", "\t"} or any(line.isspace() for line in lines):
        return None
    if not ends and any(line.endswith((" ", "\t")) for line in lines):
        return None
    return lines


def _chomping(value: str) -> str:
    return "" if value.endswith("\n") else "-"


def _folded(lines: list[str], width: int) -> list[str]:
    """Lines of a folded text: filled, and with an empty line for each line break of the value."""
    found: list[str] = []
    for number, line in enumerate(lines):
        if number:
            found.append("")
        if line:
            found += wrapped(line, WIDTH - width, WIDTH - width, margin="")
    return found
