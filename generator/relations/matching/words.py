"""Reasons and gaps of a match in words, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.messages import Message
from generator.relations.matching.facts import Facts


def reasons(pair: Facts) -> Iterator[Message]:
    """What speaks for it."""
    return iter(())


def gaps(pair: Facts) -> Iterator[Message]:
    """What is missing."""
    return iter(())
