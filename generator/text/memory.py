"""What builds found out about words, kept between them in one file under `.cache/`.

The file is never trusted: it counts only when it was written by this very code and these dictionaries, and is complete.
"""

import json
from contextlib import suppress
from pathlib import Path

from generator.compute import store as sealed
from generator.text.analyser import WordCache
from generator.text.known import made_by

FILE = "words.json"


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
