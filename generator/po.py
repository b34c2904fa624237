"""Reads a gettext catalogue as it lies in the repository: no compiled file that could be out of step, and no waiting.

What the program and its editors use is read: comments, texts over several lines, plural forms. Entries that are marked
as fuzzy or have no translation are left out, as the compilers of gettext do it.
"""

from __future__ import annotations

import gettext
import json
import re
from pathlib import Path

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


class Catalogue(gettext.GNUTranslations):
    """The translations of one `.po` file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._catalog: dict[str | tuple[str, int], str] = {}
        # A blank line between entries and one at the end: then each text ends in a line feed.
        for entry in _ENTRY.finditer(path.read_text(encoding="utf-8") + "\n"):
            if not _FUZZY.search(entry["notes"]):
                self._take(_text(entry["id"]), _TEXT.findall(entry["texts"]))
        rule = _PLURAL.search(self._catalog.get("", ""))
        self.plural = gettext.c2py(rule[1] if rule else "n != 1")

    def _take(self, text: str, translations: list[tuple[str, str]]) -> None:
        """One entry with its translations by number, or a single one without."""
        for number, lines in translations:
            if said := _text(lines):
                self._catalog[(text, int(number)) if number else text] = said


def _text(lines: str) -> str:
    """The text of quoted lines; their escapes are those of JSON."""
    return "".join(json.loads(line, strict=False) for line in _LINE.findall(lines))
