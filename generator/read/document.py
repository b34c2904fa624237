"""One file as read: its bytes become text and a tree, and whatever is wrong with them a finding at its place."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from generator.diagnostics import Diagnostic, Rule, Span
from generator.messages import Message, msg
from generator.read import rules
from generator.read.characters import FORBIDDEN, IS_CONTROL, clean, may_be_forbidden
from generator.read.places import Place, span_of, text_span
from generator.read.tree import Data, Loc, Node, parse

MAX_BYTES = 65_536
MAX_ALIKE = 20
"""So many findings of one kind in a file; a broken file should not bury the others."""

_SAVE_AS_UTF8 = msg("Save the file as UTF-8: in the editor under “Save as”, at “Encoding”.")
_TAB_INDENT = re.compile(r"^ *+\t[ \t]*+(?=\S)", re.MULTILINE)
"""Possessive, since a line of tabs would otherwise be tried in every possible division."""


@dataclass(frozen=True)
class Document:
    """One file as read: `size` is the number of its bytes, `values` of single values in it.

    Its data and its tree follow from the text: whoever has come from another process makes them when somebody asks.
    """

    path: str
    text: str = ""
    findings: tuple[Diagnostic, ...] = ()
    size: int = 0
    is_readable: bool = False
    """Whether the text says anything; else there are findings."""
    values: int = 0

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets: not the data, which mostly nobody needs once the entry is made of them."""
        return {name: value for name, value in self.__dict__.items() if name != "data"}

    @cached_property
    def data(self) -> Data:
        """What the file says; None where it could not be read at all."""
        return self.root.data if self.root else None

    @property
    def root(self) -> Node | None:
        """The tree of the file; None where it could not be read at all."""
        return _root(self.path, clean(self.text) if self.findings else self.text) if self.is_readable else None

    def place(self, loc: Loc) -> Place:
        """Where a value stands; for a path that leads nowhere, the deepest part of it that exists."""
        if self.root is None:
            return Place(None, Span(self.path))
        node = self.root.at(loc)
        return Place(span_of(self.path, node.key) if node.key else None, span_of(self.path, node))

    def span(self, *loc: str | int) -> Span:
        """The span of the value at a path."""
        return self.place(loc).value

    def key_span(self, *loc: str | int) -> Span:
        """The span of the key at a path, of the value where there is no key."""
        place = self.place(loc)
        return place.key or place.value

    def word_span(self, loc: Loc, word: str, number: int = 0) -> Span:
        """The span of a word inside a text value; of the whole value where the word stands there in another form.

        Of several such words it is that with the number, counted from 0.
        """
        if self.root and word and "\n" not in word:
            node = self.root.at(loc)
            start = node.start_mark.index - 1
            for _ in range(number + 1):
                start = self.text.find(word, start + 1, node.end_mark.index)
                if start < 0:
                    break
            if start >= 0:
                return self.text_span(start, start + len(word))
        return self.span(*loc)

    def loc_at(self, line: int, column: int) -> Loc:
        """The way to the value at a line and a column, both counted from 1; empty where the file says nothing."""
        return self.root.loc_at(line - 1, column - 1) if self.root else ()

    def text_span(self, start: int, end: int) -> Span:
        """The span of a part of the text on one line, by the indexes of its first and last character (exclusive)."""
        return text_span(self.path, self.text, start, end)


@lru_cache(maxsize=2)  # findings about a file mostly follow each other; the trees of all would fill the memory
def _root(path: str, text: str) -> Node | None:
    return parse(path, text).root


def read_document(path: str, raw: bytes) -> Document:
    """Read one file's bytes; `path` is relative to the root and stands in the findings. Never raises."""
    if len(raw) > MAX_BYTES:
        return refused(path, rules.TOO_LARGE, msg("The file has more than {limit} bytes.", limit=MAX_BYTES))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf16(raw[:200]):
        return refused(path, rules.NOT_UTF8, msg("The file is saved as UTF-16."), _SAVE_AS_UTF8)
    text, findings = decode(path, raw)
    if may_be_forbidden(raw):
        findings += _forbidden(path, text)
    if merge := unfinished_merge(path, text):
        return Document(path, text, (*findings, merge), len(raw))
    if tabs := list(_tabs(path, text)):
        return Document(path, text, (*findings, *tabs), len(raw))
    root, found, values = parse(path, clean(text) if findings else text)
    if root is None and not found:
        hint = msg("Delete the file, or start with `mithilfe new`.")
        found = [Diagnostic(rules.EMPTY, Span(path), msg("There is nothing in this file."), hint)]
    findings += _few(found)
    if root is None:
        return Document(path, text, tuple(findings), len(raw))
    document = Document(path, text, tuple(findings), len(raw), is_readable=True, values=values)
    document.__dict__["data"] = root.data  # asked for next: the entry is made of it
    return document


def given_document(path: str, data: Data) -> Document:
    """A file of which only the data are known: its places are those of the whole file."""
    document = Document(path)
    document.__dict__["data"] = data
    return document


def refused(path: str, rule: Rule, message: Message, hint: Message | None = None) -> Document:
    """A file that is not read, and why."""
    return Document(path, findings=(Diagnostic(rule, Span(path), message, hint),))


def _is_utf16(start: bytes) -> bool:
    """Whether it looks like UTF-16 without a mark: then nearly every second byte of a European text is zero."""
    few, many = sorted(side.count(0) / max(1, len(side)) for side in (start[::2], start[1::2]))
    return few < 0.3 and many > 0.7  # noqa: PLR2004


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
        at = len(_plain(raw[: error.start].decode("utf-8")))
        said = msg("Byte {number} is not UTF-8.", number=error.start + 1)
        return text, [Diagnostic(rules.NOT_UTF8, text_span(path, text, at, at + 1), said, _SAVE_AS_UTF8)]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _forbidden(path: str, text: str) -> Iterator[Diagnostic]:
    for match in islice(FORBIDDEN.finditer(text), MAX_ALIKE):
        control = IS_CONTROL.match(match.group())
        yield Diagnostic(
            rules.CONTROL_CHARACTER if control else rules.INVISIBLE_CHARACTER,
            text_span(path, text, *match.span()),
            msg("The character U+{code} stands here and cannot be seen.", code=f"{ord(match.group()):04X}"),
            msg("Delete the character; typing the word again helps most."),
        )


_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?: .*)?$", re.MULTILINE)
"""A line that git writes where two versions of a text meet."""


def unfinished_merge(path: str, text: str) -> Diagnostic | None:
    """The finding about the first marker of a merge that nobody has finished; a line of equals signs alone is none."""
    markers = list(_MARKER.finditer(text)) if any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||")) else []
    if all(text[found.start()] == "=" for found in markers):
        return None
    return Diagnostic(
        rules.UNFINISHED_MERGE,
        text_span(path, text, *markers[0].span()),
        msg("Git has left two versions of this text here, and marks them with lines such as this one."),
        msg("Keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."),
    )


def _tabs(path: str, text: str) -> Iterator[Diagnostic]:
    for match in islice(_TAB_INDENT.finditer(text), MAX_ALIKE) if "\t" in text else ():
        yield Diagnostic(
            rules.TAB_INDENTATION,
            text_span(path, text, *match.span()),
            msg("The line starts with a tab."),
            msg("Use two spaces for each level instead; `mithilfe format` cannot guess them."),
        )
