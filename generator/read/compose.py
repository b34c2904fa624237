"""From parser events to data, with a stack instead of recursion, so that depth is ours to limit.

Anchors, aliases, tags and further documents are refused here, where they still can be seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Related, Rule, Span
from generator.messages import Message, msg
from generator.read import rules
from generator.read.characters import FORBIDDEN, IS_CONTROL, clean
from generator.read.scalar import Scalar

MAX_DEPTH = 10
Loc = tuple[str | int, ...]


@dataclass(slots=True)
class _Level:
    """One open collection: its value, where it leads, and the key that waits for a value."""

    value: dict[str, Any] | list[Any]
    loc: Loc
    start: Any
    key: str | None = None
    key_span: Span | None = None
    is_key: bool = False
    keys: dict[str, Span] = field(default_factory=dict)
    """Where each key stands first, here and not at another place with the same path: a field may be given twice."""


class Composer:
    """Feed it events; then read `data`, `places` and `findings`."""

    def __init__(self, path: str, place: Callable[[Span | None, Span], Any] | None) -> None:
        self.path = path
        self.data: Any = None
        self.places: dict[Loc, Any] = {}
        self.findings: list[Diagnostic] = []
        self._place = place
        self._stack: list[_Level] = []
        self._documents = 0
        self.is_too_deep = False
        """Whether collections were nested too deeply: then nobody should read on, since that takes the parser ages."""

    def feed(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:  # noqa: PLR2004
                hint = msg("Move the second part into a file of its own.")
                self._find(rules.SEVERAL_DOCUMENTS, event, msg("A second document starts here."), hint)
        if self._documents != 1:
            return
        if isinstance(event, yaml.NodeEvent):
            self._refuse(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._collection(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, Scalar(self._visible(event), plain=not event.style))
        elif isinstance(event, yaml.AliasEvent):
            self._scalar(event, Scalar("", plain=True))

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = msg("Write the value out; if a text should start with “{mark}”, put it in quotes.", mark=mark)
            name = mark + event.anchor
            self._find(rules.ANCHOR, event, msg("“{name}” is a reference inside the file.", name=name), hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            hint = msg("Delete the tag; if a text should start with “!”, put it in quotes.")
            self._find(rules.TAG, event, msg("“{tag}” is a tag.", tag=tag), hint)

    def _visible(self, event: yaml.ScalarEvent) -> str:
        """The text of a scalar; in double quotes an escape can hide a character that the file itself does not show."""
        value = str(event.value)
        hidden = FORBIDDEN.search(value) if event.style == '"' else None
        if hidden is None:
            return value
        rule = rules.CONTROL_CHARACTER if IS_CONTROL.match(hidden.group()) else rules.INVISIBLE_CHARACTER
        said = msg("The character U+{code} is written here as an escape.", code=f"{ord(hidden.group()):04X}")
        self._find(rule, event, said, msg("Delete everything from the backslash on that stands for it."))
        return clean(value)

    def _collection(self, event: yaml.Event) -> None:
        """Open a collection; below the depth that we allow the reading ends."""
        if len(self._stack) >= MAX_DEPTH:
            self.is_too_deep = True
            said = msg("More than {limit} lists or mappings lie inside each other.", limit=MAX_DEPTH)
            self._find(rules.TOO_DEEP, event, said)
            return
        level = self._stack[-1] if self._stack else None
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if level and isinstance(level.value, dict) and level.key is None:
            self._bad_key(event)
            self._stack.append(_Level(value, (), event.start_mark, is_key=True))
            return
        self._stack.append(_Level(value, self._next_loc(), event.start_mark))

    def _close(self, event: yaml.Event) -> None:
        level = self._stack.pop()
        if level.is_key:
            self._stack[-1].key, self._stack[-1].key_span = "", None
            return
        span = _span(self.path, level.start, event.end_mark)
        if not self._stack:
            self.data = level.value
            self._note(level.loc, None, span)
        else:
            self._add(level.value, span)

    def _scalar(self, event: yaml.Event, value: Scalar) -> None:
        level = self._stack[-1] if self._stack else None
        if level and isinstance(level.value, dict) and level.key is None:
            self._key(level, event, value)
        else:
            self._add(value, self._span(event))

    def _key(self, level: _Level, event: yaml.Event, value: Scalar) -> None:
        span = self._span(event)
        if not value:
            self._bad_key(event)
        level.key, level.key_span = str(value), span
        first = level.keys.setdefault(level.key, span)
        if first is not span:
            related = (Related(first, msg("The first one stands here.")),)
            said = msg("“{key}” has already been given above.", key=level.key)
            hint = msg("Keep one of the two; several values go into one list.")
            self.findings.append(Diagnostic(rules.DUPLICATE_KEY, span, said, hint, related=related))

    def _bad_key(self, event: yaml.Event) -> None:
        hint = msg("Write `key: value`; a text with a colon needs quotes.")
        self._find(rules.KEY_NOT_TEXT, event, msg("A word is expected before the colon."), hint)

    def _next_loc(self) -> Loc:
        if not self._stack:
            return ()
        level = self._stack[-1]
        return (*level.loc, len(level.value) if isinstance(level.value, list) else level.key or "")

    def _add(self, value: Any, span: Span) -> None:
        if not self._stack:
            self.data = value
            self._note((), None, span)
            return
        level = self._stack[-1]
        self._note(self._next_loc(), level.key_span, span)
        if isinstance(level.value, list):
            level.value.append(value)
            return
        if level.key:
            level.value.setdefault(level.key, value)
        level.key = level.key_span = None

    def _note(self, loc: Loc, key: Span | None, value: Span) -> None:
        if self._place and not any(level.is_key for level in self._stack):
            self.places.setdefault(loc, self._place(key, value))

    def _span(self, event: yaml.Event) -> Span:
        return span_of(self.path, event)

    def _find(self, rule: Rule, event: yaml.Event, message: Message, hint: Message | None = None) -> None:
        self.findings.append(Diagnostic(rule, self._span(event), message, hint))


def span_of(path: str, marked: Any) -> Span:
    """The span of an event or a node of the parser."""
    return _span(path, marked.start_mark, marked.end_mark)


def _span(path: str, start: Any, end: Any) -> Span:
    """A span of two marks. Where a value runs over several lines, its first character stands for it."""
    line, column = start.line + 1, start.column + 1
    if end.line != start.line:
        return Span(path, line, column, line, column + 1)
    return Span(path, line, column, line, max(end.column + 1, column + 1))
