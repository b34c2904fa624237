"""Where something stands: from the parser's marks, or from an index in the text, to a span."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from generator.diagnostics import Span


class Mark(Protocol):
    """A point in a text: its character, and this one's line and column, all counted from 0."""

    index: int
    line: int
    column: int


class Marked(Protocol):
    """What stands between two marks (`Mark`): a node of the tree, or an event of the parser, whose types are vague."""

    start_mark: Any
    end_mark: Any


class Place(NamedTuple):
    """Where a key (none for list items and the whole file) and its value stand."""

    key: Span | None
    value: Span


def span_of(path: str, marked: Marked) -> Span:
    """The span of a node or an event. Where it runs over several lines, its first character stands for it."""
    start, end = marked.start_mark, marked.end_mark
    line, column = start.line + 1, start.column + 1
    if end.line != start.line:
        return Span(path, line, column, line, column + 1)
    return Span(path, line, column, line, max(end.column + 1, column + 1))


def text_span(path: str, text: str, start: int, end: int) -> Span:
    """The span of a part of a text on one line, by the indexes of its first and last character (exclusive)."""
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Span(path, line, column, line, column + end - start)
