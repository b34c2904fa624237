"""Reads the evaluation's needs and offers, whose field names are those of an older draft, into our own model."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from generator.model import (
    Administration,
    CallRecord,
    Catalogue,
    Company,
    Initiative,
    Organisation,
    build_catalogue,
)
from generator.model.calls import Need, Offer
from generator.model.text import Text
from generator.read import read_files
from generator.relations.calls import CallState, call_state

ROOT = Path(__file__).resolve().parents[1]
MODELS: dict[str, type[Organisation]] = {
    "initiative": Initiative, "company": Company, "administration": Administration,
}  # fmt: skip
UNITS = {"eur_credit": "credit", "eur_media": "piece"}
"""Units of the draft that became others; a value of media is no count of ours and is left out."""
LEGAL_FORMS = {"registered-nonprofit": "ev", "public-body": "public_body", "informal": "informal"}
"""The draft states what a form fulfils; one form that fulfils just that stands for it."""
Tree = dict[str, Any]
Side = tuple[CallRecord, CallState]


@cache
def shipped() -> Catalogue:
    """Our word lists, without any entry."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("content/vocabulary/*.yaml"))
    return build_catalogue(tuple(read_files(ROOT, paths)), tuple(paths))


def read(path: Path, model: type[Need | Offer], today: date) -> list[Side]:
    """The calls of a file with one JSON object a line, each with its state on a day."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [side(json.loads(line), model, today) for line in lines if line.strip()]


def side(tree: Tree, model: type[Need | Offer], today: date) -> Side:
    """One call of the draft, as a record of ours and its state."""
    context = {"vocabulary": shipped().vocabulary}
    call = model.model_validate(_call(tree, model, today), context=context)
    organisation = _organisation(tree)
    record = CallRecord(tree["id"], tree["id"], organisation, call, ("needs" if model is Need else "offers", 0))
    return record, _with_taken(call_state(record, (), today), tree, today)


def _with_taken(state: CallState, tree: Tree, today: date) -> CallState:
    """The state with what the draft says was received, or is still available."""
    quantity, amount = tree.get("quantity", {}), tree.get("amount", {})
    total, got = state.total, None
    if total is not None and quantity:
        got = Decimal(quantity["received"] if "received" in quantity else quantity["total"] - quantity["available"])
    if total is not None and amount:
        cents = amount.get("received_cents")
        got = Decimal(amount["total_cents"] - amount["available_cents"] if cents is None else cents) / 100
    status = state.status
    if got is not None and total is not None and got >= total:
        status = "met"
    if state.until < today:
        status = "expired"
    return CallState(status, state.until, got, total, 0, state.unit, state.currency)


def _organisation(tree: Tree) -> Organisation:
    """Only what the draft says: no topic is invented to make it complete."""
    model = MODELS[tree["org_kind"]]
    legal_form = LEGAL_FORMS.get(tree.get("legal_form", ""))
    given = {"name": tree["org_name"], "summary": "Eine Organisation der Auswertung.", "topics": ["arrival"]}
    given |= {"area": {"scope": "unknown"}, "legal_form": legal_form}
    if model is Administration:
        given["level"] = "municipal"
    made = model.model_validate(_without_nothing(given), context={"vocabulary": shipped().vocabulary})
    return made.model_copy(update={"topics": (), "summary": Text(tree.get("org_summary") or tree["title"])})


def _call(tree: Tree, model: type[Need | Offer], today: date) -> Tree:
    schedule = tree.get("schedule", {})
    given = {
        "id": "call", "kind": tree["kind"], "title": tree["title"], "description": tree.get("description"),
        "quantity": _quantity(tree), "amount": _amount(tree), "skills": tree.get("skills"),
        "topics": tree.get("topics"), "audiences": tree.get("target_groups"),
        "language_pairs": tree.get("language_pairs"), "area": tree.get("area"), "location": tree.get("location"),
        "remote": tree.get("remote"), "delivery": [tree["delivery"]] if "delivery" in tree else None,
        "since": str(today), "from": schedule.get("from"), "until": schedule.get("until"),
        "valid_until": tree.get("valid_until"), "priority": tree.get("priority"),
    }  # fmt: skip
    if model is Offer:
        given |= {"eligibility": tree.get("eligibility"), "cost": tree.get("cost")}
    return _without_nothing(given)


def _quantity(tree: Tree) -> Tree | None:
    given = tree.get("quantity")
    if not given:
        return None
    quantity = {"total": given["total"], "unit": UNITS.get(given["unit"], given["unit"])}
    weekly = "week" if tree.get("schedule", {}).get("weekdays") else None
    return _without_nothing(quantity | {"minimum": tree.get("min_useful"), "per": weekly})


def _amount(tree: Tree) -> Tree | None:
    given = tree.get("amount")
    return {"total": str(Decimal(given["total_cents"]) / 100), "currency": given["currency"]} if given else None


def _without_nothing(tree: Tree) -> Tree:
    return {key: written(value) for key, value in tree.items() if value not in (None, [], "")}


def written(value: object) -> object:
    """A value as it would stand in a file of ours: the model reads text."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items()}
    if isinstance(value, list):
        return [written(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
