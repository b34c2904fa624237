"""Work in other processes: Python uses one processor per process, and most machines have several.

Two ways are all: a `Task` goes on beside what its maker does, and `spread` deals the shards of one piece of work out to
all processors. The workers are copies of this process (fork), so they have everything that was made before them, and
only what they find out is sent back, through a pipe. Where a process cannot be copied (no fork on this system, threads
that may hold a lock, one processor) the same work is done in place, with the same result.

A pool of the standard library would do for `spread`, but it runs a thread of its own, after which nobody may fork.
"""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.process
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Generic, Self, TypeVar

WORKERS = "MITHILFE_WORKERS"
"""The environment variable that says how many processes may work at once; else as many as there are processors."""
NICE = 15
"""How far a task in the background steps back: it gets what others leave, and little more."""
_PIECES = 4
"""Shards for each worker: so that those who are done early take over from those who are not."""
R = TypeVar("R")
S = TypeVar("S")
_open_ends: set[Connection] = set()
"""Our ends of the pipes to living workers. A new worker closes its copies: else it would keep the others from noticing
that we are gone."""


def workers() -> int:
    """How many processes may work at once, this one included; 1 where nobody may be copied."""
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    if not alone or not hasattr(os, "fork"):
        return 1
    wanted = os.environ.get(WORKERS, "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Task(Generic[R]):
    """Work that has been started in a process of its own; without a second processor it is done when it is waited for.

    A task in the `background` gives way to all others. As a context it is ended on the way out, wherever it is.
    """

    def __init__(self, work: Callable[[], R], *, background: bool = False) -> None:
        self._work = work
        self._worker: _Worker[None, R] | None = None
        if workers() > 1:
            self._worker = _Worker(lambda _: work(), background=background)
            self._worker.send(None)

    def result(self) -> R:
        """Wait for the end; gives what the work gave, or raises what it raised. To be asked for once."""
        if self._worker is None:
            return self._work()
        worker, self._worker = self._worker, None
        with worker:
            return worker.receive()

    def stop(self) -> None:
        """End the work wherever it is."""
        if self._worker is not None:
            self._worker.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def pieces(items: Sequence[S]) -> list[Sequence[S]]:
    """Items cut into shards for `spread`, in their order; all in one where nobody shares the work."""
    count = workers()
    if count == 1 or not items:
        return [items]
    size = -(-len(items) // (count * _PIECES))
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(work: Callable[[S], R], shards: Sequence[S]) -> Iterator[R]:
    """What some work gives for each shard, in the order of the shards; all processors take part.

    Shards are not sent: the workers, being copies, have them. Each worker begins with a stretch of its own, so that
    neighbours, which have much in common, stay together; who is done takes from the end of the longest stretch that is
    left. What a worker raises is raised here, and the others are ended.
    """
    count = min(workers(), len(shards))
    if count <= 1:
        yield from map(work, shards)
        return
    stretches = [list(range(len(shards) * one // count, len(shards) * (one + 1) // count)) for one in range(count)]
    found: dict[int, R] = {}
    told = 0

    def at(number: int) -> R:
        return work(shards[number])

    crew: list[_Worker[int, R]] = [_Worker(at) for _ in stretches]
    team = {worker.connection: worker for worker in crew}
    own = dict(zip(team, stretches, strict=True))
    at_work = {one: _deal(team[one], own[one], stretches) for one in team}
    try:
        while told < len(shards):
            for one in wait([one for one, number in at_work.items() if number is not None]):
                assert isinstance(one, Connection)  # noqa: S101  for the type: nothing else was waited for
                number = at_work[one]
                found[number if number is not None else -1] = team[one].receive()
                at_work[one] = _deal(team[one], own[one], stretches)
            while told in found:
                yield found.pop(told)
                told += 1
        for worker in team.values():
            worker.close()
    finally:
        for worker in team.values():
            worker.kill()


def _deal(worker: _Worker[int, R], own: list[int], stretches: Sequence[list[int]]) -> int | None:
    """Give a worker its next shard; returns the number of the shard, None when there is nothing left to do."""
    longest = max(stretches, key=len)
    if not own and not longest:
        return None
    number = own.pop(0) if own else longest.pop()
    worker.send(number)
    return number


class _Worker(Generic[S, R]):
    """A copy of this process that does the same work for each thing that it is sent."""

    def __init__(self, work: Callable[[S], R], *, background: bool = False) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        _open_ends.add(self.connection)
        self._process = multiprocessing.get_context("fork").Process(
            target=_serve, args=(work, theirs, background), daemon=True
        )
        self._process.start()
        theirs.close()

    def send(self, shard: S) -> None:
        """Give it something to do; a worker that is gone is noticed by `receive`."""
        with suppress(BrokenPipeError):
            self.connection.send(shard)

    def receive(self) -> R:
        """Wait for its answer, or raise what went wrong.

        Raises:
            RuntimeError: the process ended without an answer, because the system killed it, say.
        """
        try:
            is_well, value = pickle.loads(self.connection.recv_bytes())  # noqa: S301  our own worker, through a pipe
        except (EOFError, ConnectionResetError):
            self._process.join()
            raise RuntimeError(f"a worker process ended with {self._process.exitcode}") from None
        if not is_well:
            raise value
        found: R = value
        return found

    def close(self) -> None:
        """Tell it that there is nothing more to do, and wait for its end."""
        self._drop()
        self._process.join()

    def kill(self) -> None:
        """End it at once. It is not asked: a signal in its first moments may find our handler there, and be lost."""
        if self.connection in _open_ends:
            self._process.kill()
            self.close()

    def _drop(self) -> None:
        _open_ends.discard(self.connection)
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _serve(work: Callable[[S], R], connection: Connection, background: bool) -> None:  # noqa: FBT001
    """In the worker: answer until the other side is gone.

    An interruption reaches both processes; the one who waits ends the work and says so.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in _open_ends:
        other.close()
    _open_ends.clear()
    if background:
        os.nice(NICE)
    gc.freeze()  # looking for garbage in what both processes hold would write to it, and so copy it
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send_bytes(_answer(work, connection.recv()))


def _answer(work: Callable[[S], R], shard: S) -> bytes:
    """What the work gives or raises, as bytes; an exception that cannot be packed keeps its words."""
    try:
        return pickle.dumps((True, work(shard)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  whatever it is, the other side must hear of it
        try:
            packed = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
            pickle.loads(packed)  # noqa: S301  only to see that it can be unpacked
        except Exception:  # noqa: BLE001
            return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), pickle.HIGHEST_PROTOCOL)
        return packed
