"""The option `--format`: a report is written in the form that was asked for, and printed as its reader needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from generator.cli.session import Problem, Session
from generator.messages import msg
from generator.reports.context import Output

T = TypeVar("T")
O = TypeVar("O", bound=Output)  # noqa: E741  beside T


def printer(session: Session, formats: Mapping[str, Callable[[T, O], str]], name: str) -> Callable[[T, O], None]:
    """What prints a report: for a terminal as it can show it, for programs in UTF-8.

    `formats` are the writers that the report has, by the name of their format.

    Raises:
        Problem: none of them has this name.
    """
    if name not in formats:
        raise Problem(msg("There is no format “{name}”.", name=name), msg("Known: {codes}.", codes=", ".join(formats)))
    write = session.write if name == "terminal" else session.write_utf8
    return lambda report, output: write(formats[name](report, output))
