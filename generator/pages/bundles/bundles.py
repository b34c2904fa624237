"""Initiatives that have joined forces: who they are, what they share, and what they need taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.model import Bundle, CallRecord, Said
from generator.pages.bundles.arc_diagram import ArcDiagramView, arc_diagrams
from generator.pages.bundles.bundle_offers import OfferFit, offers_for
from generator.pages.bundles.in_common import NeedSum, need_sums, shared
from generator.pages.bundles.suggested import BUNDLES, PER_PAGE, SuggestionView, suggestion
from generator.pages.linked.linked_data import bundle_ld
from generator.pages.lists.lists import page_words
from generator.pages.page import Page, SearchRecord
from generator.pages.parts import cards, facets
from generator.pages.parts.order import open_calls, organisations_in_order
from generator.pages.parts.richtext import plain
from generator.pages.parts.sections import (
    Empty,
    Section,
    call_items,
    entry_items,
    flow_items,
    home_link,
    numbered,
    page_address,
    pager,
)
from generator.pages.parts.sources import SourceRow, edit_links, source_rows
from generator.pages.parts.views import Badge, Link, Pager, Term, Tile
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key


@dataclass(frozen=True, slots=True)
class BundleCard:
    """A bundle in the list of all bundles."""

    link: Link
    summary: Said
    tiles: tuple[Tile, ...]
    members: str
    badge: Badge
    past: bool


@dataclass(frozen=True, slots=True)
class BundlesView:
    """Everything that `bundles.html` shows."""

    crumbs: tuple[Link, ...]
    lead: str
    page: str
    bundles: tuple[BundleCard, ...]
    empty: Empty | None
    """What stands instead of them; none on further pages, which only have what did not fit on the first."""
    suggestions: tuple[SuggestionView, ...]
    no_suggestions: Empty | None
    diagram: ArcDiagramView | None
    pager: Pager


@dataclass(frozen=True, slots=True)
class BundleView:
    """Everything that `bundle.html` shows."""

    crumbs: tuple[Link, ...]
    name: str
    line: str
    badge: Badge
    summary: Said
    goal: Said | None
    shared: tuple[Term, ...]
    members: Section
    sums: tuple[NeedSum, ...]
    no_needs: Empty
    offers: tuple[OfferFit, ...]
    sections: tuple[Section, ...]
    website: Link | None
    sources: tuple[SourceRow, ...]
    edit: str
    report: str


def pages(shop: Workshop) -> Iterator[Page]:
    """The list of bundles, and the page of each."""
    yield from _lists(shop)
    yield from (page(shop, key) for key in shop.catalogue.bundles)


def page(shop: Workshop, key: str) -> Page:
    """The page of one bundle."""
    bundle = shop.catalogue.bundles[key]
    return shop.page(
        f"bundles/{key}/",
        _title(shop, bundle),
        bundle.summary.said(shop.language).text,
        shop.render("bundle.html", view=bundle_view(shop, key)),
        head=bundle_ld(shop, key),
        edit=shop.settings.edit_url(shop.catalogue.records[key].document.path),
        search=_search(shop, key, bundle),
    )


def _lists(shop: Workshop) -> Iterator[Page]:
    """All bundles, then the suggested ones, then who is like whom: what does not fit goes on further pages."""
    title = shop.say("Alliances")
    lead = shop.say("Initiatives that have joined forces or took part in a common project.")
    groups, pictures = shop.relations.overlaps.groups, arc_diagrams(shop)
    last = max(1, ceil(len(groups) / PER_PAGE), len(pictures))
    for number in range(1, last + 1):
        some = groups[(number - 1) * PER_PAGE : number * PER_PAGE]
        is_first = number == 1
        view = BundlesView(
            (home_link(shop),), lead, page_words(shop, number, last),
            tuple(bundle_card(shop, key) for key in _ranked(shop)) if is_first else (),
            _none(shop) if is_first else None, tuple(suggestion(shop, group) for group in some),
            _no_suggestions(shop) if is_first else None,
            pictures[number - 1] if number <= len(pictures) else None, pager(BUNDLES, number, last),
        )  # fmt: skip
        yield shop.page(
            page_address(BUNDLES, number), numbered(shop, title, number), numbered(shop, f"{title}: {lead}", number),
            shop.render("bundles.html", view=view),
        )  # fmt: skip


def _no_suggestions(shop: Workshop) -> Empty:
    return Empty(
        "met",
        shop.say("No suggestion at present"),
        shop.say("Our comparison finds no further initiatives of which each is similar to each."),
    )


def _ranked(shop: Workshop) -> list[str]:
    """Active ones first, then by name."""
    bundles = shop.catalogue.bundles
    return sorted(bundles, key=lambda key: (bundles[key].status != "active", name_key(bundles[key].name)))


def _title(shop: Workshop, bundle: Bundle) -> str:
    return shop.say("{name} (alliance)", name=bundle.name)


def _members(shop: Workshop, bundle: Bundle) -> tuple[str, ...]:
    return tuple(key for key in bundle.members if key in shop.catalogue.organisations)


def _none(shop: Workshop) -> Empty:
    return Empty(
        "met",
        shop.say("No alliance is listed yet"),
        shop.say("Similar does not mean duplicate: perhaps a call is worthwhile."),
        (Link(shop.say("See all initiatives"), "initiatives/"),),
    )


def bundle_card(shop: Workshop, key: str) -> BundleCard:
    """A bundle in a list, with the tiles and names of its members."""
    bundle = shop.catalogue.bundles[key]
    members = _members(shop, bundle)
    return BundleCard(
        link=Link(bundle.name, f"bundles/{key}/"),
        summary=bundle.summary.said(shop.language),
        tiles=tuple(cards.entry_tile(shop, member) for member in members),
        members=shop.formats.listed(shop.catalogue.organisations[member].name for member in members),
        badge=_badge(shop, bundle),
        past=bundle.status != "active",
    )


def _badge(shop: Workshop, bundle: Bundle) -> Badge:
    return Badge(shop.formats.label("bundle_statuses", bundle.status), "offer" if bundle.status == "active" else "line")


def bundle_view(shop: Workshop, key: str) -> BundleView:
    """The view of one bundle's page."""
    bundle = shop.catalogue.bundles[key]
    members = _members(shop, bundle)
    mine = [record for record in shop.catalogue.needs.values() if record.owner in members]
    edit, report = edit_links(shop, key)
    return BundleView(
        crumbs=(home_link(shop), Link(shop.say("Alliances"), "bundles/")),
        name=bundle.name,
        line=_line(shop, bundle, len(members)),
        badge=_badge(shop, bundle),
        summary=bundle.summary.said(shop.language),
        goal=bundle.goal.said(shop.language) if bundle.goal else None,
        shared=shared(shop, [shop.catalogue.organisations[member] for member in members]),
        members=Section(
            "mitglieder", shop.say("Who belongs to it"), items=entry_items(shop, organisations_in_order(shop, members))
        ),
        sums=tuple(need_sums(shop, open_calls(shop, mine))),
        no_needs=_no_needs(shop),
        offers=offers_for(shop, members, mine),
        sections=tuple(section for section in _sections(shop, members, mine) if section.is_shown),
        website=Link(shop.say("Go to the website"), bundle.website) if bundle.website else None,
        sources=source_rows(shop, bundle),
        edit=edit,
        report=report,
    )


def _line(shop: Workshop, bundle: Bundle, members: int) -> str:
    """Kind, size and age: `Bündnis · 3 Mitglieder · seit 27. Juli 2016`; an end without a date is told by the badge."""
    parts = [shop.say("Alliance"), shop.count("{count} member", "{count} members", members)]
    if bundle.since:
        day = shop.formats.when(bundle.since)
        parts.append(
            shop.say("since {date}", date=day) if bundle.status == "active" else shop.say("begun: {date}", date=day)
        )
    return " · ".join(parts)


def _no_needs(shop: Workshop) -> Empty:
    return Empty(
        "need",
        shop.say("The members are not looking for anything at the moment"),
        shop.say("As soon as one of them needs something, it is added up here."),
    )


def _sections(shop: Workshop, members: Sequence[str], needs: Iterable[CallRecord]) -> list[Section]:
    """The open needs of the members, and the help that reached them."""
    received = [flow for flow in shop.relations.flows if flow.receiver in members]
    return [
        Section(
            "gesucht", shop.say("What the members need one by one"), items=call_items(shop, open_calls(shop, needs))
        ),
        Section("bekommen", shop.say("What has reached the members"), items=flow_items(shop, received), layout="rows"),
    ]


def filters(shop: Workshop, key: str) -> facets.Filters:
    """The facets of a bundle: the topics are those of its members."""
    bundle = shop.catalogue.bundles[key]
    members = [shop.catalogue.organisations[member] for member in _members(shop, bundle)]
    topics = dict.fromkeys(code for one in members for code in one.topics)
    return {
        "kind": (facets.entry_word(shop, "bundle"),),
        "topic": shop.formats.labels("topics", topics),
        "status": (shop.formats.label("bundle_statuses", bundle.status),),
    }


def _search(shop: Workshop, key: str, bundle: Bundle) -> SearchRecord:
    members = [shop.catalogue.organisations[member] for member in _members(shop, bundle)]
    summary = bundle.summary.said(shop.language)
    texts = [summary.text, *(one.name for one in members)]
    texts += [plain(bundle.goal.said(shop.language).text)] if bundle.goal else []
    tile = cards.entry_tile(shop, key)
    meta = {
        "summary": summary.text,
        "where": _line(shop, bundle, len(members)),
        "tile": tile.initials,
        "hue": str(tile.hue),
        "kind": facets.entry_word(shop, "bundle"),
    }
    return SearchRecord(bundle.name, ". ".join(texts), filters(shop, key), meta)
