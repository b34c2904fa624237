"""The two letters that stand for somebody without a logo."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from generator.pages.parts.views import Tile

_LEGAL = {"e", "v", "ev", "ggmbh", "gmbh", "gug", "ug", "ag", "eg", "kg", "mbh", "co", "se", "stiftung"}
_AVOID = {"NS", "SS", "SA", "KZ", "HJ", "AH", "HH", "SD", "WC", "FU", "IS"}
"""Initials that nobody wants beside a name; the first two letters of the name stand instead."""
HUES = 8


@lru_cache(maxsize=16_384)
def tile(name: str, key: str, image: str = "") -> Tile:
    """The tile of somebody: initials of the first two words without legal forms, hue by id."""
    hue = zlib.crc32(key.encode()) % HUES + 1
    return Tile(initials(name), hue, image)


def initials(name: str) -> str:
    """Two letters for a name: `RR` for Refugees on Rails, `La` for Labdoo."""
    words: list[str] = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in _LEGAL] or [
        name.strip() or "?"
    ]
    capital: list[str] = [word for word in words if word[0].isupper() or word[0].isdigit()] or words
    pair = "".join(word[0] for word in capital[:2]).upper()
    if len(capital) > 1 and pair not in _AVOID:
        return pair
    first = words[0]
    return first[0].upper() + first[1:2].lower()
