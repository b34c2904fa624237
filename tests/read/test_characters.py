"""Which characters no entry may hold, and which bytes they begin with."""

from __future__ import annotations

import sys

import pytest

from generator.read.characters import FORBIDDEN, may_be_forbidden


def test_no_forbidden_character_escapes_the_look_at_bytes() -> None:
    everything = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert all(may_be_forbidden(char.encode()) for char in FORBIDDEN.findall(everything))


def test_german_texts_need_no_search() -> None:
    assert not may_be_forbidden("Für Ämter, Öfen & Übung: Größe\t\r\n".encode())


@pytest.mark.parametrize(
    "text",
    ["خانه‌ها", "می‌رویم", "नमस्‍ते", "👩‍👧 und 👩🏽‍🚒", "❤️‍🔥"],
    ids=["Persian", "Persian verb", "Hindi", "families and professions", "a heart on fire"],
)
def test_a_joiner_that_is_part_of_the_spelling_is_fine(text: str) -> None:
    assert not FORBIDDEN.search(text)


@pytest.mark.parametrize(
    "text", ["La\u200cbdoo", "خانه\u200c", "\u200cخانه", "خانه\u200c ها", "a\u200db", "خ\u200dه", "1\u200c2"]
)
def test_a_joiner_that_joins_nothing_is_not(text: str) -> None:
    assert FORBIDDEN.search(text)
