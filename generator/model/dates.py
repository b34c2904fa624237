"""What somebody means who writes a date in another way than ISO 8601; only asked when a date cannot be read."""

from __future__ import annotations

import re
from functools import cache

from generator.messages import available_languages

_QUOTES = " \t\u00a0„“”\"'‚‘’«»"
_DATE = re.compile(
    r"""(?P<y>\d{4})[-./–](?P<m>\d{1,2})[-./–](?P<d>\d{1,2})   # 2026-3-5, 2026/03/05
    |(?P<d2>\d{1,2})\.\s*(?P<m2>\d{1,2})\.\s*(?P<y2>\d{4})      # 5.3.2026
    |(?P<m3>\d{1,2})[./](?P<y3>\d{4})                           # 03/2026
    |(?:(?P<d4>\d{1,2})\.?\s+)?(?P<name>[^\W\d_]{3,})\.?\s+(?P<y4>\d{4})  # 5. März 2026, March 2026""",
    re.VERBOSE,
)
_TIME = re.compile(r"[,T]?\s+(?:um\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(?:Uhr|h)?$")


def meant_date(value: str) -> str:
    """The date in ISO 8601, as exact as it is written; empty where it is no date that could be meant.

    >>> meant_date("5.3.2026"), meant_date("5. März 2026"), meant_date("03/2026"), meant_date("03/05/2026")
    ('2026-03-05', '2026-03-05', '2026-03', '')
    """
    found = _DATE.fullmatch(value.strip(_QUOTES))
    if not found:
        return ""
    part = found.groupdict()
    year, day = part["y"] or part["y2"] or part["y3"] or part["y4"], part["d"] or part["d2"] or part["d4"]
    month = part["m"] or part["m2"] or part["m3"] or _months().get((part["name"] or "").casefold(), "")
    return "-".join((year, *(f"{int(one):02}" for one in (month, day) if one))) if month else ""


def meant_moment(value: str) -> str:
    """The same with a time of day: `2026-03-05 18:00`, without a zone."""
    text = value.strip(_QUOTES)
    time = _TIME.search(text)
    day = meant_date(text[: time.start()]) if time else ""
    return f"{day} {int(time[1]):02}:{time[2] or '00'}" if time and day else ""


@cache
def _months() -> dict[str, str]:
    """Numbers of months by their names in the languages of the program, also shortened."""
    from babel.dates import get_month_names

    named = (
        get_month_names(width, locale=locale) for locale in available_languages() for width in ("wide", "abbreviated")
    )
    found = {name.rstrip(".").casefold(): str(number) for names in named for number, name in names.items()}
    return {**found, "jänner": "1", "feber": "2"}
