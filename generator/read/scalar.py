"""The one value type of a file: a string that still knows whether it stood without quotes."""

from __future__ import annotations

from typing import Self


class Scalar(str):
    """A string from a file; `plain` tells that an editor may take it for a number, a date or a boolean."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, value: str, *, plain: bool = False) -> Self:
        """Make a scalar of a parsed value."""
        self = super().__new__(cls, value)
        self.plain = plain
        return self
