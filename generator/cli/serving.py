"""Behind `mithilfe serve`: the small server that shows the preview, on this machine only."""

from __future__ import annotations

import functools
import sys
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote, urlsplit

from generator.cli.preview import RELOAD, Preview
from generator.site.policy import SECURITY_HEADERS

HOST = "127.0.0.1"
HOSTS = frozenset({HOST, "localhost"})
"""Only by these names: else a page from elsewhere, whose name suddenly leads here, could read what is not published."""
EVENTS = "_mithilfe/events"
_LONGEST_NAME, _LONGEST_PATH = 255, 1000
"""Bytes that a file system takes as the name of a file, and far more characters than an address of ours has."""
SCRIPT = """// Renews the page when there is another version of the site. Only while somebody looks at it:
// browsers keep few connections to one host, and a tab that waits would take one from the others.
const shown = new URL(import.meta.url).searchParams.get("version");
let source;
const listen = () => {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(new URL("events", import.meta.url));
  source.onmessage = (event) => { if (event.data !== shown) location.reload(); };
};
document.addEventListener("visibilitychange", listen);
listen();
"""


class Handler(SimpleHTTPRequestHandler):
    """Shows the site of the preview under its base path, with the headers that a host should send."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A file of the site, the error page instead of any page while something is wrong, or news of a new version."""
        try:
            self._answer()
        except ValueError:  # an address or a host that is none
            self._send("", "text/plain", HTTPStatus.BAD_REQUEST)

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        base = self.preview.settings.base_path
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
        if len(path) > _LONGEST_PATH or any(len(part.encode()) > _LONGEST_NAME for part in path.split("/")):
            self._send("", "text/plain", HTTPStatus.NOT_FOUND)
            return
        file = (self.preview.site / path / "index.html") if path.endswith("/") or not path else self.preview.site / path
        inside = file.resolve().is_relative_to(self.preview.site.resolve())
        if file.suffix == ".html" or not file.suffix:
            if self.preview.trouble:
                self._send(self.preview.error_page(), "text/html", HTTPStatus.INTERNAL_SERVER_ERROR)
                return
            if not self.preview.site.exists():
                self._send(self.preview.waiting_page(), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
                return
            if inside and file.is_dir():
                self._redirect(self.preview.settings.base_path + path + "/")
                return
            found = inside and file.is_file()
            shown = file if found else self.preview.site / "404.html"
            text = shown.read_text(encoding="utf-8") if shown.is_file() else ""
            script = f'<script type="module" src="{self.preview.reload}"></script></body>'
            self._send(text.replace("</body>", script), "text/html", HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            return
        self.path = "/" + quote(path)
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
        if self.command == "HEAD":
            return
        try:
            for version in self.preview.events():
                self.wfile.write(f"data: {version}\n\n".encode())
                self.wfile.flush()
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


class Server(ThreadingHTTPServer):
    """Browsers break off requests as they like, which is nobody's mistake."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a connection that has gone; anything else is our mistake, and told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def server(preview: Preview, port: int) -> Server:
    """A server for a preview, for this machine only; raises OSError when the port is taken."""
    return Server((HOST, port), functools.partial(Handler, preview))
