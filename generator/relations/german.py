"""German-aware text analysis: the words of a text as comparable keys, compounds taken apart, synonyms named.

One text code for search, overlaps and matching. A `Term` carries a key under which all spellings and inflections of a
word meet ("Übersetzerinnen", "uebersetzer" -> `uebersetzer`); an `Analyser` makes terms, and remembers each word.
"""

import re
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from generator.relations import compounds, lexicon
from generator.relations.stems import male, stem, with_umlauts
from generator.relations.tokens import STOPWORDS, fold, tokens

Source = Literal["word", "part", "concept"]
WordCache = MutableMapping[str, list[str]]
_KEY = re.compile(r"[^\W_]{1,200}")


@dataclass(frozen=True, slots=True)
class Term:
    """One key of a text: the word itself, a part of it when it is a compound, or the concept it names.

    `key` is the comparable form (a concept's code for concepts), `surface` the word as written that led to it.
    """

    key: str
    surface: str
    source: Source


class Word(NamedTuple):
    """What is known of one written word: its key, and the keys of its parts when it is a compound."""

    key: str
    parts: tuple[str, ...]


class Analyser:
    """Terms of texts, with the synonyms of a vocabulary and a memory for words.

    `synonyms`: concept code -> language -> words and phrases that mean the same. `cache` may hold what an earlier run
    found, and is filled; a record of it that does not look right is computed again.
    """

    def __init__(
        self,
        synonyms: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
        cache: WordCache | None = None,
    ) -> None:
        self._cache: WordCache = {} if cache is None else cache
        self._words: dict[tuple[str, str], Word] = {}
        self._synonyms = synonyms or {}
        self._phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self._small: set[tuple[str, ...]] = set()

    def word(self, surface: str, language: str = "de") -> Word:
        """The key and the parts of one written word."""
        found = self._words.get((language, surface))
        if found is None:
            found = self._words[language, surface] = self._remembered(surface, language)
        return found

    def analyse(self, text: str, language: str = "de") -> tuple[Term, ...]:
        """The terms of a text, in its order and with repeats: words, their parts, then the concepts found in it.

        A noun among the synonyms is found in capitalised words only: "stellt" is no "Stelle".
        """
        stop = STOPWORDS.get(language, frozenset())
        found = [
            (token.text, self.word(token.text, language))
            for token in tokens(text, lambda surface: compound_head(surface, language))
            if token.text.casefold() not in stop
        ]
        terms = []
        for surface, word in found:
            terms.append(Term(word.key, surface, "word"))
            terms.extend(Term(part, surface, "part") for part in word.parts)
        return (*terms, *self._concepts([word for _, word in found], [surface for surface, _ in found], language))

    def phrases(self, language: str = "de") -> Mapping[tuple[str, ...], str]:
        """The keys of each synonym, in this language's analysis, and the concept it stands for."""
        if language not in self._phrases:
            self._phrases[language] = dict(self._phrase_keys(language))
        return self._phrases[language]

    def synonym_words(self, concepts: Iterable[str]) -> frozenset[str]:
        """Every word of the synonyms of these concepts, as written in the vocabulary."""
        groups = (words for code in concepts for words in self._synonyms.get(code, {}).values())
        return frozenset(token.text for words in groups for phrase in words for token in tokens(phrase))

    def _phrase_keys(self, language: str) -> Iterable[tuple[tuple[str, ...], str]]:
        for code, by_language in self._synonyms.items():
            for phrase in (phrase for words in by_language.values() for phrase in words):
                keys = phrase_keys(self, phrase, language)
                if not keys:
                    continue
                if phrase[:1].islower():
                    self._small.add(keys)
                yield keys, code

    def _concepts(self, words: Sequence[Word], surfaces: Sequence[str], language: str) -> Iterable[Term]:
        phrases = self.phrases(language)
        longest = max(map(len, phrases), default=0)
        keys = [word.key for word in words]
        for place, word in enumerate(words):
            for part in word.parts:
                if code := phrases.get((part,)):
                    yield Term(code, surfaces[place], "concept")
            for length in range(1, min(longest, len(words) - place) + 1):
                phrase = tuple(keys[place : place + length])
                if phrase in phrases and (phrase in self._small or not surfaces[place][:1].islower()):
                    yield Term(phrases[phrase], " ".join(surfaces[place : place + length]), "concept")

    def _remembered(self, surface: str, language: str) -> Word:
        record = f"{language}:{surface}"
        known = self._cache.get(record)
        if not _looks_right(known):
            key, parts = analyse_word(surface, language)
            known = self._cache[record] = [key, *parts]
        return Word(known[0], tuple(known[1:]))


def phrase_keys(analyser: Analyser, phrase: str, language: str) -> tuple[str, ...]:
    """The keys of a phrase without its stop words: `("legal", "advice")`; a hyphenated word counts as one."""
    stop = STOPWORDS.get(language, frozenset())
    words = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", phrase).split()
    return tuple(
        analyser.word(token.text, language).key
        for word in words
        for token in tokens(word)
        if token.text.casefold() not in stop
    )


def analyse_word(surface: str, language: str) -> Word:
    """The key and parts of a word by the dictionaries: the page's language first, then the other one.

    >>> analyse_word("Übersetzerinnen", "de")
    Word(key='uebersetzer', parts=())
    """
    if any(character.isdigit() for character in surface):
        return Word(fold(surface), ())
    others = [_german, *(partial(_foreign, language=code) for code in dict.fromkeys((language, "en")) if code != "de")]
    if language != "de":
        others = [*others[1:], _german]
    return next((word for analyse in others if (word := analyse(surface))), Word(fold(surface), ()))


def word_keys(form: str, language: str) -> tuple[str, ...]:
    """The keys a form typed without regard to case may mean, the noun first; empty when no dictionary has it."""
    if language != "de":
        lemma = lexicon.lemma(form, language)
        return (fold(lemma),) if lemma else ()
    lemmas = (lexicon.lemma(lexicon.capital(form)), lexicon.lemma(form.lower()))
    return tuple(dict.fromkeys(stem(male(lemma)) for lemma in lemmas if lemma))


def compound_head(surface: str, language: str = "de") -> str | None:
    """The last part of a compound as written (`Integrationskurse` -> `kurse`), None when it is none."""
    found = compounds.split(surface) if language == "de" else None
    return surface[found.head :] if found else None


def _german(surface: str) -> Word | None:
    written, lemma = surface, lexicon.lemma(surface)
    if lemma is None:
        written = next(iter(with_umlauts(surface)), surface)
        lemma = lexicon.lemma(lexicon.capital(written))
    noun = surface[:1].isupper() or lemma is None
    split = compounds.split(written) if noun and len(written) >= 2 * compounds.LEAST else None
    if lemma is None and split:
        head = lexicon.lemma(lexicon.capital(written[split.head :])) or ""
        lemma = lexicon.capital(written[: split.head] + head)
    if lemma is None:
        return None
    parts = tuple(dict.fromkeys(stem(male(part)) for part in split.parts)) if split else ()
    return Word(stem(male(lemma)), parts)


def _foreign(surface: str, language: str) -> Word | None:
    lemma = lexicon.lemma(surface, language)
    return Word(fold(lemma), ()) if lemma else None


def _looks_right(record: object) -> bool:
    return (
        isinstance(record, list)
        and len(record) > 0
        and all(isinstance(part, str) and _KEY.fullmatch(part) for part in record)
    )
