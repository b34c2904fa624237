"""What a rule finds that says nothing is taken away, or written as what it plainly means.

Each function gives the texts that a mend may mean, the likeliest first; none where the answer is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from html import unescape
from typing import Any
from unicodedata import normalize

from generator.diagnostics import Diagnostic
from generator.formatting.edit import Edit, edited
from generator.formatting.rewrite import Unsafe
from generator.read import Document, Loc
from generator.read.references import without_references
from generator.text.tokens import STOPWORDS

_EVIDENCE = 2
"""So many small words tell the language of a text."""


def with_line(lines: Sequence[str], number: int, line: str) -> str:
    """The text of some lines with another one in the place of a line, counted from 1."""
    return "\n".join([*lines[: number - 1], line, *lines[number:]])


def _characters(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the characters that the finding points at."""
    lines = document.text.split("\n")
    line = lines[finding.span.line - 1]
    start, end = finding.span.column - 1, finding.span.end_column - 1
    yield with_line(lines, finding.span.line, line[:start] + line[end:])


def _tabs(document: Document, _finding: Diagnostic) -> Iterator[str]:
    """With two spaces for each tab at the start of lines: all of them, since the levels must fit."""
    yield re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), document.text, flags=re.MULTILINE)


def _tag(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the exclamation mark and the word behind it."""
    lines = document.text.split("\n")
    line = lines[finding.span.line - 1]
    start = finding.span.column - 1
    found = re.compile(r"!\S* ?").match(line, start)
    if found:
        yield with_line(lines, finding.span.line, line[:start] + line[found.end() :])


def _html(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without an element of HTML, whose words stay; an entity becomes its character."""
    lines = document.text.split("\n")
    number, start, end = finding.span.line, finding.span.column - 1, finding.span.end_column - 1
    line = lines[number - 1]
    piece = line[start:end]
    if piece.startswith("&"):
        yield with_line(lines, number, line[:start] + unescape(piece) + line[end:])
        return
    name = re.match(r"</?(\w+)", piece)
    text = with_line(lines, number, line[:start] + line[end:])
    yield re.sub(rf"</{name[1]}\s*>", "", text, count=1) if name and not piece.startswith("</") else text


def _value_away(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the field or the item that the finding points at, which says nothing."""
    yield from _without(document, document.loc_at(finding.span.line, finding.span.column))


def _second_key(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the second of two lines that say the very same."""
    lines = document.text.split("\n")
    second = lines[finding.span.line - 1]
    if any(second == lines[one.span.line - 1] for one in finding.related):
        yield "\n".join([*lines[: finding.span.line - 1], *lines[finding.span.line :]])


def _silencing(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without an `allow` that silences nothing; one that names another entry may name the wrong one."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    allow = _at(document, loc[:2])
    if loc[:1] == ("allow",) and isinstance(allow, dict) and "with" not in allow:
        yield from _without(document, loc[:2])


def _itself(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without a reference that leads to the entry itself: an item of a list, or the only value of its field."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    if loc[-1:] == ("id",) and isinstance(_at(document, loc[:-1]), dict):
        loc = loc[:-1]
    yield from _without(document, loc)


def _copy(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the one of two equal texts that is not in the language that it stands under."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    texts = _at(document, loc[:-1])
    if not isinstance(texts, dict):
        return
    text = texts.get(str(loc[-1]))
    alike = [key for key, value in texts.items() if value == text]
    words = str(text).lower().split()
    read_as = [key for key in alike if sum(word in STOPWORDS.get(key, ()) for word in words) >= _EVIDENCE]
    if len(read_as) == 1:
        for key in alike:
            if key != read_as[0]:
                yield from _without(document, (*loc[:-1], key))


def _image(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without an image, and without one of the two spaces around it."""
    lines = document.text.split("\n")
    line, start, end = lines[finding.span.line - 1], finding.span.column - 1, finding.span.end_column - 1
    if line[start:end].startswith("![") and not line[:start].endswith("["):  # else it is the text of a link
        before, after = line[:start], line[end:]
        before = before[:-1] if before.endswith(" ") and re.match(r"[\s.,;:!?\"']|$", after) else before
        yield with_line(lines, finding.span.line, before + after)


def _money(document: Document, finding: Diagnostic) -> Iterator[str]:
    """With an amount in the place of a quantity, whose unit says nothing of money."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    loc = loc[: loc.index("quantity") + 1] if "quantity" in loc else ()
    quantity, call = _at(document, loc), _at(document, loc[:-1])
    is_plain = isinstance(quantity, dict) and quantity.get("unit", "piece") == "piece"
    if loc and is_plain and isinstance(call, dict) and "amount" not in call:
        amount = {key: value for key, value in quantity.items() if key != "unit"}
        with suppress(Unsafe):
            yield edited(document, [Edit(loc, None), Edit((*loc[:-1], "amount"), amount)])


def _written_out(document: Document, _finding: Diagnostic) -> Iterator[str]:
    """With every value where a reference inside the file leads to it."""
    if text := without_references(document.text):
        yield text


def _composed(document: Document, _finding: Diagnostic) -> Iterator[str]:
    """With every letter stored as one character: all of them, since one finding stands for the file."""
    yield normalize("NFC", document.text)


def _at(document: Document, loc: Loc) -> Any:  # noqa: ANN401  any value of a file
    """The value that a way leads to; None where it leads nowhere."""
    value: Any = document.data
    for part in loc:
        try:
            value = value[part]
        except (LookupError, TypeError):
            return None
    return value


def _without(document: Document, loc: Loc) -> Iterator[str]:
    with suppress(Unsafe):
        yield edited(document, [Edit(loc, None)])


TAKEN_AWAY: dict[str, Callable[[Document, Diagnostic], Iterator[str]]] = {
    "R102": _characters,
    "R103": _characters,
    "R106": _tabs,
    "R108": _tag,
    "R110": _second_key,
    "S212": _html,
    "S221": _value_away,
    "S222": _value_away,
    "S239": _value_away,
    "L404": _itself,
    "L412": _silencing,
    "L413": _silencing,
    "R107": _written_out,
    "S217": _money,
    "W501": _composed,
    "W512": _copy,
    "W515": _image,
}
"""Rules whose answer is to take something away in which nothing is said."""
