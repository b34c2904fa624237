"""BM25 written plainly (Okapi, k1 = 1.5, b = 0.75, as in the `rank-bm25` package): our yardstick for matching."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np

K1, B = 1.5, 0.75
_WORD = re.compile(r"\w+")


class BM25:
    """An index of texts; every query is scored against all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        rows = [Counter(_WORD.findall(text.casefold())) for text in texts]
        lengths = np.array([sum(row.values()) for row in rows], dtype=float)
        norm = K1 * (1 - B + B * lengths / lengths.mean())
        places: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            for word in row:
                places.setdefault(word, []).append(place)
        self.count = len(texts)
        self._postings = {}
        for word, found in places.items():
            where = np.array(found)
            often = np.array([rows[place][word] for place in found], dtype=float)
            rarity = log(1 + (self.count - len(found) + 0.5) / (len(found) + 0.5))
            self._postings[word] = (where, rarity * often * (K1 + 1) / (often + norm[where]))

    def best(self, query: str, most: int) -> list[int]:
        """The places of the best texts for a query."""
        scores = np.zeros(self.count)
        for word in _WORD.findall(query.casefold()):
            if word in self._postings:
                where, worth = self._postings[word]
                scores[where] += worth
        return [int(place) for place in np.argsort(-scores, kind="stable")[:most]]
