"""The small word list that lets the browser read a query as the index was written.

It holds the keys of the index with a readable form, the forms that plain rules get wrong, the concepts with their
synonyms, and the facets. `resolve` is the rule set itself, the same as in `assets/js/search/words.js`: at build time it
finds out which forms need an entry, so that list and rules together answer as the dictionary would.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from generator.site import leads
from generator.text.analyser import Analyser, Term, WordCache
from generator.text.dictionary import capital
from generator.text.inflection import readings
from generator.text.tokens import STOPWORDS, fold, loosen

ENDINGS = ("e", "n", "s", "en", "es", "er", "em", "ern", "ens", "in", "innen", "erin", "erinnen")
LEAST = 3
_DIGITS = "bcdfghjklm"


def word_token(key: str) -> str:
    """The word of the index for a key. The ending keeps Pagefind's stemmer and prefix search off it."""
    return key + "zq"


def part_token(key: str) -> str:
    """The same for a part of a compound, which is found like a word but does not count as one that stands alone."""
    return key + "zp"


def concept_token(number: int) -> str:
    """The word of the index for the concept at this place of the list."""
    return _letters(number) + "zc"


EVERYTHING = "everyzf"
"""A word that every page has: the whole index, for facets without a query."""


def facet_token(facet: int, value: int) -> str:
    """The word of the index for a value of a facet, both by their places in the list."""
    return f"f{_letters(facet)}v{_letters(value)}zf"


@cache
def _letters(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


@dataclass(slots=True)
class WordList:
    """What the index of one language holds: its terms with their numbers, concepts and facet values in order."""

    language: str
    terms: Counter[Term] = field(default_factory=Counter)
    concepts: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def shown(self) -> dict[str, str]:
        """Each key of the index with the form most used; a key that is only part of compounds has none."""
        best: dict[str, str] = {}
        for term, _ in sorted(self.terms.items(), key=lambda item: (-item[1], item[0].surface)):
            if term.source == "word" and not best.get(term.key):
                best[term.key] = term.surface
            elif term.source == "part":
                best.setdefault(term.key, "")
        return best


def resolve(
    form: str, keys: Mapping[str, object] | set[str], forms: Mapping[str, str], loose: Mapping[str, str]
) -> str | None:
    """The key a folded form means: by the list of forms, as it is, without an ending, or without umlauts."""
    if form in forms:
        return forms[form]
    if form in keys:
        return form
    bases = [form]
    for ending in ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= LEAST:
            base = form[: -len(ending)]
            if base in keys:
                return base
            bases.append(base)
    if form.endswith("ies"):
        base = form[:-3] + "y"
        if base in keys:
            return base
        bases.append(base)
    return next((loose[base] for base in map(loosen, bases) if base in loose), None)


def loose_keys(keys: Iterable[str]) -> dict[str, str]:
    """Keys by their spelling without umlauts; the shorter, then the earlier key wins."""
    found: dict[str, str] = {}
    for key in sorted(keys, key=lambda key: (len(key), key)):
        found.setdefault(loosen(key), key)
    return found


def facet_tokens(words: WordList) -> dict[tuple[str, str], str]:
    """The token of each value of each facet."""
    return {
        (facet, value): facet_token(place, number)
        for place, (facet, values) in enumerate(words.facets.items())
        for number, value in enumerate(values)
    }


def render(words: WordList, analyser: Analyser, cache: WordCache | None = None, lists: leads.Words = leads.NONE) -> str:
    """The list as compact JSON, the same for the same input; `lists` has the words of the catalogue's word lists."""
    phrases = _phrases(words, analyser)
    shown = words.shown()
    keys = shown.keys() | {key for group in phrases for phrase in group for key in phrase.split(" ")}
    data = {
        "words": " ".join(_shown(key, shown[key]) for key in sorted(shown)),
        "forms": " ".join(f"{form}={key}" for form, key in sorted(_forms(words, analyser, keys, cache).items())),
        "concepts": phrases,
        "facets": {name: list(values) for name, values in words.facets.items()},
        "leads": leads.groups(shown, words.language, analyser, lists, facet_tokens(words)),
        "stop": " ".join(sorted({fold(word) for word in STOPWORDS.get(words.language, ())})),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _shown(key: str, form: str) -> str:
    return f"{key}={form}" if form and form != capital(key) else key


def _phrases(words: WordList, analyser: Analyser) -> list[list[str]]:
    """Per concept of the index its synonyms as keys: `["gefluechtet", "refuge", "displaced person"]`."""
    groups: dict[str, list[str]] = {code: [] for code in words.concepts}
    for keys, code in sorted(analyser.phrases(words.language).items()):
        if code in groups:
            groups[code].append(" ".join(keys))
    return [groups[code] for code in words.concepts]


def _forms(words: WordList, analyser: Analyser, keys: set[str], cache: WordCache | None) -> dict[str, str]:
    """The forms that the rules would read as another word than the dictionary does, with all it may mean."""
    loose = loose_keys(keys)
    surfaces = sorted(
        {term.surface for term in words.terms if term.source == "word"} | analyser.synonym_words(words.concepts)
    )
    found = {}
    for form, meant in readings(sorted(surfaces), words.language, cache).items():
        wanted = [key for key in meant if key in keys] or [meant[0]]
        got = resolve(form, keys, {}, loose)
        if [got] != wanted and (wanted[0] in keys or got is not None):
            found[form] = "|".join(wanted)
    return found
