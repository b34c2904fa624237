"""What a report is made for: its reader, and of findings also the texts they are about, and what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.diagnostics import Diagnostic, Severity
from generator.messages import Message, Translator
from generator.reports.suggested import Suggestion
from generator.settings import Settings


@dataclass(frozen=True)
class Output:
    """Who is to read a report: in which language, in how many columns, and whether in colour."""

    translator: Translator
    width: int = 80
    colour: bool = False

    @property
    def language(self) -> str:
        """The code of the reader's language."""
        return self.translator.language

    def say(self, message: Message | str) -> str:
        """A message in the reader's language."""
        return self.translator(message)

    def said(self, messages: Iterable[Message]) -> list[str]:
        """Several messages in the reader's language."""
        return [self.say(message) for message in messages]


@dataclass(frozen=True, kw_only=True)
class ReportContext(Output):
    """Everything a report of findings may need; paths are relative to the root, as in findings."""

    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    """The content of the files by path, for the lines that findings point at."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The name of the entry by its path, where the report is about a single one."""
    changed: frozenset[str] = frozenset()
    """The files of the change that is being looked at; their findings come first where there is not room for all."""
    matches: tuple[Suggestion, ...] = ()
    """What the change would bring together, the best first."""
    files: int = 0
    values: int = 0
    """How many files and how many single values were looked at."""
    seconds: float | None = None
    settings: Settings | None = None
    version: str = ""
    strict: bool = False
    quiet: bool = False

    def line(self, finding: Diagnostic) -> str | None:
        """The source line a finding points at, None where the text is not known."""
        lines = self.texts.get(finding.span.file, "").split("\n")
        if finding.span.line > len(lines) or not self.texts.get(finding.span.file):
            return None
        return lines[finding.span.line - 1].removesuffix("\r")

    @property
    def rules_url(self) -> str:
        """Where the manual of all rules stands on the site; empty without a site."""
        if self.settings is None:
            return ""
        known = self.language if self.language in self.settings.languages else self.settings.default_language
        return self.settings.address(known, "rules/")

    def rule_url(self, code: str) -> str:
        """Where the manual of one rule stands on the site; empty without a site."""
        return self.rules_url and f"{self.rules_url}{code.lower()}/"


def counts(findings: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many findings of each severity, the gravest first; all severities are there."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in Severity}
