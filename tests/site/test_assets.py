"""The assets: one stylesheet out of its parts, everything else as it stands, and a word for their state."""

import re
from pathlib import Path

import pytest

from generator.site.assets import collect
from generator.site.errors import SiteError

ROOT = Path(__file__).resolve().parents[2]


THEME = {"material.css": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "css").mkdir()
    (tmp_path / "js").mkdir()
    (tmp_path / "css" / "site.css").write_text('/* all */\n@import url("material.css");\n@import url("a.css");\n')
    (tmp_path / "css" / "a.css").write_text("/* one */\np { color: red; }\n\n\nb { color: blue; }\n")
    (tmp_path / "js" / "m.js").write_text("let a;")
    return tmp_path


def test_the_stylesheet_is_one_file_in_the_order_of_its_imports(folder: Path) -> None:
    files = collect(folder, {"material.css": "html{}\n/*# sourceMappingURL=main.css.map */"}).files
    assert files["assets/mithilfe/css/site.css"] == b"html{}\np { color: red; }\nb { color: blue; }\n"
    assert files["assets/mithilfe/js/m.js"] == b"let a;"
    assert set(files) == {"assets/mithilfe/css/site.css", "assets/mithilfe/js/m.js"}


def test_the_version_changes_with_any_file(folder: Path) -> None:
    before = collect(folder, THEME).version
    assert collect(folder, THEME).version == before
    (folder / "js" / "m.js").write_text("let b;")
    assert collect(folder, THEME).version != before


def test_a_part_that_nothing_imports_is_named(folder: Path) -> None:
    (folder / "css" / "b.css").write_text("")
    with pytest.raises(SiteError, match=r"disagree about: b\.css"):
        collect(folder, THEME)


def test_an_import_without_file_is_named(folder: Path) -> None:
    (folder / "css" / "a.css").unlink()
    with pytest.raises(SiteError, match=r"disagree about: a\.css"):
        collect(folder, THEME)


def test_our_own_stylesheet_loads_nothing_but_our_icons() -> None:
    made = collect(ROOT / "site_templates" / "assets", {**THEME, "icons.css": ""}, {"img/icons.svg": b"<svg/>"})
    sheet = made.files["assets/mithilfe/css/site.css"].decode()
    assert "@import" not in sheet
    assert set(re.findall(r"url\([^)]*\)", sheet)) == {'url("../img/icons.svg?v=d4dc5666")'}


def test_a_picture_is_asked_for_anew_when_it_changes(folder: Path) -> None:
    (folder / "css" / "a.css").write_text('p { mask: url("../img/a.svg"); }')
    first, second = (
        collect(folder, THEME, {"img/a.svg": data}).files["assets/mithilfe/css/site.css"] for data in (b"1", b"2")
    )
    assert b'url("../img/a.svg?v=' in first
    assert first != second


def test_a_picture_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "css" / "a.css").write_text('p { mask: url("../img/a.svg"); }')
    with pytest.raises(SiteError, match=r"disagree about: img/a\.svg"):
        collect(folder, THEME)
