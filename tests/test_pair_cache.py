"""The next run over the same files compares nothing and finds the same; whatever is wrong, all is compared again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.content import make
from benchmarks.draw import TODAY
from generator import comparing, overlap_cache, pair_cache
from generator.compute import store as sealed
from generator.pipeline import Examination, examine
from generator.settings import load_settings
from generator.text import known, memory

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of 150 made entries after a run over all of them."""
    root = tmp_path_factory.mktemp("made") / "root"
    make(150, root)
    examine(load_settings(root), TODAY)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with each run that compares pairs."""
    found: list[str] = []
    compare = comparing._compared

    def counted(*given: Any) -> Any:  # noqa: ANN401
        found.append("")
        return compare(*given)

    monkeypatch.setattr(comparing, "_compared", counted)
    return found


def _same(ours: Examination, theirs: Examination) -> None:
    assert ours.relations.overlaps == theirs.relations.overlaps
    assert ours.findings == theirs.findings


def test_the_same_files_are_not_compared_again(root: Path, compared: list[str]) -> None:
    again = examine(load_settings(root), TODAY)
    assert not compared
    assert again.relations.overlaps.pairs
    shutil.rmtree(root / ".cache")
    _same(again, examine(load_settings(root), TODAY))
    assert len(compared) == 1


def _changed(root: Path) -> object:
    path = next(iter(sorted((root / "content/initiatives").iterdir())))
    return path.write_text(path.read_text("utf-8") + "# anders\n", "utf-8")


def _added(root: Path) -> object:
    path = next(iter(sorted((root / "content/initiatives").iterdir())))
    return shutil.copy(path, path.with_name("noch-einmal.yaml"))


def _other_words(root: Path) -> object:
    path = root / "content/vocabulary/topics.yaml"
    return path.write_text(path.read_text("utf-8") + "# anders\n", "utf-8")


@pytest.mark.parametrize("change", [_changed, _added, _other_words])
def test_other_files_are_compared(root: Path, compared: list[str], change: Damage) -> None:
    change(root)
    kept = examine(load_settings(root), TODAY)
    shutil.rmtree(root / ".cache")
    _same(kept, examine(load_settings(root), TODAY))
    assert len(compared) == 2


def test_another_day_is_compared(root: Path, compared: list[str]) -> None:
    examine(load_settings(root), TODAY + timedelta(days=1))
    assert compared


@pytest.mark.parametrize(("module", "name"), [(pair_cache, "code"), (known, "made_by")])
def test_what_other_code_found_is_not_believed(
    root: Path, compared: list[str], monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, lambda: b"another")
    examine(load_settings(root), TODAY)
    assert compared


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"something else entirely" * 500),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"similar", b"none")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["missing", "empty", "foreign", "cut", "forged", "a folder"],
)
def test_a_damaged_file_means_comparing(root: Path, compared: list[str], damage: Damage) -> None:
    before = examine(load_settings(root), TODAY)
    damage(root / ".cache" / pair_cache.FILE)
    _same(before, examine(load_settings(root), TODAY))
    assert len(compared) == 1


def test_a_sealed_file_of_another_form_means_comparing(root: Path, compared: list[str]) -> None:
    settings = load_settings(root)
    before = examine(settings, TODAY)
    made_by = pair_cache.made_by(before.catalogue.documents, settings.default_language, TODAY)
    assert pair_cache.load(root / ".cache", made_by)
    sealed.store(root / ".cache" / pair_cache.FILE, b'{"pairs": [{"first": 1}], "near": []}', made_by)
    _same(before, examine(settings, TODAY))
    assert len(compared) == 1


def test_what_single_files_are_compared_with_is_mended_meanwhile(root: Path, compared: list[str]) -> None:
    file = root / ".cache" / overlap_cache.FILE
    file.write_bytes(file.read_bytes()[:5000])
    seen = examine(load_settings(root), TODAY)
    assert not compared
    assert overlap_cache.is_current(root / ".cache", root, seen.asked)


def test_words_that_were_lost_are_looked_up_again(root: Path, compared: list[str]) -> None:
    words = root / ".cache" / memory.FILE
    known = words.read_bytes()
    words.write_text("x", "utf-8")
    examine(load_settings(root), TODAY)
    assert not compared
    assert memory.load(words)
    assert len(words.read_bytes()) > len(known) // 2


@pytest.mark.parametrize("name", [pair_cache.FILE, memory.FILE])
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(root: Path, name: str) -> None:
    before = examine(load_settings(root), TODAY)
    (root / ".cache" / name).unlink()
    os.mkfifo(root / ".cache" / name)
    _same(before, examine(load_settings(root), TODAY))
