"""Which codes name a language, from two libraries: the common ones fast, the rest from the full ISO 639 table."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, localedata


def is_language(code: str) -> bool:
    """Whether a two- or three-letter code names a language."""
    if localedata.exists(code):
        return True
    import pycountry

    return bool(pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code))


def suggest_language(value: str) -> str:
    """The code of a language given by its German or English name, or by a code in capitals; empty if unknown."""
    wanted = value.casefold()
    if wanted != value and is_language(wanted):
        return wanted
    return _by_name().get(wanted, "")


@lru_cache
def _by_name() -> dict[str, str]:
    """Codes by German and English name."""
    pairs = [pair for named_in in ("en", "de") for pair in Locale(named_in).languages.items()]
    return {str(name).casefold(): str(code) for code, name in pairs if "_" not in code}
