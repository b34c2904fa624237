"""Facts that people write into their texts instead of the fields: rhythms, limits, radius, regions, who must do it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from generator.messages import DEFAULT_LANGUAGE, available_languages


class Hinted:
    """A pattern without regard to case, looked for only where one of its hints, in small letters, is in the text.

    Whatever the pattern matches has to contain a hint: that is far cheaper to see than that the pattern is not there.
    """

    def __init__(self, pattern: str, hints: tuple[str, ...]) -> None:
        self._pattern, self._hints = re.compile(pattern, re.IGNORECASE), hints

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the pattern matches."""
        return self._pattern.search(text) if mentions(text, self._hints) else None


_NUMBERS = {
    "ein": 1, "eine": 1, "einen": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4,
    "fünf": 5, "five": 5, "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
    "zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwölf": 12, "twelve": 12, "fünfzehn": 15, "fifteen": 15,
    "zwanzig": 20, "twenty": 20, "dreißig": 30, "thirty": 30,
}  # fmt: skip
_NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_DAYS = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?"
_WEEKLY = Hinted(
    rf"\b{_DAYS[:-2]}s\b|\bjede[nrs]?\s+(?:{_DAYS}|woche)\b|\bwöchentlich\b|\b(?:pro|in der|die)\s+woche\b|\bweekly\b"
    r"|\bevery\s+(?:week|\w+day)\b|\b(?:a|per)\s+week\b|\bwerktags\b|\bregelmäßig\b",
    ("woch", "wöch", "week", "tag", "day", "regelmäßig"),
)
_MONTHLY = Hinted(
    r"\b(?:ein|zwei)mal\s+(?:im|pro)\s+monat\b|\bmonatlich\b|\b(?:im|pro)\s+monat\s+einmal\b|\bmonthly\b"
    r"|\b(?:once|twice)\s+a\s+month\b|\b(?:zwei|zwei\s+bis\s+drei|\d)\s+tage\s+(?:im|pro)\s+jahr\b|\btage\s+frei\b",
    ("monat", "month", "tage"),
)
_RADIUS = Hinted(
    r"\b(?:umkreis|radius)\s+(?:von\s+)?(?:etwa\s+|ca\.?\s+|rund\s+)?(\d+)\s*km|\bwithin\s+(\d+)\s*km",
    ("umkreis", "radius", "within"),
)
_EACH = Hinted(
    rf"\b(?:bis(?:\s+zu)?|höchstens|maximal|max\.?|up\s+to)\s+(?:€\s*)?{_NUMBER}\s*(?:€|euro|eur)"
    rf"|\b{_NUMBER}\s*(?:€|euro)\s+(?:je|pro|per)\s+(?:organisation|verein|vorhaben|projekt|gruppe|project)",
    ("€", "eur"),
)
_AT_LEAST = Hinted(
    rf"\b(?:abgabe\s+ab|ab|mindestens|at\s+least|minimum)\s+{_NUMBER}\s+(stück|palette|gerät|kiste|piece|pallet|device)",
    ("stück", "palette", "gerät", "kiste", "piece", "pallet", "device"),
)
_USEFUL = Hinted(
    rf"\b(?:mit\s+weniger\s+als|unter|with\s+fewer\s+than|fewer\s+than|less\s+than)\s+{_NUMBER}\b",
    ("weniger", "unter", "fewer", "less"),
)
_MONTHS = Hinted(rf"\b{_NUMBER}\s+(?:monate?|months?)\b", ("monat", "month"))
_HALF_YEAR = Hinted(r"\b(?:ein\s+halbes\s+jahr|halbjahr|half\s+a\s+year)\b", ("halb", "half"))
_SPAN = Hinted(r"\b(?:ab|von)\s+(?:januar|februar|märz|april|mai|juni|juli|august|september)\s+bis\s+\w+", ("bis",))
_NO_LIMIT = Hinted(r"\bunbefristet\b|\bdauerhaft\b|\bpermanent\b", ("unbefristet", "dauerhaft", "permanent"))
_PERSON = Hinted(
    r"\b(?:has|have|must|needs?|muss|müssen|soll)\b[^.;!?]*\b(?:human|mensch\w*|person|a\s+real\s+person)\b"
    r"|\bkeine?\s+(?:maschin\w+|automat\w+|ki\b)|\bno\s+(?:machine|ai)\b",
    ("human", "mensch", "person", "kein", "no"),
)
_IN_PERSON = Hinted(
    r"\bpersönlich,?\s+(?:und\s+)?nicht\s+online\b|\b(?:nur|ausschließlich)\s+(?:vor\s+ort|persönlich)\b|\bin\s+person\s+only\b"
    r"|\bnicht\s+(?:online|per\s+video|am\s+bildschirm)\b|\bvor\s+ort\s+im\b|\bonly\s+on\s+site\b",
    ("persönlich", "person", "vor", "nicht", "only"),
)
_WORK = re.compile(r"\s*(?:wer|jemand\w*|wir|someone|somebody|who|we)\b", re.IGNORECASE)
_GIVING = re.compile(
    r"\b(?:leih\w*|verleih\w*|schenk\w*|spende\w*|gib\w*|gebe\w*|geben|hat|haben|stell\w*|überl\w*|vermiete\w*|brauch\w*|such\w*"
    r"|lend\w*|loan\w*|give\w*|giving|has|have|donat\w*|provid\w*|spar\w*|rent\w*|need\w*|look\w*)\b",
    re.IGNORECASE,
)
_SCREEN_ONLY = Hinted(
    r"\b(?:nur|ausschließlich|rein)\s+(?:online|am\s+bildschirm|per\s+video|digital|remote)\b|\b(?:online|remote)\s+only\b",
    ("online", "bildschirm", "video", "digital", "remote"),
)


def mentions(text: str, hints: tuple[str, ...]) -> bool:
    """Whether one of these, in small letters, stands in a text: far cheaper than a pattern that seldom matches."""
    small = _small(text)
    for hint in hints:  # noqa: SIM110  a loop takes half the time of a generator
        if hint in small:
            return True
    return False


@lru_cache(maxsize=4)
def _small(text: str) -> str:
    """One text is asked for many hints, one after the other."""
    return text.lower()


def number(word: str) -> int | None:
    """A number in digits or letters: `"1.500"` is 1500, `"zwölf"` is 12."""
    plain = word.casefold().replace(".", "").replace(",", "")
    return int(plain) if plain.isdecimal() else _NUMBERS.get(plain)


def _first(pattern: Hinted, text: str) -> int | None:
    found = pattern.search(text)
    return next((number(group) for group in found.groups() if group and number(group)), None) if found else None


def is_weekly(text: str) -> bool:
    """Whether it is about something that comes back every week."""
    return bool(_WEEKLY.search(text))


def is_rare(text: str) -> bool:
    """Whether it comes once a month or a few days a year only."""
    return bool(_MONTHLY.search(text))


def radius(text: str) -> float | None:
    """The kilometres somebody is ready to travel, where stated."""
    found = _first(_RADIUS, text)
    return None if found is None else float(found)


def money_each(text: str) -> Decimal | None:
    """The most that one of many gets of a fund."""
    found = _first(_EACH, text)
    return None if found is None else Decimal(found)


def at_least(text: str) -> int | None:
    """The pieces that somebody has to take at least."""
    return _first(_AT_LEAST, text)


def least_useful(text: str) -> int | None:
    """With fewer than this a need is not met."""
    return _first(_USEFUL, text)


def months(text: str) -> int | None:
    """For how many months something is to be had, where that is less than a year; else None."""
    if _NO_LIMIT.search(text):
        return None
    if _HALF_YEAR.search(text) or _SPAN.search(text):
        return 6
    found = _first(_MONTHS, text)
    return found if found is not None and found < 12 else None  # noqa: PLR2004  a year


def wants_a_person(text: str) -> bool:
    """Whether a machine will not do."""
    return bool(_PERSON.search(text))


def is_about_work(text: str) -> bool:
    """Whether a title asks who does something, or says so; not who gives or lends."""
    return bool(_WORK.match(text)) and not _GIVING.search(text)


def wants_presence(text: str) -> bool:
    """Whether it must not be from afar."""
    return bool(_IN_PERSON.search(text))


def only_on_screen(text: str) -> bool:
    """Whether nobody will come."""
    return bool(_SCREEN_ONLY.search(text))


class Names:
    """Names with the codes they stand for, found in texts; `known`: name in small letters -> codes."""

    def __init__(self, known: Mapping[str, tuple[str, ...]]) -> None:
        ordered = sorted(known, key=lambda name: (-len(name), name))
        self._known = known
        self._pattern = re.compile(
            r"\b(" + "|".join(map(re.escape, ordered)) + r")(?:en|er|es|em|e|s)?\b", re.IGNORECASE
        )

    def in_text(self, text: str) -> frozenset[str]:
        """The codes of all names in a text, inflected ones too."""
        found = self._pattern.findall(text) if self._known else ()
        return frozenset(code for name in found for code in self._known[name.casefold()])


_OPEN_LIST = Hinted(
    r"\b(?:u\.\s?a\.|unter\s+anderem|und\s+weitere|und\s+andere|among\s+others|and\s+more|\d+\s+sprachen)",
    ("u.", "unter", "und", "others", "more", "sprachen"),
)
_REGISTERED = re.compile(r"\be\.\s?V\.|\bgGmbH\b|\bgUG\b|\bgAG\b|\beingetragener Verein\b")
_OTHER_NAMES = {"farsi": "fa", "dari": "fa-AF", "paschto": "ps", "paschtu": "ps", "kurmandschi": "ku", "sorani": "ckb"}


def is_open_list(text: str) -> bool:
    """Whether the languages named are examples."""
    return bool(_OPEN_LIST.search(text))


def is_registered(name: str) -> bool:
    """Whether a name says that its bearer is a registered non-profit."""
    return bool(_REGISTERED.search(name))


@cache
def _language_names() -> Names:
    """Languages by their names in those of the program (CLDR), and a few everyday ones."""
    from babel import Locale

    found = {
        name.casefold(): (code,)
        for locale in sorted(available_languages(), key=lambda spoken: spoken == DEFAULT_LANGUAGE)
        for code, name in sorted(Locale(locale).languages.items())
        if len(code) == 2 and len(name) > 3  # noqa: PLR2004  codes of ISO 639-1; shorter names are also other words
    }
    return Names(found | {name: (code,) for name, code in _OTHER_NAMES.items()})


def languages(text: str) -> frozenset[str]:
    """The languages that a text names; "aus dem Deutschen" and "Ukrainian-English" as well."""
    return _language_names().in_text(text)
