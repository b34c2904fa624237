"""What the set-up prepares is there, and is believed: else everything works, only slower, and nobody notices."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.compute import templates
from generator.text import dictionaries, known, tokens
from tests.support import ROOT


@pytest.fixture(autouse=True)
def _ours() -> None:
    if Path(sys.prefix) != ROOT / ".venv" or not (ROOT / ".venv/.ready").exists():
        pytest.skip("this environment was not made by scripts/setup.sh")


def test_dictionaries_words_and_templates_are_prepared() -> None:
    assert dictionaries._prepared().keys() >= {f"forms {language}" for language in tokens.LANGUAGES}
    assert known.record("de:Sprachkurs") is not None
    assert len(templates._prepared()) == len(list(templates.TEMPLATES.rglob("*.html")))
