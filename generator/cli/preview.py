"""What `mithilfe serve` shows: the latest site, and what is wrong at the moment.

Whoever writes must not wait: of a changed entry its own pages come first, and the whole site is made in the background;
after any other change all pages come, and the search index follows.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path

from generator import first_look
from generator.cli.check import exit_code, show
from generator.cli.session import Problem, Session
from generator.examination import Examination, examine
from generator.messages import Message, msg
from generator.pipeline import build
from generator.settings import Settings
from generator.site import finish
from generator.site.errors import SiteError
from generator.site.standing import Order

PACKAGE = Path(__file__).resolve().parent.parent
FINDINGS = 1
"""The exit code of a build that was refused because of an entry."""
RELOAD = "_mithilfe/reload.js"
"""The script by which a page hears of a new version."""


class Refused(Exception):  # noqa: N818  not a mistake of the program
    """An entry has an error."""

    def __init__(self, seen: Examination) -> None:
        super().__init__()
        self.seen = seen


def _refuse(seen: Examination) -> None:
    if exit_code(seen, strict=False):
        raise Refused(seen)


class Preview:
    """The latest state of the site: a folder with the last good one, and a page that says what is wrong now."""

    def __init__(self, session: Session, settings: Settings, day: Callable[[], date], engine: str) -> None:
        self.session = session
        self.settings = settings
        self.day = day
        self.today = day()
        self.engine = engine
        self.trouble = ""
        self.version = 0
        self.changed = threading.Condition()
        self._folder = tempfile.TemporaryDirectory(prefix="mithilfe-", ignore_cleanup_errors=True)
        self.site = Path(self._folder.name) / "site"
        self._seen: Examination | None = None
        self._open: frozenset[str] = frozenset()
        self._completing: subprocess.Popen[str] | None = None

    def renew(self, changed: Collection[str] = ()) -> float:
        """Examine and build again; returns the seconds until the pages were there. A mistake in a file never raises.

        `changed` are paths relative to the root. Where they are known entries, only their pages are made here.
        """
        start = time.monotonic()
        self._stop()
        yesterday, self.today = self.today, self.day()
        looked = self._look({*changed, *self._open}) if changed and self.today == yesterday else None
        self.trouble = self._renew() if looked is None else looked
        self._open = frozenset({*changed, *self._open}) if looked else frozenset()
        self._announce()
        if not self.trouble:
            self._complete(tell=looked is not None)
        return time.monotonic() - start

    def of_use(self, changed: Collection[str]) -> set[str]:
        """Those of some paths that matter: editors make files beside an entry which are gone a moment later."""
        root = self.settings.root
        return {
            path
            for path in changed
            if not path.startswith("content/")
            or path.endswith((".yaml", ".yml"))
            or (root / path).exists()
            or path.count("/") == 1  # a folder that was moved away, with all that was in it
        }

    def _look(self, changed: Collection[str]) -> str | None:
        """Make the pages of changed entries; returns what is wrong with them, None where that is not enough."""
        keys = first_look.keys(self._seen, self.settings.root, changed) if self._seen else frozenset()
        if self._seen is None or not keys:
            return None
        try:
            part = examine(self.settings, self.today, sorted(changed))
            if exit_code(part, strict=False):
                return show(self.session, self.settings, part, self.today)
            seen = first_look.renewed(self._seen, part, keys)
            first_look.show(self.settings, seen, keys, self.site, self.engine)
        except Exception:  # noqa: BLE001  whatever it is: a look at everything says it better
            return None
        self._seen = seen
        return ""

    def _renew(self) -> str:
        """Make the pages; returns what is wrong, as text for the error page, or nothing."""
        self._seen = None
        try:
            fresh = self.session.settings(str(self.settings.root)).at(self.settings.url)
            order = Order(fresh, self.today, self.site, self.engine)
            self._seen = build(order, _refuse, finish=finish.quick).seen
        except Refused as refused:
            return show(self.session, fresh, refused.seen, self.today)
        except SiteError as error:
            return self.session.say(error.message) + (f"\n\n{error.detail}" if error.detail else "")
        except Problem as error:
            return "\n\n".join(self.session.say(text) for text in (error.message, error.hint) if text)
        except Exception as error:  # noqa: BLE001  a template half written, a folder moved away: the next save mends it
            return self.session.say(msg("The site cannot be built like this.")) + f"\n\n{_where(error)}"
        self.settings = fresh
        return ""

    def _complete(self, *, tell: bool) -> None:
        """Make the whole site, search index included, in a process of its own, which the next change may end.

        With `tell` there is something to see when it is done.
        """
        command = [
            sys.executable,
            "-m",
            "generator",
            "build",
            "--quiet",
            "--root",
            str(self.settings.root),
            "--output",
            str(self.site),
            "--base-url",
            self.settings.url,
            "--engine",
            self.engine,
            "--today",
            self.today.isoformat(),
            "--language",
            self.session.language,
        ]
        process = subprocess.Popen(
            command,
            cwd=PACKAGE.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._completing = process
        threading.Thread(target=self._completed, args=[process, tell], daemon=True).start()

    def _completed(self, process: subprocess.Popen[str], tell: bool) -> None:
        """Wait for the whole site. That an entry is wrong together with others, or a link dead, only shows here."""
        said, complaint = process.communicate()
        with self.changed:
            if process is not self._completing:  # something has changed again
                return
            if process.returncode:
                self._seen, self.trouble = None, said if process.returncode == FINDINGS else complaint
            if tell or process.returncode:
                self._announce()

    def _stop(self) -> None:
        """End the process that makes the whole site, and those beside it, which write to the same folder."""
        with self.changed:
            process, self._completing = self._completing, None
        if process and process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _announce(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def events(self) -> Iterator[int]:
        """The version of the site: now, and each time there is a new one (or the same again after a while)."""
        known = self.version
        yield known
        while True:
            with self.changed:
                if self.version == known:
                    self.changed.wait(timeout=15)
                known = self.version
            yield known

    @property
    def reload(self) -> str:
        """The address of the script by which a page of this version hears of another one."""
        return f"{self.settings.base_path}{RELOAD}?version={self.version}"

    def error_page(self) -> str:
        """What is wrong, as a page that renews itself."""
        title = msg("Almost there: something in a file has to change")
        lead = msg("This page renews itself as soon as the file is saved. The last good site is kept meanwhile.")
        return self._meanwhile(title, lead, self.trouble)

    def waiting_page(self) -> str:
        """For whoever comes before the first site is there."""
        title, lead = msg("The site is being built"), msg("This page renews itself as soon as that is done.")
        return self._meanwhile(title, lead)

    def _meanwhile(self, title: Message, lead: Message, details: str = "") -> str:
        """A page that stands in for all others, and goes away by itself when what it says is over."""
        heading, first = escape(self.session.say(title)), escape(self.session.say(lead))
        rest = f'<pre class="trouble" tabindex="0">{escape(details)}</pre>' if details else ""
        style = f"{self.settings.base_path}assets/mithilfe/css/site.css"
        return (
            f'<!doctype html><html lang="{self.session.language}"><head><meta charset="utf-8"><title>{heading}</title>'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<link rel="stylesheet" href="{style}"></head><body><main class="md-grid">'
            f'<div class="md-content__inner catalogue"><h1>{heading}</h1><p class="lead">{first}</p>{rest}</div></main>'
            f'<script type="module" src="{self.reload}"></script></body></html>'
        )

    def close(self) -> None:
        """Stop what still runs, and remove the folder."""
        self._stop()
        self._folder.cleanup()


def _where(error: Exception) -> str:
    """What went wrong, and the file and line nearest to it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}\n" if frames else ""
    return f"{place}{type(error).__name__}: {error}"
