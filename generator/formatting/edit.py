"""Single values of a file are changed, and every other line stays as it is: comments, order, quotes, empty lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.diagnostics import errors
from generator.formatting.comments import Lines, attach
from generator.formatting.nodes import Entry, Node, Tree, as_read
from generator.formatting.order import fields_of
from generator.formatting.rewrite import Unsafe, node_of
from generator.formatting.write import comment_lines, entry_lines, settle, written
from generator.read import Document, Loc, read_document, tree

Value = dict[str, Any] | list[Any] | str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one value: what shall stand where `loc` leads; with None nothing shall.

    With `before`, the value becomes a new item of a list, before the one that has its number now.
    """

    loc: Loc
    value: Value
    before: bool = False


def edited(document: Document, edits: Iterable[Edit]) -> str:
    """The text of a file after some edits, one after the other; a field that is new takes its place by the model.

    Raises:
        Unsafe: the file cannot be read, a way leads nowhere, or the text would not say what was asked for.
    """
    now = document
    wanted: Value = deepcopy(document.data)
    for edit in edits:
        if now.root is None or any(errors(now.findings)):
            raise Unsafe(document.path)
        try:
            wanted = _applied(wanted, edit)
            text = _Splice(now, now.root).edited(edit)
        except (LookupError, TypeError) as error:
            raise Unsafe(document.path) from error
        now = read_document(document.path, text.encode())
    if now.data != wanted or any(errors(now.findings)):
        raise Unsafe(document.path)
    return now.text


def differences(before: Value, after: Value) -> list[Edit]:
    """The edits that make one of the other, as small as they can be; items with an `id` are the same by it."""
    return list(_differences((), before, after))


def _differences(loc: Loc, before: Value, after: Value) -> Iterator[Edit]:
    if isinstance(before, dict) and isinstance(after, dict) and after:
        yield from (Edit((*loc, key), None) for key in before if key not in after)
        for key, value in after.items():
            if key in before:
                yield from _differences((*loc, key), before[key], value)
            else:
                yield Edit((*loc, key), value)
    elif isinstance(before, list) and isinstance(after, list) and before and after:
        yield from _of_lists(loc, before, after)
    elif before != after:
        yield Edit(loc, after)


def _of_lists(loc: Loc, before: list[Any], after: list[Any]) -> Iterator[Edit]:
    """From the end to the beginning, so that the numbers of the items in front of an edit stay the same."""
    steps = SequenceMatcher(None, _names(before), _names(after), autojunk=False).get_opcodes()
    for _, start, end, new_start, new_end in reversed(steps):
        shared = min(end - start, new_end - new_start)
        yield from (Edit((*loc, number), None) for number in range(end - 1, start + shared - 1, -1))
        yield from (
            Edit((*loc, start + shared), value, before=True) for value in reversed(after[new_start + shared : new_end])
        )
        for number in reversed(range(shared)):
            yield from _differences((*loc, start + number), before[start + number], after[new_start + number])


def _names(items: list[Any]) -> list[str]:
    """What makes items of a list the same one: their id, else all that they say."""
    return [str(item["id"]) if isinstance(item, dict) and "id" in item else json.dumps(item) for item in items]


def _applied(data: Value, edit: Edit) -> Value:
    """The data after an edit.

    Raises:
        LookupError, TypeError: the way leads nowhere.
    """
    if not edit.loc:
        return edit.value
    inside: Any = data
    ways: list[tuple[Any, str | int]] = []
    for part, following in zip(edit.loc, (*edit.loc[1:], None), strict=True):
        ways.append((inside, part))
        if following is None:
            break
        missing: Any = [] if isinstance(following, int) else {}
        if isinstance(inside, list) and part == len(inside):
            inside.append(missing)
        elif isinstance(inside, dict) and not inside.get(str(part)):
            inside[part] = missing
        inside = inside[part]
    if edit.value is None:
        for around, part in reversed(ways):
            del around[part]
            if around:
                break
    elif edit.before or (isinstance(inside, list) and edit.loc[-1] == len(inside)):
        inside.insert(edit.loc[-1], deepcopy(edit.value))
    else:
        inside[edit.loc[-1]] = deepcopy(edit.value)
    return data


class _Splice:
    """One file, its tree as it was read, and the same as formatting sees it, comments included."""

    def __init__(self, document: Document, root: tree.Node) -> None:
        self.text = document.text
        self.path = document.path
        self.root = root
        self.lines = Lines(self.text, root)
        self.tree = Tree(as_read(root))
        attach(self.tree, self.text, root)
        self._starts = [0]
        for line in self.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def edited(self, edit: Edit) -> str:
        """The text after one edit.

        Raises:
            LookupError: the way leads nowhere.
        """
        loc, value = self._reachable(edit.loc, edit.value)
        if value is None:
            loc = self._emptied(loc)
        way = self._way(loc)
        node, part = (way[-1].node if way else self.tree.root), loc[-1]
        found = None if edit.before else _entry_of(node, part)
        if value is None and found is None:
            raise LookupError(part)
        flow = self._first_flow(loc)
        around = way if flow is None else way[:flow]
        if flow is None:
            if value is None and found and not self._shares_line(found, node):
                return self._without(found)
            if value is not None and found:
                around = [*way, found]
            elif value is not None and node.entries:
                return self._with(_made(part, value), node, self._place(node, loc))
        end = self._end(around[-1]) if around else 0  # before anything is changed
        if value is None and found:
            node.entries.remove(found)
        elif found:
            found.node = _new_node(value, found.node)
        else:
            node.entries.insert(self._place(node, loc), _made(part, value))
        return self._again(around, end)

    def _reachable(self, loc: Loc, value: Value) -> tuple[Loc, Value]:
        """As much of a way as exists, one step more, and the value with what is missing around it."""
        node = self.root
        for number, part in enumerate(loc[:-1]):
            child = node.children.get(part)
            if child is None or not isinstance(child.data, dict | list):
                if value is None:
                    raise LookupError(part)
                for inner in reversed(loc[number + 1 :]):
                    value = [value] if isinstance(inner, int) else {inner: value}
                return loc[: number + 1], value
            node = child
        return loc, value

    def _emptied(self, loc: Loc) -> Loc:
        """What goes when a value does: also the collections around it that hold nothing else.

        Raises:
            LookupError: that would be the whole file.
        """
        while len(loc) > 1 and len(self.root.at(loc[:-1]).children) == 1:
            loc = loc[:-1]
        if len(loc) == 1 and len(self.root.children) == 1:
            raise LookupError(loc)
        return loc

    def _way(self, loc: Loc) -> list[Entry]:
        """The entries that lead to the collection around a value."""
        way: list[Entry] = []
        node = self.tree.root
        for part in loc[:-1]:
            entry = _entry_of(node, part)
            if entry is None:
                raise LookupError(part)
            way.append(entry)
            node = entry.node
        return way

    def _first_flow(self, loc: Loc) -> int | None:
        """How many steps lead to the outermost collection in brackets around a value; None where there is none."""
        node = self.root
        for number, part in enumerate(loc):
            if node.style == "[":
                return number
            child = node.children.get(part)
            if child is None:
                return None
            node = child
        return None

    def _again(self, way: Sequence[Entry], end: int) -> str:
        """The text with the last entry of a way, which ended somewhere, written anew; the whole file without one."""
        if not way:
            return written(self.tree)
        entry, node = way[-1], (way[-2].node if len(way) > 1 else self.tree.root)
        start = self._offset(entry.start)
        return self.text[:start] + "\n".join(self._lines_of(entry, node, entry.start[1])) + self.text[end:]

    def _with(self, made: Entry, node: Node, place: int) -> str:
        """The text with a new entry at a place of a collection that has others."""
        column = node.entries[0].start[1]
        lines = self._lines_of(made, node, column)
        if place:
            at = self._end(node.entries[place - 1], tail=True)
            return self.text[:at] + "\n" + " " * column + "\n".join(lines) + self.text[at:]
        at = self._offset(node.entries[0].start)
        return self.text[:at] + "\n".join(lines) + "\n" + " " * column + self.text[at:]

    def _without(self, entry: Entry) -> str:
        """The text without the lines of an entry."""
        start = self._starts[entry.start[0]]
        return self.text[:start] + self.text[self._end(entry, tail=True) + 1 :]

    def _shares_line(self, entry: Entry, node: Node) -> bool:
        """Whether an entry stands behind the hyphen of the item that it belongs to."""
        before = self.text[self._starts[entry.start[0]] : self._offset(entry.start)]
        return node.shape == "map" and bool(before.strip())

    def _lines_of(self, entry: Entry, node: Node, column: int) -> list[str]:
        """An entry as lines, the first without indentation; what stands above it stays there."""
        entry.before = []
        is_item = node.shape == "list"
        settle(entry, column, is_item=is_item)
        lines = [*comment_lines(entry.before, column), *entry_lines(entry, column, is_item=is_item)]
        return [lines[0][column:], *lines[1:]]

    def _place(self, node: Node, loc: Loc) -> int:
        """Before which number something new is put: a field behind the nearest that the model has before it."""
        if isinstance(loc[-1], int):
            return loc[-1]
        fields: Any = fields_of(self.path)
        for part in loc[:-1]:
            fields = fields if isinstance(part, int) else fields.get(part) or {}
        ranks = {name: number for number, name in enumerate(fields)}
        mine = ranks.get(str(loc[-1]), len(ranks))
        earlier = [
            (rank, number)
            for number, entry in enumerate(node.entries)
            if (rank := ranks.get(entry.key, len(ranks))) <= mine
        ]
        return max(earlier)[1] + 1 if earlier else 0

    def _end(self, entry: Entry, *, tail: bool = False) -> int:
        """Where an entry ends in the text, the comment behind it included; with `tail` also those deeper below it."""
        line, column = self._last(entry.node)
        text = self.lines.lines[line]
        rest = text[column:].strip()
        if not rest or rest.startswith("#"):
            column = len(text)
        while tail and line + 1 < len(self.lines.lines):
            following = self.lines.lines[line + 1]
            indent = len(following) - len(following.lstrip(" "))
            if not following.lstrip().startswith("#") or indent <= entry.start[1]:
                break
            line, column = line + 1, len(following)
        return self._starts[line] + column

    def _last(self, node: Node) -> tuple[int, int]:
        """The line and column behind the last character of a value."""
        if node.shape != "scalar" and not node.flow and node.entries:
            last = max(node.entries, key=lambda entry: entry.start)
            return max(self._last(last.node), last.start)
        if node.style in {"|", ">"} and node.shape == "scalar":
            line = self.lines.last_of_block(node.start[0], node.end)
            return line, len(self.lines.lines[line])
        return node.end

    def _offset(self, place: tuple[int, int]) -> int:
        return self._starts[place[0]] + place[1]


def _entry_of(node: Node, part: str | int) -> Entry | None:
    if isinstance(part, int):
        return node.entries[part] if node.shape == "list" and part < len(node.entries) else None
    return next((entry for entry in node.entries if entry.key == part), None)


def _made(part: str | int, value: Value) -> Entry:
    return Entry(node_of(value), (0, 0), key=part if isinstance(part, str) else "")


def _new_node(value: Value, old: Node) -> Node:
    """A value in the style of the one in whose place it comes."""
    node = node_of(value)
    if node.shape == "scalar" and old.shape == "scalar":
        node.style = old.style
    if node.shape == old.shape == "list":
        node.flow = old.flow and node.flow
    return node
