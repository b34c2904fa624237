"""An entry as plain values for JSON: what its file says, unchanged, and beside it what we have computed.

A field that nobody stated is absent, never null; lists are always there. Everything of ours stands under `computed`,
so that nobody takes our arithmetic for a statement of the organisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any

from generator.model import Administration, CallRecord, Catalogue, Organisation, Record
from generator.model.calls import Location
from generator.model.walk import Finder
from generator.read import Loc
from generator.relations import Backlink, CallState, Flow, Relations
from generator.relations.matching.types import Match
from generator.relations.overlaps import Overlap
from generator.settings import Settings
from generator.text.towns import DIGITS, town

Value = dict[str, Any]
_LOCATIONS = Finder(lambda slot: slot.bare is Location)
_FALLS_BACK = ("topics", "audiences")


def entry_value(
    settings: Settings, catalogue: Catalogue, relations: Relations, record: Record,
    partners: Mapping[str, Sequence[Match]],
) -> Value:  # fmt: skip
    """One entry with everything that follows from the others; `partners` are the matches of each call."""
    stated: Value = record.entry.model_dump(mode="json", by_alias=True, exclude_none=True)
    url = f"{settings.url}{record.kind.folder}/{record.id}/"
    for found in _LOCATIONS(record.entry):
        _round(_at(stated, found.loc))
    computed: Value = {"backlinks": [_backlink(link) for link in relations.backlinks.get(record.id, ())]}
    if isinstance(record.entry, Organisation):
        for side, number, call in record.entry.calls():
            key = f"{record.id}/{call.id}"
            one = stated[side][number]
            one["computed"] = _call(url, catalogue.calls[key], relations.states[key], one, stated)
            one["computed"]["matches"] = [_partner(match, key) for match in partners.get(key, ())]
        point = _point(record.entry)
        if point:
            computed["point"] = point
        computed["regions"] = _regions(catalogue, record.entry)
        computed["gave"] = [_flow(flow) for flow in relations.gave.get(record.id, ())]
        computed["similar"] = [_similar(one, record.id) for one in relations.overlaps.of.get(record.id, ())]
        computed["got"] = [_flow(flow) for flow in relations.got.get(record.id, ())]
    if isinstance(record.entry, Administration):
        computed["responsible"] = list(relations.responsible.get(record.id, ()))
    return {"id": record.id, "kind": record.kind.name, "url": url, **stated, "computed": computed}


def _partner(match: Match, key: str) -> Value:
    """The call on the other side of a match."""
    return {
        "id": match.offer if key == match.need else match.need,
        "grade": match.grade,
        "score": round(match.score, 2),
    }


def _similar(overlap: Overlap, key: str) -> Value:
    """Another entry that overlaps with this one, with the codes of what speaks for it, the weightiest first."""
    points = overlap.same if overlap.verdict == "duplicate" else overlap.akin
    reasons = sorted((name for name, value in points.items() if value > 0), key=lambda name: (-points[name], name))
    number = overlap.score if overlap.verdict == "duplicate" else overlap.likeness
    return {"id": overlap.other(key), "verdict": overlap.verdict, "likeness": round(number, 2), "reasons": reasons}


def _point(organisation: Organisation) -> Value | None:
    """Where the organisation has its seat: as stated, else the middle of its town."""
    location = organisation.location
    if location is None:
        return None
    if location.lat is not None and location.lon is not None:
        return {"lat": round(float(location.lat), DIGITS), "lon": round(float(location.lon), DIGITS), "from": "stated"}
    middle = town(location.city)
    return {"lat": middle.lat, "lon": middle.lon, "from": "town"} if middle else None


def _at(value: Any, loc: Loc) -> Any:  # noqa: ANN401  JSON
    return reduce(lambda inner, part: inner[part], loc, value)


def _round(location: Value) -> None:
    """Coordinates to two places, about a kilometre: finer ones could be somebody's home."""
    location |= {axis: round(location[axis], DIGITS) for axis in ("lat", "lon") if axis in location}


def _call(url: str, record: CallRecord, state: CallState, stated: Value, owner: Value) -> Value:
    """What follows for a need or an offer: its state, and what it takes over from its organisation."""
    area = stated.get("area") or owner["area"]
    found: Value = {
        "id": record.id,
        "url": f"{url}#{record.call.id}",
        "status": state.status,
        "open": state.is_open,
        "until": state.until.isoformat(),
        **_progress(state),
        **{name: stated[name] or owner[name] for name in _FALLS_BACK},
        "area": area,
        "remote": stated.get("remote", area["remote"]),
    }
    place = stated.get("location") or owner.get("location")
    return {**found, "location": place} if place else found


def _progress(state: CallState) -> Value:
    """How far along: sums of money as text, everything else as numbers, in `unit` or `currency`."""
    sizes = {"got": state.got, "total": state.total, "left": state.left}
    found: Value = {name: size_of(size, state.currency) for name, size in sizes.items() if size is not None}
    found["uncounted"] = state.uncounted
    if state.currency:
        found["currency"] = state.currency
    elif state.unit:
        found["unit"] = state.unit
    return found


def size_of(size: Decimal, currency: str) -> str | int:
    """Money as text, so that no program rounds it; counted things as a number."""
    return str(size) if currency else int(size)


def _regions(catalogue: Catalogue, organisation: Organisation) -> list[str]:
    """The regions of an organisation and everything that contains them."""
    return sorted({above for code in organisation.area.regions for above in catalogue.regions_above.get(code, (code,))})


def _backlink(link: Backlink) -> Value:
    return {"role": link.role, "id": link.id, **({"detail": link.detail} if link.detail else {})}


def _flow(flow: Flow) -> Value:
    """One gift; both sides carry it, with the same id."""
    named: Iterable[tuple[str, Any]] = (
        ("id", f"{flow.call}/{flow.number + 1}"),
        ("giver", flow.giver),
        ("giver_name", flow.giver_name),
        ("offer", flow.offer),
        ("receiver", flow.receiver),
        ("receiver_name", flow.receiver_name),
        ("call", flow.call),
        ("kind", flow.kind),
        ("quantity", flow.quantity.model_dump(mode="json", exclude_none=True) if flow.quantity else None),
        ("amount", flow.amount.model_dump(mode="json", exclude_none=True) if flow.amount else None),
        ("date", str(flow.date) if flow.date else None),
        ("source", flow.source),
        ("note", dict(flow.note.values) if flow.note else None),
    )
    return {name: value for name, value in named if value}
