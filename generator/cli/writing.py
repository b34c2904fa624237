"""Writing files of the catalogue: whole or not at all, and never over something by accident."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_MODE = 0o644


def replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step; whoever reads meanwhile sees one of the two, whole.

    Raises:
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else _MODE
    temporary = _temporary(path, content, mode)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _temporary(path: Path, content: bytes, mode: int = _MODE) -> Path:
    """The content in a new file beside a path, for certain on the disk; nothing where that fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def create(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet.

    Raises:
        FileExistsError: it does.
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mask = os.umask(0)
    os.umask(mask)
    temporary = _temporary(path, content, 0o666 & ~mask)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick, some networks: no file has two names there
        _write_new(path, content)
    finally:
        temporary.unlink()


def _write_new(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(content)
        except BaseException:
            path.unlink()
            raise
