"""From the tree to text: two spaces for each level, lists one level below their key, 120 columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.formatting import scalars
from generator.formatting.nodes import Entry, Node, Tree
from generator.formatting.scalars import WIDTH

Form = Literal["line", "filled", "item", "below", "block", "folded", "wrapped"]


def written(tree: Tree) -> str:
    """The text of a tree, with one line end at its end."""
    lines = [*comment_lines(tree.head, 0), *_root(tree.root), *comment_lines(tree.foot, 0)]
    return "\n".join(lines).strip("\n") + "\n"


def _root(node: Node) -> Iterator[str]:
    if node.shape == "scalar" or not node.entries:
        yield _inline(node, flow=False)
    else:
        yield from _entries(node, 0)


def _entries(node: Node, indent: int) -> Iterator[str]:
    for entry in node.entries:
        is_item = node.shape == "list"
        settle(entry, indent, is_item=is_item)
        yield from comment_lines(entry.before, indent)
        yield from entry_lines(entry, indent, is_item=is_item)
        yield from comment_lines(entry.tail, indent)
    yield from comment_lines(node.foot, indent)


def comment_lines(texts: list[str], indent: int) -> Iterator[str]:
    """Comments in the column of what they belong to; of several empty lines the first."""
    last = None
    for text in texts:
        if text or last != "":
            yield " " * indent + text if text else ""
        last = text


def settle(entry: Entry, indent: int, *, is_item: bool) -> None:
    """Move comments that have no place of their own above the entry.

    These are comments behind a value of several lines, and those above the first field of a list item.
    """
    form = _form(entry, indent, is_item=is_item)
    if entry.after and form in {"filled", "wrapped", "item"}:
        entry.before.append(entry.after)
        entry.after = ""
    if form == "item":
        first = entry.node.entries[0]
        settle(first, indent + 2, is_item=entry.node.shape == "list")
        entry.before += first.before
        first.before = []


def _form(entry: Entry, indent: int, *, is_item: bool) -> Form:
    """How an entry is written: what of it stands on which lines."""
    node, column = entry.node, len(_head(entry, indent, is_item=is_item)) + 1
    if node.shape != "scalar":
        if _fits_flow(node, column):
            return "line"
        if node.flow and node.shape == "list" and all(inner.node.shape == "scalar" for inner in node.entries):
            return "filled"
        return "item" if is_item else "below"
    if scalars.block(node.value, node.style, indent + 2):
        return "block"
    if column + len(scalars.one_line(node.value, node.style, entry.key)) <= WIDTH:
        return "line"
    return "folded" if scalars.folded(node.value, indent + 2) else "wrapped"


def _head(entry: Entry, indent: int, *, is_item: bool) -> str:
    return " " * indent + ("-" if is_item else _key(entry.key) + ":")


def entry_lines(entry: Entry, indent: int, *, is_item: bool) -> Iterator[str]:
    """The lines of an entry without the comments above and below it; `indent` is the column in which it starts."""
    node, head = entry.node, _head(entry, indent, is_item=is_item)
    behind = f"  {entry.after}" if entry.after else ""
    match _form(entry, indent, is_item=is_item):
        case "line":
            yield f"{head} {_inline(node, entry.key, flow=node.shape != 'scalar')}".rstrip(" ") + behind
        case "filled":
            yield from _filled(node, head, indent)
        case "item":
            inner = list(_entries(node, indent + 2))
            yield f"{head} {inner[0][indent + 2 :]}"
            yield from inner[1:]
        case "below":
            yield head + behind
            yield from _entries(node, indent + 2)
        case "wrapped":
            text = scalars.one_line(node.value, node.style, entry.key)
            first, *rest = scalars.wrapped(text, len(head) + 1, indent + 2)
            yield from (f"{head} {first}", *rest)
        case form:
            lines = scalars.block(node.value, node.style, indent + 2) if form == "block" else None
            first, *rest = lines or scalars.folded(node.value, indent + 2) or [""]
            yield f"{head} {first}{behind}"
            yield from (" " * (indent + 2) + line if line else "" for line in rest)


def _key(key: str) -> str:
    return key if scalars.plain(key, flow=True) else scalars.quoted(key)


def _fits_flow(node: Node, column: int) -> bool:
    """Whether a collection is written in brackets on one line: it was before, and there is room."""
    if not node.entries:
        return True
    return node.flow and _flat(node) and column + len(_flow(node)) <= WIDTH


def _flat(node: Node) -> bool:
    return node.shape == "scalar" or (
        (node.flow or not node.entries)
        and all(not (entry.before or entry.after or entry.tail) and _flat(entry.node) for entry in node.entries)
    )


def _flow(node: Node) -> str:
    inner = ", ".join(_piece(entry, is_map=node.shape == "map") for entry in node.entries)
    return f"{{{inner}}}" if node.shape == "map" else f"[{inner}]"


def _piece(entry: Entry, *, is_map: bool) -> str:
    value = _inline(entry.node, entry.key, flow=True)
    return f"{_key(entry.key)}: {value}" if is_map else value


def _inline(node: Node, key: str = "", *, flow: bool) -> str:
    return scalars.one_line(node.value, node.style, key, flow=flow) if node.shape == "scalar" else _flow(node)


def _filled(node: Node, head: str, indent: int) -> Iterator[str]:
    """A list of words over several lines, each as full as it gets."""
    pieces = [_inline(inner.node, flow=True) for inner in node.entries]
    line, room = f"{head} [", WIDTH
    for number, piece in enumerate(pieces):
        text = piece + ("]" if number == len(pieces) - 1 else ",")
        gap = "" if line.endswith("[") or not line.strip() else " "
        if len(line) + len(gap) + len(text) > room and not line.endswith("["):
            yield line
            line, gap = " " * (indent + 2), ""
        line += gap + text
    yield line
