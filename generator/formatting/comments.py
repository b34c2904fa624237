"""Finds the comments between the values of a file and hands each to the entry it belongs to.

A comment on a line of its own belongs to what follows, unless it is indented deeper; one behind a value belongs to it;
one after the last entry of a collection stays at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.formatting.nodes import Entry, Node, Tree
from generator.read import tree
from generator.read.places import Marked

_HEADER = re.compile(r"[|>][0-9+-]*")
_MODELINE = "# yaml-language-server"
_MARKER = re.compile(r"(---|\.\.\.|%.*)?\s*")
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or with an empty text an empty line; `alone` is whether nothing else stands on its line."""

    at: Position
    text: str
    alone: bool


class Lines:
    """The lines of a text, and which parts of them are inside of the keys and scalars of its root."""

    def __init__(self, text: str, root: tree.Node) -> None:
        self.lines = text.split("\n")
        self._inside: set[int] = set()
        self._covered: dict[int, list[tuple[int, int]]] = {}
        for scalar in _scalars(root):
            self._cover(scalar)

    def _cover(self, scalar: Marked) -> None:
        """Remember where a scalar stands: a number sign inside of it is no comment, an empty line is content."""
        line, column = scalar.start_mark.line, scalar.start_mark.column
        end_line, end_column = scalar.end_mark.line, scalar.end_mark.column
        if getattr(scalar, "style", "") in {"|", ">"}:
            header = _HEADER.match(self.lines[line], column)
            self._covered.setdefault(line, []).append((column, header.end() if header else column))
            self._inside.update(range(line + 1, self.last_of_block(line, (end_line, end_column)) + 1))
            return
        for number in range(line, end_line + 1):
            start = column if number == line else 0
            stop = end_column if number == end_line else len(self.lines[number])
            self._covered.setdefault(number, []).append((start, stop))
        self._inside.update(range(line + 1, end_line))

    def last_of_block(self, line: int, end: Position) -> int:
        """The number of the last line of a block text that begins on a line and ends, for the parser, somewhere."""
        last = min(end[0] if end[1] else end[0] - 1, len(self.lines) - 1)
        while last > line and not self.lines[last].strip(" "):
            last -= 1
        return last

    def comments(self) -> Iterator[Comment]:
        """All comments and empty lines in their order; of several empty lines only the first."""
        empty = False
        for number, line in enumerate(self.lines):
            if number in self._inside:
                empty = False
                continue
            column = self._number_sign(number)
            if column is not None:
                yield Comment((number, column), line[column:].rstrip(), bool(_MARKER.fullmatch(line[:column])))
            elif not line.strip() and not empty:
                yield Comment((number, 0), "", alone=True)
            empty = not line.strip()

    def _number_sign(self, number: int) -> int | None:
        for match in re.finditer("#", self.lines[number]):
            column = match.start()
            if not any(start <= column < stop for start, stop in self._covered.get(number, ())):
                return column
        return None


def _scalars(node: tree.Node) -> Iterator[Marked]:
    if isinstance(node.data, str):
        yield node
    for child in node.children.values():
        if child.key:
            yield child.key
        yield from _scalars(child)


def attach(written: Tree, text: str, root: tree.Node) -> None:
    """Hand all comments and empty lines of a text with that root to the entries of the tree made of it."""
    owners = _Owners(written)
    for comment in Lines(text, root).comments():
        owners.take(comment)
    owners.give_first()


class _Owners:
    """Every entry with the way that leads to it, in the order of the text."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.paths: list[tuple[Entry, ...]] = []
        self.flows: list[Node] = []
        self._blank = False
        """Whether an empty line has come after the last entry: it stays above a comment at the end."""
        self._walk(tree.root, ())

    def _walk(self, node: Node, path: tuple[Entry, ...]) -> None:
        if node.flow:
            self.flows.append(node)
        for entry in node.entries:
            self.paths.append((*path, entry))
            self._walk(entry.node, (*path, entry))

    def take(self, comment: Comment) -> None:
        """Give one comment to its owner."""
        around = [node for node in self.flows if node.start < comment.at < node.end]
        if not self.paths:
            (self.tree.head if comment.at < self.tree.root.start else self.tree.foot).append(comment.text)
        elif comment.at < self.paths[0][-1].start and not around:
            self.tree.head.append(comment.text)
        elif around:
            self._between_brackets(comment, around[-1])
        elif comment.alone:
            self._alone(comment)
        else:
            self._behind(comment)
        if comment.text:
            for node in around:
                node.flow = False

    def give_first(self) -> None:
        """Hand what stands right above the first entry to it; a head ends with an empty line or a modeline."""
        head = self.tree.head
        touching = 0
        while touching < len(head) and head[-1 - touching] and not head[-1 - touching].startswith(_MODELINE):
            touching += 1
        if touching and self.paths and not self.tree.root.flow:
            first = self.paths[0][-1]
            first.before = head[-touching:] + first.before
            del head[-touching:]

    def _between_brackets(self, comment: Comment, node: Node) -> None:
        """A comment inside of a flow collection, which is written on several lines because of it."""
        if not comment.text:
            return
        earlier = [entry for entry in node.entries if entry.start < comment.at]
        later = [entry for entry in node.entries if entry.start > comment.at]
        if not comment.alone and earlier:
            earlier[-1].comment_after(comment.text)
        elif later:
            later[0].before.append(comment.text)
        elif earlier:
            earlier[-1].tail.append(comment.text)
        else:
            owner = next((path[-1] for path in self.paths if path[-1].node is node), None)
            (owner.before if owner else self.tree.head).append(comment.text)

    def _alone(self, comment: Comment) -> None:
        column = comment.at[1]
        later = next((path[-1] for path in self.paths if path[-1].start > comment.at), None)
        earlier = next(path for path in reversed(self.paths) if path[-1].start < comment.at)
        depth = later.start[1] if later else -1
        block = list(self._block(earlier))
        deeper = [number for number, entry in enumerate(block) if depth < entry.start[1] <= column]
        if comment.text and deeper:
            level = next((number for number in deeper if block[number].start[1] == column), None)
            if level is None:
                block[deeper[-1]].tail.append(comment.text)
            else:
                self._end(block[level - 1].node if level else self.tree.root, comment)
        elif later:
            later.before.append(comment.text)
        elif comment.text:
            self._end(self.tree.root, comment)
        else:
            self._blank = True

    def _end(self, node: Node, comment: Comment) -> None:
        """A comment after the last entry of a collection: it belongs to none of them, wherever these are moved."""
        if self._blank:
            node.foot.append("")
        self._blank = False
        node.foot.append(comment.text)

    def _block(self, path: tuple[Entry, ...]) -> Iterator[Entry]:
        """The part of a way outside of brackets: only there indentation means something."""
        for entry in path:
            yield entry
            if entry.node.flow:
                return

    def _behind(self, comment: Comment) -> None:
        line = comment.at[0]
        paths = [path for path in self.paths if path[-1].start < comment.at]
        starting = [path[-1] for path in paths if path[-1].start[0] == line and not self._in_brackets(path)]
        ending = [path[-1] for path in paths if path[-1].node.end[0] == line and not self._in_brackets(path)]
        if starting or ending:
            (starting or ending)[-1].comment_after(comment.text)
        else:
            self._alone(comment)

    @staticmethod
    def _in_brackets(path: tuple[Entry, ...]) -> bool:
        return any(entry.node.flow for entry in path[:-1])
