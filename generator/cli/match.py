"""`mithilfe match`: which offers serve which needs, why, what is missing, and what was ruled out for which reason."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Session
from generator.messages import N_

HELP = N_("Show which offers serve which needs, and why.")

IdArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("ID"),
        show_default=False,
        help=N_(
            "A need or an offer (`entry/id`), or an entry: all about it, with the points, and what was ruled out. "
            "Without it, all matches of the catalogue."
        ),
    ),
]
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar=N_("FORMAT"), show_default=False, help=N_("How to tell it: terminal or json.")),
]


def run(
    ctx: typer.Context,
    about: IdArgument = "",
    *,
    format_: FormatOption = "terminal",
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Set all needs and offers side by side, and tell about all matches or about those of one call or entry."""
    from generator.cli.examined import examined
    from generator.cli.formats import printer
    from generator.cli.ids import call_or_organisation
    from generator.compute.garbage import unsearched
    from generator.reports.matches import FORMATS, matches

    session: Session = ctx.obj
    show = printer(session, FORMATS, format_)
    with unsearched():
        seen = examined(session, root, today, quiet=quiet)
        key = call_or_organisation(about, seen.catalogue) if about else ""
        report = matches(seen.catalogue, seen.relations, key)
    show(report, session.output)
