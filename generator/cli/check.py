"""`mithilfe check`: all problems of all files in one run, in the form that the reader needs."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, Paths, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.paths import inside
from generator.cli.progress import tracker
from generator.cli.session import Session
from generator.compute.garbage import kept, unsearched
from generator.messages import N_, msg

if TYPE_CHECKING:
    from datetime import date

    from generator.diagnostics import Diagnostic
    from generator.examination import Examination
    from generator.reports.context import ReportContext
    from generator.settings import Settings

HELP = N_("Check entries and say what to change, where, and why.")

WITH_MATCHES = ("terminal", "markdown")
"""Formats that tell what a change would bring together: those that people read."""
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar=N_("FORMAT"),
        show_default=False,
        help=N_("How to tell it: terminal, github, sarif, json or markdown."),
    ),
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help=N_("Exit with 1 also when there is only something to look at."))
]
ChangedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--changed",
        metavar=N_("FILE"),
        help=N_(
            "A file of the change: its findings come first, only overlaps with it are told, and what it would match. "
            "May be repeated."
        ),
    ),
]


BeforeOption = Annotated[
    str,
    typer.Option(
        "--before",
        metavar=N_("STATE"),
        show_default=False,
        help=N_("The state of git before the change, such as HEAD^1: addresses that the change would kill are told."),
    ),
]
FixOption = Annotated[
    bool,
    typer.Option("--fix", help=N_("Mend what has an answer that needs no judgement; all other lines stay.")),
]
DiffOption = Annotated[bool, typer.Option("--diff", help=N_("Only show what --fix would change."))]


def run(
    ctx: typer.Context,
    paths: Paths = None,
    *,
    format_: FormatOption = "terminal",
    strict: StrictOption = False,
    changed: ChangedOption = None,
    before: BeforeOption = "",
    fix: FixOption = False,
    diff: DiffOption = False,
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Check the given files, or everything."""
    session: Session = ctx.obj
    start = time.monotonic()
    from generator.cli.formats import printer
    from generator.reports import FORMATS
    from generator.reports.suggested import suggestions

    report = printer(session, FORMATS, format_)
    settings = session.settings(root, paths or ())
    day = session.today(today, settings.timezone)
    named = inside(settings.root, paths or ())

    if fix or diff:
        from generator.cli.mending import mend

        changed_files = mend(session, settings, day, named, write=not diff)
        if diff:
            raise typer.Exit(int(bool(changed_files)))

    from generator.comparison import has_compared
    from generator.examination import asked_files, examine

    touched = frozenset(asked_files(settings, inside(settings.root, changed))) if changed else frozenset()
    with unsearched():
        seen = kept(examine(settings, day, named, tracker(session, quiet=quiet), touched))
    if before:
        seen = replace(seen, findings=_with_vanished(settings, seen, before, day))
    first = touched or frozenset(seen.asked if named else ())
    context = replace(_context(session, settings, seen, day), changed=first, strict=strict, quiet=quiet)
    if touched and format_ in WITH_MATCHES:
        matches = suggestions(seen.catalogue, seen.relations.matches, touched, session.language)
        context = replace(context, matches=matches)
    report(seen.findings, context)
    if named and not quiet and format_ == "terminal" and not has_compared(settings):
        session.tell(msg("Not yet compared with the other entries: `mithilfe check` without a file does that."))
    if verbose:
        session.tell(msg("It took {seconds} seconds.", seconds=f"{time.monotonic() - start:.2f}"))
    raise typer.Exit(exit_code(seen, strict=strict))


def _with_vanished(settings: Settings, seen: Examination, state: str, day: date) -> tuple[Diagnostic, ...]:
    """The findings, and those about addresses that were there in a state of git."""
    from generator.checks.vanished import vanished
    from generator.cli import history
    from generator.diagnostics import in_order

    return tuple(in_order([*seen.findings, *vanished(seen.catalogue, history.before(settings.root, state), day)]))


def show(session: Session, settings: Settings, seen: Examination, day: date) -> str:
    """The findings as the terminal shows them, for commands that stop because of them."""
    from generator.reports import terminal

    return terminal(seen.findings, replace(_context(session, settings, seen, day), quiet=True))


def exit_code(seen: Examination, *, strict: bool) -> int:
    """0 where nothing blocks, 1 for errors, with `strict` also for warnings."""
    from generator.diagnostics import Severity

    blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in blocking for finding in seen.findings))


def _context(session: Session, settings: Settings, seen: Examination, day: date) -> ReportContext:
    from generator.model import entry_id_of
    from generator.reports import ReportContext

    asked = set(seen.asked)
    documents = [document for document in seen.catalogue.documents if document.path in asked]
    entries = [(document, key) for document in documents if (key := entry_id_of(document.path))]
    return ReportContext(
        **vars(session.output),
        today=day,
        texts=seen.texts,
        settings=settings,
        names={entries[0][0].path: _name(entries[0][0].data) or entries[0][1]} if len(entries) == 1 else {},
        files=len(documents),
        values=sum(document.values for document in documents),
        version=session.version,
    )


def _name(data: object) -> str:
    name = data.get("name") if isinstance(data, dict) else None
    return name if isinstance(name, str) else ""
