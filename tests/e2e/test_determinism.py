"""The same input and day give the same bytes; a build that is killed leaves the old site whole."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import harness

pytestmark = pytest.mark.slow


def staging(root: Path) -> list[Path]:
    """Folders in which a site is being made, or was when its build died."""
    return sorted(root.glob("site.*"))


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """In other folders, with other hashes, in another order on the disk, with caches and without."""
    one = harness.new_root(tmp_path / "one", harness.SMALL)
    other = harness.new_root(tmp_path / "quite/another", dict(reversed(list(harness.SMALL.items()))), caches=False)
    for root, seed in ((one, "1"), (other, "2")):
        done = harness.build(root, root / "site", PYTHONHASHSEED=seed, TZ="Asia/Tokyo" if seed == "2" else "UTC")
        assert done.returncode == 0, done.stdout + done.stderr
    first, second = harness.snapshot(one / "site"), harness.snapshot(other / "site")
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if data != second[path]] == []


def test_a_build_over_an_old_site_is_the_same_as_into_nothing(small: Path) -> None:
    before = harness.snapshot(small / "site")
    done = harness.build(small, small / "site")
    assert done.returncode == 0, done.stderr
    assert harness.snapshot(small / "site") == before
    assert staging(small) == []


@pytest.mark.parametrize(
    "moment",
    [Path.is_dir, lambda folder: (folder / "en").is_dir(), lambda folder: (folder / "pagefind").is_dir()],
    ids=["at once", "while pages are written", "while the index is made"],
)  # fmt: skip
def test_a_killed_build_leaves_the_old_site_whole(small: Path, moment: Callable[[Path], bool]) -> None:
    before = harness.snapshot(small / "site")
    harness.write_entry(small, "initiatives/neu-dabei.yaml", "name: Neu dabei\n")
    arguments = (
        "build",
        "--root",
        small,
        "--output",
        small / "site",
        "--today",
        harness.TODAY,
        "--base-url",
        harness.ADDRESS,
    )
    process = subprocess.Popen(
        harness.command(*arguments), cwd=harness.ROOT, env=harness.environment(), stdout=subprocess.DEVNULL
    )
    while process.poll() is None and not any(moment(folder) for folder in staging(small)):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    assert process.wait(10) == -signal.SIGKILL, "the build was over before"
    assert staging(small) != []
    assert harness.snapshot(small / "site") == before

    done = harness.build(small, small / "site")
    assert done.returncode == 0, done.stderr
    assert (small / "site/initiatives/neu-dabei/index.html").is_file()
    assert staging(small) == []
