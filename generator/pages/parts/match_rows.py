"""A match as people read it: in words how well it fits, in points why, and what is left to ask before one calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.model import Said
from generator.pages.parts import cards
from generator.pages.parts.fits import fits_words
from generator.pages.parts.views import Link, Tile
from generator.pages.parts.workshop import Workshop
from generator.relations.matching.types import Match
from generator.wording.matches import PARTS, gaps, reasons

FILE = "parts/matches.html"
"""The components for matches."""
SHOWN = 3
"""So many stand with their reasons at a need or an offer; further ones are named."""
NAMED = 12
"""So many more are named; whoever wants to see all goes to the board."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a match: a need or an offer, and whose it is."""

    side: str
    title: Said
    href: str
    owner: str
    tile: Tile


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A match; `points` of 100, `reasons` and `gaps` are finished HTML, `since` is when the later side was written."""

    points: int
    verdict: str
    need: Party
    offer: Party
    reasons: Markup
    since: str


@dataclass(frozen=True, slots=True)
class PointsRow:
    """What one part of the score gave each of several matches; the last row is their sum."""

    name: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchList:
    """The matches of a call: the best with reasons, others by name; `side` is that of those that are listed."""

    title: str
    side: str
    rows: tuple[MatchRow, ...]
    named: tuple[tuple[Party, str], ...]
    named_words: str
    more: Link | None
    points: tuple[PointsRow, ...]


def grade_words(shop: Workshop, match: Match) -> str:
    """How well it fits, in words."""
    return shop.say("fits well") if match.grade == "strong" else shop.say("could fit")


def points(match: Match) -> int:
    """The score as points of 100."""
    return round(match.score * 100)


def party(shop: Workshop, key: str) -> Party:
    """One side of a match."""
    return shop.once(("party", key), lambda: _party(shop, key))


def _party(shop: Workshop, key: str) -> Party:
    record = shop.catalogue.calls[key]
    return Party(
        "need" if record.is_need else "offer", record.call.title.said(shop.language), cards.call_address(shop, key),
        record.organisation.name, cards.entry_tile(shop, record.owner),
    )  # fmt: skip


def match_row(shop: Workshop, match: Match) -> MatchRow:
    """The view of a match."""
    return shop.once(("match view", match.need, match.offer), lambda: _match_row(shop, match))


def _match_row(shop: Workshop, match: Match) -> MatchRow:
    calls = shop.catalogue.calls
    later = max((calls[key].call.since for key in (match.need, match.offer)), key=lambda day: day.last)
    return MatchRow(
        points(match), grade_words(shop, match), party(shop, match.need), party(shop, match.offer),
        _reasons(shop, match), shop.formats.when(later),
    )  # fmt: skip


def _reasons(shop: Workshop, match: Match) -> Markup:
    """Reasons and gaps as a list."""
    said = (tuple(map(shop.translator, of(match, shop.catalogue))) for of in (reasons, gaps))
    return shop.macro("reasons", FILE)(*said)


def pair_html(shop: Workshop, match: Match) -> Markup:
    """A match with both sides, as it stands on a board."""
    return shop.once(("match", match.need, match.offer), lambda: shop.macro("pair", FILE)(match_row(shop, match)))


def match_list(shop: Workshop, key: str) -> MatchList | None:
    """What fits a need or an offer; none where nothing does."""
    record, waiting = shop.catalogue.calls[key], shop.relations.waiting
    found = (waiting.by_need if record.is_need else waiting.by_offer).get(key, ())
    if not found:
        return None
    words = fits_words(shop, key)
    return listed(shop, found, "offer" if record.is_need else "need", f"{words[:1].upper()}{words[1:]}")


def listed(shop: Workshop, found: Sequence[Match], side: str, words: str, shown: int = SHOWN) -> MatchList:
    """Matches, the best first, of which the given side is listed."""
    rest = found[shown : shown + NAMED]
    further = len(found) - shown - len(rest)
    kind = shop.catalogue.calls[found[0].need].call.kind
    return MatchList(
        words, side, tuple(match_row(shop, match) for match in found[:shown]),
        tuple((party(shop, _of(match, side)), grade_words(shop, match)) for match in rest),
        _named_words(shop, side, len(found) - shown) if rest else "",
        Link(shop.count("{count} more on the board", "{count} more on the board", further), f"matches/kinds/{kind}/")
        if further > 0
        else None,
        tuple(points_rows(shop, found[:shown])),
    )  # fmt: skip


def _of(match: Match, side: str) -> str:
    return match.offer if side == "offer" else match.need


def _named_words(shop: Workshop, side: str, count: int) -> str:
    if side == "offer":
        return shop.count("{count} more offer", "{count} more offers", count)
    return shop.count("{count} more need", "{count} more needs", count)


def points_rows(shop: Workshop, found: Sequence[Match]) -> list[PointsRow]:
    """How the points of some matches come about: whole numbers that add up."""
    columns = [shop.once(("shared out", match.need, match.offer), partial(_shared_out, match)) for match in found]
    rows = [
        PointsRow(shop.translator(PARTS[part.code]), tuple(_so_many(shop, got, _most(part.most)) for got in row))
        for part, row in zip(found[0].parts, zip(*columns, strict=True), strict=True)
    ]
    return [*rows, PointsRow(shop.say("In all"), tuple(_so_many(shop, points(match), 100) for match in found))]


def _so_many(shop: Workshop, got: int, total: int) -> str:
    told: dict[tuple[int, int], str] = shop.once(("points",), dict)
    words = told.get((got, total))
    if words is None:
        number = shop.formats.number
        words = told[got, total] = shop.say("{got} of {total}", got=number(got), total=number(total))
    return words


def _most(share: float) -> int:
    return round(share * 100)


def _shared_out(match: Match) -> list[int]:
    """The points of each part as whole numbers with the sum that is shown: the largest fractions are rounded up."""
    exact = [part.points * 100 for part in match.parts]
    whole = [int(value) for value in exact]
    by_fraction = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_fraction[: max(0, points(match) - sum(whole))]:
        whole[at] += 1
    return whole
