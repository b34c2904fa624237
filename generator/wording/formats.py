"""Numbers, money, dates and amounts in the words of one language (CLDR, through babel)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from generator.messages import CUSTOMS
from generator.model import Amount, PartialDate, Quantity, Unit, Vocabulary
from generator.model.text import german_offset


@cache
def customs(language: str) -> Locale:
    """Where a language is at home."""
    return Locale.parse(CUSTOMS.get(language, language), sep="-" if "-" in language else "_")


@lru_cache(maxsize=4096)
def number(value: Decimal | float, language: str) -> str:
    """`1.000` in German, `1,000` in English."""
    return format_decimal(value, locale=language)


@lru_cache(maxsize=4096)
def money(value: Decimal, currency: str, language: str) -> str:
    """`500.000 €` in German, `€500,000` in English; cents only where there are some."""
    locale = customs(language)
    if value != value.to_integral_value():
        return format_currency(value, currency, locale=locale)
    whole = locale.currency_formats["standard"].pattern.replace(".00", "")
    return format_currency(value, currency, whole, locale=locale, currency_digits=False)


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """`21. November 2026` in German, `21 November 2026` in English."""
    return format_date(value, "long", locale=customs(language))


def when(value: PartialDate, language: str) -> str:
    """A date as exact as it is: `2015`, `November 2015`, `5. September 2015`."""
    if value.day:
        return day(value.first, language)
    return format_date(value.first, "MMMM y", locale=customs(language)) if value.month else str(value.year)


def time_of_day(value: datetime, language: str) -> str:
    """`18:00`."""
    return format_time(value.time(), "short", locale=customs(language))


def zone_note(value: datetime) -> str:
    """` (UTC+03:00)`; empty where it is what clocks in Germany show."""
    offset = value.isoformat()[-6:]
    return "" if offset == german_offset(value.replace(tzinfo=None)) else f" (UTC{offset})"


@lru_cache(maxsize=4096)
def listed(items: tuple[str, ...], language: str) -> str:
    """`a, b und c`."""
    return format_list(items, locale=customs(language))


@lru_cache(maxsize=16_384)
def name_key(name: str) -> tuple[str, str]:
    """The place of a name in an alphabetical list: base letters first, the name itself where they are alike.

    A reader looks without regard to case and accents, and for umlauts beside their vowels.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in bare).split()
    return " ".join(words).casefold(), name


@lru_cache(maxsize=4096)
def language_name(code: str, language: str) -> str:
    """`Arabisch` for `ar`; the code itself where the library knows no name."""
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code
    except (UnknownLocaleError, ValueError):
        return code


class Formatter:
    """The formats of one language, with the words of the vocabulary."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        self.language = language
        self._vocabulary = vocabulary
        self._labels: dict[tuple[str, str], str] = {}
        self._counts: dict[int, str] = {}

    def number(self, value: Decimal | int) -> str:
        """A number by the customs of the language."""
        if type(value) is not int:
            return number(Decimal(value), self.language)
        if value not in self._counts:
            self._counts[value] = number(Decimal(value), self.language)
        return self._counts[value]

    def money(self, value: Decimal, currency: str) -> str:
        """A sum with its currency."""
        return money(value, currency, self.language)

    def day(self, value: date) -> str:
        """A day in words."""
        return day(value, self.language)

    def when(self, value: PartialDate | None) -> str:
        """A date as exact as it is; empty for none."""
        return when(value, self.language) if value else ""

    def unit(self, code: str, count: Decimal | int, kind: str = "", *, after_of: bool = False) -> str:
        """The word for a unit: `Stunde`, `Stunden`; with `after_of` as it stands in “3 von 20 Plätzen”.

        Some kinds have a word of their own for a piece: laptops are `Geräte`.
        """
        found = self._vocabulary.kinds.get(kind)
        own = found.piece.get(self.language) if found and code == "piece" else None
        if own:
            return own[0 if count == 1 and not after_of else 2 if after_of else 1]
        term = self._vocabulary.terms("units").get(code)
        if not isinstance(term, Unit):
            return code
        if count == 1 and not after_of:
            return term.named(self.language, self._vocabulary.default_language)
        forms = term.dative if after_of and self.language in term.dative else term.plural
        return forms.get(self.language) or term.named(self.language, self._vocabulary.default_language)

    def quantity(self, value: Quantity, kind: str = "") -> str:
        """`20 Stück`, `3 Stunden pro Woche`; empty where no total is stated."""
        if not value.total:
            return ""
        text = f"{self.number(value.total)} {self.unit(value.unit, value.total, kind)}"
        if value.per:
            period = self._vocabulary.label("periods", value.per, self.language)
            text = f"{text} {period}"
        return text

    def amount(self, value: Amount) -> str:
        """A sum of money; empty where none is stated."""
        return self.money(value.total, value.currency) if value.total is not None else ""

    def label(self, name: str, code: str) -> str:
        """The word for a code."""
        if (name, code) not in self._labels:
            self._labels[name, code] = self._vocabulary.label(name, code, self.language)
        return self._labels[name, code]

    def labels(self, name: str, codes: Iterable[str]) -> tuple[str, ...]:
        """The words for several codes."""
        return tuple(self.label(name, code) for code in codes)

    def listed(self, items: Iterable[str]) -> str:
        """Words joined by commas and “and”."""
        return listed(tuple(items), self.language)

    def language_name(self, code: str) -> str:
        """The name of a language; its code where the library knows none."""
        return language_name(code, self.language)
