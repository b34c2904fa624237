"""German-aware text analysis: the words of a text as comparable keys, compounds taken apart, synonyms named.

One text code for search, overlaps and matching. A `Term` carries a key under which all spellings and inflections of a
word meet ("Übersetzerinnen", "uebersetzer" -> `uebersetzer`); an `Analyser` makes terms, and remembers each word.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import partial
from itertools import chain
from typing import Literal, NamedTuple, TypeGuard

from generator.text import compounds, dictionary, known
from generator.text.stems import male, stem, with_umlauts
from generator.text.tokens import STOPWORDS, fold, tokens

Source = Literal["word", "part", "concept"]
WordCache = MutableMapping[str, list[str]]
_KEY = re.compile(r"[^\s=|]{1,200}")
_HYPHEN = re.compile(r"[-‐‑](?<=\w.)(?=\w)")


class Term(NamedTuple):
    """One key of a text: the word itself, a part of it when it is a compound, or the concept it names.

    `key` is the comparable form (a concept's code for concepts), `surface` the word as written that led to it.
    """

    key: str
    surface: str
    source: Source


class Word(NamedTuple):
    """What is known of one written word: its key; of a compound also its parts' keys, and the letters of its head."""

    key: str
    parts: tuple[str, ...] = ()
    head: int = 0


class _Entry(NamedTuple):
    """What a word adds to every text it stands in; a stop word has no key and adds nothing.

    `starts`: the phrases of several words that begin with it.
    """

    key: str
    terms: tuple[Term, ...]
    starts: Sequence[tuple[str, ...]] = ()


class Analyser:
    """Terms of texts, with the synonyms of a vocabulary and a memory for words.

    `synonyms`: concept code -> language -> words and phrases that mean the same. `cache` may hold what an earlier run
    found, and is filled; a record of it that does not look right is computed again. `look_up` says what is true of a
    word that it does not have, unless stated otherwise by the dictionaries.
    """

    def __init__(
        self,
        synonyms: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
        cache: WordCache | None = None,
        look_up: Callable[[str, str], Word] | None = None,
    ) -> None:
        self._look_up = look_up or analyse_word
        self._cache: WordCache = {} if cache is None else cache
        self._words: dict[tuple[str, str], Word] = {}
        self._entries: dict[str, dict[str, _Entry]] = {}
        self._synonyms = synonyms or {}
        self._phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self._first: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        self._small: set[tuple[str, ...]] = set()

    @property
    def memory(self) -> WordCache:
        """What is known of words, to be kept or handed to another analyser."""
        return self._cache

    def word(self, surface: str, language: str = "de") -> Word:
        """The key and the parts of one written word."""
        found = self._words.get((language, surface))
        if found is None:
            found = self._words[language, surface] = self._remembered(surface, language)
        return found

    def analyse(self, text: str, language: str = "de") -> tuple[Term, ...]:
        """The terms of a text in its order, with repeats: each word, its parts, the concepts they name; then phrases.

        A noun among the synonyms is found in capitalised words only: "stellt" is no "Stelle".
        """
        known = self._entries.setdefault(language, {})
        entries = []
        for surface in tokens(text, lambda surface: self._head(surface, language)):
            entry = known.get(surface)
            if entry is None:
                entry = known[surface] = self._entry(surface, language)
            if entry.key:
                entries.append(entry)
        return (*chain.from_iterable([entry.terms for entry in entries]), *self._in_phrases(entries, language))

    def _entry(self, surface: str, language: str) -> _Entry:
        stop = STOPWORDS.get(language, frozenset())
        if surface.lower() in stop:
            return _Entry("", ())
        word, phrases = self.word(surface, language), self.phrases(language)
        terms = [Term(word.key, surface, "word"), *(Term(part, surface, "part") for part in word.parts)]
        named = [part for part in word.parts if (part,) in phrases]
        if (word.key,) in phrases and self._fits((word.key,), surface):
            named.append(word.key)
        terms.extend(Term(phrases[key,], surface, "concept") for key in named)
        return _Entry(word.key, tuple(terms), self._starts(language).get(word.key, ()))

    def _fits(self, phrase: tuple[str, ...], surface: str) -> bool:
        return phrase in self._small or not surface[:1].islower()

    def _in_phrases(self, entries: Sequence[_Entry], language: str) -> Iterator[Term]:
        """The concepts that several words in a row name: "legal advice"."""
        phrases = self.phrases(language)
        for place, entry in enumerate(entries):
            for phrase in entry.starts:
                here = entries[place : place + len(phrase)]
                if tuple(entry.key for entry in here) == phrase:
                    yield Term(phrases[phrase], " ".join(entry.terms[0].surface for entry in here), "concept")

    def _head(self, surface: str, language: str) -> str | None:
        """The last part of a compound as written: `Integrationskurse` -> `kurse`."""
        head = self.word(surface, language).head
        return surface[-head:] if head else None

    def phrases(self, language: str = "de") -> Mapping[tuple[str, ...], str]:
        """The keys of each synonym, in this language's analysis, and the concept it stands for."""
        if language not in self._phrases:
            self._phrases[language] = dict(self._phrase_keys(language))
        return self._phrases[language]

    def synonym_words(self, concepts: Iterable[str]) -> frozenset[str]:
        """Every word of the synonyms of these concepts, as written in the vocabulary."""
        groups = (words for code in concepts for words in self._synonyms.get(code, {}).values())
        return frozenset(word for words in groups for phrase in words for word in tokens(phrase))

    def _phrase_keys(self, language: str) -> Iterable[tuple[tuple[str, ...], str]]:
        for code, by_language in self._synonyms.items():
            phrases = {phrase for words in by_language.values() for phrase in words}
            # "Ältere Menschen" stands as "ältere Menschen" in a sentence.
            phrases |= {phrase[:1].lower() + phrase[1:] for phrase in phrases if " " in phrase}
            for phrase in sorted(phrases):
                if keys := phrase_keys(self, phrase, language):
                    if phrase[:1].islower():
                        self._small.add(keys)
                    yield keys, code

    def _starts(self, language: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The synonyms of several words by their first key."""
        if language not in self._first:
            found: dict[str, list[tuple[str, ...]]] = {}
            for phrase in self.phrases(language):
                if len(phrase) > 1:
                    found.setdefault(phrase[0], []).append(phrase)
            self._first[language] = found
        return self._first[language]

    def _remembered(self, surface: str, language: str) -> Word:
        record = f"{language}:{surface}"
        known = self._cache.get(record)
        if not _looks_right(known):
            key, parts, head = self._look_up(surface, language)
            known = self._cache[record] = [str(head), key, *parts]
        return Word(known[1], tuple(known[2:]), int(known[0]))


def as_written(surface: str, _language: str) -> Word:
    """A word without a dictionary: it is equal only to itself."""
    return Word(fold(surface))


def phrase_keys(analyser: Analyser, phrase: str, language: str) -> tuple[str, ...]:
    """The keys of a phrase without its stop words: `("legal", "advice")`; a hyphenated word counts as one."""
    stop = STOPWORDS.get(language, frozenset())
    joined = _HYPHEN.sub("", phrase)
    return tuple(analyser.word(word, language).key for word in tokens(joined) if word.casefold() not in stop)


def analyse_word(surface: str, language: str) -> Word:
    """The key and parts of a word by the dictionaries: the page's language first, then the other one.

    >>> analyse_word("Übersetzerinnen", "de")
    Word(key='uebersetzer', parts=(), head=0)
    """
    if any(character.isdigit() for character in surface):
        return Word(fold(surface))
    if record := known.record(f"{language}:{surface}"):
        return Word(record[1], tuple(record[2:]), int(record[0]))
    foreign = partial(_foreign, language="en" if language == "de" else language)
    readers: tuple[Callable[[str], Word | None], ...] = (_german, foreign) if language == "de" else (foreign, _german)
    return next((word for read in readers if (word := read(surface))), Word(fold(surface)))


def word_keys(form: str, language: str) -> tuple[str, ...]:
    """The keys a form typed without regard to case may mean, the noun first; empty when no dictionary has it."""
    if language != "de":
        lemma = dictionary.lemma(form, language)
        return (fold(lemma),) if lemma else ()
    large, small = dictionary.capital(form), form.lower()
    if not (dictionary.is_known(large) or dictionary.is_known(small)):  # most of those that might be typed
        return ()
    lemmas = (dictionary.lemma(large), dictionary.lemma(small))
    return tuple(dict.fromkeys(stem(male(lemma)) for lemma in lemmas if lemma))


def _german(surface: str) -> Word | None:
    written, lemma = surface, dictionary.lemma(surface)
    if lemma is None:
        written = next(iter(with_umlauts(surface)), surface)
        lemma = dictionary.lemma(dictionary.capital(written))
    noun = surface[:1].isupper() or lemma is None
    split = compounds.split(written) if noun and len(written) >= 2 * compounds.LEAST else None
    if lemma is None and split:
        head = dictionary.lemma(dictionary.capital(written[split.head :])) or ""
        lemma = dictionary.capital(written[: split.head] + head)
    if lemma is None:
        return None
    parts = tuple(dict.fromkeys(stem(male(part)) for part in split.parts)) if split else ()
    return Word(stem(male(lemma)), parts, len(written) - split.head if split else 0)


def _foreign(surface: str, language: str) -> Word | None:
    lemma = dictionary.lemma(surface, language)
    return Word(fold(lemma)) if lemma else None


def _looks_right(record: object) -> TypeGuard[list[str]]:
    return (
        isinstance(record, list)
        and len(record) > 1
        and all(isinstance(item, str) and _KEY.fullmatch(item) for item in record)
        and record[0].isdecimal()
    )
