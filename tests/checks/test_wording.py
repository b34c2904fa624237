"""Words: what an editor would stop at is found at the word, and ordinary texts are left in peace."""

from __future__ import annotations

import pytest

from tests.support import catalogue, codes, findings, pointed_at

ENTRY = "initiatives/abc.yaml"


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("name: Hilfe fu\u0308r alle", "W501", "fu\u0308r"),
        ("name: L\u0430bdoo Köln", "W502", "L\u0430bdoo"),
        ("website: https://ex\u0430mple.org/", "W502", "ex\u0430mple"),
        ("summary: Wir suchen DRINGEND LAPTOPS für alle.", "W503", "DRINGEND LAPTOPS"),
        ("summary: Wir suchen Laptops für alle!!", "W504", "!!"),
        ("summary: Wir suchen Laptops 💻 für alle.", "W505", "💻"),
        ("summary: Wir suchen  Laptops für alle.", "W506", "suchen  Laptops"),
        ("summary: Wir suchen Laptops , für alle.", "W506", "Laptops ,"),
        ("description: |\n  Wir helfen.\n\n  Alles TODO hier.", "W514", "TODO"),
        ("website: http://example.org/", "W507", "http://example.org/"),
        ("location: {city: Berlin, lat: 52.521, lon: 13.40}", "W508", "52.521"),
        ("summary: Wir helfen, siehe www.example.org dazu.", "W511", "www.example.org"),
        ("area: {scope: local}", "W516", "local"),
    ],
)
def test_the_word_is_found_at_its_place(text: str, code: str, word: str) -> None:
    made = catalogue({ENTRY: text})
    (found,) = (one for one in findings(made) if one.rule.code == code)
    source = next(one.text for one in made.documents if one.path == f"content/{ENTRY}")
    assert pointed_at(found, source) == word


@pytest.mark.parametrize(
    "text",
    [
        "name: JOBLINGE", "aliases: [THW-Jugend, UNICEF]", "summary: Wir helfen! Und Sie? Dann kommen Sie vorbei.",
        "summary: Wir helfen (THW, DRK, AWO und BAMF) überall.", "name: Допомога Köln", "name: Straße 3.10",
        "description: |\n  | a  | b |\n  |----|---|\n  | 1  | 2 |", "summary:\n  de: Wir helfen allen Menschen.\n  fr: Nous aidons tout le monde !",
        "name: C++ und .NET", "needs: [{id: abc, kind: development, title: Website, since: 2026, skills: [python, Töpfern]}]",
        "location: {city: Berlin, lat: 52.52, lon: 13.4}", "area: {scope: unknown}", "area: {scope: national, regions: [DE]}",
    ],
)  # fmt: skip
def test_ordinary_texts_are_left_in_peace(text: str) -> None:
    assert codes({ENTRY: text}) == set()


def test_a_letter_hidden_in_an_escape_is_found_too() -> None:
    assert codes({ENTRY: 'name: "L\\u0430bdoo"'}) == {"W502"}


def test_a_near_skill_is_suggested() -> None:
    text = "needs: [{id: abc, kind: development, title: Website, since: 2026, skills: [Pyhton, töpfern]}]"
    (found,) = (one for one in findings({ENTRY: text}) if one.rule.code == "W513")
    assert found.fix.casefold() == "python"


def test_a_word_without_end_keeps_nobody_waiting() -> None:
    """Looking back over the word from each of its letters would take minutes."""
    assert codes({"initiatives/abc.yaml": "# " + "aа" * 15_000 + "\n"}) == {"W502"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("summary: Wir richten gebrauchte Laptops her #teilen und geben sie weiter.\n", {"W518"}),
        ("summary: Wir richten gebrauchte Laptops her. # bitte prüfen\n", set()),
        ("description: |\n  Wir helfen.\n  Frage: Was ist #teilen?\n", set()),
        ('summary: "Wir richten gebrauchte Laptops her #teilen und geben sie weiter."\n', set()),
    ],
)
def test_a_text_that_ends_at_a_hash_is_told(text: str, expected: set[str]) -> None:
    assert codes({"initiatives/abc.yaml": text}) == expected
