"""`check --before` knows from git which addresses a change would kill."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.site import GOOD, Run, write

NEEDS = "needs:\n  - {id: laptops, kind: hardware, title: Zwanzig Laptops, since: '2026-11-01'}\n"


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def known(site: Path) -> Path:
    """A site whose state git knows."""
    git(site, "init", "-q")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "Anfang")
    return site


def told(run: Run, *more: str) -> list[tuple[str, str]]:
    """File and hint of each address that would vanish."""
    code, out, err = run("check", "--format", "json", "--language", "en", "--today", "2026-11-21", *more)
    assert code in {0, 1}, err
    return [(one["file"], one["hint"]) for one in json.loads(out)["findings"] if one["code"] == "I311"]


def test_a_renamed_entry_keeps_its_address(known: Path, run: Run) -> None:
    folder = known / "content/initiatives"
    (folder / "gut.yaml").rename(folder / "besser.yaml")
    assert told(run, "--before", "HEAD") == [
        ("content/initiatives/besser.yaml", "Is this the same entry? Then add `former_ids: [gut]`.")
    ]
    write(known, "besser.yaml", GOOD + "former_ids: [gut]\n")
    assert not told(run, "--before", "HEAD")


def test_an_entry_that_is_gone_leaves_a_line_behind(known: Path, run: Run) -> None:
    (known / "content/initiatives/gut.yaml").unlink()
    ((file, hint),) = told(run, "--before", "HEAD")
    assert file == "content/retired.yaml"
    assert "content/retired.yaml" in hint


def test_a_need_that_gets_another_id_keeps_the_old_one(known: Path, run: Run) -> None:
    write(known, "gut.yaml", GOOD + NEEDS)
    git(known, "commit", "-qam", "Ein Gesuch")
    write(known, "gut.yaml", GOOD + NEEDS.replace("laptops", "geraete"))
    assert told(run, "--before", "HEAD") == [
        ("content/initiatives/gut.yaml", "Add `former_ids: [laptops]` below the new id.")
    ]
    write(known, "gut.yaml", GOOD + NEEDS.replace("id: laptops", "id: geraete, former_ids: [laptops]"))
    assert not told(run, "--before", "HEAD")


def test_without_the_state_before_nothing_is_said_of_it(known: Path, run: Run) -> None:
    (known / "content/initiatives/gut.yaml").rename(known / "content/initiatives/besser.yaml")
    assert not told(run)


def test_a_state_that_git_does_not_know_is_named(known: Path, run: Run) -> None:
    code, _, err = run("check", "--before", "gestern", "--language", "en")
    assert code == 2, known
    assert "git does not know the state before" in err
