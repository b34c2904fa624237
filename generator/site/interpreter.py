"""The check in the visitor's browser: an interpreter, our own code and the libraries it needs, as files of the site.

`scripts/interpreter.py` has fetched the interpreter (Python compiled to WebAssembly); where it could not, the site has
no such check. Our code and the libraries are compiled by the interpreter itself, since each version has a form of its
own, and travel in one archive. Everything lies in a folder that is named after its content, so that it can be cached.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Self

from generator.compute.parallel import Task
from generator.compute.steps import PACKAGE, Steps
from generator.compute.store import digest
from generator.live import briefs, shared_files
from generator.messages import CUSTOMS, LOCALE, SOURCE_LANGUAGE, msg
from generator.model import Catalogue
from generator.settings import CONFIG, Settings
from generator.site.assets import FOLDER
from generator.site.errors import SiteError
from generator.text import gazetteer, places, towns

PLACE = Path(sys.prefix) / "share" / "mithilfe" / "interpreter"
"""Where `scripts/interpreter.py` puts what it has fetched."""
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PROGRAM, CONTENT = "program.zip", "content.json"
START = "check.json"
"""Says in which folder the others lie, none where there is no check, and how many bytes they have."""
_COMPILER = Path(__file__).with_name("compile.mjs")
_ARCHIVE = "-program.zip"
_STEP = "program for browsers"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: the oldest that there can be."""
_WITHOUT = ("cli", "exports", "pages", "site")
"""Parts of our own code that a check never asks."""
Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Library:
    """A library that a check needs; `wanted` tells which of its files, by their path in it."""

    name: str
    wanted: Wanted = bool  # no path is empty


def libraries(settings: Settings) -> tuple[Library, ...]:
    """Everything that our code imports while it checks a file of a site, in Python or as data."""
    locales = {"root", *settings.languages, SOURCE_LANGUAGE, *CUSTOMS.values(), "en_001", "en_150"}
    big = ("geodata/", "carrierdata/", "tzdata/")
    return (
        Library("pydantic", lambda path: not path.startswith("v1/")),
        Library("annotated_types"),
        Library("typing_inspection"),
        Library("typing_extensions"),
        Library("yaml"),
        Library("rapidfuzz"),
        Library("email_validator"),
        Library("idna"),
        Library("babel", lambda path: not path.startswith("locale-data/") or Path(path).stem in locales),
        Library("phonenumbers", lambda path: not path.startswith(big)),
        Library("pycountry", lambda path: not path.startswith(("locales/", "databases/iso3166-2"))),
        Library("tzdata", lambda path: path.endswith("__init__.py") or path == f"zoneinfo/{settings.timezone}"),
    )


class Compiling:
    """Our code and the libraries for the browser, which are compiled while others work, unless that is remembered."""

    def __init__(self, settings: Settings, steps: Steps) -> None:
        self._settings, self._steps = settings, steps
        self._archive: bytes | None = None
        self._task: Task[bytes] | None = None
        if not PLACE.is_dir():
            return
        sources = dict(_sources(settings))
        self._key = _key(sources)
        self._archive = _prepared(self._key) or steps.known(_STEP, self._key)
        if self._archive is None:
            self._task = Task(lambda: _archived(_compiled(sources)), background=True)

    def files(self, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        """The files of the check below the root of the site; where there is no interpreter, one that says so.

        Raises:
            SiteError: the interpreter cannot compile our code.
        """
        if self._task is not None:
            self._archive, self._task = self._task.result(), None
            self._steps.keep(self._archive, _STEP, self._key)
        found: dict[str, bytes] = {}
        if self._archive is not None:
            found = {name: (PLACE / name).read_bytes() for name in RUNTIME}
            found |= {PROGRAM: self._archive, CONTENT: _content(self._settings, catalogue)}
        folder = f"check-{digest(*(part for pair in found.items() for part in pair)).hex()[:8]}/" if found else ""
        start = {"folder": folder, "bytes": {name: len(data) for name, data in sorted(found.items())}}
        yield FOLDER + START, json.dumps(start).encode()
        yield from ((FOLDER + folder + name, data) for name, data in found.items())

    def __enter__(self) -> Self:
        """Leave nothing behind: what still runs on the way out is ended."""
        return self

    def __exit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.stop()


def prepare(settings: Settings) -> None:
    """Compile now, and put the result beside the interpreter, where every build of such a site finds it.

    Raises:
        SiteError: the interpreter cannot compile our code.
        OSError: the place cannot be written to.
    """
    if not PLACE.is_dir():
        return
    sources = dict(_sources(settings))
    place = _place(_key(sources))
    if place.is_file():
        return
    for older in PLACE.glob(f"*{_ARCHIVE}"):
        older.unlink(missing_ok=True)
    made = place.with_suffix(f".{os.getpid()}")
    made.write_bytes(_archived(_compiled(sources)))
    made.replace(place)


def _prepared(key: bytes) -> bytes | None:
    try:
        return _place(key).read_bytes()
    except OSError:
        return None


def _place(key: bytes) -> Path:
    return PLACE / f"{key.hex()}{_ARCHIVE}"


def _key(sources: Mapping[str, bytes]) -> bytes:
    """What decides how the archive turns out."""
    fetched = ((PLACE / name).read_bytes() for name in RUNTIME)
    return digest(_COMPILER.read_bytes(), *fetched, *(part for pair in sources.items() for part in pair))


def _content(settings: Settings, catalogue: Catalogue) -> bytes:
    """What a check must know of the content, and of the settings."""
    known = {
        "config": (settings.root / CONFIG).read_text("utf-8"),
        "files": list(catalogue.files),
        "documents": shared_files(catalogue.documents),
        "entries": briefs(catalogue, settings.default_language),
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()


def _sources(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file that the check needs, by the path at which it will lie in the browser."""
    for path in _below(PACKAGE):
        if path.split("/")[0] not in _WITHOUT:
            yield f"app/generator/{path}", (PACKAGE / path).read_bytes()
    for name, table in _tables().items():
        yield f"app/generator/text/{name}.json", json.dumps(table, ensure_ascii=False).encode()
    for language in settings.languages:
        texts = LOCALE / language / "LC_MESSAGES" / "mithilfe.po"
        if texts.is_file():
            yield f"app/{texts.relative_to(PACKAGE.parent).as_posix()}", texts.read_bytes()
    for library in libraries(settings):
        yield from _files_of(library)
    compiled = PLACE / "packages"
    for path in _below(compiled, binaries=True):
        yield f"lib/{path}", (compiled / path).read_bytes()


def _tables() -> Mapping[str, Mapping[str, str]]:
    """The tables of places for which the packages are not to be had in a browser, as far as they are German."""
    namesakes = {name: found for name, found in towns.all_namesakes().items() if towns.GERMANY in found}

    def german(table: Mapping[str, str]) -> dict[str, str]:
        return {name: table[name] for name in namesakes if name in table}

    known = {name: usual for name, usual in gazetteer.all_places().items() if usual in namesakes and name.isascii()}
    wide = {name: usual for name, usual in gazetteer.all_places().items() if name == usual}
    return {
        towns.ALL_TABLE: namesakes,
        towns.TOWN_TABLE: german(towns.all_towns()),
        towns.STATE_TABLE: german(towns.all_states()),
        gazetteer.TABLE: known | wide,
        places.TABLE: places.all_regions(),
    }


def _files_of(library: Library) -> Iterator[tuple[str, bytes]]:
    found = find_spec(library.name)
    if found is None or found.origin is None:
        raise SiteError(msg("The package {package} is missing.", package=library.name))
    origin = Path(found.origin)
    if origin.name != "__init__.py":
        yield f"lib/{origin.name}", origin.read_bytes()
        return
    for path in _below(origin.parent):
        if library.wanted(path):
            yield f"lib/{library.name}/{path}", (origin.parent / path).read_bytes()


def _below(folder: Path, *, binaries: bool = False) -> Iterable[str]:
    """The files below a folder that mean something to another machine, by their paths in it."""
    skipped = {".pyc", ".pyi", ".mjs", ".typed"} | (set() if binaries else {".so", ".pyd", ".dylib"})
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in skipped)
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same with all modules compiled; as they stand where there is no Node.js to do it with.

    Raises:
        SiteError: the compiler failed.
    """
    node = shutil.which("node")
    if node is None:
        return dict(sources)
    with tempfile.TemporaryDirectory(prefix="mithilfe-") as name:
        folder = Path(name)
        modules = sorted(path for path in sources if path.endswith(".py"))
        for path in modules:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(sources[path])
        command = [node, str(_COMPILER), str(PLACE), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SiteError(msg("The check for browsers could not be compiled."), done.stderr[-2000:])
        made = {f"{path}c": (folder / f"{path}c").read_bytes() for path in modules}
    return {path: data for path, data in sources.items() if not path.endswith(".py")} | made


def _archived(found: Mapping[str, bytes]) -> bytes:
    """An archive, the same for the same files."""
    body = BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(found):
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), found[path], zipfile.ZIP_DEFLATED)
    return body.getvalue()
