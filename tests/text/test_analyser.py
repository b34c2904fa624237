"""All spellings and inflections of a word meet under one key; different words do not."""

import pytest

from generator.text.analyser import Analyser, Term, WordCache

SYNONYMS = {
    "refugees": {"de": ["Geflüchtete", "Flüchtling"], "en": ["refugee", "displaced person"]},
    "place": {"de": ["Stelle"], "en": ["job"]},
}


def keys(text: str, language: str = "de") -> list[str]:
    return [term.key for term in Analyser().analyse(text, language) if term.source == "word"]


@pytest.mark.parametrize(
    "same",
    [
        "Übersetzer Übersetzerin Übersetzerinnen Übersetzer*innen Übersetzer:innen ÜbersetzerInnen Uebersetzer",
        "Übersetzer/-innen übersetzerinnen",
        "Geflüchtete Geflüchteten geflüchtet Gefluechtete",
        "Praktikum Praktika",
        "Kurs Kurse Kursen kurs",
        "Rad Räder Rädern",
        "Ärztin Ärzt*innen Arzt Ärzte Aerzte",
        "Spende Spenden spenden",
        "Café Cafés",
        "ehrenamtlich Ehrenamtliche Ehrenamtlicher",
        "Laptopspende Laptopspenden",
    ],
)
def test_forms_of_one_word_meet(same: str) -> None:
    assert len({key for word in same.split(" ") for key in keys(word)}) == 1


@pytest.mark.parametrize(
    "pair", ["Rat Rate", "Lehre Lehrer", "Sucht sucht", "Kurs Kurier", "Termin Term", "Patin Patina"]
)
def test_different_words_stay_apart(pair: str) -> None:
    assert len(set(keys(pair))) == 2


def test_a_compound_gives_its_parts() -> None:
    terms = Analyser().analyse("Hausaufgabenbetreuung")
    assert [term.key for term in terms if term.source == "part"] == ["haus", "aufgab", "betreuung"]


@pytest.mark.parametrize(
    "word", ["Düsseldorf", "Beratung", "Partner", "Material", "Deutschland", "Ehrenamt", "Geflüchtete"]
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert Analyser().word(word).parts == ()


def test_a_suspended_compound_is_completed() -> None:
    assert keys("Sprach- und Integrationskurse") == ["sprachkurs", "integrationskurs"]


def test_concepts_come_from_words_parts_and_phrases() -> None:
    found = Analyser(SYNONYMS).analyse("Flüchtlingshilfe, displaced persons; wir stellen Räume")
    assert [term for term in found if term.source == "concept"] == [
        Term("refugees", "Flüchtlingshilfe", "concept"),
        Term("refugees", "displaced persons", "concept"),
    ]


def test_english_text_is_read_as_english_first() -> None:
    assert keys("The companies are giving laptops", "en") == ["company", "give", "laptop"]


def test_the_memory_is_filled_and_never_trusted() -> None:
    cache: WordCache = {}
    expected = Analyser(cache=cache).word("Sprachkurse")
    assert cache["de:Sprachkurse"] == ["5", "sprachkurs", "sprach", "kurs"]
    broken: dict[str, list[str]] = {"de:Sprachkurse": ["x"], "de:Kurs": []}
    assert Analyser(cache=broken).word("Sprachkurse") == expected
    assert broken == {**cache, "de:Kurs": []}


@pytest.mark.parametrize(
    "text", ["", " - ", "*innen", "-", "a-", "’’", "١٢٣", "İı", "Ⅷ", "e\u0301", "日本語", "(innen)", "ß" * 300]
)
def test_any_text_is_read(text: str) -> None:
    assert all(term.key for term in Analyser(SYNONYMS).analyse(text))
