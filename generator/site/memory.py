"""What builds found out about words, kept between them in one file under `.cache/`.

The file is never trusted: it counts only when it was written by this very code and these dictionaries, and is complete.
"""

import json
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator import sealed
from generator.relations.dictionaries import PACKAGES
from generator.relations.german import WordCache

FILE = "words.json"
_MODULES = ("dictionaries", "tokens", "lexicon", "compounds", "stems", "german", "inflection")


def load(path: Path) -> dict[str, list[str]]:
    """The records of the file; none when it is missing, damaged, or of another version of the analysis."""
    body = sealed.load(path, made_by())
    try:
        found = json.loads(body) if body else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def store(path: Path, words: WordCache) -> None:
    """Write the records in one step, so that a killed build leaves the old file.

    Raises:
        OSError: the place cannot be written to.
    """
    sealed.store(path, json.dumps(dict(words), ensure_ascii=False, sort_keys=True).encode(), made_by())


def keep(path: Path, words: WordCache, known: int) -> None:
    """Write the records if there are more than the `known` ones that were read.

    A place that cannot be written to only makes the next run slower.
    """
    if len(words) != known:
        with suppress(OSError):
            store(path, words)


@cache
def made_by() -> bytes:
    """What decides what is known of a word: the code of the analysis, and the versions of the dictionaries."""
    found = blake2b(" ".join(version(name) for name in PACKAGES).encode(), digest_size=16)
    for name in _MODULES:
        found.update(files("generator.relations").joinpath(f"{name}.py").read_bytes())
    return found.digest()
