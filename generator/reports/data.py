"""Findings for programs: our own JSON, whose structure is a promise, and SARIF 2.1.0 for code scanning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Rule, Severity, Span
from generator.reports.context import ReportContext, counts

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """The findings as one JSON object, version 1; `hint` is null where there is none."""
    report = {
        "version": 1,
        "today": context.today.isoformat(),
        "findings": [_finding(finding, context) for finding in findings],
        "counts": {severity.value: number for severity, number in counts(findings).items()},
    }
    return dumped(report)


def dumped(value: object) -> str:
    """A value as the JSON of a report: indented, every character itself, but no halves of one."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode() + "\n"


def _finding(finding: Diagnostic, context: ReportContext) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        **finding.span._asdict(),
        "message": context.say(finding.message),
        "hint": context.say(finding.hint) if finding.hint else None,
        "subjects": list(finding.subjects),
        "related": [
            {"file": one.span.file, "line": one.span.line, "message": context.say(one.message)}
            for one in finding.related
        ],
    }


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """The findings as a SARIF log of one run, with the manual of each rule that was broken."""
    rules = sorted({finding.rule.code: finding.rule for finding in findings}.items())
    numbers = {code: number for number, (code, _) in enumerate(rules)}
    driver: dict[str, Any] = {"name": "Mithilfe", "rules": [_rule(rule, context) for _, rule in rules]}
    if context.version:
        driver["semanticVersion"] = context.version
    if context.settings and context.settings.repository:
        driver["informationUri"] = context.settings.repository
    prints = _fingerprints(findings)
    results = [
        _result(finding, context, numbers[finding.rule.code], mark)
        for finding, mark in zip(findings, prints, strict=True)
    ]
    run = {
        "tool": {"driver": driver},
        "language": context.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that holds mkdocs.yml."}}},
        "results": results,
    }
    return dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, context: ReportContext) -> dict[str, Any]:
    say = context.translator.gettext
    found: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": say(rule.title)},
        "fullDescription": {"text": say(rule.why)},
        "help": {"text": say(rule.why)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if url := context.rule_url(rule.code):
        found["helpUri"] = url
    return found


def _result(finding: Diagnostic, context: ReportContext, number: int, fingerprint: str) -> dict[str, Any]:
    hint = f" {context.say(finding.hint)}" if finding.hint else ""
    found: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": context.say(finding.message) + hint},
        "locations": [_location(finding.span)],
        "partialFingerprints": {"mithilfe/v1": fingerprint},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"id": place, **_location(one.span), "message": {"text": context.say(one.message)}}
            for place, one in enumerate(finding.related)
        ]
    return found


def _location(span: Span) -> dict[str, Any]:
    artifact = {"uri": quote(span.file), "uriBaseId": "ROOT"}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _fingerprints(findings: Sequence[Diagnostic]) -> list[str]:
    """One mark for each finding that survives edits elsewhere: code and subjects, else code, file and message.

    Several findings with the same are told apart by their number.
    """
    seen: dict[str, int] = {}
    marks = []
    for finding in findings:
        about = finding.subjects or (finding.span.file, str(finding.message))
        mark = hashlib.sha256("\0".join((finding.rule.code, *about)).encode("utf-8", "replace")).hexdigest()[:32]
        seen[mark] = seen.get(mark, 0) + 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
