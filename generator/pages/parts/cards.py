"""From catalogue values to the views of cards: the same wherever a need, an offer, somebody or a gift is shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup

from generator.model import Area, CallRecord, Need, Offer, Organisation, kind_of
from generator.model.addresses import shown_host
from generator.pages.parts.fits import fits_badges
from generator.pages.parts.tiles import tile
from generator.pages.parts.views import Badge, CallCard, EntryCard, FlowRow, Link, Progress, Tile
from generator.pages.parts.workshop import Workshop
from generator.relations import CallState, Flow
from generator.relations.areas import is_everywhere

SHOWN_REGIONS = 3
_COUNTED = {"piece", "person", "place", "seat", "router", "sim", "line", "kg", "box"}
"""Units of which one can have as many as possible; nobody wants as many hours or rooms as possible."""


def entry_address(shop: Workshop, key: str) -> str:
    """The address of an entry's page below the root of the language."""
    return f"{shop.catalogue.records[key].kind.folder}/{key}/"


def call_address(shop: Workshop, key: str) -> str:
    """The address of a need or an offer: its place on the page of its organisation."""
    owner, _, anchor = key.partition("/")
    return f"{entry_address(shop, owner)}#{anchor}"


def entry_tile(shop: Workshop, key: str) -> Tile:
    """The tile of an entry, with its logo where it has one."""
    entry = shop.catalogue.records[key].entry
    return tile(entry.name, key)


def entry_link(shop: Workshop, key: str) -> Link:
    """The name of an entry as a link to its page."""
    return Link(shop.catalogue.records[key].entry.name, entry_address(shop, key))


def place_words(shop: Workshop, area: Area | None) -> str:
    """Where something happens, in a few words; empty where nobody stated it."""
    if area is None:
        return ""
    if area.regions:
        names = [shop.formats.label("regions", code) for code in area.regions]
        if len(names) > SHOWN_REGIONS:
            names = [*names[:SHOWN_REGIONS], shop.say("further places")]
        return shop.formats.listed(names)
    if is_everywhere(area):
        return shop.formats.label("scopes", area.scope)
    return shop.say("anywhere (remote)") if area.remote else ""


def call_place(shop: Workshop, record: CallRecord) -> str:
    """Where a need or an offer takes place."""
    call, organisation = record.call, record.organisation
    if call.location:
        return call.location.city
    if call.remote and not call.area:
        return shop.say("anywhere (remote)")
    return place_words(shop, call.area or organisation.area)


def call_amount(shop: Workshop, record: CallRecord, state: CallState) -> str:
    """How much, in bold on every card; “as many as possible” where things are counted and no number is stated."""
    call = record.call
    if call.amount:
        return shop.formats.amount(call.amount)
    if not call.quantity:
        return ""
    words = shop.formats.quantity(call.quantity, call.kind)
    if words and call.quantity.minimum and state.is_open:
        return shop.say(
            "{amount}, at least {minimum}", amount=words, minimum=shop.formats.number(call.quantity.minimum)
        )
    return words or (shop.say("as many as possible") if record.is_need and call.quantity.unit in _COUNTED else "")


def call_time(shop: Workshop, record: CallRecord, state: CallState) -> str:
    """When, in a few words; empty where it is ongoing."""
    call, formats = record.call, shop.formats
    if not state.is_open:
        when = formats.when(call.since)
        if not call.since.month:  # „von 2015“, but „vom November 2015“
            return shop.say("Call of {year}", year=when) if record.is_need else shop.say("Offer of {year}", year=when)
        return shop.say("Call of {date}", date=when) if record.is_need else shop.say("Offer of {date}", date=when)
    if call.starts and call.until:
        return shop.say("{start} to {end}", start=formats.day(call.starts), end=formats.day(call.until))
    last = call.until or call.valid_until
    if last:
        return shop.say("until {date}", date=formats.day(last))
    return shop.say("from {date}", date=formats.day(call.starts)) if call.starts else ""


def call_progress(shop: Workshop, record: CallRecord, state: CallState) -> Progress | None:
    """How far along: a bar with words where a total is stated, words alone where not, nothing where nothing came."""
    if state.got is None:
        if not state.uncounted:
            return None
        times = state.uncounted
        return Progress(
            shop.count("got help once, amount not stated", "got help {count} times, amount not stated", times)
            if record.is_need
            else shop.count("helped once, amount not stated", "helped {count} times, amount not stated", times)
        )
    got = _measure(shop, record, state, state.got)
    if state.total is None:
        words = shop.say("{amount} received", amount=got) if record.is_need else shop.say("{amount} given", amount=got)
        return Progress(words)
    total = _measure(shop, record, state, state.total, after_of=True)
    bare = shop.formats.number(state.got) if not state.currency else got
    words = shop.say("{got} of {total}", got=bare, total=total)
    if not (record.is_need or state.is_open) and state.left:  # what is over cannot be had; the rest is only unknown
        return Progress(shop.say("{got} of {total} documented", got=bare, total=total))
    rest = (
        shop.formats.money(state.left, state.currency)
        if state.currency and state.left
        else shop.formats.number(state.left or 0)
    )
    left = shop.say("{rest} to go", rest=rest) if record.is_need else shop.say("{rest} left", rest=rest)
    done = shop.say("reached") if record.is_need else shop.say("all given")
    return Progress(words, left if state.left else done, min(state.got, state.total), state.total)


def _measure(shop: Workshop, record: CallRecord, state: CallState, size: Decimal, *, after_of: bool = False) -> str:
    if state.currency:
        return shop.formats.money(size, state.currency)
    unit = shop.formats.unit(state.unit, size, record.call.kind, after_of=after_of)
    return f"{shop.formats.number(size)} {unit}".strip()


def call_badges(shop: Workshop, record: CallRecord, state: CallState) -> tuple[Badge, ...]:
    """Words about the state of a call, and for offers what they cost."""
    call = record.call
    if state.status == "met":
        return (Badge(shop.say("met") if record.is_need else shop.say("given"), "offer"),)
    if state.status == "withdrawn":
        return (Badge(shop.say("withdrawn")),)
    if state.status == "expired":
        return (Badge(shop.say("expired, as of {date}", date=shop.formats.when(call.since))),)
    found = []
    if call.priority == "urgent":
        found.append(Badge(shop.say("urgent"), "need"))
    if isinstance(call, Offer) and call.cost:
        found.append(Badge(shop.formats.label("costs", call.cost), "offer" if call.cost == "free" else "line"))
    return tuple(found)


def call_card(shop: Workshop, record: CallRecord) -> CallCard:
    """The view of a need or an offer, as a card or whole on its own page."""
    return shop.once(("call view", record.id), lambda: _call_card(shop, record))


def _call_card(shop: Workshop, record: CallRecord) -> CallCard:
    call, state = record.call, shop.relations.states[record.id]
    kind = shop.catalogue.vocabulary.kinds[call.kind]
    return CallCard(
        anchor=call.id,
        former=tuple(call.former_ids),
        side="need" if record.is_need else "offer",
        kind=call.kind,
        kind_label=shop.formats.label("kinds", call.kind),
        icon=kind.icon,
        is_money=kind.measured_by == "amount",
        title=call.title.said(shop.language),
        href=call_address(shop, record.id),
        owner=entry_link(shop, record.owner),
        tile=entry_tile(shop, record.owner),
        amount=call_amount(shop, record, state),
        place=call_place(shop, record),
        time=call_time(shop, record, state),
        progress=call_progress(shop, record, state),
        badges=call_badges(shop, record, state),
        past=not state.is_open,
        until=state.until.isoformat(),
        description=call.description.said(shop.language) if call.description else None,
        details=_details(shop, call),
    )


def _details(shop: Workshop, call: Need | Offer) -> tuple[tuple[str, str], ...]:
    """Further conditions of a call, those that are stated."""
    formats, found = shop.formats, []
    if call.skills:
        found.append((shop.say("Skills"), ", ".join(formats.labels("skills", call.skills))))
    if call.audiences:
        found.append((shop.say("For"), formats.listed(formats.labels("audiences", call.audiences))))
    if call.language_pairs:
        found.append((shop.say("Language pairs"), ", ".join(_pair(shop, pair) for pair in call.language_pairs)))
    if call.languages:
        found.append((shop.say("Languages"), formats.listed(map(formats.language_name, call.languages))))
    if call.condition:
        found.append((shop.say("Condition"), formats.label("conditions", call.condition)))
    if call.delivery:
        found.append((shop.say("Handover"), formats.listed(formats.labels("deliveries", call.delivery))))
    if isinstance(call, Offer) and call.eligibility:
        found.append((shop.say("Open to"), formats.listed(formats.labels("eligibility", call.eligibility))))
    if call.closed_note:
        found.append((shop.say("Note"), call.closed_note.said(shop.language).text))
    return tuple(found)


def _pair(shop: Workshop, pair: str) -> str:
    one, _, other = pair.partition("-")
    return f"{shop.formats.language_name(one)} – {shop.formats.language_name(other)}"


def entry_card(shop: Workshop, key: str) -> EntryCard:
    """The view of an organisation in a list."""
    organisation = shop.catalogue.organisations[key]
    states = shop.relations.states
    open_sides = [side for side, _, call in organisation.calls() if states[f"{key}/{call.id}"].is_open]
    return EntryCard(
        name=organisation.name,
        href=entry_address(shop, key),
        where=where_words(shop, organisation),
        summary=organisation.summary.said(shop.language),
        tile=entry_tile(shop, key),
        topics=shop.formats.labels("topics", organisation.topics[:3]),
        needs=open_sides.count("needs"),
        offers=open_sides.count("offers"),
        badge=None if organisation.status == "active" else Badge(status_words(shop, organisation)),
        kind=kind_of(organisation).name,
    )


def status_words(shop: Workshop, organisation: Organisation) -> str:
    """Whether an organisation is at work; that it has come to an end is said only where its end is stated."""
    if organisation.status == "finished" and not organisation.ended:
        return shop.say("no recent news")
    return shop.formats.label("org_statuses", organisation.status)


def where_words(shop: Workshop, organisation: Organisation) -> str:
    """Place and age of an organisation: `Berlin · seit 2015`."""
    place = place_words(shop, organisation.area) or (organisation.location.city if organisation.location else "")
    founded = organisation.founded
    if founded and organisation.status == "finished" and organisation.ended:
        age = shop.say("{start} to {end}", start=founded.year, end=organisation.ended.year)
    else:
        age = shop.say("since {date}", date=founded.year) if founded else ""
    return " · ".join(part for part in (place, age) if part)


def flow_row(shop: Workshop, flow: Flow) -> FlowRow:
    """The view of help that came together."""
    giver = entry_link(shop, flow.giver) if flow.giver else Link(flow.giver_name)
    receiver = entry_link(shop, flow.receiver) if flow.receiver else Link(flow.receiver_name)
    what = ""
    if flow.amount and flow.amount.total is not None:
        what = shop.formats.amount(flow.amount)
    elif flow.quantity:
        what = shop.formats.quantity(flow.quantity, flow.kind)
    return FlowRow(
        what=what,
        giver=giver,
        receiver=receiver,
        title=flow.title.said(shop.language),
        date=shop.formats.when(flow.date),
        note=flow.note.said(shop.language) if flow.note else None,
        source=Link(shown_host(flow.source), flow.source) if flow.source else None,
        giver_tile=entry_tile(shop, flow.giver) if flow.giver else tile(flow.giver_name, flow.giver_name),
        receiver_tile=entry_tile(shop, flow.receiver)
        if flow.receiver
        else tile(flow.receiver_name, flow.receiver_name),
        href=call_address(shop, flow.call),
    )


def call_card_html(shop: Workshop, record: CallRecord, level: int = 3) -> Markup:
    """A call's card as HTML."""

    def made() -> Markup:
        card = call_card(shop, record)
        return shop.macro("call_card")(replace(card, badges=(*card.badges, *fits_badges(shop, record.id))), level)

    return shop.once(("call", record.id, str(level)), made)


def small_card_html(shop: Workshop, record: CallRecord) -> Markup:
    """A call's card in few lines, as it stands where much is gathered."""

    def made() -> Markup:
        card = call_card(shop, record)
        return shop.macro("small_card")(replace(card, badges=(*card.badges, *fits_badges(shop, record.id))))

    return shop.once(("small", record.id), made)


def past_row_html(shop: Workshop, record: CallRecord) -> Markup:
    """The row of a call that is over."""

    def made() -> Markup:
        card, state = call_card(shop, record), shop.relations.states[record.id]
        time = "" if state.status == "expired" else card.time  # the badge says it
        amount = card.amount if record.call.amount or state.total is not None else ""
        return shop.macro("past_row")(replace(card, time=time, amount=amount))

    return shop.once(("past", record.id), made)


def small_entry_html(shop: Workshop, key: str) -> Markup:
    """An organisation's card in few lines, as it stands where much is gathered."""
    return shop.once(("small entry", key), lambda: shop.macro("small_entry")(entry_card(shop, key)))


def entry_card_html(shop: Workshop, key: str, level: int = 3) -> Markup:
    """An organisation's card as HTML."""
    return shop.once(("entry", key, str(level)), lambda: shop.macro("entry_card")(entry_card(shop, key), level))
