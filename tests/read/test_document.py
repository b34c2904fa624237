"""One file's bytes become plain data with places, or a finding at the place: never an exception, never a guess."""

from __future__ import annotations

import pickle
import time

import pytest

from generator.diagnostics import Span
from generator.read import Document, Scalar, read_document
from generator.read.document import MAX_ALIKE, MAX_BYTES
from tests.support import pointed_at

PATH = "content/initiatives/beispiel.yaml"


def read(text: str | bytes) -> Document:
    return read_document(PATH, text if isinstance(text, bytes) else text.encode())


def codes(document: Document) -> list[str]:
    return [finding.rule.code for finding in document.findings]


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "no",
        "yes",
        "on",
        "3.10",
        "1e3",
        "0x1f",
        "05315",
        "010",
        "2026-11-21",
        "12:30:45",
        ".inf",
        "1_000",
        "=",
    ],
)
def test_every_value_stays_the_text_that_stands_there(value: str) -> None:
    assert read(f"name: {value}\n").data == {"name": value}


@pytest.mark.parametrize("value", ["null", "Null", "NULL", "~"])
def test_what_programs_write_for_nothing_is_empty_unless_it_stands_in_quotes(value: str) -> None:
    assert read(f"name: {value}\naliases: [{value}, a]\n").data == {"name": "", "aliases": ["", "a"]}
    assert read(f"name: '{value}'\n").data == {"name": value}


def test_keys_stay_text_too() -> None:
    assert read("05315: a\nno: b\n3.10: c\n").data == {"05315": "a", "no": "b", "3.10": "c"}


def test_a_scalar_knows_whether_it_stood_in_quotes() -> None:
    data = read("""[05315, "05315", '05315', |\n 05315\n]\n""".replace(", |\n 05315\n", "")).data
    assert isinstance(data, list)
    assert [value.plain for value in data if isinstance(value, Scalar)] == [True, False, False]


def test_values_and_keys_have_places() -> None:
    document = read("name: Beispiel\nneeds:\n  - id: laptops\n    title: Laptops\n")
    assert document.span("needs", 0, "id") == Span(PATH, 3, 9, 3, 16)
    assert document.key_span("needs", 0, "title") == Span(PATH, 4, 5, 4, 10)
    assert document.span("needs", 7, "nowhere").line == 3
    assert document.span() == Span(PATH, 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("word", "span"),
    [
        ("Köln", Span(PATH, 4, 9, 4, 13)),  # not the one in the comment, not that of another value
        ("in Köln", Span(PATH, 4, 6, 4, 13)),
        ("Wir\nin", Span(PATH, 2, 7, 2, 8)),
        ("Berlin", Span(PATH, 2, 7, 2, 8)),
        ("", Span(PATH, 2, 7, 2, 8)),
    ],
)
def test_a_word_in_a_text_has_a_place(word: str, span: Span) -> None:
    document = read("city: Köln 🎈\ntext: |  \n  🎈 Wir\n     in Köln\nmore: Köln\n")
    assert document.word_span(("text",), word) == span


def test_places_count_characters_not_bytes() -> None:
    assert read("name: {müßig: 🎈, b: c}\n").span("name", "b") == Span(PATH, 1, 21, 1, 22)


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("name: &n Beispiel\n", "R107", "&n Beispiel"),
        ("a: &a x\nb: *a\n", "R107", "&a x"),
        ("name: !!python/object:os.system x\n", "R108", "!!python/object:os.system x"),
        ("name: ! x\n", "R108", "! x"),
        ("name: a\nname: b\n", "R110", "name"),
        ("name: a\n---\nname: b\n", "R109", "---"),
        ("[a, b]: c\n", "R115", "["),
        ("name: a\n? {b: c}\n: d\n", "R115", "{"),
        ("name: Bei\u200bspiel\n", "R103", "\u200b"),
        ("name: Bei\u202espiel\n", "R103", "\u202e"),
        ("name: Bei\u00adspiel\n", "R103", "\u00ad"),
        ("name: Bei\x00spiel\n", "R102", "\x00"),
        ("name: Bei\x85spiel\n", "R102", "\x85"),
        ('name: "Bei\\u200bspiel"\n', "R103", '"Bei\\u200bspiel"'),
        ('name: "Bei\\0spiel"\n', "R102", '"Bei\\0spiel"'),
        ("area:\n\tscope: local\n", "R106", "\t"),
        ("name: Bei\u3164spiel\n", "R103", "\u3164"),
        ("name: Bei\ufe0fspiel\n", "R103", "\ufe0f"),
        ("name: Bei\U000e0101spiel\n", "R103", "\U000e0101"),
        ("name: Hilfe: sofort\n", "R105", "Hilfe: sofort"),
        ('name: "offen\n', "R105", '"offen'),
        ("", "R114", ""),
        ("# nur ein Kommentar\n", "R114", ""),
    ],
)
def test_what_an_entry_never_needs_is_a_finding_at_its_place(text: str, code: str, pointed: str) -> None:
    document = read(text)
    found = [finding for finding in document.findings if finding.rule.code == code]
    assert found
    assert pointed_at(found[0], text).startswith(pointed[:1])
    if code != "R114":
        assert pointed_at(found[0], text) == pointed


def test_the_selector_that_phones_type_behind_a_picture_is_fine() -> None:
    assert codes(read("name: Wir \u2764\ufe0f Laptops\n")) == []


def test_all_problems_are_reported_not_only_the_first() -> None:
    assert codes(read("a: &x 1\nb: !t 2\na: 3\nc: *x\n")) == ["R107", "R108", "R110", "R107"]


def test_an_alias_bomb_stays_small() -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    document = read("\n".join(rows))
    assert set(codes(document)) == {"R107"}
    assert isinstance(document.data, dict)
    assert document.data["a39"] == ["", ""]


def test_bytes_that_are_no_utf8_are_found_where_they_stand() -> None:
    document = read(b"name: a\nsummary: M\xfcnchen\n")
    assert codes(document) == ["R101"]
    assert document.findings[0].span == Span(PATH, 2, 11, 2, 12)
    assert document.data == {"name": "a", "summary": "M\ufffdnchen"}


def test_another_encoding_is_no_crash() -> None:
    assert "R101" in codes(read("name: a\n".encode("utf-16")))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_one_finding(encoding: str) -> None:
    assert codes(read("name: Beispiel für alle\n".encode(encoding))) == ["R101"]


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    document = read(b"\xef\xbb\xbfname: a\r\nsummary: b\r\n")
    assert document.findings == ()
    assert document.data == {"name": "a", "summary": "b"}
    assert document.span("summary") == Span(PATH, 2, 10, 2, 11)


def test_line_ends_of_old_computers_count_as_lines() -> None:
    assert read(b"name: a\rsummary: b\x07\r").findings[0].span == Span(PATH, 2, 11, 2, 12)


def test_a_file_over_the_limit_is_not_read_at_all() -> None:
    just = b"name: " + b"a" * (MAX_BYTES - 6)
    assert codes(read(just)) == []
    assert codes(read(just + b"a")) == ["R104"]
    assert read(just + b"a").data is None


@pytest.mark.parametrize(("depth", "expected"), [(10, []), (11, ["R111"])])
def test_ten_nested_collections_are_enough(depth: int, expected: list[str]) -> None:
    assert codes(read("[" * depth + "]" * depth)) == expected


def test_many_equal_slips_are_reported_a_few_times() -> None:
    assert len(codes(read("a: 1\n" * 500))) == MAX_ALIKE
    assert len(codes(read("a\u200b" * 500))) == MAX_ALIKE


@pytest.mark.parametrize(
    "piece", ["[", "{", "[{", "{a: ", "- ", "? ", "\t", "\\t\t ", "&a ", "'", '"', "a:\n ", "%", "[a,", "---\n"]
)
def test_no_bytes_make_us_wait(piece: str) -> None:
    start = time.process_time()
    read(piece * (60_000 // len(piece.encode())))
    assert time.process_time() - start < 5


def test_a_list_given_twice_is_told_once() -> None:
    text = "needs:\n  - id: eins\n    title: Eins\nneeds:\n  - id: zwei\n    title: Zwei\n    id: drei\n"
    found = read(text).findings
    assert [(one.rule.code, one.span.line) for one in found] == [("R110", 4), ("R110", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "name: Beispiel\nneeds:\n  - id: laptops\n    since: 2026\n",
        "a: [05315, '05315']\na: x\n",
        "a: Bei\u200bspiel\n",
        "a: [\n",
        "",
        "a:\n\tb: c\n",
        "nur ein Text",
    ],
)
def test_a_document_arrives_whole_in_another_process(text: str) -> None:
    sent = read(text)
    arrived = pickle.loads(pickle.dumps(sent))  # noqa: S301  ours
    assert arrived == sent
    assert _told(arrived.data) == _told(sent.data)
    assert arrived.values == sent.values
    assert arrived.place(("needs", 0, "since")) == sent.place(("needs", 0, "since"))
    assert pickle.loads(pickle.dumps(arrived)).data == sent.data  # noqa: S301  ours


def _told(value: object) -> object:
    """A value with what tells scalars apart."""
    if isinstance(value, dict):
        return {key: _told(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_told(child) for child in value]
    return (str(value), value.plain) if isinstance(value, Scalar) else value


def test_a_scalar_arrives_whole_in_another_process() -> None:
    for plain in (True, False):
        arrived = pickle.loads(pickle.dumps(Scalar("07", plain=plain)))  # noqa: S301  ours
        assert _told(arrived) == ("07", plain)


def test_what_a_second_document_holds_is_not_told() -> None:
    assert codes(read("a: 1\n---\nb: &x 1\nb: " + "[" * 11 + "]" * 11)) == ["R109"]
    assert codes(read("a: 1\n---\nb: [\n")) == ["R109", "R105"]
    assert read("a: 1\n---\nb: 2\n").data == {"a": "1"}
