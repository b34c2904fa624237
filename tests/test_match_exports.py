"""Matches in the open data: the same in JSON, table, entries and feeds; feeds only where there is something to tell."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest

from generator.exports import all_exports, match_feed_file
from generator.relations import Relations
from tests import golden_site, support

ATOM = "{http://www.w3.org/2005/Atom}"
ASKS = """\
topics: [education]
needs:
  - id: laptops
    kind: hardware
    title: {de: "=Laptops für den Sprachkurs", en: Laptops for the language class}
    since: 2026-11-03
    quantity: {total: 35, unit: piece}
  - {id: strom, kind: goods, title: Nähmaschinen, since: 2026-11-01}
"""
GIVES = """\
name: Firma & Söhne
offers:
  - {id: rechner, kind: hardware, title: Gebrauchte Laptops, since: 2026-10-01, quantity: {total: 20, unit: piece},
     delivery: [ship]}
"""
MADE = support.catalogue({
    "initiatives/sucht.yaml": ASKS, "companies/gibt.yaml": GIVES,
    "initiatives/braucht.yaml": ASKS.replace("2026-11-03", "2026-11-09").replace("education", "language"),
})  # fmt: skip
FILES = dict(all_exports(golden_site.SETTINGS, MADE, golden_site.related(MADE)))
PAIRS = [("braucht/laptops", "gibt/rechner"), ("sucht/laptops", "gibt/rechner")]


def _feed(path: str) -> list[tuple[str, str]]:
    """Ids, without what all of them begin with, and days of the entries."""
    entries = ET.fromstring(FILES[path]).iter(f"{ATOM}entry")  # noqa: S314  our own file
    return [
        ((one.findtext(f"{ATOM}id") or "").partition(":match/")[2], (one.findtext(f"{ATOM}updated") or "")[:10])
        for one in entries
    ]


def test_json_explains_each_match_and_its_points_add_up() -> None:
    whole = json.loads(FILES["data/matches.json"])
    found = whole["matches"]
    assert [(one["need"], one["offer"]) for one in found] == PAIRS
    assert sum(whole["most"].values()) == pytest.approx(1)
    for one in found:
        assert sum(one["points"].values()) == pytest.approx(one["score"], abs=1e-9)
        assert all(points <= whole["most"][code] for code, points in one["points"].items())
        assert {*one["reasons"]} == {*one["gaps"]} == {"de", "en"}
        assert "Deckt 20 von 35 Stück." in one["reasons"]["de"]
        assert "Still missing then: 15 pieces." in one["gaps"]["en"]


def test_the_table_says_the_same_and_starts_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(FILES["data/matches.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [(row["need"], row["offer"]) for row in rows] == PAIRS
    assert {row["need_title"] for row in rows} == {"'=Laptops für den Sprachkurs"}
    assert [row["since"] for row in rows] == ["2026-11-09", "2026-11-03"]
    numbers = [float(row["score"].replace(",", ".")) for row in rows]
    assert numbers == [one["score"] for one in json.loads(FILES["data/matches.json"])["matches"]]


def test_calls_name_what_fits_them() -> None:
    entries = {one["id"]: one for one in json.loads(FILES["data/catalogue.json"])["entries"]}
    offer = entries["gibt"]["offers"][0]["computed"]["matches"]
    assert {one["id"] for one in offer} == {"sucht/laptops", "braucht/laptops"}
    fits, alone = (one["computed"]["matches"] for one in entries["sucht"]["needs"])
    assert ([one["id"] for one in fits], alone) == (["gibt/rechner"], [])


def test_feeds_are_dated_by_the_younger_call_and_the_newest_stands_first() -> None:
    both = [("braucht/laptops/gibt/rechner", "2026-11-09"), ("sucht/laptops/gibt/rechner", "2026-11-03")]
    assert _feed(match_feed_file("de")) == both
    assert _feed(match_feed_file("en", "organisations", "gibt")) == both
    assert _feed(match_feed_file("en", "organisations", "sucht")) == both[1:]
    assert _feed(match_feed_file("de", "topics", "language")) == both[:1]


def test_a_feed_of_an_organisation_says_who_and_why_without_repeating_what_the_need_is_about() -> None:
    whole, brief = (FILES[match_feed_file("de", *which)].decode() for which in ((), ("organisations", "sucht")))
    for feed in (whole, brief):
        assert " sucht: =Laptops für den Sprachkurs – Firma &amp; Söhne bietet: Gebrauchte Laptops" in feed
        assert "Deckt 20 von 35 Stück." in feed
    assert ("<category" in whole, "<category" in brief) == (True, False)


def test_there_are_feeds_only_where_there_are_matches() -> None:
    feeds = {path for path in FILES if path.startswith("feeds/de/matches/")}
    assert feeds == {
        match_feed_file("de"),
        *(match_feed_file("de", "topics", topic) for topic in ("education", "language")),
        *(match_feed_file("de", "organisations", key) for key in ("gibt", "sucht", "braucht")),
    }
    silent = dict(all_exports(golden_site.SETTINGS, MADE, Relations(support.TODAY, golden_site.related(MADE).states)))
    assert [path for path in silent if "/matches/" in path] == [match_feed_file(code) for code in ("de", "en")]
    assert json.loads(silent["data/matches.json"])["matches"] == []
