"""From text to the tree: the parser's events give values with their places, what lies between them are comments.

Only texts that the reader accepts come here: one document, no anchors, no tags, no tabs in the indentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from generator.formatting.comments import Lines, attach
from generator.formatting.nodes import Entry, Node, Tree


def parse(text: str) -> Tree:
    """The tree of a text with Unix line ends."""
    nodes = _Nodes(text)
    tree = Tree(nodes.root)
    attach(tree, Lines(text, nodes.scalars))
    return tree


class _Nodes:
    """Builds nodes from the parser's events."""

    def __init__(self, text: str) -> None:
        self.scalars: list[Node] = []
        self._events = iter(list(yaml.parse(text, Loader=yaml.CSafeLoader)))
        event: Any = next(self._events)
        while not isinstance(event, yaml.NodeEvent):
            event = next(self._events)
        self.root = self._node(event)

    def _node(self, event: Any) -> Node:  # noqa: ANN401  the parser's classes come with vague types
        start = (event.start_mark.line, event.start_mark.column)
        end = (event.end_mark.line, event.end_mark.column)
        if isinstance(event, yaml.ScalarEvent):
            node = Node("scalar", start, end, value=event.value, style=event.style or "")
            self.scalars.append(node)
            return node
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = Node("map" if is_map else "list", start, flow=bool(event.flow_style))
        for entry in self._entries(node, is_map=is_map):
            node.entries.append(entry)
        return node

    def _entries(self, node: Node, *, is_map: bool) -> Iterator[Entry]:
        while True:
            event: Any = next(self._events)
            if isinstance(event, yaml.CollectionEndEvent):
                mark: Any = event.end_mark
                node.end = (mark.line, mark.column)
                return
            first = self._node(event)
            if is_map:
                yield Entry(self._node(next(self._events)), first.start, key=first.value)
            else:
                yield Entry(first, first.start if node.flow else (first.start[0], node.start[1]))
