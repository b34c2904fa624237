"""From a value to the word in it: a caret under one word says more than one under a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Span
from generator.model import Record
from generator.read import Document


def word_span(record: Record, loc: tuple[str | int, ...], word: str) -> Span:
    """The place of a word inside a text value; of the whole value where the word stands there in another form."""
    value, key = record.span(*loc), record.key_span(*loc)
    for number, line, start, end in _lines(record.document, value, key):
        found = line.find(word, start, end)
        if word and "\n" not in word and found >= 0:
            return Span(value.file, number, found + 1, number, found + 1 + len(word))
    return value


def _lines(document: Document, value: Span, key: Span) -> Iterator[tuple[int, str, int, int]]:
    """Lines of a value with the columns it fills; below the first, those that are indented deeper than its key."""
    lines = document.text.split("\n")
    if value.line > len(lines):
        return
    first = lines[value.line - 1]
    is_longer = value.end_column <= value.column + 1
    yield value.line, first, value.column - 1, len(first) if is_longer else value.end_column - 1
    if not is_longer:
        return
    for number in range(value.line, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) < key.column:
            return
        yield number + 1, line, 0, len(line)
