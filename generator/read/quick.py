"""The short way from text to data, for files in which nothing is wrong: libyaml composes, we only walk its nodes.

It takes half the time of our own composer and gives the same data and places. Whatever is irregular (an anchor, a tag,
a key that stands twice, a syntax error, deep nesting ...) ends it: then the long way, which can explain, starts anew.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml
from yaml._yaml import CParser

from generator.read.characters import FORBIDDEN
from generator.read.scalar import Scalar

MAX_DEPTH = 10
_MAX_OPEN = 100
_ANCHOR = re.compile(r"(?<!\w)&\S")
_TAG = re.compile(r"(?<![^\s\[{,])!")
_COMPACT = re.compile(r"[-?:]\s+[-?:]\s+[-?:]\s+[-?:]\s")
"""Several collections that begin on one line."""
_INDENTED = " " * 40
_CLOSED_AGAIN = re.compile(r"\{[^{}\[\]\"'#]*\}|\[[^{}\[\]\"'#]*\]")


class IrregularError(Exception):
    """This text needs the long way."""


class _Composer(CParser):
    """Makes nodes without guessing types: a tag is empty unless it was written."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Leave the tag empty."""
        return ""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Nothing to keep."""

    def ascend_resolver(self) -> None:
        """Nothing to keep."""


@lru_cache(maxsize=2)  # findings about a file mostly follow each other; the nodes of all would fill the memory
def nodes(text: str) -> Any:  # noqa: ANN401  the parser's classes come with vague types
    """The root node of a text.

    Raises:
        IrregularError: there is none, or the text may hold something that we refuse.
    """
    if _may_have_marks(text) or _may_be_deep(text):
        raise IrregularError
    try:
        root = _Composer(text).get_single_node()
    except (yaml.YAMLError, ValueError) as error:
        raise IrregularError from error
    if root is None:
        raise IrregularError
    return root


def _may_have_marks(text: str) -> bool:
    """Whether there may be an anchor or a tag. One search for each: together they take ten times as long."""
    return bool(("&" in text and _ANCHOR.search(text)) or ("!" in text and _TAG.search(text)))


def _may_be_deep(text: str) -> bool:
    """Whether collections could lie inside each other hundreds of times: libyaml composes by recursion, on the C stack.

    In blocks each begins further to the right than the one around it. A bracket in quotes or in a comment does not
    close what it seems to close, so only pairs with nothing of that kind between them are left out, the inner and
    those around them.
    """
    if _INDENTED in text or _COMPACT.search(text):
        return True
    if text.count("[") + text.count("{") <= _MAX_OPEN:
        return False
    rest = _CLOSED_AGAIN.sub("", _CLOSED_AGAIN.sub("", text))
    return rest.count("[") + rest.count("{") > _MAX_OPEN


def plain_data(text: str) -> Any:  # noqa: ANN401
    """What a text says: mappings, lists and scalars.

    Raises:
        IrregularError: the text needs the long way.
    """
    return _value(nodes(text), 1, may_hide="\\" in text)


def _value(node: Any, depth: int, *, may_hide: bool) -> Any:  # noqa: ANN401
    if node.tag:
        raise IrregularError
    if type(node) is yaml.ScalarNode:
        return _scalar(node, may_hide=may_hide)
    if depth > MAX_DEPTH:
        raise IrregularError
    if type(node) is yaml.SequenceNode:
        return [_value(child, depth + 1, may_hide=may_hide) for child in node.value]
    found: dict[str, Any] = {}
    for key, child in node.value:
        name = key.value
        is_word = type(key) is yaml.ScalarNode and name and not key.tag
        if not is_word or name in found or (may_hide and FORBIDDEN.search(name)):
            raise IrregularError
        found[name] = _value(child, depth + 1, may_hide=may_hide)
    return found


def _scalar(node: Any, *, may_hide: bool) -> Scalar:  # noqa: ANN401
    """The value of a node; an escape in double quotes can hide a character that we refuse."""
    style = node.style
    if may_hide and style == '"' and FORBIDDEN.search(node.value):
        raise IrregularError
    scalar = str.__new__(Scalar, node.value)
    scalar.plain = not style
    return scalar


def find(root: Any, loc: tuple[str | int, ...]) -> tuple[Any, Any]:  # noqa: ANN401
    """The key node (none for list items and the whole file) and the value node at a path, or of its deepest part."""
    key, node = None, root
    for part in loc:
        if type(node) is yaml.MappingNode:
            step = next(((one, child) for one, child in node.value if one.value == part), None)
        elif type(node) is yaml.SequenceNode and isinstance(part, int) and part < len(node.value):
            step = (None, node.value[part])
        else:
            step = None
        if step is None:
            break
        key, node = step
    return key, node
