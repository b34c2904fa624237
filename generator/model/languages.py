"""Which codes name a language, from two libraries: the common ones fast, the rest from the full ISO 639 table."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, localedata

from generator.messages import DEFAULT_LANGUAGE, available_languages


def is_language(code: str) -> bool:
    """Whether a two- or three-letter code names a language."""
    if localedata.exists(code):
        return True
    import pycountry

    return bool(pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code))


def suggest_language(value: str) -> str:
    """The code of a language that was given by its name, or by a code written otherwise; empty if unknown."""
    wanted = value.casefold()
    parts = re.fullmatch(r"([a-z]{2,3})(?:[-_ ]([a-z]{4}))?(?:[-_ ]([a-z]{2}))?", wanted)
    if parts and is_language(parts[1]):
        code = "-".join(filter(None, (parts[1], (parts[2] or "").title(), (parts[3] or "").upper())))
        return code if code != value else ""
    return _by_name().get(wanted, "")


@lru_cache
def _by_name() -> dict[str, str]:
    """Codes by their names in the languages of the program; of two with one name, that of the default language."""
    spoken = sorted(available_languages(), key=lambda code: code == DEFAULT_LANGUAGE)
    pairs = [pair for named_in in spoken for pair in Locale(named_in).languages.items()]
    return {str(name).casefold(): str(code) for code, name in pairs if "_" not in code}
