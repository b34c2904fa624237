"""Work in a process of its own, beside ours: Python uses one core per process, and a build has two languages.

The results come through a file, so that ten thousand pages wait on the disk and not in memory. A process with threads
must not be copied (a lock could be held for ever), so there, as where copying is unknown, the work is done in place.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
Work = Callable[[], Iterable[T]]


class Beside(Generic[T]):
    """Work that has been started; going through it waits for the end and gives what the work yielded.

    What the work raised is raised again at that point.
    """

    def __init__(self, work: Work[T]) -> None:
        self._work = work
        self._file = tempfile.TemporaryFile() if _can_fork() else None  # noqa: SIM115  open until it was read
        self._child = 0
        if self._file:
            self._child = os.fork()
            if not self._child:
                self._run()

    def _run(self) -> None:
        """The other process: never returns, and leaves nothing of ours (files, buffers) to be closed twice."""
        assert self._file is not None  # noqa: S101  for the type checker; only called with a file
        try:
            with open(self._file.fileno(), "wb", closefd=False) as out:
                try:
                    for item in self._work():
                        pickle.dump((item, None), out, pickle.HIGHEST_PROTOCOL)
                except Exception as error:  # noqa: BLE001  whatever it is, the other side must hear of it
                    out.write(_told(error))
        finally:
            os._exit(0)

    def __iter__(self) -> Iterator[T]:
        """What the work yielded, in its order."""
        if self._file is None:
            yield from self._work()
            return
        _, status = os.waitpid(self._child, 0)
        if status:
            raise RuntimeError(f"a process of the build ended with {status}")
        self._file.seek(0)
        with self._file:
            while True:
                try:
                    item, error = pickle.load(self._file)  # noqa: S301  written by ourselves a moment ago
                except EOFError:
                    return
                if error is not None:
                    raise error
                yield item


def side_by_side(works: Sequence[Work[T]]) -> Iterator[T]:
    """What several works yield, one work after the other; all of them run at the same time, the first one here."""
    others = [Beside(work) for work in works[1:]]
    for work in works[:1]:
        yield from work()
    for other in others:
        yield from other


def _can_fork() -> bool:
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1


def _told(error: Exception) -> bytes:
    """An exception as bytes; one that cannot be packed keeps its words."""
    try:
        packed = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # noqa: S301  only to see that it can be unpacked
    except Exception:  # noqa: BLE001
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")), pickle.HIGHEST_PROTOCOL)
    return packed
