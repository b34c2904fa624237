"""How check and build grow with the number of entries, beside what MkDocs with Material and Hugo take for as many.

Run as `python -m benchmarks.scale [SIZE ...]`. Prints one JSON object; progress goes to the other stream.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import output, yardsticks
from benchmarks.draw import TODAY
from benchmarks.process import run

SIZES = (100, 1_000, 2_000, 10_000)
REPOSITORY = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "generator")
TOLERATED = (0, 1)
"""Exit codes of a check that has come to its end: nothing found, something found."""
Figures = dict[str, Any]


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="How check and build grow.")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE", help=f"numbers of entries; else {SIZES}")
    parser.add_argument("--only", choices=("check", "build"), help="not the other, and no yardsticks")
    parser.add_argument("--no-yardsticks", action="store_true", help="only our own program")
    parser.add_argument("--folder", type=Path, help="work here and leave everything; else in a folder that goes again")
    given = parser.parse_args()
    others = not given.no_yardsticks and not given.only
    with tempfile.TemporaryDirectory(prefix="mithilfe-bench-") as temporary:
        folder = (given.folder or Path(temporary)).resolve()
        sizes = {}
        for count in given.sizes or SIZES:
            sizes[str(count)] = measure(count, folder / str(count), given.only or "", others=others)
            if not given.folder:
                shutil.rmtree(folder / str(count))
    print(json.dumps({"machine": machine(), "today": str(TODAY), "sizes": sizes}, indent=2))


def measure(count: int, folder: Path, only: str, *, others: bool) -> Figures:
    """All figures for one number of entries."""
    shutil.rmtree(folder, ignore_errors=True)
    root = folder / "catalogue"
    # A process of its own: a child begins with the peak of memory of its parent, which must therefore stay small.
    run((sys.executable, "-m", "benchmarks.content", str(count), str(root)), REPOSITORY)
    files = [path for path in (root / "content").glob("*/*.yaml") if path.parent.name != "vocabulary"]
    figures: Figures = {"content": {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}}
    if only != "build":
        figures |= checks(count, root)
    if only != "check":
        figures |= builds(count, root, folder / "site")
    if others:
        tell(f"{count}: yardsticks")
        figures["mkdocs_material"] = yardsticks.mkdocs(root / "content", folder / "mkdocs")
        figures["hugo"] = yardsticks.hugo(root / "content", folder / "hugo")
        figures["ratios"] = ratios(figures)
    return figures


def checks(count: int, root: Path) -> Figures:
    """The check of everything, without and with what an earlier one remembers, and of one entry among all others."""
    tell(f"{count}: check")
    command = (*COMMAND, "check", "--root", str(root), "--today", str(TODAY), "--quiet")
    return {
        "check": run(command, root, TOLERATED).told(),
        "check_again": run(command, root, TOLERATED).told(),
        "check_one_file": run((*command, str(an_initiative(root))), root, TOLERATED).told(),
    }


def builds(count: int, root: Path, site: Path) -> Figures:
    """The whole site, without and with what an earlier build remembers, and how large it is."""
    command = (*COMMAND, "build", "--root", str(root), "--today", str(TODAY), "--output", str(site), "--quiet")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    tell(f"{count}: build, cold")
    figures: Figures = {"build_cold": run(command, root).told()}
    entry = an_initiative(root)
    entry.write_text(entry.read_text("utf-8").replace("\nwebsite:", "\nfounded: 2001\nwebsite:", 1), "utf-8")
    tell(f"{count}: build, one entry changed")
    figures["build_warm"] = run(command, root).told()
    page = next(path for path in sorted(site.glob("initiatives/*/index.html")) if not path.parent.name.isdigit())
    figures["site"] = {
        **output.size(site),
        "largest_pages": output.largest_pages(site),
        "first_visit": output.first_visit(site, page),
    }
    return figures


def an_initiative(root: Path) -> Path:
    """The file that is checked alone, or changed."""
    files = sorted((root / "content/initiatives").glob("*.yaml"))
    return next(path for path in files if "\nfounded:" not in path.read_text("utf-8"))


def ratios(figures: Figures) -> dict[str, float]:
    """Our cold build against theirs: for as many entries, and for as many pages. Below one we are faster."""
    ours, pages = figures["build_cold"]["seconds"], figures["site"]["pages"]
    found = {}
    for name in ("mkdocs_material", "hugo"):
        other = figures[name]
        found[f"build_to_{name}"] = round(ours / other["seconds"], 2)
        found[f"build_to_{name}_by_page"] = round(ours / pages / (other["seconds"] / other["pages"]), 2)
    return found


def machine() -> Figures:
    """Where this was measured, and how long a fixed piece of work takes there."""
    start = time.process_time()
    sum(number * number % 7 for number in range(5_000_000))
    loop = time.process_time() - start
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    python = platform.python_version()
    return {"processors": os.cpu_count(), "python": python, "load": load, "loop_seconds": round(loop, 2)}


def tell(text: str) -> None:
    """Say what is being done."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
