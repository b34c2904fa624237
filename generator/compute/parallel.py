"""Work in a process of its own, beside ours: Python uses one core per process, and most machines have several.

The results come through a file, so that ten thousand pages wait on the disk and not in memory. A process with threads
must not be copied (a lock could be held for ever), so there, as where copying is unknown, the work is done in place.
"""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.process
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

OURS = 0.55
"""Of work that two processes share, the part that is done here: the other one has to pack its results as well."""
NICE = 15
"""How far work steps back that is not waited for yet: it gets what others leave, and little more."""
_DONE = b"done"
T = TypeVar("T")
Work = Callable[[], Iterable[T]]


class Beside(Generic[T]):
    """Work that has been started; going through it waits for the end and gives what the work yielded.

    What the work raised is raised again at that point. Work that `yields` lets others go first.
    """

    def __init__(self, work: Work[T], *, yields: bool = False) -> None:
        self._work = work
        self._yields = yields
        self._process: multiprocessing.process.BaseProcess | None = None
        if can_fork():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  open until it was read
            self._done, done = multiprocessing.Pipe(duplex=False)
            self._process = multiprocessing.get_context("fork").Process(target=self._run, args=[done], daemon=True)
            self._process.start()
            done.close()

    def _run(self, done: Connection) -> None:
        """In the other process: every item, or what went wrong, into the file; then say so.

        The end of a process with much memory takes a tenth of a second, for which nobody has to wait. An interruption
        reaches both of us; ours is the one that ends the work and says so.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if self._yields:
            os.nice(NICE)
        gc.freeze()  # looking for garbage in what both processes hold would write to it, and so copy it
        try:
            self._write()
        except OSError as error:  # the disk is full, say: then the file cannot tell
            done.send_bytes(_told(error))
        else:
            done.send_bytes(_DONE)

    def _write(self) -> None:
        with open(self._file.fileno(), "wb", closefd=False) as out:
            try:
                for item in self._work():
                    pickle.dump((item, None), out, pickle.HIGHEST_PROTOCOL)
            except Exception as error:  # noqa: BLE001  whatever it is, the other side must hear of it
                out.write(_told(error))

    def end(self) -> None:
        """Wait for the end of work that yields nothing."""
        for _ in self:
            pass

    def __enter__(self) -> Self:
        """Leave nothing behind: whoever has not come to wait for the end, because something failed, does so then."""
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.join()
            self._close()

    def _close(self) -> None:
        self._done.close()
        self._file.close()

    def stop(self) -> None:
        """End the work wherever it is; nothing goes on behind the back of somebody who failed meanwhile.

        It is killed, not asked: a signal that reaches it in its first moments may find our handler there, and be lost.
        """
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._close()

    def __iter__(self) -> Iterator[T]:
        """What the work yielded, in its order."""
        if self._process is None:
            yield from self._work()
            return
        with self._done, self._file:
            try:
                said = self._done.recv_bytes()
            except EOFError:
                self._process.join()
                raise RuntimeError(f"a process beside ours ended with {self._process.exitcode}") from None
            if said != _DONE:
                raise pickle.loads(said)[1]  # noqa: S301  written by ourselves a moment ago
            self._file.seek(0)
            while True:
                try:
                    item, error = pickle.load(self._file)  # noqa: S301  written by ourselves a moment ago
                except EOFError:
                    return
                if error is not None:
                    raise error
                yield item


def side_by_side(works: Sequence[Work[T]]) -> Iterator[T]:
    """What several works yield, one work after the other; all of them run at the same time, the first one here.

    When one fails, the others are ended.
    """
    others = [Beside(work) for work in works[1:]]
    try:
        for work in works[:1]:
            yield from work()
        for other in others:
            yield from other
    finally:
        for other in others:
            other.stop()


def can_fork() -> bool:
    """Whether work beside ours gains anything: this system copies processes, has a second core, and we no threads.

    A process that is beside another one itself starts no further ones.
    """
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    return alone and hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def _told(error: Exception) -> bytes:
    """An exception as bytes; one that cannot be packed keeps its words."""
    try:
        packed = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # noqa: S301  only to see that it can be unpacked
    except Exception:  # noqa: BLE001
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")), pickle.HIGHEST_PROTOCOL)
    return packed
