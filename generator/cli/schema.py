"""`mithilfe schema`: JSON Schemas for editors, forms and third parties, from models and word lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, RootOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.model import Vocabulary
    from generator.settings import Settings

HELP = N_("Write the JSON Schemas of all kinds of entries into schema/.")
FOLDER = "schema"

CheckOption = Annotated[
    bool, typer.Option("--check", help=N_("Write nothing; exit with 1 if something is out of step."))
]


def run(
    ctx: typer.Context,
    *,
    check: CheckOption = False,
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Write the schemas, or compare."""
    session: Session = ctx.obj
    settings = session.settings(root)
    made = {f"{FOLDER}/{name}": text for name, text in texts(settings).items()}
    stale = brought_up_to_date(session, settings, made, check=check)
    if check and stale:
        session.tell(
            nmsg(
                "{count} schema is out of step: run `mithilfe schema`.",
                "{count} schemas are out of step: run `mithilfe schema`.",
                stale,
            )
        )
        raise typer.Exit(1)


def brought_up_to_date(session: Session, settings: Settings, made: Mapping[str, str], *, check: bool) -> int:
    """How many files differ from what was made for them; each is named, and written unless they are only checked."""
    from generator.cli.writing import replace

    stale = {path: text for path, text in made.items() if _committed(settings.root / path) != text}
    for path, text in stale.items():
        session.write(f"{path}\n")
        if not check:
            replace(settings.root / path, text.encode())
    return len(stale)


def texts(settings: Settings) -> dict[str, str]:
    """The content of each schema file by name; descriptions are in the default language of the site.

    Raises:
        Problem: the word lists cannot be read.
    """
    from generator.messages import Translator
    from generator.model.schema import schemas

    made = schemas(word_lists(settings), Translator(settings.default_language))
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}


def word_lists(settings: Settings) -> Vocabulary:
    """The word lists of a site.

    Raises:
        Problem: they cannot be read.
    """
    from generator.diagnostics import errors
    from generator.model import build_catalogue
    from generator.read import read_files, sources

    paths = [one.path for one in sources(settings.root) if one.path.startswith("content/vocabulary/") and one.is_yaml]
    catalogue = build_catalogue(read_files(settings.root, paths), (), settings.default_language)
    if any(errors(catalogue.findings)):
        raise Problem(msg("The word lists need to be changed first: run `mithilfe check content/vocabulary`."))
    return catalogue.vocabulary


def _committed(path: Path) -> str | None:
    """The text of a file as it stands; None where there is none that can be read."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
