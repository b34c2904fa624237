"""Words by which people look for the same thing, in any language: for the search, to compare texts they are too wide.

They are a list written by hand, and the names of countries, languages and towns from CLDR and GeoNames.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.text.gazetteer import known_places
from generator.text.tokens import fold

LIST = Path(__file__).with_name("search_words.txt")
LANGUAGES = ("de", "en", "uk", "ar")
"""The languages in which people look for something: the columns of the list."""
_MOST_NAMES = 12
_TWO = 2


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words that lead to each other, as written."""
    lines = (line for line in LIST.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    listed = (tuple(word.strip() for part in line.split("|") for word in part.split(",")) for line in lines)
    return (*(tuple(filter(None, group)) for group in listed), *_names())


def _names() -> Iterator[tuple[str, ...]]:
    """The names of countries and of languages in each language."""
    from babel import Locale

    locales = [Locale.parse(language) for language in LANGUAGES]
    for names in ([one.territories for one in locales], [one.languages for one in locales]):
        for code in sorted(names[0]):
            if len(code) == _TWO:
                yield tuple(dict.fromkeys(one[code] for one in names if code in one))


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    """The names of towns by the usual one, all folded and written as one."""
    found: dict[str, list[str]] = {}
    for name, usual in known_places().items():
        found.setdefault(fold(usual).replace(" ", "").replace("-", ""), []).append(name)
    return {usual: tuple(sorted(names, key=lambda name: (len(name), name))) for usual, names in found.items()}


def other_names(town: str) -> tuple[str, ...]:
    """Other names of a town, given by any of its names (folded): Gdańsk and Danzig. Empty for what is no town."""
    usual = known_places().get(town, "")
    joined = fold(usual).replace(" ", "").replace("-", "")
    names = dict.fromkeys((joined, *_towns().get(joined, ()))) if usual else {}
    return tuple(name for name in names if name != town)[:_MOST_NAMES]
