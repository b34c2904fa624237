"""A browser that takes notes: what a page loaded, what it complained about, what its policy reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from scripts.find_chromium import installed
from tests.e2e.harness import Site

expect.set_options(timeout=60_000)
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
REPORTS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));"""


@cache
def chromium() -> str:
    """The path of a Chromium that starts."""
    path = os.environ.get("MITHILFE_CHROMIUM") or installed()
    assert path, "no Chromium: run scripts/find_chromium.py"
    return path


class Notes:
    """Everything a page should not do, as lines; `requests` is all it asked for."""

    def __init__(self, tab: Page, site: Site) -> None:
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._site = site
        tab.on("console", self._console)
        tab.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        tab.on("request", self._request)
        tab.on("requestfailed", self._failed)
        tab.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.problems.append(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # somebody went on to the next page before it was there
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith(self._site.url):
            self.problems.append(f"leaves the site: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def take(self) -> list[str]:
        """The problems so far, which are then forgotten."""
        problems, self.problems = self.problems, []
        return problems


@contextmanager
def tab(browser: Browser, size: dict[str, int] = DESKTOP, **options: Any) -> Iterator[Page]:  # noqa: ANN401
    """A page in a context of its own; reports of the policy go to its console."""
    context = browser.new_context(viewport=size, locale="de-DE", **options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)  # as long as a busy machine may take
    context.add_init_script(REPORTS)
    try:
        yield context.new_page()
    finally:
        context.close()


def searched(view: Page) -> None:
    """Wait until a search page shows what it found, and looks for nothing more."""
    view.locator("[data-search-cards] > *").first.wait_for()
    expect(view.locator("[data-search-busy]")).to_have_count(0)


def ready(view: Page) -> None:
    """Wait until a script has made the form of a page, if it has one."""
    if view.locator("[data-form]").count():
        view.locator("[data-form][data-ready]").wait_for()
