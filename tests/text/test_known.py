"""Words that were looked up at set-up are said to be what they are, and no file of other code is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.compute import tables
from generator.relations.prepare import listed_words
from generator.text import analyser, dictionary, known
from generator.text.analyser import WordCache
from tests.support import catalogue


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An environment in which nothing has been prepared yet."""
    monkeypatch.setattr(known, "FILE", str(tmp_path / known.FILE))
    known._table.cache_clear()
    yield tables.place(known.FILE)
    known._table.cache_clear()


@pytest.fixture(name="listed")
def _listed(place: Path) -> WordCache:
    assert not place.exists()
    return listed_words(catalogue({}).vocabulary)


def test_what_is_prepared_is_what_the_dictionaries_say(listed: WordCache) -> None:
    assert {"de:Rechner", "en:Dolmetscherin", "de:Sprachkurs"} <= listed.keys()
    looked_up = [analyser.analyse_word(*reversed(name.split(":", 1))) for name in listed]
    known.prepare(listed)
    assert [known.record(name) for name in listed] == list(listed.values())
    assert [analyser.analyse_word(*reversed(name.split(":", 1))) for name in listed] == looked_up
    assert listed_words(catalogue({}).vocabulary) == listed


def test_a_prepared_word_needs_no_dictionary(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known.prepare({"de:Laptops": ["0", "laptop"], "de:Sprachkurs": ["4", "sprachkurs", "sprache", "kurs"]})
    assert place.is_file()

    def asked(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(dictionary, "lemma", asked)
    assert analyser.analyse_word("Laptops", "de") == analyser.Word("laptop")
    assert analyser.analyse_word("Sprachkurs", "de") == analyser.Word("sprachkurs", ("sprache", "kurs"), 4)
    with pytest.raises(AssertionError):
        analyser.analyse_word("Laptops", "en")


@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda file: file.write_bytes(b"x" * 999), lambda file: file.write_bytes(b"")]
)
def test_a_damaged_file_knows_nothing(place: Path, damage: Callable[[Path], object]) -> None:
    known.prepare({"de:Laptops": ["0", "rubbish"]})
    damage(place)
    known._table.cache_clear()
    assert known.record("de:Laptops") is None


@pytest.mark.usefixtures("place")
def test_words_of_other_code_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    known.prepare({"de:Laptops": ["0", "rubbish"]})
    monkeypatch.setattr(known, "made_by", lambda: b"another")
    known._table.cache_clear()
    assert known.record("de:Laptops") is None
    assert analyser.analyse_word("Laptops", "de").key == "laptop"
