"""A progress bar for whatever takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from generator.cli.session import Session
from generator.messages import Message

T = TypeVar("T")
PATIENCE = 0.5
"""Seconds after which a bar appears if there is more to come."""


def tracker(session: Session, *, quiet: bool = False) -> Callable[[Sequence[T], Message], Iterator[T]]:
    """A function that passes items on, and shows how far it is where somebody watches."""

    def track(items: Sequence[T], label: Message) -> Iterator[T]:
        if quiet or not sys.stderr.isatty():
            yield from items
            return
        start = time.monotonic()
        for number, item in enumerate(items):
            if time.monotonic() - start > PATIENCE:
                yield from _with_bar(items, number, session.say(label))
                return
            yield item

    return track


@contextmanager
def stepper(session: Session, *, quiet: bool = False) -> Iterator[Callable[[Message], None]]:
    """A function to be told what is being done now, shown where somebody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _label: None
        return

    def show(text: str) -> None:
        """One line that replaces the one before; a bar of `rich` would have a thread, and a build could not fork."""
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

    try:
        yield lambda label: show(session.say(label) + " …")
    finally:
        show("")


def _with_bar(items: Sequence[T], done: int, label: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=len(items), completed=done)
        for item in items[done:]:
            yield item
            progress.advance(task)
