"""The home page: its first screen says in three seconds who needs what, who offers what, and what has come together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.messages import nmsg
from generator.model import KINDS, CallRecord, Said
from generator.pages.page import NEW, Page
from generator.pages.parts import cards
from generator.pages.parts.fits import unmet_link, waiting_link
from generator.pages.parts.order import open_calls
from generator.pages.parts.views import Badge, CallCard, FlowRow, Freshness, Link, Tile
from generator.pages.parts.workshop import Workshop
from generator.relations import Flow

IN_LEDGER = 3
IN_ROW = 4
TOPICS = 12
REGIONS = 10
SLOTS = ("hero", "ledger", "needs", "bundles", "topics", "regions", "figures", "join")


@dataclass(frozen=True, slots=True)
class BundleTeaser:
    """A bundle in two lines, with the tiles of its members."""

    link: Link
    summary: Said
    tiles: tuple[Tile, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that `home.html` shows."""

    headline: str
    needs: tuple[CallCard, ...]
    needs_count: str
    all_needs: str
    offers: tuple[CallCard, ...]
    offers_count: str
    all_offers: str
    flows: tuple[FlowRow, ...]
    flows_count: str
    waiting: Link | None
    """The matches that wait for a call."""
    unmet: Link | None
    """The needs that nothing fits."""
    need_cards: tuple[Markup, ...]
    offer_cards: tuple[Markup, ...]
    empty_actions: tuple[Link, ...]
    bundles: tuple[BundleTeaser, ...]
    topics: tuple[Link, ...]
    regions: tuple[Link, ...]
    figures: tuple[Link, ...]
    freshness: Freshness
    actions: tuple[Link, ...]


def pages(shop: Workshop) -> Iterator[Page]:
    """The home page, which fills the slots of `docs/<language>/index.md`."""
    from generator.pages.data.data import feed_link
    from generator.pages.linked.linked_data import home_ld

    view = home_view(shop)
    module = shop.environment.get_template("home.html").make_module({})
    slots = {name: getattr(module, name)(view) for name in SLOTS}
    tagline = shop.settings.tagline.get(shop.language, shop.settings.name)
    yield shop.page("", shop.settings.name, tagline, slots=slots, head=home_ld(shop) + feed_link(shop))


def home_view(shop: Workshop) -> HomeView:
    """The view of the home page."""
    needs, offers = open_calls(shop, shop.catalogue.needs.values()), open_calls(shop, shop.catalogue.offers.values())
    first_needs, first_offers = _varied(needs, IN_LEDGER), _varied(offers, IN_LEDGER)
    flows = shop.relations.flows
    return HomeView(
        headline=shop.settings.tagline.get(shop.language, shop.settings.name),
        needs=tuple(cards.call_card(shop, record) for record in first_needs),
        needs_count=shop.count("{count} open", "{count} open", len(needs)),
        all_needs=shop.count("See the need", "All {count} needs", len(needs)),
        offers=tuple(cards.call_card(shop, record) for record in first_offers),
        offers_count=shop.count("{count} open", "{count} open", len(offers)),
        all_offers=shop.count("See the offer", "All {count} offers", len(offers)),
        flows=tuple(cards.flow_row(shop, flow) for flow in _notable(flows)),
        flows_count=shop.count("once", "{count} times", len(flows)),
        waiting=waiting_link(shop),
        unmet=unmet_link(shop),
        need_cards=_row(shop, [*_unanswered(shop, needs), *needs], first_needs),
        offer_cards=_row(shop, offers, first_offers),
        empty_actions=(Link(shop.say("Make an entry"), "contribute/"),),
        bundles=_bundles(shop),
        topics=_topics(shop),
        regions=_regions(shop),
        figures=_figures(shop),
        freshness=_freshness(shop),
        actions=(
            Link(shop.say("We need something"), f"{NEW}?kind=initiative&add=needs"),
            Link(shop.say("We offer something"), f"{NEW}?kind=company&add=offers"),
            Link(shop.say("We are an administration"), f"{NEW}?kind=administration"),
        ),
    )  # fmt: skip


def _varied(records: list[CallRecord], count: int) -> list[CallRecord]:
    """The first of each kind and organisation, so that three lines show three different things; then the rest."""
    kinds: set[str] = set()
    owners: set[str] = set()
    first: list[CallRecord] = []
    for record in records:
        if record.call.kind not in kinds and record.owner not in owners:
            first.append(record)
            kinds.add(record.call.kind)
            owners.add(record.owner)
    rest = [record for record in records if record not in first]
    return (first + rest)[:count]


def _row(shop: Workshop, records: list[CallRecord], shown: list[CallRecord]) -> tuple[Markup, ...]:
    """Cards of calls that the ledger above does not show already, if there are any others."""
    found = list({record.id: record for record in records}.values())
    others = [record for record in found if record not in shown]
    return tuple(cards.call_card_html(shop, record) for record in _varied(others or found, IN_ROW))


def _unanswered(shop: Workshop, needs: list[CallRecord]) -> list[CallRecord]:
    """Those that no offer fits yet."""
    return [record for record in needs if record.id not in shop.relations.waiting.by_need]


def _notable(flows: tuple[Flow, ...]) -> list[Flow]:
    """Help that tells a story at a glance: the largest of each kind whose receiver has a page, then the others."""

    def rank(flow: Flow) -> tuple[bool, int]:
        money = flow.amount.total if flow.amount and flow.amount.total else 0
        pieces = flow.quantity.total if flow.quantity and flow.quantity.total else 0
        return (not flow.receiver, -int(money) - pieces)

    found: list[Flow] = []
    for flow in sorted(flows, key=rank):
        if all(flow.kind != other.kind and flow.receiver != other.receiver for other in found):
            found.append(flow)
    return found[:IN_LEDGER]


def _bundles(shop: Workshop) -> tuple[BundleTeaser, ...]:
    found = sorted(shop.catalogue.bundles.items(), key=lambda item: (item[1].status != "active", item[0]))
    return tuple(
        BundleTeaser(
            Link(bundle.name, f"bundles/{key}/"),
            bundle.summary.said(shop.language),
            tuple(cards.entry_tile(shop, member) for member in bundle.members if member in shop.catalogue.records),
            () if bundle.status == "active" else (Badge(shop.formats.label("bundle_statuses", bundle.status), "line"),),
        )
        for key, bundle in found[:2]
    )


def _topics(shop: Workshop) -> tuple[Link, ...]:
    counted = sorted(shop.relations.by_topic.items(), key=lambda item: (-len(item[1]), item[0]))[:TOPICS]
    return tuple(
        Link(shop.formats.label("topics", code), f"topics/{code}/", shop.formats.number(len(ids)))
        for code, ids in counted
    )


def _regions(shop: Workshop) -> tuple[Link, ...]:
    """The Länder with most entries; countries and districts have their place on the page of all regions."""
    regions = shop.catalogue.vocabulary.regions
    states = [
        (code, ids)
        for code, ids in shop.relations.in_region.items()
        if regions[code].parent in regions and not regions[regions[code].parent].parent
    ]
    counted = sorted(states, key=lambda item: (-len(item[1]), item[0]))[:REGIONS]
    return tuple(
        Link(shop.formats.label("regions", code), f"regions/{code.lower()}/", shop.formats.number(len(ids)))
        for code, ids in counted
    )


def _figures(shop: Workshop) -> tuple[Link, ...]:
    counts = Counter(record.kind for record in shop.catalogue.records.values())
    confirmed = sum(1 for organisation in shop.catalogue.organisations.values() if organisation.confirmed)
    rows = [(kind.counted, counts[kind], f"{kind.folder}/") for kind in KINDS if kind.counted]
    words = nmsg("entry confirmed by its organisation", "entries confirmed by their organisations", 0)
    said = (
        (shop.translator.ngettext(text.id, text.plural, count), href, count)
        for text, count, href in (*rows, (words, confirmed, ""))
    )
    return tuple(Link(text, href, shop.formats.number(count)) for text, href, count in said)


def _freshness(shop: Workshop) -> Freshness:
    if any(organisation.confirmed for organisation in shop.catalogue.organisations.values()):
        return Freshness(
            "confirmed",
            shop.say(
                "Each entry says when its organisation last confirmed it, or that it was compiled from public sources."
            ),
        )
    return Freshness(
        "open",
        shop.say(
            "All entries have been compiled from public sources so far. "
            "As soon as an organisation confirms its entry, the date stands beside it."
        ),
    )
