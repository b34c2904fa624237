"""Findings as annotations of GitHub Actions: they appear beside the changed lines.

GitHub shows ten of each severity and step and drops the rest without a word, so the order decides what is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.messages import msg, nmsg
from generator.reports.context import ReportContext
from generator.reports.excerpt import harmless, pasteable

SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """At most ten workflow commands of each severity, errors first, and a line of plain text about the rest."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        alike = [finding for finding in findings if finding.severity is severity]
        alike.sort(key=lambda finding: finding.span.file not in context.changed)
        lines += (_command(command, finding, context) for finding in alike[:SHOWN])
        lines += _rest(len(alike) - SHOWN, severity, context)
    return "".join(f"{line}\n" for line in lines)


def _command(command: str, finding: Diagnostic, context: ReportContext) -> str:
    span, rule = finding.span, finding.rule
    properties = {
        "file": span.file,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": max(span.end_column - 1, span.column),
        "title": f"{context.translator.gettext(rule.title)} ({rule.code})",
    }
    if span.line != span.end_line:
        del properties["col"], properties["endColumn"]
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {said}::{_data(_text(finding, context))}"


def _text(finding: Diagnostic, context: ReportContext) -> str:
    parts = [finding.message, finding.hint]
    said = " ".join(context.say(part) for part in parts if part)
    paste = pasteable(finding, context.line(finding))
    label = context.say(msg("To paste:"))
    return harmless(said) + (f"\n{label} {harmless(paste)}" if paste else "")


def _rest(number: int, severity: Severity, context: ReportContext) -> Iterator[str]:
    if number <= 0:
        return
    texts = {
        Severity.ERROR: nmsg("{count} more place to change.", "{count} more places to change.", number),
        Severity.WARNING: nmsg("{count} more place to look at.", "{count} more places to look at.", number),
        Severity.NOTE: nmsg("{count} more note.", "{count} more notes.", number),
    }
    where = context.say(msg("The summary of this run shows all."))
    yield f"{context.say(texts[severity])} {where}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
