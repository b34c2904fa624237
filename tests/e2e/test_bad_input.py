"""Whatever a stranger puts into `content/`: a finding at its place, no traceback, and the site stays as it was."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import support
from tests.e2e import harness

FILE = "initiatives/fremd.yaml"
GOOD = support.entry(f"content/{FILE}", "name: Fremd\n").encode()


@dataclass(frozen=True)
class Bad:
    """One kind of mistake: the bytes of a file (or what makes it), and where the finding stands, if at one place."""

    make: bytes | Callable[[Path], object]
    line: int = 1
    column: int = 0
    path: str = FILE

    def put(self, root: Path) -> Path:
        """Put it into a root; returns where it is now."""
        place = root / "content" / self.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(self.make, bytes):
            place.write_bytes(self.make)
        else:
            self.make(place)
        return place


def after(text: str) -> bytes:
    """A good entry with something behind it, at line 5."""
    return GOOD + text.encode("utf-8", "surrogateescape")


LINE = GOOD.count(b"\n") + 1
KINDS: dict[str, Bad] = {
    "a key twice": Bad(after("name: Noch einmal\n"), LINE, 1),
    "a tab": Bad(after("links:\n\t- url: https://a.example\n"), LINE + 1, 1),
    "an anchor": Bad(after("website: &a https://a.example/\n"), LINE, 10),
    "an alias": Bad(after("website: *a\n"), LINE, 10),
    "a tag": Bad(after("website: !!python/object/apply:os.system ['true']\n"), LINE, 10),
    "a string tag": Bad(after("website: !!str https://a.example/\n"), LINE, 10),
    "a merge key": Bad(after("<<: {status: paused}\n"), LINE, 1),
    "several documents": Bad(after("---\nname: Zwei\n"), LINE),
    "an alias bomb": Bad(
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 110)),
        1,
        4,
    ),
    "deep nesting": Bad(after("links: " + "[" * 500 + "]" * 500 + "\n"), LINE),
    "nesting without end": Bad(b"[" * 60_000, 1),
    "a large file": Bad(after("# " + "x" * 65_536 + "\n")),
    "a huge file": Bad(b"x" * 20_000_000),
    "no UTF-8": Bad(GOOD.replace(b"Fremd", b"Fr\xe4md"), 0),
    "UTF-16": Bad("name: Fremd\n".encode("utf-16")),
    "a zero byte": Bad(after("website: https://a.example/\x00\n"), LINE),
    "a bidi override": Bad(after("website: https://a.example/\u202etxt\n"), LINE),
    "a zero-width space": Bad(after("aliases: [Fr\u200bemd]\n"), LINE),
    "a control character": Bad(after("aliases: [\x07]\n"), LINE),
    "an empty file": Bad(b""),
    "only a comment": Bad(b"# nichts\n"),
    "a list": Bad(b"- name: Fremd\n"),
    "a single word": Bad(b"Fremd\n"),
    "an open bracket": Bad(after("links: [\n"), 0),
    "an open quote": Bad(after('website: "https://a.example\n'), 0),
    "bad indentation": Bad(after("location:\n    city: Berlin\n  postcode: '10115'\n"), 0),
    "a nested colon": Bad(after("founded: 2015: Berlin\n"), LINE),
    "a boolean in German": Bad(after("donation: {url: https://a.example/, tax_deductible: ja}\n"), LINE),
    "an amount with two readings": Bad(
        after(
            'needs: [{id: g, kind: money, title: Geld für Laptops, since: "2026-01-01", amount: {total: 500.000}}]\n'
        ),
        LINE,
    ),
    "a code without its zero": Bad(
        GOOD.replace(b"area: {scope: national}", b"area: {scope: local, regions: [5315]}"), 0
    ),
    "an unknown key": Bad(after("webseite: https://a.example/\n"), LINE, 1),
    "an unknown code": Bad(GOOD.replace(b"[education]", b"[edukation]"), 0),
    "an unknown reference": Bad(after("partners: [gibt-es-nicht]\n"), LINE),
    "an unsafe address": Bad(after("website: javascript:alert(1)\n"), LINE),
    "markup in a text": Bad(GOOD.replace(b"name: Fremd", b"name: <script>alert(1)</script>"), 0),
    "a day that is to come": Bad(after('confirmed: "2031-01-01"\n'), LINE),
    "a day that is not": Bad(after('created: "2026-02-30"\n'), LINE),
    "a private address": Bad(after("contact: {phone: '+49 171 1234567'}\n"), LINE),
    "a missing field": Bad(b"name: Fremd\n"),
    "an id in use": Bad(GOOD, 0, path="initiatives/muster-werke.yaml"),
    "a file name with capitals": Bad(GOOD, 0, path="initiatives/Fremd Name.yaml"),
    "a file at the wrong place": Bad(GOOD, 0, path="initiativen/fremd.yaml"),
    "another ending": Bad(GOOD, 0, path="initiatives/fremd.yml"),
    "a folder": Bad(Path.mkdir, 0),
    "a link to nowhere": Bad(lambda place: place.symlink_to("nirgends.yaml"), 0),
    "a link out of the content": Bad(lambda place: place.symlink_to("/etc/passwd"), 0),
    "a link to itself": Bad(lambda place: place.symlink_to(place.name), 0),
    "a pipe": Bad(os.mkfifo, 0),
    "a broken word list": Bad(b"- code: [\n", 0, path="vocabulary/topics.yaml"),
    "a broken list of retired ids": Bad(b"- id: 7\n", 0, path="retired.yaml"),
}


def _clean(text: str) -> None:
    assert "Traceback" not in text, text
    assert "Sorry" not in text, text


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A root in which nothing is built."""
    return harness.new_root(tmp_path / "root", harness.SMALL, caches=False)


@pytest.mark.parametrize("kind", KINDS)
def test_check_finds_it_at_its_place(bare: Path, kind: str) -> None:
    bad = KINDS[kind]
    bad.put(bare)
    done = harness.check(bare)
    _clean(done.stdout + done.stderr)
    assert done.returncode == 1, done.stdout + done.stderr
    report = json.loads(done.stdout)
    here = [one for one in report["findings"] if one["file"] == f"content/{bad.path}" and one["severity"] == "error"]
    assert here, report["findings"]
    assert all(one["message"] and one["line"] >= 1 and one["column"] >= 1 for one in here)
    if bad.line:
        assert bad.line in {one["line"] for one in here}, here
    if bad.column:
        assert bad.column in {one["column"] for one in here if one["line"] == bad.line}, here


@pytest.mark.parametrize("format_", ["terminal", "github", "sarif", "markdown"])
def test_every_report_bears_all_of_it(bare: Path, format_: str) -> None:
    for number, bad in enumerate(KINDS.values()):
        if bad.path == FILE:
            Bad(bad.make, path=f"initiatives/fremd-{number}.yaml").put(bare)
    done = harness.run("check", "--root", bare, "--today", harness.TODAY, "--format", format_)
    _clean(done.stdout + done.stderr)
    assert done.returncode == 1
    assert done.stdout


@pytest.mark.slow
def test_no_build_until_all_is_mended(small: Path) -> None:
    before = harness.snapshot(small / "site")
    kept = {path: (small / "content" / path).read_bytes() for path in ("vocabulary/topics.yaml", "retired.yaml")}
    for kind in (
        "an open bracket",
        "a bidi override",
        "a link to nowhere",
        "a folder",
        "a huge file",
        "a broken word list",
        "an id in use",
    ):
        bad = KINDS[kind]
        place = bad.put(small)
        done = harness.build(small, small / "site")
        _clean(done.stdout + done.stderr)
        assert done.returncode == 1, kind
        assert bad.path in done.stdout, kind
        assert harness.snapshot(small / "site") == before, kind
        place.rmdir() if place.is_dir() and not place.is_symlink() else place.unlink()
        if bad.path in kept:
            place.write_bytes(kept[bad.path])
    harness.write_entry(small, FILE, "name: Fremd\n")
    done = harness.build(small, small / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (small / "site/initiatives/fremd/index.html").is_file()
