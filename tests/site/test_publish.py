"""Publishing: the old site stands whole until the new one takes its place, whatever happens in between."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site import publish
from generator.site.errors import SiteError
from generator.site.publish import staging

OURS = {"_headers": b"", "assets/mithilfe/css/site.css": b""}
OLD = {**OURS, "index.html": b"old", "a/index.html": b"same"}
NEW = {**OURS, "index.html": b"new", "a/index.html": b"same", "b/c/index.html": b"more"}


def build(site: Path, files: dict[str, bytes]) -> publish.Staging:
    with staging(site) as stage:
        stage.write_all(files.items())
        stage.publish()
    return stage


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_first_build_and_the_next_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD)
    assert content(site) == OLD
    build(site, NEW)
    assert content(site) == NEW
    assert list(tmp_path.iterdir()) == [site]


def test_what_did_not_change_is_the_same_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD)
    before = {name: (site / name).stat().st_ino for name in OLD}
    stage = build(site, NEW)
    assert (site / "a/index.html").stat().st_ino == before["a/index.html"]
    assert (site / "index.html").stat().st_ino != before["index.html"]
    assert (stage.linked, stage.written) == (3, 2)


def fail_half_way(stage: publish.Staging) -> None:
    stage.write("index.html", b"half")
    raise RuntimeError


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD)
    with pytest.raises(RuntimeError), staging(site) as stage:
        fail_half_way(stage)
    assert content(site) == OLD
    assert list(tmp_path.iterdir()) == [site]


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.site.publish import staging
with staging(Path(sys.argv[1])) as stage:
    stage.write("index.html", b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_old_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD)
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(site)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert content(site) == OLD
    assert len(list(tmp_path.glob("site.staging-*"))) == 1
    build(site, NEW)
    assert content(site) == NEW
    assert list(tmp_path.iterdir()) == [site]


def test_a_living_build_keeps_its_folder_while_another_one_publishes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with staging(site) as slow:
        slow.write_all(NEW.items())
        build(site, OLD)
        assert slow.folder.exists()
        slow.publish()
    assert content(site) == NEW


KILLED_AT_WORK = """
import os, signal, sys
from pathlib import Path
from generator.site import publish
publish._MEMORY = Path(sys.argv[2])
with publish.scratch(Path(sys.argv[1])) as folder:
    (folder / "stub.html").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("has_memory", [True, False])
def test_what_a_killed_build_needed_is_cleared_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_memory: bool
) -> None:
    site, memory = tmp_path / "site", tmp_path / "memory" / "mithilfe"
    if has_memory:
        memory.parent.mkdir()
    there = memory.parent if has_memory else tmp_path
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", KILLED_AT_WORK, str(site), str(memory)], cwd=root, check=False)
    assert len(list(there.iterdir())) == 1
    monkeypatch.setattr(publish, "_MEMORY", memory)
    with publish.scratch(site) as folder, publish.scratch(site) as other:
        assert sorted(there.iterdir()) == sorted([folder, other])
    assert not list(there.iterdir())


def test_a_small_disk_in_memory_as_containers_have_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(publish, "_MEMORY", memory / "mithilfe")
    monkeypatch.setattr(publish, "_ROOM", 1 << 62)
    with publish.scratch(tmp_path / "site") as folder:
        assert folder.parent == tmp_path


def no_exchange(_new: Path, _old: Path) -> None:
    raise OSError(errno.EINVAL, "not here")


def test_without_an_exchange_two_renames_do_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_renameat2", no_exchange)
    site = tmp_path / "site"
    build(site, OLD)
    build(site, NEW)
    assert content(site) == NEW
    assert list(tmp_path.iterdir()) == [site]


def test_a_site_that_was_set_aside_when_the_build_died_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD)
    site.rename(tmp_path / "site.aside-1")
    publish.sweep(site)
    assert content(site) == OLD


@pytest.mark.parametrize("path", ["../outside.xml", "a/../../outside.xml", "/outside.xml"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with staging(tmp_path / "site") as stage, pytest.raises(SiteError, match="outside of the site"):
        stage.write(path, b"x")
    assert not list(tmp_path.rglob("outside.xml"))


@pytest.mark.parametrize("name", ["dear.txt", "_headers"])
def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / name).write_text("x")
    with pytest.raises(SiteError, match="letters"), staging(tmp_path / "letters"):
        pass
    assert (tmp_path / "letters" / name).read_text() == "x"


def test_a_working_copy_of_git_is_never_replaced(tmp_path: Path) -> None:
    build(tmp_path / "site", OLD)
    (tmp_path / "site" / ".git").write_text("gitdir: elsewhere")
    with pytest.raises(SiteError, match="working copy"), staging(tmp_path / "site"):
        pass
    assert (tmp_path / "site" / ".git").exists()


def test_a_place_that_takes_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SiteError, match="file/site"), staging(tmp_path / "file" / "site"):
        pass


@pytest.mark.parametrize("name", ["site.aside-2024", "site.staging-mine", "site.staging-2024-05-06"])
@pytest.mark.parametrize("is_built", [True, False])
def test_folders_beside_the_site_that_no_build_has_made_stay(tmp_path: Path, name: str, *, is_built: bool) -> None:
    if is_built:
        build(tmp_path / "site", OLD)
    (tmp_path / name).mkdir()
    (tmp_path / name / "dear.txt").write_text("x")
    build(tmp_path / "site", NEW)
    assert (tmp_path / name / "dear.txt").read_text() == "x"
    assert content(tmp_path / "site") == NEW


def test_the_site_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    site = tmp_path / "real" / "site"
    build(site, OLD)
    link = tmp_path / "site"
    link.symlink_to(site)
    build(link, NEW)
    assert link.is_symlink()
    assert content(site) == NEW


def test_one_path_is_written_once(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        stage.write("index.html", b"1")
        with pytest.raises(FileExistsError):
            stage.write("index.html", b"2")


def test_files_of_another_program_are_linked_when_they_are_the_same(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, OLD | {"pagefind/a": b"index"})
    before = (site / "pagefind/a").stat().st_ino
    with staging(site) as stage:
        stage.write_all(OLD.items())
        (stage.folder / "pagefind").mkdir()
        (stage.folder / "pagefind/a").write_bytes(b"index")
        (stage.folder / "pagefind/b").write_bytes(b"more")
        stage.adopt("pagefind")
        stage.publish()
    assert (site / "pagefind/a").stat().st_ino == before
    assert (site / "pagefind/b").read_bytes() == b"more"


def test_everybody_may_read_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, NEW)
    assert site.stat().st_mode & 0o777 == 0o755
    assert os.access(site / "b/c/index.html", os.R_OK)
