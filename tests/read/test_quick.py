"""The short way of reading gives what the long way gives, or steps aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.read import Scalar, quick, read_document
from generator.read.characters import clean
from generator.read.document import compose

ROOT = Path(__file__).parents[2]
PARTS = (
    "a",
    "name",
    ": ",
    ":\n",
    "\n",
    "  ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    '"',
    "'",
    "|\n",
    ">-\n",
    "#",
    " # x",
    "&a ",
    "*a",
    "!",
    "!!str ",
    "---\n",
    "...\n",
    "\\x00",
    "\\n",
    "07",
    "ja",
    "Hey, Alter!",
    "R&D",
    "%YAML 1.1\n",
    "<<: ",
)


def _told(value: object) -> Any:  # noqa: ANN401
    """A value with everything that tells scalars apart."""
    if isinstance(value, dict):
        return {key: _told(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_told(child) for child in value]
    return (str(value), value.plain) if isinstance(value, Scalar) else value


def _agree(text: str) -> None:
    """Where the short way says something, the long way says the same, without a finding, and of the same places."""
    try:
        data = quick.plain_data(text)
    except quick.IrregularError:
        return
    long, places, findings = compose("x.yaml", text, places=True)
    assert findings == []
    assert _told(data) == _told(long)
    document = read_document("x.yaml", text.encode())
    for loc, place in places.items() if document.data is not None else ():
        assert document.place(loc) == place


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_both_ways_agree_on_the_content(path: Path) -> None:
    _agree(clean(path.read_text("utf-8")))


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_both_ways_agree_on_any_text(text: str) -> None:
    _agree(clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: ! 1\n",
        "a: [!x b]\n",
        "a: 1\na: 2\n",
        "? [a]\n: b\n",
        "a: 1\n---\nb: 2\n",
        ": b\n",
        'a: "\\x00"\n',
        'a: "\\u200b"\n',
        "a: [\n",
        "a: b: c\n",
        "a: " + "[" * 11 + "]" * 11,
        "- " * 12 + "a\n",
    ],
)
def test_what_is_irregular_takes_the_long_way(text: str) -> None:
    with pytest.raises(quick.IrregularError):
        quick.plain_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "[\n" * 30_000,
        "- " * 30_000,
        "? " * 30_000,
        "-\t" * 30_000,
        '["]", ' * 9_000,
        "\n".join(" " * n + "-" for n in range(350)),
        "{a: " * 15_000,
    ],
)
def test_deep_nesting_never_reaches_the_composer_of_the_library(text: str) -> None:
    """It would end the program."""
    with pytest.raises(quick.IrregularError):
        quick.plain_data(text)
