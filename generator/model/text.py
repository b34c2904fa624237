"""Text in several languages, and dates that are only as exact as their source."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from generator.messages import DEFAULT_LANGUAGE


class Said(NamedTuple):
    """A text and the language it is in, which may be another than the one asked for."""

    text: str
    language: str


@dataclass(frozen=True)
class Text:
    """A text by language code. Never empty."""

    values: Mapping[str, str]
    default_language: str = DEFAULT_LANGUAGE

    def said(self, language: str) -> Said:
        """The text in a language, else in the default language, else in the first one given."""
        for code in (language, self.default_language):
            if code in self.values:
                return Said(self.values[code], code)
        code, text = next(iter(self.values.items()))
        return Said(text, code)

    def __str__(self) -> str:
        """The text in the default language."""
        return self.said(self.default_language).text

    def __hash__(self) -> int:
        """Texts are values, though mappings are not hashable."""
        return hash(tuple(sorted(self.values.items())))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Pairs of language and text."""
        return iter(self.values.items())


LAST_YEAR = 2199
"""Later years are slips, and would leave no room for computing with them."""


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of ISO 8601 with reduced precision: a year, a month or a day."""

    year: int
    month: int = field(default=0)
    day: int = field(default=0)

    _PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2026`, `2026-11` or `2026-11-21`.

        Raises:
            ValueError: the text has another form, or there is no such day.
        """
        match = cls._PATTERN.fullmatch(text.strip())
        if not match:
            raise ValueError(text)
        year, month, day = (int(part or 0) for part in match.groups())
        if year > LAST_YEAR or (
            not month and match[2]
        ):  # "2026-00" is no month, though `first` would read it as January
            raise ValueError(text)
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """In ISO 8601, as exact as it is."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True)
class Moment:
    """When a meeting begins or ends: a date as exact as it is, and the time of day with its zone where it is stated."""

    on: PartialDate
    clock: datetime | None = None
    """Aware: with the offset that was written."""

    _PATTERN = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})", re.ASCII)

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read what `PartialDate` reads, or `2026-11-21T18:00+01:00`: to the minute, with an offset or `Z`.

        Raises:
            ValueError: the text has another form, or there is no such day, time or offset.
        """
        match = cls._PATTERN.fullmatch(text.strip())
        if not match:
            return cls(PartialDate.parse(text))
        offset = "+00:00" if match[3] == "Z" else match[3]
        return cls(PartialDate.parse(match[1]), datetime.fromisoformat(f"{match[1]}T{match[2]}{offset}"))

    @property
    def first(self) -> date:
        """The first day it can mean, where the meeting takes place."""
        return self.on.first

    @property
    def last(self) -> date:
        """The last day it can mean, where the meeting takes place."""
        return self.on.last

    def before(self, other: Moment) -> bool:
        """Whether this lies before the other for certain."""
        if self.clock and other.clock:
            return self.clock < other.clock
        return self.last < other.first

    def __str__(self) -> str:
        """In ISO 8601, as exact as it is."""
        return self.clock.isoformat(timespec="minutes") if self.clock else str(self.on)


_CHANGE = timedelta(hours=1)
"""All clocks of the European Union change at one o'clock of UTC."""
_WINTER, _SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def german_offset(clock: datetime) -> str:
    """The offset of clocks in Germany when they show a time; empty for the hour that they leave out in spring.

    Of the hour that comes twice in autumn, the first is meant. Computed, since not every machine has the zones' tables.
    """
    found = [zone for zone in (_SUMMER, _WINTER) if german_zone(clock.replace(tzinfo=zone)) is zone]
    return datetime.min.replace(tzinfo=found[0]).isoformat()[-6:] if found else ""


def german_zone(moment: datetime) -> timezone:
    """The zone of clocks in Germany at a moment.

    Summer time runs from the last Sunday of March to the last of October (directive 2000/84/EC).
    """
    utc = moment.astimezone(UTC)
    ends = (datetime(utc.year, month, 31, tzinfo=UTC) for month in (3, 10))
    begins, ends_at = (end - timedelta(days=(end.weekday() + 1) % 7) + _CHANGE for end in ends)
    return _SUMMER if begins <= utc < ends_at else _WINTER


SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "þ": "th", "ð": "d", "å": "a"}
    | {"ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ə": "e", "ĸ": "k", "ǥ": "g", "ƶ": "z", "ɓ": "b"}
    | {"ɗ": "d", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ƙ": "k", "ƴ": "y", "ĳ": "ij"}
)
"""Small letters that are no plain letter with a mark, as people spell them without a key for them."""
