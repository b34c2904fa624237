"""Texts for people, written once in English and translated late.

A `Message` is a value (text id and parameters), so a finding can be made without knowing who will read it;
a `Translator` turns it into words of one language. The catalogues are gettext `.po` files, one folder per language.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from generator.po import Catalogue

LOCALE = Path(__file__).resolve().parent.parent / "site_templates" / "locale"
CUSTOMS = {"en": "en_GB"}
"""Where a language is at home, if not where most speak it: English as in Europe, with the day before the month."""
SOURCE_LANGUAGE = "en"
"""The language of the text ids themselves: it needs no catalogue."""


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable sentence: `id` has `{named}` fields (literal braces are doubled) that `params` fills.

    With `count`, `plural` is the text for other numbers.
    """

    id: str
    params: tuple[tuple[str, object], ...] = ()
    plural: str = ""
    count: int = 1

    def __str__(self) -> str:
        """The English text, for logs and test failures."""
        return Translator(SOURCE_LANGUAGE)(self)


@dataclass(frozen=True, slots=True)
class Words:
    """A word of the content, such as the label of a code, by language; stands in a field of a message."""

    values: tuple[tuple[str, str], ...]

    def said(self, language: str) -> str:
        """The word in a language, else in that of the program's own texts around it, else in the first there is."""
        words = dict(self.values)
        return words.get(language) or words.get(SOURCE_LANGUAGE) or self.values[0][1]


def msg(text: str, /, **params: object) -> Message:
    """Make a message of an English text with `{named}` fields.

    A field may hold another message, or several as a tuple, which become lines; dates and `Decimal`s are written as
    the reader writes them, other fractions with two decimals.
    """
    return Message(text, tuple(params.items()))


def N_(text: str) -> str:  # noqa: N802  the name that gettext gives it
    """Mark a text id that is translated elsewhere, so that it is found when texts are collected."""
    return text


def nmsg(singular: str, plural: str, count: int, /, **params: object) -> Message:
    """Make a message whose form depends on `count`; `{count}` is filled by itself."""
    return Message(singular, (("count", count), *params.items()), plural, count)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language; without a catalogue the English texts themselves."""
    path = LOCALE / language / "LC_MESSAGES" / "mithilfe.po"
    if not path.is_file():
        return gettext.NullTranslations()
    return Catalogue(path)


def available_languages() -> tuple[str, ...]:
    """Every language the program itself can speak: those with a catalogue, and the source language."""
    found = {path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/mithilfe.po")}
    return tuple(sorted(found | {SOURCE_LANGUAGE}))


@lru_cache(maxsize=4096, typed=True)
def _number(value: float | Decimal, language: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.00" if isinstance(value, float) else None, locale=language)


@lru_cache(maxsize=4096, typed=True)
def _date(value: date, language: str) -> str:
    from babel.dates import format_date

    return format_date(value, "long", locale=CUSTOMS.get(language, language))


class Translator:
    """Turns messages and plain text ids into one language; also what Jinja's i18n extension is given."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)
        self._known: dict[str, str] = {"": ""}

    def __call__(self, message: Message | str) -> str:
        """The text of a message; a plain string is taken as it is (names and other data)."""
        if isinstance(message, str):
            return message
        text = self.ngettext(message.id, message.plural, message.count) if message.plural else self.gettext(message.id)
        return text.format_map(self._filled(dict(message.params)))

    def _filled(self, params: Mapping[str, object]) -> dict[str, object]:
        return {key: self._worded(value) for key, value in params.items()}

    def _worded(self, value: object) -> object:
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, tuple):
            return "\n".join(str(self._worded(line)) for line in value)
        if isinstance(value, float | Decimal):
            return _number(value, self.language)
        if isinstance(value, Words):
            return value.said(self.language)
        return _date(value, self.language) if isinstance(value, date) else value

    def gettext(self, text: str) -> str:
        """The translation of one text id, the id itself where there is none."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._catalogue.gettext(text)
        return known

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The translation for `count`, by the plural rule of the language."""
        return self._catalogue.ngettext(singular, plural, count)
