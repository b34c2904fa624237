"""Suggested bundles: groups of similar initiatives, what they share and need, and a draft of the file they could write.

They are suggestions of a comparison, and never called bundles: those exist once their members say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, count

from generator.formatting import composed
from generator.messages import Translator
from generator.model import Said
from generator.model.fields import slug
from generator.pages.bundles.bundle_offers import OfferFit, offers_for
from generator.pages.bundles.in_common import NeedSum, need_sums, shared
from generator.pages.parts import cards
from generator.pages.parts.order import open_calls, organisations_in_order
from generator.pages.parts.sections import page_address
from generator.pages.parts.views import Link, Term, Tile
from generator.pages.parts.workshop import Workshop

PER_PAGE = 8
"""So many suggestions stand on one page."""
BUNDLES = "bundles/"
_NAMED = 3
_TILES = 10
_WORDS = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that can be added as it stands, but for what people must decide; `href` opens it for writing."""

    path: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A group of initiatives in which each is similar to each."""

    id: str
    title: str
    tiles: tuple[Tile, ...]
    members: tuple[Link, ...]
    shared: tuple[Term, ...]
    words: Said | None
    """Words that the texts of the members have in common."""
    sums: tuple[NeedSum, ...]
    offers: tuple[OfferFit, ...]
    draft: Draft


def group_words(shop: Workshop, group: Sequence[str]) -> str:
    """Who belongs to a group: three names, and how many more there are."""
    members = organisations_in_order(shop, group)
    names = [shop.catalogue.organisations[key].name for key in members]
    if len(names) > _NAMED + 1:
        further = shop.count("{count} more initiative", "{count} more initiatives", len(names) - _NAMED)
        names = [*names[:_NAMED], further]
    return shop.formats.listed(names)


def suggestion_address(shop: Workshop, group: tuple[str, ...]) -> str:
    """The place where a group is explained."""
    number = shop.relations.overlaps.group_of[group[0]] // PER_PAGE + 1
    return f"{page_address(BUNDLES, number)}#{_anchor(group)}"


def _anchor(group: Sequence[str]) -> str:
    return f"vorschlag-{group[0]}"


def suggestion(shop: Workshop, group: Sequence[str]) -> SuggestionView:
    """The view of one group."""
    members = organisations_in_order(shop, group)
    organisations = [shop.catalogue.organisations[key] for key in members]
    needs = [
        shop.catalogue.calls[f"{key}/{call.id}"]
        for key, one in zip(members, organisations, strict=True)
        for side, _, call in one.calls()
        if side == "needs"
    ]
    return SuggestionView(
        id=_anchor(group),
        title=group_words(shop, group),
        tiles=tuple(cards.entry_tile(shop, key) for key in members[:_TILES]),
        members=tuple(
            Link(one.name, cards.entry_address(shop, key), cards.where_words(shop, one) or shop.say("Place not stated"))
            for key, one in zip(members, organisations, strict=True)
        ),
        shared=shared(shop, organisations),
        words=_words(shop, group),
        sums=tuple(need_sums(shop, open_calls(shop, needs))),
        offers=offers_for(shop, members, needs),
        draft=draft(shop, group),
    )


def _words(shop: Workshop, group: Sequence[str]) -> Said | None:
    """Words that both texts of most pairs use, as one of them writes them; none in texts that share nothing."""
    pairs = shop.relations.overlaps.by_ids
    found: Counter[str] = Counter()
    for pair in combinations(group, 2):
        overlap = pairs.get(frozenset(pair))
        found.update(overlap.seen.shared_words if overlap else ())
    words = sorted(found, key=lambda word: -found[word])[:_WORDS]
    return Said(", ".join(words), shop.settings.default_language) if words else None


def draft(shop: Workshop, group: Sequence[str]) -> Draft:
    """The file of a bundle with these members: name and summary are placeholders, which `check` points out."""
    language = shop.settings.default_language
    own = Translator(language)
    hint = own.gettext(
        "Suggested by a comparison of the entries. Please ask all of them first, then replace the TODOs."
    )
    name = own.gettext("TODO: name of the alliance")
    summary = own.gettext("TODO: one sentence that says who joins forces, and what for")
    path = f"content/bundles/{_free_id(shop, group)}.yaml"
    head = ("# yaml-language-server: $schema=../../schema/bundle.schema.json", f"# {hint}")
    text = composed({"name": name, "summary": {language: summary}, "members": list(group)}, head, path)
    return Draft(path, text, shop.settings.new_url(path, text))


def _free_id(shop: Workshop, group: Sequence[str]) -> str:
    """An id that nobody has, made of two members; it can be changed before the file is saved."""
    base = slug("-".join(group[:2]))[:56].strip("-")
    gone = {one.id for one, _ in shop.catalogue.retired}
    tried = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(one for one in tried if one not in shop.catalogue.records and one not in gone)
