"""What somebody has sent, taken apart: answers below their questions, or a file that was written by the form.

Whatever the text is, reading it never fails: what is no question is an answer without one.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LARGEST = 65_536
"""Characters of a text that are read; a file of the catalogue may not be larger either."""
_HEADING = re.compile(r"#{2,4}[ \t]+(\S.*)")
_LABELLED = re.compile(r"([^\W\d_](?:[^\n]{0,119}?\?(?=:)|[^:\n]{0,79}?)):(?:[ \t]+(.*)|[ \t]*)")
"""A question and its answer on a line; a question may hold a colon if it ends in a question mark."""
_CHECKED = re.compile(r"-[ \t]+\[([ xX])\][ \t]+(.*)")
_NOTHING = frozenset(("_No response_", "None", "-"))
"""What the forms of GitHub write where somebody left a field empty."""
_FILE = re.compile(r"content/([a-z]+)/([a-z0-9-]+)\.yaml")
_FENCED = re.compile(r"^```(?:ya?ml)?[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was answered; the question is empty where a text has none."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a text holds: answers; or a `file` as it was written by the form, with its path below the root."""

    answers: tuple[Answer, ...] = ()
    path: str = ""
    file: str = ""


def read_answers(text: str) -> Given:
    """Take a text apart: a file in it, else headings with what stands below them, else lines `question: answer`."""
    text = _QUOTED.sub("", harmless(text))
    if found := _file_in(text):
        return found
    lines = text.split("\n")
    if any(_HEADING.fullmatch(line) for line in lines):
        parts = _below_headings(lines)
    elif sum(bool(_LABELLED.fullmatch(line)) for line in lines) > 1:
        parts = _labelled(lines)
    else:
        parts = iter([Answer("", text)])
    return Given(tuple(one for one in map(_tidied, parts) if one.text))


def read_table(text: str) -> tuple[Given, ...]:
    """The rows of a table (CSV, with commas, semicolons or tabs), each with the heads of its columns as questions."""
    text = harmless(text)
    first = text.split("\n", maxsplit=1)[0]
    delimiter = max(";\t,", key=first.count)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    head = next(rows, [])
    return tuple(
        Given(
            tuple(
                Answer(question.strip(), cell.strip())
                for question, cell in zip(head, row, strict=False)
                if cell.strip()
            )
        )
        for row in rows
        if any(cell.strip() for cell in row)
    )


def harmless(text: str) -> str:
    """A text without characters that cannot be seen or that turn its direction, and not longer than a file may be."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))[:LARGEST]
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    )


def _file_in(text: str) -> Given | None:
    """A file with its path above it: what the form sends by mail, perhaps between fences."""
    path = _FILE.search(text)
    if not path:
        return None
    rest = text[path.end() :]
    fenced = _FENCED.search(rest)
    written = fenced[1] if fenced else rest.lstrip(" \t`*").lstrip("\n")
    if not re.match(r"(?:#.*\n|\s*\n)*[a-z_]+:(?:\s|$)", written):
        return None
    return Given(path=path[0], file=written.rstrip() + "\n")


def _below_headings(lines: Iterable[str]) -> Iterator[Answer]:
    question, found = "", list[str]()
    for line in lines:
        if heading := _HEADING.fullmatch(line):
            yield Answer(question, "\n".join(found))
            question, found = heading[1], []
        else:
            found.append(line)
    yield Answer(question, "\n".join(found))


def _labelled(lines: Iterable[str]) -> Iterator[Answer]:
    question, found = "", list[str]()
    for line in lines:
        labelled = _LABELLED.fullmatch(line)
        if labelled and "//" not in labelled[1]:
            yield Answer(question, "\n".join(found))
            question, found = labelled[1], [labelled[2] or ""]
        else:
            found.append(line)
    yield Answer(question, "\n".join(found))


def _tidied(answer: Answer) -> Answer:
    """Without empty lines around it; of boxes only those that are ticked."""
    lines = answer.text.strip().split("\n")
    boxes = [_CHECKED.fullmatch(line.strip()) for line in lines]
    if any(boxes):
        lines = [box[2] for box in boxes if box and box[1] != " "]
    text = "\n".join(lines).strip()
    return Answer(answer.question.strip(" *_"), "" if text in _NOTHING else text)
