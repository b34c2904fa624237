"""`mithilfe rename`: an entry gets another id; the old address leads on, and all references follow."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import LanguageOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Session
from generator.cli.upkeep import change
from generator.messages import N_

HELP = N_("Give an entry another id; references and the old address follow.")

OldArgument = Annotated[str, typer.Argument(metavar=N_("OLD"), show_default=False, help=N_("The present id."))]
NewArgument = Annotated[str, typer.Argument(metavar=N_("NEW"), show_default=False, help=N_("The new id."))]


def run(
    ctx: typer.Context,
    old: OldArgument,
    new: NewArgument,
    *,
    root: RootOption = "",
    today: TodayOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Write the files that change."""
    from generator.upkeep import renamed

    session: Session = ctx.obj
    change(session, root, today, lambda catalogue, _: renamed(catalogue, old, new))
