"""Whatever lies under `content/`: links, folders, pipes, files in the making: a finding, never a wait or a crash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.read import read_files, sources
from generator.read.files import _bytes

ENTRY = "content/initiatives/beispiel.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content" / "initiatives"
    made.mkdir(parents=True)
    return made


def codes(root: Path, path: str = ENTRY) -> list[str]:
    return [finding.rule.code for document in read_files(root, [path]) for finding in document.findings]


def test_an_ordinary_file_is_read(tmp_path: Path, folder: Path) -> None:
    (folder / "beispiel.yaml").write_text("name: Köln\n", encoding="utf-8")
    (document,) = read_files(tmp_path, [ENTRY])
    assert document.data == {"name": "Köln"}
    assert document.findings == ()


def test_everything_but_hidden_files_is_listed(tmp_path: Path, folder: Path) -> None:
    for name in ("b.yaml", "a.yml", "logo.svg", ".hidden.yaml"):
        (folder / name).touch()
    (folder / "x.yaml").mkdir()
    (folder / "x.yaml" / "inside.yaml").touch()
    (folder / "sub").mkdir()
    (folder / "sub" / "deep.yaml").touch()
    listed = [source.path.removeprefix("content/initiatives/") for source in sources(tmp_path)]
    assert listed == ["a.yml", "b.yaml", "logo.svg", "sub/deep.yaml", "x.yaml"]
    assert [source.is_yaml for source in sources(tmp_path)] == [False, True, False, True, True]


def test_without_a_content_folder_there_is_nothing(tmp_path: Path) -> None:
    assert sources(tmp_path) == []


def test_a_folder_with_the_name_of_an_entry(tmp_path: Path, folder: Path) -> None:
    (folder / "beispiel.yaml").mkdir()
    assert codes(tmp_path) == ["R112"]


def test_a_link_is_not_followed(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "secret").write_text("name: geheim\n", encoding="utf-8")
    (folder / "beispiel.yaml").symlink_to(tmp_path / "secret")
    assert codes(tmp_path) == ["R112"]
    assert [source.path for source in sources(tmp_path)] == [ENTRY]


def test_a_link_that_leads_nowhere(tmp_path: Path, folder: Path) -> None:
    (folder / "beispiel.yaml").symlink_to("nowhere")
    assert codes(tmp_path) == ["R112"]


def test_a_named_pipe_does_not_make_us_wait(tmp_path: Path, folder: Path) -> None:
    os.mkfifo(folder / "beispiel.yaml")
    assert codes(tmp_path) == ["R112"]


def test_a_file_that_has_vanished(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["R113"]


def test_an_empty_file(tmp_path: Path, folder: Path) -> None:
    (folder / "beispiel.yaml").touch()
    assert codes(tmp_path) == ["R114"]


def test_a_huge_file_is_not_loaded(tmp_path: Path, folder: Path) -> None:
    with (folder / "beispiel.yaml").open("wb") as file:
        file.truncate(10**9)
    assert codes(tmp_path) == ["R104"]


def test_a_name_that_is_no_text_can_still_be_named(tmp_path: Path, folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml")).touch()
    (source,) = sources(tmp_path)
    assert source.path == "content/initiatives/\ufffd.yaml"
    assert codes(tmp_path, source.path) == ["R113"]


def test_a_file_that_changes_while_it_is_read_is_not_believed(folder: Path) -> None:
    path = folder / "beispiel.yaml"
    path.write_text("name: halb\n", encoding="utf-8")
    looks = 0

    def look(handle: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks == 2:
            with path.open("a", encoding="utf-8") as file:
                file.write("summary: ganz\n")
        return os.fstat(handle)

    assert _bytes(path, look) is None
    assert _bytes(path) == b"name: halb\nsummary: ganz\n"


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path, folder: Path) -> None:
    (folder / "beispiel.yaml").write_text("name: a\n", encoding="utf-8")
    (folder / "kaputt.yaml").write_bytes(b"\xff\x00[")
    first, second = read_files(tmp_path, ["content/initiatives/kaputt.yaml", ENTRY])
    assert first.findings
    assert second.data == {"name": "a"}
