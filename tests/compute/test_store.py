"""What is kept comes back as it was, or not at all; whatever lies in the place of the file, nothing else happens."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.compute.store import FILE, KEPT_RUNS, Store, digest

KEYS = [digest("one"), digest("two"), digest("three")]
Damage = Callable[[Path], object]


def kept(folder: Path, **values: bytes) -> None:
    store = Store(folder)
    for name, value in values.items():
        store.put(digest(name), value)
    store.flush()


def found(folder: Path) -> dict[bytes, bytes]:
    return Store(folder).get(KEYS)


def in_its_place_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def executed(*statements: str) -> Damage:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as base:
            for statement in statements:
                base.execute(statement)
            base.commit()

    return damage


def test_what_is_put_is_there_at_once_and_in_the_next_run(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    store.put(KEYS[0], b"1")
    assert store.get(KEYS) == {KEYS[0]: b"1"}
    assert found(tmp_path / "new") == {}
    store.flush()
    assert found(tmp_path / "new") == {KEYS[0]: b"1"}
    kept(tmp_path / "new", two=b"", one=b"new")
    assert found(tmp_path / "new") == {KEYS[0]: b"new", KEYS[1]: b""}


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store()
    store.put(KEYS[0], b"1")
    store.flush()
    assert store.get(KEYS) == {KEYS[0]: b"1"}
    assert not list(tmp_path.iterdir())


def test_parts_of_a_key_are_not_confused() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4
    assert digest("ä") == digest("ä".encode())


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"something else entirely" * 500),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        lambda file: file.write_bytes(file.read_bytes().replace(b"value of one", b"value of two")),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), file.symlink_to(file.parent / "nowhere")),
        lambda file: (file.rename(file.parent / "other"), file.symlink_to(file.parent / "other")),
        in_its_place_a_pipe,
        executed("UPDATE results SET value = 'text'"),
        executed("UPDATE results SET sum = NULL"),
        executed("DROP TABLE results"),
        executed("DROP TABLE results", "CREATE VIEW results AS SELECT x'00' AS key, x'00' AS sum, x'00' AS value"),
        executed("CREATE TABLE more (one)"),
    ],
    ids=["missing", "empty", "foreign", "cut", "forged", "a folder", "a dead link", "a link", "a pipe", "another type",
         "no sum", "no table", "a view", "one more table"],
)  # fmt: skip
def test_a_damaged_file_counts_as_empty_and_is_mended(tmp_path: Path, damage: Damage) -> None:
    kept(tmp_path, one=b"value of one")
    assert found(tmp_path)
    damage(tmp_path / FILE)
    assert found(tmp_path) == {}
    kept(tmp_path, two=b"2")
    assert found(tmp_path).get(KEYS[1]) == (None if (tmp_path / FILE).is_dir() else b"2")


def test_a_place_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept(tmp_path / "file", one=b"1")
    assert found(tmp_path / "file") == {}


def test_a_file_that_another_run_writes_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.compute.store._PATIENCE", 0.01)
    kept(tmp_path, one=b"1")
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert found(tmp_path) == {}
        kept(tmp_path, one=b"2")
    assert found(tmp_path) == {KEYS[0]: b"1"}


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, one=b"1", two=b"2")
    for number in range(KEPT_RUNS):
        store = Store(tmp_path)
        assert store.get(KEYS[:1])
        store.put(digest(str(number)), b"")
        store.flush()
    assert found(tmp_path) == {KEYS[0]: b"1"}
