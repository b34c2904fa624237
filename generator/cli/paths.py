"""What users name on the command line, as paths relative to the root that findings use."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator.cli.session import Problem
from generator.messages import msg

CONTENT = "content"


def inside(root: Path, paths: Sequence[str]) -> list[str]:
    """Files and folders given relative to the current folder, relative to the root; empty if they mean everything.

    Raises:
        Problem: a path does not exist, or lies outside of `content/`.
    """
    found: list[str] = []
    for given in paths:
        path = Path(os.path.normpath(Path.cwd() / given))
        if not os.path.lexists(path):
            raise Problem(msg("There is no file {path}.", path=given))
        # Links on the way to the root are followed, a link that is the file itself is not: reading refuses it by name.
        path = path.parent.resolve() / path.name
        content = root / CONTENT
        if path == content or path in content.parents:
            return []
        if content not in path.parents:
            said = msg("{path} does not lie in the folder {folder}.", path=given, folder=str(content))
            raise Problem(said, msg("Only entries and word lists can be named here."))
        found.append(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return found
