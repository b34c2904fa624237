"""A text that the YAML parser gave up on, with everything one can look at to tell why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.messages import Message, msg
from generator.read import rules
from generator.read.places import Mark, Marked

QUOTE = msg('Put the whole text in quotes: "…".')
CLOSING = {"[": "]", "{": "}"}
Spot = tuple[int, int]
"""Line and column, counted from 0."""


class Piece(NamedTuple):
    """A scalar, a bracket or the end of a collection that the parser has read."""

    start: Spot
    end: Spot
    style: str = ""
    """How a scalar is written: plain (empty), `'`, `"`, `|` or `>`; `]` for the end of a collection."""


class Mistake:
    """The lines, where the parser stopped, what it was busy with, and what came before.

    `last` is the scalar or the end of a collection that it had read last, `flows` are the collections in brackets that
    were still open.
    """

    def __init__(
        self, path: str, text: str, error: yaml.MarkedYAMLError, last: Marked | None, flows: Iterable[Marked]
    ) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.problem = str(error.problem or error)
        self.context = str(error.context or "")
        mark = error.problem_mark or error.context_mark
        # The parser may point past the end of the text.
        self.line = min(mark.line if mark else 0, len(self.lines) - 1)
        self.column = min(mark.column if mark and self.line == mark.line else 0, len(self.lines[self.line]))
        self.spot: Spot = (self.line, self.column)
        since = error.context_mark
        self.since: Spot = (since.line, since.column) if since else self.spot
        self.last = last and Piece(_spot(last.start_mark), _spot(last.end_mark), getattr(last, "style", "]"))
        starts = [_spot(one.start_mark) for one in flows]
        self.flows = [spot for spot in starts if self.at(spot) in CLOSING]  # `[a: b]` has a mapping without braces

    def at(self, spot: Spot) -> str:
        """The character at a place; empty beyond the end of its line or of the text."""
        line, column = spot
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    @property
    def char(self) -> str:
        """The character at which the parser stopped; empty at the end of a line."""
        return self.at(self.spot)

    def found(self, spot: Spot, said: Message, hint: Message | None, fix: str = "", *, end: int = 0) -> Diagnostic:
        """A finding at a place; without the column of its end it points at one character."""
        line, column = spot
        return Diagnostic(
            rules.SYNTAX, Span(self.path, line + 1, column + 1, line + 1, max(end, column + 1) + 1), said, hint, fix
        )

    def value(self, spot: Spot, said: Message, hint: Message | None = QUOTE) -> Diagnostic:
        """A finding about a value that reaches to the end of its line, to be put in quotes."""
        line, column = spot
        whole = self.lines[line][column:].rstrip()
        return self.found(spot, said, hint, quoted(whole), end=column + len(whole))

    def indent(self, number: int) -> int:
        """How many blanks a line starts with."""
        return len(self.lines[number]) - len(self.lines[number].lstrip())

    def above(self) -> int:
        """The number of the line above with something on it; -1 for none."""
        return next((n for n in range(self.line - 1, -1, -1) if not re.match(r"\s*(#|$)", self.lines[n])), -1)


def _spot(mark: Mark) -> Spot:
    return mark.line, mark.column


def quoted(text: str) -> str:
    """The text as one quoted value; quotation marks around it that were meant as such stay the only ones."""
    mark = text[:1]
    inner = text[1:-1] if len(text) > 1 and mark in {'"', "'"} and text.endswith(mark) else text
    if '"' in inner or "\\" in inner:
        return "'" + inner.replace("'", "''") + "'"
    return f'"{inner}"'
