"""What matching says: who should talk to whom, why, what is missing; and what was ruled out, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.messages import Message

Grade = Literal["strong", "possible", ""]
"""Empty where we stay silent."""


class Part(NamedTuple):
    """Points of one part of the score: `points` of at most `most`. `code` is a key of `points` in weights.yaml."""

    code: str
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Condition:
    """A hard condition that is not met: no score, however good, goes against it.

    `code` is one of `CONDITIONS`; `numbers` are the facts it rests on, by name, as they were compared.
    """

    code: str
    message: Message
    numbers: tuple[tuple[str, object], ...] = ()


CONDITIONS = (
    "withdrawn", "expired", "met", "nothing-left", "dates", "too-little", "not-eligible", "currency", "language",
    "excluded", "skill", "area", "too-far", "presence",
)  # fmt: skip
"""The codes of all hard conditions."""


@dataclass(frozen=True, slots=True)
class Match:
    """A need and an offer that go together; ids are global (`<entry>/<id>`).

    `score` (0 to 1) is the sum of `points`; `most` has the greatest possible of each, in the same order, by the codes
    of weights.yaml; `parts` are both. `reasons` say what speaks for it, `gaps` what is missing or has to be asked, both
    in words for people, made when somebody wants to read them (`say`).
    """

    need: str
    offer: str
    score: float
    grade: Grade
    points: tuple[float, ...]
    most: Mapping[str, float] = field(compare=False, repr=False)
    say: Callable[[], tuple[tuple[Message, ...], tuple[Message, ...]]] = field(compare=False, repr=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """How the score comes about."""
        return tuple([Part(code, own, most) for own, (code, most) in zip(self.points, self.most.items(), strict=True)])

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks for it, the most telling first."""
        return self.say()[0]

    @property
    def gaps(self) -> tuple[Message, ...]:
        """What is missing, or has to be asked before."""
        return self.say()[1]

    @property
    def shown(self) -> bool:
        """Whether we say it aloud."""
        return bool(self.grade)


@dataclass(frozen=True, slots=True)
class Excluded:
    """A need and an offer that do not go together, for all these reasons."""

    need: str
    offer: str
    conditions: tuple[Condition, ...]


def in_order(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The best first; equals by the ids, so that the order of files changes nothing."""
    return tuple(sorted(matches, key=lambda match: (-match.score, match.need, match.offer)))
