"""Install what a lock file names, checked by hash, and this project itself into a virtual environment.

`scripts/setup.sh` runs it: `install.py VENV LOCK`. uv does it, in a twentieth of the time that pip takes; it is itself
fetched by pip, as the lock file says. Where uv cannot be had, or fails, pip does it all.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_LOCK = ROOT / "requirements-dev.lock"
"""The lock file that names uv, since `make lock` runs it too."""
UNFINISHED = ".installing"
"""A file that is there while packages are written: whoever finds it (`setup.sh`) makes the environment anew."""
INTERRUPTED = 130
PIP_FOR_OTHERS = (22, 3)
"""From this version on pip has `--python`."""

_UV = re.compile(r"^uv==(\S+)(?:.*\\\n)+.*", re.MULTILINE)
_SETTING = re.compile(r"^(global|install|:env:)\.([\w-]+)=(.*)$", re.MULTILINE)
_TRUE = ("1", "true", "yes", "on", "y", "t")
_SECTIONS = ("global", "install", ":env:")
"""Where pip looks for a setting; the last one wins."""
_PLACES = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "find-links": "UV_FIND_LINKS"}
_MANNERS = {
    "trusted-host": "UV_INSECURE_HOST", "cert": "SSL_CERT_FILE", "client-cert": "SSL_CLIENT_CERT",
    "default-timeout": "UV_HTTP_TIMEOUT", "timeout": "UV_HTTP_TIMEOUT",
}  # fmt: skip
"""Settings of pip, and the variables that say the same to uv: where packages lie, and how they are fetched."""
_OWN_VARIABLES = (*_PLACES.values(), "UV_INDEX_URL", "UV_EXTRA_INDEX_URL")
_OWN_KEYS = ("index", "index-url", "extra-index-url", "find-links", "no-index")
"""Whoever has told uv itself where packages lie means that, not what pip was told."""


def main() -> int:
    """Install; 1 where neither uv nor pip could."""
    environment, lock = Path(sys.argv[1]).absolute(), Path(sys.argv[2])
    unfinished, tools = environment / UNFINISHED, environment / ".tools"
    unfinished.touch()
    before = written(environment)
    shutil.rmtree(tools, ignore_errors=True)
    try:
        tools.mkdir()
        done = install(environment, lock, tools)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        shutil.rmtree(tools, ignore_errors=True)
    if done or written(environment) == before:  # without the network, say, what was there stays usable
        unfinished.unlink()
    return int(not done)


def written(environment: Path) -> list[int]:
    """When a package was last added or removed."""
    return [folder.stat().st_mtime_ns for folder in environment.glob("lib/python*/site-packages")]


def install(environment: Path, lock: Path, tools: Path) -> bool:
    """Install with uv, else with pip, and tell whether one of them could.

    Args:
        environment: the folder of the virtual environment.
        lock: the lock file.
        tools: a folder for what is of no use later.
    """
    ours, pip, python = wheel(tools), find_pip(tools), environment / "bin/python"
    if (uv := find_uv(environment, tools, pip)) is None:
        say("uv is not to be had here; pip installs instead, which takes longer.")
    else:
        variables, options = for_uv(pip_settings(output([*pip, "config", "list"])), os.environ)
        command: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", python]
        if run([*command, *options, "--require-hashes", "--no-build", "-r", lock], variables) and run(
            [*command, "--offline", "--no-deps", "--reinstall", ours], variables
        ):
            return True
        say("uv could not install what the lock file names; pip tries it, which takes longer.")
    command = [*pip, "--python", python, "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    options = ["--force-reinstall"] if uv else []
    return run([*command, *options, "--require-hashes", "--only-binary", ":all:", "-r", lock], for_pip()) and run(
        [*command, "--no-index", "--no-deps", "--force-reinstall", ours], for_pip()
    )


def wheel(folder: Path) -> Path:
    """Make a package of this project that leads to its files where they lie, as `pip install --editable` makes one.

    Nothing has to be built for that, so setuptools need not be installed for it.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name, state = project["name"], project["version"]
    about = f"{name}-{state}.dist-info"
    needed = "".join(f"Requires-Dist: {one}\n" for one in project["dependencies"])
    programs = "".join(f"{program} = {function}\n" for program, function in project["scripts"].items())
    texts = {
        f"{name}.pth": f"{ROOT}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {state}\n"
        f"Requires-Python: {project['requires-python']}\n{needed}",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: install.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": f"[console_scripts]\n{programs}",
    }
    record = "".join(f"{path},{_digest(text)},{len(text.encode())}\n" for path, text in texts.items())
    made = folder / f"{name}-{state}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in {**texts, f"{about}/RECORD": f"{record}{about}/RECORD,,\n"}.items():
            archive.writestr(path, text)
    return made


def _digest(text: str) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def find_pip(tools: Path) -> list[str]:
    """Return the command of a pip that can install for another Python: the one at hand, else the one Python brings."""
    try:
        major, minor = version("pip").split(".")[:2]
    except PackageNotFoundError:
        major = minor = "0"
    if (int(major), int(minor)) >= PIP_FOR_OTHERS:
        return [sys.executable, "-m", "pip"]
    venv.create(tools / "pip", with_pip=True)
    return [str(tools / "pip/bin/python"), "-m", "pip"]


def find_uv(environment: Path, tools: Path, pip: Sequence[str]) -> Path | None:
    """Return the path of the uv that the lock file names; None where it cannot be had."""
    locked = _UV.search(UV_LOCK.read_text("utf-8"))
    if locked is None:
        return None
    there = environment / "bin/uv"
    if output([there, "--version"]).split()[:2] == ["uv", locked[1]]:
        return there
    lines = tools / "uv.lock"
    lines.write_text(f"{locked[0]}\n", encoding="utf-8")
    locked_alone = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
    command = [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-compile", *locked_alone]
    output([*command, "--target", tools / "uv", "-r", lines], for_pip())
    program = tools / "uv/bin/uv"
    return program if output([program, "--version"]) else None


def for_pip() -> dict[str, str]:
    """The variables for pip: a wish to install for the user alone, say, is not about the environment of a project."""
    return {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_ROOT_USER_ACTION": "ignore"}


def pip_settings(listed: str) -> dict[str, str]:
    """What `pip config list` says of an installation, from files and from the environment: name -> value."""
    found: dict[str, dict[str, str]] = {section: {} for section in _SECTIONS}
    for section, name, value in _SETTING.findall(listed):
        with suppress(ValueError, SyntaxError):
            found[section][name] = str(ast.literal_eval(value))
    return {name: value for section in _SECTIONS for name, value in found[section].items()}


def for_uv(settings: Mapping[str, str], environ: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the variables and the options by which uv looks where pip would, in the way in which pip would.

    Every variable of uv that is set already stays. uv takes a package from the first index that has it, pip from any;
    what the lock file allows is told by hashes, so that any will do.
    """
    told = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    told |= {_MANNERS[name]: value for name, value in settings.items() if name in _MANNERS}
    if proxy := settings.get("proxy"):
        told |= {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy}
    if settings.get("no-cache-dir", "").lower() in _TRUE:
        told["UV_NO_CACHE"] = "1"
    if knows_places(environ):
        return {**told, **environ}, []
    told |= {_PLACES[name]: value for name, value in settings.items() if name in _PLACES}
    if links := settings.get("find-links"):
        told["UV_FIND_LINKS"] = ",".join(links.split())
    return {**told, **environ}, ["--no-index"] if settings.get("no-index", "").lower() in _TRUE else []


def knows_places(environ: Mapping[str, str]) -> bool:
    """Whether uv has been told itself where packages lie, by variables or in a file of settings."""
    if any(environ.get(name) for name in _OWN_VARIABLES):
        return True
    home = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    system = [Path(folder) for folder in (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")]
    files = [folder / "uv/uv.toml" for folder in (home, *system, Path("/etc"))]
    for path in [Path(environ["UV_CONFIG_FILE"])] if environ.get("UV_CONFIG_FILE") else files:
        with suppress(OSError, ValueError):
            said = tomllib.loads(path.read_text("utf-8"))
            if any(key in part for part in (said, said.get("pip", {})) for key in _OWN_KEYS):
                return True
    return False


def output(command: Sequence[str | Path], variables: Mapping[str, str] | None = None) -> str:
    """Run a command and return what it says; empty where it does not start or ends with a mistake."""
    with suppress(OSError):
        found = subprocess.run(command, capture_output=True, text=True, check=False, env=variables)
        return found.stdout if found.returncode == 0 else ""
    return ""


def run(command: Sequence[str | Path], variables: Mapping[str, str] | None = None) -> bool:
    """Run a command, whose words go to the terminal, and tell whether it succeeded."""
    return subprocess.run(command, check=False, env=variables).returncode == 0


def say(text: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
