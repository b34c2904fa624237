"""Which characters no entry may hold, and which bytes they begin with."""

from __future__ import annotations

import sys

from generator.read.characters import FORBIDDEN, may_be_forbidden


def test_no_forbidden_character_escapes_the_look_at_bytes() -> None:
    everything = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert all(may_be_forbidden(char.encode()) for char in FORBIDDEN.findall(everything))


def test_german_texts_need_no_search() -> None:
    assert not may_be_forbidden("Für Ämter, Öfen & Übung: Größe\t\r\n".encode())
