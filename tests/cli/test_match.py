"""`mithilfe match` and `mithilfe plan`: what they say, in both languages and all formats, and what they refuse.

`MITHILFE_UPDATE_GOLDEN=1 pytest tests/cli/test_match.py` writes `tests/golden/match.*` and `plan.*` anew.
"""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from generator import cli
from generator.cli.language import VARIABLES
from generator.relations.matching import plan as planning
from generator.reports import plan as planned
from tests.cli.matching_site import make_matching
from tests.cli.site import Run
from tests.support import ROOT

DAY = ("--today", "2026-11-21")
GOLDEN = {
    "match.de.txt": ("match", "--language", "de"),
    "match.en.txt": ("match", "lernhilfe", "--language", "en"),
    "match.json": ("match", "firma/laptops", "--language", "de", "--format", "json"),
    "plan.de.txt": ("plan", "--language", "de"),
    "plan.en.txt": ("plan", "--language", "en", "--topic", "education"),
    "plan.csv": ("plan", "--language", "de", "--format", "csv"),
    "plan.json": ("plan", "--language", "en", "--format", "json"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One site for all tests: what the dictionaries say of its words is looked up once."""
    return make_matching(tmp_path_factory.mktemp("matching"))


@pytest.fixture
def run(place: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(place)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main((*arguments, *DAY))
        out, err = capfd.readouterr()
        return code, out, err

    return call


def _json(run: Run, *arguments: str) -> dict[str, Any]:
    code, out, _ = run(*arguments, "--format", "json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("name", GOLDEN)
def test_the_answer_is_as_it_was(run: Run, name: str) -> None:
    code, out, _ = run(*GOLDEN[name])
    assert code == 0
    golden = ROOT / "tests" / "golden" / name
    if os.environ.get("MITHILFE_UPDATE_GOLDEN") == "1":
        golden.write_bytes(out.encode())
    assert out.encode() == golden.read_bytes()


def test_points_add_up_and_what_is_excluded_is_no_match(run: Run) -> None:
    found = _json(run, "match", "lernhilfe")
    assert found["version"] == 1
    for one in (*found["matches"], *found["near"]):
        assert sum(part["points"] for part in one["parts"]) == pytest.approx(one["score"])
        assert bool(one["grade"]) == (one in found["matches"])
    shown = {(one["need"], one["offer"]) for one in (*found["matches"], *found["near"])}
    out = {(one["need"], one["offer"]): one["conditions"] for one in found["excluded"]}
    assert not shown & out.keys()
    assert [one["code"] for one in out["lernhilfe/rechner", "firma/alt"]] == ["expired"]


def test_a_need_an_offer_and_an_entry_tell_of_the_same_match(run: Run) -> None:
    pair = ("lernhilfe/rechner", "firma/laptops")
    for about in (*pair, "lernhilfe", "content/companies/firma.yaml"):
        matches = _json(run, "match", about)["matches"]
        assert pair in {(one["need"], one["offer"]) for one in matches}


@pytest.mark.parametrize(
    ("about", "hint"),
    [("lernhilf/rechner", "lernhilfe/rechner"), ("sprachkafe", "sprachcafe"), ("rechner", "lernhilfe/rechner")],
)
def test_an_unknown_id_ends_with_two_and_a_guess(run: Run, about: str, hint: str) -> None:
    code, out, err = run("match", about, "--language", "en")
    assert (code, out) == (2, "")
    assert f"Did you mean `{hint}`?" in err


def test_an_unknown_call_of_a_known_entry_lists_those_it_has(run: Run) -> None:
    code, _, err = run("match", "lernhilfe/xyz-abc", "--language", "en")
    assert code == 2
    assert "It has: lernhilfe/rechner, lernhilfe/mehr." in err or "Did you mean `lernhilfe/" in err


def test_the_plan_gives_no_more_than_there_is_and_not_less_than_helps(run: Run) -> None:
    found = _json(run, "plan")
    assert sum(one["units"] for one in found["calls"]) == 20
    assert [one["need"] for one in found["calls"]] == ["sprachcafe/laptops", "lernhilfe/rechner"]
    assert found["without"] == ["lernhilfe/mehr"]
    assert (found["gap"], found["unlimited"]) == (0, 1)


def test_the_plan_can_be_narrowed(run: Run) -> None:
    for option, code, needs in (
        ("--region", "DE", ["sprachcafe/laptops", "lernhilfe/rechner"]),
        ("--region", "DE-BE", ["lernhilfe/rechner"]),
        ("--topic", "language", ["sprachcafe/laptops"]),
        ("--kind", "room", []),
    ):
        assert [one["need"] for one in _json(run, "plan", option, code)["calls"]] == needs


def test_where_nothing_runs_out_the_plan_says_so(run: Run) -> None:
    code, out, _ = run("plan", "--kind", "room", "--language", "en")
    assert code == 0
    assert out.startswith("There is nothing to spread")
    assert "One more match has an offer that does not say how much there is" in out


@pytest.mark.parametrize(("gap", "words"), [(0.0, ""), (0.125, "better by 12.5 % at most")])
def test_a_plan_that_may_not_be_the_best_says_by_how_much(
    run: Run, monkeypatch: pytest.MonkeyPatch, gap: float, words: str
) -> None:
    made = planning.plan
    monkeypatch.setattr(
        planned, "plan", lambda *given: planning.Plan((found := made(*given)).allocations, found.worth, gap)
    )
    _, out, _ = run("plan", "--language", "en")
    assert ("% at most" in out) == bool(words)
    assert words in out
    assert _json(run, "plan")["gap"] == gap


def test_a_spreadsheet_gets_no_formula(run: Run) -> None:
    _, out, _ = run("plan", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0]["giver_contact"] == "'+49 221 123456"
    assert rows[0]["units"] == "12"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("plan", "--topic", "languag"), "Did you mean `language`"),
        (("plan", "--region", "Berlin"), "Did you mean `DE-BE` (Berlin)?"),
        (("plan", "--region", "xxxxxx"), "stand in content/vocabulary/regions.yaml"),
        (("plan", "--seconds", "0"), "a number of seconds above 0"),
        (("plan", "--seconds", "-1"), "a number of seconds above 0"),
        (("plan", "--seconds", "nan"), "a number of seconds above 0"),
        (("plan", "--seconds", "abc"), "The value of --seconds is not possible here."),
        (("plan", "--format", "xml"), "Known: terminal, json, csv."),
        (("match", "--format", "csv"), "Known: terminal, json."),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(*arguments, "--language", "en")
    assert (code, out) == (2, "")
    assert words in err


def test_a_change_tells_what_it_would_match(run: Run) -> None:
    changed = ("check", "--language", "en", "--changed", "content/initiatives/lernhilfe.yaml")
    for format_ in ("terminal", "markdown"):
        _, out, _ = run(*changed, "--format", format_)
        told = " ".join(out.split())
        assert "This would match" in told
        assert "Lernhilfe needs “Laptops für die Nachhilfe”, Firma & Söhne offers" in told.replace("`", "")
        assert "Sprachcafé needs" not in told
        assert "This would match" not in run("check", "--language", "en", "--format", format_)[1]
