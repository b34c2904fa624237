"""References inside a file (`&name`, `*name`), which entries may not have, are written out."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.read.mistake import quoted

_MARK = re.compile(r"&\S+\s+")
_UNQUOTED = re.compile(r"[^\s\"'\[\]{},:#&*!|>%@`][^\"'\[\]{},:#]*")
"""What may stand without quotes wherever it is put."""


def without_references(text: str) -> str:
    """A text with the value wherever a reference leads to it, saying the same; empty where that is not certain.

    Only plain values on one line are written out: those with further values inside, and names that nothing has or
    nobody refers to, may well be texts that begin with such a sign.
    """
    try:
        events = list(yaml.parse(text, yaml.SafeLoader))
        aliases = [event for event in events if isinstance(event, yaml.AliasEvent)]
        marked = [event for event in events if getattr(event, "anchor", None) and event not in aliases]
        values = {event.anchor: event for event in marked if isinstance(event, yaml.ScalarEvent)}
        is_certain = len(values) == len(marked) and {one.anchor for one in aliases} == set(values)
        is_certain = is_certain and not any("\n" in _piece(text, event) for event in values.values())
        if not is_certain:
            return ""
        pieces = [(*_place(event), _written(values[event.anchor])) for event in aliases]
        pieces += [(*_place(event), _MARK.sub("", _piece(text, event), count=1)) for event in values.values()]
        made = text
        for start, end, piece in sorted(pieces, reverse=True):
            made = made[:start] + piece + made[end:]
        return made if _data(made) == _data(text) else ""
    except yaml.YAMLError:
        return ""


def _place(event: yaml.Event) -> tuple[int, int]:
    """Where something begins and ends, its name included."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def _piece(text: str, event: yaml.Event) -> str:
    return text[slice(*_place(event))]


def _written(event: yaml.ScalarEvent) -> str:
    value = str(event.value)
    return value if event.style is None and _UNQUOTED.fullmatch(value) else quoted(value)


def _data(text: str) -> Any:  # noqa: ANN401  any value of a file
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  makes texts, lists and mappings, and nothing else
