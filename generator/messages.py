"""Texts for people, written once in English and translated late.

A `Message` is a value (text id and parameters), so a finding can be made without knowing who will read it;
a `Translator` turns it into words of one language. The catalogues are gettext `.po` files, one folder per language.
"""

from __future__ import annotations

import errno
import gettext
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "site_templates" / "locale"
CUSTOMS = {"en": "en_GB"}
"""Where a language is at home, if not where most speak it: English as in Europe, with the day before the month."""
SOURCE_LANGUAGE = "en"
"""The language of the text ids themselves: it needs no catalogue."""
DEFAULT_LANGUAGE = "de"
"""What the program speaks, and what texts are in, where neither settings nor options say otherwise."""


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


_ENTRY = re.compile(
    r"(?P<notes>(?:^#[^\n]*\n)*)"
    r'^msgid (?P<id>(?:"[^\n]*"\s*\n)+)'
    r'(?:msgid_plural (?:"[^\n]*"\s*\n)+)?'
    r'(?P<texts>(?:msgstr(?:\[\d\])? (?:"[^\n]*"\s*\n)+)+)',
    re.MULTILINE,
)
_TEXT = re.compile(r'msgstr(?:\[(\d)\])? ((?:"[^\n]*"\s*\n)+)')
_LINE = re.compile(r'"[^\n]*"')
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_PLURAL = re.compile(r"^Plural-Forms:.*plural=([^;]+)", re.MULTILINE)


class PoFile(gettext.GNUTranslations):
    """The translations of one `.po` file as it lies in the repository: no compiled file could be out of step.

    What the program and its editors use is read: comments, texts over several lines, plural forms. Entries that are
    marked as fuzzy or have no translation are left out, as the compilers of gettext do it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._catalog: dict[str | tuple[str, int], str] = {}
        # A blank line between entries and one at the end: then each text ends in a line feed.
        for entry in _ENTRY.finditer(path.read_text(encoding="utf-8") + "\n"):
            if not _FUZZY.search(entry["notes"]):
                self._take(_quoted(entry["id"]), _TEXT.findall(entry["texts"]))
        rule = _PLURAL.search(self._catalog.get("", ""))
        self.plural = gettext.c2py(rule[1] if rule else "n != 1")

    def _take(self, text: str, translations: list[tuple[str, str]]) -> None:
        """One entry with its translations by number, or a single one without."""
        for number, lines in translations:
            if said := _quoted(lines):
                self._catalog[(text, int(number)) if number else text] = said


def _quoted(lines: str) -> str:
    """The text of quoted lines; their escapes are those of JSON."""
    return "".join(json.loads(line, strict=False) for line in _LINE.findall(lines))


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The translations of one language; without a catalogue the English texts themselves."""
    path = LOCALE / language / "LC_MESSAGES" / "mithilfe.po"
    if not path.is_file():
        return gettext.NullTranslations()
    return PoFile(path)


@cache
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


_REASONS = {
    errno.EADDRINUSE: msg("another program uses it"),
    errno.EACCES: msg("you may not do that there"),
    errno.EPERM: msg("you may not do that there"),
    errno.EROFS: msg("nothing may be written there"),
    errno.ENOENT: msg("it does not exist"),
    errno.EEXIST: msg("it exists already"),
    errno.ENOTDIR: msg("a part of the path is no folder"),
    errno.EISDIR: msg("it is a folder"),
    errno.ENAMETOOLONG: msg("the name is too long"),
    errno.ENOSPC: msg("the disk is full"),
    errno.EDQUOT: msg("the disk is full"),
    errno.EFBIG: msg("the file would be too large"),
    errno.EBUSY: msg("it is in use; a folder inside it would do"),
    errno.ELOOP: msg("links lead round in a circle"),
    errno.EMFILE: msg("too many files are open"),
    errno.ENFILE: msg("too many files are open"),
}
SURROUNDINGS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE})
"""What neither the program nor its user has done wrong."""


def reason(error: OSError) -> Message | str:
    """Why the system refused something, in words that are translated; its own are English and are the last resort."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
