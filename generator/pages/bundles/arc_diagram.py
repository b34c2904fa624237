"""A picture of who is like whom: names below each other, joined by arcs; drawn once, without any script.

Such arc diagrams never let a line cross a name, read the same on a phone, and grow downwards only. Groups that have
nothing to do with each other are drawings of their own. The order is found as for narrow matrices (Cuthill and McKee,
1969): neighbours stand near each other, so that arcs stay short.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.pages.parts import cards
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.relations.overlaps import Overlap
from generator.wording.formats import name_key

WIDTH = 320
"""Units of a drawing's width; a unit is about a pixel."""
LARGEST = 12
"""So many names stand in one drawing; what is likest stays together."""
PAIRS_PER_PAGE = 30
_LINE, _GAP, _EDGE, _DOT = 20, 12, 6, 5
_REACH = 70
"""An arc comes so far out at most."""
_LETTERS = 27
"""Letters of middling width that fit beside the widest arcs."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A name with its dot; long names have several lines, each with its height."""

    link: Link
    y: int
    lines: tuple[tuple[int, str], ...]
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two dots as an SVG path; those that look like the same are drawn thicker."""

    path: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A group of names that hang together: dots at 0, arcs on their left; `label` says in words what is to be seen."""

    label: str
    reach: int
    height: int
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """The same as words: two that are alike."""

    first: Link
    second: Link
    words: str


@dataclass(frozen=True, slots=True)
class ArcDiagramView:
    """Pictures, and their pairs as a list; `left_out`: pairs between two pictures, which only entries' pages have.

    `reach` is the room for arcs, the same in all pictures: names stand exactly below each other.
    """

    reach: int
    drawings: tuple[Drawing, ...]
    pairs: tuple[PairRow, ...]
    left_out: int
    has_same: bool
    has_suggested: bool


Cluster = tuple[str, ...]


def arc_diagrams(shop: Workshop) -> list[ArcDiagramView]:
    """The pictures of all pairs, spread over pages; the largest groups first. Empty where there are no pairs."""
    pairs = [one for one in shop.relations.overlaps.pairs if one.verdict != "none"]
    pages: list[list[Cluster]] = []
    room = 0
    owner: dict[Cluster, list[Overlap]] = {cluster: [] for cluster in clusters(pairs)}
    home = {key: cluster for cluster in owner for key in cluster}
    for one in pairs:
        owner[home[one.first]].append(one)
    for cluster in sorted(owner, key=lambda one: (-len(one), name_key(shop.catalogue.organisations[one[0]].name))):
        size = max(len(cluster), len(owner[cluster]))
        if not pages or size > room:
            pages.append([])
            room = PAIRS_PER_PAGE
        pages[-1].append(cluster)
        room -= size
    return [_view(shop, [(cluster, owner[cluster]) for cluster in page]) for page in pages]


def clusters(pairs: Iterable[Overlap]) -> list[Cluster]:
    """Ids that hang together, at most `LARGEST` in one cluster: the likest pairs are joined first."""
    of: dict[str, Cluster] = {}
    for one in sorted(pairs, key=lambda one: (-max(one.score, one.likeness), one.first, one.second)):
        ours, theirs = of.get(one.first, (one.first,)), of.get(one.second, (one.second,))
        of.setdefault(one.first, ours)
        of.setdefault(one.second, theirs)
        if ours != theirs and len(ours) + len(theirs) <= LARGEST:
            joined = tuple(sorted((*ours, *theirs)))
            of.update(dict.fromkeys(joined, joined))
    return sorted(set(of.values()))


def _view(shop: Workshop, found: Sequence[tuple[Cluster, Sequence[Overlap]]]) -> ArcDiagramView:
    drawings: list[Drawing] = []
    listed: list[PairRow] = []
    left_out = 0
    for cluster, pairs in found:
        inside = [one for one in pairs if one.ids <= set(cluster)]
        left_out += len(pairs) - len(inside)
        if inside:
            drawings.append(_drawing(shop, cluster, inside))
            listed += [_pair(shop, one) for one in inside]
    return ArcDiagramView(
        max((one.reach for one in drawings), default=0), tuple(drawings), tuple(listed), left_out,
        has_same=any(arc.is_same for one in drawings for arc in one.arcs),
        has_suggested=any(dot.is_suggested for one in drawings for dot in one.dots),
    )  # fmt: skip


def _pair(shop: Workshop, one: Overlap) -> PairRow:
    if one.verdict == "duplicate":
        words = shop.say("looks like the same")
    else:
        first, second = (shop.catalogue.organisations[key] for key in (one.first, one.second))
        topics = [code for code in first.topics if code in second.topics]
        words = shop.formats.listed(shop.formats.labels("topics", topics)) if topics else shop.say("no topic in common")
    return PairRow(cards.entry_link(shop, one.first), cards.entry_link(shop, one.second), words)


def _drawing(shop: Workshop, cluster: Cluster, pairs: Sequence[Overlap]) -> Drawing:
    """Names from top to bottom, arcs on their left."""
    near: dict[str, set[str]] = {key: set() for key in cluster}
    for one in pairs:
        near[one.first].add(one.second)
        near[one.second].add(one.first)
    names = {key: shop.catalogue.organisations[key].name for key in cluster}
    grouped = shop.relations.overlaps.group_of
    dots: dict[str, Dot] = {}
    top = _EDGE
    for key in in_order(near, names):
        lines = wrapped(names[key])
        heights = tuple((top + 14 + number * _LINE, line) for number, line in enumerate(lines))
        dots[key] = Dot(cards.entry_link(shop, key), top + _LINE * len(lines) // 2, heights, key in grouped)
        top += _LINE * len(lines) + _GAP
    ends = [(dots[one.first].y, dots[one.second].y, one.verdict == "duplicate") for one in pairs]
    spans = [(min(one, other), max(one, other), is_same) for one, other, is_same in ends]
    reach = max(_reach(low, high) for low, high, _ in spans) + _DOT + 2
    label = shop.say("Similar to each other: {names}", names=shop.formats.listed(names[key] for key in dots))
    arcs = tuple(Arc(_arc(low, high), is_same) for low, high, is_same in sorted(spans))
    return Drawing(label, reach, top - _GAP + _EDGE, arcs, tuple(dots.values()))


def _reach(low: int, high: int) -> int:
    """How far to the left an arc comes out: the further, the more it spans, but it never grows too wide."""
    return min(_REACH, 8 + (high - low) * 2 // 5)


def _arc(low: int, high: int) -> str:
    return f"M0 {low}A{_reach(low, high)} {(high - low) / 2:g} 0 0 0 0 {high}"


def in_order(near: Mapping[str, set[str]], names: Mapping[str, str]) -> list[str]:
    """Ids so that neighbours stand near each other: from one with few neighbours outwards, the less linked first."""

    def rank(key: str) -> tuple[int, tuple[str, str], str]:
        return len(near[key]), name_key(names[key]), key

    order: list[str] = []
    for start in sorted(near, key=rank):
        if start in order:
            continue
        order.append(start)
        for key in order:  # grows while it is read
            order += sorted(near[key] - set(order), key=rank)
    return order


def wrapped(name: str) -> list[str]:
    """A name in lines that fit beside the arcs: broken at spaces and hyphens, long words anywhere; nothing is cut."""
    lines = [""]
    for word in _pieces(name):
        if lines[-1] and _wide(lines[-1] + word.rstrip()) > _LETTERS:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines if line.strip()] or [name]


def _pieces(name: str) -> Iterator[str]:
    for word in name.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        piece = ""
        for letter in word:
            if _wide(piece + letter) > _LETTERS:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _wide(text: str) -> float:
    """The width of a text in letters of middling width."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1.3 if letter.isupper() else 1 for letter in text)
