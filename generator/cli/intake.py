"""`mithilfe intake`: a mail, an issue or a table becomes files; in a workflow, issues become pull requests."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, msg, nmsg, reason

if TYPE_CHECKING:
    from generator.intake.answers import Given
    from generator.intake.proposal import Intake, Proposal

HELP = N_("Turn an issue's text, a mail or a table into files.")

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("FILE"), show_default=False, help=N_("The text, or a table (.csv); else standard input.")
    ),
]
KindOption = Annotated[
    str,
    typer.Option("--kind", metavar=N_("KIND"), show_default=False, help=N_("What it is about, such as initiative.")),
]
WriteOption = Annotated[bool, typer.Option("--write", help=N_("Write the files instead of showing them."))]
IssuesOption = Annotated[
    bool,
    typer.Option(
        "--issues",
        help=N_("Answer the open issues of the repository in $GITHUB_REPOSITORY with $GITHUB_TOKEN."),
    ),
]
IssueOption = Annotated[
    int, typer.Option("--issue", metavar=N_("NUMBER"), show_default=False, help=N_("Answer this issue alone."))
]


def run(
    ctx: typer.Context,
    file: FileArgument = "",
    *,
    kind: KindOption = "",
    write: WriteOption = False,
    issues: IssuesOption = False,
    issue: IssueOption = 0,
    root: RootOption = "",
    today: TodayOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Make proposals, and show them, write them, or open pull requests with them."""
    from generator.intake.proposal import Intake

    session: Session = ctx.obj
    settings = session.settings(root)
    intake = Intake(settings, session.today(today, settings.timezone))
    if issues or issue:
        _answer(session, intake, [issue] if issue else [])
        return
    refused = 0
    for given in _given(file):
        refused += not _propose(session, intake, given, kind, write=write)
    if refused:
        raise typer.Exit(1)


def _answer(session: Session, intake: Intake, numbers: list[int]) -> None:
    from generator.intake.github import Repository
    from generator.intake.issues import answer_all

    name, token = os.environ.get("GITHUB_REPOSITORY", ""), os.environ.get("GITHUB_TOKEN", "")
    if not name or not token:
        raise Problem(msg("GITHUB_REPOSITORY and GITHUB_TOKEN are not set: they say where the issues are."))
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    failed = 0
    for outcome in answer_all(Repository(api, name, token), intake, numbers):
        session.write(f"#{outcome.number} {outcome.pull or '-'}\n")
        if outcome.problem:
            failed += 1
            session.tell(f"#{outcome.number}: {' '.join(outcome.problem.split())}")
    if failed:
        session.tell(nmsg("{count} issue needs a person.", "{count} issues need a person.", failed))


def _given(file: str) -> tuple[Given, ...]:
    from generator.intake.answers import read_answers, read_table

    try:
        text = open(file, encoding="utf-8", errors="replace").read() if file else sys.stdin.read()  # noqa: PTH123, SIM115
    except OSError as error:
        raise Problem(msg("{path} cannot be read: {reason}.", path=file, reason=reason(error))) from error
    return read_table(text) if file.endswith((".csv", ".tsv")) else (read_answers(text),)


def _propose(session: Session, intake: Intake, given: Given, kind: str, *, write: bool) -> bool:
    """Show or write one proposal; False where nothing can be made of it, or where it must be changed first."""
    from generator.intake.proposal import Refused
    from generator.reports import ReportContext, terminal

    try:
        proposal = intake.proposal(given, kind)
    except Refused as refused:
        session.tell(refused.message)
        return False
    context = ReportContext(
        **vars(session.output), today=intake.today, texts={proposal.path: proposal.text}, files=1, quiet=True
    )
    session.tell(terminal(proposal.findings, context).rstrip("\n"))
    if write:
        _write(session, intake, proposal)
    else:
        session.write(f"# {proposal.path}\n{proposal.text}")
    for answer in proposal.rest:
        session.tell(msg("Could not be placed: {question}: {text}", question=answer.question, text=answer.text[:200]))
    return not any(one.severity.value == "error" for one in proposal.findings)


def _write(session: Session, intake: Intake, proposal: Proposal) -> None:
    from generator.cli.writing import create, replace

    place = intake.settings.root / proposal.path
    (replace if proposal.is_change else create)(place, proposal.text.encode())
    session.write(f"{proposal.path}\n")
