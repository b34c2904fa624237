"""`mithilfe retire`: an entry goes for good; its id is kept from others, and its address leads to a successor."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import LanguageOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Session
from generator.cli.upkeep import change
from generator.messages import N_

HELP = N_("Take an entry out for good; its id is never given to another one.")

IdArgument = Annotated[str, typer.Argument(metavar=N_("ID"), show_default=False, help=N_("The id of the entry."))]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar=N_("TEXT"), show_default=False, help=N_("Why it goes, in one sentence."))
]
SuccessorOption = Annotated[
    str, typer.Option("--successor", metavar=N_("ID"), show_default=False, help=N_("The entry that takes its place."))
]


def run(
    ctx: typer.Context,
    entry: IdArgument,
    *,
    reason: ReasonOption,
    successor: SuccessorOption = "",
    root: RootOption = "",
    today: TodayOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Write the files that change."""
    from generator.upkeep import retired

    session: Session = ctx.obj
    change(session, root, today, lambda catalogue, day: retired(catalogue, entry, reason, day, successor))
