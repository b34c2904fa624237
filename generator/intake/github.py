"""The few calls of GitHub's interface that the intake needs, with patience for limits, failures and long lists.

https://docs.github.com/rest
"""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Callable, Iterator
from email.message import Message as Headers
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

Json = dict[str, Any]
TRIES = 4
LONGEST_WAIT = 120.0
"""Seconds; whoever has to wait longer for the limit to be lifted gives up, and the next run goes on."""
TIMEOUT = 30.0
_NEXT = re.compile(r'<([^>]+)>;\s*rel="next"')
_LIMITED = frozenset((HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS))


class Failed(Exception):  # noqa: N818  an answer, not a mistake of ours
    """A call was answered with a status that means no; `status` is 0 where nobody answered."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"{status}: {said}")
        self.status = status


class Repository:
    """One repository at GitHub. `wait` sleeps for so many seconds."""

    def __init__(self, api: str, name: str, token: str, wait: Callable[[float], None] = time.sleep) -> None:
        self.base = f"{api.rstrip('/')}/repos/{name}"
        self.owner = name.split("/", maxsplit=1)[0]
        self._token, self._wait = token, wait

    # == issues

    def issue(self, number: int) -> Json:
        """An issue."""
        return self._one("GET", f"/issues/{number}")

    def issues(self, label: str) -> Iterator[Json]:
        """All open issues with a label, without pull requests."""
        query = urlencode({"state": "open", "labels": label, "per_page": 100})
        return (one for one in self._pages(f"/issues?{query}") if "pull_request" not in one)

    def comment(self, number: int, mark: str, text: str) -> None:
        """Write a comment, or bring the one that has a mark and is ours up to date."""
        found = self._pages(f"/issues/{number}/comments?per_page=100")
        ours = next((one for one in found if mark in str(one.get("body")) and one["user"]["type"] == "Bot"), None)
        if ours is None:
            self._one("POST", f"/issues/{number}/comments", {"body": text})
        elif ours["body"] != text:
            self._one("PATCH", f"/issues/comments/{ours['id']}", {"body": text})

    # == branches and files

    def put_branch(self, branch: str, base: str) -> None:
        """Let a branch begin anew where another one stands."""
        head = self._one("GET", f"/git/ref/heads/{quote(base)}")["object"]["sha"]
        try:
            self._one("POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": head})
        except Failed as failed:
            if failed.status != HTTPStatus.UNPROCESSABLE_ENTITY:
                raise  # it exists already: somebody edited the issue, or two runs met
            self._one("PATCH", f"/git/refs/heads/{quote(branch)}", {"sha": head, "force": True})

    def put_file(self, path: str, text: str, branch: str, message: str) -> None:
        """Write a file on a branch; if it changed meanwhile, once more."""
        for attempt in range(TRIES):
            body = {"message": message, "content": base64.b64encode(text.encode()).decode(), "branch": branch}
            if sha := self._sha(path, branch):
                body["sha"] = sha
            try:
                self._one("PUT", f"/contents/{quote(path)}", body)
            except Failed as failed:
                if failed.status != HTTPStatus.CONFLICT or attempt == TRIES - 1:
                    raise
            else:
                return

    def _sha(self, path: str, branch: str) -> str:
        try:
            return str(self._one("GET", f"/contents/{quote(path)}?{urlencode({'ref': branch})}")["sha"])
        except Failed as failed:
            if failed.status == HTTPStatus.NOT_FOUND:
                return ""
            raise

    def put_pull(self, branch: str, base: str, title: str, body: str) -> Json:
        """Open a pull request for a branch, or bring the open one up to date."""
        query = urlencode({"head": f"{self.owner}:{branch}", "state": "open", "per_page": 1})
        found = next(self._pages(f"/pulls?{query}"), None)
        if found is None:
            return self._one("POST", "/pulls", {"head": branch, "base": base, "title": title, "body": body})
        return self._one("PATCH", f"/pulls/{found['number']}", {"title": title, "body": body})

    # == calls

    def _pages(self, path: str) -> Iterator[Json]:
        """The items of a list, page by page."""
        address: str | None = self.base + path
        while address:
            items, headers = self._call("GET", address)
            yield from items
            following = _NEXT.search(headers.get("Link", ""))
            address = following[1] if following and following[1].startswith(self.base.rsplit("/repos/", 1)[0]) else None

    def _one(self, method: str, path: str, body: Json | None = None) -> Json:
        found: Json = self._call(method, self.base + path, body)[0]
        return found

    def _call(self, method: str, address: str, body: Json | None = None) -> tuple[Any, Headers]:
        """One call, tried again where that may help: after a failure of the server, and once a limit is lifted.

        Raises:
            Failed: the answer is no, or there is none.
        """
        for attempt in range(TRIES):
            try:
                return self._asked(method, address, body)
            except HTTPError as error:
                said = error.read(2_000).decode("utf-8", "replace")
                pause = _pause(error, attempt)
                if pause is None or attempt == TRIES - 1:
                    raise Failed(error.code, said) from error
            except (URLError, TimeoutError, ConnectionError) as error:
                if attempt == TRIES - 1:
                    raise Failed(0, str(error)) from error
                pause = 2.0**attempt
            self._wait(pause)
        raise AssertionError

    def _asked(self, method: str, address: str, body: Json | None) -> tuple[Any, Headers]:
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "User-Agent": "mithilfe",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        data = None if body is None else json.dumps(body).encode()
        request = Request(address, data, headers, method=method)  # noqa: S310  the address is that of the interface
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            raw = answer.read()
            return (json.loads(raw) if raw else {}), answer.headers


def _pause(error: HTTPError, attempt: int) -> float | None:
    """How long to wait before the next try; None where there is no use in it."""
    if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return 2.0**attempt
    if error.code not in _LIMITED:
        return None
    after = error.headers.get("Retry-After", "")
    if after.isdecimal():
        return float(after) if float(after) <= LONGEST_WAIT else None
    return 60.0 if error.headers.get("X-RateLimit-Remaining") == "0" else None
