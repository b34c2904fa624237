"""A host on the loopback that speaks the few calls of GitHub that the intake uses, and misbehaves when told to."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

NAME = "somebody/mithilfe"
PAGE = 2
"""So many items of a list come at once, however many were asked for."""


@dataclass
class Forge:
    """What the host holds. `troubles`: statuses with headers that the next calls get instead of their answers."""

    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    branches: dict[str, dict[str, str]] = field(default_factory=lambda: {"main": {}})
    pulls: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    address: str = ""

    def open(self, number: int, body: str | None, *labels: str) -> None:
        """An issue that somebody has opened, or edited."""
        self.issues[number] = {
            "number": number, "state": "open", "title": "x", "body": body, "labels": [{"name": one} for one in labels],
        }  # fmt: skip

    def answered(self, number: int) -> list[str]:
        """The comments below an issue."""
        return [one["body"] for one in self.comments.get(number, [])]

    # == the calls

    def get(self, path: str, query: dict[str, list[str]]) -> Any:  # noqa: ANN401
        if path == "/issues":
            label = query["labels"][0]
            return [one for one in self.issues.values() if label in {known["name"] for known in one["labels"]}]
        if found := re.fullmatch(r"/issues/(\d+)", path):
            return self.issues.get(int(found[1]))
        if found := re.fullmatch(r"/issues/(\d+)/comments", path):
            return self.comments.get(int(found[1]), [])
        if found := re.fullmatch(r"/git/ref/heads/(.+)", path):
            return {"object": {"sha": "head"}} if found[1] in self.branches else None
        if found := re.fullmatch(r"/contents/(.+)", path):
            text = self.branches[query["ref"][0]].get(found[1])
            return None if text is None else {"sha": str(hash(text))}
        if path == "/pulls":
            return [one for one in self.pulls if f"somebody:{one['head']}" == query["head"][0]]
        raise AssertionError(path)

    def write(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:  # noqa: PLR0911
        if found := re.fullmatch(r"/issues/(\d+)/comments", path):
            made = {"id": len(self.calls), "body": body["body"], "user": {"type": "Bot"}}
            self.comments.setdefault(int(found[1]), []).append(made)
            return 201, made
        if found := re.fullmatch(r"/issues/comments/(\d+)", path):
            (one,) = (one for list_ in self.comments.values() for one in list_ if one["id"] == int(found[1]))
            one.update(body)
            return 200, one
        if path == "/git/refs":
            name = body["ref"].removeprefix("refs/heads/")
            if name in self.branches:
                return 422, {"message": "Reference already exists"}
            self.branches[name] = dict(self.branches["main"])
            return 201, {}
        if found := re.fullmatch(r"/git/refs/heads/(.+)", path):
            self.branches[found[1]] = dict(self.branches["main"])
            return 200, {}
        if found := re.fullmatch(r"/contents/(.+)", path):
            files = self.branches[body["branch"]]
            if found[1] in files and body.get("sha") != str(hash(files[found[1]])):
                return 409, {"message": "sha does not match"}
            files[found[1]] = base64.b64decode(body["content"]).decode()
            return 200, {}
        if path == "/pulls":
            made = body | {"number": 100 + len(self.pulls), "html_url": f"{self.address}/pull/{100 + len(self.pulls)}"}
            self.pulls.append(made)
            return 201, made
        (pull,) = (one for one in self.pulls if path == f"/pulls/{one['number']}")
        pull.update(body)
        return 200, pull


@contextmanager
def running(forge: Forge) -> Iterator[str]:
    """The address of a host that answers for a forge."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def answer(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:  # noqa: ANN401
            raw = json.dumps(body).encode()
            self.send_response(status)
            for name, value in {**(headers or {}), "Content-Length": str(len(raw))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def call(self) -> None:
            parts = urlsplit(self.path)
            path = unquote(parts.path).removeprefix(f"/repos/{NAME}")
            forge.calls.append(f"{self.command} {path}")
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers["Authorization"] != "Bearer secret":
                return self.answer(401, {})
            if forge.troubles:
                status, headers = forge.troubles.pop(0)
                return self.answer(status, {"message": "trouble"}, headers)
            if self.command != "GET":
                return self.answer(*forge.write(path, json.loads(raw)))
            query = parse_qs(parts.query)
            found = forge.get(path, query)
            if found is None:
                return self.answer(404, {"message": "Not Found"})
            if not isinstance(found, list):
                return self.answer(200, found)
            start = int(query.get("from", ["0"])[0])
            more = f"{forge.address}{parts.path}?{parts.query}&from={start + PAGE}"
            links = {"Link": f'<{more}>; rel="next"'} if start + PAGE < len(found) else {}
            return self.answer(200, found[start : start + PAGE], links)

        do_GET = do_POST = do_PUT = do_PATCH = call  # noqa: N815

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield forge.address
    finally:
        server.shutdown()
        server.server_close()
