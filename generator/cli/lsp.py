"""`mithilfe lsp`: all rules while one types, in any editor that speaks the Language Server Protocol."""

from __future__ import annotations

import typer

from generator.cli.options import LanguageOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Session
from generator.messages import N_

HELP = N_("Tell an editor what is wrong while somebody writes (Language Server Protocol).")


def run(
    ctx: typer.Context,
    *,
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Serve the editor that has started the program."""
    session: Session = ctx.obj
    settings = session.settings(root)
    session.today(today, settings.timezone)  # what is no date is told before anything else
    from generator.cli.language_server import serve

    serve(settings, session.language, session.version, lambda: session.today(today, settings.timezone))
