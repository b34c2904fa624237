"""`mithilfe serve` follows what somebody writes: changes, mistakes, recovery, and an end without noise."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e import harness
from tests.e2e.browsers import Notes, tab
from tests.e2e.harness import Site

pytestmark = pytest.mark.slow
PATIENCE = 120
"""Seconds until something counts as not happening, on a busy machine; how fast it is, the benchmarks measure."""
ENTRY = "initiatives/laptop-bruecke.yaml"


class Serving:
    """A running server: its address and what it said."""

    def __init__(self, root: Path, noise: Path) -> None:
        self._noise = noise
        arguments = harness.command("serve", "--port", "0", "--root", root, "--today", harness.TODAY)
        temporary = noise.with_name("temporary")
        temporary.mkdir()
        self.temporary = temporary
        with noise.open("w") as file:
            self.process = subprocess.Popen(
                arguments,
                cwd=harness.ROOT,
                env=harness.environment(TMPDIR=str(temporary)),
                stdout=file,
                stderr=file,
                stdin=subprocess.DEVNULL,
            )
        self.url = ""
        self.until(lambda: bool(re.search(r"http://\S+", self.said)))
        self.url = re.findall(r"http://\S+", self.said)[0]

    @property
    def said(self) -> str:
        """Everything it has said so far."""
        return self._noise.read_text("utf-8")

    def until(self, condition: Callable[[], bool]) -> float:
        """Wait until something is so; returns the seconds it took."""
        start = time.monotonic()
        while not condition():
            assert self.process.poll() is None, self.said
            assert time.monotonic() - start < PATIENCE, self.said
            time.sleep(0.05)
        return time.monotonic() - start

    def get(self, path: str = "") -> tuple[int, str]:
        """The status and text of a page."""
        try:
            with urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def end(self) -> int:
        """Press Ctrl-C; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(root: Path, noise: Path) -> Iterator[Serving]:
    """A server for a while; it is ended whatever happens."""
    one = Serving(root, noise)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


@pytest.fixture
def server(small: Path, tmp_path: Path) -> Iterator[Serving]:
    settings = small / "mkdocs.yml"
    settings.write_text(
        re.sub(r"site_url: .*", "site_url: https://example.org/repo/", settings.read_text("utf-8")), "utf-8"
    )
    with serving(small, tmp_path / "noise.txt") as one:
        yield one


def test_it_follows_what_is_written(server: Serving, small: Path) -> None:
    assert server.url.endswith("/repo/")
    assert server.get()[0] == 200
    page = "initiatives/laptop-bruecke/"
    status, text = server.get(page)
    assert (status, "Laptop-Brücke" in text) == (200, True)

    old = harness.SMALL[ENTRY]
    harness.write_entry(small, ENTRY, old.replace("Richtet gespendete Laptops her", "Sammelt alte Rechner ein"))
    server.until(lambda: "Sammelt alte Rechner ein" in server.get(page)[1])

    harness.write_entry(small, ENTRY, old.replace("kind: hardware", "kind: hardwear"))
    server.until(lambda: server.get(page)[0] == 500)
    trouble = server.get(page)[1]
    assert "hardwear" in trouble
    assert f"{ENTRY}:" in trouble
    assert "<h1>" in trouble
    assert "Traceback" not in trouble

    harness.write_entry(small, ENTRY, old)
    server.until(lambda: server.get(page)[0] == 200)
    assert "Richtet gespendete Laptops her" in server.get(page)[1]
    assert server.get("gibt/es/nicht/")[0] == 404
    assert server.get("../../mkdocs.yml")[0] in {400, 404} or "site_name" not in server.get("../../mkdocs.yml")[1]

    assert server.end() in {0, 130}
    assert "Traceback" not in server.said
    assert list(server.temporary.glob("mithilfe-*")) == []


def test_what_comes_first_is_what_the_whole_site_shows(server: Serving, small: Path) -> None:
    page = "initiatives/laptop-bruecke/"
    old = harness.SMALL[ENTRY]
    harness.write_entry(small, ENTRY, old.replace("name: Laptop-Brücke", "name: Laptop-Steg"))
    server.until(lambda: "Laptop-Steg" in server.get(page)[1])
    first = server.get(page)
    server.until(lambda: "Laptop-Steg" in server.get("initiatives/")[1])
    assert server.get(page) == first


def test_settings_and_pages_are_followed_too(server: Serving, small: Path) -> None:
    about = small / "docs/de/about.md"
    about.write_text(about.read_text("utf-8") + "\nGanz neu hinzugefügt.\n", "utf-8")
    server.until(lambda: "Ganz neu hinzugefügt" in server.get("about/")[1])
    settings = small / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(right + "\n  - : [\n", "utf-8")
    server.until(lambda: server.get()[0] == 500)
    settings.write_text(right, "utf-8")
    server.until(lambda: server.get()[0] == 200)
    assert server.end() in {0, 130}
    assert "Traceback" not in server.said


@pytest.mark.browser
def test_an_open_page_renews_itself(browser: Browser, server: Serving, small: Path) -> None:
    with tab(browser) as view:
        notes = Notes(view, Site(small / "site", server.url))
        view.goto(f"{server.url}initiatives/laptop-bruecke/")
        expect(view.locator("h1")).to_have_text("Laptop-Brücke")
        old = harness.SMALL[ENTRY]
        harness.write_entry(small, ENTRY, old.replace("name: Laptop-Brücke", "name: Rechner-Brücke"))
        expect(view.locator("h1")).to_have_text("Rechner-Brücke", timeout=PATIENCE * 1000)
        assert [problem for problem in notes.take() if "_mithilfe/events" not in problem] == []
        harness.write_entry(small, ENTRY, "name: [\n")
        expect(view.locator("pre.trouble")).to_contain_text(ENTRY, timeout=PATIENCE * 1000)
        harness.write_entry(small, ENTRY, old)
        expect(view.locator("h1")).to_have_text("Laptop-Brücke", timeout=PATIENCE * 1000)


def test_a_mistake_at_the_start_is_a_page_too(small: Path, tmp_path: Path) -> None:
    place = harness.write_entry(small, "initiatives/kaputt.yaml", b"name: [\n")
    with serving(small, tmp_path / "noise.txt") as server:
        assert server.get()[0] == 500
        place.unlink()
        server.until(lambda: server.get()[0] == 200)
        assert server.end() in {0, 130}


def test_a_taken_port_is_said_in_words(small: Path, tmp_path: Path) -> None:
    with serving(small, tmp_path / "noise.txt") as server:
        port = re.findall(r":(\d+)/", server.url)[0]
        done = harness.run("serve", "--port", port, "--root", small)
        assert done.returncode == 2
        assert port in done.stderr
        assert "Traceback" not in done.stderr
