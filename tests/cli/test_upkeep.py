"""An entry is renamed or taken out, and everything that speaks of it follows; no other line of any file changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.site import GOOD, Run, write
from tests.support import ROOT

DAY = ("--today", "2026-11-21")


@pytest.fixture
def shipped(site: Path) -> Iterator[Path]:
    """The shipped content in the place of the example."""
    shutil.rmtree(site / "content")
    shutil.copytree(ROOT / "content", site / "content")
    yield site
    for path in site.rglob("content/**/.*"):
        raise AssertionError(f"left behind: {path}")


def texts(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.glob("content/**/*.yaml")}


@pytest.mark.parametrize("old", ["cisco", "bundeswehr-sozialwerk"])
def test_a_renamed_entry_takes_all_references_along(shipped: Path, run: Run, old: str) -> None:
    before = texts(shipped)
    (path,) = (one for one in before if one.endswith(f"/{old}.yaml"))
    code, _, said = run("rename", old, "ganz-neuer-name", *DAY)
    assert code == 0, said
    after = texts(shipped)
    moved = path.replace(old, "ganz-neuer-name")
    assert path not in after
    assert f"former_ids: [{old}]" in after[moved]
    for name in before.keys() & after.keys():
        lines = zip(before[name].splitlines(), after[name].splitlines(), strict=True)
        assert all("ganz-neuer-name" in new for one, new in lines if one != new)
    code, report, _ = run("check", *DAY)
    assert code == 0, report


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("nobody-here", "new-id", "no entry"), ("cisco", "labdoo", "is taken"), ("cisco", "New Id", "cannot be an id")],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    shipped: Path, run: Run, old: str, new: str, said: str
) -> None:
    before = texts(shipped)
    code, _, told = run("rename", old, new, "--language", "en", *DAY)
    assert (code, texts(shipped)) == (2, before)
    assert said in told


def test_an_entry_that_others_refer_to_is_not_just_taken_away(shipped: Path, run: Run) -> None:
    before = texts(shipped)
    code, _, told = run("retire", "bundeswehr-sozialwerk", "--reason", "Aufgelöst.", "--language", "en", *DAY)
    assert (code, texts(shipped)) == (2, before)
    assert "content/initiatives/labdoo.yaml (partners.0)" in told
    assert "--successor" in told


def test_a_retired_entry_leads_to_its_successor(shipped: Path, run: Run) -> None:
    code, _, told = run(
        "retire", "betterplace-lab", "--reason", 'Ging in "betterplace" auf.', "--successor", "betterplace", *DAY
    )
    assert code == 0, told
    after = texts(shipped)
    assert not [name for name in after if name.endswith("/betterplace-lab.yaml")]
    assert after["content/retired.yaml"].endswith(
        '- id: "betterplace-lab"\n  since: "2026-11-21"\n  reason: "Ging in \\"betterplace\\" auf."\n'
        '  successor: "betterplace"\n'
    )
    assert run("check", *DAY)[0] == 0


def test_an_entry_that_nobody_refers_to_goes_alone(site: Path, run: Run) -> None:
    write(site, "allein.yaml", GOOD)
    assert run("retire", "allein", "--reason", "Auf Wunsch.", *DAY)[0] == 0
    assert '- id: "allein"' in texts(site)["content/retired.yaml"]
    assert "content/initiatives/allein.yaml" not in texts(site)
    assert run("check", *DAY)[0] == 0
