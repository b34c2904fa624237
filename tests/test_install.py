"""The set-up installs what the lock files name and nothing else, from where this machine is told to take it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from scripts import install
from tests.support import ROOT

SITE, ALL = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\Z")


def locked(path: Path) -> dict[str, set[str]]:
    """`name==version ; marker` -> the hashes of its files."""
    found: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").replace("\\\n", "").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            requirement, *hashes = re.split(r"\s+(?=--)", line.strip())
            assert all(map(HASH.match, hashes)), line
            found[requirement] = set(hashes)
    return found


def names(path: Path) -> set[str]:
    return {requirement.partition("==")[0] for requirement in locked(path)}


# --- lock files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [SITE, ALL], ids=lambda path: path.name)
def test_a_lock_file_pins_everything_by_hash_and_names_no_index(path: Path) -> None:
    for requirement, hashes in locked(path).items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .+)?\Z", requirement)
        assert hashes
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_both_lock_files_name_the_same_files() -> None:
    everything = locked(ALL)
    assert {requirement: everything.get(requirement) for requirement in locked(SITE)} == locked(SITE)


def imported() -> Iterator[str]:
    """The packages that the program and its set-up import, by the names that they have in Python."""
    for path in (*ROOT.glob("generator/**/*.py"), ROOT / "scripts/prepare.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


def test_the_site_has_every_package_that_the_program_imports() -> None:
    found = {name.partition(".")[0] for name in imported()} - sys.stdlib_module_names - {"generator"}
    packages = packages_distributions()
    missing = {name for name in found if not {one.lower().replace("_", "-") for one in packages[name]} & names(SITE)}
    assert len(found) > 15
    assert missing == set()


def test_the_site_needs_nothing_of_what_is_only_for_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert names(SITE) >= {re.split(r"[^\w-]", one)[0] for one in project["dependencies"]}
    assert not names(SITE) & set(project["optional-dependencies"]["dev"])
    assert names(ALL) >= set(project["optional-dependencies"]["dev"])


# --- where uv looks ------------------------------------------------------------------------------------------------

LISTED = r"""
:env:.index-url='https://env.example/simple'
global.index-url='https://file.example/simple'
global.extra-index-url='\nhttps://a.example/simple\nhttps://b.example/simple'
install.find-links='/wheels /more'
global.trusted-host='a.example'
global.cert='/c.pem'
global.timeout='60'
global.no-index='false'
global.constraint='/c.txt'
freeze.index-url='https://never.example'
global.broken='
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment of somebody who has told uv nothing."""
    return {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path)}


def told(listed: str, environ: dict[str, str]) -> dict[str, str]:
    variables, options = install.for_uv(install.pip_settings(listed), environ)
    assert options == []
    return {name: value for name, value in variables.items() if name not in environ}


MANNERS = {
    "UV_INDEX_STRATEGY": "unsafe-best-match", "UV_INSECURE_HOST": "a.example", "UV_HTTP_TIMEOUT": "60",
    "SSL_CERT_FILE": "/c.pem",
}  # fmt: skip


def test_uv_looks_where_pip_looks(bare: dict[str, str]) -> None:
    assert told(LISTED, bare) == MANNERS | {
        "UV_DEFAULT_INDEX": "https://env.example/simple",
        "UV_INDEX": "\nhttps://a.example/simple\nhttps://b.example/simple",
        "UV_FIND_LINKS": "/wheels,/more",
    }
    assert told("", bare) == {"UV_INDEX_STRATEGY": "unsafe-best-match"}


def test_uv_fetches_as_pip_does(bare: dict[str, str]) -> None:
    said = told("global.proxy='http://p.example:3128'\n:env:.no-cache-dir='1'\n", bare)
    assert said["HTTPS_PROXY"] == said["HTTP_PROXY"] == "http://p.example:3128"
    assert said["UV_NO_CACHE"] == "1"
    assert install.for_uv({"no-index": "True"}, bare)[1] == ["--no-index"]


@pytest.mark.parametrize("name", ["UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX", "UV_FIND_LINKS"])
def test_what_uv_was_told_itself_counts(name: str, bare: dict[str, str]) -> None:
    assert told(LISTED, bare | {name: "https://mine.example"}) == MANNERS
    assert install.for_uv({"cert": "/c.pem"}, bare | {"SSL_CERT_FILE": "/mine"})[0]["SSL_CERT_FILE"] == "/mine"


@pytest.mark.parametrize(
    "text", ['[[index]]\nurl = "https://mine.example"', '[pip]\nindex-url = "https://mine.example"']
)
def test_a_file_of_settings_for_uv_counts(text: str, bare: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "uv").mkdir()
    (tmp_path / "uv/uv.toml").write_text(text, encoding="utf-8")
    assert told(LISTED, bare) == MANNERS
    (tmp_path / "uv/uv.toml").write_text("offline = false", encoding="utf-8")
    assert "UV_DEFAULT_INDEX" in told(LISTED, bare)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert told(LISTED, bare | {"UV_CONFIG_FILE": str(tmp_path / "mine.toml")}) == MANNERS


# --- installing ----------------------------------------------------------------------------------------------------


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Sequence[str]]:
    """What would have been run; everything succeeds but what a test says."""
    found: list[Sequence[str]] = []

    def run(command: Sequence[str | Path], _variables: object = None) -> bool:
        found.append([str(word) for word in command])
        return True

    monkeypatch.setattr(install, "run", run)
    monkeypatch.setattr(install, "find_pip", lambda _tools: ["pip"])
    monkeypatch.setattr(install, "find_uv", lambda *_: Path("uv"))
    monkeypatch.setattr(sys, "argv", ["install.py", str(tmp_path), "some.lock"])
    return found


@pytest.mark.usefixtures("commands")
def test_nothing_is_left_of_what_only_the_set_up_needs(tmp_path: Path) -> None:
    assert install.main() == 0
    assert list(tmp_path.iterdir()) == []


def test_uv_installs_the_lock_file_and_then_the_project(commands: list[Sequence[str]]) -> None:
    assert install.main() == 0
    first, second = commands
    assert {"uv", "--require-hashes", "--no-build", "some.lock"} <= set(first)
    assert second[-1].endswith(".whl")


def test_without_uv_pip_installs(
    commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "find_uv", lambda *_: None)
    assert install.main() == 0
    assert [command[0] for command in commands] == ["pip", "pip"]
    assert {"--require-hashes", "--only-binary", "some.lock"} <= set(commands[0])
    assert "--force-reinstall" not in commands[0]
    assert "uv is not to be had" in capsys.readouterr().err


@pytest.mark.parametrize("pip_can", [True, False])
def test_where_uv_fails_pip_tries(
    commands: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, pip_can: bool
) -> None:
    def run(command: Sequence[str | Path], _variables: object = None) -> bool:
        commands.append([str(word) for word in command])
        return pip_can and command[0] == "pip"

    monkeypatch.setattr(install, "run", run)
    assert install.main() == (0 if pip_can else 1)
    assert [command[0] for command in commands] == (["uv", "pip", "pip"] if pip_can else ["uv", "pip"])
    assert "--force-reinstall" in commands[1]
    assert not (tmp_path / install.UNFINISHED).exists()


@pytest.mark.usefixtures("commands")
def test_what_was_broken_off_between_packages_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "lib/python3.11/site-packages"
    packages.mkdir(parents=True)

    def run(_command: Sequence[str | Path], _variables: object = None) -> bool:
        (packages / "half").mkdir(exist_ok=True)
        return False

    monkeypatch.setattr(install, "run", run)
    assert install.main() == 1
    assert (tmp_path / install.UNFINISHED).exists()


def test_the_uv_that_is_asked_for_is_the_one_of_the_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Sequence[str | Path]] = []

    def output(command: Sequence[str | Path], _variables: object = None) -> str:
        said.append(command)
        return "uv 0.0.1 (another)" if command[-1] == "--version" and len(said) == 1 else ""

    monkeypatch.setattr(install, "output", output)
    assert install.find_uv(tmp_path / "venv", tmp_path, ["pip"]) is None
    assert {"--require-hashes", "--target"} <= set(said[1])
    (entry,) = locked(tmp_path / "uv.lock").items()
    assert entry in locked(ALL).items()
    monkeypatch.setattr(install, "output", lambda *_: f"uv {entry[0].partition('==')[2]} (here)")
    assert install.find_uv(tmp_path / "venv", tmp_path, ["pip"]) == tmp_path / "venv/bin/uv"


def test_the_package_of_the_project_leads_to_its_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(install.wheel(tmp_path)) as archive:
        texts = {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist()}
    assert texts["mithilfe.pth"] == f"{ROOT}\n"
    assert "mithilfe = generator.__main__:program" in texts["entry_points.txt"]
    assert "Requires-Dist: pydantic>=2.10\n" in texts["METADATA"]
    assert len(texts["RECORD"].splitlines()) == len(texts)
