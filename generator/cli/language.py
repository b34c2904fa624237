"""Which language the program speaks: the option, else the environment, else the default one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.messages import DEFAULT_LANGUAGE, available_languages

VARIABLES = ("MITHILFE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_NOT_STATED = {"", "c", "posix"}


def languages() -> tuple[str, ...]:
    """All languages the program can speak."""
    return tuple(sorted({*available_languages(), DEFAULT_LANGUAGE}))


def requested(arguments: Sequence[str]) -> str:
    """The value of `--language`, read before all else since also mistakes in usage are told in it; empty without."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--language" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return ""


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The first language asked for that we speak, the default one if there is none; `de_DE.UTF-8` means `de`."""
    asked = [requested(arguments), *(environment.get(name, "") for name in VARIABLES)]
    for value in asked:
        code = value.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")[0].casefold()
        if code not in _NOT_STATED and code in languages():
            return code
    return DEFAULT_LANGUAGE
