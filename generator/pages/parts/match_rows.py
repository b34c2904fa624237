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
    """A match; `points` of 100, `reasons` is finished HTML of what speaks for it and of what is to be asked.

    `sentence` says the same in one line; `since` is when the later side was written.
    """

    points: int
    verdict: str
    need: Party
    offer: Party
    reasons: Markup
    sentence: Markup
    since: str


@dataclass(frozen=True, slots=True)
class PointsRow:
    """What one part of the score gave each of several matches, of at most so many; the last row is their sum."""

    name: str
    most: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchList:
    """The matches of a call: the best with reasons, others by name; `side` is that of those that are listed.

    A need's own page explains every match in full. The page of an offer repeats neither the points nor the reasons of
    those it only names: it leads there.
    """

    title: str
    side: str
    rows: tuple[MatchRow, ...]
    named: tuple[MatchRow, ...]
    named_words: str
    more: Link | None
    explained: tuple[MatchRow, ...]
    """Those whose points are told here."""
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
    said = [tuple(map(shop.translator, of(match, shop.catalogue))) for of in (reasons, gaps)]
    return MatchRow(
        points(match),
        grade_words(shop, match),
        party(shop, match.need),
        party(shop, match.offer),
        shop.macro("reasons", FILE)(*said),
        shop.macro("sentence", FILE)(*said),
        shop.formats.when(later),
    )


def pair_html(shop: Workshop, match: Match) -> Markup:
    """A match with both sides, as it stands on a board."""
    return shop.once(("match", match.need, match.offer), lambda: shop.macro("pair", FILE)(match_row(shop, match)))


def pair_row_html(shop: Workshop, match: Match) -> Markup:
    """A match with both sides in short, as it stands on a board among those of its kind or place."""
    return shop.once(
        ("short match", match.need, match.offer), lambda: shop.macro("pair_row", FILE)(match_row(shop, match))
    )


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
    explained = [match for match in found[:shown] if side == "offer" or not _is_explained_at_need(shop, match)]
    return MatchList(
        words,
        side,
        tuple(match_row(shop, match) for match in found[:shown]),
        tuple(match_row(shop, match) for match in rest),
        _named_words(shop, side, len(found) - shown) if rest else "",
        Link(shop.count("{count} more on the board", "{count} more on the board", further), f"matches/kinds/{kind}/")
        if further > 0
        else None,
        tuple(match_row(shop, match) for match in explained),
        tuple(points_rows(shop, explained)) if explained else (),
    )


def _is_explained_at_need(shop: Workshop, match: Match) -> bool:
    """Whether the page of the need tells how the points of a match come about."""
    return match in shop.relations.waiting.by_need[match.need][:SHOWN]


def _named_words(shop: Workshop, side: str, count: int) -> str:
    if side == "offer":
        return shop.count("{count} more offer", "{count} more offers", count)
    return shop.count("{count} more need", "{count} more needs", count)


def points_rows(shop: Workshop, found: Sequence[Match]) -> list[PointsRow]:
    """How the points of some matches come about: whole numbers that add up."""
    columns = [shop.once(("shared out", match.need, match.offer), partial(_shared_out, match)) for match in found]
    rows = [
        PointsRow(shop.translator(PARTS[part.code]), _at_most(shop, round(part.most * 100)), tuple(map(str, row)))
        for part, row in zip(found[0].parts, zip(*columns, strict=True), strict=True)
    ]
    return [*rows, PointsRow(shop.say("In all"), _at_most(shop, 100), tuple(str(points(match)) for match in found))]


def _at_most(shop: Workshop, total: int) -> str:
    return shop.say("of {total}", total=total)


def _shared_out(match: Match) -> list[int]:
    """The points of each part as whole numbers with the sum that is shown: the largest fractions are rounded up."""
    exact = [part.points * 100 for part in match.parts]
    whole = [int(value) for value in exact]
    by_fraction = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_fraction[: max(0, points(match) - sum(whole))]:
        whole[at] += 1
    return whole
