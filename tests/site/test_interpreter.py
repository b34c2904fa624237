"""The check in the browser: the same words as everywhere else, from our own host alone, the same bytes each time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.compute.steps import Steps
from generator.diagnostics import RULES
from generator.examination import examine
from generator.live import answer, opened
from generator.model import Catalogue
from generator.read.rules import UNPROVABLE
from generator.settings import CONFIG, load_settings
from generator.site import interpreter
from generator.site.assets import FOLDER
from generator.site.interpreter import CONTENT, PLACE, PROGRAM, RUNTIME, START, Compiling
from tests.support import ROOT, TODAY, example_files

needs_interpreter = pytest.mark.skipif(
    not PLACE.is_dir() or not shutil.which("node"), reason="the interpreter for browsers could not be fetched here"
)
SETTINGS = load_settings(ROOT)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return examine(SETTINGS, TODAY, ["content/vocabulary"]).catalogue


@pytest.fixture(scope="module")
def folder(shipped: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the check as the site has them."""
    target = tmp_path_factory.mktemp("check")
    for path, data in Compiling(SETTINGS, Steps()).files(shipped):
        (target / Path(path).name).write_bytes(data)
    return target


@needs_interpreter
@pytest.mark.parametrize("language", ["de", "en"])
def test_in_the_browser_every_example_of_every_rule_is_answered_in_the_same_words(folder: Path, language: str) -> None:
    texts = [
        (example.file, text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
        for rule in RULES.values()
        if rule.code not in UNPROVABLE
        for example in (rule.bad, rule.good)
        for text in [example_files(example)[example.file]]
    ]
    questions = [
        json.dumps({"ask": "check", "path": path, "text": text, "today": TODAY.isoformat()}) for path, text in texts
    ]
    shutil.copy(ROOT / CONFIG, folder / CONFIG)
    native = opened(str(folder), (folder / CONTENT).read_text("utf-8"), language)
    (folder / "questions").write_text("\n".join(questions), "utf-8")
    command = ["node", str(Path(__file__).with_name("answers.mjs")), str(folder), language, str(folder / "questions")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, "\n".join(line for line in done.stderr.splitlines() if len(line) < 400)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(questions)
    assert sum(bool(one["findings"]) for one in told) > 90
    for (path, text), question, found in zip(texts, questions, told, strict=True):
        assert found == json.loads(answer(native, question)), (path, text)


@needs_interpreter
def test_the_same_code_makes_the_same_bytes(folder: Path, shipped: Catalogue) -> None:
    again = {Path(path).name: data for path, data in Compiling(SETTINGS, Steps()).files(shipped)}
    assert again == {name: (folder / name).read_bytes() for name in again}


@needs_interpreter
def test_the_archive_holds_compiled_code_and_nothing_for_another_machine(folder: Path) -> None:
    with zipfile.ZipFile(BytesIO((folder / PROGRAM).read_bytes())) as archive:
        names = archive.namelist()
    assert "app/generator/checks/privacy.pyc" in names
    assert "app/site_templates/locale/de/LC_MESSAGES/mithilfe.po" in names
    assert not [name for name in names if name.endswith((".py", "linux-gnu.so"))]
    assert not [name for name in names if name.startswith(("app/generator/cli", "app/generator/pages"))]
    assert not [name for name in names if "geodata" in name or "iso3166-2" in name]


@needs_interpreter
def test_it_is_small_enough_for_a_phone(folder: Path) -> None:
    assert sum((folder / name).stat().st_size for name in (*RUNTIME, PROGRAM, CONTENT)) < 20_000_000
    assert (folder / PROGRAM).stat().st_size < 5_500_000


@needs_interpreter
def test_the_files_lie_in_a_folder_that_changes_with_them(folder: Path, shipped: Catalogue) -> None:
    start = json.loads((folder / START).read_text("utf-8"))
    assert start["folder"].startswith("check-")
    assert start["bytes"].keys() == {*RUNTIME, PROGRAM, CONTENT}
    other = Compiling(SETTINGS.at("https://example.org/"), Steps())
    paths = [path for path, _ in other.files(Catalogue({}, shipped.vocabulary))]
    assert paths[0] == FOLDER + START
    assert not any(path.startswith(FOLDER + start["folder"]) for path in paths)


def test_without_an_interpreter_the_site_says_that_there_is_no_check(
    shipped: Catalogue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(interpreter, "PLACE", tmp_path / "none")
    files = dict(Compiling(SETTINGS, Steps()).files(shipped))
    assert json.loads(files.pop(FOLDER + START)) == {"folder": "", "bytes": {}}
    assert not files


def test_what_is_compiled_for_browsers_has_the_version_that_runs_here() -> None:
    pinned = re.compile(r"^pydantic-core==(\S+)", re.MULTILINE)
    ours, theirs = (
        pinned.findall((ROOT / path).read_text("utf-8"))
        for path in ("requirements.lock", "scripts/interpreter/requirements.lock")
    )
    assert ours == theirs
