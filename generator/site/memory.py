"""What builds found out about words, kept between them in one file under `.cache/`.

The file is never trusted: it counts only when it was written by this very code and these dictionaries, and is complete.
"""

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator.relations.dictionaries import PACKAGES
from generator.relations.german import WordCache

FILE = "words.json"
_MODULES = ("dictionaries", "tokens", "lexicon", "compounds", "stems", "german", "inflection")


def load(path: Path) -> dict[str, list[str]]:
    """The records of the file; none when it is missing, damaged, or of another version of the analysis."""
    try:
        digest, body = path.read_text(encoding="utf-8").split("\n", 1)
        found = json.loads(body) if digest == _digest(body) else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def store(path: Path, words: WordCache) -> None:
    """Write the records in one step, so that a killed build leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = json.dumps(dict(words), ensure_ascii=False, sort_keys=True)
    beside = path.with_suffix(".new")
    beside.write_text(f"{_digest(body)}\n{body}", encoding="utf-8")
    beside.replace(path)


def _digest(body: str) -> str:
    found = hashlib.sha256(body.encode())
    for name in _MODULES:
        found.update(files("generator.relations").joinpath(f"{name}.py").read_bytes())
    found.update(" ".join(version(name) for name in PACKAGES).encode())
    return found.hexdigest()
