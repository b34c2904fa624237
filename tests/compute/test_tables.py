"""Prepared tables say what the libraries say, and a file that is not whole or not ours says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from generator.compute import tables
from generator.text import dictionaries, known, towns

WORDS = {f"wort{number}".encode(): f"w{number}".encode() for number in range(3000)} | {b"": b"leer", b"leer": b""}
LONG = {b"k": b"v" * 70_000, b"k" * 300: b"v"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    tables.write(tmp_path / "made" / "t.bin", "k", {"words": WORDS, "none": {}, "long": LONG})
    return tmp_path / "made" / "t.bin"


def test_what_is_written_is_found_again(path: Path) -> None:
    found = tables.opened(path, "k")
    words = found["words"]
    assert dict(words.items()) == WORDS
    assert list(words) == list(WORDS)
    assert all(words[key] == value and key in words for key, value in WORDS.items())
    assert dict(found["long"].items()) == {key: found["long"][key] for key in LONG} == LONG
    assert words.get(b"wort3000") is None
    assert len(words) == len(WORDS)
    assert len(found["none"]) == 0
    assert found["none"].get(b"x", b"y") == b"y"
    with pytest.raises(KeyError):
        words[b"fehlt"]
    assert [one.name for one in path.parent.iterdir()] == ["t.bin"]


def test_a_file_of_something_else_is_as_none(path: Path, tmp_path: Path) -> None:
    assert tables.opened(path, "another key") == {}
    assert tables.opened(tmp_path / "missing", "k") == {}
    assert tables.opened(tmp_path, "k") == {}


@pytest.mark.parametrize("damage", ["empty", "cut", "cut in the head", "longer", "foreign", "no head"])
def test_a_file_that_is_not_whole_is_as_none(path: Path, damage: str) -> None:
    raw = path.read_bytes()
    path.write_bytes({
        "empty": b"", "cut": raw[:-1000], "cut in the head": raw[:25], "longer": raw + b"more" + tables.END,
        "foreign": b"SQLite format 3\0" + raw, "no head": raw[:30] + b"x" * 200 + raw[230:],
    }[damage])  # fmt: skip
    assert tables.opened(path, "k") == {}


@pytest.fixture
def _prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tables, "place", lambda name: tmp_path / name)
    monkeypatch.setattr(dictionaries, "LANGUAGES", ("en",))
    dictionaries._prepared.cache_clear()
    dictionaries.prepare({
        "more": {"koeln": "köln"}, towns.TOWN_TABLE: towns.all_towns(), towns.STATE_TABLE: towns.all_states(),
    })  # fmt: skip
    yield
    dictionaries._prepared.cache_clear()


@pytest.mark.usefixtures("_prepared")
def test_prepared_answers_are_those_of_the_packages() -> None:
    ready, fresh = dictionaries.forms("en"), dictionaries._forms("en")
    sample = list(islice(fresh, 0, None, 37))
    assert [ready[form] for form in sample] == [fresh[form] for form in sample]
    assert len(ready) == len(fresh)
    lemmas = ["house", "go", "nothinglikethis"]
    assert ready.leading_to(lemmas) == fresh.leading_to(lemmas)
    for chances, library in zip(dictionaries.statistics(), dictionaries._statistics(), strict=True):
        assert isinstance(chances, tables.Table)
        assert all(float(chances[key]) == float(library[key]) for key in islice(library, 0, None, 401))
        assert len(chances) == len(library)
    for size in dictionaries.SIZES:
        assert dictionaries.cities(size, ("DE", "PL")) == dictionaries._cities(size, ("DE", "PL"))
    assert dictionaries.cities(15_000, ("JP",)) == dictionaries._cities(15_000, ("JP",)) != []
    more = dictionaries.prepared("more")
    assert more is not None
    assert dict(more) == {"koeln": "köln"}
    assert dictionaries.prepared("none") is None
    assert not isinstance(dictionaries.forms("ga")._found, tables.Table)


TOWNS = (
    "Berlin", "köln", " Kempten (Allgäu)", "Bad Homburg", "Bautzen", "Husum", "Straßburg", "Wien", "Nirgends", "",
)  # fmt: skip


def test_prepared_towns_are_where_they_were(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as unprepared:
        unprepared.setattr(dictionaries, "prepared", lambda _table: None)
        before = [(towns.town(name), towns.state(name)) for name in TOWNS]
    request.getfixturevalue("_prepared")
    assert dictionaries.prepared(towns.TOWN_TABLE) is not None
    assert [(towns.town(name), towns.state(name)) for name in TOWNS] == before
    assert before[0] == (towns.Point(52.52, 13.41), "DE-BE")
    assert before[-1] == before[-2] == (None, "")


def test_the_makefile_prepares_anew_when_the_code_changes() -> None:
    root = Path(__file__).resolve().parents[2]
    words = (root / "Makefile").read_text("utf-8").replace("\\\n", " ").split("PREPARED :=")[1].split("\n")[0]
    plain, _, below = words.replace(")", "").partition("$(addprefix generator/text/,")
    listed = {*plain.split(), *(f"generator/text/{name}" for name in below.split())}
    expected = {f"{package.replace('.', '/')}/{name}" for package, name in dictionaries._CODE}
    expected |= {f"generator/text/{name}.py" for name in known.MODULES}
    assert listed == {*expected, "generator/compute/templates.py"}


@pytest.mark.usefixtures("_prepared")
def test_other_versions_of_the_packages_are_not_answered_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "version", lambda _name: "99.0")
    dictionaries._prepared.cache_clear()
    assert not isinstance(dictionaries.forms("en")._found, tables.Table)
