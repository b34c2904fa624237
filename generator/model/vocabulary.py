"""The word lists of `content/vocabulary/`: codes with labels, meanings and synonyms in several languages.

A list is one file; what further attributes its terms have is said here. Everything else reads codes only through this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from generator.messages import DEFAULT_LANGUAGE, Message, msg
from generator.model import rules
from generator.model.faults import did_you_mean, fault
from generator.model.text import SPELLED

Labels = dict[str, str]


_CODE = re.compile(r"\w(?:[\w +&-]{0,58}[\w+])?")
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
"""A code that is part of addresses and of file names."""


def _code(value: str) -> str:
    return _fitting(value, _CODE)


def _address(value: str) -> str:
    return _fitting(value, _ADDRESS)


def _fitting(value: str, pattern: re.Pattern[str]) -> str:
    if pattern.fullmatch(value):
        return str(value)
    hint = msg("Use letters from a to z, digits, `_` and `-`.")
    raise fault(rules.VOCABULARY, msg("“{value}” cannot be a code.", value=value[:80]), hint)


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        said = msg("“{value}” is not a regular expression.", value=value[:80])
        raise fault(rules.VOCABULARY, said, msg("For example `[0-9]{{6}}`.")) from None
    return str(value)


_MAY_HAVE_SLIP = re.compile(r"(?![A-Z]{2}(?:-[A-Z0-9]{1,3})?$)\D{4,}")
"""Not the code of a country or a Land, and nothing with digits: those with one slip mean something else."""
_LIKE, _LONG_WORD = 80, 12
"""How much a word must resemble another one (0 to 100) to be that with a slip; a long one may lack more letters."""
_LONGEST_LIST = 500
"""Characters of several values in one; nobody wrote a longer text in the place of a code."""
_FILLERS = frozenset({"und", "oder", "der", "die", "das", "für", "mit", "and", "or", "the", "for", "with", "of"})
_COMPUTED = {"call_statuses": frozenset({"open", "partly", "expired"})}
"""Codes that are shown but cannot be written."""


class Term(BaseModel):
    """One code with its words: `label` and `meaning` by language, `synonyms` as lists by language."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    code: Annotated[str, AfterValidator(_code)]
    label: Labels
    meaning: Labels = {}
    synonyms: dict[str, tuple[str, ...]] = {}

    def named(self, language: str, default: str = DEFAULT_LANGUAGE) -> str:
        """The label in a language, else in the default language, else any, else the code."""
        return self.label.get(language) or self.label.get(default) or next(iter(self.label.values()), self.code)

    def words(self) -> Iterator[str]:
        """Every word that stands for this code, in any language."""
        yield self.code
        yield from self.label.values()
        for words in self.synonyms.values():
            yield from words


class Listed(Term):
    """A code that has a page of its own."""

    code: Annotated[str, AfterValidator(_address)]


class Kind(Listed):
    """A kind of need and offer: the units it is counted in, the kinds people confuse it with, its icon.

    `piece` is its own word for a piece by language: singular, plural, and as it stands after “von”.
    """

    units: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    icon: str = ""
    measured_by: str = "quantity"
    piece: dict[str, tuple[str, str, str]] = {}


class Unit(Term):
    """A unit: `label` is the singular, `plural` the plural, `dative` the German plural after “von”."""

    plural: Labels = {}
    dative: Labels = {}


class Region(Listed):
    """A part of the world: its parent region, and the official key where it has one."""

    parent: str = ""
    key: str = ""


class LegalForm(Term):
    """A legal form and the eligibility it fulfils."""

    eligibility: tuple[str, ...] = ()


class Scheme(Term):
    """A register of organisations: the pattern of its numbers, and a web address with `{value}` in it."""

    pattern: Annotated[str, AfterValidator(_pattern)] = ""
    url: str = ""


TERM_TYPES: Mapping[str, type[Term]] = {
    "topics": Listed, "kinds": Kind, "units": Unit, "regions": Region, "legal_forms": LegalForm,
    "identifier_schemes": Scheme,
}  # fmt: skip


LISTS = {*TERM_TYPES, "concepts", "skills"}
"""Every list that something reads: the comparison of texts, the matching, and the fields, whose types add theirs."""


def list_path(name: str) -> str:
    """The file of a word list."""
    return f"content/vocabulary/{name}.yaml"


def no_codes(name: str) -> tuple[Message, Message]:
    """What is said of a list that is missing or empty, and what to do: the same by whoever notices."""
    said = msg("The list “{name}” has no codes, so nothing that refers to it can be checked.", name=name)
    return said, msg("Restore the file from the history, or mend what is said of it.")


@dataclass(frozen=True)
class Vocabulary:
    """All lists by name, each a mapping from code to term in the order of its file."""

    lists: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    default_language: str = DEFAULT_LANGUAGE

    def terms(self, name: str) -> Mapping[str, Term]:
        """The terms of a list by code; an empty mapping for a list that does not exist."""
        return self.lists.get(name, {})

    def label(self, name: str, code: str, language: str) -> str:
        """The word for a code in a language; the code itself where it is unknown."""
        term = self.terms(name).get(code)
        return term.named(language, self.default_language) if term else code

    @staticmethod
    def computed(name: str) -> frozenset[str]:
        """Codes of a list that are shown but cannot be written."""
        return _COMPUTED.get(name, frozenset())

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of need and offer."""
        return {code: term for code, term in self.terms("kinds").items() if isinstance(term, Kind)}

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """All regions by code."""
        return {code: term for code, term in self.terms("regions").items() if isinstance(term, Region)}

    def suggest(self, name: str, value: str) -> str:
        """The code that somebody who wrote `value` may have meant, also by label or synonym; empty if none is near.

        A word of one label alone counts as well (“Arbeit”). What else resembles a word has to be that word with a slip:
        Marburg is not Hamburg, and a code or a postcode has no neighbours.
        """
        by_word = self._words.get(name, {})
        exact = self.named_code(name, value)
        if exact or not _MAY_HAVE_SLIP.fullmatch(value):
            return exact
        first, room = value[:1].casefold(), 1 + len(value) // _LONG_WORD
        alike = (word for word in by_word if word[:1] == first and abs(len(word) - len(value)) <= room)
        near = did_you_mean(value, alike, _LIKE)
        return by_word.get(near.casefold(), "")

    def named_code(self, name: str, value: str) -> str:
        """The code that goes by this word: code, label, synonym, or a word of one label alone; empty for none."""
        wanted = value.casefold()
        words = self._words.get(name, {})
        if exact := words.get(wanted, "") or words.get(wanted.translate(SPELLED), ""):
            return exact
        found = [
            code
            for code, term in self.terms(name).items()
            if any(wanted in re.findall(r"[\w-]+", label.casefold()) for label in term.label.values())
        ]
        return found[0] if len(found) == 1 and wanted not in _FILLERS else ""

    def _several(self, name: str, value: str) -> str:
        """The codes that several values in one stand for, with commas; empty where it is no such list."""
        if len(value) > _LONGEST_LIST:
            return ""
        parts = [part.strip() for part in re.split(r"[,;/]|\s(?:und|and|&)\s", value)]
        codes = [self.suggest(name, part) for part in parts]
        return ", ".join(codes) if len(codes) > 1 and all(codes) else ""

    def hint(self, name: str, value: str) -> tuple[Message, str]:
        """What to tell somebody who wrote an unknown code, and the text to paste."""
        if codes := self._several(name, value):
            return msg("Separate them by commas: `{codes}`.", codes=codes), codes
        code = self.suggest(name, value)
        if code in self.computed(name):
            return msg("Delete the line; `withdrawn` and `met` may be set."), ""
        if code:
            label = self.label(name, code, self.default_language)
            return msg("Did you mean `{code}` ({label})?", code=code, label=label), code
        if name == "regions" and re.fullmatch(r"\d{4,5}", value):
            return msg(
                "This looks like a postcode. Write the code of the Land, such as `DE-BE`, or of the district."
            ), ""
        if name == "regions":
            return msg("Add the region to content/vocabulary/regions.yaml in the same change: code, label, parent."), ""
        known = [code for code in self.terms(name) if code not in self.computed(name)]
        said = [f"{code} ({self.label(name, code, self.default_language)})" for code in known]
        return msg("Known: {codes}.", codes=", ".join(said)), ""

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for name, terms in self.lists.items():
            words = found.setdefault(name, {})
            for code, term in terms.items():
                for word in term.words():
                    words.setdefault(word.casefold(), code)
        for words in found.values():  # "stueck" is how people spell "Stück" without the key for it
            for word, code in list(words.items()):
                words.setdefault(word.translate(SPELLED), code)
        return found
