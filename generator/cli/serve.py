"""`mithilfe serve`: build, show on this machine only, and build again whenever a file changes.

A mistake in an entry shows as a readable page in the browser; the last good site comes back as soon as it is mended.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.build import EngineOption
from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, msg, reason
from generator.read.ignored import is_ignored
from generator.settings import CONFIG

if TYPE_CHECKING:
    from watchfiles.main import FileChange

    from generator.cli.preview import Preview

HELP = N_("Show the site on this machine while you write.")
WATCHED = ("content", "docs", "site_templates")

PortOption = Annotated[
    int,
    typer.Option(
        "--port",
        "-p",
        metavar=N_("NUMBER"),
        show_default=False,
        help=N_("The port, 8000 by itself; 0 takes a free one."),
    ),
]


def run(
    ctx: typer.Context,
    *,
    port: PortOption = 8000,
    engine: EngineOption = "mkdocs",
    root: RootOption = "",
    language: LanguageOption = "",  # noqa: ARG001
    today: TodayOption = "",
    quiet: QuietOption = False,
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Serve until somebody presses Ctrl-C."""
    # A shell that starts it in the background has it ignore Ctrl-C; whoever ends it otherwise wants it cleaned up too.
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if ending != signal.SIGHUP or signal.getsignal(ending) is not signal.SIG_IGN:  # `nohup` has it go on
            signal.signal(ending, signal.default_int_handler)
    session: Session = ctx.obj
    from generator.cli.preview import Preview
    from generator.cli.serving import HOST, server

    settings = session.settings(root)
    preview = Preview(session, settings, lambda: session.today(today, settings.timezone), engine)
    try:
        httpd = server(preview, port)
    except (OSError, OverflowError) as error:
        preview.close()
        why = reason(error) if isinstance(error, OSError) else msg("a port is a number from 0 to 65535")
        raise Problem(
            msg("Port {port} cannot be used: {reason}.", port=port, reason=why),
            msg("Try another one: `--port 8001`."),
        ) from error
    address = f"http://{HOST}:{httpd.server_port}{settings.base_path}"
    preview.settings = settings.at(address)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    try:
        changes = _changes(settings.root)
        preview.renew()
        session.tell(msg("The site is at {address} (Ctrl-C ends it).", address=address))
        _follow(preview, changes, quiet=quiet)
    finally:
        httpd.shutdown()
        preview.close()


def _changes(root: Path) -> Iterator[set[str]]:
    """Paths of what changes from now on; nothing when all is quiet for a moment. Nothing between two looks is lost.

    The watch begins with the first look, which is taken here: a file saved during the first build must not be missed.
    """
    from watchfiles import watch

    paths = [root / name for name in WATCHED if (root / name).exists()]
    seen = watch(*paths, debounce=120, step=40, rust_timeout=200, yield_on_timeout=True, raise_interrupt=True)
    settings = _stamp(root / CONFIG)
    return _paths(root, chain([next(seen)], seen), settings)


def _paths(root: Path, seen: Iterable[set[FileChange]], stamp: object) -> Iterator[set[str]]:
    """What changed, relative to the root, without what editors keep for themselves.

    The settings are looked at by their name: whoever saves puts a new file in the place of the old one, and a watch
    on a single file goes on with the old one.
    """
    for changes in seen:
        paths = {Path(os.path.relpath(path, root)) for _, path in changes}
        now = _stamp(root / CONFIG)
        changed = {path.as_posix() for path in paths if not is_ignored(path)} | ({CONFIG} if now != stamp else set())
        stamp = now
        yield changed


def _stamp(path: Path) -> object:
    """What differs when a file was saved; None while it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _follow(preview: Preview, changes: Iterator[set[str]], *, quiet: bool) -> None:
    """Renew the site at each change; returns when the program is told to end."""
    for paths in filter(None, map(preview.of_use, changes)):
        seconds = preview.renew(paths)
        if not quiet:
            shown = ", ".join(sorted(Path(path).name for path in paths)[:3])
            preview.session.tell(msg("{names}: built in {seconds} s.", names=shown, seconds=f"{seconds:.1f}"))
