"""Draw the architecture: one box for each package, from the real imports, with the sentence that the page has for it.

`python scripts/architecture.py` writes `docs/<language>/architecture.svg` for each language, beside the page from whose
list of packages it takes the sentences. A test makes the drawings anew and compares.

Packages stand in rows, each below those that need it, never more than two in one (Coffman and Graham, 1972). An arrow
is an import; where a longer way says the same, it is left out. Imports form no circle, so that no arrow points up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
Graph = Mapping[str, Collection[str]]
"""What each node needs."""

# == what imports what


def module_name(path: Path) -> str:
    """`generator/model/build.py` is `generator.model.build`; a folder stands for its `__init__.py`."""
    return path.with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")


def imported(source: str, known: Collection[str]) -> set[str]:
    """The known modules that a text of Python imports: at its top, inside of functions, and for types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}": str(node.module) for alias in node.names}
            found |= {name if name in known else module for name, module in names.items()}
    return found & set(known)


def modules(root: Path = ROOT) -> dict[str, set[str]]:
    """Each module of the program with the others that it imports."""
    texts = {module_name(path.relative_to(root)): path.read_text("utf-8") for path in root.glob("generator/**/*.py")}
    return {name: imported(text, texts) - {name} for name, text in sorted(texts.items())}


def package_of(module: str) -> str:
    """The box that a module belongs to: `generator.model.build` to `model`; empty for the root of the program."""
    _, first, *rest = f"{module}..".split(".")
    if first == "pages" and rest[0] in {"parts", "page"}:
        return "pages/parts"
    return "cli" if first == "__main__" else first


def packages(graph: Graph) -> dict[str, set[str]]:
    """Each package with the others that it imports."""
    found: dict[str, set[str]] = {package_of(module): set() for module in graph}
    for module, needs in graph.items():
        found[package_of(module)] |= {package_of(other) for other in needs} - {package_of(module)}
    return {name: needs - {""} for name, needs in found.items() if name}


def circle(graph: Graph) -> set[str]:
    """The nodes that stand in a circle, or between two of them."""
    left = {name: set(needs) for name, needs in graph.items()}
    while ends := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in ends}
    while starts := left.keys() - {other for needs in left.values() for other in needs}:
        left = {name: needs for name, needs in left.items() if name not in starts}
    return set(left)


def without_detours(graph: Graph) -> dict[str, set[str]]:
    """The graph without what follows from the rest of it: a direct way where there is a longer one.

    Raises:
        ValueError: it has a circle.
    """
    if found := circle(graph):
        raise ValueError(f"imports form a circle: {', '.join(sorted(found))}")
    below: dict[str, set[str]] = {}

    def reach(name: str) -> set[str]:
        if name not in below:
            below[name] = set().union(*({other} | reach(other) for other in graph[name]))
        return below[name]

    return {
        name: {one for one in needs if not any(one in reach(two) for two in needs)} for name, needs in graph.items()
    }


# == where the boxes stand

AT_MOST = 2
"""Boxes in a row: as many as can be read on a phone."""


def rows(graph: Graph) -> list[list[str]]:
    """The packages in rows, from the top down: whatever one needs stands below it. There must be no circle."""
    users = {name: {other for other, needs in graph.items() if name in needs} for name in graph}
    numbers: dict[str, int] = {}

    def after(name: str) -> tuple[list[int], str]:
        return sorted((numbers[one] for one in graph[name]), reverse=True), name

    while left := [name for name in graph if name not in numbers and numbers.keys() >= set(graph[name])]:
        numbers[min(left, key=after)] = len(numbers)
    found: list[list[str]] = []
    placed: set[str] = set()
    while len(placed) < len(graph):
        ready = sorted(
            (name for name in graph if name not in placed and users[name] <= placed), key=numbers.__getitem__
        )
        found.append(sorted(ready[-AT_MOST:]))
        placed |= set(found[-1])
    return found


# == the drawing: units are about pixels of a phone

WIDTH, SHOWN, GAP, EDGE = 360, 432, 36, 1
BESIDE, BETWEEN, ALONE = 21, 26, 236
"""Room for ways that pass at each side, and between two boxes; the width of a box that has a row for itself."""
NAME, TEXT, LEADING, INSIDE = 14, 12.5, 16, 10
LETTER, SPECIAL = 7.2, {**dict.fromkeys("fijlrt.,;: -", 5.0), **dict.fromkeys("mwMW", 11.0)}
"""What a letter of a sentence takes, generously: readers have other fonts than we."""
LANES = {"left": (BESIDE - 8, -8), "middle": (WIDTH / 2, 8), "right": (WIDTH - BESIDE + 8, 8)}
"""Where a way passes a row, and how far from it the next one."""
CROSSING = 80
"""A crossing is as bad as so many units of way from left to right."""
Point = tuple[float, int]
"""From left to right, and the number of a row."""


@dataclass(frozen=True)
class Order:
    """How the boxes of each row stand, and in which lane the ways to a far box pass the rows between."""

    rows: tuple[tuple[str, ...], ...]
    lanes: Mapping[str, str]

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The number of each box's row."""
        return {name: number for number, row in enumerate(self.rows) for name in row}

    def span(self, name: str) -> tuple[float, float]:
        """Where a box begins, from left to right, and how wide it is."""
        row = self.rows[self.row_of[name]]
        if len(row) == 1:
            return (WIDTH - ALONE) / 2, ALONE
        width = (WIDTH - 2 * BESIDE - BETWEEN) / 2
        return BESIDE + row.index(name) * (width + BETWEEN), width

    def ways(self, graph: Graph) -> dict[tuple[str, str], list[Point]]:
        """The points through which each arrow goes: out of a box, through its lane, into a box."""
        middle = {name: self.span(name)[0] + self.span(name)[1] / 2 for name in self.row_of}
        lanes = self._lanes(graph)
        bare = {
            (source, target): [
                middle[source],
                *[lanes.get(target, 0.0)] * (self.row_of[target] - self.row_of[source] - 1),
                middle[target],
            ]
            for source, needs in graph.items()
            for target in sorted(needs)
        }
        found = {}
        for (source, target), line in bare.items():
            out = sorted((way for way in bare if way[0] == source), key=lambda way: (bare[way][1], way))
            into = sorted({bare[way][-2] for way in bare if way[1] == target})
            first = self._port(source, out.index((source, target)), len(out))
            last = self._port(target, into.index(line[-2]), len(into))
            straight = line == [middle[source], middle[target]] and len(into) == 1
            if straight and abs(first - middle[target]) < self.span(target)[1] / 4:
                last = first
            top = self.row_of[source]
            found[source, target] = list(zip([first, *line[1:-1], last], range(top, top + len(line)), strict=True))
        return found

    def _port(self, name: str, number: int, count: int) -> float:
        """Where the arrow of a number among so many begins or ends at a box."""
        x, width = self.span(name)
        return x + width / 2 + (number - (count - 1) / 2) * min(26, width / (count + 1))

    def _lanes(self, graph: Graph) -> dict[str, float]:
        """Where the ways to each far box pass; those that pass the same row do so beside each other."""
        taken: dict[tuple[float, int], str] = {}
        found = {}
        for target, lane in self.lanes.items():
            first = min(self.row_of[source] for source, needs in graph.items() if target in needs) + 1
            start, step = LANES[lane]
            places = (start + number * step for number in range(len(self.lanes)))
            passed = range(first, self.row_of[target])
            found[target] = next(place for place in places if not any((place, row) in taken for row in passed))
            taken |= {(found[target], row): target for row in passed}
        return found

    def cost(self, graph: Graph) -> float:
        """How much of a tangle it is."""
        pieces = {piece for line in self.ways(graph).values() for piece in pairwise(line)}
        crossings = sum(
            one[0][1] == two[0][1] and (one[0][0] - two[0][0]) * (one[1][0] - two[1][0]) < 0
            for one in pieces
            for two in pieces
        )
        return sum(abs(start[0] - end[0]) for start, end in pieces) + CROSSING * crossings / 2


def ordered(graph: Graph) -> Order:
    """The least tangled order that is found by changing one thing after the other."""
    layers = tuple(map(tuple, rows(graph)))
    row_of = {name: number for number, row in enumerate(layers) for name in row}
    far = {
        target: range(min(row_of[source] for source, needs in graph.items() if target in needs) + 1, row_of[target])
        for target in row_of
        if any(target in needs and row_of[target] - row_of[source] > 1 for source, needs in graph.items())
    }
    free = {
        target: [lane for lane in LANES if lane != "middle" or all(len(layers[row]) == AT_MOST for row in passed)]
        for target, passed in far.items()
    }
    best = Order(layers, dict.fromkeys(far, "left"))
    while True:
        turned = [
            Order((*best.rows[:number], row[::-1], *best.rows[number + 1 :]), best.lanes)
            for number, row in enumerate(best.rows)
        ]
        moved = [Order(best.rows, {**best.lanes, target: lane}) for target in far for lane in free[target]]
        both = [Order(one.rows, two.lanes) for one in turned for two in moved]
        found = min((best, *both), key=lambda order: order.cost(graph))
        if found.cost(graph) >= best.cost(graph):
            return best
        best = found


def sentences(page: str) -> dict[str, str]:
    """What a page says of each package: the first sentence of its line in the list."""
    found = re.findall(r"^- `([a-z_/]+)`: (.+?)(?:\.(?=\s)|(?=\n- ))", page, re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.replace("`", "").split()) for name, text in found}


def _wrapped(text: str, width: float) -> list[str]:
    """The text in lines that are no wider, unless a single word is."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and sum(SPECIAL.get(letter, LETTER) for letter in longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def drawing(graph: Graph, order: Order, page: str) -> str:
    """The drawing for the readers of a page, as SVG.

    Raises:
        ValueError: the page does not name just the packages that there are.
    """
    said = sentences(page)
    if said.keys() != graph.keys():
        raise ValueError(f"the list of packages is not right about {', '.join(sorted(said.keys() ^ graph.keys()))}")
    lines = {name: _wrapped(said[name], order.span(name)[1] - 2 * INSIDE) for name in graph}
    places: dict[int, tuple[float, float]] = {}
    bottom: float = EDGE - GAP
    for number, row in enumerate(order.rows):
        top = bottom + GAP
        bottom = top + NAME + 2.6 * INSIDE + LEADING * max(len(lines[name]) for name in row)
        places[number] = top, bottom
    title, text = (
        escape(" ".join(re.findall(pattern, page, re.DOTALL)[0].split()))
        for pattern in (r"\ntitle: (.*?)\n", r"!\[(.*?)\]\(architecture\.svg\)")
    )
    parts = [
        _HEAD.format(width=WIDTH, shown=SHOWN, height=round(bottom + EDGE), title=title, text=text),
        *(_way(line, places) for line in order.ways(graph).values()),
        *(_box(order.span(name), places[order.row_of[name]], name, lines[name]) for name in order.row_of),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{shown}" role="img" \
aria-labelledby="title" aria-describedby="desc">
<title id="title">{title}</title>
<desc id="desc">{text}</desc>
<style>
.way {{ fill: none; stroke: #75817e; stroke-width: 1.5; stroke-linejoin: round }}
.box {{ fill: #f3f4f1; stroke: #75817e }}
text {{ fill: #18211f; font: 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", \
Arial, sans-serif }}
.name {{ fill: #00635a; font-size: 14px; font-weight: 700 }}
marker path {{ fill: #75817e }}
@media (prefers-color-scheme: dark) {{
.way, .box {{ stroke: #7e8c88 }}
.box {{ fill: #0f1413 }}
text {{ fill: #e8edea }}
.name {{ fill: #74d3c3 }}
marker path {{ fill: #7e8c88 }}
}}
</style>
<marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" \
orient="auto"><path d="M0 0 8 4 0 8z"/></marker>"""
"""Colours are those of `site_templates/assets/css/tokens.css`: a picture knows no variables of its page."""


def _way(line: Sequence[Point], places: Mapping[int, tuple[float, float]]) -> str:
    """An arrow: straight past a row, in a bow from row to row."""
    (x, row), *_ = line
    path = f"M{x:g} {places[row][1]:g}"
    for x_from, x_to, row in ((start[0], end[0], end[1]) for start, end in pairwise(line)):
        start, end = places[row - 1][1], places[row][0]
        half = (start + end) / 2
        path += f"C{x_from:g} {half:g} {x_to:g} {half:g} {x_to:g} {end:g}"
        if row != line[-1][1]:
            path += f"V{places[row][1]:g}"
    return f'<path class="way" marker-end="url(#end)" d="{path}"/>'


def _box(span: tuple[float, float], place: tuple[float, float], name: str, lines: Sequence[str]) -> str:
    """A package with its name and its sentence."""
    (x, width), (top, bottom) = span, place
    first = top + INSIDE + NAME
    text = "".join(
        f'<tspan x="{x + INSIDE:g}" y="{first + (number + 1.15) * LEADING:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return (
        f'<rect class="box" x="{x:g}" y="{top:g}" width="{width:g}" height="{bottom - top:g}" rx="7"/>\n'
        f'<text class="name" x="{x + INSIDE:g}" y="{first:g}">{escape(name)}</text><text>{text}</text>'
    )


def drawings() -> Iterator[tuple[Path, str]]:
    """The drawing of each language with its file."""
    graph = without_detours(packages(modules()))
    order = ordered(graph)
    for page in sorted(ROOT.glob("docs/*/architecture.md")):
        yield page.with_suffix(".svg"), drawing(graph, order, page.read_text("utf-8"))


if __name__ == "__main__":
    for file, svg in drawings():
        file.write_text(svg, "utf-8")
