"""What several initiatives have in common, and what they need taken together: for bundles and for suggested ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model import CallRecord, Organisation
from generator.pages.parts.views import Link, Term
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key

_TWO = 2


@dataclass(frozen=True, slots=True)
class NeedSum:
    """The open needs of all members of one kind, added up where that can honestly be done."""

    kind: Link
    icon: str
    needs: str
    amount: str


def shared(shop: Workshop, members: Sequence[Organisation]) -> tuple[Term, ...]:
    """Topics, audiences and places that at least two members have, with how many do; rows without any are left out."""
    places = [
        tuple(dict.fromkeys(code for region in one.area.regions for code in _states(shop, region))) for one in members
    ]
    rows = (
        (shop.say("Topics"), "topics", [one.topics for one in members]),
        (shop.say("Audiences"), "audiences", [one.audiences for one in members]),
        (shop.say("Places"), "regions", places),
        (
            shop.say("Reach"),
            "scopes",
            [(one.area.scope,) for one in members if not one.area.regions and one.area.scope != "unknown"],
        ),
    )
    terms = (Term(title, tuple(_common(shop, name, codes, len(members)))) for title, name, codes in rows)
    return tuple(term for term in terms if term.values)


def _states(shop: Workshop, region: str) -> tuple[str, ...]:
    """A region and what contains it, without the country: that all are in the same one says little."""
    chain = shop.catalogue.regions_above.get(region, ())
    return chain[:-1] or chain


def _common(shop: Workshop, name: str, codes: Iterable[Iterable[str]], members: int) -> Iterator[Link]:
    """The codes that at least two members have, the commonest first."""
    counted = Counter(code for one in codes for code in one)
    number = shop.formats.number
    for code, count in sorted(
        counted.items(), key=lambda item: (-item[1], name_key(shop.formats.label(name, item[0])))
    ):
        if count > 1:
            words = (
                (shop.say("both") if members == _TWO else shop.say("all"))
                if count == members
                else shop.say("{count} of {total}", count=number(count), total=number(members))
            )
            href = f"{name}/{code.lower()}/" if name in {"topics", "regions"} else ""
            yield Link(shop.formats.label(name, code), href, words)


def need_sums(shop: Workshop, records: Sequence[CallRecord]) -> Iterator[NeedSum]:
    """Open needs by kind, those with most needs first: what is left is added up per unit or currency."""
    kinds = Counter(record.call.kind for record in records)
    for code, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        some = [record for record in records if record.call.kind == code]
        yield NeedSum(
            Link(shop.formats.label("kinds", code), f"needs/{code}/"),
            shop.catalogue.vocabulary.kinds[code].icon,
            shop.count("{count} need", "{count} needs", count),
            _left(shop, some),
        )


def _left(shop: Workshop, records: Sequence[CallRecord]) -> str:
    """What is left of all, in words; needs without a total are counted, never guessed at."""
    left: dict[tuple[str, str], Decimal] = {}
    kind = records[0].call.kind
    open_ended = 0
    for record in records:
        state = shop.relations.states[record.id]
        if state.left is None or (record.call.quantity and record.call.quantity.per):
            open_ended += 1
        else:
            key = (state.currency, state.unit)
            left[key] = left.get(key, Decimal(0)) + state.left
    parts = [
        shop.formats.money(size, currency)
        if currency
        else f"{shop.formats.number(size)} {shop.formats.unit(unit, size, kind)}"
        for (currency, unit), size in sorted(left.items())
    ]
    if not parts:
        is_money = shop.catalogue.vocabulary.kinds[kind].measured_by == "amount"
        return shop.say("Sum open") if is_money else shop.say("Amount open")
    words = shop.formats.listed(parts)
    if not open_ended:
        return shop.say("{amount} in all", amount=words)
    further = shop.count("{count} more without a stated amount", "{count} more without a stated amount", open_ended)
    whole = shop.say("{amount} in all", amount=words)
    return f"{whole}, {further}"
