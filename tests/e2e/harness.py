"""What the tests of the whole product share: the program as a user calls it, a host on the loopback, made-up content.

Nothing here looks inside: the site is built by the command line and served as files, as any host would.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from generator.site.policy import SECURITY_HEADERS
from tests import support

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
PATIENCE = 300
"""Seconds after which a run counts as one that does not end, on a busy machine."""
ADDRESS = "http://127.0.0.1:8000"
"""The address that the pages name; the host takes any free port, since all links are relative."""


def command(*arguments: str | Path) -> list[str]:
    """The words that run our program with these arguments."""
    return [sys.executable, "-m", "generator", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    """Ours, but with English messages and without anything a terminal would add."""
    return {**os.environ, "NO_COLOR": "1", "MITHILFE_LANGUAGE": "en", "PYTHONPATH": str(ROOT), **more}


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run our program to its end; whatever it says is text."""
    return subprocess.run(
        command(*arguments), cwd=ROOT, env=environment(**more), capture_output=True, text=True, encoding="utf-8",
        timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def build(root: Path, output: Path, base: str = "/", **more: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a root as of the tests' day."""
    return run("build", "--root", root, "--output", output, "--today", TODAY, "--base-url", ADDRESS + base, **more)


def check(root: Path, *paths: str) -> subprocess.CompletedProcess[str]:
    """Check a root; the report is JSON."""
    return run("check", "--root", root, "--today", TODAY, "--format", "json", *(str(root / path) for path in paths))


def new_root(root: Path, entries: Mapping[str, str | bytes], *, caches: bool = True) -> Path:
    """A site of its own with the real chrome and word lists, and these entries (completed) by path below `content/`."""
    for name in ("docs", "site_templates/theme", "content/vocabulary"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "content/retired.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    if caches and (ROOT / ".cache").is_dir():  # what earlier builds found out about words is theirs to use
        shutil.copytree(ROOT / ".cache", root / ".cache", ignore=shutil.ignore_patterns("*.new"))
    for path, text in entries.items():
        write_entry(root, path, text)
    return root


def copy_of(root: Path, target: Path) -> Path:
    """A copy of a root with all it has built; files of the site are linked, since builds never change them in place."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns("site"), symlinks=True)
    if (root / "site").is_dir():
        shutil.copytree(root / "site", target / "site", copy_function=os.link)
    return target


def write_entry(root: Path, path: str, text: str | bytes) -> Path:
    """Write one file below `content/`: bytes as they are, text as the top-level keys of a small valid entry."""
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else support.entry(f"content/{path}", text).encode())
    return file


SMALL: Mapping[str, str] = {
    "initiatives/laptop-bruecke.yaml": """name: Laptop-Brücke
summary: {de: Richtet gespendete Laptops her und gibt sie an Schulen weiter., en: Repairs donated laptops for schools.}
website: https://laptops.example/
topics: [education, digital_skills]
area: {scope: local, regions: [DE-BE]}
sources: [{url: "https://zeitung.example/laptops", note: Bericht vom Mai}]
needs:
  - {id: laptops, kind: hardware, title: {de: Laptops ab 2018, en: Laptops from 2018 on}, since: "2026-06-01",
     quantity: {total: 20, unit: piece}}
""",
    "initiatives/lernhaus-potsdam.yaml": "name: Lernhaus Potsdam\nformer_ids: [lernhaus]\n",
    "companies/muster-werke.yaml": """name: Muster-Werke
offers:
  - {id: geraete, kind: hardware, title: Gebrauchte Laptops, since: "2026-07-01", quantity: {total: 12, unit: piece}}
""",
    "bundles/gemeinsam.yaml": "name: Gemeinsam für Schulen\nmembers: [laptop-bruecke, lernhaus-potsdam]\n",
}
"""A handful of entries of several kinds, with a call on either side."""


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and where it is served."""

    folder: Path
    url: str
    """With a slash at its end."""

    def file(self, url: str) -> Path:
        """The file that an address of this site stands for."""
        path = unquote(urlsplit(url).path).removeprefix(urlsplit(self.url).path)
        return self.folder / path / "index.html" if not path or path.endswith("/") else self.folder / path


class _Handler(SimpleHTTPRequestHandler):
    """A plain host: files below a base path, our headers, our page for what is not there."""

    protocol_version = "HTTP/1.1"

    def __init__(self, base: str, *args: object, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.base)
        return (
            super().translate_path("/" + path.removeprefix(self.base))
            if inside
            else str(Path(self.directory) / "/none")
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in SECURITY_HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is none of the tests' business."""


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[Site]:
    """A folder on a free port of the loopback, under a base path."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, base, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}{base}")
    finally:
        server.shutdown()
        server.server_close()


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
