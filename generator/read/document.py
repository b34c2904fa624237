"""Bytes to plain data: our own small composer over the parser's events, and a short way for files without fault.

The usual loader resolves aliases, guesses types and forgets places. We see each event once, refuse what an entry
never needs, keep every scalar as a string, and can say for each key and value where it stands.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Rule, Span
from generator.messages import Message, msg
from generator.read import quick, rules
from generator.read.characters import FORBIDDEN, IS_CONTROL, clean
from generator.read.compose import Composer, span_of
from generator.read.glance import glance
from generator.read.scalar import Scalar

Data = dict[str, Any] | list[Any] | Scalar | None
"""What a file says: mappings, lists and strings (`Scalar`), nothing else."""

MAX_BYTES = 65_536
MAX_ALIKE = 20
"""So many findings of one kind in a file; a broken file should not bury the others."""

_SAVE_AS_UTF8 = msg("Save the file as UTF-8: in the editor under “Save as”, at “Encoding”.")
_TAB_INDENT = re.compile(r"^ *+\t[ \t]*+(?=\S)", re.MULTILINE)
"""Possessive, since a line of tabs would otherwise be tried in every possible division."""


class Place(NamedTuple):
    """Where a key (none for list items and the whole file) and its value stand."""

    key: Span | None
    value: Span


@dataclass(frozen=True)
class Document:
    """One file as read: `data` is None where the file could not be read at all (then there are findings)."""

    path: str
    data: Data
    text: str = ""
    findings: tuple[Diagnostic, ...] = ()
    size: int = field(default=0)

    def __getstate__(self) -> dict[str, Any]:
        """What another process sends: without the data, which mostly nobody asks for once the entry is made of them."""
        state = {**self.__dict__, "values": self.values}
        state.pop("_places", None)
        if self.data is not None:
            del state["data"]
        return state

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        """The data of a document that came without them, read again; asked only for what is not there."""
        if name != "data":
            raise AttributeError(name)
        data = self.__dict__["data"] = _data(self.path, clean(self.text))[0]
        return data

    @cached_property
    def values(self) -> int:
        """How many single values the file holds."""
        return _values(self.data)

    @cached_property
    def _places(self) -> dict[tuple[str | int, ...], Place]:
        """Places are only needed for findings, so they are found again when asked for instead of kept for all files."""
        return compose(self.path, clean(self.text), places=True)[1]

    def place(self, loc: tuple[str | int, ...]) -> Place:
        """Where a value stands; for a path that leads nowhere, the deepest part of it that exists."""
        if "data" not in self.__dict__ or self.data is not None:
            if spot := glance(self.text, loc):
                line, key_start, key_end, start, end = spot
                return Place(Span(self.path, line, key_start, line, key_end), Span(self.path, line, start, line, end))
            try:
                key, value = quick.find(quick.nodes(clean(self.text)), loc)
            except quick.IrregularError:
                pass
            else:
                return Place(span_of(self.path, key) if key else None, span_of(self.path, value))
        while loc and loc not in self._places:
            loc = loc[:-1]
        return self._places.get(loc) or Place(None, Span(self.path))

    def span(self, *loc: str | int) -> Span:
        """The span of the value at a path."""
        return self.place(loc).value

    def key_span(self, *loc: str | int) -> Span:
        """The span of the key at a path, of the value where there is no key."""
        place = self.place(loc)
        return place.key or place.value


def _values(data: Data) -> int:
    if isinstance(data, dict | list):
        return sum(map(_values, data.values() if isinstance(data, dict) else data))
    return data is not None


def read_document(path: str, raw: bytes) -> Document:
    """Read one file's bytes; `path` is relative to the root and stands in the findings. Never raises."""
    if len(raw) > MAX_BYTES:
        return _refused(path, rules.TOO_LARGE, msg("The file has more than {limit} bytes.", limit=MAX_BYTES))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf16(raw[:200]):
        return _refused(path, rules.NOT_UTF8, msg("The file is saved as UTF-16."), _SAVE_AS_UTF8)
    text, findings = decode(path, raw)
    findings += list(_forbidden(path, text))
    findings += list(_tabs(path, text))
    if any(f.rule is rules.TAB_INDENTATION for f in findings):
        return Document(path, None, text, tuple(findings), len(raw))
    data, found = _data(path, clean(text))
    if data is None and not found:
        found = [Diagnostic(rules.EMPTY, Span(path), msg("There is nothing in this file."), msg(
            "Delete the file, or start with `mithilfe new`."))]  # fmt: skip
    return Document(path, data, text, (*findings, *_few(found)), len(raw))


def _is_utf16(start: bytes) -> bool:
    """Whether it looks like UTF-16 without a mark: then nearly every second byte of a European text is zero."""
    few, many = sorted(side.count(0) / max(1, len(side)) for side in (start[::2], start[1::2]))
    return few < 0.3 and many > 0.7  # noqa: PLR2004


def _data(path: str, text: str) -> tuple[Data, list[Diagnostic]]:
    try:
        return quick.plain_data(text), []
    except quick.IrregularError:
        data, _, found = compose(path, text)
        return data, found


def _few(findings: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The first of each kind: a file that repeats one mistake a thousand times has one problem."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule.code] += 1
        if seen[finding.rule.code] <= MAX_ALIKE:
            yield finding


def decode(path: str, raw: bytes) -> tuple[str, list[Diagnostic]]:
    """Bytes as text without a byte order mark, lines ending in a line feed; bytes that are no UTF-8 are replaced.

    The first of them has a finding. Line ends of other systems are changed here, so that everybody counts lines alike.
    """
    try:
        return _plain(raw.decode("utf-8")), []
    except UnicodeDecodeError as error:
        text = _plain(raw.decode("utf-8", errors="replace"))
        before = _plain(raw[: error.start].decode("utf-8"))
        said = msg("Byte {number} is not UTF-8.", number=error.start + 1)
        return text, [Diagnostic(rules.NOT_UTF8, _span_at(path, before, len(before)), said, _SAVE_AS_UTF8)]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def compose(
    path: str, text: str, *, places: bool = False
) -> tuple[Data, dict[tuple[str | int, ...], Place], list[Diagnostic]]:
    """Data, places (empty unless asked for) and findings of a text."""
    composer = Composer(path, Place if places else None)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.feed(event)
            if composer.is_too_deep:
                return None, composer.places, composer.findings
    except yaml.MarkedYAMLError as error:
        from generator.read.syntax import syntax

        composer.findings.append(syntax(path, text, error))
        return None, composer.places, composer.findings
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        composer.findings.append(Diagnostic(rules.SYNTAX, Span(path), msg("{reason}", reason=str(error))))
        return None, composer.places, composer.findings
    return composer.data, composer.places, composer.findings


def _refused(path: str, rule: Rule, message: Message, hint: Message | None = None) -> Document:
    return Document(path, None, "", (Diagnostic(rule, Span(path), message, hint),))


def _forbidden(path: str, text: str) -> Iterator[Diagnostic]:
    for number, match in enumerate(FORBIDDEN.finditer(text)):
        if number == MAX_ALIKE:
            return
        control = IS_CONTROL.match(match.group())
        yield Diagnostic(
            rules.CONTROL_CHARACTER if control else rules.INVISIBLE_CHARACTER,
            _span_at(path, text, match.start()),
            msg("The character U+{code} stands here and cannot be seen.", code=f"{ord(match.group()):04X}"),
            msg("Delete the character; typing the word again helps most."),
        )


def _tabs(path: str, text: str) -> Iterator[Diagnostic]:
    for number, match in enumerate(_TAB_INDENT.finditer(text)):
        if number == MAX_ALIKE:
            return
        yield Diagnostic(
            rules.TAB_INDENTATION,
            _span_at(path, text, match.start(), match.end() - match.start()),
            msg("The line starts with a tab."),
            msg("Use two spaces for each level instead; `mithilfe format` cannot guess them."),
        )


def _span_at(path: str, text: str, index: int, length: int = 1) -> Span:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Span(path, line, column, line, column + length)
