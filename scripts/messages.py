"""Collect every text id of the program, and tell which translations are missing or no longer used.

`python scripts/messages.py` lists them; with `--merge FILE.po ...` translations from other files are taken over and the
catalogue is written again in order. The text ids are English; `tests/test_contracts.py` fails while one is
untranslated.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.messages import DEFAULT_LANGUAGE, LOCALE, SOURCE_LANGUAGE, available_languages  # noqa: E402

KEYWORDS = {
    "msg": None, "nmsg": (1, 2), "say": None, "count": (1, 2), "gettext": None, "ngettext": (1, 2), "N_": None,
    "_": None, "trans": None,
}  # fmt: skip
FIELDS = re.compile(r"(?<!\{)\{(\w+)\}(?!\})|%\((\w+)\)s")
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals};\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""Without dates and names of people: the history says who changed what, and when."""
TextId = str | tuple[str, str]


def text_ids() -> set[TextId]:
    """Every text id that the program can ask for: singular, or a pair of singular and plural."""
    return {*_in_code(), *_in_templates(), *_in_rules(), *_in_models()}


def _in_code() -> Iterator[TextId]:
    for _, _, message, _, _ in extract_from_dir(ROOT / "generator", [("**.py", "python")], keywords=KEYWORDS):
        yield (message[0], message[1]) if isinstance(message, tuple) else message


def _in_templates() -> Iterator[TextId]:
    options = {"**.html": {"trimmed": "false", "newstyle_gettext": "true"}}
    found = extract_from_dir(ROOT / "site_templates" / "pages", [("**.html", "jinja2.ext:babel_extract")], options)
    for _, _, message, _, _ in found:
        yield (message[0], message[1]) if isinstance(message, tuple) else message


def _in_rules() -> Iterator[TextId]:
    import generator.checks
    import generator.model
    import generator.read  # noqa: F401
    from generator.diagnostics import RULES

    for rule in RULES.values():
        yield rule.title
        yield rule.why


def _in_models() -> Iterator[TextId]:
    from pydantic import BaseModel

    from generator.model import calls, entries

    for module in (calls, entries):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                yield from (info.description for info in model.model_fields.values() if info.description)


def catalogue(language: str) -> Catalog:
    """The translations of a language as they are in the repository; an empty catalogue where there are none."""
    path = LOCALE / language / "LC_MESSAGES" / "mithilfe.po"
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[TextId]:
    """Text ids without a translation in a language."""
    known = catalogue(language)
    found = []
    for text in text_ids():
        message = known.get(text if isinstance(text, str) else text[0])
        strings = () if message is None else _forms(message.string)
        if not strings or not all(strings) or (isinstance(text, tuple) and len(strings) < 2):  # noqa: PLR2004
            found.append(text)
    return sorted(found, key=str)


def _forms(text: object) -> tuple[str, ...]:
    """Singular and plural of a text id or a translation, or the one form that there is."""
    return tuple(str(one) for one in text) if isinstance(text, list | tuple) else (str(text or ""),)


def broken(language: str) -> list[str]:
    """Translations that lack a `{field}` or `%(field)s` of their text, or have one too many."""
    found = []
    for message in catalogue(language):
        texts, strings = _forms(message.id), _forms(message.string)
        wanted = {field for text in texts for field in FIELDS.findall(text)}
        if message.id and any(set(FIELDS.findall(string)) - wanted for string in strings):
            found.append(str(message.id))
        if message.id and len(strings) == 1 and set(FIELDS.findall(strings[0])) != wanted:
            found.append(str(message.id))
    return found


def unused(language: str) -> list[str]:
    """Translations that nothing asks for any more."""
    wanted = {text if isinstance(text, str) else text[0] for text in text_ids()}
    return sorted(key for message in catalogue(language) if (key := _key(message.id)) and key not in wanted)


def _key(text: object) -> str:
    return _forms(text)[0]


def merge(language: str, files: list[Path]) -> None:
    """Take translations from other files, drop unused ones, and write the catalogue sorted."""
    known = catalogue(language)
    for path in files:
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string:
                    known.delete(_key(message.id))
                    known.add(message.id, message.string)
    fresh = Catalog(locale=language, fuzzy=False)
    for text in sorted(text_ids(), key=str):
        have = known.get(_key(text))
        if have is not None and have.string and (isinstance(text, str) == isinstance(have.string, str)):
            fresh.add(text, have.string)
    path = LOCALE / language / "LC_MESSAGES" / "mithilfe.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(body, fresh, width=0, omit_header=True, no_location=True, sort_output=True)
    path.write_text(
        HEADER.format(language=language, plurals=fresh.plural_forms.rstrip(";")) + body.getvalue().decode(),
        encoding="utf-8",
    )


def main() -> int:
    """List what is missing and unused; exit 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merge", nargs="*", type=Path)
    given = parser.parse_args()
    bad = 0
    for language in sorted({*available_languages(), DEFAULT_LANGUAGE} - {SOURCE_LANGUAGE}):
        if given.merge is not None:
            merge(language, given.merge)
        for text in missing(language):
            print(f"{language}: missing: {text!r}")
        for text in unused(language):
            print(f"{language}: unused: {text!r}")
        bad += len(missing(language)) + len(unused(language))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
