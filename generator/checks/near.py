"""The nearest known word, fast: it may be asked for among thousands of ids, and for each of many slips."""

from __future__ import annotations

from collections.abc import Collection


def nearest(value: str, words: Collection[str], least: float = 70) -> str:
    """The word that looks most like `value` (0 to 100 by edit distance), empty when none reaches `least`."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(value.casefold(), words, scorer=fuzz.ratio, score_cutoff=least)
    return str(found[0]) if found else ""
