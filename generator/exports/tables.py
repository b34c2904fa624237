"""CSV for people with a spreadsheet: one table for each kind of entry, for needs, offers and documented help.

They open with a double click in a spreadsheet set up for German: UTF-8 with a byte order mark (else umlauts break),
semicolons, and a decimal comma. Programs should take the JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from generator.exports.columns import Cell, call_columns, help_columns, organisation_columns
from generator.exports.registry import Files, export
from generator.exports.source import Source
from generator.messages import N_
from generator.model import Need, Offer
from generator.model.kinds import ORGANISATIONS, OrganisationKind

BYTE_ORDER_MARK = "\ufeff"
CSV = "text/csv; charset=utf-8"
_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Spreadsheets run a cell that begins so; the wide signs count like the others where Chinese or Japanese is set."""


def cell(value: Cell) -> str:
    """A cell as text: numbers with a decimal comma, texts that would start a formula behind an apostrophe (OWASP)."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        return str(value).replace(".", ",")
    return f"'{value}" if value[0] in _STARTS_FORMULA else value


def table(columns: Mapping[str, Callable[..., Cell]], rows: Iterable[tuple[object, ...]]) -> bytes:
    """A CSV file: a line of names, then a line for each row; a column makes its cell from the parts of the row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    makers = tuple(columns.values())
    writer.writerow(columns)
    writer.writerows([cell(make(*row)) for make in makers] for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _organisations(source: Source, kind: OrganisationKind) -> Files:
    """All organisations of a kind."""
    rows = ((source, key, one) for key, one in source.catalogue.of(kind.model))
    yield f"data/{kind.folder}.csv", table(organisation_columns(source.settings, kind), rows)


for _kind in ORGANISATIONS.values():
    export(f"data/{_kind.folder}.csv", "csv", CSV, title=_kind.table[0], text=_kind.table[1])(
        partial(_organisations, kind=_kind)
    )


@export(
    "data/needs.csv", "csv", CSV,
    title=N_("Needs"),
    text=N_("One line for each need: what, how much, what has arrived, where and until when."),
)  # fmt: skip
def needs(source: Source) -> Files:
    """All needs, open or past."""
    rows = ((source, record) for record in source.catalogue.needs.values())
    yield "data/needs.csv", table(call_columns(source.settings, Need), rows)


@export(
    "data/offers.csv", "csv", CSV,
    title=N_("Offers"),
    text=N_("One line for each offer: what, how much is left, for whom, where and until when."),
)  # fmt: skip
def offers(source: Source) -> Files:
    """All offers, open or past."""
    rows = ((source, record) for record in source.catalogue.offers.values())
    yield "data/offers.csv", table(call_columns(source.settings, Offer), rows)


@export(
    "data/help.csv", "csv", CSV,
    title=N_("Help that came together"),
    text=N_("One line for each documented gift: who gave what to whom, when, and where it can be read."),
)  # fmt: skip
def help_(source: Source) -> Files:
    """All documented help, the newest first."""
    rows = ((source, flow) for flow in source.relations.flows)
    yield "data/help.csv", table(help_columns(source.settings), rows)
