"""The open data: the same bytes for the same input, safe in a spreadsheet, valid by their standards, as promised."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # comes without types

from generator.exports import EXPORTS, VERSION, Source, all_exports, contract, tables
from generator.exports.atom import safe
from generator.exports.feeds import NEWEST_OF_TOPIC
from generator.model import build_catalogue
from generator.pages.data import data
from generator.relations import relate
from generator.relations.overlaps import Overlaps
from generator.settings import Settings
from tests import golden_site, support
from tests.pages.pages_support import alike

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _files(settings: Settings = golden_site.SETTINGS) -> dict[str, bytes]:
    return dict(all_exports(settings, golden_site.catalogue(), golden_site.relations()))


FILES = _files()
FEEDS = [path for path in FILES if path.startswith("feeds/")]
TABLES = [path for path in FILES if path.endswith(".csv")]


def _rows(path: str) -> list[dict[str, str]]:
    text = FILES[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def _entry(key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(e for e in json.loads(FILES["data/catalogue.json"])["entries"] if e["id"] == key)
    return found


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert _files() == FILES


def test_the_order_of_the_files_changes_nothing() -> None:
    documents = list(golden_site.catalogue().documents)
    random.Random(7).shuffle(documents)  # noqa: S311  any other order will do
    # The word lists keep their order, since that order is the order of facets.
    mixed = build_catalogue(documents)
    again = replace(mixed, vocabulary=golden_site.catalogue().vocabulary)
    assert dict(all_exports(golden_site.SETTINGS, again, golden_site.related(again))) == FILES


def test_no_path_is_written_twice_and_each_belongs_to_one_export() -> None:
    catalogue, relations = golden_site.catalogue(), golden_site.relations()
    paths = [path for path, _ in all_exports(golden_site.SETTINGS, catalogue, relations)]
    assert len(paths) == len(set(paths))
    assert {path: sum(one.covers(path) for one in EXPORTS.values()) for path in paths} == dict.fromkeys(paths, 1)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_export_is_listed_on_the_data_page_and_explained(language: str) -> None:
    shop = golden_site.shop(language)
    (page,) = data.pages(shop)
    rows = [row for group in data.groups(shop) for row in group.rows]
    assert {row.path for row in rows} == {path.replace("<language>", language) for path in EXPORTS}
    assert all(row.title and row.text for row in rows)
    assert all(f'{row.href[1:]}"' in page.content for row in rows if row.href)


def test_single_exports_are_written_even_for_an_empty_catalogue() -> None:
    empty = build_catalogue(support.vocabulary())
    written = dict(all_exports(golden_site.SETTINGS, empty, relate(empty, support.TODAY)))
    assert {path for path, one in EXPORTS.items() if one.is_single} <= written.keys()
    for path, raw in written.items():
        if path.endswith(".xml"):
            ET.fromstring(raw)  # noqa: S314  our own file


def test_the_schemas_of_the_repository_are_copied(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "event.schema.json").write_bytes(b"{}\n")
    files = _files(replace(golden_site.SETTINGS, root=tmp_path))
    assert files["data/schema/event.schema.json"] == b"{}\n"


# == JSON


def test_the_catalogue_keeps_its_contract() -> None:
    Draft202012Validator.check_schema(contract.schema())
    errors = Draft202012Validator(contract.schema()).iter_errors(json.loads(FILES["data/catalogue.json"]))
    assert [f"{error.json_path}: {error.message[:200]}" for error in errors] == []


@pytest.mark.parametrize(
    ("where", "wrong"),
    [("version", 99), ("generated_for", None), ("entries", [{"id": "a", "kind": "initiative"}]), ("publisher", {})],
)
def test_the_contract_notices_what_is_wrong(where: str, wrong: object) -> None:
    whole = {**json.loads(FILES["data/catalogue.json"]), where: wrong}
    assert not Draft202012Validator(contract.schema()).is_valid(whole)


def test_the_head_names_version_day_licence_and_publisher() -> None:
    whole = json.loads(FILES["data/catalogue.json"])
    assert list(whole) == ["version", "generated_for", "licence", "publisher", "entries"]
    assert (whole["version"], whole["generated_for"]) == (VERSION, "2026-11-21")
    assert whole["publisher"] == {"name": "Musterverein", "url": "https://example.org/muster/"}


def test_entries_stand_once_and_sorted_in_every_form() -> None:
    entries = json.loads(FILES["data/catalogue.json"])["entries"]
    lines = [json.loads(line) for line in FILES["data/catalogue.ndjson"].splitlines()]
    assert lines == entries
    assert [entry["id"] for entry in entries] == sorted(golden_site.catalogue().records)
    for entry in entries:
        folder = golden_site.catalogue().records[entry["id"]].kind.folder
        assert json.loads(FILES[f"data/{folder}/{entry['id']}.json"])["entry"] == entry


def test_nothing_is_null() -> None:
    assert b":null" not in FILES["data/catalogue.json"]


def test_progress_is_computed_and_what_was_said_stays() -> None:
    laptops, rent, start, *_ = (need["computed"] for need in _entry("laptop-bruecke-musterstadt")["needs"])
    assert (laptops["status"], laptops["got"], laptops["total"], laptops["left"]) == ("partly", 11, 20, 9)
    assert (laptops["uncounted"], laptops["unit"]) == (1, "piece")
    assert (rent["got"], rent["total"], rent["left"], rent["currency"]) == ("500.25", "1500.50", "1000.25", "EUR")
    assert (start["status"], start["open"]) == ("met", False)
    assert "status" not in _entry("laptop-bruecke-musterstadt")["needs"][0]


def test_calls_fall_back_to_their_organisation() -> None:
    own, inherited, *_ = (need["computed"] for need in _entry("laptop-bruecke-musterstadt")["needs"])
    assert own["area"]["regions"] == ["DE-BE"]
    assert own["location"]["city"] == "Nachbarort"
    assert inherited["area"]["regions"] == ["berlin-neukoelln"]
    assert inherited["topics"] == ["digital_skills", "education"]
    assert inherited["remote"] is True


def test_both_sides_carry_help_with_one_id() -> None:
    gave = _entry("musterwerk")["computed"]["gave"]
    got = _entry("laptop-bruecke-musterstadt")["computed"]["got"]
    shared = [flow for flow in gave if flow in got]
    assert [flow["id"] for flow in shared] == ["laptop-bruecke-musterstadt/laptops/1"]


def test_backlinks_and_regions_above_are_resolved() -> None:
    computed = _entry("stadt-musterstadt")["computed"]
    assert {"role": "authority", "id": "laptop-bruecke-musterstadt", "detail": "cooperates"} in computed["backlinks"]
    assert computed["regions"] == ["DE", "DE-BE", "berlin-neukoelln"]
    assert computed["responsible"] == ["laptop-bruecke-musterstadt", "sprachcafe-musterstadt"]


def test_what_is_similar_stands_at_both_with_the_codes_of_the_reasons() -> None:
    pair = alike(
        "laptop-bruecke-musterstadt", "sprachcafe-musterstadt", likeness=0.876,
        akin={"text": 0.5, "same-purpose": 2.0, "apart": -3.0},
    )  # fmt: skip
    found = replace(golden_site.relations(), overlaps=Overlaps((pair,)))
    files = dict(all_exports(golden_site.SETTINGS, golden_site.catalogue(), found))
    catalogue = json.loads(files["data/catalogue.json"])
    Draft202012Validator(contract.schema()).validate(catalogue)
    similar = {one["id"]: one["computed"]["similar"] for one in catalogue["entries"] if one["computed"].get("similar")}
    shared = {"verdict": "similar", "likeness": 0.88, "reasons": ["same-purpose", "text"]}
    assert similar == {pair.first: [{"id": pair.second, **shared}], pair.second: [{"id": pair.first, **shared}]}


def test_texts_of_languages_without_pages_live_on() -> None:
    assert set(_entry("laptop-bruecke-musterstadt")["summary"]) == {"de", "en", "uk"}


def test_coordinates_are_no_finer_than_a_kilometre() -> None:
    made = support.catalogue({"initiatives/a-b.yaml": 'location: {city: Köln, lat: "50.937531", lon: "6.960279"}\n'})
    entry = json.loads(Source(golden_site.SETTINGS, made, relate(made, support.TODAY)).entries["a-b"])
    assert entry["location"] == {"city": "Köln", "lat": 50.94, "lon": 6.96}


# == tables


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])
def test_no_cell_starts_a_formula(text: str) -> None:
    assert tables.cell(text) == f"'{text}"


def test_numbers_of_ours_are_no_texts() -> None:
    assert [tables.cell(value) for value in (-3, 1.5, None, "", "a=b")] == ["-3", "1,5", "", "", "a=b"]


@pytest.mark.parametrize("path", TABLES)
def test_tables_open_in_a_german_spreadsheet(path: str) -> None:
    raw = FILES[path]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell[:1] in tables._STARTS_FORMULA]
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1


def test_tables_have_a_line_for_everything() -> None:
    catalogue = golden_site.catalogue()
    counts = {path.removeprefix("data/").removesuffix(".csv"): len(_rows(path)) for path in TABLES}
    assert counts == {
        "initiatives": 3, "companies": 2, "administrations": 1,
        "needs": len(catalogue.needs), "offers": len(catalogue.offers), "help": len(golden_site.relations().flows),
        "matches": len(golden_site.relations().matches),
    }  # fmt: skip


def test_sums_have_a_decimal_comma_and_formulas_an_apostrophe() -> None:
    rows = {row["id"]: row for row in _rows("data/needs.csv")}
    rent, laptops = rows["laptop-bruecke-musterstadt/miete"], rows["laptop-bruecke-musterstadt/laptops"]
    assert (rent["total"], rent["received"], rent["left"], rent["unit"]) == ("1500,50", "500,25", "1000,25", "EUR")
    assert laptops["title_de"].startswith("'=20 Laptops")
    assert (laptops["received"], laptops["left"], laptops["place"]) == ("11", "9", "Nachbarort")


# == feeds


@pytest.mark.parametrize("path", FEEDS)
def test_feeds_have_what_atom_asks_for(path: str) -> None:
    feed = ET.fromstring(FILES[path])  # noqa: S314  our own file
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(XML_LANG) == path.split("/")[1]
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        date.fromisoformat((element.findtext(f"{ATOM}updated") or "").removesuffix("T00:00:00Z"))
    # RFC 4287, 4.1.1: an entry without an author of its own has that of its feed.
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        golden_site.SETTINGS.url + path
    ]


def test_ids_of_feeds_and_entries_are_tags_and_unique() -> None:
    feeds = {path: ET.fromstring(FILES[path]) for path in FEEDS}  # noqa: S314  our own files
    ids = [feed.findtext(f"{ATOM}id") or "" for feed in feeds.values()]
    assert len(ids) == len(set(ids))
    for feed in feeds.values():
        inner = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert len(inner) == len(set(inner))
        ids += inner
    assert all(one.startswith("tag:example.org,2026:") for one in ids)


def test_a_feed_is_as_new_as_its_newest_entry_whatever_the_day() -> None:
    later = relate(golden_site.catalogue(), date(2026, 11, 25))
    files = dict(all_exports(golden_site.SETTINGS, golden_site.catalogue(), later))
    assert files["feeds/de/all.xml"] == FILES["feeds/de/all.xml"]
    feed = ET.fromstring(FILES["feeds/de/all.xml"])  # noqa: S314  our own file
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert days == sorted(days, key=str, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]


def test_only_open_calls_and_living_organisations_are_news() -> None:
    ids = FILES["feeds/de/all.xml"].decode()
    assert "de:laptop-bruecke-musterstadt/laptops<" in ids
    assert "de:laptop-bruecke-musterstadt/anschub<" not in ids
    assert "de:rechner-fuer-alle<" not in ids


def test_a_topic_has_its_own_feed_and_says_so() -> None:
    feed = FILES["feeds/en/topics/language.xml"].decode()
    assert "sprachcafe-musterstadt<" in feed
    assert "laptop-bruecke-musterstadt<" not in feed


def test_long_topics_are_cut() -> None:
    calls = "".join(
        f"  - {{id: call-{number:03}, kind: partner, title: Gesuch {number}, since: 2026-11-01}}\n"
        for number in range(120)
    )
    made = support.catalogue({"initiatives/a-b.yaml": f"needs:\n{calls}"})
    files = dict(all_exports(golden_site.SETTINGS, made, relate(made, support.TODAY)))
    assert files["feeds/de/topics/education.xml"].count(b"<entry>") == NEWEST_OF_TOPIC
    assert files["feeds/de/all.xml"].count(b"<entry>") == 100


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert safe('a\x00b\ufffe<c>&"d"\'') == "ab&lt;c&gt;&amp;&quot;d&quot;&#x27;"


def test_no_feed_has_the_id_of_an_entry() -> None:
    files = {path: text for path, text in _files().items() if path.startswith("feeds/")}
    feeds = {ET.fromstring(text).findtext("{http://www.w3.org/2005/Atom}id") for text in files.values()}  # noqa: S314  our own
    assert len(feeds) == len(files)
    assert all(name is not None and name.split(":", 3)[-1].startswith("feed:") for name in feeds)
