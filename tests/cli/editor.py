"""An editor of the simplest kind: it speaks the Language Server Protocol with a program over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WAIT = 60
"""Seconds after which a program that says nothing has hung."""
Json = Any


class Editor:
    """Starts a language server in a folder, and ends it."""

    def __init__(self, command: Sequence[str], root: Path, settings: Json = None) -> None:
        self.root, self.settings = root, settings
        self.program = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._messages: queue.Queue[Json] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self._number = 0
        self.opened: list[str] = []
        self.told: dict[str, list[Json]] = {}
        """The latest findings by address of the file."""

    def __enter__(self) -> Self:
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["plaintext"]},
                "completion": {"completionItem": {"snippetSupport": False, "documentationFormat": ["plaintext"]}},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
                "publishDiagnostics": {"codeDescriptionSupport": True},
            },
        }
        uri = self.root.as_uri()
        folders = [{"uri": uri, "name": "katalog"}]
        self.abilities = self.ask(
            "initialize",
            {"processId": None, "rootUri": uri, "capabilities": capabilities, "workspaceFolders": folders},
        )["capabilities"]
        self.tell("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        else:
            self.program.kill()
        assert self.program.stdin
        assert self.program.stdout
        self.code = self.program.wait(WAIT)
        self.program.stdin.close()

    def tell(self, method: str, params: Json) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Json) -> Json:
        """Say something, and give the answer; what comes in between is noted."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        number = self._number
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, path: str, text: str) -> str:
        """Open a file with a text, and give its address."""
        uri = (self.root / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        self.opened.append(uri)
        return uri

    def close(self, uri: str) -> None:
        """Close a file."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.opened.remove(uri)
        while self.findings(uri):
            pass  # what was told before

    def change(self, uri: str, text: str, version: int) -> None:
        """Replace the whole text."""
        changed = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self.tell("textDocument/didChange", changed)

    def at(self, method: str, uri: str, line: int, column: int) -> Json:
        """Ask about a place, counted from 0."""
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place})

    def findings(self, uri: str) -> list[Json]:
        """The findings that come next for a file."""
        self.told.pop(uri, None)
        while uri not in self.told:
            self._next()
        return self.told[uri]

    def _next(self) -> Json:
        message = self._messages.get(timeout=WAIT)
        if message is None:
            raise EOFError
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            self._send({"id": message["id"], "result": [(self.settings or {}).get(one["section"]) for one in asked]})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: Json) -> None:
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.program.stdin
        self.program.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(raw), raw))
        self.program.stdin.flush()

    def _read(self) -> None:
        stream = self.program.stdout
        assert stream
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.decode().partition(":")
                length = int(value) if name.lower() == "content-length" else length
                head = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        stream.close()
        self._messages.put(None)
