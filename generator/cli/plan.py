"""`mithilfe plan`: limited offers spread over the needs that want them, and whom to call first."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, msg
from generator.model import Catalogue

HELP = N_("Spread limited offers over the needs that want them: whom to call first, and for what.")
SECONDS = 4.0

TopicOption = Annotated[
    str, typer.Option("--topic", metavar=N_("CODE"), show_default=False, help=N_("Only needs of this topic."))
]
RegionOption = Annotated[
    str,
    typer.Option("--region", metavar=N_("CODE"), show_default=False, help=N_("Only needs in this region: DE-BE.")),
]
KindOption = Annotated[
    str, typer.Option("--kind", metavar=N_("CODE"), show_default=False, help=N_("Only needs of this kind of help."))
]
SecondsOption = Annotated[
    float,
    typer.Option(
        "--seconds",
        metavar=N_("NUMBER"),
        show_default=False,
        help=N_("How long to look for the best plan at most; 4 unless stated."),
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format", metavar=N_("FORMAT"), show_default=False, help=N_("How to tell it: terminal, json or csv.")
    ),
]


def run(
    ctx: typer.Context,
    *,
    topic: TopicOption = "",
    region: RegionOption = "",
    kind: KindOption = "",
    seconds: SecondsOption = SECONDS,
    format_: FormatOption = "terminal",
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Find the plan that is worth most, and print it as a list of calls."""
    from generator.cli.examined import examined
    from generator.cli.formats import printer
    from generator.compute.garbage import unsearched
    from generator.reports.plan import FORMATS, spread

    session: Session = ctx.obj
    show = printer(session, FORMATS, format_)
    if not 0 < seconds < float("inf"):
        raise Problem(msg("The time for a plan is a number of seconds above 0."))
    narrowed = {"topic": topic, "region": region, "kind": kind}
    with unsearched():
        seen = examined(session, root, today, quiet=quiet)
        _refuse_unknown(narrowed, seen.catalogue)
        report = spread(seen.catalogue, seen.relations, narrowed, seconds)
    show(report, session.output)


def _refuse_unknown(narrowed: dict[str, str], catalogue: Catalogue) -> None:
    """Refuse a code that the vocabulary does not have.

    Raises:
        Problem: so it is.
    """
    from generator.model.vocabulary import list_path

    for option, code in narrowed.items():
        known = catalogue.vocabulary.terms(f"{option}s")
        if code and code not in known:
            hint, near = catalogue.vocabulary.hint(f"{option}s", code)
            if option == "region" and not near:
                hint = msg("The codes of regions stand in {file}.", file=list_path("regions"))
            raise Problem(msg("The vocabulary has no code “{code}” for --{option}.", code=code, option=option), hint)
