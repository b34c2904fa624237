"""Fixtures for the command line: a small site, and the program that runs inside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli
from generator.cli.language import VARIABLES
from tests.cli.site import Run, make


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture
def run(site: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in the folder of the site, with an environment that states no language."""
    monkeypatch.chdir(site)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        out, err = capfd.readouterr()
        return code, out, err

    return call
