"""Light enough for a bad connection: each page, and everything a first visit to an entry loads, as gzip sends it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e import kinds
from tests.e2e.browsers import DESKTOP, PHONE, Notes, tab
from tests.e2e.harness import Site

PAGE, VISIT = 15_000, 150_000
"""The promised bytes, read strictly: thousands, not 1024s."""


def sent(file: Path) -> int:
    """The bytes that a host sends for a file."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def test_every_page_is_small(folders: dict[str, Path]) -> None:
    sizes = {path.relative_to(folders["/"]).as_posix(): sent(path) for path in folders["/"].rglob("*.html")}
    assert len(sizes) > 500
    assert {path: size for path, size in sizes.items() if size > PAGE} == {}


def test_pages_of_full_lists_are_small(odd: Site) -> None:
    sizes = {path.relative_to(odd.folder).as_posix(): sent(path) for path in odd.folder.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > PAGE} == {}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("kind", ["initiative", "company", "administration"])
def test_a_first_visit_to_an_entry_is_small(browser: Browser, site: Site, kind: str, size: dict[str, int]) -> None:
    with tab(browser, size) as view:
        notes = Notes(view, site)
        view.goto(site.url + kinds.address(kind, site.folder), wait_until="networkidle")
        files = {site.file(address) for address in notes.requests}
        icons = {
            site.folder / "assets/mithilfe/img" / name for name in ("mark.svg", "favicon-48.png")
        }  # not asked for without a window
        sizes = {path.relative_to(site.folder).as_posix(): sent(path) for path in files | icons}
        assert len(sizes) > 5
        assert sum(sizes.values()) <= VISIT, sizes
