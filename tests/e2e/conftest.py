"""The shipped catalogue, built once for all workers by the command line, and a browser to look at it."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread

import pytest

from tests.e2e import harness, strangers
from tests.e2e.harness import Site, served

Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once("name", make)`: a folder that `make` has filled, in one worker while the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def make_once(name: str, make: Callable[[Path], object]) -> Path:
        folder, mark = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not mark.exists():
                folder.mkdir()
                mark.write_text(json.dumps(_attempt(make, folder)), "utf-8")
        problem = json.loads(mark.read_text("utf-8"))
        assert not problem, problem
        return folder

    return make_once


def _attempt(make: Callable[[Path], object], folder: Path) -> str:
    """What went wrong, if anything: so that the other workers need not try again."""
    try:
        make(folder)
    except AssertionError as error:
        return str(error) or repr(error)
    return ""


def build_all(*sites: tuple[Path, Path, str]) -> None:
    """Build sites (root, output, base path) side by side."""
    runs: list[CompletedProcess[str]] = []
    threads = [Thread(target=lambda one=site: runs.append(harness.build(*one))) for site in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [run.returncode for run in runs] == [0] * len(sites), "\n".join(run.stdout + run.stderr for run in runs)


BASES = ("/", "/repo/")


@pytest.fixture(scope="session")
def folders(once: Once) -> dict[str, Path]:
    """The built folder of the shipped catalogue for each base path."""
    names = {base: base.strip("/") or "root" for base in BASES}
    made = once("shipped", lambda top: build_all(*((harness.ROOT, top / name, base) for base, name in names.items())))
    return {base: made / name for base, name in names.items()}


@pytest.fixture(scope="session")
def site(folders: dict[str, Path]) -> Iterator[Site]:
    """The shipped catalogue under `/`."""
    with served(folders["/"]) as shown:
        yield shown


@pytest.fixture(scope="session", params=BASES, ids=["root", "repo"])
def based(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Iterator[Site]:
    """The shipped catalogue under `/` and under `/repo/`."""
    with served(folders[request.param], request.param) as shown:
        yield shown


@pytest.fixture(scope="session")
def odd(once: Once) -> Iterator[Site]:
    """A made-up catalogue of extremes: nothing, one, very many, very long."""

    def make(top: Path) -> None:
        root = harness.new_root(top / "root", strangers.content())
        build_all((root, top / "site", "/"))

    with served(once("odd", make) / "site") as shown:
        yield shown


@pytest.fixture(scope="session")
def small_site(once: Once) -> Path:
    """A root of a handful of entries with its built `site/` and caches, to be copied by `harness.copy_of`."""

    def make(top: Path) -> None:
        root = harness.new_root(top / "root", harness.SMALL)
        build_all((root, root / "site", "/"))

    return once("small", make) / "root"


@pytest.fixture
def small(small_site: Path, tmp_path: Path) -> Path:
    """A copy of the small root that a test may do anything to."""
    return harness.copy_of(small_site, tmp_path / "root")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The system's Chromium; it runs as root in containers, where it has no sandbox."""
    from tests.e2e.browsers import chromium

    more = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium(), "args": more}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser needs Chromium."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
