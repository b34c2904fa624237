"""The small programs around the product do what they promise, on machines that lack something as well.

Each runs with stand-ins first on the PATH, so that nothing is installed and nothing takes long.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import find_chromium

ROOT = Path(__file__).parents[1]
CLOSING = "============================== 3 passed in 0.42s ==============================="


def program(path: Path, script: str) -> Path:
    """Write a shell script that can be started."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(command: list[str | Path], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )


# --- .ci/run -------------------------------------------------------------------------------------------------------


def ci(tmp_path: Path, make: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of `.ci/run` with a stand-in for make."""
    copy = program(tmp_path / ".ci/run", "")
    copy.write_bytes((ROOT / ".ci/run").read_bytes())
    program(tmp_path / "bin/make", make)
    return run([copy], tmp_path, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")


def test_the_run_ends_on_the_closing_line_of_pytest(tmp_path: Path) -> None:
    result = ci(tmp_path, f'if [ "$1" = test ]; then echo "{CLOSING}"; else echo "site built"; fi')
    assert result.returncode == 0
    assert "site built" in result.stdout
    assert result.stdout.splitlines()[-1] == CLOSING


@pytest.mark.parametrize("target", ["test", "site"])
def test_the_run_fails_when_one_of_its_steps_fails(tmp_path: Path, target: str) -> None:
    result = ci(tmp_path, f'echo "{CLOSING}"; test "$1" != {target}')
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == CLOSING


def test_the_run_says_so_when_pytest_never_finished(tmp_path: Path) -> None:
    result = ci(tmp_path, "true")
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == "The tests did not run to their end."


# --- scripts/setup.sh ----------------------------------------------------------------------------------------------


def setup(tmp_path: Path, python: str) -> str:
    """What the set-up says when this is the only Python."""
    old = program(tmp_path / "old-python", python)
    result = run(["sh", ROOT / "scripts/setup.sh", tmp_path / "venv", "requirements.lock"], tmp_path, PYTHON=str(old))
    assert result.returncode == 1
    assert not (tmp_path / "venv").exists()
    return result.stderr


def test_an_old_python_is_named_with_its_version(tmp_path: Path) -> None:
    assert "old-python is 3.9.2" in setup(tmp_path, "echo 3.9.2 False True")


def test_a_python_without_venv_gets_the_name_of_the_package(tmp_path: Path) -> None:
    said = setup(tmp_path, "echo 3.12.1 True False")
    assert "apt-get install python3-venv" in said


def test_no_python_at_all_is_said(tmp_path: Path) -> None:
    assert "No Python found" in setup(tmp_path, "exit 127")


# --- scripts/find_chromium.py --------------------------------------------------------------------------------------


def test_a_browser_counts_only_if_it_starts(tmp_path: Path) -> None:
    assert find_chromium.starts(str(program(tmp_path / "good", "echo Chromium 140.0")))
    assert not find_chromium.starts(str(program(tmp_path / "stub", "echo install the snap; exit 1")))
    assert not find_chromium.starts(str(tmp_path / "missing"))


def test_the_wish_of_the_environment_comes_first(tmp_path: Path) -> None:
    wish = str(program(tmp_path / "mine", "echo Chromium 140.0"))
    result = run([sys.executable, ROOT / "scripts/find_chromium.py"], tmp_path, MITHILFE_CHROMIUM=wish)
    assert (result.returncode, result.stdout) == (0, f"{wish}\n")


def test_a_wish_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    result = run([sys.executable, ROOT / "scripts/find_chromium.py"], tmp_path, MITHILFE_CHROMIUM="/nowhere")
    assert (result.returncode, result.stdout) == (1, "")
    assert "MITHILFE_CHROMIUM" in result.stderr


def test_where_installing_needs_a_password_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(find_chromium, "attempt", lambda _command: False)
    assert find_chromium.privilege("apt-get") is None


# --- .githooks/pre-commit ------------------------------------------------------------------------------------------


def test_the_hook_looks_at_what_is_staged_and_at_nothing_else(tmp_path: Path) -> None:
    run(["git", "init", "--quiet"], tmp_path)
    for tool in ("mithilfe", "ruff"):
        program(tmp_path / f".venv/bin/{tool}", f'echo "{tool} $*"; for file; do :; done; cat "$file"')
    entry = tmp_path / "content/initiatives/a.yaml"
    entry.parent.mkdir(parents=True)
    entry.write_text("name: staged\n", encoding="utf-8")
    run(["git", "add", "content"], tmp_path)
    entry.write_text("name: half-finished\n", encoding="utf-8")

    result = run([ROOT / ".githooks/pre-commit"], tmp_path)

    assert result.returncode == 0
    assert "mithilfe check -- content/initiatives/a.yaml\nname: staged" in result.stdout
    assert "mithilfe format --check -- content/initiatives/a.yaml\nname: staged" in result.stdout
    assert "ruff" not in result.stdout


def test_the_hook_checks_everything_when_an_entry_goes(tmp_path: Path) -> None:
    run(["git", "init", "--quiet"], tmp_path)
    program(tmp_path / ".venv/bin/mithilfe", 'echo "mithilfe $*"')
    for name in ("a", "b"):
        (tmp_path / f"content/initiatives/{name}.yaml").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"content/initiatives/{name}.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    run(["git", "add", "content"], tmp_path)
    run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x"], tmp_path)
    run(["git", "mv", "content/initiatives/a.yaml", "content/initiatives/c.yml"], tmp_path)
    assert "mithilfe check\n" in run([ROOT / ".githooks/pre-commit"], tmp_path).stdout


def test_the_hook_stops_a_commit_with_a_mistake(tmp_path: Path) -> None:
    run(["git", "init", "--quiet"], tmp_path)
    program(tmp_path / ".venv/bin/mithilfe", "true")
    program(tmp_path / ".venv/bin/ruff", "exit 1")
    (tmp_path / "bad.py").write_text("import os\n", encoding="utf-8")
    run(["git", "add", "bad.py"], tmp_path)
    assert run([ROOT / ".githooks/pre-commit"], tmp_path).returncode == 1
