"""Fixtures for all tests. The functions themselves stand in `tests/support.py`, so that they can be imported too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.model import Catalogue
from tests import support


@pytest.fixture
def catalogue() -> Callable[..., Catalogue]:
    """`catalogue({"initiatives/a.yaml": "..."})`: inline files as a catalogue."""
    return support.catalogue


@pytest.fixture
def today() -> date:
    """The day on which all tests run."""
    return support.TODAY
