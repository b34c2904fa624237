"""A step runs once for an input, whoever asks and how often, as long as neither the input nor the program changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compute import steps
from generator.compute.steps import Step, Steps, program

calls: list[int] = []


def squared(number: int) -> int:
    calls.append(number)
    return number * number


SQUARE = Step("square", squared, lambda number: str(number).encode(), lambda result: str(result).encode(), int)


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    calls.clear()


def run(root: Path, *numbers: int) -> list[int]:
    """The squares of some numbers, in a new run of the program."""
    remembering = Steps.below(root)
    found = remembering.all(SQUARE, numbers)
    remembering.store.flush()
    return found


def test_only_what_is_new_is_worked_out(tmp_path: Path) -> None:
    assert run(tmp_path, 1, 2, 3) == [1, 4, 9]
    assert run(tmp_path, 3, 4, 1) == [9, 16, 1]
    assert calls == [1, 2, 3, 4]


def test_another_program_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, 2)
    monkeypatch.setattr(steps, "program", lambda: b"another")
    assert run(tmp_path, 2) == [4]
    assert calls == [2, 2]


def test_a_result_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    remembering = Steps.below(tmp_path)
    remembering.keep(b"four", SQUARE.name, SQUARE.key(2))
    remembering.store.flush()
    assert run(tmp_path, 2) == [4]
    assert run(tmp_path, 2) == [4]
    assert calls == [2]


def test_many_are_shared_and_come_in_order(tmp_path: Path) -> None:
    assert Steps.below(tmp_path).all(SQUARE, range(100), enough=10) == [number * number for number in range(100)]


def test_what_is_kept_by_name_is_known_by_all_its_parts(tmp_path: Path) -> None:
    one = Steps.below(tmp_path)
    one.keep(b"value", "name", "a", b"b")
    one.store.flush()
    other = Steps.below(tmp_path)
    assert other.known("name", "a", b"b") == b"value"
    assert other.known("name", "ab") is None
    assert other.several("name", [("a", b"b"), ("c",)]) == {("a", b"b"): b"value"}


def test_the_program_is_its_code_and_every_installed_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def now() -> bytes:
        program.cache_clear()
        return program()

    before = now()
    assert now() == before
    with monkeypatch.context() as patch:
        patch.setattr(steps, "_installed", lambda: {"numpy-99.dist-info"})
        assert now() != before
    (tmp_path / "new.py").touch()
    with monkeypatch.context() as patch:
        patch.setattr(steps, "PACKAGE", tmp_path)
        assert now() != before
    assert now() == before
