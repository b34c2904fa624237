"""L4xx: whatever an entry refers to must exist, be of the right kind, and still be called so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.context import CheckContext, Reference
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Example, Related, Rule, Severity, Span, rule
from generator.messages import Message, msg
from generator.model import BY_FOLDER, Organisation, Record
from generator.model.faults import did_you_mean
from generator.model.fields import slug

_COMPANY = "content/companies/firma.yaml"
_OFFER = """offers:
  - id: laptops
    kind: hardware
    title: Gebrauchte Laptops
    since: 2026-01-15
    quantity: {total: 20, unit: piece}
"""
_FROM = """needs:
  - id: laptops
    kind: hardware
    title: Laptops für den Kurs
    since: 2026-01-15
    quantity: {{total: 50, unit: piece}}
    received:
      - from: {{offer: {offer}}}
        quantity: {{total: {count}, unit: {unit}}}
"""
_BOXES = _OFFER.replace("piece", "box").replace("hardware", "goods")
_FIRM = ((_COMPANY, _OFFER),)


def _received(offer: str = "firma/laptops", count: int = 10, unit: str = "piece") -> Example:
    return Example(_FROM.format(offer=offer, count=count, unit=unit), beside=_FIRM)


def _retired(successor: str) -> str:
    return f"- {{id: beispiel-alt, since: 2026-01-31, reason: Zusammengelegt., successor: {successor}}}\n"


UNKNOWN_ENTRY = rule(
    "L401", "unknown-entry", Severity.ERROR, title="There is no such entry",
    why="A reference becomes a link between two pages. The id of an entry is the name of its file without `.yaml`.",
    bad=Example("partners: [frima]", beside=_FIRM), good=Example("partners: [firma]", beside=_FIRM),
)  # fmt: skip
UNKNOWN_OFFER = rule(
    "L402", "unknown-offer", Severity.ERROR, title="There is no such offer",
    why="Help is counted at the offer it came from. An offer is named by its entry and its own id, with a slash "
    "between.",
    bad=_received("firma/latops"), good=_received(),
)  # fmt: skip
WRONG_KIND = rule(
    "L403", "wrong-kind", Severity.ERROR, title="This reference points to an entry of another kind",
    why="Bundles consist of initiatives, authority links lead to administrations, and only organisations can be "
    "partners: "
    "the pages of both sides are built on that.",
    bad=Example("authority_links: [{id: firma, relation: knows}]", beside=_FIRM),
    good=Example("authority_links: [{id: bezirksamt, relation: knows}]",
                 beside=(("content/administrations/bezirksamt.yaml", "level: municipal"),)),
)  # fmt: skip
SELF = rule(
    "L404", "self-reference", Severity.ERROR, title="The entry refers to itself",
    why="Nobody is their own partner, successor or giver; mostly a line was copied.",
    bad="partners: [beispiel]", good=Example("partners: [firma]", beside=_FIRM),
)  # fmt: skip
MOVED = rule(
    "L405", "moved-entry", Severity.ERROR, title="This entry has another name now, or is gone",
    why="Old addresses go on working for visitors, but inside the catalogue each entry is called by its present id.",
    bad=Example("partners: [firma-alt]", beside=((_COMPANY, "former_ids: [firma-alt]"),)),
    good=Example("partners: [firma]", beside=((_COMPANY, "former_ids: [firma-alt]"),)),
)  # fmt: skip
CYCLE = rule(
    "L408", "successor-cycle", Severity.ERROR, title="The successors lead in a circle",
    why="Visitors are led from an entry that has ended to the one that goes on with it; a circle never arrives.",
    bad=Example("successor: firma", beside=((_COMPANY, "successor: beispiel"),)),
    good=Example("successor: firma", beside=((_COMPANY, "topics: [education]"),)),
)  # fmt: skip
OVERDRAWN = rule(
    "L409", "offer-overdrawn", Severity.WARNING, title="More was given than the offer had",
    why="What an offer has left is computed from what others got of it. Either one of the numbers is a slip, or the "
    "offer has grown.",
    bad=_received(count=30), good=_received(count=10),
)  # fmt: skip
OTHER_UNIT = rule(
    "L410", "counted-differently", Severity.WARNING,
    title="The gift is counted in another way than the offer it came from",
    why="Only what is counted in the same unit or currency can be subtracted from what the offer has left.",
    bad=Example(_FROM.format(offer="firma/laptops", count=10, unit="piece"),
                beside=((_COMPANY, _BOXES),)),
    good=_received(),
)  # fmt: skip


@check(UNKNOWN_ENTRY)
def unknown_entries(c: CheckContext) -> Iterator[Diagnostic]:
    """References to ids that nobody has or had; also successors of retired ids."""
    for ref in c.references:
        if not _exists(c, ref.target):
            said, hint, fix = _unknown(c, ref.target)
            if not fix and ref.or_name:
                hint = msg("If it has no entry, write `{{name: {name}}}` instead.", name=ref.target)
            fix = f"{fix}/{ref.offer}" if fix and ref.offer else fix
            yield about(UNKNOWN_ENTRY, ref.record, ref.loc, said, hint, fix=fix, subject=ref.subject)
    for gone, _ in c.catalogue.retired:
        if gone.successor and not _exists(c, gone.successor):
            said, hint, fix = _unknown(c, gone.successor)
            span = c.retired_span(gone.id, "successor")
            yield Diagnostic(UNKNOWN_ENTRY, span, said, hint, fix, subjects=(gone.id,))


def _exists(c: CheckContext, entry_id: str) -> bool:
    return entry_id in c.catalogue.known_ids or entry_id in c.moved or entry_id in c.retired


def _unknown(c: CheckContext, entry_id: str) -> tuple[Message, Message, str]:
    said = msg("There is no entry with the id “{id}”.", id=entry_id)
    by_name = {slug(record.entry.name): record.id for record in c.catalogue.records.values()}
    fix = by_name.get(slug(entry_id)) or did_you_mean(entry_id, c.catalogue.known_ids)
    name = c.catalogue.records[fix].entry.name if fix in c.catalogue.records else fix
    hint = msg("Did you mean `{code}` ({label})?", code=fix, label=name) if fix else msg(
        "The id is the name of the entry's file without `.yaml`.")  # fmt: skip
    return said, hint, fix


@check(UNKNOWN_OFFER)
def unknown_offers(c: CheckContext) -> Iterator[Diagnostic]:
    """References to offers that an entry does not have. Entries that were not read are not judged."""
    for ref in c.references:
        owner = c.catalogue.entry(ref.target)
        whole = f"{ref.target}/{ref.offer}"
        if not ref.offer or whole in c.catalogue.offers:
            continue
        if ref.offer == "?":
            said, hint = (
                msg("Only the entry is named, the offer is missing."),
                msg("Write `entry/offer`, or `entry:` instead of `offer:`."),
            )
            yield about(UNKNOWN_OFFER, ref.record, ref.loc, said, hint, subject=ref.subject)
        elif isinstance(owner, Organisation):
            yield _unknown_offer(c, ref, whole, owner)


def _unknown_offer(c: CheckContext, ref: Reference, whole: str, owner: Organisation) -> Diagnostic:
    said = msg("“{name}” has no offer with the id “{id}”.", name=owner.name, id=ref.offer)
    moved = next((offer.id for offer in owner.offers if ref.offer in offer.former_ids), "")
    near = moved or did_you_mean(ref.offer, [offer.id for offer in owner.offers])
    fix = f"{ref.target}/{near}" if near else ""
    hint = msg("Did you mean `{word}`?", word=fix)
    if moved:
        hint = msg("It is called `{id}` now.", id=fix)
    elif whole in c.catalogue.needs:
        hint = msg("This is one of its needs; only an offer can be given.")
        fix = ""
    elif not fix:
        hint = msg("Its offers: {ids}.", ids=", ".join(offer.id for offer in owner.offers)) if owner.offers else msg(
            "It has no offers; write `entry: {id}` instead.", id=ref.target)  # fmt: skip
    return about(UNKNOWN_OFFER, ref.record, ref.loc, said, hint, fix=fix, subject=ref.subject)


@check(WRONG_KIND)
def wrong_kinds(c: CheckContext) -> Iterator[Diagnostic]:
    """References to entries of a kind that cannot stand there; the folder tells the kind."""
    for ref in c.references:
        path = c.catalogue.known_ids.get(ref.target)
        kind = BY_FOLDER[path.split("/")[1]].name if path else ""
        if kind and kind not in ref.kinds and ref.target != ref.record.id:
            said = msg("`{id}` is of the kind `{kind}`; here only this can stand: {kinds}.", id=ref.target, kind=kind,
                       kinds=", ".join(f"`{one}`" for one in ref.kinds))  # fmt: skip
            hint = msg("Choose another entry, or delete the line.")
            yield about(WRONG_KIND, ref.record, ref.loc, said, hint, subject=ref.subject)


@check(SELF)
def self_references(c: CheckContext) -> Iterator[Diagnostic]:
    """Entries that refer to themselves."""
    for ref in c.references:
        if ref.target == ref.record.id:
            said = msg("`{id}` is this entry itself.", id=ref.target)
            yield about(SELF, ref.record, ref.loc, said, msg("Delete the line."), subject=ref.subject)


@check(MOVED)
def moved_entries(c: CheckContext) -> Iterator[Diagnostic]:
    """References to earlier ids and to ids that are gone."""
    for ref in c.references:
        if ref.target in c.catalogue.known_ids:
            continue
        new = c.moved.get(ref.target) or c.retired.get(ref.target)
        if new:
            fix = f"{new}/{ref.offer}" if ref.offer else new
            said = msg("`{old}` is called `{new}` now.", old=ref.target, new=new)
            yield about(
                MOVED, ref.record, ref.loc, said, msg("Write `{word}`.", word=fix), fix=fix, subject=ref.subject
            )
        elif ref.target in c.retired:
            gone, span = next(one for one in c.catalogue.retired if one[0].id == ref.target)
            said = msg("The entry `{id}` has been gone since {day}.", id=ref.target, day=gone.since)
            hint = msg("Write `{{name: …}}` instead.") if ref.or_name else msg("Delete the line.")
            related = (Related(span, msg("It was retired here.")),)
            yield about(MOVED, ref.record, ref.loc, said, hint, related=related, subject=ref.subject)


@check(CYCLE)
def successor_cycles(c: CheckContext) -> Iterator[Diagnostic]:
    """Circles of successors, each reported once, at its first member."""
    following = {gone.id: gone.successor for gone, _ in c.catalogue.retired if gone.successor}
    following |= {key: one.successor for key, one in c.catalogue.organisations.items() if one.successor}
    for start in sorted(following):
        circle = _circle(start, following)
        if len(circle) > 1 and start == min(circle):
            said = msg("{path}: the path never ends.", path=" → ".join((*circle, start)))
            hint = msg("Delete `successor` at the entry that goes on.")
            yield Diagnostic(CYCLE, _successor_span(c, start), said, hint, subjects=tuple(circle))


def _successor_span(c: CheckContext, entry_id: str) -> Span:
    if entry_id in c.catalogue.records:
        return c.catalogue.records[entry_id].span("successor")
    return c.retired_span(entry_id, "successor")


def _circle(start: str, following: Mapping[str, str]) -> list[str]:
    """The members of the circle that `start` is part of, from it on; empty if it is in none."""
    path, current = [start], following[start]
    while current != start:
        if current in path or current not in following:
            return []
        path.append(current)
        current = following[current]
    return path


@check(OVERDRAWN)
def overdrawn_offers(c: CheckContext) -> Iterator[Diagnostic]:
    """Offers of which more was given than there was."""
    for key, record in c.catalogue.offers.items():
        state = c.relations.states.get(key)
        if state and state.total is not None and state.got is not None and state.got > state.total:
            owner = c.catalogue.records[record.owner]
            measure = "amount" if record.call.amount else "quantity"
            said = msg("{total} were offered, {got} were given.", total=state.total, got=state.got)
            hint = msg("Correct the number here or at the needs that got it.")
            yield about(
                OVERDRAWN, owner, (*record.loc, measure, "total"), said, hint, related=_takers(c, key), subject=key
            )


def _takers(c: CheckContext, key: str) -> tuple[Related, ...]:
    own = (ref for ref in c.references if ref.offer and f"{ref.target}/{ref.offer}" == key)
    return tuple(Related(ref.record.span(*ref.loc), msg("This was given from it.")) for ref in own)


@check(OTHER_UNIT)
def other_units(c: CheckContext) -> Iterator[Diagnostic]:
    """Gifts whose unit or currency is not that of the offer they came from."""
    for flow in c.relations.flows:
        offer = c.catalogue.offers.get(flow.offer)
        if offer is None or not (need := c.catalogue.needs.get(flow.call)):
            continue
        wanted, money = offer.call.quantity, offer.call.amount
        loc = (*need.loc, "received", flow.number)
        record = c.catalogue.records[need.owner]
        if flow.quantity and wanted and flow.quantity.unit != wanted.unit:
            yield _other_unit(OTHER_UNIT, record, (*loc, "quantity"), (wanted.unit, flow.quantity.unit), flow.call)
        elif flow.amount and money and flow.amount.currency != money.currency:
            yield _other_unit(OTHER_UNIT, record, (*loc, "amount"), (money.currency, flow.amount.currency), flow.call)


def _other_unit(
    found: Rule, record: Record, loc: tuple[str | int, ...], units: tuple[str, str], subject: str
) -> Diagnostic:
    said = msg("The offer counts in `{unit}`, this in `{other}`.", unit=units[0], other=units[1])
    return about(found, record, loc, said, msg("Convert it, or say it in the `note`."), subject=subject)
