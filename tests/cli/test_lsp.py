"""`mithilfe lsp` says in an editor what `check` says, mends it there, and knows codes and fields by their words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.editing import Offer, Spot, about, offers, spot
from tests.cli.editor import Editor, Json
from tests.cli.site import GOOD, Run, make, write
from tests.support import ROOT

PATH = "content/initiatives/neu.yaml"
OTHER = GOOD.replace("name: Beispiel", "name: Werkstatt Muster").replace(
    "Repariert gespendete Laptops für Schulen.", "Näht und flickt Kleidung an jedem Montag."
)
SLIPS = OTHER + "audiences: [women, refuges]\nwebsite: http://hof.example.org/  # 💻 neu\n"


COMMAND = (sys.executable, "-m", "generator", "lsp", "--language", "de", "--today", "2026-11-21")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        with Editor(COMMAND, make(tmp_path_factory.mktemp("site"))) as editor:
            uri = editor.open(PATH, OTHER)
            editor.findings(uri)
            editor.findings(uri)  # what comparing with the other entries adds, once
            editor.close(uri)
            yield editor
    assert editor.code == 0


@pytest.fixture
def editor(started: Editor) -> Iterator[Editor]:
    """An editor that has no file open."""
    before = set(started.opened)
    yield started
    for uri in set(started.opened) - before:
        started.close(uri)


def actions(editor: Editor, uri: str, line: int) -> list[Json]:
    place = {"line": line, "character": 0}
    asked = {"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}
    return list(editor.ask("textDocument/codeAction", asked))


def test_findings_come_as_one_opens_and_changes_a_file_with_code_and_manual(editor: Editor) -> None:
    uri = editor.open(PATH, SLIPS)
    found = {one["code"]: one for one in editor.findings(uri)}
    assert set(found) == {"S204", "W507"}
    line = SLIPS.split("\n")[found["S204"]["range"]["start"]["line"]]
    place = found["S204"]["range"]
    assert line[place["start"]["character"] : place["end"]["character"]] == "refuges"
    assert found["S204"]["severity"] == 1
    assert found["W507"]["severity"] == 2
    assert "Meinten Sie `refugees`" in found["S204"]["message"]
    assert found["S204"]["codeDescription"]["href"].endswith("/rules/s204/")
    editor.change(uri, OTHER, 2)
    assert editor.findings(uri) == []


def test_a_finding_is_mended_in_its_line_alone(editor: Editor) -> None:
    uri = editor.open(PATH, SLIPS)
    number = SLIPS.split("\n").index("audiences: [women, refuges]")
    (action,) = actions(editor, uri, number)
    assert action["kind"] == "quickfix"
    assert action["title"].startswith("S204: ")
    (edit,) = action["edit"]["changes"][uri]
    assert edit["newText"] == "audiences: [women, refugees]\n"
    assert edit["range"]["start"] == {"line": number, "character": 0}
    assert edit["range"]["end"] == {"line": number + 1, "character": 0}
    assert not actions(editor, uri, 0)


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_what_an_editor_makes_of_a_mend_is_what_the_command_writes(editor: Editor, line: str, end: str) -> None:
    text = (OTHER + f"audiences: [women, refuges]{end}").replace("\n", line)
    uri = editor.open(PATH, text)
    (action,) = actions(editor, uri, OTHER.count("\n"))
    (edit,) = action["edit"]["changes"][uri]
    lines = text.split("\n")
    first, last = edit["range"]["start"]["line"], edit["range"]["end"]["line"]
    made = "\n".join([*lines[:first], edit["newText"] + "\n".join(lines[last:])])
    assert made.replace("\r", "") == text.replace("refuges", "refugees").replace("\r", "")


def test_places_are_counted_as_editors_count_them(editor: Editor) -> None:
    text = OTHER + 'description: "💻💻 Hilfe  für alle"\n'
    uri = editor.open(PATH, text)
    (found,) = (one for one in editor.findings(uri) if one["code"] == "W506")
    assert found["range"]["start"]["character"] == len('description: "') + 4 + 1


def test_codes_are_completed_and_found_by_their_german_words(editor: Editor) -> None:
    text = OTHER + "needs:\n  - id: a\n    kind: \n"
    uri = editor.open(PATH, text)
    items = editor.at("completion", uri, text.count("\n") - 1, len("    kind: "))
    hardware = next(one for one in items if one["label"] == "hardware")
    assert "IT-Geräte" in hardware["detail"]
    assert "IT-Geräte" in hardware["filterText"]
    assert hardware["textEdit"]["newText"] == "hardware"
    fields = editor.at("completion", uri, text.count("\n"), 0)
    assert {"website", "contact"} <= {one["label"] for one in fields}


def test_fields_and_codes_are_explained_in_german(editor: Editor) -> None:
    uri = editor.open(PATH, "topics: [education]\nname: Hof\n")
    assert "Themen" in editor.at("hover", uri, 0, 2)["contents"]["value"]
    assert "Bildung" in editor.at("hover", uri, 0, 12)["contents"]["value"]
    assert editor.at("hover", uri, 0, 12)["range"]["start"]["character"] == len("topics: [")


def test_what_is_like_another_entry_is_told_as_soon_as_all_are_compared(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    text = GOOD.replace("sources:", "website: https://hof.example.org/\nsources:")
    for name in ("gut.yaml", "neu.yaml"):
        write(site, name, text)
    with Editor(COMMAND, site) as editor:
        uri = editor.open(PATH, text)
        assert not [one for one in editor.findings(uri) if one["code"] == "O701"]
        assert [one for one in editor.findings(uri) if one["code"] == "O701"]


def test_other_files_are_nobodys_business(editor: Editor) -> None:
    uri = editor.open("notizen.yaml", "topics: [falsch]\n")
    assert editor.at("completion", uri, 0, 9) == []
    assert editor.at("hover", uri, 0, 9) is None
    assert actions(editor, uri, 0) == []


@pytest.mark.parametrize("text", ["", "\t", "name: [", "a: &b *c\n", "needs:\n- {", "\x00", "x" * 70_000])
def test_no_text_stops_the_server(editor: Editor, text: str) -> None:
    uri = editor.open(PATH, text)
    assert editor.findings(uri)
    editor.at("completion", uri, 0, 1)
    editor.at("hover", uri, 0, 1)
    actions(editor, uri, 0)


def test_a_day_that_is_none_is_told_before_an_editor_waits(run: Run) -> None:
    assert run("lsp", "--today", "gestern")[0] == 2


@pytest.mark.parametrize(
    ("text", "path", "is_key"),
    [
        ("", (), True),
        ("na", (), True),
        ("name: ", ("name",), False),
        ("topics: [edu", ("topics",), False),
        ("topics:\n  - ", ("topics",), True),
        ("topics:\n- edu", ("topics",), True),
        ("area: {sc", ("area",), True),
        ("area: {scope: lo", ("area", "scope"), False),
        ("area: {scope: local, ", ("area",), True),
        ("area: {scope: local, regions: [DE-BE, ", ("area", "regions"), False),
        ("needs:\n  - id: a\n    quantity: {total: 5, unit: ", ("needs", "quantity", "unit"), False),
        ("needs:\n  - id: a\n    ki", ("needs",), True),
        ("needs:\n  - {kind: ", ("needs", "kind"), False),
        ("needs:\n  - id: a\nofferings", (), True),
        ("needs:\n  - id: a\n    received:\n      - from:\n          ", ("needs", "received", "from"), True),
    ],
)
def test_the_way_to_a_field_is_read_off_unfinished_lines(text: str, path: tuple[str, ...], is_key: bool) -> None:  # noqa: FBT001
    lines = text.split("\n")
    found = spot(lines, len(lines) - 1, len(lines[-1]))
    assert (found.path, found.is_key) == (path, is_key)


SCHEMA = {
    "properties": {
        "topics": {"description": "Themen.", "items": {"$ref": "#/definitions/code-topics"}},
        "open": {"anyOf": [{"type": "boolean"}, {"type": "string"}]},
        "area": {"additionalProperties": {"description": "Ein Ort."}},
    },
    "definitions": {"code-topics": {"enum": ["05", "education"], "enumDescriptions": ["Fünf", "Bildung: Schule"]}},
}


def test_a_schema_says_what_may_stand_somewhere() -> None:
    codes = [Offer('"05"', "05", "Fünf"), Offer("education", "education", "Bildung: Schule")]
    assert offers(SCHEMA, Spot(("topics",), 0, is_key=False)) == codes
    assert [one.text for one in offers(SCHEMA, Spot(("open",), 0, is_key=False))] == ["true", "false"]
    assert [one.text for one in offers(SCHEMA, Spot((), 0, is_key=True))] == ["topics: ", "open: ", "area: "]
    assert offers(SCHEMA, Spot(("nothing", "at", "all"), 0, is_key=True)) == []


def test_a_word_is_explained_by_its_code_else_by_its_field() -> None:
    assert about(SCHEMA, ["topics: [education]"], 0, 11) == ("education", "Bildung: Schule", 9, 18)
    assert about(SCHEMA, ["topics: [education]"], 0, 1) == ("topics", "Themen.", 0, 6)
    assert about(SCHEMA, ["area: {city: Kassel}"], 0, 9)[1] == "Ein Ort."
    assert about(SCHEMA, ["unknown: x"], 0, 3)[1] == ""
