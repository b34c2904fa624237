"""A place found at a glance is the one that the parser gives, or there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read.characters import clean
from generator.read.document import compose
from generator.read.glance import glance

ROOT = Path(__file__).parents[2]
PARTS = (
    "a", "b", "since", "since: x", ": ", ":\n", "\n", "\n", "\n  ", "\n    ", "- ", "\n- ", "\n  - ", "[", "]", "{",
    "}", '"', "'", "|\n", ">-\n", "#", " # x", "b: 2", "a: 1\n", "&a ", "2026-11-21", "x y", ", ", "'x'", '"x"',
)  # fmt: skip


def agree(text: str) -> int:
    """How many places were seen at a glance; each of them is where the parser finds it."""
    _, places, findings = compose("x.yaml", clean(text), places=True)
    if findings:
        return 0
    seen = 0
    for loc, place in places.items():
        spot = glance(text, loc)
        if spot is None:
            continue
        seen += 1
        assert place.key is not None
        assert place.key[1:] == (spot.line, spot.key, spot.line, spot.key_end)
        assert place.value[1:] == (spot.line, spot.value, spot.line, spot.value_end)
    return seen


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_the_glance_agrees_with_the_parser_on_the_content(path: Path) -> None:
    agree(path.read_text("utf-8"))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_the_glance_agrees_with_the_parser_on_any_text(text: str) -> None:
    agree(text)


def test_dates_of_needs_are_seen_at_a_glance() -> None:
    text = "name: A\nneeds:\n  - id: a\n    since: 2026-01-15\n\n  - since: 2025-01-15\n    id: b\nlinks: []\n"
    assert glance(text, ("needs", 0, "since")) == (4, 5, 10, 12, 22)
    assert glance(text, ("needs", 1, "since")) == (6, 5, 10, 12, 22)
    assert glance(text, ("name",)) == (1, 1, 5, 7, 8)


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\n  since: y\n  z"\nsince: [1]\n',
        "a: {x: [\n  since: y\n  ]}\n",
        "since: a b\n",
        "since: 'a b'\n",
        "since: a # b\n",
        "since: 1\nsince: 2\n",
    ],
)
def test_what_is_doubtful_is_left_to_the_parser(text: str) -> None:
    assert glance(text, ("since",)) is None


def test_long_lines_are_not_looked_through() -> None:
    text = "city: Bonn\nemail: " + "[" * 60_000 + "\nsince: 2026-01-01\n"
    assert glance(text, ("since",)) is None
    assert glance("city: Bonn\nsince: 2026-01-01\n", ("since",)) is not None
