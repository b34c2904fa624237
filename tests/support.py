"""What tests share: inline files in, a catalogue or findings out; and a rule's example as the files it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from generator import checks
from generator.diagnostics import Diagnostic, Example
from generator.model import Catalogue, build_catalogue
from generator.read import Document, read_document, read_files
from generator.relations import relate
from generator.text.analyser import Analyser
from generator.text.synonyms import synonyms

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
RETIRED = "content/retired.yaml"
SMALL = {
    "name": "Beispiel",
    "summary": "Repariert gespendete Laptops für Schulen.",
    "topics": "[education]",
    "area": "{scope: national}",
}
VALID: Mapping[str, Mapping[str, str]] = {
    "initiatives": SMALL,
    "companies": SMALL,
    "administrations": {**SMALL, "level": "municipal"},
    "bundles": {"name": SMALL["name"], "summary": SMALL["summary"], "members": "[eins-berlin, zwei-koeln]"},
    "events": {"name": SMALL["name"], "summary": SMALL["summary"], "start": "2026-05-01"},
}
"""The smallest valid entry of each folder, by top-level key."""


@cache
def vocabulary() -> tuple[Document, ...]:
    """The real word lists, read once."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("content/vocabulary/*.yaml"))
    return tuple(read_files(ROOT, paths))


def entry(path: str, text: str = "") -> str:
    """A whole entry: a small valid one of the path's folder, whose top-level keys are replaced by those of `text`."""
    parts = path.split("/")
    base = VALID.get(parts[1] if len(parts) > 1 else "", SMALL)
    own = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    lines = [f"{key}: {value}\n" for key, value in base.items() if key not in own]
    return "".join(lines) + text + ("" if text.endswith("\n") or not text else "\n")


def catalogue(files: Mapping[str, str | bytes], *, whole: bool = False, listed: tuple[str, ...] = ()) -> Catalogue:
    """A catalogue of inline files, with the real vocabulary where a list is not given.

    Paths are relative to `content/`, with or without it. Entries are completed by `entry` unless `whole`; of `listed`
    files only the names are known.
    """
    texts = {path if path.startswith("content/") else f"content/{path}": text for path, text in files.items()}
    documents = [document for document in vocabulary() if document.path not in texts]
    for path, text in texts.items():
        if path.endswith(".yaml"):
            documents.append(read_document(path, _bytes(path, text, whole=whole)))
    names = [document.path for document in documents if document.path not in texts]
    return build_catalogue(documents, (*names, *texts, *listed))


def _bytes(path: str, text: str | bytes, *, whole: bool) -> bytes:
    if isinstance(text, bytes):
        return text
    is_data = path == RETIRED or path.startswith("content/vocabulary/")
    return (text if whole or is_data else entry(path, text)).encode("utf-8", "surrogateescape")


@cache
def analyser() -> Analyser:
    """One for all tests: what its dictionaries say takes seconds to load."""
    return Analyser(synonyms(build_catalogue(vocabulary()).vocabulary), {})


def findings(
    files: Mapping[str, str | bytes] | Catalogue,
    today: date = TODAY,
    *,
    whole: bool = False,
    overlaps: bool = False,
    changed: tuple[str, ...] = (),
) -> list[Diagnostic]:
    """Everything that is found in inline files on a day; overlaps only if wanted, as the small entries are alike."""
    made = files if isinstance(files, Catalogue) else catalogue(files, whole=whole)
    relations = relate(made, today, analyser() if overlaps else None)
    return checks.run(checks.CheckContext(made, relations, today, changed))


def codes(files: Mapping[str, str | bytes], today: date = TODAY, *, whole: bool = False) -> set[str]:
    """The codes of everything that is found, but for the warning that a test's entry names no source."""
    return {finding.rule.code for finding in findings(files, today, whole=whole)} - {"F604"}


def example_files(example: Example) -> dict[str, str | bytes]:
    """The files that a rule's example stands for, complete."""
    text = example.text if example.whole else entry(example.file, example.text)
    files: dict[str, str | bytes] = {example.file: text.encode("utf-8", "surrogateescape")}
    for path, beside in example.beside:
        files[path] = entry(path, beside) if path.count("/") == 2 and path.endswith(".yaml") else beside
    return files


def pointed_at(finding: Diagnostic, text: str) -> str:
    """The piece of a file that a finding points at."""
    line = re.split(r"\r\n|\r|\n", text)[finding.span.line - 1]
    return line[finding.span.column - 1 : finding.span.end_column - 1]


def lies_inside(finding: Diagnostic, text: str) -> bool:
    """Whether a finding's span lies inside the text of its file (one column behind a line's end is inside)."""
    span, lines = finding.span, re.split(r"\r\n|\r|\n", text)
    if not 1 <= span.line <= span.end_line <= len(lines):
        return False
    starts = 1 <= span.column <= len(lines[span.line - 1]) + 1
    return starts and span.column <= span.end_column <= len(lines[span.end_line - 1]) + 2
