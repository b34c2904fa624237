"""Stage 5: findings become words for one reader. A new format is one function and one row of `FORMATS`.

A format is a pure function of the findings and of a `ReportContext`; it neither prints nor knows who asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.diagnostics import Diagnostic
from generator.reports.context import ReportContext, counts
from generator.reports.data import as_json, sarif
from generator.reports.github import github
from generator.reports.markdown import markdown
from generator.reports.terminal import terminal

Format = Callable[[Sequence[Diagnostic], ReportContext], str]

FORMATS: Mapping[str, Format] = {
    "terminal": terminal,
    "github": github,
    "sarif": sarif,
    "json": as_json,
    "markdown": markdown,
}
"""The choices of `--format`."""

__all__ = ["FORMATS", "Format", "ReportContext", "counts", "terminal"]
