"""The nearest known word, fast: it may be asked for among thousands of ids, and for each of many slips."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(value: str, words: Iterable[str], least: float = 70) -> str:
    """The word that looks most like `value`, capitals aside; empty when none reaches `least` (0 to 100)."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only needed after a slip

    by_fold = {word.casefold(): word for word in words}
    found = process.extractOne(value.casefold(), list(by_fold), scorer=fuzz.ratio, score_cutoff=least)
    return by_fold[found[0]] if found else ""
