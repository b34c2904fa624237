"""Characters that no entry may hold: control characters, and those that cannot be seen or turn the writing around."""

from __future__ import annotations

import re

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
_INVISIBLE = (
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
FORBIDDEN = re.compile(f"[{_CONTROL}{_INVISIBLE}]")
IS_CONTROL = re.compile(f"[{_CONTROL}]")


def clean(text: str) -> str:
    """The text with forbidden characters replaced one for one, so that the parser goes on and columns stay."""
    return FORBIDDEN.sub("\ufffd", text)
