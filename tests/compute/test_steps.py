"""What a step found is known by all that it follows from, as long as neither that nor the program changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compute import steps
from generator.compute.steps import Steps, program


def test_another_program_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Steps.below(tmp_path)
    one.keep(b"value", "name")
    one.store.flush()
    assert Steps.below(tmp_path).known("name") == b"value"
    monkeypatch.setattr(steps, "program", lambda: b"another")
    assert Steps.below(tmp_path).known("name") is None


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
