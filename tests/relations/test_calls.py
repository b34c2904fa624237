"""The state of a need or an offer: only what is counted alike is added up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.relations import relate
from tests.support import TODAY, catalogue

HUNDRED, FIFTY_USD = "amount: {total: 100.50}", "amount: {total: 50, currency: USD}"
FIVE, SEVEN_HOURS = "quantity: {total: 5, unit: piece}", "quantity: {total: 7, unit: hour}"


def state(kind: str, own: str, *gifts: str) -> tuple[Decimal | None, int, str, str]:
    received = ", ".join(f"{{from: {{name: Firma}}, {gift}}}" for gift in gifts)
    need = f"{{id: etwas, kind: {kind}, title: Etwas, since: 2026-11, {own}received: [{received}]}}"
    made = catalogue({"initiatives/abc.yaml": f"needs: [{need}]\n"})
    found = relate(made, TODAY).states["abc/etwas"]
    return found.got, found.uncounted, found.unit, found.currency


@pytest.mark.parametrize(
    ("kind", "own", "gifts", "expected"),
    [
        ("money", "", (HUNDRED, FIFTY_USD, HUNDRED), (Decimal(201), 1, "", "EUR")),
        ("money", "amount: {total: 500, currency: USD}, ", (HUNDRED, FIFTY_USD), (Decimal(50), 1, "", "USD")),
        ("room", "", (HUNDRED, FIVE, FIFTY_USD), (Decimal("100.50"), 2, "", "EUR")),
        ("hardware", "", (FIVE, SEVEN_HOURS), (Decimal(5), 1, "piece", "")),
        ("hardware", "quantity: {total: 9, unit: piece}, ", (FIVE, FIVE), (Decimal(10), 0, "piece", "")),
        ("hardware", "", ("note: ein Karton voll", FIVE), (Decimal(5), 1, "piece", "")),
        ("hardware", "", ("note: ein Karton voll",), (None, 1, "", "")),
    ],
)
def test_only_what_is_counted_alike_is_added_up(
    kind: str, own: str, gifts: tuple[str, ...], expected: tuple[Decimal | None, int, str, str]
) -> None:
    assert state(kind, own, *gifts) == expected
