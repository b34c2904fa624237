"""What was found out about words, kept between runs: the dictionaries are asked once for each."""

from __future__ import annotations

import json

from generator.compute.steps import Steps
from generator.text.analyser import WordCache

_NAME = "words"


def load(steps: Steps) -> dict[str, list[str]]:
    """The records of words, as in a `WordCache`; none where nothing is known."""
    body = steps.known(_NAME)
    try:
        found = json.loads(body) if body else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def keep(steps: Steps, words: WordCache, known: int) -> None:
    """Keep the records if there are more than the `known` ones that were loaded."""
    if len(words) != known:
        steps.keep(json.dumps(dict(words), ensure_ascii=False, sort_keys=True).encode(), _NAME)
