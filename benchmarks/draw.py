"""Dice with words: seeded choices, sentences with their slots filled in both languages, dates and numbers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from benchmarks import phrases as words
from benchmarks import sentences
from benchmarks.phrases import Pair

T = TypeVar("T")
TODAY = date(2026, 11, 21)
"""The day on which made content is meant to be read: its calls are open, lapsed or met as of it."""


class Dice(random.Random):
    """`random.Random` with what entries are made of."""

    def maybe(self, chance: float) -> bool:
        """True in so many cases of one."""
        return self.random() < chance

    def some(self, items: Sequence[T], least: int, most: int) -> list[T]:
        """Between `least` and `most` different items."""
        return self.sample(items, min(len(items), self.randint(least, most)))

    def round_number(self) -> int:
        """A count as people name it: 3, 12, 40, 250."""
        return self.choice((2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 80, 100, 150, 250, 500))

    def past(self, days: int, least: int = 0) -> date:
        """A day at most so many days ago."""
        return TODAY - timedelta(days=self.randint(least, days))

    def sentence(self, pair: Pair, group: Pair, town: str) -> Pair:
        """Both languages of a phrase with the same values in its slots."""
        place, day = self.randrange(len(words.PLACES)), self.randrange(len(words.DAYS))
        number, year = self.randint(3, 400), self.randint(2009, 2025)
        german = {"group": group[0], "place": words.PLACES[place], "day": words.DAYS[day]}
        english = {"group": group[1], "place": words.PLACES_EN[place], "day": words.DAYS_EN[day]}
        both = {"town": town, "count": number, "year": year, "friend": self._name(), "road": f"{self._name()}straße"}
        subjects = self._subjects()
        german |= {slot: found[0] for slot, found in subjects.items()}
        english |= {slot: found[1] for slot, found in subjects.items()}
        return _filled(pair[0], {**german, **both}), _filled(pair[1], {**english, **both})

    def _name(self) -> str:
        """The name of a group or a street that is no entry; it may come again."""
        starts, ends = words.SYLLABLES
        return f"{self.choice(starts)}{self.choice(ends)}{self.choice(ends)}".capitalize()

    def _subjects(self) -> dict[str, Pair]:
        """What a sentence may be about."""
        thing, second = self.sample(sentences.THINGS, 2)
        craft, theme = self.choice(sentences.CRAFTS), self.choice(sentences.THEMES)
        return {"thing": thing, "thing2": second, "craft": craft, "theme": theme}

    def story(self, pool: Sequence[Pair], count: int, group: Pair, town: str) -> Pair:
        """So many different sentences; more than four make two paragraphs."""
        drawn = [self.sentence(pair, group, town) for pair in self.sample(pool, min(count, len(pool)))]
        half = len(drawn) // 2 if len(drawn) > 4 else len(drawn)  # noqa: PLR2004
        parts = [part for part in (drawn[:half], drawn[half:]) if part]
        return (
            "\n\n".join(" ".join(german for german, _ in part) for part in parts),
            "\n\n".join(" ".join(english for _, english in part) for part in parts),
        )


def _filled(phrase: str, values: Mapping[str, object]) -> str:
    """A phrase with its slots filled; a sentence begins with a capital letter, whatever stands there."""
    text = phrase.format(**values)
    return text[:1].upper() + text[1:]


def both(pair: Pair, *, english: bool = True) -> dict[str, str]:
    """A text of the catalogue in German, and in English if wished."""
    return {"de": pair[0], "en": pair[1]} if english else {"de": pair[0]}


def without_nothing(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The tree without fields that hold nothing."""
    return {key: value for key, value in tree.items() if value not in (None, [], {}, "")}
