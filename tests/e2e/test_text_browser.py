"""The built files as a text browser reads them: each page says what it is, and all pages are some clicks from home."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.e2e.reading import Text, leads_to, read

CLICKS = 4


@pytest.fixture(scope="module")
def texts(folders: dict[str, Path]) -> dict[str, Text]:
    """Every page of the site, by the path of its file."""
    folder = folders["/"]
    return {path.relative_to(folder).as_posix(): read(path) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def pages(texts: dict[str, Text]) -> dict[str, Text]:
    """Those that are no redirect."""
    return {path: text for path, text in texts.items() if not text.redirect}


def test_every_page_has_one_first_heading(pages: dict[str, Text]) -> None:
    wrong = {path: text.headings for path, text in pages.items() if [level for level, _ in text.headings].count(1) != 1}
    assert wrong == {}


def test_headings_leave_out_no_level_and_have_words(pages: dict[str, Text]) -> None:
    wrong = {}
    for path, text in pages.items():
        levels = [0, *(level for level, _ in text.headings)]
        if any(after > before + 1 for before, after in pairwise(levels)) or not all(
            words for _, words in text.headings
        ):
            wrong[path] = text.headings
    assert wrong == {}


def test_every_page_has_its_language_title_and_description(pages: dict[str, Text]) -> None:
    for path, text in pages.items():
        assert text.language == ("en" if path.startswith("en/") else "de"), path
        assert text.title, path
        assert len(text.description) >= 20, (path, text.description)


def test_no_two_pages_of_a_language_have_one_title(pages: dict[str, Text]) -> None:
    seen: dict[tuple[str, str], list[str]] = {}
    for path, text in pages.items():
        seen.setdefault((text.language, text.title), []).append(path)
    assert {title: paths for title, paths in seen.items() if len(paths) > 1} == {}


def test_every_page_has_its_landmarks(pages: dict[str, Text]) -> None:
    for path, text in pages.items():
        assert text.landmarks.count("main") == 1, path
        assert {"main", "header", "footer", "nav"} <= set(text.landmarks), path


def test_every_link_and_button_has_words(pages: dict[str, Text]) -> None:
    assert {
        path: [link for link, words in text.links if not words]
        for path, text in pages.items()
        if not all(words for _, words in text.links)
    } == {}
    assert {path: text.nameless for path, text in pages.items() if text.nameless} == {}


def test_no_page_has_an_id_twice(pages: dict[str, Text]) -> None:
    assert {
        path: sorted({one for one in text.ids if text.ids.count(one) > 1})
        for path, text in pages.items()
        if len(text.ids) != len(set(text.ids))
    } == {}


@pytest.mark.parametrize(("base", "home"), [("/", "index.html"), ("/repo/", "index.html"), ("/", "en/index.html")])
def test_all_pages_are_reached_from_home(folders: dict[str, Path], base: str, home: str) -> None:
    folder = folders[base]
    read_pages = {path.relative_to(folder).as_posix(): read(path) for path in sorted(folder.rglob("*.html"))}
    reached, front = {home: 0}, [home]
    for click in range(1, CLICKS + 1):
        links = {leads_to(page, link, base) for page in front for link, _ in read_pages[page].links}
        front = sorted(target for target in links if target and target in read_pages and target not in reached)
        reached |= dict.fromkeys(front, click)
    missed = [
        path
        for path, text in read_pages.items()
        if path not in reached and not text.redirect and not path.endswith("404.html")
    ]
    assert missed == []
