"""The index of the site: small, the same at every build, and a word list that reads forms as the dictionary does."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.pages.page import Page, SearchRecord
from generator.site import pagefind
from generator.site.index import _shown, build_index, found_of
from generator.text.analyser import Analyser

SYNONYMS = {"laptop": {"de": ["Laptop", "Notebook"], "en": ["laptop"]}}


def test_a_summary_with_which_the_text_begins_is_sent_once() -> None:
    record = SearchRecord("Eins", "Zwei 🙂. Drei", {}, {"summary": "Zwei 🙂."})
    assert json.loads(_shown("e/", record))["summary"] == 8  # a script counts the picture twice
    other = SearchRecord("Eins", "Drei", {}, {"summary": "Zwei."})
    assert json.loads(_shown("e/", other))["summary"] == "Zwei."


def pages() -> list[Page]:
    texts = ["Sprachkurse in Köln", "Laptopspenden für Schulen", "Praktika bei Firmen", "Der Rat der Stadt sucht Räume"]
    german = [
        Page(f"e/{n}/", "de", "", "", search=SearchRecord(f"Titel {n}", text, {"kind": ("a", "b")[: n % 2 + 1]}))
        for n, text in enumerate(texts)
    ]
    return [
        *german,
        Page("e/0/", "en", "", "", search=SearchRecord("Courses", "Language courses", {"kind": ("a",)}, {"kind": "A"})),
        Page("about/", "de", "", ""),
    ]


def build(folder: Path) -> dict[str, bytes]:
    folder.mkdir(exist_ok=True)
    site = folder / "site"
    build_index(list(found_of(pages())), folder, site, Analyser(SYNONYMS), "de")
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_bytes_and_hold_only_what_is_loaded(tmp_path: Path) -> None:
    first, second = build(tmp_path / "a"), build(tmp_path / "b")
    assert first == second
    assert not [name for name in first if "-ui." in name or "fragment" in name or "highlight" in name]
    assert json.loads(first["pagefind/pagefind-entry.json"])["languages"].keys() == {"de", "en"}


def test_a_hit_shows_the_real_text_and_leads_to_its_page(tmp_path: Path) -> None:
    files = build(tmp_path)
    hits = [hit for name, text in files.items() if "/hits/en_" in name for hit in json.loads(text).values()]
    assert hits == [{"kind": "A", "text": "Language courses", "title": "Courses", "url": "en/e/0/"}]


def test_the_word_list_keeps_what_the_rules_get_wrong(tmp_path: Path) -> None:
    words = json.loads(build(tmp_path)["pagefind/words.de.json"])
    forms = dict(item.split("=") for item in words["forms"].split(" "))
    assert (forms["praktika"], forms["rate"]) == ("praktikum", "rate")
    assert "laptopspend=Laptopspenden" in words["words"].split(" ")
    assert words["concepts"] == [["laptop", "notebook"]]
    assert words["facets"] == {"kind": ["a", "b"]}


def test_a_site_without_records_has_no_index(tmp_path: Path) -> None:
    assert list(found_of([Page("about/", "de", "", "")])) == []
    build_index([], tmp_path, tmp_path / "site", Analyser(), "de")
    assert list((tmp_path / "site/pagefind").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not tie processes to processors")
def test_only_where_processors_are_few_one_is_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = os.sched_getaffinity(0)
    with subprocess.Popen(["sleep", "60"]) as process:
        monkeypatch.setattr(pagefind, "FEW", len(all_of_them) + 1)
        pagefind._settle(process.pid)
        assert os.sched_getaffinity(process.pid) == all_of_them
        monkeypatch.setattr(pagefind, "FEW", len(all_of_them))
        pagefind._settle(process.pid)
        assert os.sched_getaffinity(process.pid) == {max(all_of_them)}
        process.kill()
    pagefind._settle(process.pid)  # it has ended meanwhile
