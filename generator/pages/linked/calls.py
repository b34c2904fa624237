"""Needs as `Demand`, offers as `Offer`, needs of money also as `DonateAction`: only those that are still open."""

from __future__ import annotations

from generator.model import CallRecord, Initiative, Offer
from generator.pages.linked.parts import Node, area_served, entry_url, identity
from generator.pages.parts.richtext import plain
from generator.pages.parts.workshop import Workshop

_MONEY = {"money", "matching_fund"}
_GOODS = {"hardware", "goods", "software", "connectivity"}


def seeks_and_offers(shop: Workshop, key: str) -> Node:
    """What an organisation seeks and offers, as properties of it."""
    found: Node = {"seeks": [], "makesOffer": [], "potentialAction": []}
    for _, _, call in shop.catalogue.organisations[key].calls():
        record = shop.catalogue.calls[f"{key}/{call.id}"]
        if not shop.relations.states[record.id].is_open:
            continue
        found["seeks" if record.is_need else "makesOffer"].append(call_node(shop, record))
        if record.is_need and call.kind in _MONEY:
            found["potentialAction"].append(donate_action(shop, record))
    return found


def call_node(shop: Workshop, record: CallRecord) -> Node:
    """A need as `Demand`, an offer as `Offer`; without an area of its own, that of its organisation holds."""
    call, state = record.call, shop.relations.states[record.id]
    service = "Product" if call.kind in _GOODS else "Service"
    return {
        "@type": "Demand" if record.is_need else "Offer",
        "@id": f"{shop.settings.url}{shop.catalogue.records[record.owner].kind.folder}/{record.owner}/#{call.id}",
        "name": call.title.said(shop.language).text,
        "description": plain(call.description.said(shop.language).text) if call.description else "",
        **_place(shop, record),
        "itemOffered": {"@type": service, "name": shop.formats.label("kinds", call.kind)},
        "eligibleQuantity": _quantity(shop, record),
        "priceSpecification": _money(record),
        "areaServed": area_served(shop, call.area) if call.area else [],
        "availabilityStarts": call.starts.isoformat() if call.starts else "",
        "availabilityEnds": call.until.isoformat() if call.until else "",
        "validFrom": str(call.since),
        "validThrough": state.until.isoformat(),
        **_cost(record),
    }


def donate_action(shop: Workshop, record: CallRecord) -> Node:
    """A need of money as something that one can do, at the stated donation page or at the need itself."""
    call, owner = record.call, record.organisation
    donation = owner.donation if isinstance(owner, Initiative) else None
    page = donation.url if donation else f"{entry_url(shop, record.owner)}#{call.id}"
    action: Node = {
        "@type": "DonateAction", "name": call.title.said(shop.language).text,
        "recipient": {"@id": identity(shop, record.owner)}, "target": page,
    }  # fmt: skip
    if call.amount and call.amount.total is not None:
        action |= {"price": str(call.amount.total), "priceCurrency": call.amount.currency}
    return action


def _place(shop: Workshop, record: CallRecord) -> Node:
    """Where it stands, unless that is its name among machines already."""
    place = f"{entry_url(shop, record.owner)}#{record.call.id}"
    return {} if shop.language == shop.settings.default_language else {"url": place}


def _quantity(shop: Workshop, record: CallRecord) -> Node:
    size = record.call.quantity
    if size is None:
        return {}
    return {
        "@type": "QuantitativeValue", "value": size.total, "minValue": size.minimum,
        "unitText": shop.catalogue.vocabulary.label("units", size.unit, shop.language),
    }  # fmt: skip


def _money(record: CallRecord) -> Node:
    amount = record.call.amount
    if amount is None or amount.total is None:
        return {}
    return {"@type": "PriceSpecification", "price": str(amount.total), "priceCurrency": amount.currency}


def _cost(record: CallRecord) -> Node:
    call = record.call
    return {"price": "0", "priceCurrency": "EUR"} if isinstance(call, Offer) and call.cost == "free" else {}
