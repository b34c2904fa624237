"""The options that several commands have, so that they are called and explained the same everywhere."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.messages import N_

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar=N_("PATHS"), help=N_("Files or folders; without any, everything."), show_default=False),
]
RootOption = Annotated[
    str,
    typer.Option(
        "--root",
        metavar=N_("FOLDER"),
        show_default=False,
        help=N_("The folder with mkdocs.yml; else the nearest one upwards from here."),
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option(
        "--language",
        metavar=N_("CODE"),
        show_default=False,
        help=N_("Language of the output, such as de; else that of the environment, else German."),
    ),
]
TodayOption = Annotated[
    str,
    typer.Option(
        "--today", metavar=N_("DATE"), show_default=False, help=N_("The day that counts as today, such as 2026-11-21.")
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=N_("Only say what is to be done."))]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help=N_("Say more, also when the program itself fails."))
]
VersionOption = Annotated[bool, typer.Option("--version", help=N_("Print the version and stop."))]
