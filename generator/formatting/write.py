"""From the tree to text: two spaces for each level, lists one level below their key, 120 columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formatting import scalars
from generator.formatting.nodes import Entry, Node, Tree
from generator.formatting.scalars import WIDTH


def written(tree: Tree) -> str:
    """The text of a tree, with one line end at its end."""
    lines = [*_comments(tree.head, 0), *_root(tree.root), *_comments(tree.foot, 0)]
    return "\n".join(lines).strip("\n") + "\n"


def _root(node: Node) -> Iterator[str]:
    if node.shape == "scalar" or not node.entries:
        yield _inline(node)
    else:
        yield from _entries(node, 0)


def _entries(node: Node, indent: int) -> Iterator[str]:
    for entry in node.entries:
        if node.shape == "list":
            _raise_comments(entry)
        yield from _comments(entry.before, indent)
        yield from _entry(entry, node.shape == "list", indent)
        yield from _comments(entry.tail, indent)


def _comments(texts: list[str], indent: int) -> Iterator[str]:
    """Comments in the column of what they belong to; of several empty lines the first."""
    last = None
    for text in texts:
        if text or last != "":
            yield " " * indent + text if text else ""
        last = text


def _raise_comments(entry: Entry) -> None:
    """Comments above the first field of a list item stand above its dash."""
    inner = entry.node
    if inner.shape != "scalar" and inner.entries and not _fits_flow(inner, 0):
        first = inner.entries[0]
        if inner.shape == "list":
            _raise_comments(first)
        entry.before += first.before
        first.before = []


def _entry(entry: Entry, is_item: bool, indent: int) -> Iterator[str]:  # noqa: FBT001
    node = entry.node
    head = " " * indent + ("-" if is_item else _key(entry.key) + ":")
    behind = f"  {entry.after}" if entry.after else ""
    if node.shape == "scalar":
        yield from _scalar(entry, head, indent, behind)
    elif _fits_flow(node, len(head) + 1):
        yield f"{head} {_flow(node)}{behind}"
    elif node.flow and node.shape == "list" and all(inner.node.shape == "scalar" for inner in node.entries):
        yield from _filled(entry, head, indent)
    elif is_item:
        inner = list(_entries(node, indent + 2))
        if behind and node.entries:
            yield " " * indent + entry.after
        yield " " * indent + "- " + inner[0][indent + 2 :]
        yield from inner[1:]
    else:
        yield head + behind
        yield from _entries(node, indent + 2)


def _key(key: str) -> str:
    return key if scalars.plain(key, flow=True) else scalars.quoted(key)


def _scalar(entry: Entry, head: str, indent: int, behind: str) -> Iterator[str]:
    node = entry.node
    lines = scalars.block(node.value, node.style, indent + 2)
    text = scalars.one_line(node.value, node.style, entry.key)
    if not lines and len(head) + 1 + len(text) > WIDTH:
        lines = scalars.folded(node.value, indent + 2)
    if lines:
        yield f"{head} {lines[0]}{behind}"
        yield from (" " * (indent + 2) + line if line else "" for line in lines[1:])
        return
    if not text:
        yield head + behind
        return
    lines = scalars.wrapped(text, len(head) + 1, indent + 2)
    if len(lines) == 1:
        yield f"{head} {text}{behind}"
        return
    if behind:
        yield " " * indent + entry.after
    yield f"{head} {lines[0]}"
    yield from lines[1:]


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
    value = _inline(entry.node, entry.key)
    return f"{_key(entry.key)}: {value}" if is_map else value


def _inline(node: Node, key: str = "") -> str:
    return scalars.one_line(node.value, node.style, key, flow=True) if node.shape == "scalar" else _flow(node)


def _filled(entry: Entry, head: str, indent: int) -> Iterator[str]:
    """A list of words over several lines, each as full as it gets."""
    if entry.after:
        yield " " * indent + entry.after
    pieces = [_inline(inner.node) for inner in entry.node.entries]
    line, room = f"{head} [", WIDTH
    for number, piece in enumerate(pieces):
        text = piece + ("]" if number == len(pieces) - 1 else ",")
        gap = "" if line.endswith("[") or not line.strip() else " "
        if len(line) + len(gap) + len(text) > room and not line.endswith("["):
            yield line
            line, gap = " " * (indent + 2), ""
        line += gap + text
    yield line
