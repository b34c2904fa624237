"""The command line: the only place that reads arguments, prints, exits, and asks what day it is.

A command is one module with `HELP` and `run`, and one row in `COMMANDS`. It is imported when somebody calls it, and
what is slow, inside of `run`: whoever checks one file should not wait for what it takes to build a site.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, TextIO

import typer

from generator.cli.failures import FAILED, INTERRUPTED, apology, surroundings, usage
from generator.cli.help import Command, Group
from generator.cli.language import chosen_language, requested
from generator.cli.options import LanguageOption, VersionOption
from generator.cli.session import Problem, Session
from generator.messages import N_

COMMANDS = {
    "check": "check",
    "new": "new",
    "format": "format_",
    "explain": "explain",
    "overlaps": "overlaps",
    "match": "match",
    "plan": "plan",
    "build": "build",
    "serve": "serve",
    "rename": "rename",
    "retire": "retire",
    "schema": "schema",
    "forms": "forms",
    "intake": "intake",
    "lsp": "lsp",
}
"""The module of each command, in the order of the help page."""

HELP = N_("A catalogue as code: check entries, explain rules, build the site.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 clean, 1 findings, 2 wrong usage, 3 our own failure, 130 Ctrl-C."""
    gc.set_threshold(100_000, 20, 100)  # what we read lives as long as we do: looking for garbage in it costs a quarter
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # we multiply nothing dense; starting threads takes 0.1 s
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  as long as we run
    sys.stdout = sys.stdout or _nowhere()  # a closed one (`>&-`) is None
    sys.stderr = sys.stderr or _nowhere()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    verbose = not {"--verbose", "-v"}.isdisjoint(arguments)
    session = Session(chosen_language(arguments, os.environ), requested(arguments), verbose=verbose)
    try:
        return _run(arguments, session)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_has_gone()
    except Exception as error:  # noqa: BLE001  whatever it is, nobody but developers should see a traceback
        if not (isinstance(error, OSError) and surroundings(session, error)):
            apology(session, error)
        return FAILED


def _run(arguments: Sequence[str], session: Session) -> int:
    try:
        session.check_language()
        code = typer.main.get_command(_app(arguments)).main(
            list(arguments), prog_name="mithilfe", standalone_mode=False, obj=session
        )
        sys.stdout.flush()
    except (Problem, typer.TyperException) as error:
        return usage(session, error)
    except typer.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def module_of(command: str) -> Any:  # noqa: ANN401
    """The module of a command."""
    return import_module(f"generator.cli.{COMMANDS[command]}")


def _app(arguments: Sequence[str]) -> typer.Typer:
    """The program with the command that is called first of all, else with all of them, for the help page."""
    app = typer.Typer(
        cls=Group, add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["--help", "-h"]}
    )
    app.callback(invoke_without_command=True, help=HELP)(_start)
    for name in arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS:
        command = module_of(name)
        app.command(name, cls=Command, help=command.HELP)(command.run)
    return app


def _start(ctx: typer.Context, *, version: VersionOption = False, language: LanguageOption = "") -> None:  # noqa: ARG001
    session: Session = ctx.obj
    if version:
        session.write(f"mithilfe {session.version}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        session.write(ctx.get_help() + "\n")
        raise typer.Exit(2)


def _reader_has_gone() -> int:
    """Whoever read our output has closed it (`| head`): be quiet, also while the interpreter ends."""
    sys.stdout = _nowhere()
    return 141


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
