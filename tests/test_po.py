"""A catalogue read from its file says what the compiled one says."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from generator.messages import LOCALE, PoFile

ODD = r"""# a comment
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);\n"

msgid "plain"
msgstr "einfach"

#: file.py:3
#, python-brace-format
msgid ""
"two \"quoted\"\n"
"lines \\ {x}"
msgstr ""
"zwei „Zeilen“\n"
"\tmit Tab"

#, fuzzy
msgid "guessed"
msgstr "geraten"

msgid "not yet"
msgstr ""

msgid "{count} thing"
msgid_plural "{count} things"
msgstr[0] "eins"
msgstr[1] "wenige"
msgstr[2] "viele"

#~ msgid "gone"
#~ msgstr "weg"
"""


def compiled(path: Path) -> gettext.GNUTranslations:
    """The way of the libraries."""
    target = io.BytesIO()
    with path.open("rb") as source:
        write_mo(target, read_po(source))
    target.seek(0)
    return gettext.GNUTranslations(target)


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3])
def test_our_catalogues_are_read_in_full(path: Path) -> None:
    ours, theirs = vars(PoFile(path))["_catalog"], vars(compiled(path))["_catalog"]
    assert {key: text for key, text in ours.items() if key} == {key: text for key, text in theirs.items() if key}
    assert len(ours) > 100


def test_odd_catalogues_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "odd.po"
    for text in (ODD, ODD.rstrip("\n"), ODD.split("\n#~", maxsplit=1)[0].rstrip("\n")):
        path.write_text(text, encoding="utf-8")
        ours, theirs = PoFile(path), compiled(path)
        for word in ("plain", 'two "quoted"\nlines \\ {x}', "guessed", "not yet", "gone", "unknown"):
            assert ours.gettext(word) == theirs.gettext(word)
        counted = [ours.ngettext("{count} thing", "{count} things", count) for count in range(6)]
        assert counted == ["viele", "eins", "wenige", "wenige", "wenige", "viele"]
