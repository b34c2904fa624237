"""Publish in one step: the new site is built beside the old one and the two folders change places.

What did not change is hard-linked from the old site, so a build writes little and keeps times for caches. A build
that fails or is killed leaves the old site whole; what it left behind is cleared by the next one.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.messages import msg
from generator.site.errors import SiteError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}


class Staging:
    """A folder beside the published one that is filled and then takes its place."""

    def __init__(self, folder: Path, published: Path) -> None:
        self.folder = folder
        self.published = published
        self._root = f"{folder}/"
        self._old = f"{published}/"
        self._folders: set[str] = set()
        self._has_old = published.exists()
        self.linked = 0
        self.written = 0

    def write(self, path: str, data: bytes) -> None:
        """Write one new file; the same bytes at the same path in the published site are linked instead."""
        parent = os.path.dirname(path)  # noqa: PTH120  ten thousand times a build
        if parent not in self._folders:
            self._make(parent)
        self._place(path, self._root + path, data)

    def _make(self, parent: str) -> None:
        """Make a folder of the site: mostly just this one is missing, so that is tried first."""
        try:
            os.mkdir(self._root + parent)  # noqa: PTH102
        except (FileNotFoundError, FileExistsError):
            os.makedirs(self._root + parent, exist_ok=True)  # noqa: PTH103
        self._folders.add(parent)

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write many files as they come."""
        for path, data in files:
            self.write(path, data)

    def adopt(self, folder: str) -> None:
        """Link what another program wrote below `folder` to the published site where it is the same."""
        for path in sorted(path for path in (self.folder / folder).rglob("*") if path.is_file()):
            name, data = path.relative_to(self.folder).as_posix(), path.read_bytes()
            if _holds(self._old + name, data):
                path.unlink()
                self.write(name, data)

    def _place(self, path: str, target: str, data: bytes) -> None:
        """Link or write one file. A path that exists already is our own fault, not to be covered up."""
        old = self._old + path
        if self._has_old and _holds(old, data):
            try:
                os.link(old, target)
            except FileExistsError:
                raise
            except OSError:  # another file system, too many links: writing always works
                pass
            else:
                self.linked += 1
                return
        with open(target, "xb") as file:  # noqa: PTH123  twice as fast as through Path
            file.write(data)
        self.written += 1

    def publish(self) -> None:
        """Take the published site's place; afterwards the staging folder holds the old site, to be removed."""
        if not self.published.exists():
            self.folder.rename(self.published)
            return
        exchange(self.folder, self.published)


@contextmanager
def staging(published: Path) -> Iterator[Staging]:
    """A staging folder beside `published`; unless `publish()` was called, nothing of it stays.

    Raises:
        SiteError: `published` is a folder with something in it that no build has made.
    """
    published = Path(os.path.realpath(published))
    _refuse_foreign(published)
    published.parent.mkdir(parents=True, exist_ok=True)
    sweep(published)
    folder = Path(tempfile.mkdtemp(prefix=f"{published.name}.staging-", dir=published.parent))
    folder.chmod(0o755)
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield Staging(folder, published)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sweep(published: Path) -> None:
    """Clear what killed builds left: folders whose lock nobody holds; a site set aside goes back if none is there."""
    for folder in sorted(published.parent.glob(f"{published.name}.staging-*")):
        _remove_if_dead(folder)
    for folder in sorted(published.parent.glob(f"{published.name}.aside-*")):
        if published.exists():
            _remove_if_dead(folder)
        else:
            folder.rename(published)


def _remove_if_dead(folder: Path) -> None:
    """Remove a folder unless a living build holds its lock; the kernel frees a lock when its process dies."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        return
    finally:
        os.close(lock)


def _refuse_foreign(published: Path) -> None:
    """A wrong output folder must not cost somebody's files: only an empty one, or one that a build made, is taken."""
    if not published.exists():
        return
    if not published.is_dir() or (any(published.iterdir()) and not (published / "_headers").is_file()):
        raise SiteError(
            msg("{folder} holds something that is not a site of ours; it stays as it is.", folder=str(published))
        )


def _holds(path: str, data: bytes) -> bool:
    """Whether a regular file has exactly these bytes."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  twice as fast as through Path
            return os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except OSError:
        return False


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places: in one step, or else in renames that the next build can mend."""
    try:
        _renameat2(new, old)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        _exchange_by_renames(new, old)


def _renameat2(new: Path, old: Path) -> None:
    """The Linux call (since 3.15, in glibc since 2.28; man 2 rename) that no Python module offers."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        raise OSError(errno.ENOSYS, "renameat2")
    if call(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _exchange_by_renames(new: Path, old: Path) -> None:
    """For systems without an exchange: for a moment there is no site; if it is the last, `sweep` restores it."""
    aside = old.with_name(f"{old.name}.aside-{os.getpid()}")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)
