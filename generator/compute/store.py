"""Files of ours under `.cache/` that are never trusted: the first line is a check sum of the rest and of a secret.

The secret is no secret: it says what made the file (code, versions), so that a file of other code does not count.
"""

import hashlib
import os
import stat
from pathlib import Path

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)


def load(path: Path, made_by: bytes = b"") -> bytes | None:
    """What `store` wrote; None when it is missing, damaged, or made by something else."""
    digest, _, body = _bytes(path).partition(b"\n")
    return body if digest == _digest(body, made_by) else None


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing of what is none, such as a pipe that would keep us waiting."""
    try:
        handle = os.open(path, _READING)
    except OSError:
        return b""
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return b""
        with open(handle, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return b""
    finally:
        os.close(handle)


def store(path: Path, body: bytes, made_by: bytes = b"") -> None:
    """Write a file in one step: a killed run leaves the old one.

    Raises:
        OSError: the place cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(_digest(body, made_by) + b"\n" + body)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _digest(body: bytes, made_by: bytes) -> bytes:
    return hashlib.sha256(body + made_by).hexdigest().encode()
