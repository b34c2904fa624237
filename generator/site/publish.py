"""Publish in one step: the new site is built beside the old one and the two folders change places.

What did not change is hard-linked from the old site, so a build writes little and keeps times for caches. A build
that fails or is killed leaves the old site whole; what it left behind is cleared by the next one.
"""

import ctypes
import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path

from generator.compute.store import file_digest
from generator.messages import msg, reason
from generator.site.assets import FOLDER
from generator.site.errors import SiteError, WrongUsageError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_MEMORY = Path("/dev/shm/mithilfe")  # noqa: S108  folders there have names of their own
_ROOM = 1 << 30
"""Bytes that must be free there: a site of 10,000 entries takes half of that. Containers often have 64 MB."""
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM}


def size_of(folder: Path) -> int:
    """How many bytes are in all files below a folder."""
    return sum(os.lstat(f"{path}/{name}").st_size for path, _, names in os.walk(folder) for name in names)


class Staging:
    """A folder beside the published one that is filled and then takes its place."""

    def __init__(self, folder: Path, published: Path) -> None:
        self.folder = folder
        self.published = published
        self._root = f"{folder}/"
        self._folders: set[str] = set()
        self._old = _open_folder(published) if published.exists() else None
        self.linked = 0
        self.written = 0
        self.digests: dict[str, str] = {}

    def beside(self) -> "Staging":
        """The same folder for another process that fills it too; its own files begin at nothing."""
        other = copy(self)
        other.linked = other.written = 0
        other.digests = {}
        return other

    def write(self, path: str, data: bytes) -> None:
        """Write one new file; the same bytes at the same path in the published site are linked instead.

        Raises:
            SiteError: the path leads out of the site.
        """
        if path.startswith("/") or ".." in path.split("/"):
            raise SiteError(msg("{path} lies outside of the site.", path=path))
        self.digests[path] = file_digest(data)
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
            if self._is_published(name, data):
                path.unlink()
                self.write(name, data)
            else:
                self.digests[name] = file_digest(data)
                self.written += 1

    def _is_published(self, path: str, data: bytes) -> bool:
        """Whether the published site has exactly these bytes at this path."""
        return self._old is not None and _holds(self._old, path, data)

    def _place(self, path: str, target: str, data: bytes) -> None:
        """Link or write one file. A path that exists already is our own fault, not to be covered up."""
        if self._is_published(path, data):
            try:
                os.link(path, target, src_dir_fd=self._old)
            except FileExistsError:
                raise
            except OSError:  # gone meanwhile, another file system, too many links: writing always works
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
        try:
            exchange(self.folder, self.published)
        except OSError as error:
            raise _unusable(self.published, error) from error

    def close(self) -> None:
        """Remove the staging folder, and what it holds."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._old is not None:
            os.close(self._old)


@contextmanager
def staging(published: Path) -> Iterator[Staging]:
    """A staging folder beside `published`; unless `publish()` was called, nothing of it stays.

    Raises:
        SiteError: `published` is a folder with something in it that no build has made.
    """
    published = Path(os.path.realpath(published))
    _refuse_foreign(published)
    try:
        published.parent.mkdir(parents=True, exist_ok=True)
        sweep(published)
        folder, lock = _new_folder(published)
    except OSError as error:
        raise _unusable(published, error) from error
    stage = Staging(folder, published)
    try:
        yield stage
    finally:
        stage.close()
        os.close(lock)


@contextmanager
def scratch(published: Path) -> Iterator[Path]:
    """A folder for what is needed only while a site is made; if that is killed, the next one clears it as well.

    In memory where there is such a disk: it is quick, and lists files in the order in which they were made, as a
    program that numbers them as they come needs for the same result twice.
    """
    place = _MEMORY if _has_room(_MEMORY.parent) else Path(os.path.realpath(published))
    sweep(place)
    folder, lock = _new_folder(place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _has_room(disk: Path) -> bool:
    return os.access(disk, os.W_OK) and shutil.disk_usage(disk).free >= _ROOM


def _new_folder(published: Path) -> tuple[Path, int]:
    """A new folder beside the published one, with the lock that says that its build lives."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f"{published.name}.staging-", dir=published.parent))
        lock = _open_folder(folder)
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():  # else another build has swept it away before it was locked
            folder.chmod(0o755)
            return folder, lock
        os.close(lock)


def sweep(published: Path) -> None:
    """Clear what killed builds left: folders whose lock nobody holds; a site set aside goes back if none is there."""
    for folder in _left(published, r"staging-[a-z0-9_]{8}"):
        _remove_if_dead(folder)
    for folder in _left(published, r"aside-\d+"):
        if not _is_ours(folder):
            continue
        if published.exists():
            _remove_if_dead(folder)
        else:
            folder.rename(published)


def _left(published: Path, name: str) -> list[Path]:
    """Folders beside the published one whose names say that a build has made them; others are nobody's business."""
    pattern = re.compile(re.escape(f"{published.name}.") + name)
    return sorted(path for path in published.parent.glob(f"{published.name}.*") if pattern.fullmatch(path.name))


def _remove_if_dead(folder: Path) -> None:
    """Remove a folder unless a living build holds its lock; the kernel frees a lock when its process dies."""
    try:
        lock = _open_folder(folder)
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
    if (published / ".git").exists():
        said = msg("{folder} is a working copy of git, which a build would replace; it stays as it is.",
                   folder=str(published))  # fmt: skip
        raise WrongUsageError(said)
    if not published.exists():
        return
    if not published.is_dir() or (any(published.iterdir()) and not _is_ours(published)):
        raise WrongUsageError(
            msg("{folder} holds something that is not a site of ours; it stays as it is.", folder=str(published))
        )


def _unusable(published: Path, error: OSError) -> WrongUsageError:
    if isinstance(error, FileExistsError):  # one of the folders above is a file
        error = NotADirectoryError(errno.ENOTDIR, "")
    said = msg("The site cannot be put into {folder}: {reason}.", folder=str(published), reason=reason(error))
    return WrongUsageError(said)


def _is_ours(folder: Path) -> bool:
    """Whether a build has made a folder: `_headers` alone stands in many sites, our assets in none."""
    return (folder / "_headers").is_file() and (folder / FOLDER).is_dir()


def _open_folder(folder: Path) -> int:
    """A handle that stays with this very folder when it changes its place."""
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _holds(folder: int, path: str, data: bytes) -> bool:
    """Whether the file at a path in an open folder has exactly these bytes."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder)
    except OSError:
        return False
    try:
        return os.fstat(file).st_size == len(data) and os.read(file, len(data) + 1) == data
    except OSError:
        return False
    finally:
        os.close(file)


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
