"""Numbers, money, booleans and dates: what a file says as text, or a fault that names the possible readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from generator.messages import Message, msg
from generator.model import rules
from generator.model.dates import meant_date, meant_moment
from generator.model.faults import fault
from generator.model.text import Moment, PartialDate, german_offset, german_zone

_AMBIGUOUS = re.compile(r"(\d{1,3})([.,' ](\d{3}))+|\d+,\d{1,2}|\d{1,3}([.,]\d{3})+[.,]\d{1,2}", re.ASCII)


def _one_text(value: Any) -> None:
    """Refuse lists and mappings, which no other validator of these types would notice."""
    if isinstance(value, list | dict):
        raise fault(
            rules.WRONG_SHAPE,
            msg("One text is expected here, not a list or further fields."),
            msg("Write the text behind the colon; put it in quotes if it contains a colon."),
        )


def _ambiguous(value: str, *, cents: bool = False) -> None:
    """Refuse what others would read as another number; a German sum is mended, with its `cents` where there may be."""
    if not _AMBIGUOUS.fullmatch(value):
        return
    if german := re.fullmatch(r"([0-9]{1,3}(?:[. '][0-9]{3})+|[0-9]+),([0-9]{1,2})", value):
        whole, rest = re.sub(r"\D", "", german[1]), german[2].ljust(2, "0")
        fix = whole if rest == "00" else f"{whole}.{rest}"
        if cents or rest == "00":
            raise fault(
                rules.AMBIGUOUS_NUMBER, msg("“{value}” can be read in two ways.", value=value),
                msg("Did you mean `{word}`?", word=fix), fix,
            )  # fmt: skip
    digits = re.sub(r"\D", "", value)
    head, _, tail = value.replace(",", ".").replace(" ", ".").replace("'", ".").rpartition(".")
    small = f"{re.sub('[^0-9]', '', head)}.{tail}".rstrip("0").rstrip(".")
    hint = msg(
        "Do you mean {small} or {large}? Write the number without points, commas and spaces.", small=small, large=digits
    )
    raise fault(rules.AMBIGUOUS_NUMBER, msg("“{value}” can be read in two ways.", value=value), hint)


_COUNTED = re.compile(
    r"(?:(?:etwa|ca\.?|circa|rund|ungefähr|about|around|approx\.?|~|≈)\s*)?([1-9][0-9]*)(?:\s*(?:stück|stk\.?|pcs\.?|x|mal))?",
    re.IGNORECASE,
)
"""A number with words that say no other one: every number of things is rough. `mindestens` or `bis zu` say another."""
_NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate((
        "ein eine einen one", "zwei two", "drei three", "vier four", "fünf five", "sechs six", "sieben seven",
        "acht eight", "neun nine", "zehn ten", "elf eleven", "zwölf twelve",
    ), 1)
    for word in words.split()
}  # fmt: skip


def _counted(value: str) -> str:
    """The digits of a number that was written with a word; empty where it is not certain which."""
    found = _COUNTED.fullmatch(value.strip())
    return found[1] if found else _NUMBER_WORDS.get(value.strip().casefold(), "")


MOST_DIGITS = 9
MOST_DIGITS_OF_MONEY = 12


def _not_endless(digits: str, most: int) -> None:
    if len(digits) > most and re.fullmatch(r"[0-9]+", digits):
        said = msg("A number of {count} digits cannot be meant.", count=len(digits))
        raise fault(rules.OUT_OF_RANGE, said, msg("At most {limit} digits are possible here.", limit=most))


def whole_number(value: Any) -> Any:
    """A count above zero."""
    _one_text(value)
    if not isinstance(value, str):
        return value
    _ambiguous(value)
    _not_endless(value, MOST_DIGITS)
    if not re.fullmatch(r"[0-9]+", value):
        fix = _counted(value)
        hint = msg("Write digits only, such as 20; leave the line out where no number is known.")
        hint = msg("Did you mean `{word}`?", word=fix) if fix else hint
        raise fault(rules.NOT_A_NUMBER, msg("“{value}” is not a whole number.", value=value), hint, fix)
    if int(value) == 0:
        raise fault(
            rules.OUT_OF_RANGE,
            msg("Zero of something is nothing."),
            msg("Leave the line out where no number is known."),
        )
    return int(value)


def money(value: Any) -> Any:
    """A sum with at most two decimal places."""
    _one_text(value)
    if not isinstance(value, str):
        return value
    _ambiguous(value, cents=True)
    _not_endless(value.partition(".")[0], MOST_DIGITS_OF_MONEY)
    if not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", value):
        raise fault(
            rules.NOT_A_NUMBER,
            msg("“{value}” is not an amount of money.", value=value),
            msg("Write 1500 or 1500.50; the currency has a field of its own."),
        )
    if Decimal(value) == 0:
        raise fault(
            rules.OUT_OF_RANGE,
            msg("Zero of something is nothing."),
            msg("Leave the line out where no number is known."),
        )
    return Decimal(value)


Count = Annotated[
    int,
    PlainValidator(whole_number),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{1,9}$", "minimum": 1}),
]
Money = Annotated[
    Decimal, PlainValidator(money), PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^\d{1,12}(\.\d{1,2})?$", "exclusiveMinimum": 0}),
]  # fmt: skip

_WORDS: Mapping[str, str] = {
    "ja": "true", "yes": "true", "on": "true", "wahr": "true", "1": "true", "y": "true",
    "nein": "false", "no": "false", "off": "false", "falsch": "false", "0": "false", "n": "false",
}  # fmt: skip


def _boolean(value: Any) -> Any:
    _one_text(value)
    if value in {"true", "false"}:
        return value == "true"
    near = _WORDS.get(str(value).casefold(), str(value).casefold())
    fix = near if near in {"true", "false"} else ""
    hint = msg("Did you mean `{word}`?", word=fix) if fix else msg("Write `true` or `false`.")
    raise fault(rules.NOT_A_BOOLEAN, msg("“{value}” is neither `true` nor `false`.", value=value), hint, fix)


Boolean = Annotated[bool, PlainValidator(_boolean), WithJsonSchema({"type": "boolean"})]


T = TypeVar("T")


def _read(value: Any, parse: Callable[[str], T]) -> T | None:
    _one_text(value)
    try:
        return parse(value)
    except (ValueError, TypeError):
        return None


def _no_date(value: Any, hint: Message, *, exact: bool = False) -> Exception:
    """The fault of what is no date; one that is written in another way is mended, if there is such a day."""
    fix = meant_date(str(value))
    meant = _read(fix, PartialDate.parse) if fix else None
    if fix and meant is None:
        hint, fix = msg("There is no such day in the calendar."), ""
    elif meant and (meant.day or not exact):
        hint = msg("Did you mean `{word}`?", word=fix)
    else:
        fix = ""
    return fault(rules.BAD_DATE, msg("“{value}” is not a date.", value=value), hint, fix)


def _exact_date(value: Any) -> Any:
    found = _read(value, PartialDate.parse)
    if found is None and (instant := _instant(value)):
        raise _too_exact(value, str(instant.date()))
    if found is None or not found.day:
        raise _no_date(value, msg("Write year, month, day: 2026-11-21."), exact=True)
    return found.first


def _rough_date(value: Any) -> Any:
    found = _read(value, PartialDate.parse)
    if found is None and (instant := _instant(value)):
        raise _too_exact(value, str(instant.date()))
    if found is None:
        raise _no_date(value, msg("Write 2026-11-21, or 2026-11 or 2026 where the day is not known."))
    return found


def _instant(value: Any) -> datetime | None:
    """A moment as programs write it, to the second or finer; where it is in UTC, by the clocks of Germany."""
    found = _read(value, datetime.fromisoformat)
    if found is None or found.tzinfo is None or not _WITH_TIME.match(value):
        return None
    return found if found.utcoffset() else found.astimezone(german_zone(found))


_WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)


def _too_exact(value: Any, fix: str) -> Exception:
    said = msg("“{value}” is written as programs write a moment.", value=value)
    return fault(rules.BAD_DATE, said, msg("For people write `{fix}`.", fix=fix), fix)


_ZONELESS = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(:\d{2})?", re.ASCII)


def _moment(value: Any) -> Any:
    """A day, or a day with time and zone; where the zone is missing, the hint has that of German clocks."""
    found = _read(value, Moment.parse)
    if found is not None:
        return found
    local = _ZONELESS.fullmatch(str(value).strip()) or _ZONELESS.fullmatch(meant_moment(str(value)))
    day = _read(local[1], PartialDate.parse) if local else None
    if local and day and (clock := _read(f"{day}T{int(local[2]):02}:{local[3]}", datetime.fromisoformat)):
        said = msg("“{value}” does not say in which time zone.", value=value)
        if not (offset := german_offset(clock)):
            raise fault(rules.BAD_DATE, said, msg("Clocks in Germany leave out this hour on that day: check the time."))
        fix = f"{clock.isoformat(timespec='minutes')}{offset}"
        raise fault(rules.BAD_DATE, said, msg("In Germany write `{fix}`.", fix=fix), fix)
    if instant := _instant(value):
        raise _too_exact(value, instant.isoformat(timespec="minutes"))
    raise _no_date(value, msg("Write 2026-11-21, or 2026-11-21T18:00+01:00 with the time and its zone."))


class Day:
    """Marks a date: of what has happened, which cannot lie ahead, or of what is planned."""

    def __init__(self, *, past: bool) -> None:
        self.past = past


_PAST, _PLANNED = Day(past=True), Day(past=False)
_DATE = (PlainValidator(_exact_date), PlainSerializer(str), WithJsonSchema({"type": "string", "format": "date"}))
Date = Annotated[Any, *_DATE, _PLANNED]
PastDate = Annotated[Any, *_DATE, _PAST]
RoughDate = Annotated[
    PartialDate, _PAST, PlainValidator(_rough_date), PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]  # fmt: skip

When = Annotated[
    Moment, _PLANNED, PlainValidator(_moment), PlainSerializer(str),
    WithJsonSchema({
        "type": ["string", "integer"],
        "pattern": r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:00)?(Z|[+-]\d{2}:\d{2}))?)?)?$",
    }),
]  # fmt: skip


def _year(value: Any) -> Any:
    _one_text(value)
    if not re.fullmatch(r"(19|20|21)[0-9][0-9]", str(value)):
        raise fault(
            rules.BAD_DATE, msg("“{value}” is not a year.", value=value), msg("Write four digits, such as 2026.")
        )
    return int(value)


Year = Annotated[
    int, _PAST, PlainValidator(_year), WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{4}$"})
]


def first_day(value: date | PartialDate | Moment | int) -> date:
    """The first day that the value of a field with a date, or a year, can mean."""
    if isinstance(value, int):
        return date(value, 1, 1)
    return value if isinstance(value, date) else value.first


def _coordinate(limit: int) -> PlainValidator:
    def check(value: Any) -> Any:
        _one_text(value)
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,12})?", str(value)):
            raise fault(
                rules.NOT_A_NUMBER,
                msg("“{value}” is not a coordinate.", value=value),
                msg("Write degrees with a point, such as 52.52."),
            )
        if abs(Decimal(value)) > limit:
            raise fault(
                rules.OUT_OF_RANGE,
                msg("{value} lies outside of the earth.", value=value),
                msg("Latitude runs from -90 to 90, longitude from -180 to 180."),
            )
        return Decimal(value)

    return PlainValidator(check)


_DEGREES = (PlainSerializer(float), WithJsonSchema({"type": ["number", "string"]}))
Latitude = Annotated[Decimal, _coordinate(90), *_DEGREES]
Longitude = Annotated[Decimal, _coordinate(180), *_DEGREES]
