"""All entries together: by id and kind, with the word lists, whatever order the files come in."""

from __future__ import annotations

import json
import re

import pytest

from generator.diagnostics import Span
from generator.model import KINDS, Bundle, Event, build_catalogue
from generator.model.text import PartialDate
from generator.model.vocabulary import LISTS
from tests.support import RETIRED, ROOT, catalogue, vocabulary

CALLS = "needs: [{id: laptops, kind: hardware, title: Laptops, since: 2026}]\noffers: [{id: kurs, kind: training, title: Kurse, since: 2026}]"


def test_the_folder_tells_the_kind_and_the_file_name_the_id() -> None:
    made = catalogue({f"{kind.folder}/ein-{kind.name}.yaml": "" for kind in KINDS})
    assert made.findings == ()
    assert {key: record.kind.name for key, record in made.records.items()} == {
        f"ein-{kind.name}": kind.name for kind in KINDS
    }
    assert list(made.records) == sorted(made.records)
    assert list(made.bundles) == ["ein-bundle"]
    assert isinstance(made.entry("ein-bundle"), Bundle)
    assert isinstance(made.entry("ein-event"), Event)
    assert list(made.organisations) == ["ein-administration", "ein-company", "ein-initiative"]


def test_calls_have_global_ids() -> None:
    made = catalogue({"initiatives/abc.yaml": CALLS})
    assert list(made.needs) == ["abc/laptops"]
    assert list(made.offers) == ["abc/kurs"]
    assert made.calls["abc/kurs"].loc == ("offers", 0)


def test_a_broken_entry_is_left_out_but_its_id_is_known() -> None:
    made = catalogue({"initiatives/abc.yaml": "name: [", "initiatives/xyz.yaml": "- name\n"}, whole=True)
    assert made.records == {}
    assert set(made.known_ids) == {"abc", "xyz"}


@pytest.mark.parametrize("path", ["initativen/abc.yaml", "abc.yaml", "initiatives/sub/abc.yaml"])
def test_a_file_in_a_place_where_nothing_is_read(path: str) -> None:
    made = catalogue({path: ""})
    assert [one.rule.code for one in made.findings] == ["S234"]
    assert made.known_ids == {}


def test_retired_ids_are_read_with_their_place() -> None:
    made = catalogue({RETIRED: "- {id: alt-1, since: 2026-01-31, reason: Gelöscht.}\n"})
    ((gone, span),) = made.retired
    assert (gone.id, span.line, span.column) == ("alt-1", 1, 8)
    assert catalogue({RETIRED: "[]\n"}).findings == ()
    assert [one.rule.code for one in catalogue({RETIRED: "- {id: alt-1}\n"}).findings] == ["S202", "S202"]


def test_regions_know_what_contains_them() -> None:
    made = catalogue({})
    assert made.regions_above["DE-BE"] == ("DE-BE", "DE")
    assert made.regions_above["05315"][0] == "05315"


def test_a_circle_of_regions_ends() -> None:
    text = "- {code: a, label: {de: A}, parent: b}\n- {code: b, label: {de: B}, parent: a}\n"
    assert catalogue({"vocabulary/regions.yaml": text}).regions_above == {"a": ("a", "b"), "b": ("b", "a")}


def test_the_real_word_lists_are_sound() -> None:
    made = catalogue({})
    assert made.findings == ()
    assert len(made.vocabulary.kinds) == 25
    assert made.vocabulary.suggest("topics", "Sprache") == "language"
    assert made.vocabulary.suggest("kinds", "hardwear") == "hardware"
    assert made.vocabulary.suggest("kinds", "qqqqq") == ""


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("regions", "Hambrug", "DE-HH"), ("regions", "Köln", "05315"), ("topics", "Arbeit", "work"),
        ("topics", "Bidlung", "education"), ("regions", "Marburg", ""), ("regions", "Essen", ""), ("regions", "12047", ""),
        ("regions", "DE-BX", ""), ("kinds", "Nachhilfe", ""), ("topics", "Technik", ""),
    ],
)  # fmt: skip
def test_a_word_is_what_it_resembles_only_with_a_slip(name: str, written: str, meant: str) -> None:
    assert catalogue({}).vocabulary.suggest(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "fix", "words"),
    [
        ("topics", "digital_skills und Bildung", "digital_skills, education", "commas"),
        ("regions", "12047", "", "postcode"), ("call_statuses", "offen", "", "Delete the line"),
        ("topics", "Foo", "", "work (Arbeit & Ausbildung)"),
    ],
)  # fmt: skip
def test_an_unknown_code_is_told_what_may_be_meant(name: str, written: str, fix: str, words: str) -> None:
    hint, found = catalogue({}).vocabulary.hint(name, written)
    assert found == fix
    assert words in str(hint)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2024-02-03",) * 3],
)
def test_a_rough_date_spans_days(text: str, first: str, last: str) -> None:
    found = PartialDate.parse(text)
    assert (str(found), str(found.first), str(found.last)) == (text, first, last)


@pytest.mark.parametrize(
    "text", ["", "20", "2024-13", "2024-00", "2024-2", "2023-02-29", "0000", "2200", "2024-01-00x", "٢٠٢٤"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


@pytest.mark.parametrize("code", ["../../raus/hier", "a b", "Ä", ".", "<x>", "''"])
def test_a_code_with_a_page_of_its_own_can_be_an_address(code: str) -> None:
    made = catalogue({"vocabulary/topics.yaml": f"- {{code: {code}, label: {{de: B, en: B}}}}\n"})
    assert "S233" in {one.rule.code for one in made.findings}


def test_a_pattern_of_a_register_must_be_one() -> None:
    made = catalogue({"vocabulary/identifier_schemes.yaml": '- {code: aaa, label: {de: A, en: A}, pattern: "("}\n'})
    assert "S233" in {one.rule.code for one in made.findings}


TOPICS = "vocabulary/topics.yaml"
USED = {"initiatives/anna.yaml": "topics: [education]", "initiatives/berta.yaml": "topics: [education]"}


def _told(files: dict[str, str]) -> list[tuple[str, str, int]]:
    return [(one.rule.code, one.span.file, one.span.line) for one in catalogue(files).findings]


def test_a_slip_in_one_term_leaves_the_code_to_those_who_use_it() -> None:
    text = "- {code: education, label: {de: Bildung}, meening: x}\n- {code: work, label: {de: Arbeit}}\n"
    assert _told({TOPICS: text, **USED}) == [("S203", f"content/{TOPICS}", 1)]


@pytest.mark.parametrize("text", ["", "x", "- [", "[]", "a: b"])
def test_a_list_that_cannot_be_read_is_told_for_the_list_and_not_for_each_entry(text: str) -> None:
    assert {file for _, file, _ in _told({TOPICS: text, **USED})} == {f"content/{TOPICS}"}


def test_a_list_that_is_not_there_is_told_though_no_entry_names_it() -> None:
    documents = [document for document in vocabulary() if document.path != "content/vocabulary/sizes.yaml"]
    (finding,) = build_catalogue(documents).findings
    assert (finding.rule.code, finding.span.file) == ("S233", "content/vocabulary/sizes.yaml")
    assert "sizes" in str(finding.message)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("topic", "- {code: a, label: {de: A}}\n", ("S233", 1)),
        ("sizes", "- {code: a, label: {de: A}}\n- {code: b, label: {en: B}}\n", ("S233", 2)),
        ("sizes", "- code: a\n  label: {de: ''}\n", ("S233", 2)),
        ("regions", "- code: 05315\n  label: {de: Köln}\n", ("S213", 1)),
    ],
)
def test_slips_of_word_lists_have_a_place(name: str, text: str, expected: tuple[str, int]) -> None:
    code, line = expected
    assert _told({f"vocabulary/{name}.yaml": text}) == [(code, f"content/vocabulary/{name}.yaml", line)]


def test_every_list_that_a_field_names_is_known_and_shipped() -> None:
    found = set(re.findall(r'"x-vocabulary": "(\w+)"', json.dumps([kind.model.model_json_schema() for kind in KINDS])))
    shipped = {path.stem for path in (ROOT / "content/vocabulary").glob("*.yaml")}
    assert found < LISTS == shipped


def test_an_entry_with_a_slip_still_is_itself_unless_something_stands_in() -> None:
    said = "summary: {de: Wir helfen hier allen Menschen., en: kurz}\ntopics: [education, educatoin]\n"
    made = catalogue({"initiatives/anna.yaml": said, "initiatives/berta.yaml": "name: x", "initiatives/carl.yaml": ""})
    assert {key: record.is_itself for key, record in made.records.items()} == {
        "anna": True, "berta": False, "carl": True,
    }  # fmt: skip


def test_a_value_of_a_list_file_has_a_place() -> None:
    text = "- id: a-b\n  since: 2026\n- nichts\n- id: c-d\n  since: 2025\n- id: c-d\n  since: 2024\n"
    made = catalogue({RETIRED: text})
    assert made.item_span(RETIRED, "id", "c-d", "since") == Span(RETIRED, 5, 10, 5, 14)
    assert made.item_span("content/vocabulary/nowhere.yaml", "code", "x") == Span("content/vocabulary/nowhere.yaml")
