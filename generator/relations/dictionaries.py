"""Loads the two large word collections of our libraries in half of the time that the libraries themselves take.

Both are read in the form in which they lie on the disk; when that form has changed, the library's own way is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

_SAME, _LITERAL = 254, 255
"""In place of a number of letters to take off: the value of the record before, and a value written out."""
_LARGE = 0x80
"""From here on a number takes two bytes: then the library reads it."""
_ENTRY = re.compile(rb"'([^'\\]+)': (?!1\.0[,}])([^,}]+)")
_ANY_ENTRY = re.compile(rb"'([^'\\]+)': ([^,}]+)")


class Forms(Mapping[str, str]):
    """Form -> lemma, kept as the bytes of the file: most of the million is never asked for."""

    def __init__(self, found: dict[bytes, bytes]) -> None:
        self._found = found

    def __getitem__(self, form: str) -> str:
        return self._found[form.encode()].decode()

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of a form, else `default`."""
        lemma = self._found.get(form.encode())
        return default if lemma is None else lemma.decode()

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and form.encode() in self._found

    def __iter__(self) -> Iterator[str]:
        return (form.decode() for form in self._found)

    def __len__(self) -> int:
        return len(self._found)

    def leading_to(self, lemmas: Iterable[str]) -> dict[str, list[str]]:
        """All forms of each of these lemmas; one pass over everything."""
        forms: dict[bytes, list[str]] = {lemma.encode(): [] for lemma in lemmas}
        for form, lemma in self._found.items():
            if lemma in forms:
                forms[lemma].append(form.decode())
        return {lemma.decode(): found for lemma, found in forms.items()}


def forms(language: str) -> Forms:
    """The dictionary of a language, empty where there is none."""
    from simplemma.strategies.dictionaries import dictionary_factory as library

    if language not in library.SUPPORTED_LANGUAGES:
        return Forms({})
    try:
        return Forms(_decoded(library._read_decompressed(language)))  # noqa: SLF001
    except (AttributeError, IndexError, ValueError, ImportError):
        known = library.DefaultDictionaryFactory().get_dictionary(language)
        return Forms({form.encode(): lemma.encode() for form, lemma in known.items()})


def _decoded(data: bytes) -> dict[bytes, bytes]:
    """The records of simplemma's stream: each begins like the one before, and its value mostly like its key.

    Raises:
        ValueError: the stream is not of the form that we know.
    """
    from simplemma.strategies.dictionaries.frontcode import _read_header

    is_reversed, count, place = _read_header(data)
    found: dict[bytes, bytes] = {}
    key = value = b""
    size = len(data)
    while place < size:
        shared, more = data[place], data[place + 1]
        end = place + 2 + more
        key = key[:shared] + data[place + 2 : end]
        trim = data[end]
        if trim == _SAME:
            place = end + 1
        else:
            place = end + 2 + data[end + 1]
            tail = data[end + 2 : place]
            value = tail if trim == _LITERAL else key[: len(key) - trim] + tail
        if shared >= _LARGE or more >= _LARGE or place > size:
            raise ValueError
        found[key] = value
    if len(found) != count or is_reversed:
        raise ValueError
    return found


Chances = Mapping[bytes, bytes | float]
"""Letters -> how often a word begins, runs on or ends with them: a number, or its digits as they stand in the file."""


def statistics() -> tuple[Chances, Chances, Chances]:
    """CharSplit's numbers for beginnings, middles and ends; of the middles those that are not one."""
    lines = files("compound_split").joinpath("de_ngram_probs.py").read_bytes().split(b"\n")
    names = (b"prefix={", b"infix={", b"suffix={")
    if len(lines) >= len(names) and all(line.startswith(name) for line, name in zip(lines, names, strict=False)):
        first, middle, last = lines[: len(names)]
        return dict(_ANY_ENTRY.findall(first)), dict(_ENTRY.findall(middle)), dict(_ANY_ENTRY.findall(last))
    from compound_split import de_ngram_probs as library

    kinds = (library.prefix, library.infix, library.suffix)
    beginnings, middles, ends = ({letters.encode(): chance for letters, chance in kind.items()} for kind in kinds)
    return beginnings, middles, ends
