"""Characters that no entry may hold: control characters, and those that cannot be seen or turn the writing around."""

from __future__ import annotations

import re

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default ignorable code points (Unicode, DerivedCoreProperties.txt), and what annotates between lines."""
_EMOJI = r"[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_ARABIC = (
    r"[\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_INDIC = r"[\u0900-\u0dff]"
_SPELT = (
    f"(?<={_ARABIC})\u200c(?={_ARABIC})|(?<={_INDIC})[\u200c\u200d](?={_INDIC})|"
    f"(?<={_EMOJI[:-1]}\ufe0f])\u200d(?={_EMOJI})"
)
"""Joiners that are part of the spelling, typed with keys of their own: Persian, Dari, Pashto and Kurdish write one
between letters, so do the scripts of India, and phones join pictures by one."""
FORBIDDEN = re.compile(f"(?!{_SPELT})[{_CONTROL}{_INVISIBLE}](?<!{_EMOJI}\ufe0f)")
"""The selector behind a picture (U+FE0F) is typed by every phone, and hides nothing there."""
IS_CONTROL = re.compile(f"[{_CONTROL}]")
_FIRST = {*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3}
_OTHERS = bytes(set(range(256)) - _FIRST)


def may_be_forbidden(raw: bytes) -> bool:
    """Whether a forbidden character may be in a text in UTF-8: a byte is there with which one begins.

    It takes a twentieth of the time of a search, and most texts have none: umlauts begin otherwise.
    """
    return bool(raw.translate(None, _OTHERS))


def clean(text: str) -> str:
    """The text with forbidden characters replaced one for one, so that the parser goes on and columns stay."""
    return FORBIDDEN.sub("\ufffd", text)
