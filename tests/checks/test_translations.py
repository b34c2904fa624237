"""Texts in several languages: one that is missing, copied, or not in the language it says."""

from __future__ import annotations

import pytest

from tests.support import catalogue, codes, findings, pointed_at

ENTRY = "initiatives/abc.yaml"
_NEED = "needs: [{{id: abc, kind: hardware, since: 2026, title: {title}}}]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("summary: We refurbish donated laptops for schools.", "We refurbish donated laptops for schools."),
        ("summary: {de: Wir helfen allen Menschen., en: Wir helfen und beraten hier.}", "Wir helfen und beraten hier."),
        (_NEED.format(title="Laptops that they can have at home"), "Laptops that they can have at home"),
        ("description: |\n  We teach.\n\n  All of them are welcome.", None),
    ],
)
def test_a_text_in_another_language_is_told_at_its_place(text: str, said: str | None) -> None:
    made = catalogue({ENTRY: text})
    (found,) = (one for one in findings(made) if one.rule.code == "W519")
    source = next(one.text for one in made.documents if one.path == f"content/{ENTRY}")
    assert said is None or pointed_at(found, source) == said
    assert "`de`" in str(found.message)
    assert "`en`" in str(found.message)


@pytest.mark.parametrize(
    "text",
    [
        "name: We are all in this together", "aliases: [Some of us and you]", _NEED.format(title="Code for All"),
        "summary: Wir sagen We are the World und Help for All.", "summary: Laptops, Monitore, Drucker",
        "summary: {de: Wir helfen allen Menschen., fr: Nous sommes in a on.}",
        "sources: [{url: https://example.org/, note: About us}, {url: https://example.org/a, note: How to help}]",
    ],
)  # fmt: skip
def test_names_and_texts_with_foreign_words_are_left_in_peace(text: str) -> None:
    assert "W519" not in codes({ENTRY: text})


def test_swapped_texts_are_told_as_such() -> None:
    text = "summary: {de: We are looking for laptops., en: Wir suchen Laptops für alle.}"
    found = [one for one in findings({ENTRY: text}) if one.rule.code == "W519"]
    assert [str(one.hint) for one in found] == [
        "Perhaps the texts in `de` and `en` were swapped?", "Perhaps the texts in `en` and `de` were swapped?",
    ]  # fmt: skip


def test_a_copy_and_a_missing_main_language_are_told_once() -> None:
    assert codes({ENTRY: "summary: {de: Laptops für Kinder und Eltern, en: Laptops für Kinder und Eltern}"}) == {"W512"}
    assert codes({ENTRY: "summary: {en: We help all the people here.}"}) == {"W509"}
