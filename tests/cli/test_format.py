"""`mithilfe format` on the disk: what it writes, what it leaves alone, and how it ends."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.site import GOOD, Run, write


def test_check_writes_nothing_and_ends_with_one(site: Path, run: Run) -> None:
    path = write(site, "schief.yaml", GOOD.replace("name: Beispiel\n", "name:   'Beispiel'\n"))
    before = Path(path).read_bytes()
    assert run("format", "--check", path)[0] == 1
    assert Path(path).read_bytes() == before
    code, out, _ = run("format", path)
    assert (code, out) == (0, "content/initiatives/schief.yaml\n")
    assert run("format", "--check", path)[0] == 0


def test_what_cannot_be_read_stays_and_is_explained(site: Path, run: Run) -> None:
    path = write(site, "kaputt.yaml", "name: &a b\n")
    code, out, _ = run("format", path)
    assert code == 1
    assert "R107" in out
    assert Path(path).read_text(encoding="utf-8") == "name: &a b\n"


def test_rights_stay_and_no_scraps_are_left(site: Path, run: Run) -> None:
    path = Path(write(site, "schief.yaml", "name:   X\n"))
    path.chmod(0o640)
    run("format", str(path))
    assert path.stat().st_mode & 0o777 == 0o640
    assert [name for name in os.listdir(path.parent) if name.startswith(".")] == []  # noqa: PTH208


def test_a_link_is_not_followed(site: Path, run: Run) -> None:
    outside = site / "fremd.yaml"
    outside.write_text("name:   X\n", encoding="utf-8")
    link = site / "content" / "initiatives" / "link.yaml"
    link.symlink_to(outside)
    assert run("format", str(link))[0] == 1
    assert outside.read_text(encoding="utf-8") == "name:   X\n"
    assert link.is_symlink()


def test_a_file_with_another_ending_is_told_and_not_passed_over(site: Path, run: Run) -> None:
    path = site / "content" / "initiatives" / "neu.yml"
    path.write_text("name: x\n", encoding="utf-8")
    code, _, err = run("format", str(path), "--language", "en")
    assert code == 1
    assert "content/initiatives/neu.yml is not read" in err
