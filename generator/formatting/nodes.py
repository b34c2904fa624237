"""The tree that formatting works on: what a file says, how it was written, and the comments that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.read import tree

Shape = Literal["map", "list", "scalar"]


@dataclass(slots=True)
class Node:
    """A value. `style` is that of a scalar: empty for plain, or one of `'`, `"`, `|`, `>`.

    `foot` are comments at the end of a collection, in the column of its entries.
    """

    shape: Shape
    start: tuple[int, int] = (0, 0)
    end: tuple[int, int] = (0, 0)
    flow: bool = False
    value: str = ""
    style: str = ""
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A pair of a mapping or an item of a list, where it starts (lines and columns from 0), and its comments.

    `before` stands on lines of its own above it (an empty string is an empty line), `after` on its line, `tail` below.
    """

    node: Node
    start: tuple[int, int]
    key: str = ""
    before: list[str] = field(default_factory=list)
    after: str = ""
    tail: list[str] = field(default_factory=list)

    def comment_after(self, text: str) -> None:
        """Add a comment at the end of the line."""
        self.after = f"{self.after} {text}".strip()


@dataclass(slots=True)
class Tree:
    """A whole file: comments at its head, the value, comments of a file that holds nothing else."""

    root: Node
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


def as_read(seen: tree.Node) -> Node:
    """A value that was read, still without comments."""
    start, end = ((mark.line, mark.column) for mark in (seen.start_mark, seen.end_mark))
    if not isinstance(seen.data, dict | list):
        return Node("scalar", start, end, value=str(seen.data), style=seen.style)
    node = Node("map" if isinstance(seen.data, dict) else "list", start, end, flow=bool(seen.style))
    for name, child in seen.children.items():
        mark = (child.key or child).start_mark
        hyphen = not child.key and not node.flow
        at = (mark.line, start[1] if hyphen else mark.column)
        node.entries.append(Entry(as_read(child), at, key=str(name) if child.key else ""))
    return node
