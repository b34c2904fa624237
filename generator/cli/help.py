"""Help pages in the user's language: the command line library writes them in English, we say them again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from generator.messages import N_

if TYPE_CHECKING:
    from generator.cli.session import Session

_TITLES = (N_("Usage:"), N_("Arguments:"), N_("Options:"), N_("Commands:"))
_HELP = N_("Show this page and stop.")
_OPTIONS, _COMMAND = N_("[OPTIONS]"), N_("COMMAND [ARGUMENTS]")


def _translate(command: Any, ctx: Any) -> None:  # noqa: ANN401  the library keeps their types private
    """Put the translations in the place of the texts that are about to be shown."""
    session: Session = ctx.find_root().obj
    translated = session.translator.gettext
    command.options_metavar = translated(_OPTIONS)
    for one in (command, *getattr(command, "commands", {}).values()):
        one.help = translated(one.help)
        one.short_help = one.help  # else the list of commands breaks off in the middle of a sentence
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translated(parameter.help)
        if parameter.metavar:
            parameter.metavar = translated(parameter.metavar)
    if option := command.get_help_option(ctx):
        option.help = translated(_HELP)


def _said(text: str, ctx: Any) -> str:  # noqa: ANN401
    """The finished page with its headings translated."""
    translated = ctx.find_root().obj.translator.gettext
    lines = []
    for line in text.split("\n"):
        title = next((title for title in _TITLES if line == title or line.startswith(f"{title} ")), "")
        shown = translated(title) + line[len(title) :] if title else line
        # The library names Python's types behind arguments, which says nothing to most people.
        lines.append(re.sub(r" <(?:str|list\[str\])>", "", shown))
    return "\n".join(lines)


class Command(TyperCommand):
    """A command whose help page speaks the user's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help page."""
        _translate(self, ctx)
        return _said(super().get_help(ctx), ctx)


class Group(TyperGroup):
    """The program itself."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help page with all commands."""
        _translate(self, ctx)
        self.subcommand_metavar = ctx.find_root().obj.translator.gettext(_COMMAND)
        return _said(super().get_help(ctx), ctx)
