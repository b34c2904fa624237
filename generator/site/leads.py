"""What else leads to the words and facets of an index: groups that the browser gets together with the list of words.

A group is its targets and the words that lead there. A target is words of the index that a page must all have, or,
after an equals sign, the token of a facet. Only groups of which the index has something are sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.pages.page import EVERYWHERE
from generator.text import search_words
from generator.text.analyser import Analyser, phrase_keys
from generator.text.tokens import STOPWORDS, fold, tokens

Group = tuple[list[str], list[str]]
Facets = Mapping[str, Sequence[str]]
Tokens = Mapping[tuple[str, str], str]
LISTS = {"topic": "topics", "call": "kinds", "audience": "audiences"}
"""The word list whose labels a facet has."""
COVERS = "covers"
"""The facet of the regions in all of which something holds; no box shows it."""


class Words:
    """The words of a catalogue's lists as the search needs them: by facet, label and language.

    `terms`: facet -> label -> all words that lead to it. `above`: the labels of the regions around each region.
    """

    def __init__(self, terms: Mapping[str, Mapping[str, Sequence[str]]], above: Mapping[str, Sequence[str]]) -> None:
        self.terms, self.above = terms, above


NONE = Words({}, {})


def groups(keys: Mapping[str, object], language: str, analyser: Analyser, words: Words, facets: Tokens) -> list[Group]:
    """All groups of an index with these keys and these tokens of facets, in a fixed order."""
    found = [*_listed(keys, language, analyser), *_towns(keys), *_terms(words, facets, language)]
    return [(targets, sources) for targets, sources in found if targets and sources]


def _listed(keys: Mapping[str, object], language: str, analyser: Analyser) -> Iterator[Group]:
    for group in search_words.groups():
        phrases = (phrase_keys(analyser, word, language) for word in group)
        parts = (analyser.word(word, language).parts for word in group if " " not in word)
        targets = [" ".join(found) for found in (*phrases, *parts) if found and all(key in keys for key in found)]
        if targets:
            yield list(dict.fromkeys(targets)), _sources(group, language)


def _towns(keys: Iterable[str]) -> Iterator[Group]:
    for key in sorted(keys):
        if others := search_words.other_names(key):
            yield [key], list(others)


def _terms(words: Words, facets: Tokens, language: str) -> Iterator[Group]:
    for (facet, label), token in facets.items():
        if said := words.terms.get(facet, {}).get(label):
            yield [f"={token}"], _sources(said, language)
    for label, said in words.terms.get("region", {}).items():
        around = [label, *words.above.get(label, ()), EVERYWHERE]
        found = [facets.get(("region", label)), *(facets.get((COVERS, one)) for one in around)]
        if any(found[:2]) or len([one for one in found if one]) > 1:
            yield [f"={token}" for token in found if token], _sources(said, language)


def _sources(words: Iterable[str], language: str) -> list[str]:
    """Words as they are looked up: folded, without small words."""
    stop = STOPWORDS.get(language, frozenset())
    found = (" ".join(fold(one) for one in _members(word) if one.casefold() not in stop) for word in words)
    return list(dict.fromkeys(filter(None, found)))


def _members(phrase: str) -> Iterator[str]:
    """The words of a phrase; one with a hyphen, an apostrophe or dots counts as one ("e.V.", "сім'я")."""
    for chunk in phrase.split():
        yield "".join(tokens(chunk.replace(".", "").replace("'", "").replace("’", "").replace("-", "")))
