"""What editors and systems leave beside our files is no part of the site."""

from pathlib import Path, PurePath

import pytest

from generator.read.ignored import is_ignored
from generator.site import assets


@pytest.mark.parametrize(
    "name", [".DS_Store", "js/.search.js.swp", "about.md~", "#about.md#", ".git/config", "de/.#about.md"]
)
def test_editors_and_systems_keep_their_files(name: str) -> None:
    assert is_ignored(PurePath(name))


@pytest.mark.parametrize("name", ["js/search.js", "css/site.css", "img/icon-48.png", "a.b.c", "de/C#.md"])
def test_everything_else_is_meant(name: str) -> None:
    assert not is_ignored(PurePath(name))


def test_they_do_not_become_assets(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text('@import url("material.css");\n')
    (tmp_path / "css" / ".site.css.swp").write_bytes(b"\xff\xfe someone@host")
    (tmp_path / "css" / "site.css~").write_text("a {}\n")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    assert set(assets.collect(tmp_path, {"material.css": ""}).files) == {"assets/mithilfe/css/site.css"}
