"""What an editor shows while somebody writes an entry: which field the cursor stands in, and what may stand there.

The text is mostly unfinished and often no YAML yet. So the way to a field is read off the lines themselves: from the
indentation, and within a line from its brackets. What may stand there says the schema of the kind of entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model.schema import GivenSchema

_KEY = re.compile(r"(?P<indent> *(?:- +)*)(?P<key>[\w-]+):(?= |$)(?P<rest>.*)")
_ITEM = re.compile(r"(?P<indent> *(?:- +)*)- +")
_PIECE = re.compile(r"\"[^\"]*\"?|'[^']*'?|[{}\[\],]|[^\s{}\[\],\"':]+:(?=\s|$)|[^\s{}\[\],\"']+")
_WORD_BEFORE = re.compile(r"[\w.+-]*\Z")
_WORD_AFTER = re.compile(r"[\w.+-]*")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be written: `text` in the place of the word, `label` and `about` to choose by."""

    text: str
    label: str
    about: str = ""
    is_field: bool = False


class Spot(NamedTuple):
    """Where a cursor stands: the fields that lead there, where its word begins, and whether a field may begin here."""

    path: tuple[str, ...]
    start: int
    is_key: bool


def spot(lines: Sequence[str], number: int, column: int) -> Spot:
    """The spot of a cursor; line and column count from 0."""
    before = lines[number][:column] if number < len(lines) else ""
    start = column - len(_WORD_BEFORE.search(before)[0])  # type: ignore[index]
    head = before[:start]
    found = _KEY.match(before)
    if found:
        above = _above(lines, number, len(found["indent"]))
        inner, is_key = _inside(found["rest"][: start - found.start("rest")])
        return Spot((*above, found["key"], *inner), start, is_key)
    item = _ITEM.match(head)
    inner, is_bracket_key = _inside(head[item.end() :] if item else head)
    outer = _above(lines, number, len(item["indent"]) + 1 if item else len(head) - len(head.lstrip(" ")))
    is_first = not (head[item.end() :] if item else head).strip()
    return Spot((*outer, *inner), start, is_key=is_first or is_bracket_key)


def _above(lines: Sequence[str], number: int, column: int) -> tuple[str, ...]:
    """The fields that what begins in a column of a line lies in."""
    path: list[str] = []
    for line in reversed(lines[:number]):
        found = _KEY.match(line)
        if found and len(found["indent"]) < column and not line.lstrip().startswith("#"):
            column = len(found["indent"])
            path.insert(0, found["key"])
    return tuple(path)


def _inside(text: str) -> tuple[tuple[str, ...], bool]:
    """The fields within the brackets that are open at the end of a piece of a line, and whether another may begin."""
    open_: list[tuple[str, str]] = []
    """Each bracket with the field that it has come to."""
    for piece in _PIECE.findall(text):
        if piece in "{[":
            open_.append((piece, ""))
        elif piece in "}]":
            open_ = open_[:-1]
        elif open_ and piece == ",":
            open_[-1] = (open_[-1][0], "")
        elif open_ and piece.endswith(":"):
            open_[-1] = (open_[-1][0], piece[:-1])
    path = tuple(key for _, key in open_ if key)
    return path, bool(open_) and open_[-1] == ("{", "")


def offers(schema: GivenSchema, at: Spot) -> list[Offer]:
    """What may stand at a spot: codes with their labels, and fields with what they are for."""
    nodes = _nodes(schema, at.path)
    found = list(_codes(nodes)) if at.path else []
    if at.is_key:
        found += [
            Offer(f"{name}: ", name, str(field.get("description", "")), is_field=True)
            for node in nodes
            for name, field in node.get("properties", {}).items()
        ]
    return list(dict.fromkeys(found))


def about(schema: GivenSchema, lines: Sequence[str], number: int, column: int) -> tuple[str, str, int, int]:
    """The word at a place, what it means (empty where nothing is known of it), and where it begins and ends."""
    line = lines[number] if number < len(lines) else ""
    at = spot(lines, number, column)
    end = _WORD_AFTER.match(line, column).end()  # type: ignore[union-attr]
    word = line[at.start : end]
    if re.match(r":(?=\s|$)", line[end:]):
        at = spot(lines, number, at.start)
        nodes = _nodes(schema, (*at.path, word))
    else:
        nodes = _nodes(schema, at.path)
        for offer in _codes(nodes):
            if word and offer.text.strip('"') == word:
                return word, offer.about, at.start, end
    said = next((str(node["description"]) for node in nodes if "description" in node), "")
    return word, said if at.path or word else "", at.start, end


def _codes(nodes: Sequence[GivenSchema]) -> Iterator[Offer]:
    for node in nodes:
        said = node.get("enumDescriptions") or [""] * len(node.get("enum", ()))
        for code, words in zip(map(str, node.get("enum", ())), said, strict=False):
            text = f'"{code}"' if re.fullmatch(r"[0-9]+", code) else code  # else YAML reads a number
            yield Offer(text, code, words)
        if node.get("type") == "boolean":
            yield from (Offer(word, word) for word in ("true", "false"))


def _nodes(schema: GivenSchema, path: Sequence[str]) -> list[GivenSchema]:
    """The parts of a schema that a way through its fields leads to."""
    nodes = list(_expanded(schema, schema))
    for key in path:
        nodes = [
            inner
            for node in nodes
            for field in [node.get("properties", {}).get(key) or node.get("additionalProperties")]
            if isinstance(field, dict)
            for inner in _expanded(schema, field)
        ]
    return nodes


def _expanded(schema: GivenSchema, node: GivenSchema) -> Iterator[GivenSchema]:
    """A node, and what it stands for: its definition, its choices, its items."""
    yield node
    further = [*node.get("anyOf", ()), *([node["items"]] if isinstance(node.get("items"), dict) else ())]
    if "$ref" in node:
        further.append(schema["definitions"][str(node["$ref"]).rsplit("/", 1)[-1]])
    for one in further:
        yield from _expanded(schema, one)
