"""Behind `mithilfe serve`: the desk that holds the latest site, and the small server that shows it.

The first pages must not wait for what only the published site needs: the search index follows in the background.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from datetime import date
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from generator.cli.check import exit_code, show
from generator.cli.session import Session
from generator.messages import Message, msg
from generator.pipeline import build, examine
from generator.settings import Settings, SettingsError, load_settings
from generator.site import make
from generator.site.errors import SiteError
from generator.site.policy import SECURITY_HEADERS

PACKAGE = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
HOSTS = frozenset({HOST, "localhost"})
"""Only by these names: else a page from elsewhere, whose name suddenly leads here, could read what is not published."""
RELOAD = "_mithilfe/reload.js"
EVENTS = "_mithilfe/events"
SCRIPT = """new EventSource(new URL("events", import.meta.url)).onmessage = () => location.reload();\n"""


class Desk:
    """The latest state of the site: a folder with the last good one, and a page that says what is wrong now."""

    def __init__(self, session: Session, settings: Settings, today: date, engine: str) -> None:
        self.session = session
        self.settings = settings
        self.today = today
        self.engine = engine
        self.trouble = ""
        self.version = 0
        self.changed = threading.Condition()
        self._folder = tempfile.TemporaryDirectory(prefix="mithilfe-")
        self.site = Path(self._folder.name) / "site"
        self._indexing: subprocess.Popen[bytes] | None = None

    def renew(self) -> float:
        """Examine and build again; returns the seconds until the pages were there. A mistake in a file never raises."""
        start = time.monotonic()
        self._stop()
        self.trouble = self._renew()
        self._announce()
        if not self.trouble:
            self._index()
        return time.monotonic() - start

    def _renew(self) -> str:
        """Make the pages; returns what is wrong, as text for the error page, or nothing."""
        try:
            fresh = load_settings(self.settings.root).at(self.settings.url)
            seen = examine(fresh, self.today)
            if exit_code(seen, strict=False):
                return show(self.session, fresh, seen, self.today)
            build(fresh, seen, self.site, self.engine, finish=make.keep_index)
        except SiteError as error:
            return self.session.say(error.message) + (f"\n\n{error.detail}" if error.detail else "")
        except SettingsError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  a template half written, a folder moved away: the next save mends it
            return self.session.say(msg("The site cannot be built like this.")) + f"\n\n{_where(error)}"
        self.settings = fresh
        return ""

    def _index(self) -> None:
        """Make the whole site, search index included, in a process of its own, which the next change may end."""
        command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(self.settings.root),
                   "--output", str(self.site), "--base-url", self.settings.url, "--engine", self.engine,
                   "--today", self.today.isoformat(), "--language", self.session.language]  # fmt: skip
        self._indexing = subprocess.Popen(command, cwd=PACKAGE.parent, stdin=subprocess.DEVNULL)

    def _stop(self) -> None:
        if self._indexing and self._indexing.poll() is None:
            self._indexing.kill()
            self._indexing.wait()

    def _announce(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def events(self) -> Iterator[int]:
        """The version of the site, each time there is a new one."""
        known = self.version
        while True:
            with self.changed:
                if self.version == known:
                    self.changed.wait(timeout=15)
                known = self.version
            yield known

    def error_page(self) -> str:
        """What is wrong, as a page that renews itself."""
        title = msg("Almost there: something in a file has to change")
        lead = msg("This page renews itself as soon as the file is saved. The last good site is kept meanwhile.")
        return meanwhile(self.session, title, lead, self.trouble, self.settings.base_path)

    def waiting_page(self) -> str:
        """For whoever comes before the first site is there."""
        title, lead = msg("The site is being built"), msg("This page renews itself as soon as that is done.")
        return meanwhile(self.session, title, lead, "", self.settings.base_path)

    def close(self) -> None:
        """Stop what still runs, and remove the folder."""
        self._stop()
        self._folder.cleanup()


def _where(error: Exception) -> str:
    """What went wrong, and the file and line nearest to it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}\n" if frames else ""
    return f"{place}{type(error).__name__}: {error}"


def meanwhile(session: Session, title: Message, lead: Message, details: str, base: str) -> str:
    """A page that stands in for all others, and goes away by itself when what it says is over."""
    heading, first = escape(session.say(title)), escape(session.say(lead))
    rest = f'<pre class="trouble" tabindex="0">{escape(details)}</pre>' if details else ""
    return (
        f'<!doctype html><html lang="{session.language}"><head><meta charset="utf-8"><title>{heading}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="{base}assets/mithilfe/css/site.css"></head><body><main class="md-grid">'
        f'<div class="md-content__inner catalogue"><h1>{heading}</h1><p class="lead">{first}</p>{rest}</div></main>'
        f'<script type="module" src="{base}{RELOAD}"></script></body></html>'
    )


class Handler(SimpleHTTPRequestHandler):
    """Shows the desk's site under its base path, with the headers that a host should send."""

    protocol_version = "HTTP/1.1"

    def __init__(self, desk: Desk, *args: object) -> None:
        self.desk = desk
        super().__init__(*args, directory=str(desk.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file of the site, the error page instead of any page while something is wrong, or news of a new version."""
        path = unquote(urlsplit(self.path).path)
        base = self.desk.settings.base_path
        if self._host() not in HOSTS:
            self._send("", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif "\0" in path:
            self._send("", "text/plain", HTTPStatus.BAD_REQUEST)
        elif not path.startswith(base):
            self._redirect(base)
        elif path == base + EVENTS:
            self._events()
        elif path == base + RELOAD:
            self._send(SCRIPT, "text/javascript")
        else:
            self._page(path.removeprefix(base))

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(address))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _host(self) -> str:
        """Under which name somebody asked for us; without one it is no browser."""
        return urlsplit(f"//{self.headers.get('Host', HOST)}").hostname or ""

    def _page(self, path: str) -> None:
        file = (self.desk.site / path / "index.html") if path.endswith("/") or not path else self.desk.site / path
        inside = file.resolve().is_relative_to(self.desk.site.resolve())
        if file.suffix == ".html" or not file.suffix:
            if self.desk.trouble:
                self._send(self.desk.error_page(), "text/html", HTTPStatus.INTERNAL_SERVER_ERROR)
                return
            if not self.desk.site.exists():
                self._send(self.desk.waiting_page(), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
                return
            if inside and file.is_dir():
                self._redirect(self.desk.settings.base_path + path + "/")
                return
            found = inside and file.is_file()
            shown = file if found else self.desk.site / "404.html"
            text = shown.read_text(encoding="utf-8") if shown.is_file() else ""
            script = f'<script type="module" src="{self.desk.settings.base_path}{RELOAD}"></script></body>'
            self._send(text.replace("</body>", script), "text/html", HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            return
        self.path = "/" + path
        super().do_HEAD() if self.command == "HEAD" else super().do_GET()

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815  the name that the library looks for

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        known = self.desk.version
        try:
            for version in self.desk.events():
                self.wfile.write(f"data: {version}\n\n".encode() if version != known else b": still here\n\n")
                self.wfile.flush()
                known = version
        except (BrokenPipeError, ConnectionResetError):
            return

    def end_headers(self) -> None:
        """Every answer carries the policy, and none is kept."""
        for name, value in SECURITY_HEADERS:
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for what is wrong with entries."""


def server(desk: Desk, port: int) -> ThreadingHTTPServer:
    """A server for a desk, for this machine only; raises OSError when the port is taken."""
    httpd = ThreadingHTTPServer((HOST, port), functools.partial(Handler, desk))
    httpd.daemon_threads = True
    return httpd
