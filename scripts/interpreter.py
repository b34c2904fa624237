"""Fetch Python for the browser, in which the form on the site checks a draft by the very rules of `mithilfe check`.

`scripts/setup.sh` runs it: `interpreter.py VENV`. The interpreter comes from npm, as
`scripts/interpreter/package-lock.json` says; the one library that must be compiled for it comes from the index of
Python packages, as `requirements.lock` beside it says. Both are checked by hash. Where one of them cannot be had, the
site is built without the check in the form, which says so; everything else works.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from install import find_pip  # type: ignore[import-not-found]  # it lies beside this file

LOCKS = Path(__file__).resolve().parent / "interpreter"
PLACE = "share/mithilfe/interpreter"
"""Where it lies in the environment; `generator/site/interpreter.py` reads it there."""
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
KEY = "made-from"
"""The file that says of which lock files all this was made."""
PLATFORM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14", "--implementation", "cp", "--abi",
            "cp314")  # fmt: skip
"""What the interpreter of this version calls itself."""


class UnavailableError(Exception):
    """Something cannot be had here; the text says what."""


def main() -> int:
    """Fetch what is not there yet; 0 also where that cannot be done, since the site works without it."""
    target = Path(sys.argv[1]).absolute() / PLACE
    locks = [path.read_bytes() for path in sorted(LOCKS.iterdir())]
    key = hashlib.sha256(b"\0".join([*locks, Path(__file__).read_bytes()])).hexdigest()
    if (target / KEY).is_file() and (target / KEY).read_text("utf-8") == key:
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as temporary:
        folder = Path(temporary) / "made"
        try:
            runtime(Path(temporary), folder)
            packages(Path(temporary), folder / "packages")
        except (UnavailableError, OSError, zipfile.BadZipFile) as error:
            print(f"The form will not check drafts while people type: {error}", file=sys.stderr)
            return 0
        (folder / KEY).write_text(key, "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
    return 0


def runtime(work: Path, target: Path) -> None:
    """Put the files of the interpreter itself into a folder.

    Raises:
        UnavailableError: there is no npm, or it cannot fetch the package.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("it needs npm, which is not installed here.")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCKS / name, work)
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], work, "npm could not fetch Pyodide.")
    found = work / "node_modules" / "pyodide"
    target.mkdir()
    for name in RUNTIME:
        shutil.copy(found / name, target)
    lock = json.loads((found / "pyodide-lock.json").read_text("utf-8"))
    without = {**lock, "packages": {}}  # what there would be to load from elsewhere; nothing ever is
    (target / "pyodide-lock.json").write_text(json.dumps(without, sort_keys=True), "utf-8")


def packages(work: Path, target: Path) -> None:
    """Unpack the libraries that are compiled for the interpreter.

    Raises:
        UnavailableError: pip cannot fetch them.
    """
    wheels = work / "wheels"
    command = [*find_pip(work), "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    lock = str(LOCKS / "requirements.lock")
    options = ["--only-binary", ":all:", *PLATFORM, "--require-hashes", "-r", lock, "--dest", str(wheels)]
    run([*command, *options], work, "pip could not fetch what is compiled for it.")
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target, [name for name in archive.namelist() if ".dist-info/" not in name])


def run(command: Sequence[str], folder: Path, otherwise: str) -> None:
    """Run a program in a folder.

    Raises:
        UnavailableError: it fails.
    """
    done = subprocess.run(command, cwd=folder, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise UnavailableError(otherwise)


if __name__ == "__main__":
    sys.exit(main())
