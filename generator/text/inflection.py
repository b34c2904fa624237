"""Which forms of a word may be typed, and which word each of them means.

A search in the browser has no dictionary. It gets the words of the index, a few rules, and the forms on which the
rules fail; this module lists the forms against which those rules are checked.
"""

import re
from collections.abc import Iterable, Mapping

from generator.text import dictionary
from generator.text.analyser import WordCache, word_keys
from generator.text.tokens import fold

RARE = re.compile(r"(?:[^aeiou]st|tet|ere[mnrs]?|st?e[mnrs]|end)$")
"""Second persons, old tenses and comparatives of the dictionary: nobody types them into a search."""
NEAR = ("e", "en", "n", "s", "es", "er", "ern", "in")  # endings that may turn one word into another (Rat, Rate)


def readings(surfaces: Iterable[str], language: str, cache: WordCache | None = None) -> Mapping[str, tuple[str, ...]]:
    """Folded form -> the keys it may mean, noun first, for all forms of these words and their near neighbours."""
    known: WordCache = {} if cache is None else cache
    wanted = list(dict.fromkeys(surfaces))
    missing = [surface for surface in wanted if not _looks_right(known.get(_record(language, surface)))]
    if missing:
        _look_up(missing, language, known)
    found: dict[str, tuple[str, ...]] = {}
    for surface in wanted:
        for line in known[_record(language, surface)]:
            form, *keys = line.split(" ")
            found[form] = tuple(keys)
    return found


def _look_up(surfaces: list[str], language: str, known: WordCache) -> None:
    lemmas = {surface: dictionary.lemma(surface, language) for surface in surfaces}
    inflected = dictionary.forms([lemma for lemma in lemmas.values() if lemma], language)
    for surface, lemma in lemmas.items():
        written = {surface, *(form for form in inflected.get(lemma or "", ()) if not RARE.search(form))}
        base = lemma or surface
        written |= {base.lower() + ending for ending in NEAR}
        lines = {fold(form): keys for form in sorted(written) if (keys := word_keys(form, language))}
        known[_record(language, surface)] = [" ".join((form, *keys)) for form, keys in sorted(lines.items())]


def _record(language: str, surface: str) -> str:
    return f"forms {language}:{surface}"


def _looks_right(record: object) -> bool:
    return isinstance(record, list) and all(isinstance(line, str) and " " in line for line in record)
