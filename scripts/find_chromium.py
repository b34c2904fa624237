"""Print the path of a Chromium that starts, for the tests in the browser; install one where there is none.

Looks first and installs last, and asks for no password: whoever may not install anything gets Playwright's own copy
in the home directory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# The first that exists on a machine is its package manager; one list of commands each.
PACKAGE_MANAGERS: dict[str, tuple[Sequence[str], ...]] = {
    "apt-get": (("apt-get", "update", "-q"), ("apt-get", "install", "-qy", "--no-install-recommends", "chromium")),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "pacman": (("pacman", "-Sy", "--noconfirm", "chromium"),),
    "brew": (("brew", "install", "--cask", "chromium"),),
}
START_SECONDS = 30
INSTALL_SECONDS = 600


def main() -> int:
    """Write the path to standard output, or say on standard error what is missing."""
    wish = os.environ.get("MITHILFE_CHROMIUM")
    if wish and not starts(wish):
        say(f"MITHILFE_CHROMIUM names {wish}, which does not start.")
        return 1
    path = wish or installed() or by_package_manager() or by_playwright()
    if path is None:
        say(
            "The tests need a Chromium. Please install one (Debian: sudo apt-get install chromium) "
            "or set MITHILFE_CHROMIUM to the path of one."
        )
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def installed() -> str | None:
    """Return the first Chromium of this machine that starts."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    """Yield paths to try: the system's browsers, then Playwright's copy."""
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in MAC if Path(path).exists())
    from playwright.sync_api import sync_playwright  # slow to load: only when it is needed

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def starts(path: str) -> bool:
    """Tell whether the program runs: Ubuntu's is a stub without snap, Playwright's may lack system libraries."""
    try:
        run = subprocess.run(
            [path, "--version"], capture_output=True, timeout=START_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0 and b"Chrom" in run.stdout


def by_package_manager() -> str | None:
    """Install Chromium by the system's package manager, if that works without a password."""
    manager = next(filter(shutil.which, PACKAGE_MANAGERS), None)
    if manager is None:
        return None
    prefix = privilege(manager)
    if prefix is None:
        return None
    say(f"Installing Chromium with {manager}, for the tests in the browser ...")
    for command in PACKAGE_MANAGERS[manager]:
        attempt([*prefix, *command])
    return installed()


def privilege(manager: str) -> list[str] | None:
    """Return the words to put before a command so that it may install, or None if that is not allowed."""
    if manager == "brew" or os.geteuid() == 0:
        return []
    if shutil.which("sudo") and attempt(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def by_playwright() -> str | None:
    """Download Playwright's own Chromium into the home directory."""
    say("Downloading Chromium with Playwright, for the tests in the browser ...")
    attempt([sys.executable, "-m", "playwright", "install", "chromium"])
    return installed()


def attempt(command: Sequence[str]) -> bool:
    """Run a command whose output goes to standard error; return whether it succeeded."""
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=INSTALL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def say(text: str) -> None:
    """Tell the person at the terminal; standard output carries the path alone."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
