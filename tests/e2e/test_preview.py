"""A proposed file is shown as a page: read from the repository or a fork of it alone, as text, under a policy."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.pages.contribute.page import RAW_FILES
from generator.settings import load_settings
from generator.site.interpreter import PLACE
from generator.site.policy import META_POLICY
from tests.e2e.browsers import DESKTOP, tab
from tests.e2e.harness import ROOT, Site

NAME = load_settings(ROOT).repository.rsplit("/", maxsplit=1)[-1]
FILE = f"{RAW_FILES}/somebody/{NAME}/refs/heads/my/branch/content/initiatives/neuer-hof.yaml"
TEXT = """\
name: Neuer Hof <img src=x onerror=alert(1)>
summary: Wir reparieren Räder mit allen, die eines brauchen.
topics: [housing]
area: {scope: local, regions: [DE-BE]}
created: "2026-11-01"
sources: [{url: "https://hof.example.org/"}]
"""


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the addresses that it asked of the host of raw files, which answers with a file."""
    requests: list[str] = []

    def answer(route: Route) -> None:
        requests.append(route.request.url)
        missing = "gone" in route.request.url
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(status=404 if missing else 200, body=TEXT, content_type="text/plain", headers=headers)

    with tab(browser, DESKTOP) as view:
        view.route(f"{RAW_FILES}/**", answer)
        yield view, requests


def test_a_file_of_a_fork_is_shown_as_text(asked: tuple[Page, list[str]], site: Site) -> None:
    view, requests = asked
    view.goto(f"{site.url}preview/?src={quote(FILE)}")
    expect(view.locator("pre")).to_have_text(TEXT)
    assert requests == [FILE]
    assert view.locator("main img").count() == 0


@pytest.mark.skipif(not PLACE.is_dir(), reason="the interpreter for browsers could not be fetched here")
def test_it_is_shown_as_a_page_with_what_the_rules_say(asked: tuple[Page, list[str]], site: Site) -> None:
    view, _ = asked
    view.goto(f"{site.url}preview/?src={quote(FILE)}")
    view.get_by_role("button", name="Als Seite zeigen").click()
    expect(view.locator(".preview h3")).to_have_text("Neuer Hof <img src=x onerror=alert(1)>")
    expect(view.locator(".preview .badge")).to_have_text("Wohnen")
    expect(view.locator(".findings")).to_contain_text("sieht nach HTML aus")
    assert view.locator("main img").count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        f"https://example.org/somebody/{NAME}/main/content/initiatives/x.yaml",
        f"{RAW_FILES}.example.org/somebody/{NAME}/main/content/initiatives/x.yaml",
        f"{RAW_FILES}/somebody/other/main/content/initiatives/x.yaml",
        f"{RAW_FILES}/somebody/{NAME}/main/content/initiatives/x.yaml?token=1",
        f"{RAW_FILES}/somebody/{NAME}/main/../../other/content/initiatives/x.yaml",
        f"{RAW_FILES}/somebody/{NAME}/main/content/secrets/x.yaml",
        f"{RAW_FILES}/somebody/{NAME}/main/README.md",
    ],
)
def test_no_other_file_is_asked_for(asked: tuple[Page, list[str]], site: Site, address: str) -> None:
    view, requests = asked
    view.goto(f"{site.url}preview/?src={quote(address)}")
    expect(view.locator(".notice")).to_contain_text("Es ist keine Datei genannt")
    assert requests == []


def test_a_file_that_is_gone_is_told(asked: tuple[Page, list[str]], site: Site) -> None:
    view, _ = asked
    view.goto(f"{site.url}preview/?src={quote(FILE.replace('my/branch', 'gone'))}")
    expect(view.locator(".notice")).to_contain_text("ließ sich nicht lesen")


def test_only_this_page_may_ask_another_host(site: Site) -> None:
    pages = {path.parent.name: path.read_text("utf-8") for path in site.folder.glob("**/index.html")}
    assert RAW_FILES in pages["preview"]
    page = (site.folder / "contribute/new/index.html").read_text("utf-8")
    assert RAW_FILES not in page
    assert META_POLICY.split(";", maxsplit=1)[0] in page
