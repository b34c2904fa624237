"""The picture of who is like whom: the same every time, nothing cut off, and the same as a list."""

from __future__ import annotations

import gzip
import re
from itertools import combinations, pairwise
from math import ceil

import pytest

from generator.pages.bundles import bundles
from generator.pages.bundles.arc_diagram import LARGEST, PAIRS_PER_PAGE, arc_diagrams, clusters, in_order, wrapped
from generator.pages.bundles.suggested import PER_PAGE
from generator.pages.parts.workshop import Workshop
from generator.relations.overlaps import Overlap
from tests.pages.pages_support import alike, made, overlapping, workshop

LONG = "Bundesarbeitsgemeinschaft der Freiwilligenagenturen für Schifffahrtshilfe"


def drawn(*pairs: Overlap, names: dict[str, str] | None = None) -> Workshop:
    keys = {key for pair in pairs for key in pair.ids}
    files = {f"initiatives/{key}.yaml": f"name: {(names or {}).get(key, key)}" for key in keys}
    return overlapping(workshop(files), *pairs)


def test_no_pairs_no_picture() -> None:
    assert arc_diagrams(workshop({"initiatives/eins.yaml": ""})) == []


def test_one_pair_is_two_names_and_an_arc() -> None:
    (view,) = arc_diagrams(drawn(alike("eins", "zwei")))
    (drawing,) = view.drawings
    assert [dot.link.text for dot in drawing.dots] == ["eins", "zwei"]
    assert [arc.path for arc in drawing.arcs] == ["M0 16A20 16 0 0 0 0 48"]
    assert drawing.height == 64
    assert [(row.first.text, row.second.text, row.words) for row in view.pairs] == [("eins", "zwei", "Education")]


def test_a_hub_stands_among_its_neighbours() -> None:
    near = {"a": {"m"}, "b": {"m"}, "c": {"m"}, "m": {"a", "b", "c"}}
    assert in_order(near, {key: key for key in near}) == ["a", "m", "b", "c"]


@pytest.mark.parametrize("name", [LONG, "x" * 90, "難民" * 20, "A", "Sprach-Café"])
def test_long_names_have_several_lines_and_lose_nothing(name: str) -> None:
    lines = wrapped(name)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert max(map(len, lines)) <= 27


def test_dots_and_names_never_overlap() -> None:
    pairs = [alike("eins", "zwei"), alike("drei", "zwei")]
    (view,) = arc_diagrams(drawn(*pairs, names={"zwei": LONG}))
    heights = [y for dot in view.drawings[0].dots for y, _ in dot.lines]
    assert all(after - before >= 20 for before, after in pairwise(heights))
    assert heights[-1] < view.drawings[0].height


def test_the_likest_stay_together_and_the_rest_is_counted() -> None:
    keys = [f"k{number:02}" for number in range(LARGEST + 8)]
    chain = [alike(one, other, likeness=0.9) for one, other in pairwise(keys)]
    found = clusters(chain)
    assert max(map(len, found)) <= LARGEST
    assert sorted(key for cluster in found for key in cluster) == keys
    views = arc_diagrams(drawn(*chain))
    arcs = sum(len(drawing.arcs) for view in views for drawing in view.drawings)
    assert arcs + sum(view.left_out for view in views) == len(chain)
    assert arcs == sum(len(view.pairs) for view in views)


def test_the_order_of_the_pairs_changes_nothing() -> None:
    pairs = [alike(one, other) for one, other in combinations("abcdef", 2) if (one, other) != ("a", "f")]
    pairs = [alike(f"{one.first}-x", f"{one.second}-x", likeness=one.likeness) for one in pairs]
    there, back = arc_diagrams(drawn(*pairs)), arc_diagrams(drawn(*reversed(pairs)))
    assert [view.drawings for view in there] == [view.drawings for view in back]


def test_what_looks_like_the_same_and_what_is_suggested_is_drawn_and_said() -> None:
    shop = drawn(alike("eins", "zwei", verdict="duplicate"), alike("drei", "vier"))
    page = made(bundles.pages, shop)["bundles/"].content
    assert page.count('class="same"') == 1
    assert page.count('class="full"') == 2
    assert "A thick one: they look like the same." in page
    assert "A full dot: part of a suggestion." in page


def test_a_hundred_pairs_fit_on_light_pages() -> None:
    shop = drawn(*(alike(f"erste-initiative-{n:03}", f"zweite-initiative-{n:03}") for n in range(100)))
    pages = made(bundles.pages, shop)
    assert len(pages) == ceil(100 / PER_PAGE)
    assert sum(page.content.count("<circle") for page in pages.values()) == 200
    for page in pages.values():
        assert len(gzip.compress(page.content.encode())) < 10_000
        assert "style=" not in page.content


def test_pages_of_pictures_are_filled_evenly() -> None:
    pairs = [
        alike(f"{block}-{one}", f"{block}-{other}") for block in range(20) for one, other in combinations("abcde", 2)
    ]
    views = arc_diagrams(drawn(*pairs))
    assert [len(view.pairs) for view in views] == [*[PAIRS_PER_PAGE] * 6, 20]


def test_every_name_in_a_picture_is_a_link() -> None:
    page = made(bundles.pages, drawn(alike("eins", "zwei"), names={"zwei": LONG}))["bundles/"].content
    picture = page[page.index("<svg viewBox") : page.index("An arc joins")]
    assert re.findall(r'<a href="([^"]+)"', picture) == ["../initiatives/zwei/", "../initiatives/eins/"]
    assert f'aria-label="{LONG}"' in picture
