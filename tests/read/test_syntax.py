"""What the YAML parser gives up on is told where the mistake is, in our words, with the mended text to paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.read import read_document
from generator.read.mistake import quoted
from tests.support import ROOT, pointed_at


def stopped(text: str) -> Diagnostic:
    (found,) = read_document("x.yaml", text.encode()).findings
    assert found.rule.code == "R105"
    return found


@pytest.mark.parametrize(
    ("text", "line", "pointed", "fix"),
    [
        ('name: "Hilfe sofort\nsummary: Wir helfen\n', 1, '"Hilfe sofort', '"Hilfe sofort"'),
        ("name: 'Hilfe sofort\nsummary: Das war's hier\n", 1, "'Hilfe sofort", '"Hilfe sofort"'),
        ('name: "Er sagte "ja" und ging"\n', 1, '"Er sagte "ja" und ging"', "'Er sagte \"ja\" und ging'"),
        ('name: "Hilfe" sofort\n', 1, '"Hilfe" sofort', "'\"Hilfe\" sofort'"),
        ("topics: [a, b\nsummary: Wir helfen\n", 1, "[a, b", "[a, b]"),
        ("sources: [{url: x, note: y\nsummary: z\n", 1, "[{url: x, note: y", "[{url: x, note: y}]"),
        ("topics: [a, , c]\n", 1, ",", ""), ("topics: [a]]\n", 1, "]", ""), ("name: [a] b\n", 1, "[a] b", '"[a] b"'),
        ("topics: [a: b}\n", 1, "}", ""), ("topics: [a: b\nsummary: x\n", 1, "[a: b", "[a: b]"),
        ("sources: [{note: a: b}]\n", 1, ":", ""), ("topics: ['a' 'b']\n", 1, "'", ""),
        ("name Hilfe\nsummary: x\n", 1, "name Hilfe", "name: Hilfe"),
        ("a: b\nname Hilfe\nc: d\n", 2, "name Hilfe", "name: Hilfe"),
        ("name:Hilfe\nsummary: x\n", 1, "name:Hilfe", "name: Hilfe"),
        ("a: b\nname:Hilfe\nc: d\n", 2, "name:Hilfe", "name: Hilfe"),
        ("a: b\nMehr Text folgt\nc: d\n", 2, "Mehr Text folgt", ""),
        ("a:\n-b\n-c\n", 2, "-b", "- b"),
        ("name: Hilfe: sofort\n", 1, "Hilfe: sofort", '"Hilfe: sofort"'),
        ("name: : x\n", 1, ": x", '": x"'),
        ("name: a\n summary: b\n", 2, "summary: b", ""),
        ("needs:\n  - id: a\n   kind: b\n", 3, "kind: b", ""),
        ("needs:\n  - id: a\n  kind: b\n", 3, "kind: b", ""),
        ("text: |\n    a\n  b\nname: x\n", 3, "b", ""),
        ("name: @x\n", 1, "@x", '"@x"'),
        ("name: *fett*\n", 1, "*fett*", '"*fett*"'),
        ("name: & Co\n", 1, "& Co", '"& Co"'),
        ("name: ? x\n", 1, "? x", '"? x"'),
        ("text: |x\n", 1, "|x", ""),
        ('path: "C:\\Users"\n', 1, '"C:\\Users"', "'C:\\Users'"),
        ("%name: x\n", 1, "%", ""),
        ("a: b\n...\nc: d\n", 2, "...", ""),
        ("a:\t@\n", 1, "@", '"@"'),
    ],
)  # fmt: skip
def test_the_finding_stands_where_the_mistake_is(text: str, line: int, pointed: str, fix: str) -> None:
    found = stopped(text)
    assert (found.span.line, pointed_at(found, text), found.fix) == (line, pointed, fix)
    assert "reader" not in str(found.message)
    assert found.hint


@pytest.mark.parametrize("text", ['Er sagte "ja"', "C:\\Users", "a: b", "'x'", "it's", '"x" y'])
def test_quoted_text_can_be_read(text: str) -> None:
    document = read_document("x.yaml", f"name: {quoted(text)}\n".encode())
    assert document.findings == ()


ENTRY = (ROOT / "content/initiatives/refugees-on-rails.yaml").read_text(encoding="utf-8")


@given(
    st.integers(0, len(ENTRY)), st.integers(0, 4),
    st.text(st.sampled_from(list("\"'[]{}:,-|>&*!%@`#? \t\n\\aä\U0001f388\u2028")), max_size=4),
)  # fmt: skip
def test_no_slip_is_a_crash_and_each_lies_in_the_file(at: int, gone: int, typed: str) -> None:
    text = ENTRY[:at] + typed + ENTRY[at + gone :]
    for found in read_document("x.yaml", text.encode()).findings:
        assert 1 <= found.span.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("area:\n\u00a0\u00a0scope: local\n  regions: [DE-BE]\n", 2, 1),
        ("area:\n  scope:\u00a0local\n  regions: [DE-BE]\n", 2, 9),
    ],
)
def test_a_space_of_a_word_processor_is_named(text: str, line: int, column: int) -> None:
    (found,) = read_document("content/initiatives/a.yaml", text.encode()).findings
    assert (found.rule.code, found.span.line, found.span.column) == ("R105", line, column)
    assert (found.fix, "non-breaking space" in str(found.message)) == ("scope: local", True)


def test_a_missing_comma_in_braces_is_called_one() -> None:
    (found,) = read_document("content/initiatives/a.yaml", b"quantity: {total: 20 unit: piece}\n").findings
    assert "A comma" in str(found.message)
