"""A text that the YAML parser gave up on, with everything one can look at to tell why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.messages import Message, msg
from generator.read import rules

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


@dataclass
class Mistake:
    """The lines, where the parser stopped, what it was busy with, and what came before."""

    path: str
    text: str
    error: yaml.MarkedYAMLError

    def __post_init__(self) -> None:
        """Read what comes before the mistake once more; the parser may point past the end of the text."""
        self.lines = self.text.split("\n")
        self.problem = str(self.error.problem or "")
        self.context = str(self.error.context or "")
        mark = self.error.problem_mark or self.error.context_mark
        self.line = min(mark.line if mark else 0, len(self.lines) - 1)
        self.column = min(mark.column if mark and self.line == mark.line else 0, len(self.lines[self.line]))
        self.spot: Spot = (self.line, self.column)
        since = self.error.context_mark
        self.since: Spot = (since.line, since.column) if since else self.spot
        self.last: Piece | None = None
        self.flows: list[Spot] = []
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self._note(event)
        except yaml.YAMLError:
            return

    def _note(self, event: yaml.Event) -> None:
        """Keep what came last, and which brackets are open."""
        if not isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent) or not (event.start_mark and event.end_mark):
            return
        start = (event.start_mark.line, event.start_mark.column)
        end = (event.end_mark.line, event.end_mark.column)
        if isinstance(event, yaml.CollectionStartEvent):
            if self.at(start) in CLOSING:  # `[a: b]` has a mapping without braces
                self.flows.append(start)
        elif isinstance(event, yaml.CollectionEndEvent):
            if self.flows and self.at(start) in CLOSING.values():
                self.flows.pop()
            self.last = Piece(start, end, "]")
        elif isinstance(event, yaml.ScalarEvent):
            self.last = Piece(start, end, str(event.style or ""))

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


def quoted(text: str) -> str:
    """The text as one quoted value; quotation marks around it that were meant as such stay the only ones."""
    mark = text[:1]
    inner = text[1:-1] if len(text) > 1 and mark in {'"', "'"} and text.endswith(mark) else text
    if '"' in inner or "\\" in inner:
        return "'" + inner.replace("'", "''") + "'"
    return f'"{inner}"'
