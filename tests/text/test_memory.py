"""The memory for words comes back as it was, or not at all."""

from pathlib import Path

from generator.text.memory import load, store


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    store(tmp_path / ".cache/words.json", {"de:Kurse": ["0", "kurs"]})
    assert load(tmp_path / ".cache/words.json") == {"de:Kurse": ["0", "kurs"]}


def test_a_missing_damaged_or_foreign_file_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    assert load(path) == {}
    store(path, {"de:Kurse": ["0", "kurs"]})
    path.write_text(path.read_text("utf-8").replace("kurs", "rad"), "utf-8")
    assert load(path) == {}
    path.write_bytes(b"\xff\n{}")
    assert load(path) == {}
