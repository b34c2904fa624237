"""Work in a process of its own gives the same as work in place."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.compute.parallel import Beside, can_fork, side_by_side
from generator.messages import msg
from generator.site.errors import SiteError


def test_results_come_in_the_order_of_the_works() -> None:
    assert list(side_by_side([lambda: [1, 2], lambda: [3], list, lambda: [4, 5]])) == [1, 2, 3, 4, 5]


def test_the_second_work_runs_in_another_process() -> None:
    here, there = side_by_side([lambda: [os.getpid()], lambda: [os.getpid()]])
    assert here == os.getpid()
    assert (there != os.getpid()) == ((os.cpu_count() or 1) > 1 and threading.active_count() == 1)


def failing() -> list[int]:
    raise SiteError(msg("The folder {folder} is missing.", folder="docs"))


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(SiteError, match="docs is missing"):
        list(Beside(failing))


def test_where_one_work_fails_the_others_are_ended(tmp_path: Path) -> None:
    def endless() -> list[int]:
        while can_fork() or multiprocessing.current_process().daemon:
            time.sleep(0.01)
            (tmp_path / "sign of life").touch()
        return []

    with pytest.raises(SiteError, match="docs is missing"):
        list(side_by_side([failing, endless]))
    (tmp_path / "sign of life").unlink(missing_ok=True)
    time.sleep(0.1)
    assert not list(tmp_path.iterdir())


def test_work_is_ended_even_where_we_take_signals_ourselves() -> None:
    def endless() -> list[int]:
        while can_fork() or multiprocessing.current_process().daemon:
            time.sleep(0.01)
        return []

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        for _ in range(20):  # each time at another moment of its beginning
            Beside(endless).stop()
    finally:
        signal.signal(signal.SIGTERM, before)


def test_nothing_is_left_behind_where_nobody_comes_to_wait(tmp_path: Path) -> None:
    def work() -> list[int]:
        time.sleep(0.2)
        (tmp_path / "done").touch()
        return []

    with pytest.raises(SiteError), Beside(work, yields=True):
        failing()
    assert (tmp_path / "done").exists() == can_fork()


def test_an_interruption_is_for_the_one_who_waits() -> None:
    def work() -> list[int]:
        if multiprocessing.current_process().daemon:
            os.kill(os.getpid(), signal.SIGINT)
        return [1]

    assert list(Beside(work)) == [1]


class Odd(Exception):  # noqa: N818
    """Cannot be made again from what it was called with."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def test_an_exception_that_cannot_be_packed_keeps_its_words() -> None:
    def work() -> list[int]:
        raise Odd(1, 2)

    with pytest.raises((RuntimeError, Odd), match="1 and 2"):
        list(Beside(work))


FULL = """
import resource
from generator.compute.parallel import Beside

def work():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # as if no more had room
    return ["x" * 100_000]

try:
    print(list(Beside(work)))
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor nothing is done beside")
def test_a_disk_that_is_full_is_told() -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", FULL], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("File too large\n", "")


def test_with_threads_the_work_is_done_in_place() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert list(Beside(lambda: [os.getpid()])) == [os.getpid()]
    finally:
        done.set()
        thread.join()
