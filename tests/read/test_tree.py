"""The one parser: what a regular text says is what the library reads of it, and each value knows where it stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.characters import clean
from generator.read.tree import Node, parse
from tests.support import ROOT

PARTS = (
    "a", "name", ": ", ":\n", "\n", "  ", "- ", "? ", "[", "]", "{", "}", ", ", '"', "'", "|\n", ">-\n", "#", " # x",
    "&a ", "*a", "!", "!!str ", "---\n", "...\n", "\\x00", "\\n", "07", "ja", "R&D", "%YAML 1.1\n", "\n  ", "\n- ",
)  # fmt: skip


def agrees(text: str) -> None:
    """Where nothing is to be said of a text, its data are those of the library's own loader that guesses no types."""
    found = parse("x.yaml", text)
    if not found.findings:
        assert (found.root.data if found.root else None) == yaml.CBaseLoader(text).get_single_data()
        _stands_there(found.root, text.split("\n"))


def _stands_there(node: Node | None, lines: list[str]) -> None:
    """A plain word on one line is what stands between its marks, be it a key or a value."""
    for name, child in node.children.items() if node else ():
        key = child.key
        if key and key.start_mark.line == key.end_mark.line and getattr(key, "style", "") == "":
            assert lines[key.start_mark.line][key.start_mark.column : key.end_mark.column] == name
        if child.data and isinstance(child.data, str) and not child.style:
            start, end = child.start_mark, child.end_mark
            assert start.line != end.line or lines[start.line][start.column : end.column] == child.data
        _stands_there(child, lines)


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_the_content_is_read_as_it_stands(path: Path) -> None:
    text = path.read_text("utf-8")
    assert parse("x.yaml", text).findings == []
    agrees(text)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_any_text_is_read_as_it_stands_or_has_a_finding(text: str) -> None:
    agrees(clean(text))


def test_a_way_that_leads_nowhere_ends_at_the_deepest_value_on_it() -> None:
    root = parse("x.yaml", "needs:\n  - id: a\n").root
    assert root is not None
    assert root.at(("needs", 0, "title", "de")).data == {"id": "a"}
    assert root.at(("needs", "0")).data == [{"id": "a"}]


def test_of_a_key_given_twice_the_first_is_read() -> None:
    found = parse("x.yaml", "a: [1]\na: [2, 3]\n? [y]\n: z\n")
    assert [one.rule.code for one in found.findings] == ["R110", "R115"]
    assert found.root is not None
    assert found.root.data == {"a": ["1"]}
    assert found.root.at(("a", 1)).data == ["1"]


STAIRS = "\n".join(" " * depth + "-" for depth in range(340))


@pytest.mark.parametrize("piece", ["[", "[\n", "- ", "? ", "-\t", '["], ', "{a: ", STAIRS], ids=repr)
@pytest.mark.parametrize("before", ["", "a: 1\n---\n"])
def test_deep_nesting_ends_the_reading_at_once(before: str, piece: str) -> None:
    start = time.process_time()
    parse("x.yaml", before + piece * (60_000 // len(piece)))
    assert time.process_time() - start < 1
