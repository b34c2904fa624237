"""Which codes name a language, from two libraries: the common ones fast, the rest from the full ISO 639 table."""

from __future__ import annotations

from babel import Locale, localedata


def is_language(code: str) -> bool:
    """Whether a two- or three-letter code names a language."""
    if localedata.exists(code):
        return True
    import pycountry  # noqa: PLC0415  its table takes a while to load

    return bool(pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code))


def suggest_language(value: str) -> str:
    """The code of a language given by its German or English name, or by a code in capitals; empty if unknown."""
    wanted = value.casefold()
    if wanted != value and is_language(wanted):
        return wanted
    for named_in in ("de", "en"):
        for code, name in Locale(named_in).languages.items():
            if name.casefold() == wanted and "_" not in code:
                return str(code)
    return ""
