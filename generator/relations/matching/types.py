"""What matching says: who should talk to whom, why, what is missing; and what was ruled out, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.relations.matching.settings import weights

Grade = Literal["strong", "possible", ""]
"""Empty where we stay silent."""
Reach = Literal["sent", "pickup", "regular"]
"""How help gets there: `sent` (no distance counts), `pickup` once, or `regular`, again and again or in person."""
Value = date | Decimal | float | str | None | tuple[str, ...]


class Part(NamedTuple):
    """Points of one part of the score: `points` of at most `most`. `code` is a key of `points` in weights.yaml."""

    code: str
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Condition:
    """A hard condition that is not met: no score, however good, goes against it.

    `values` are the facts it rests on, by name, as they were compared.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be said of a match, beyond what its two calls say themselves.

    `asked` and `served`: the concept asked for that is served best, and the one of the offer that does it, empty where
    there is none. `gives` of what is missing (`lacks`), both in `unit` (a code, or a currency); `gives` is None where
    the two cannot be compared. `minimum`: the least that is of use, where less is given. `km`: None where a place is
    unknown or does not matter. `months`: how long something is given that is used for good. `is_rarer` than asked for.
    `is_mutual`: both collect such things. `is_other_kind` of help. `is_form_unknown`: the legal form that an offer
    asks for.
    """

    asked: str = ""
    served: str = ""
    gives: Decimal | None = None
    lacks: Decimal | None = None
    unit: str = ""
    minimum: int | None = None
    km: float | None = None
    reach: Reach = "regular"
    months: int | None = None
    is_rarer: bool = False
    is_mutual: bool = False
    is_other_kind: bool = False
    is_form_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A need and an offer that go together; ids are global (`<entry>/<id>`).

    `score` (0 to 1) is the sum of `points`. `values` has what each part of the score is worth (0 to 1), in the order of
    `points` in weights.yaml.
    """

    need: str
    offer: str
    score: float
    grade: Grade
    values: tuple[float, ...]
    facts: Facts = Facts()

    @property
    def parts(self) -> tuple[Part, ...]:
        """How the score comes about."""
        most = weights().points
        return tuple([Part(code, most[code] * value, most[code]) for code, value in self.worth.items()])

    @property
    def worth(self) -> dict[str, float]:
        """What each part of the score is worth, by its code."""
        return dict(zip(weights().points, self.values, strict=True))

    @property
    def shown(self) -> bool:
        """Whether we say it aloud."""
        return bool(self.grade)


@dataclass(frozen=True, slots=True)
class Excluded:
    """A need and an offer that do not go together, for all these reasons; how well kind and subject would fit."""

    need: str
    offer: str
    conditions: tuple[Condition, ...]
    kind: float
    subject: float


def in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The best first; equals by the ids, so that the order of files changes nothing."""
    return tuple(sorted(matches, key=lambda match: (-match.score, match.need, match.offer)))
