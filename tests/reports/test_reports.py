"""Each report format over the same findings, in both languages: `tests/golden/findings.*`.

`MITHILFE_UPDATE_GOLDEN=1 pytest tests/reports` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.diagnostics import RULES, Diagnostic, Example, Rule, Severity, Span
from generator.messages import Translator, msg
from generator.reports import FORMATS, ReportContext
from generator.reports.excerpt import pasteable
from generator.settings import Settings
from tests.support import ROOT, TODAY, catalogue, findings

FILE = "content/initiatives/rechner-bruecke-musterstadt.yaml"
BROKEN = """\
name: Rechner-Brücke *Musterstadt* @alle
summary: Wir richten gebrauchte Laptops her und geben sie an Familien weiter.
website: http://example.org/
topics: [digital_skills, sprachee]
area: {scope: local, regions: [DE-BE]}
sources: [{url: https://example.org/}]
needs:
  - id: laptops
    kind: hardwear
    title: Laptops für den Deutschkurs
    since: 21.11.2026
  - id: geld
    kind: money
    kind: goods
    title: Geld für <b>Ersatzteile</b>
    amount: {total: 500.000}
    since: "2026-11-21"
"""
OLD = """\
name: Alt
website: http://example.org/
sources: [{url: https://example.org/}]
needs:
  - {id: laptops, kind: hardware, title: Laptops, since: "2020"}
"""
AGAIN = """\
name: Rechner-Brücke Musterstadt e. V.
summary: Der Verein richtet gebrauchte Laptops her und gibt sie an Familien.
website: https://example.org/
topics: [digital_skills]
sources: [{url: https://example.org/}]
"""
ONCE = """\
name: RBM – Rechner-Brücke Musterstadt @alle
summary: Gebrauchte Laptops, von Freiwilligen hergerichtet, für Familien in Musterstadt.
website: https://example.org/
topics: [digital_skills]
sources: [{url: https://example.org/}]
"""
ELSEWHERE = """\
name: Rechner-Brücke Neustadt
summary: In Neustadt geben wir gebrauchte Laptops an Familien weiter, die wir vorher herrichten.
topics: [digital_skills]
sources: [{url: https://example.org/}]
"""
FILES = {
    FILE: BROKEN,
    "content/companies/alt.yaml": OLD,
    "content/initiatives/rbm.yaml": ONCE,
    "content/initiatives/rechner-bruecke-verein.yaml": AGAIN,
    "content/initiatives/rechner-neustadt.yaml": ELSEWHERE,
}


def found(files: Mapping[str, str | bytes] = FILES) -> list[Diagnostic]:
    """The findings of these files, those about overlaps included."""
    return findings(files, overlaps=True)


EXTENSIONS = {"terminal": "txt", "github": "github", "sarif": "sarif", "json": "json", "markdown": "md"}
SETTINGS = Settings(
    ROOT, "Musterverzeichnis", "https://example.org/muster/", "https://example.org/repo", languages=("de", "en")
)


def context(language: str = "en", **changes: object) -> ReportContext:
    made = catalogue(FILES)
    texts = {document.path: document.text for document in made.documents}
    usual = ReportContext(
        Translator(language),
        today=TODAY,
        texts=texts,
        names={FILE: "Rechner-Brücke *Musterstadt* @alle"},
        files=5,
        values=45,
        seconds=0.6,
        settings=SETTINGS,
        version="0.1.0",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_report_is_as_it_was(name: str, language: str) -> None:
    report = FORMATS[name](found(), context(language))
    golden = ROOT / "tests" / "golden" / f"findings.{language}.{EXTENSIONS[name]}"
    if os.environ.get("MITHILFE_UPDATE_GOLDEN") == "1":
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_something_to_say_when_nothing_is_wrong(name: str) -> None:
    assert FORMATS[name]([], context()) or name == "github"


def made(severity: Severity, text: str = "{data}", file: str = FILE, line: int = 1, **params: object) -> Diagnostic:
    example = Example("name: x")
    rule = Rule("W599", "made-up", severity, "A title", "A reason.", example, example)
    return Diagnostic(rule, Span(file, line, 1, line, 3), msg(text, **params))


def test_annotations_cannot_be_forged() -> None:
    evil = made(Severity.ERROR, data="100 %\r\n::error::x", file="content/a,b:c%.yaml")
    line = FORMATS["github"]([evil], context())
    assert line.count("\n") == 1
    assert "file=content/a%2Cb%3Ac%25.yaml," in line
    assert "100 %25" in line
    assert line.startswith("::error ")


def test_ten_annotations_of_each_severity_and_those_of_the_change_first() -> None:
    many = [made(Severity.ERROR, data="x", file=f"content/{number:02}.yaml") for number in range(15)]
    report = FORMATS["github"](many, context(changed=frozenset({"content/14.yaml"})))
    assert report.count("::error ") == 10
    assert report.index("content/14.yaml") < report.index("content/00.yaml")
    assert "5 more places to change." in report


NASTY = [
    "@maintainers", "<script>alert(1)</script>", "[click](https://evil.example)", "`code` @x", "www.evil.example", "#1",
    "a\n# heading", "|", "**bold**", "&lt;", "1. list",
]  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY)
def test_data_cannot_do_anything_in_a_comment(nasty: str) -> None:
    report = FORMATS["markdown"](
        [made(Severity.ERROR, "There is no {data} here, `{data}`.", data=nasty)], context(names={FILE: nasty})
    )
    unfenced = re.sub(r"^(```+)yaml\n.*?^\1$", "", report, flags=re.MULTILINE | re.DOTALL)
    visible = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", unfenced)
    visible = visible.replace("](https://example.org/", "](")
    for sign in ("@", "<script", "evil.example", "#1", "\n# heading", "**bold**", "&lt;"):
        assert sign not in visible
    assert not re.search(r"^1\. list", visible, re.MULTILINE)


def test_no_report_can_reach_the_terminal() -> None:
    evil = made(Severity.ERROR, data="\x1b[31mred\x1b]0;title\x07\u202e", file="content/\x1b[2J.yaml")
    report = FORMATS["terminal"]([evil], context(texts={"content/\x1b[2J.yaml": "name: \x1b[31m\u202e"}))
    assert "\x1b" not in report
    assert "\u202e" not in report


def test_the_caret_stands_below_wide_letters() -> None:
    wide = Diagnostic(made(Severity.ERROR).rule, Span("a.yaml", 1, 9, 1, 10), msg("Here."))
    report = FORMATS["terminal"]([wide], context(texts={"a.yaml": "name: 日本x"}))
    text, caret = report.split("\n")[2:4]
    assert text.endswith("name: 日本x")
    assert caret.index("^") - caret.index("│") == 2 + len("name: ") + 4


def test_eighty_columns_are_enough() -> None:
    for line in FORMATS["terminal"](found(), context("de")).split("\n"):
        assert len(line) <= 80 or "─" in line or line.startswith(("  Zum Einsetzen:", "  To paste:"))


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" not in FORMATS["terminal"](found(), context())
    assert "\x1b[" in FORMATS["terminal"](found(), context(colour=True))


def test_json_has_the_promised_structure() -> None:
    report = json.loads(FORMATS["json"](found(), context()))
    assert list(report) == ["version", "today", "findings", "counts"]
    assert (report["version"], report["today"]) == (1, "2026-11-21")
    assert list(report["findings"][0]) == [
        "code", "name", "severity", "file", "line", "column", "end_line", "end_column", "message", "hint", "subjects",
        "related",
    ]  # fmt: skip
    assert list(report["counts"]) == ["error", "warning", "note"]
    assert sum(report["counts"].values()) == len(report["findings"])
    assert {tuple(related) for finding in report["findings"] for related in finding["related"]} == {
        ("file", "line", "message")
    }


def test_sarif_points_at_its_rules_and_knows_findings_again() -> None:
    seen = found()
    run = json.loads(FORMATS["sarif"](seen, context()))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({finding.rule.code for finding in seen})
    prints = [result["partialFingerprints"]["mithilfe/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endLine"] >= region["startLine"] >= 1
        assert result["message"]["text"]
    moved = {**FILES, FILE: "\n\n" + BROKEN}
    again = json.loads(FORMATS["sarif"](found(moved), context()))["runs"][0]["results"]
    assert {result["partialFingerprints"]["mithilfe/v1"] for result in again} <= set(prints)


def test_many_notes_do_not_bury_what_is_to_be_changed() -> None:
    notes = [made(Severity.NOTE, data="x", line=number) for number in range(1, 20)]
    report = FORMATS["terminal"]([*notes, made(Severity.ERROR, data="wrong")], context())
    assert report.count("A title") == 2
    assert "wrong" in report
    assert "<details>" in FORMATS["markdown"](notes, context())


def test_who_does_the_same_elsewhere_has_a_place_of_its_own_in_a_comment() -> None:
    report = FORMATS["markdown"](found(), context())
    section = report[report.index("#### Others who help in a similar way (2)") :]
    assert "`content/initiatives/rechner-neustadt.yaml`" in section
    assert "“Rechner-Brücke Musterstadt e. V.”" in section
    assert section.index("Perhaps you can join forces") < section.index("#### Good to know")


def test_many_notes_about_pairs_still_name_both() -> None:
    pair = next(one for one in found() if one.rule.code == "O702")
    report = FORMATS["terminal"]([pair] * 5, context())
    assert report.count("rechner-neustadt.yaml:2:7 + content/initiatives/rbm.yaml:2:7") == 5


def test_a_comment_stays_within_what_github_takes() -> None:
    many = [made(Severity.ERROR, data="x" * 500, line=1) for _ in range(500)]
    assert len(FORMATS["markdown"](many, context())) < 65_536


@pytest.mark.parametrize(
    ("line", "span", "expected"),
    [
        ("name: Rechner", (1, 1), "neu.yaml"), ("# yaml-language-server: x", (1, 2), "neu.yaml"),
        ("website: https://lang", (10, 11), "neu.yaml"), ("total: 0", (8, 9), "total: neu.yaml"),
        ("topics: [a, b]", (10, 11), "topics: [neu.yaml, b]"), ("  - id: x y", (9, 12), "id: neu.yaml"),
        ("-a", (1, 3), "neu.yaml"),
    ],
)  # fmt: skip
def test_text_to_paste_replaces_what_the_finding_is_about(line: str, span: tuple[int, int], expected: str) -> None:
    rule = next(iter(RULES.values()))
    found = Diagnostic(rule, Span("x.yaml", 1, span[0], 1, span[1]), msg("x"), fix="neu.yaml")
    assert pasteable(found, line) == expected
