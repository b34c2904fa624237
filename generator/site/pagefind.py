"""Runs the `pagefind` binary over stub files and keeps what the search of our site loads of its output.

Left out: Pagefind's own user interfaces, and its fragments (one small file per page), because what a hit shows lies in
our own files. Its entry file lists the languages in random order; here they are sorted, so that two builds are equal.
"""

import json
import os
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.messages import msg
from generator.site.errors import SiteError

STUBS = "stubs"
"""The folder with a file for each page, below the one that is worked in."""
FEW = 2
"""So many processors are too few for its threads; with more of them it is a tenth quicker if it may use all."""
_KEPT = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind", "pagefind.*.pf_meta", "index/*.pf_index")
_ENTRY = "pagefind-entry.json"
_URL = re.compile(r'"url":"/([^"]+)\.html"')
_FAILED = msg("The search index could not be made.")
_GZIP = 31  # what zlib calls the format of these files
_BEGINNING = 200  # bytes of a fragment that are sure to hold its address


class Running:
    """Pagefind at work on a folder of stubs."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        self._process, self._output = process, output

    def take(self, target: Path) -> Mapping[str, str]:
        """Wait for the end, and put what is needed into `target`.

        Gives the name of each stub (without `.html`) -> the id under which a search finds it.

        Raises:
            SiteError: the command has failed.
        """
        said, trouble = self._process.communicate()
        if self._process.returncode != 0:
            raise SiteError(_FAILED, trouble.strip() or said.strip())
        for path in sorted(path for pattern in _KEPT for path in self._output.glob(pattern)):
            kept = target / path.relative_to(self._output)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept)
        entry = json.loads((self._output / _ENTRY).read_text(encoding="utf-8"))
        (target / _ENTRY).write_text(json.dumps(entry, sort_keys=True, separators=(",", ":")), encoding="utf-8")
        with os.scandir(self._output / "fragment") as fragments:
            return {_stub(fragment.path): fragment.name.partition(".")[0] for fragment in fragments}


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Pagefind, started over the stubs in a folder, into which it writes as well; ended in any case.

    Raises:
        SiteError: the command is missing.
    """
    # Only a build that makes an index needs the binary.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    output = folder / "index"
    command = [str(get_executable()), "--site", str(folder / STUBS), "--output-path", str(output), "--silent"]
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    except OSError as error:
        raise SiteError(_FAILED, str(error)) from error
    _settle(process.pid)
    with process:
        try:
            yield Running(process, output)
        finally:
            process.kill()


def _settle(process: int) -> None:
    """Where there are two processors, leave one to others: its threads do one's work, and only disturb each other.

    Each time one of them gives memory back, both processors have to know; on one alone it needs an eighth less.
    """
    if not hasattr(os, "sched_setaffinity"):
        return
    processors = os.sched_getaffinity(0)
    if len(processors) == FEW:
        with suppress(OSError):
            os.sched_setaffinity(process, {max(processors)})


def _stub(fragment: str) -> str:
    """The name of the stub that a fragment was made from."""
    with open(fragment, "rb") as file:  # noqa: PTH123  twice as fast as through Path
        beginning = zlib.decompressobj(_GZIP).decompress(file.read(), _BEGINNING)
    found = _URL.search(beginning.decode("utf-8", "replace"))
    if found is None:
        raise SiteError(msg("The search index has an entry without an address. Has Pagefind changed its format?"))
    return found[1]
