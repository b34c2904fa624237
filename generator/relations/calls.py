"""The state of a need or an offer on a given day: how much came, what is left, until when it holds.

Progress is computed from documented help, never typed in. A call that nobody renews lapses after twelve months.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model import Call, CallRecord, Need, Organisation
from generator.model.calls import Gift

LAPSES_AFTER_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CallState:
    """What is true of a call on one day.

    `status` is `open`, `partly`, `met`, `expired` or `withdrawn`. `got` is the sum of what was counted (None when
    nothing was), `total` what is wanted or given in all, `left` the rest; all three in `unit` or, for money, in
    `currency`. `uncounted` is the number of gifts whose size no source states. `until` is the last day on which the
    call holds.
    """

    status: str
    until: date
    got: Decimal | None = None
    total: Decimal | None = None
    uncounted: int = 0
    unit: str = ""
    currency: str = ""

    @property
    def left(self) -> Decimal | None:
        """What is still missing or still to be had; None where no total is stated."""
        return None if self.total is None else max(Decimal(0), self.total - (self.got or 0))

    @property
    def is_open(self) -> bool:
        """Whether somebody should still answer."""
        return self.status in {"open", "partly"}


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, the month's last day where there is no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)


def last_day(call: Call, organisation: Organisation) -> date:
    """The last day on which a call holds: stated, or twelve months after the last sign of life.

    It never holds longer than what it is about can take place.
    """
    if call.valid_until:
        stated: date = call.valid_until
        return min(stated, call.until) if call.until else stated
    sign = max(call.since.last, organisation.confirmed) if organisation.confirmed else call.since.last
    lapse = plus_months(sign, LAPSES_AFTER_MONTHS)
    return min(lapse, call.until) if call.until else lapse


def call_state(record: CallRecord, gifts: Iterable[Gift], today: date) -> CallState:
    """The state of a call; `gifts` is all that was received for a need, or taken from an offer."""
    call = record.call
    gifts = tuple(gifts)
    measure = next(filter(None, map(_measure, (call, *gifts))), None)
    sizes = [size for gift in gifts if _measure(gift) == measure and (size := _size(gift)) is not None]
    got = sum(sizes, Decimal(0)) if sizes else None
    total = _total(call)
    until = last_day(call, record.organisation)
    return CallState(
        status=_status(record, got, total, until, today),
        until=until,
        got=got,
        total=total,
        uncounted=len(gifts) - len(sizes),
        unit=measure[1] if measure and measure[0] == "quantity" else "",
        currency=measure[1] if measure and measure[0] == "amount" else "",
    )


def _total(call: Call) -> Decimal | None:
    if call.amount and call.amount.total is not None:
        return call.amount.total
    return Decimal(call.quantity.total) if call.quantity and call.quantity.total else None


def _measure(one: Call | Gift) -> tuple[str, str, str] | None:
    """What something is counted in: `("quantity", unit, period)` or `("amount", currency, "")`; None if not stated.

    Gifts are only added up where they are counted like the call, or where it is silent, like the first of them.
    """
    if one.quantity:
        return "quantity", one.quantity.unit, one.quantity.per or ""
    return ("amount", one.amount.currency, "") if one.amount else None


def _size(gift: Gift) -> Decimal | None:
    """How much a gift counts; None where it cannot be counted."""
    if gift.quantity:
        return Decimal(gift.quantity.total) if gift.quantity.total else None
    return gift.amount.total if gift.amount else None


def _status(record: CallRecord, got: Decimal | None, total: Decimal | None, until: date, today: date) -> str:
    call, organisation = record.call, record.organisation
    if call.status in {"withdrawn", "met"}:
        return call.status
    if total is not None and got is not None and got >= total:
        return "met"
    if until < today or organisation.status == "finished":
        return "expired"
    return "partly" if got and isinstance(call, Need) else "open"
