"""The one parser: libyaml's events become a tree of nodes, each with what it says and where it stands.

The usual loader resolves aliases, guesses types and forgets places. Here every scalar stays the text that stands there,
and what an entry never needs (anchors, aliases, tags, further documents, a key given twice) is refused where it still
can be seen. A stack instead of recursion makes depth ours to limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Related, Rule, Span
from generator.messages import Message, msg
from generator.read import rules
from generator.read.characters import FORBIDDEN, IS_CONTROL, clean
from generator.read.mistake import Mistake
from generator.read.places import Marked, span_of
from generator.read.scalar import Scalar

MAX_DEPTH = 10
Data = dict[str, Any] | list[Any] | Scalar | None
"""What a file says: mappings, lists and strings (`Scalar`), nothing else."""
Loc = tuple[str | int, ...]
"""The way to a value: keys, and numbers of list items from 0."""


@dataclass(slots=True)
class Node:
    """A value: its data, its marks, and of a mapping or a list the nodes in it by key or number.

    `style` is how a scalar is quoted (`'`, `"`, `|`, `>`; empty for plain) and whether a collection has brackets (`[`).
    `key` is what stands before the colon; none for list items and the whole file.
    """

    data: Any
    start_mark: Any
    end_mark: Any
    style: str
    key: Marked | None
    children: dict[str | int, Node]

    def at(self, loc: Loc) -> Node:
        """The node that a way leads to; where it leads nowhere, the deepest on it that exists."""
        node = self
        for part in loc:
            if part not in node.children:
                break
            node = node.children[part]
        return node

    def loc_at(self, line: int, column: int) -> Loc:
        """The way to the deepest value whose key or text is at a line and a column, both counted from 0."""
        loc: list[str | int] = []
        node = self
        while node.children:
            before = [
                (name, child)
                for name, child in node.children.items()
                if ((child.key or child).start_mark.line, (child.key or child).start_mark.column) <= (line, column)
            ]
            if not before:
                break
            name, node = before[-1]
            loc.append(name)
        return tuple(loc)


_NOTHINGS = frozenset({"null", "Null", "NULL", "~"})
"""What programs write without quotes for a value that there is not: it is as empty as if nothing stood there."""
_NOTHING: dict[str | int, Node] = {}


class Parsed(NamedTuple):
    """The root of the tree, findings, and how many single values were read.

    There is no root where there is nothing, or where the text could not be read to its end (then there are findings).
    """

    root: Node | None
    findings: list[Diagnostic]
    values: int = 0


def parse(path: str, text: str) -> Parsed:
    """Read a text without forbidden characters. Never raises."""
    composer = _Composer(path, text)
    try:
        composer.run(text)
    except yaml.MarkedYAMLError as error:
        from generator.read.syntax import syntax  # a thousand words about mistakes, which most runs never need

        flows = [node for node in composer.open if node.style]
        return Parsed(None, [*composer.findings, syntax(Mistake(path, text, error, composer.last, flows))])
    except (yaml.YAMLError, ValueError) as error:
        found = Diagnostic(rules.SYNTAX, Span(path), msg("{reason}", reason=str(error)))
        return Parsed(None, [*composer.findings, found])
    return Parsed(composer.root, composer.findings, composer.values)


def _loader() -> Any:  # noqa: ANN401  the library's types say nothing of events
    """The class that gives the events of a text: libyaml's where it is installed."""
    if yaml.__with_libyaml__:
        return yaml.CSafeLoader
    from generator.read.pure import Loader  # nobody else needs the scanner in Python

    return Loader


class _Composer:
    """Takes events; then has the `root` of the first document, and `findings` about it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.findings: list[Diagnostic] = []
        self.values = 0
        self.open: list[Node] = []
        """The collections around the next event."""
        self.last: Marked | None = None
        """The scalar, or the end of a collection, that came last."""
        self._key: Marked | None = None
        """The key that waits for its value, and its text; none if it is a collection."""
        self._name: str | None = None
        self._documents = 0
        self._may_hide = "\\" in text
        self._is_map = False
        """Whether the innermost of them is a mapping."""
        self._is_too_deep = False

    def run(self, text: str) -> None:
        """Take all events of a text, unless collections are nested too deeply: the parser would take ages.

        Raises:
            yaml.YAMLError: the text is no YAML.
        """
        take: dict[type, Any] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._collection,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceStartEvent: self._collection,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = _loader()(text).get_event
        while not self._is_too_deep and (event := next_event()) is not None:
            if handler := take.get(type(event)):
                handler(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self._documents == 1:
            hint = msg("Move the second part into a file of its own.")
            self._find(rules.SEVERAL_DOCUMENTS, event, msg("A second document starts here."), hint)
        self._documents += 1

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self.last = event
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        text, style = event.value, event.style or ""
        if style == '"' and self._may_hide:
            text = self._visible(event)
        if self._key is None and self._is_map:
            self._judge_key(event, text)
            return
        self.values += 1
        if not style and text in _NOTHINGS:
            text = ""
        data = str.__new__(Scalar, text)  # twice as fast as its own constructor, and there are a hundred in a file
        data.plain = not style
        self._add(Node(data, event.start_mark, event.end_mark, style, self._key, _NOTHING))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse(event)
        if self._key is None and self._is_map:
            self._judge_key(event, "")
        else:
            self._add(Node(Scalar("", plain=True), event.start_mark, event.end_mark, "", self._key, _NOTHING))

    def _collection(self, event: yaml.CollectionStartEvent) -> None:
        """Open a collection; below the depth that we allow the reading ends."""
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(self.open) >= MAX_DEPTH:
            self._is_too_deep = True
            if self._documents == 1:
                self.root = None
            said = msg("More than {limit} lists or mappings lie inside each other.", limit=MAX_DEPTH)
            self._find(rules.TOO_DEEP, event, said)
            return
        is_map = type(event) is yaml.MappingStartEvent
        style = "[" if event.flow_style else ""
        node = Node({} if is_map else [], event.start_mark, event.end_mark, style, self._key, {})
        if self._key is None and self._is_map:
            self._bad_key(event)
        else:
            self._add(node)
        self.open.append(node)
        self._is_map = is_map

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        self.last = event
        node = self.open.pop()
        node.end_mark = event.end_mark
        self._is_map = bool(self.open) and type(self.open[-1].data) is dict
        if self._is_map and node.key is None:
            self._key, self._name = event, None

    def _add(self, node: Node) -> None:
        """Hand a value to what is around it; of a key given twice the first counts, a bad one counts nothing."""
        name, self._key = self._name, None
        if not self.open:
            self.root = self.root or node
            return
        level = self.open[-1]
        data, children = level.data, level.children
        if not self._is_map:
            children[len(data)] = node
            data.append(node.data)
        elif name is not None and name not in children:
            children[name] = node
            if name:
                data[name] = node.data

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = msg("Write the value out; if a text should start with “{mark}”, put it in quotes.", mark=mark)
            name = mark + event.anchor
            self._find(rules.ANCHOR, event, msg("“{name}” is a reference inside the file.", name=name), hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            hint = msg("Delete the tag; if a text should start with “!”, put it in quotes.")
            self._find(rules.TAG, event, msg("“{tag}” is a tag.", tag=tag), hint)

    def _visible(self, event: yaml.ScalarEvent) -> str:
        """A text without what an escape in double quotes hides: a character that the file itself does not show."""
        hidden = FORBIDDEN.search(event.value)
        if hidden is None:
            return str(event.value)
        rule = rules.CONTROL_CHARACTER if IS_CONTROL.match(hidden.group()) else rules.INVISIBLE_CHARACTER
        said = msg("The character U+{code} is written here as an escape.", code=f"{ord(hidden.group()):04X}")
        self._find(rule, event, said, msg("Delete everything from the backslash on that stands for it."))
        return clean(event.value)

    def _judge_key(self, event: yaml.NodeEvent, name: str) -> None:
        self._key, self._name = event, name
        if not name:
            self._bad_key(event)
        first = self.open[-1].children.get(name)
        if first and first.key:
            related = (Related(span_of(self.path, first.key), msg("The first one stands here.")),)
            said = msg("“{key}” has already been given above.", key=name)
            hint = msg("Keep one of the two; several values go into one list.")
            self._find(rules.DUPLICATE_KEY, event, said, hint, related)

    def _bad_key(self, event: yaml.NodeEvent) -> None:
        hint = msg("Write `key: value`; a text with a colon needs quotes.")
        self._find(rules.KEY_NOT_TEXT, event, msg("A word is expected before the colon."), hint)

    def _find(
        self, rule: Rule, event: Marked, said: Message, hint: Message | None = None, related: tuple[Related, ...] = ()
    ) -> None:
        """Keep a finding; what a second document holds is nobody's business before it is a file of its own."""
        if self._documents == 1:
            self.findings.append(Diagnostic(rule, span_of(self.path, event), said, hint, related=related))
