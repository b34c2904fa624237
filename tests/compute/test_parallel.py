"""Work in other processes gives the same as work in place, whatever happens on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from generator.compute.parallel import WORKERS, Task, pieces, spread, workers
from generator.messages import msg
from generator.site.errors import SiteError


@pytest.fixture(autouse=True, params=["1", "2", "4"])
def _with_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKERS, request.param)


@pytest.fixture
def _thread() -> Iterator[None]:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


def failing(_shard: object = None) -> int:
    raise SiteError(msg("The folder {folder} is missing.", folder="docs"))


def endless(_shard: object = None) -> int:
    while workers() > 1 or multiprocessing.current_process().daemon:
        time.sleep(0.01)
    return 0


def test_results_come_in_the_order_of_the_shards() -> None:
    def work(number: int) -> int:
        time.sleep(0.001 * (number % 3))
        return number * number

    assert list(spread(work, range(50))) == [number * number for number in range(50)]
    assert list(spread(work, [])) == []


def test_all_workers_take_part_and_none_is_left() -> None:
    def work(_number: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    assert len(set(spread(work, range(40)))) == workers()
    assert not multiprocessing.active_children()


def test_pieces_hold_everything_in_order() -> None:
    for count in (0, 1, 7, 100):
        cut = pieces(range(count))
        assert [item for piece in cut for item in piece] == list(range(count))
        assert len(cut) <= max(1, 4 * workers())


def test_what_is_larger_than_a_pipe_arrives_whole() -> None:
    assert [len(text) for text in spread(lambda size: "x" * size, [10**6, 10, 10**6, 3])] == [10**6, 10, 10**6, 3]
    assert len(Task(lambda: "x" * 10**6).result()) == 10**6


def test_a_task_goes_on_beside_its_maker() -> None:
    task = Task(os.getpid)
    assert (task.result() != os.getpid()) == (workers() > 1)


def test_what_the_work_raises_is_raised_here_and_the_others_are_ended() -> None:
    with pytest.raises(SiteError, match="docs is missing"):
        Task(failing).result()
    with pytest.raises(SiteError, match="docs is missing"):
        list(spread(lambda number: endless() if number else failing(), [0, *range(1, 8)]))
    assert not multiprocessing.active_children()


def test_whoever_looks_at_a_part_leaves_nothing_behind() -> None:
    results = spread(lambda number: number, range(100))
    assert next(results) == 0
    assert isinstance(results, Generator)
    results.close()
    assert not multiprocessing.active_children()


def test_a_task_is_ended_with_its_context() -> None:
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        for _ in range(20):  # each time at another moment of its beginning
            with pytest.raises(SiteError), Task(endless, background=True):
                failing()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not multiprocessing.active_children()


def test_an_interruption_is_for_the_one_who_waits() -> None:
    def work() -> int:
        if multiprocessing.current_process().daemon:
            os.kill(os.getpid(), signal.SIGINT)
        return 1

    assert Task(work).result() == 1


class Odd(Exception):  # noqa: N818
    """Cannot be made again from what it was called with."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def test_an_exception_that_cannot_be_packed_keeps_its_words() -> None:
    def work() -> int:
        raise Odd(1, 2)

    with pytest.raises((RuntimeError, Odd), match="1 and 2"):
        Task(work).result()


def test_a_result_that_cannot_be_packed_is_told() -> None:
    if workers() > 1:
        with pytest.raises((AttributeError, TypeError, RuntimeError), match=r"pickle|local object"):
            Task(lambda: lambda: None).result()


def test_a_worker_that_dies_is_told() -> None:
    def work(_number: int = 0) -> int:
        if multiprocessing.current_process().daemon:
            os.kill(os.getpid(), signal.SIGKILL)
        return 1

    if workers() > 1:
        with pytest.raises(RuntimeError, match="-9"):
            Task(work).result()
        with pytest.raises(RuntimeError, match="-9"):
            list(spread(work, range(5)))


def test_a_worker_has_no_workers() -> None:
    assert Task(lambda: (workers(), list(spread(lambda number: number, [1, 2])))).result()[1] == [1, 2]
    if workers() > 1:
        assert Task(workers).result() == 1


@pytest.mark.usefixtures("_thread")
def test_with_threads_the_work_is_done_in_place() -> None:
    assert workers() == 1
    assert Task(os.getpid).result() == os.getpid()
    assert set(spread(lambda _: os.getpid(), range(4))) == {os.getpid()}


ORPHANS = """
import os, signal, sys, time
from generator.compute.parallel import Task
tasks = [Task(lambda: time.sleep(0.5) or print(os.getpid(), flush=True)) for _ in range(3)]
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_when_their_maker_is_killed() -> None:
    if workers() == 1:
        return
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", ORPHANS], cwd=root, capture_output=True, text=True, check=False)
    time.sleep(0.3)  # the pipes are closed as soon as the last one has printed
    left = [Path(f"/proc/{pid}/cmdline") for pid in done.stdout.split()]
    assert not [path for path in left if path.exists() and path.read_bytes()]  # empty when only its end is to be noted
