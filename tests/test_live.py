"""The check of one file for whoever is writing it says what `check` says, and what it writes touches nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.diagnostics import RULES, Rule
from generator.examination import examine
from generator.live import Brief, Live, Surroundings, answer, opened, shared_files, text_of
from generator.read import read_files, sources
from generator.read.rules import UNPROVABLE
from generator.settings import CONFIG, load_settings
from tests.support import ROOT, TODAY, example_files

BEYOND = {"I306", "I307", "L405", "L408", "L409", "O701", "O702", "O703", "O704"}
"""Rules about other files, of which a check of one file knows only the names, and about names that nobody types."""
OWN = sorted((rule for rule in RULES.values() if rule.code not in UNPROVABLE | BEYOND), key=lambda rule: rule.code)
PATH = "content/initiatives/neuer-hof.yaml"
GOOD = """\
name: Neuer Hof
summary:
  de: Wir reparieren Räder mit allen, die eines brauchen.   # so sagen wir es
topics: [housing]
area: {scope: local, regions: [DE-BE]}
created: "2026-11-01"
sources: [{url: "https://hof.example.org/"}]
"""


@pytest.fixture(scope="module")
def live() -> Live:
    paths = [source.path for source in sources(ROOT)]
    data = json.loads(json.dumps(shared_files(read_files(ROOT, paths))))
    return Live(load_settings(ROOT), Surroundings.of(paths, data), "de")


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.code)
def test_one_file_alone_gets_the_findings_of_the_whole_check(rule: Rule, tmp_path: Path) -> None:
    files = example_files(rule.bad)
    path = rule.bad.file
    if len(files) != sum(1 for name in files if "/vocabulary/" in name or name == path):
        pytest.skip("its example has further files")
    (tmp_path / CONFIG).write_bytes((ROOT / CONFIG).read_bytes())
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)
    settings = load_settings(tmp_path)
    others = [source.path for source in sources(tmp_path) if source.path != path]
    alone = Live(settings, Surroundings.of(others, shared_files(read_files(tmp_path, others))), "de")
    wanted = [one for one in examine(settings, TODAY, [path]).findings if one.span.file == path]
    raw = (tmp_path / path).read_bytes()
    told = alone.findings(path, raw.decode("utf-8", "surrogateescape"), TODAY)
    assert [(one.code, one.line, one.column) for one in told] == [
        (one.rule.code, one.span.line, one.span.column) for one in wanted
    ]


def test_a_finding_knows_the_value_that_it_is_about(live: Live) -> None:
    told = live.findings(PATH, GOOD.replace("[housing]", "[housing, quatsch]"), TODAY)
    assert [(one.code, one.loc, one.severity) for one in told] == [("S204", ("topics", 1), "error")]
    assert "quatsch" in told[0].message
    assert "housing" in told[0].hint


def test_a_good_file_has_no_findings_in_any_language(live: Live) -> None:
    assert not live.findings(PATH, GOOD, TODAY)


def test_questions_and_answers_are_json(live: Live) -> None:
    question = {"ask": "check", "path": PATH, "text": GOOD.replace("name: ", "nmae: "), "today": TODAY.isoformat()}
    found = json.loads(answer(live, json.dumps(question)))
    assert [one["code"] for one in found["findings"]] == ["S201", "S202"] or found["findings"]
    assert found["data"]["nmae"] == "Neuer Hof"


def test_a_change_keeps_the_other_lines(live: Live) -> None:
    data = json.loads(answer(live, json.dumps({"ask": "check", "path": PATH, "text": GOOD, "today": "2026-11-21"})))
    wanted = {**data["data"], "website": "https://hof.example.org/"}
    question = {"ask": "write", "path": PATH, "data": wanted, "before": GOOD}
    made = json.loads(answer(live, json.dumps(question)))["text"]
    assert made == GOOD.replace("topics:", "website: https://hof.example.org/\ntopics:")


def test_what_cannot_be_changed_without_harm_is_refused(live: Live) -> None:
    question = {"ask": "write", "path": PATH, "data": {"name": "Hof"}, "before": "name: [a\n"}
    assert json.loads(answer(live, json.dumps(question))) == {"refused": True}


def test_a_new_entry_is_written_in_our_order() -> None:
    assert text_of(PATH, {"topics": ["housing"], "name": "Hof"}) == "name: Hof\ntopics: [housing]\n"


def test_it_is_opened_with_what_the_site_holds(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_bytes((ROOT / CONFIG).read_bytes())
    shared = shared_files(read_files(ROOT, [source.path for source in sources(ROOT)]))
    made = opened(str(tmp_path), json.dumps({"files": [PATH], "documents": shared}), "en")
    assert [one.message for one in made.findings(PATH, GOOD.replace("Neuer Hof", ""), TODAY)]


def test_one_finding_is_mended_and_the_others_stay(live: Live) -> None:
    text = GOOD.replace("Neuer Hof", "Neuer <b>Hof</b>").replace("topics: [housing]", "topics: [hausing]")
    asked = {"path": PATH, "text": text, "today": TODAY.isoformat()}
    (wrong,) = (one for one in live.findings(PATH, text, TODAY) if one.code == "S212")
    question = {"ask": "mend", **asked, "code": wrong.code, "line": wrong.line, "column": wrong.column}
    found = json.loads(answer(live, json.dumps(question)))
    assert found["data"]["name"] == "Neuer Hof"
    assert found["data"]["topics"] == ["hausing"]
    assert "# so sagen wir es" in found["text"]


def test_only_what_a_machine_can_answer_is_offered_to_be_mended(live: Live) -> None:
    text = GOOD.replace("topics: [housing]", "topics: [hausing]").replace('created: "2026-11-01"', "needs: [{}]")
    told = {one.code: one.mendable for one in live.findings(PATH, text, TODAY)}
    assert any(told.values())
    assert not told["S202"]


def test_entries_that_look_alike_are_told_with_their_reasons(live: Live) -> None:
    known: list[Brief] = [
        Brief("hof", "initiative", ["Neuer Hof e. V."], "Kassel"),
        Brief("rad", "initiative", ["Radwerk"]),
    ]
    asking = Live(live.settings, live.surroundings, "en", known)
    question = {"ask": "like", "name": "Neuer Hof", "kind": "initiative", "city": "Kassel"}
    (found,) = json.loads(answer(asking, json.dumps(question)))["like"]
    assert (found["id"], found["verdict"]) == ("hof", "duplicate")
    assert "Neuer Hof" in " ".join(found["reasons"])
