"""The schema line of each file is enough for editors that know YAML: tried with the server that they all use."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.editor import Editor
from tests.support import ROOT

LOCK = Path(__file__).with_name("yaml_language_server")
LINE = "# yaml-language-server: $schema=../../schema/initiative.schema.json\n"
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, fetched as its lock file says."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        pytest.skip("yaml-language-server needs node and npm, which are not installed here")
    folder = tmp_path_factory.mktemp("npm")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCK / name, folder)
    fetch = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(fetch, cwd=folder, env={**os.environ, "CI": "1"}, check=False).returncode:
        pytest.skip("npm could not fetch yaml-language-server here")
    return folder / "node_modules/yaml-language-server/bin/yaml-language-server"


@pytest.fixture
def editor(server: Path, tmp_path: Path) -> Iterator[Editor]:
    """An editor in a folder with our schemas."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (tmp_path / "content/initiatives").mkdir(parents=True)
    with Editor(["node", str(server), "--stdio"], tmp_path, SETTINGS) as started:
        yield started


def test_every_file_of_the_content_names_a_schema_that_is_there() -> None:
    for path in (ROOT / "content").glob("*/*.yaml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
        assert named, path
        assert (path.parent / named[1]).is_file(), path


def test_codes_are_completed_with_their_german_labels(editor: Editor) -> None:
    uri = editor.open("content/initiatives/hof.yaml", f"{LINE}needs:\n  - kind: \n")
    items = {one["label"]: one for one in editor.at("completion", uri, 2, len("  - kind: "))["items"]}
    assert items["hardware"]["textEdit"]["newText"] == "hardware"
    assert items["hardware"]["documentation"].startswith("IT-Geräte: ")


def test_fields_are_explained_in_german(editor: Editor) -> None:
    uri = editor.open("content/initiatives/hof.yaml", f"{LINE}topics: [education]\n")
    assert "Ein bis fünf Themen." in editor.at("hover", uri, 1, 2)["contents"]["value"]
    assert "`education`: Bildung: " in editor.at("hover", uri, 1, 12)["contents"]["value"]


def test_problems_stand_at_their_place(editor: Editor) -> None:
    uri = editor.open("content/initiatives/hof.yaml", f"{LINE}name: Hof\ntopics: [bildung]\nwebsiet: x\n")
    found = {(one["range"]["start"]["line"], one["range"]["start"]["character"]) for one in editor.findings(uri)}
    assert {(2, len("topics: [")), (3, 0)} <= found
