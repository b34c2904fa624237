"""`mithilfe forms`: the forms of GitHub for issues, from models and word lists."""

from __future__ import annotations

import typer

from generator.cli.options import LanguageOption, RootOption, VerboseOption
from generator.cli.schema import CheckOption
from generator.cli.session import Session
from generator.messages import N_, nmsg

HELP = N_("Write the forms for issues into .github/ISSUE_TEMPLATE/.")


def run(
    ctx: typer.Context,
    *,
    check: CheckOption = False,
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Write the forms, or compare."""
    from generator.cli.schema import brought_up_to_date, word_lists
    from generator.form.issue_forms import issue_forms

    session: Session = ctx.obj
    settings = session.settings(root)
    stale = brought_up_to_date(session, settings, issue_forms(settings, word_lists(settings)), check=check)
    if check and stale:
        session.tell(
            nmsg(
                "{count} form is out of step: run `mithilfe forms`.",
                "{count} forms are out of step: run `mithilfe forms`.",
                stale,
            )
        )
        raise typer.Exit(1)
