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
    from generator.cli.schema import committed, word_lists
    from generator.cli.writing import replace
    from generator.form.issue_forms import issue_forms

    session: Session = ctx.obj
    settings = session.settings(root)
    made = issue_forms(settings, word_lists(settings))
    stale = {path: text for path, text in made.items() if committed(settings.root / path) != text}
    for path, text in stale.items():
        session.write(f"{path}\n")
        if not check:
            replace(settings.root / path, text.encode())
    if check and stale:
        session.tell(
            nmsg(
                "{count} form is out of step: run `mithilfe forms`.",
                "{count} forms are out of step: run `mithilfe forms`.",
                len(stale),
            )
        )
        raise typer.Exit(1)
