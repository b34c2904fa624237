"""Runs the `pagefind` binary over stub files and keeps what the search of our site loads of its output.

Left out: Pagefind's own user interfaces, and its fragments (one small file per page), because what a hit shows lies in
our own files. Its entry file lists the languages in random order; here they are sorted, so that two builds are equal.
"""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.messages import msg
from generator.site.errors import SiteError

_KEPT = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind", "pagefind.*.pf_meta", "index/*.pf_index")
_ENTRY = "pagefind-entry.json"
_URL = re.compile(r'"url":"/([^"]+)\.html"')
_BEGINNING = 200  # bytes of a fragment that are sure to hold its address


def run(stubs: Path, output: Path, target: Path) -> Mapping[str, str]:
    """Index a folder of stubs by way of the folder `output`, put what is needed into `target`.

    Gives the name of each stub (without `.html`) -> the id under which a search finds it. Raises `SiteError` when the
    command is missing or fails.
    """
    _command("--site", str(stubs), "--output-path", str(output), "--silent")
    for path in sorted(path for pattern in _KEPT for path in output.glob(pattern)):
        kept = target / path.relative_to(output)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept)
    entry = json.loads((output / _ENTRY).read_text(encoding="utf-8"))
    (target / _ENTRY).write_text(json.dumps(entry, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    return {_stub(path): path.stem for path in (output / "fragment").iterdir()}


def _stub(fragment: Path) -> str:
    with gzip.open(fragment) as file:
        found = _URL.search(file.read(_BEGINNING).decode("utf-8", "replace"))
    if found is None:
        raise SiteError(msg("The search index has an entry without an address. Has Pagefind changed its format?"))
    return found[1]


def _command(*arguments: str) -> None:
    # Only a build that makes an index needs the binary.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    failed = msg("The search index could not be made.")
    try:
        command = [str(get_executable()), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SiteError(failed, str(error)) from error
    if done.returncode != 0:
        raise SiteError(failed, done.stderr.strip() or done.stdout.strip())
