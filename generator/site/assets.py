"""Our stylesheets, modules and pictures, as files of the site: one stylesheet, everything else as it stands.

The parts of the stylesheet are put into one file, so that the first paint waits for one request; the modules stay as
they are, because browsers load them on their own and nothing on the page waits for them.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.messages import msg
from generator.read.ignored import is_ignored
from generator.site.errors import SiteError

FOLDER = "assets/mithilfe/"
"""Where the assets lie below the root of the site."""
_ENTRY = "css/site.css"
_IMPORT = re.compile(r'^@import url\("([^"]+)"\);\n?', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_PICTURE = re.compile(r'url\("\.\./([^"?]+)"\)')
_BLANK = re.compile(r"\n\s*\n+")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files by their path in the site, and a word that changes when any of them does."""

    files: Mapping[str, bytes]
    version: str


def collect(folder: Path, made_sheets: Mapping[str, str], made: Mapping[str, bytes] | None = None) -> Assets:
    """Read `site_templates/assets/`; `made_sheets` are further parts that `css/site.css` imports, by their names.

    `made` are further files that the build makes, by their path below the assets.

    Raises:
        SiteError: an import or a picture without file, or a part that nothing imports.
    """
    found = ((path.relative_to(folder), path) for path in sorted(folder.rglob("*")) if path.is_file())
    sources = {name.as_posix(): path for name, path in found if not is_ignored(name)}
    sheets = {Path(name).name: path.read_text("utf-8") for name, path in sources.items() if name.startswith("css/")}
    sheets |= made_sheets
    files = {FOLDER + name: path.read_bytes() for name, path in sources.items() if not name.startswith("css/")}
    files |= {FOLDER + name: data for name, data in (made or {}).items()}
    files[FOLDER + _ENTRY] = _versioned(_bundle(sheets), files).encode()
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name])
    return Assets(files, digest.hexdigest()[:8])


def _bundle(sheets: Mapping[str, str]) -> str:
    """The entry stylesheet with each import replaced by what it imports, without comments."""
    entry = sheets[Path(_ENTRY).name]
    names = _IMPORT.findall(entry)
    unknown = [name for name in names if name not in sheets]
    unused = sorted(sheets.keys() - set(names) - {Path(_ENTRY).name})
    if unknown or unused:
        raise SiteError(
            msg("css/site.css and the files beside it disagree about: {names}.", names=", ".join(unknown + unused))
        )
    whole = _IMPORT.sub(lambda found: sheets[found[1]].strip() + "\n", entry)
    return _BLANK.sub("\n", _COMMENT.sub("", whole)).strip() + "\n"


def _versioned(sheet: str, files: Mapping[str, bytes]) -> str:
    """The stylesheet with the state of each picture in its address: it knows what stands where in it."""
    lost = [name for name in _PICTURE.findall(sheet) if FOLDER + name not in files]
    if lost:
        raise SiteError(msg("css/site.css and the files beside it disagree about: {names}.", names=", ".join(lost)))
    return _PICTURE.sub(lambda found: f'url("../{found[1]}?v={_digest(files[FOLDER + found[1]])}")', sheet)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
