"""`mithilfe new` writes small valid files, and nothing over another one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.site import Run

SUMMARY = "Wir richten gebrauchte Laptops her und geben sie weiter."
COMMON = ["--name", "Rechner-Brücke", "--summary", SUMMARY, "--source", "https://example.org/"]
ORGANISATION = [
    *COMMON,
    "--topic",
    "Bildung",
    "--topic",
    "digital_skills",
    "--scope",
    "bundesweit",
    "--today",
    "2026-11-21",
]


def test_an_initiative_from_options(site: Path, run: Run) -> None:
    assert run("new", "initiative", *ORGANISATION)[0] == 0
    path = site / "content" / "initiatives" / "rechner-bruecke.yaml"
    assert path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/initiative.schema.json\n"
        "name: Rechner-Brücke\n"
        f"summary: {SUMMARY}\n"
        "topics: [education, digital_skills]\n"
        "area:\n"
        "  scope: national\n"
        'created: "2026-11-21"\n'
        "sources:\n"
        "  - url: https://example.org/\n"
    )
    assert run("check", str(path), "--strict", "--today", "2026-11-21")[0] == 0
    assert run("format", "--check", str(path))[0] == 0


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("company", ORGANISATION),
        ("administration", [*ORGANISATION, "--level", "Gemeinde"]),
        ("bundle", [*COMMON, "--member", "gut", "--member", "besser"]),
        ("event", [*COMMON, "--start", "2027-06-14"]),
    ],
)
def test_every_kind(site: Path, run: Run, kind: str, arguments: list[str]) -> None:
    good = site / "content" / "initiatives" / "gut.yaml"
    (good.parent / "besser.yaml").write_bytes(good.read_bytes())
    code, out, err = run("new", kind, *arguments)
    assert (code, err.count("Traceback")) == (0, 0)
    assert run("check", out.strip().split("\n")[-1])[0] == 0


def test_nothing_is_ever_overwritten(run: Run) -> None:
    assert run("new", "initiative", *ORGANISATION, "--id", "gut")[0] == 2
    assert run("new", "company", *ORGANISATION, "--id", "gut")[0] == 2


def test_what_would_not_be_valid_is_not_written(site: Path, run: Run) -> None:
    before = sorted(site.rglob("*.yaml"))
    wrong = ["--name", "X", "--summary", "kurz", "--topic", "quatsch", "--scope", "local"]
    code, out, _ = run("new", "initiative", *wrong, "--id", "neu")
    assert code == 1
    assert "quatsch" in out
    assert sorted(site.rglob("*.yaml")) == before


@pytest.mark.parametrize("entry_id", ["../../x", "Neu", "a", "123", "con/x", "con", "lpt1", "ü"])
def test_an_id_is_an_id(run: Run, entry_id: str) -> None:
    assert run("new", "initiative", *ORGANISATION, "--id", entry_id)[0] == 2


def test_a_name_without_a_letter_of_ours_needs_an_id(run: Run) -> None:
    code, _, err = run("new", "initiative", *ORGANISATION, "--name", "Допомога", "--language", "en")
    assert (code, "No id can be made from “Допомога”" in err, "--id my-entry" in err) == (2, True, True)


def test_a_full_disk_leaves_no_half_entry(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = sorted((site / "content").rglob("*"))
    code, _, err = run("new", "initiative", *ORGANISATION, "--language", "en")
    assert (code, "the disk is full" in err) == (3, True)
    assert sorted((site / "content").rglob("*")) == before


def test_where_a_file_has_one_name_only_it_is_written_all_the_same(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert run("new", "initiative", *ORGANISATION)[0] == 0
    assert sorted(path.name for path in (site / "content" / "initiatives").iterdir()) == [
        "gut.yaml",
        "rechner-bruecke.yaml",
    ]
    assert run("new", "initiative", *ORGANISATION)[0] == 2


def test_an_option_of_another_kind(run: Run) -> None:
    assert run("new", "initiative", *ORGANISATION, "--level", "state")[0] == 2


def test_texts_that_look_like_yaml(site: Path, run: Run) -> None:
    name = 'Hilfe: "sofort" # jetzt'
    arguments = [*ORGANISATION, "--name", name, "--id", "hilfe-sofort"]
    assert run("new", "initiative", *arguments)[0] == 0
    assert f"name: '{name}'" in (site / "content" / "initiatives" / "hilfe-sofort.yaml").read_text(encoding="utf-8")


def test_questions_are_asked_again_until_the_answer_fits(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: Iterator[str] = iter(
        [
            "initiative", "Nähstube", "Zu kurz.", SUMMARY, "Quatsch", "Bildung, Arbeit", "local", "Köln", "kein url",
            "", "https://example.org/", "gut", "naehstube",
        ]
    )  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(answers))
    code, out, err = run("new", "--language", "en")
    assert (code, out.split("\n")[-2]) == (0, "content/initiatives/naehstube.yaml")
    for word in ("8 characters", "Quatsch", "kein url", "taken"):
        assert word in err
    text = (site / "content" / "initiatives" / "naehstube.yaml").read_text(encoding="utf-8")
    assert 'regions: ["05315"]' in text
    assert "topics: [education, work]" in text
    assert next(answers, None) is None
