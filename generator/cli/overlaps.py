"""`mithilfe overlaps`: who is there twice, who should know of whom, and why, down to the single points."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Session
from generator.messages import N_

HELP = N_("Show entries that are there twice, those that are similar, and why.")

EntryArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("ID"),
        show_default=False,
        help=N_("The id of an entry: all about it, with the points; without it, the whole catalogue."),
    ),
]
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar=N_("FORMAT"), show_default=False, help=N_("How to tell it: terminal or json.")),
]


def run(
    ctx: typer.Context,
    entry: EntryArgument = "",
    *,
    format_: FormatOption = "terminal",
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Compare all entries, and tell about all of them or about one."""
    from generator.cli.examined import examined
    from generator.cli.formats import printer
    from generator.cli.ids import organisation
    from generator.compute.garbage import unsearched
    from generator.reports.overlaps import FORMATS, overlaps

    session: Session = ctx.obj
    show = printer(session, FORMATS, format_)
    with unsearched():
        seen = examined(session, root, today, quiet=quiet)
    key = organisation(entry, seen.catalogue) if entry else ""
    show(overlaps(seen.catalogue, seen.relations, key), session.output)
