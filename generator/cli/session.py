"""What a command needs of the world around it: the reader's language, the terminal, the site, the day."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.cli.language import languages
from generator.messages import Message, Translator, msg, reason

if TYPE_CHECKING:
    from generator.reports.context import Output
    from generator.settings import Settings


_YEARS = range(1900, 2200)
"""Other days are slips, and would leave no room for computing with them."""


class Problem(Exception):  # noqa: N818  not a mistake of the program: it is used in a way that does not work
    """Wrong usage, told in the user's language; ends with exit code 2."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class Session:
    """One run of the program."""

    def __init__(self, language: str, requested: str = "", *, verbose: bool = False) -> None:
        self.language = language
        self.requested = requested
        self.verbose = verbose

    @cached_property
    def translator(self) -> Translator:
        """The words of the user's language, loaded when the first one is said."""
        return Translator(self.language)

    @cached_property
    def version(self) -> str:
        """The version of the program, `unknown` where it runs without having been installed."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("mithilfe")
        except PackageNotFoundError:
            return "unknown"

    def check_language(self) -> None:
        """Refuse a language that was asked for by name and that we do not speak.

        Raises:
            Problem: so it is.
        """
        if self.requested and self.requested not in languages():
            said = msg("The program does not speak “{code}”.", code=self.requested)
            raise Problem(said, msg("It speaks: {codes}.", codes=", ".join(languages())))

    # == output

    def say(self, message: Message | str) -> str:
        """A message in the user's language."""
        return self.translator(message)

    def write(self, text: str) -> None:
        """Write to standard output; what its encoding cannot show becomes a question mark."""
        _write(sys.stdout, text)

    def write_utf8(self, text: str) -> None:
        """Write what programs read: always UTF-8, whatever the terminal prefers."""
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            self.write(text)
            return
        sys.stdout.flush()
        buffer.write(text.encode("utf-8", "replace"))
        buffer.flush()

    def tell(self, message: Message | str) -> None:
        """Say something beside the result, on standard error."""
        _write(sys.stderr, self.say(message) + "\n")

    @property
    def width(self) -> int:
        """How many columns the terminal has, 80 where there is none."""
        import shutil

        return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80

    @property
    def colour(self) -> bool:
        """Whether to use colour: on a terminal that has not been told otherwise."""
        import os

        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def output(self) -> Output:
        """Who reads what is written to standard output."""
        from generator.reports.context import Output

        return Output(self.translator, self.width, self.colour)

    # == the site

    def settings(self, root: str, near: Sequence[str] = ()) -> Settings:
        """The settings of the site at `root`, else of the one around the current folder, else around the first path.

        Raises:
            Problem: there is no site, or its settings cannot be used.
        """
        from generator.settings import CONFIG, SettingsError, load_settings

        try:
            settings = load_settings(self._root(root, near))
        except SettingsError as error:
            said = msg("The settings in {file} cannot be used: {reason}", file=CONFIG, reason=error.message)
            raise Problem(said) from error
        except OSError as error:
            said = msg("{file} cannot be read: {reason}.", file=CONFIG, reason=reason(error))
            raise Problem(said) from error
        content = settings.root / "content"
        try:
            next(content.iterdir(), None)
        except OSError as error:
            said = msg("The folder {folder} cannot be read: {reason}.", folder=str(content), reason=reason(error))
            raise Problem(said, msg("Entries lie in the folder `content/` beside `mkdocs.yml`.")) from error
        return settings

    def _root(self, root: str, near: Sequence[str]) -> Path:
        from generator.settings import CONFIG, SettingsError, find_root

        if root:
            if (Path(root) / CONFIG).is_file():
                return Path(root).resolve()
            raise Problem(msg("There is no {file} in {folder}.", file=CONFIG, folder=root))
        for start in (Path(), *(Path(path).parent for path in near[:1])):
            try:
                return find_root(start)
            except (SettingsError, OSError):
                continue
        said = msg("There is no {file} here or in a folder above.", file=CONFIG)
        raise Problem(said, msg("Change into the folder of the catalogue, or name it: `--root FOLDER`."))

    def today(self, given: str, timezone: str) -> date:
        """The day that counts as today: the given one, else that of the clock at the site's place.

        Raises:
            Problem: the given one is no date.
        """
        if given:
            with suppress(ValueError):
                day = date.fromisoformat(given)
                if day.year in _YEARS:
                    return day
            said = msg("“{value}” is not a date.", value=given)
            raise Problem(said, msg("Write year, month, day: 2026-11-21."))
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(timezone)).date()


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
