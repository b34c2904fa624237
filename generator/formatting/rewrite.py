"""The whole way from one text to the other, and the proof that both say the same."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import errors
from generator.formatting.comments import attach
from generator.formatting.nodes import Entry, Node, Tree, as_read
from generator.formatting.order import sort
from generator.formatting.write import written
from generator.read import Data, Document, read_document
from generator.read.rules import EMPTY


class Unsafe(Exception):  # noqa: N818  a refusal
    """The text cannot be rewritten without changing what it says, or cannot be read; it is left alone."""


def formatted(document: Document) -> str:
    """The text of a file in our order and style; its path tells which model its fields follow.

    Raises:
        Unsafe: the file has findings of reading, or the result would say something else.
    """
    if all(finding.rule is EMPTY for finding in document.findings) and document.data is None:
        return _tidied(document.text)
    root = document.root
    if any(errors(document.findings)) or root is None:
        raise Unsafe(document.path)
    tree = Tree(as_read(root))
    attach(tree, document.text, root)
    sort(tree.root, document.path)
    result = written(tree)
    if result != document.text:
        after = read_document(document.path, result.encode())
        if after.data != document.data or any(errors(after.findings)):
            raise Unsafe(document.path)
    return result


def is_formatted(document: Document, result: str) -> bool:
    """Whether the file on the disk is that very text, byte order mark and line ends included."""
    return result == document.text and len(result.encode()) == document.size


def composed(data: Data, head: tuple[str, ...], path: str) -> str:
    """The text of a new file: data in our order and style below some comments."""
    tree = Tree(node_of(data), list(head))
    sort(tree.root, path)
    return written(tree)


def node_of(data: dict[str, Any] | list[Any] | str | None) -> Node:
    """Data as a tree without comments; a list of words in brackets."""
    if isinstance(data, dict):
        return Node("map", entries=[Entry(node_of(value), (0, 0), key) for key, value in data.items()])
    if isinstance(data, list):
        words = all(isinstance(item, str) for item in data)
        return Node("list", flow=words, entries=[Entry(node_of(item), (0, 0)) for item in data])
    return Node("scalar", value=data or "")


def _tidied(text: str) -> str:
    """A file of nothing but comments: only its line ends."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join(lines) + "\n"
