"""The cases that people who run such sites have reported, played where they lie, beside the repository.

Each test of a case reads its files and says the value that is right; what was mended is a kind, and the kind is tested
where it belongs.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.examination import Examination, examine
from generator.pipeline import build
from generator.settings import load_settings
from generator.site.standing import Order
from tests.support import ROOT

CASES = ROOT.parent / "shared" / "cases"
DAY = date(2026, 12, 1)
Case = Callable[..., Path]

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases do not lie beside the repository")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Lays out a case by the beginning of its name, with our settings and word lists, and gives its root."""

    def laid(beginning: str, part: str = "content") -> Path:
        folder = next(iter(sorted(CASES.glob(f"{beginning}*"))))
        root = tmp_path / part.replace("/", "-")
        shutil.copytree(ROOT / "content/vocabulary", root / "content/vocabulary")
        shutil.copy(ROOT / "mkdocs.yml", root)
        if (folder / part).is_dir():
            shutil.copytree(folder / part, root / "content", dirs_exist_ok=True)
        return root

    return laid


def seen(root: Path) -> Examination:
    return examine(load_settings(root), DAY)


def told(root: Path, *without: str) -> set[tuple[str, str, int]]:
    """Code, name of the file and line of every finding, but for some codes."""
    return {
        (one.rule.code, Path(one.span.file).stem, one.span.line)
        for one in seen(root).findings
        if one.rule.code not in {*without, "F604", "F607"}
    }


def test_01_a_need_may_be_called_like_a_part_of_its_page(case: Case) -> None:
    root = case("01")
    for folder in ("docs", "site_templates"):
        (root / folder).symlink_to(ROOT / folder)
    built = build(Order(load_settings(root), DAY, root / "site"), lambda _: None)
    page = (root / "site/initiatives/sprachcafe-muster/index.html").read_text("utf-8")
    assert built.pages
    assert page.count('id="kontakt"') == page.count('id="inhalt"') == 1
    assert not told(root)


def test_02_what_git_leaves_of_a_merge_is_told_at_its_first_line(case: Case) -> None:
    root = case("02")
    assert told(root) == {("R116", "zwischen-feldern", 2), ("R116", "in-anfuehrung", 3)}


def test_06_a_persian_text_is_spelt_with_its_joiner(case: Case) -> None:
    root = case("06")
    assert not told(root)
    summary = seen(root).catalogue.initiatives["sprachbruecke-muster"].summary.said("fa")
    assert summary.text.count("\u200c") == 2
