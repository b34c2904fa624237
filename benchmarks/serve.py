"""How long somebody who writes waits: from saving an entry until the server of `serve` shows it.

Run as `python -m benchmarks.serve [SIZE ...]`; without sizes with the content of this repository. Prints one JSON
object.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from benchmarks.draw import TODAY
from benchmarks.process import run
from benchmarks.scale import COMMAND, REPOSITORY, machine, tell

CHANGES = 3
EVERY = 0.02
"""Seconds between two looks."""
SHIPPED = ("content", "docs", "site_templates", "mkdocs.yml")


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description="From saving to seeing.")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE", help="numbers of entries; else those shipped")
    given = parser.parse_args()
    figures = {}
    with tempfile.TemporaryDirectory(prefix="mithilfe-bench-") as temporary:
        for size in given.sizes or [0]:
            root = Path(temporary) / str(size)
            if size:
                run((*COMMAND[:2], "benchmarks.content", str(size), str(root)), REPOSITORY)
            else:
                _copy(root)
            figures[str(size) if size else "shipped"] = measure(root)
    print(json.dumps({"machine": machine(), "sizes": figures}, indent=2))


def _copy(root: Path) -> None:
    root.mkdir()
    for name in SHIPPED:
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)


def measure(root: Path) -> dict[str, Any]:
    """Seconds until the first site is there, and from each of some changes until it is on the screen."""
    entry = min((root / "content/initiatives").glob("*.yaml"))
    text, seconds = entry.read_text("utf-8"), []
    start = time.perf_counter()
    with serving(root) as url:
        ready = time.perf_counter() - start
        for number in range(CHANGES):
            tell(f"change {number + 1}")
            name = f"Geändert {number}"
            entry.write_text(re.sub(r"(?m)^name: .*$", f"name: {name}", text, count=1), "utf-8")
            seconds.append(round(until(f"{url}initiatives/{entry.stem}/", name), 2))
    return {"entries": len(list((root / "content").glob("[!v]*/*.yaml"))), "ready": round(ready, 1), "changes": seconds}


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """A running server, by its address; the first site is there."""
    command = (*COMMAND, "serve", "--root", str(root), "--port", "0", "--today", str(TODAY), "--language", "en")
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = next(found for line in process.stderr or () if (found := re.search(r"http://\S+/", line)))
            yield said[0]
        finally:
            process.terminate()


def until(url: str, words: str) -> float:
    """Seconds until a page says something."""
    start = time.perf_counter()
    while True:
        with suppress(OSError), urlopen(url, timeout=60) as answer:  # noqa: S310  our own server
            if words in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(EVERY)


if __name__ == "__main__":
    main()
