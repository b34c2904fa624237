"""The line a finding points at, the caret below it, and the text to paste: shared by all formats that show them.

What comes from a file is made harmless for a terminal first: no control characters, nothing that turns the direction.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.diagnostics import Diagnostic

LONGEST_LINE = 160
_AROUND = 40


class Excerpt(NamedTuple):
    """A source line, cut where it is too long, and the blanks and carets that stand below it."""

    number: int
    text: str
    caret: str


def harmless(text: str) -> str:
    """The text with every character that has no place of its own on a line replaced by one that has."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char == "\t":
        return "→"
    return "�" if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"} else char


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, accents that combine none."""
    wide = sum(unicodedata.east_asian_width(char) in {"W", "F"} for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def excerpt(finding: Diagnostic, line: str, longest: int = LONGEST_LINE) -> Excerpt:
    """The line of a finding with its caret; of a long line only the part around the place."""
    start = min(finding.span.column - 1, len(line))
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else start + 1
    end = max(start + 1, min(end, len(line)))
    left = 0 if len(line) <= longest else max(0, start - _AROUND)
    right = len(line) if len(line) - left <= longest else left + longest
    shown = harmless(line[left:right])
    prefix, suffix = "…" if left else "", "…" if right < len(line) else ""
    before = prefix + shown[: start - left]
    marked = shown[start - left : min(end, right) - left]
    return Excerpt(finding.span.line, f"{prefix}{shown}{suffix}", " " * cells(before) + "^" * max(1, cells(marked)))


_KEY = re.compile(r"[\w-]+:( |$)")
_BLOCK = re.compile(r"[|>][+-]?\d*\s*")
"""The mark behind a key whose value are the lines below."""


def pasteable(finding: Diagnostic, line: str | None) -> str:
    """The text to paste: the whole mended line where the fix replaces a value on it, else the fix as it is.

    An empty span, or one character within a word, only points: at the file as a whole, or at a value of several lines.
    """
    fix = finding.fix.rstrip()
    if not fix or line is None or _KEY.match(fix) or "\n" in fix or finding.span.line != finding.span.end_line:
        return fix
    start, end = finding.span.column - 1, finding.span.end_column - 1
    inside = line[start : start + 1] == "#" or line[end : end + 1].strip(" ,:]}")
    if end == start or (end == start + 1 and inside) or _BLOCK.fullmatch(line[start:]):
        return fix
    mended = (line[:start] + fix + line[end:]).strip()
    if line.lstrip().startswith("- "):
        mended = mended.removeprefix("- ")
    return fix if len(mended) > LONGEST_LINE // 2 else mended
