"""What a full run keeps lets a check of one file find the same overlaps; whatever is wrong with it, it finds none."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.content import make
from benchmarks.draw import TODAY
from generator.compute import steps, store
from generator.compute.steps import CACHE
from generator.examination import Examination, examine
from generator.relations.overlaps import Overlap
from generator.settings import load_settings

TOLERANCE = 1e-9
"""Sums are added up in another order."""
Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of 300 made entries after a run over all of them."""
    root = tmp_path_factory.mktemp("made") / "root"
    make(300, root)
    examine(load_settings(root), TODAY)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "root")
    return tmp_path / "root"


def _seen(root: Path, *paths: str) -> Examination:
    return examine(load_settings(root), TODAY, paths)


def _pairs(seen: Examination, path: str) -> dict[frozenset[str], Overlap]:
    """Overlaps that have a verdict, of the entry in a file."""
    key = Path(path).stem
    return {one.ids: one for one in seen.relations.overlaps.pairs if one.verdict != "none" and key in one.ids}


def _similar(root: Path) -> str:
    """A file whose entry is similar to another one."""
    pair = next(one for one in _seen(root).relations.overlaps.pairs if one.verdict == "similar")
    return f"content/initiatives/{pair.first}.yaml"


def _same(ours: dict[frozenset[str], Overlap], theirs: dict[frozenset[str], Overlap]) -> None:
    assert ours.keys() == theirs.keys()
    for ids, one in ours.items():
        other = theirs[ids]
        assert (one.verdict, one.seen.shared_words, one.is_distinct) == (
            other.verdict, other.seen.shared_words, other.is_distinct
        )  # fmt: skip
        assert one.score == pytest.approx(other.score, abs=TOLERANCE)
        assert one.likeness == pytest.approx(other.likeness, abs=TOLERANCE)
        assert one.same == pytest.approx(other.same, abs=TOLERANCE)


def test_one_file_has_the_overlaps_of_a_full_run(root: Path) -> None:
    full = _seen(root)
    files = {f"content/initiatives/{key}.yaml" for one in full.relations.overlaps.pairs if one.verdict == "similar"
             for key in one.ids}  # fmt: skip
    assert files
    for path in sorted(files)[:5]:
        _same(_pairs(_seen(root, path), path), _pairs(full, path))


def _copied(root: Path, path: str, new: str) -> str:
    """A new entry that says nearly the same as another one."""
    text = (root / path).read_text("utf-8")
    target = f"content/initiatives/{new}.yaml"
    lines = [line for line in text.splitlines() if not line.startswith(("website:", "- url:", "  - url:"))]
    kept = lines[: next(number for number, line in enumerate(lines) if line.startswith("topics:"))]
    (root / target).write_text("\n".join([*kept, "topics: [arrival]", "created: 2026-11-20", ""]), "utf-8")
    return target


@pytest.mark.parametrize("name", ["a#b", "a%41", "a?b c"])
def test_the_folder_may_have_any_name(root: Path, tmp_path: Path, name: str) -> None:
    there = root.rename(tmp_path / name)
    first = _similar(there)
    assert _pairs(_seen(there, first), first)
    assert list(tmp_path.iterdir()) == [there]


def test_each_of_two_is_told_about_the_other(root: Path) -> None:
    first = _similar(root)
    second = next(iter(_pairs(_seen(root), first).values())).other(Path(first).stem)
    for path in (first, f"content/initiatives/{second}.yaml"):
        told = [one for one in _seen(root, path).findings if one.rule.code == "O702"]
        assert told
        assert {one.span.file for one in told} == {path}


def test_a_new_file_is_compared_with_all_others(root: Path) -> None:
    path = _copied(root, _similar(root), "neu")
    alone = _pairs(_seen(root, path), path)
    assert "duplicate" in {one.verdict for one in alone.values()}
    shutil.rmtree(root / ".cache")
    _same(alone, _pairs(_seen(root), path))


def test_a_changed_file_is_compared_as_it_is_now(root: Path) -> None:
    path = _similar(root)
    text = (root / path).read_text("utf-8")
    # A word that no dictionary has: new words are compared as they are written (see `comparison`).
    (root / path).write_text(text.replace("name: ", "name: Zwimmo ", 1), "utf-8")
    alone = _pairs(_seen(root, path), path)
    shutil.rmtree(root / ".cache")
    _same(alone, _pairs(_seen(root), path))


def test_after_another_file_was_deleted_nothing_is_known(root: Path) -> None:
    path = _similar(root)
    other = next(file for file in sorted((root / "content/companies").iterdir()) if file.name != Path(path).name)
    other.unlink()
    assert _pairs(_seen(root, path), path) == {}


def test_after_another_file_was_changed_nothing_is_known(root: Path) -> None:
    path = _similar(root)
    other = next(iter(sorted((root / "content/companies").iterdir())))
    other.write_text(other.read_text("utf-8") + "# anders\n", "utf-8")
    assert _pairs(_seen(root, path), path) == {}


def _edited(change: Callable[[bytes], bytes]) -> Damage:
    """Every row changed, each with its right check sum: nobody but us can do that."""

    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as base:
            rows = base.execute("SELECT key, value FROM results").fetchall()
            changed = [(change(value), store._sum(key, change(value)), key) for key, value in rows]
            base.executemany("UPDATE results SET value = ?, sum = ? WHERE key = ?", changed)
            base.commit()

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"something else entirely" * 500),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), file.symlink_to(file.parent / "nowhere")),
        _edited(lambda _: b"{}"),
        _edited(lambda _: b""),
        _edited(lambda _: b"\xff"),
        _edited(lambda value: value.replace(b"names", b"eman")),
    ],
    ids=["missing", "empty", "foreign", "cut", "a folder", "a dead link", "other bodies", "no bodies", "no text",
         "other names"],
)  # fmt: skip
def test_a_damaged_file_means_no_overlaps(root: Path, damage: Damage) -> None:
    path = _similar(root)
    assert _pairs(_seen(root, path), path)
    damage(root / CACHE / store.FILE)
    assert _pairs(_seen(root, path), path) == {}


def test_another_version_of_the_program_is_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _similar(root)
    monkeypatch.setattr(steps, "program", lambda: b"another")
    assert _pairs(_seen(root, path), path) == {}


def test_a_folder_that_takes_nothing_stops_nobody(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("in the way", "utf-8")
    path = _similar(root)
    assert _pairs(_seen(root, path), path) == {}


def test_a_run_over_everything_mends_a_damaged_file(root: Path) -> None:
    path = _similar(root)
    file = root / CACHE / store.FILE
    file.write_bytes(file.read_bytes()[:5000])
    full = _seen(root)
    _same(_pairs(_seen(root, path), path), _pairs(full, path))
    assert [one.name for one in file.parent.iterdir()] == [store.FILE]
