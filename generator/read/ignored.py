"""Files that programs leave beside those that people write: an editor's copies and locks, a system's own notes.

They may hold what nobody wants to publish (names of users and machines, unsaved text), and are never a part of a site.
"""

from __future__ import annotations

import shutil
from pathlib import PurePath

_PATTERNS = (".*", "*~", "#*#")
ignore = shutil.ignore_patterns(*_PATTERNS)
"""For `shutil.copytree`."""


def is_ignored(path: PurePath) -> bool:
    """Whether a path, relative to the folder that is looked through, is such a file or lies in such a folder."""
    return any(PurePath(part).match(pattern) for part in path.parts for pattern in _PATTERNS)
