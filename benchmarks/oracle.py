"""What the program makes of fixed catalogues, kept as one digest a file, and what a later state makes otherwise.

Run as `python -m benchmarks.oracle record FILE` before a change and as `python -m benchmarks.oracle compare FILE`
after it; FILE lies outside the repository. The catalogues are the shipped content and made content of several sizes
and seeds. `compare` also changes one entry, builds over the site that stands, takes the change back and builds once
more: what comes out must be what a first build makes. The exit code is 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from benchmarks.draw import TODAY
from benchmarks.scale import COMMAND, REPOSITORY, an_initiative, tell

MADE = ((100, 1), (100, 2), (2_000, 1), (2_000, 2))
"""Sizes and seeds of the made catalogues."""
REPORTS = ("check", "match", "overlaps", "plan")
"""Commands whose JSON is kept; exit code 1 says that something was found."""
SHOWN = 20
"""So many differences of one catalogue are listed."""
Digests = dict[str, str]


def main() -> None:
    """Record or compare, and print what differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.oracle", description="What the program makes, kept.")
    parser.add_argument("what", choices=("record", "compare"))
    parser.add_argument("file", type=Path, help="the digests")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this catalogue; may be repeated")
    given = parser.parse_args()
    names = given.only or ["shipped", *(f"made-{count}-{seed}" for count, seed in MADE)]
    with tempfile.TemporaryDirectory(prefix="mithilfe-oracle-") as temporary:
        found = {name: digests_of(name, Path(temporary) / name, again=given.what == "compare") for name in names}
    if given.what == "record":
        given.file.write_text(json.dumps(found, indent=1, sort_keys=True), "utf-8")
        return
    before = json.loads(given.file.read_text("utf-8"))
    differences = [line for name in names for line in differing(name, before[name], found[name])]
    print("\n".join(differences) or "the same")
    sys.exit(1 if differences else 0)


def digests_of(name: str, root: Path, *, again: bool) -> Digests:
    """Everything that is made of one catalogue; with `again`, also what incremental builds make of it."""
    tell(f"{name}: making the content")
    make(name, root)
    found = {f"content/{path}": digest for path, digest in digests(root / "content")}
    for report in REPORTS:
        tell(f"{name}: {report}")
        found[f"{report}.json"] = digest_of(output(report, root))
    tell(f"{name}: build")
    build(root)
    found |= {f"site/{path}": digest for path, digest in digests(root / "site")}
    if again:
        entry = an_initiative(root)
        original = entry.read_bytes()
        for text, kind in ((original + b"founded: 2001\n", "changed"), (original, "taken back")):
            tell(f"{name}: build, one entry {kind}")
            entry.write_bytes(text)
            build(root)
        found |= {f"site after a change/{path}": digest for path, digest in digests(root / "site")}
    return found


def make(name: str, root: Path) -> None:
    """Write the catalogue of a name: a copy of the shipped one, or `made-SIZE-SEED`."""
    if name == "shipped":
        for part in ("content", "docs", "site_templates/theme"):
            shutil.copytree(REPOSITORY / part, root / part)
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        return
    _, count, seed = name.split("-")
    command = (sys.executable, "-m", "benchmarks.content", count, str(root), "--seed", seed)
    subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL)


def output(command: str, root: Path) -> bytes:
    """What a command prints as JSON.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    words = (*COMMAND, command, "--format", "json", "--root", str(root), "--today", str(TODAY), "--language", "de")
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
    return done.stdout


def build(root: Path) -> None:
    """Build the site of a catalogue into `site` beside it, over the one that may stand there."""
    words = (*COMMAND, "build", "--quiet", "--root", str(root), "--today", str(TODAY), "--output", str(root / "site"))
    subprocess.run(words, cwd=REPOSITORY, check=True)


def digests(folder: Path) -> Iterator[tuple[str, str]]:
    """All files below a folder with their digests."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), digest_of(path.read_bytes())


def digest_of(data: bytes) -> str:
    """Short enough for a file of a hundred thousand of them."""
    return blake2b(data, digest_size=12).hexdigest()


def differing(name: str, before: Digests, now: Digests) -> Sequence[str]:
    """What is otherwise now; the site after a change is held against the first build recorded."""
    after, first = "site after a change/", {key: value for key, value in before.items() if key.startswith("site/")}
    wanted = {**before, **{key.replace("site/", after, 1): value for key, value in first.items()}}
    lines = [
        f"{name}: {path}: {'gone' if path not in now else 'new' if path not in wanted else 'differs'}"
        for path in sorted({*wanted, *now})
        if wanted.get(path) != now.get(path)
    ]
    more = [f"{name}: and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [*lines[:SHOWN], *more]


if __name__ == "__main__":
    main()
