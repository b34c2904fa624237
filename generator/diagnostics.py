"""Findings as values: what is wrong, where, why, and what to do about it.

Every stage yields `Diagnostic`s and none of them prints; a report turns them into words for one reader.
A `Rule` carries its own manual, so that the terminal, the website and the tests tell the same story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.messages import Message


class Severity(StrEnum):
    """`error` blocks publishing, `warning` needs eyes, `note` informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A place in a file: path relative to the root, lines and columns from 1, the end column exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """`file:line:column`, as editors and terminals make it clickable."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of an entry that breaks or keeps a rule.

    `text` holds top-level keys that replace those of a small valid entry (`whole=False`), or a file from the first
    byte (`whole=True`; bytes that are no text stand as surrogates). `beside` are further files, path to text.
    """

    text: str
    file: str = "content/initiatives/beispiel.yaml"
    whole: bool = False
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing we check: `title` and `why` are English text ids, shown translated; tests run `bad` and `good`."""

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    bad: Example
    good: Example

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """From another process a rule comes as its code: here it is the same object again."""
        return _by_code, (self.code,)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, such as the first of two equal keys."""

    span: Span
    message: Message


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, complete at birth.

    `message` says what is the matter in this case, `hint` what to do, `fix` is text to paste; `subjects` are the ids
    it is about: with the rule's code they are its fingerprint, which survives edits elsewhere in the file.
    """

    rule: Rule
    span: Span
    message: Message
    hint: Message | None = None
    fix: str = ""
    related: tuple[Related, ...] = ()
    subjects: tuple[str, ...] = field(default=())

    @property
    def severity(self) -> Severity:
        """The rule's severity: it never depends on the case."""
        return self.rule.severity


RULES: dict[str, Rule] = {}
"""The table of all rules by code, filled as the modules that own them are imported."""


def rule(  # noqa: PLR0913  a rule is a record, and its parts have no natural grouping
    code: str, name: str, severity: Severity, *, title: str, why: str, bad: Example | str, good: Example | str
) -> Rule:
    """Register a rule and return it.

    Raises:
        ValueError: the code or the name is taken: codes are never reused.
    """
    if code in RULES or any(known.name == name for known in RULES.values()):
        raise ValueError(f"rule {code} ({name}) exists already")
    made = Rule(code, name, severity, title, why, _example(bad), _example(good))
    RULES[code] = made
    return made


def _by_code(code: str) -> Rule:
    return RULES[code]


def _example(given: Example | str) -> Example:
    return Example(given) if isinstance(given, str) else given


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings by file and place, each once: the order in which a person would mend them."""
    unique = {(f.rule.code, f.span, f.message, f.subjects): f for f in findings}
    alike = Counter((f.span, f.rule.code) for f in unique.values())
    # The words decide only between findings of one rule at one place; making them costs more than sorting.
    return sorted(
        unique.values(),
        key=lambda f: (f.span, f.rule.code, str(f.message) if alike[f.span, f.rule.code] > 1 else ""),
    )


def without_consequences(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out warnings and notes on a line where the form of a value is wrong: they may only follow from that."""
    findings = list(findings)
    wrong = {(f.span.file, f.span.line) for f in findings if f.rule.code.startswith("S")}
    return [f for f in findings if f.severity is Severity.ERROR or (f.span.file, f.span.line) not in wrong]


def errors(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those findings that block publishing."""
    return (f for f in findings if f.severity is Severity.ERROR)
