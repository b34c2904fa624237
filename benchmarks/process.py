"""Runs one command in a process of its own and says what it took: time, work and memory, children included.

The system knows the largest single process exactly; how much all of them hold together is looked up while they run
(on Linux only), counting what they share once.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK_EVERY = 0.2
"""Seconds between two looks at the memory of all processes."""
_KILOBYTES_PER_MB = 1024


class FailedError(Exception):
    """The command ended with another code than wanted; the text is the end of what it said."""


@dataclass(frozen=True)
class Taken:
    """What a command took: `seconds` on the clock, `user_seconds` of work, peaks of memory in MB."""

    seconds: float
    user_seconds: float
    peak_mb: float
    tree_peak_mb: float | None
    """All processes at the same moment; None where the system does not tell."""

    def told(self) -> dict[str, float | None]:
        """As numbers for JSON."""
        return {
            "seconds": round(self.seconds, 2),
            "user_seconds": round(self.user_seconds, 2),
            "peak_mb": round(self.peak_mb, 1),
            "tree_peak_mb": None if self.tree_peak_mb is None else round(self.tree_peak_mb, 1),
        }


def run(command: Sequence[str], folder: Path, codes: Sequence[int] = (0,)) -> Taken:
    """Run a command to its end; `codes` are the exit codes that are fine.

    Raises:
        FailedError: it ended otherwise.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        memory = _Memory(process.pid)
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise FailedError(
            f"{' '.join(command)}: exit code {process.returncode}\n{said[-2000:].decode('utf-8', 'replace')}"
        )
    return Taken(seconds, usage.ru_utime, usage.ru_maxrss / _KILOBYTES_PER_MB, memory.end())


class _Memory:
    """Looks at all processes of a session until told to end."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> float | None:
        """The peak in MB."""
        self._over.set()
        self._thread.join()
        return self._peak or None

    def _watch(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            self._peak = max(self._peak, sum(_proportional(pid) for pid in _members(self._session)))


def _members(session: int) -> list[int]:
    """The processes of a session; empty where there is no /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found.append(int(path.parent.name))
    return found


def _proportional(pid: int) -> float:
    """What a process holds in MB, its share of what several hold together."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _KILOBYTES_PER_MB
