"""What git knows of the state before a change."""

from __future__ import annotations

import subprocess
from pathlib import Path

from generator.cli.session import Problem
from generator.messages import msg
from generator.read.files import CONTENT


def before(root: Path, ref: str) -> dict[str, str]:
    """The texts that content files had in a state of git, by path: of those that have changed since, or are gone.

    Raises:
        Problem: there is no such state.
    """
    names = _git(
        root, "diff", "-z", "--relative", "--name-only", "--no-renames", "--diff-filter=MD", ref, "--", CONTENT
    )
    paths = [name for name in names.split("\0") if name.endswith(".yaml")]
    return {path: _git(root, "show", f"{ref}:./{path}") for path in paths}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise Problem(msg("git cannot be run, and only it knows the state before.")) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        raise Problem(msg("git does not know the state before: {reason}", reason=told[0]))
    return done.stdout.decode("utf-8", "replace")
