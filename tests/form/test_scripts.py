"""The form's scripts write names and files as the program does: the same spelling, the same ids, the same data."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.model.fields import slug
from generator.model.text import SPELLED
from generator.read import read_document, read_files, sources
from generator.text.tokens import fold
from tests.support import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not here")
PATHS = [one.path for one in sources(ROOT) if "/vocabulary/" not in one.path and one.path != "content/retired.yaml"]
ODD = [
    "Straße & Übung", "ÆØÅ Łódź", "Cafe\u0301 Zoë", "İstanbul", "Großstadt-Réunion", "日本 e. V.", "–", "a" * 70,
    "don't ’ ok", "ŋ ħ ı", "  -x-  ", "Бібліотека", "مكتبة", "\ufb01 \u2460", "O\u2028P",
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    documents = list(read_files(ROOT, PATHS))
    names = [*ODD, *(str(one.data["name"]) for one in documents if isinstance(one.data, dict))]
    entries = [one.data for one in documents]
    asked = {"spelled": {chr(sign): plain for sign, plain in SPELLED.items()}, "names": names, "entries": entries}
    file = tmp_path_factory.mktemp("words") / "asked.json"
    file.write_text(json.dumps(asked), "utf-8")
    command = ["node", str(Path(__file__).with_name("words.mjs")), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {**json.loads(done.stdout), "names": names, "entries": entries}


def test_words_are_spelled_for_comparison_as_the_program_spells_them(answers: dict[str, list[Any]]) -> None:
    assert answers["folded"] == [fold(name) for name in answers["names"]]


def test_a_name_suggests_the_same_id(answers: dict[str, list[Any]]) -> None:
    assert answers["slugs"] == [slug(name) for name in answers["names"]]


def test_a_file_that_a_script_writes_says_the_same(answers: dict[str, list[Any]]) -> None:
    assert len(answers["files"]) > 100
    for written, entry in zip(answers["files"], answers["entries"], strict=True):
        assert read_document("content/x.yaml", written.encode()).data == without_nothing(entry)


def without_nothing(value: Any) -> Any:  # noqa: ANN401  any value of a file
    """Without what is empty, and with trimmed texts."""
    if isinstance(value, dict):
        return {key: kept for key, one in value.items() if (kept := without_nothing(one)) not in ("", [], {})}
    if isinstance(value, list):
        return [kept for one in value if (kept := without_nothing(one)) not in ("", [], {})]
    return str(value).strip()
