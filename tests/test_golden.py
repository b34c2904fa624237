"""Golden files: what the eight invented entries become.

`MITHILFE_UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes them anew. A change of them changes what we promise to
others: look at it before you commit it.
"""

from __future__ import annotations

import json
import os

import pytest
from pydantic import BaseModel

from generator.diagnostics import Severity
from generator.exports import all_exports
from generator.model import KINDS
from tests import golden_site
from tests.support import findings

EXPECTED = golden_site.GOLDEN / "expected"
UPDATE = os.environ.get("MITHILFE_UPDATE_GOLDEN") == "1"
CHOSEN = (
    "data/catalogue.json", "data/initiatives.csv", "data/companies.csv", "data/administrations.csv", "data/needs.csv",
    "data/offers.csv", "data/help.csv", "feeds/de/all.xml", "feeds/en/all.xml", "feeds/de/topics/language.xml",
    "data/matches.json", "data/matches.csv", "feeds/de/matches/all.xml",
    "feeds/en/matches/organisations/musterwerk.xml",
)  # fmt: skip


def _readable(path: str, raw: bytes) -> bytes:
    """JSON with a line for each value, so that a change can be read; everything else as it is."""
    if not path.endswith(".json"):
        return raw
    return (json.dumps(json.loads(raw), ensure_ascii=False, indent=1) + "\n").encode()


@pytest.mark.parametrize("path", CHOSEN)
def test_the_open_data_are_as_they_were(path: str) -> None:
    made = dict(all_exports(golden_site.SETTINGS, golden_site.catalogue(), golden_site.relations()))
    expected = EXPECTED / path
    if UPDATE:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_bytes(_readable(path, made[path]))
    assert _readable(path, made[path]) == expected.read_bytes()


def test_there_is_no_golden_file_too_many() -> None:
    kept = {
        path.relative_to(EXPECTED).as_posix()
        for path in EXPECTED.rglob("*.*")
        if path.parts[-2] in {"data", "de", "en", "topics", "matches", "organisations"}
    }
    assert kept == set(CHOSEN)


def test_the_golden_entries_are_right() -> None:
    found = [finding for finding in findings(golden_site.catalogue()) if finding.severity is Severity.ERROR]
    assert [f"{finding.span} {finding.message}" for finding in found] == []
    assert len(golden_site.catalogue().records) == 8


def _used(value: object) -> set[tuple[str, str]]:
    """Every field that is stated, as pairs of model and field."""
    if isinstance(value, (tuple, list)):
        return {pair for item in value for pair in _used(item)}
    if not isinstance(value, BaseModel):
        return set()
    here = {(type(value).__name__, name) for name in value.model_fields_set}
    return here | {pair for name in value.model_fields_set for pair in _used(getattr(value, name))}


def test_the_golden_entries_use_every_field() -> None:
    used = _used([record.entry for record in golden_site.catalogue().records.values()])
    # What all kinds of organisation share need not stand in each of them.
    stated = {name for _, name in used}
    inside = {model for model, _ in used}
    wanted = {name for kind in KINDS for name in kind.model.model_fields}
    assert wanted <= stated
    for model, fields in _models().items():
        assert model in inside, f"no golden entry has a {model}"
        assert {name for owner, name in used if owner == model} >= fields, model


def _models() -> dict[str, set[str]]:
    """The records inside of entries with their fields; needs and offers share most of theirs."""
    from generator.model import calls, entries

    found = {}
    for module in (calls, entries):
        for name, model in vars(module).items():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__:
                found[name] = set(model.model_fields)
    shared = {"Record", "Entry", "Organisation", "Gift", "Call", "Retired", *(kind.model.__name__ for kind in KINDS)}
    kept = {name: fields for name, fields in found.items() if name not in shared}
    kept["Offer"] -= found["Call"]
    kept["Given"] -= found["Gift"]
    return kept
