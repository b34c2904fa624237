"""Marks texts that are translated later than they are written, such as those of the help pages."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802  the name by which gettext tools find such texts
    """The text itself: an English text id, to be translated where it is shown."""
    return text
