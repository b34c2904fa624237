"""`mithilfe check --fix` and `--diff`: findings that know their answer are mended, in the lines concerned alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from difflib import unified_diff

from generator.cli.session import Session
from generator.cli.writing import replace
from generator.diagnostics import Diagnostic
from generator.examination import asked_files, is_shared
from generator.formatting import mended
from generator.live import Live, Surroundings
from generator.messages import msg, nmsg
from generator.model import entry_id_of
from generator.read import read_files, sources
from generator.read.rules import NOT_UTF8
from generator.settings import Settings

_MARK = "\ufeff"


def mend(session: Session, settings: Settings, day: date, paths: Sequence[str], *, write: bool) -> int:
    """Mend the entries among some paths (all of them without any), or show how they would change; gives how many do."""
    files = [source.path for source in sources(settings.root)]
    shared = read_files(settings.root, [path for path in files if is_shared(path) and path.endswith(".yaml")])
    live = Live(settings, Surroundings(tuple(files), tuple(shared)), session.language)
    changed, count = 0, 0
    for path in filter(entry_id_of, asked_files(settings, paths)):
        raw = (settings.root / path).read_bytes() if (settings.root / path).is_file() else b""
        (document,) = read_files(settings.root, [path])
        if any(finding.rule is NOT_UTF8 for finding in document.findings):
            continue  # what is not text was read as something else, and must not be written
        text, done = mended(path, document.text, _check(live, path, day))
        if not done:
            continue
        changed, count = changed + 1, count + len(done)
        if not write:
            session.write("".join(_difference(path, document.text, text)))
        elif (settings.root / path).read_bytes() == raw:  # else somebody has written to it meanwhile
            replace(settings.root / path, _as_it_was(raw, text))
            for one in done:
                session.write(f"{one.span}: {one.rule.code} {session.say(one.message)}\n")
    if write and changed:
        session.tell(nmsg("{count} finding mended.", "{count} findings mended.", count))
    elif not changed:
        session.tell(msg("There is nothing that a machine could mend."))
    return changed


def _check(live: Live, path: str, day: date) -> Callable[[str], list[Diagnostic]]:
    def check(text: str) -> list[Diagnostic]:
        return [one for one in live.examined(path, text, day).findings if one.span.file == path]

    return check


def _as_it_was(raw: bytes, text: str) -> bytes:
    """A text as bytes with the line ends and the mark at the beginning that the file had."""
    if b"\r\n" in raw:
        text = text.replace("\n", "\r\n")
    return (_MARK * raw.startswith(_MARK.encode()) + text).encode("utf-8", "surrogatepass")


def _difference(path: str, before: str, after: str) -> Iterator[str]:
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    return unified_diff(old, new, f"a/{path}", f"b/{path}")
