"""Fixtures for all tests. The functions themselves stand in `tests/support.py`, so that they can be imported too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.model import Catalogue
from generator.settings import load_settings
from generator.site import interpreter
from tests import support


def pytest_configure(config: pytest.Config) -> None:
    """Compile the check for browsers once for all builds of all tests, not in each of them; others wait for it."""
    if not hasattr(config, "workerinput"):
        interpreter.prepare(load_settings(support.ROOT))


@pytest.fixture
def catalogue() -> Callable[..., Catalogue]:
    """`catalogue({"initiatives/a.yaml": "..."})`: inline files as a catalogue."""
    return support.catalogue


@pytest.fixture
def today() -> date:
    """The day on which all tests run."""
    return support.TODAY
