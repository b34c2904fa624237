"""The drawings of the architecture are those of the imports, and every arrow points down."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from scripts.architecture import ROOT, drawing, drawings, modules, ordered, packages, without_detours

GRAPH = without_detours(packages(modules()))
ORDER = ordered(GRAPH)


def test_the_drawings_are_in_step_with_the_imports_and_the_pages() -> None:
    for file, svg in drawings():
        assert file.exists(), "run `python scripts/architecture.py`"
        assert file.read_text("utf-8") == svg, "run `python scripts/architecture.py`"
        assert re.search(r'<title id="title">\w+</title>\n<desc id="desc">\w.{50,}</desc>', svg)


def test_every_arrow_points_down_and_none_is_lost() -> None:
    ways = ORDER.ways(GRAPH)
    assert ways.keys() == {(name, other) for name, others in GRAPH.items() for other in others}
    for (source, target), line in ways.items():
        assert (line[0][1], line[-1][1]) == (ORDER.row_of[source], ORDER.row_of[target])
        assert all(end[1] == start[1] + 1 for start, end in pairwise(line))


def test_what_a_longer_way_says_is_left_out() -> None:
    assert without_detours({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {"a": {"b"}, "b": {"c"}, "c": set()}
    with pytest.raises(ValueError, match="circle: a, b"):
        without_detours({"a": {"b"}, "b": {"a"}})


def test_a_package_that_the_page_does_not_name_is_told() -> None:
    page = next(ROOT.glob("docs/*/architecture.md"))
    with pytest.raises(ValueError, match="not right about cli"):
        drawing(GRAPH, ORDER, re.sub("- `cli`: .*", "", page.read_text("utf-8")))
