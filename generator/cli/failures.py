"""What the user reads when something does not work: wrong usage, and failures of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.cli.session import Problem, Session
from generator.messages import SURROUNDINGS, Message, msg, reason

if TYPE_CHECKING:
    import typer

WRONG_USAGE, FAILED, INTERRUPTED = 2, 3, 130


def usage(session: Session, error: Problem | typer.TyperException) -> int:
    """Say what is wrong with the command and where to read more; returns the exit code."""
    if isinstance(error, Problem):
        session.tell(error.message)
        if error.hint:
            session.tell(error.hint)
        return WRONG_USAGE
    session.tell(_in_our_words(error))
    context = getattr(error, "ctx", None)
    session.tell(msg("Help: {command}", command=f"{context.command_path if context else 'mithilfe'} --help"))
    return WRONG_USAGE


def _in_our_words(error: typer.TyperException) -> Message:
    """The complaint of the command line library; it has no codes, so its class and its words tell what is meant."""
    said = error.format_message()
    option = str(getattr(error, "option_name", ""))
    names = re.findall(r"'([^']*)'", said)
    if type(error).__name__ == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
        found = msg("There is no option {option}.", option=option)
        return msg("There is no option {option}. Did you mean {near}?", option=option, near=near) if near else found
    if type(error).__name__ == "BadOptionUsage":
        needs_none = "does not take" in said
        takes_none = msg("The option {option} takes no value.", option=option)
        return takes_none if needs_none else msg("The option {option} needs a value.", option=option)
    if said.startswith("No such command") and names:
        near = ", ".join(names[1:])
        found = msg("There is no command “{name}”.", name=names[0])
        return msg("There is no command “{name}”. Did you mean {near}?", name=names[0], near=near) if near else found
    if "unexpected extra argument" in said:
        extra = said.partition("(")[2].rpartition("(")[2].rpartition(")")[0]
        return msg("This is more than the command understands: {what}", what=extra)
    if said.startswith("Invalid value for") and names:
        return msg("The value of {option} is not possible here.", option=names[0])
    return msg("{reason}", reason=said)


def surroundings(session: Session, error: OSError) -> bool:
    """Say what the computer did not allow, if that is neither our mistake nor the user's; whether it was so."""
    if error.errno not in SURROUNDINGS:
        return False
    session.tell(msg("The computer does not let us go on: {reason}.", reason=reason(error)))
    session.tell(msg("Mostly a disk is full, that for temporary files perhaps, or nothing may be written there."))
    return True


def apology(session: Session, error: BaseException) -> None:
    """Say that it was our fault and what to report; the traceback only to those who asked for it."""
    if session.verbose:
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}"
    session.tell(msg("Sorry, the program has failed. This is our mistake, not yours."))
    session.tell(
        msg("Please report it with the command that you gave and this line: {what}", what=" ".join(what.split())[:300])
    )
    if not session.verbose:
        session.tell(msg("With --verbose it says more about where it happened."))
