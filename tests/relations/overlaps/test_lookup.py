"""While somebody types a name, the entries that are probably meant are found, without dictionaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.relations.overlaps.lookup import Lookup
from generator.relations.overlaps.profile import Source

SHARED = Path(__file__).parents[4] / "shared" / "eval" / "overlaps"
LEAST_F1 = 0.95
"""The comparison with dictionaries, of names and places alone, has 0.97."""


def source(key: str, *names: str, location: str = "", website: str = "") -> Source:
    return Source(key, names, location=location, addresses=frozenset([website] if website else ()), kind="initiative")


LOOKUP = Lookup([
    source("feldbuch", "Feldbuch e. V.", location="Kassel"),
    source("naehstube", "Nähstube Musterstadt", website="naehstube.example"),
    source("thw", "Technisches Hilfswerk"),
    source("kuchen", "Kuchen gegen Hunger"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (source("", "Feldbuch Verein", location="Kassel"), ["feldbuch"]),
        (source("", "Stube Musterstadt", website="naehstube.example"), ["naehstube"]),
        (source("", "Ganz etwas anderes"), []),
        (source("feldbuch", "Feldbuch"), []),
    ],
    ids=["legal form", "website", "nothing", "itself"],
)
def test_what_looks_alike_is_found(draft: Source, found: list[str]) -> None:
    assert [overlap.other(draft.id) for overlap in LOOKUP.like(draft)] == found


def test_it_agrees_with_people_nearly_as_often_as_with_dictionaries() -> None:
    if not SHARED.is_dir():
        pytest.skip("the labelled pairs lie beside the repository (../shared/eval/overlaps)")
    records = {one["id"]: one for one in rows("records")}
    sources = {
        key: Source(key, (one["name"],), language=one.get("lang") or "de", location=one.get("location") or "")
        for key, one in records.items()
    }
    lookup = Lookup(sources.values())
    pairs = rows("pairs")
    same = {
        key: {one.other(key) for one in lookup.like(sources[key]) if one.verdict == "duplicate"}
        for key in {pair[side] for pair in pairs for side in "ab"}
    }
    told = [pair["b"] in same[pair["a"]] or pair["a"] in same[pair["b"]] for pair in pairs]
    right = sum(said for said, pair in zip(told, pairs, strict=True) if pair["label"] == "duplicate")
    precision, recall = right / sum(told), right / sum(pair["label"] == "duplicate" for pair in pairs)
    assert 2 * precision * recall / (precision + recall) > LEAST_F1


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / f"{name}.jsonl").read_text("utf-8").splitlines()]
