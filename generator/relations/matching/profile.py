"""What a call is about, as values: everything that matching compares is here, read once.

A profile depends on its own call alone, so that a new call changes no other pair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model import CallRecord
from generator.relations.calls import CallState
from generator.relations.matching.exclusions import Limits, Said
from generator.text.towns import Point


@dataclass(frozen=True, slots=True)
class Profile:
    """A call as matching sees it.

    `concepts`: concept -> how much the call is about it (0 to 1); `there`: the same by what each could weigh at most;
    `own`: concepts that are what the call gives or asks, not only what it is about; `main`: what it is mostly about;
    `ruled_out`: concepts its words rule out, with everything narrower; `is_open`: an offer for whatever is needed.
    `words`: keys of its words -> rarity, `length`: their sum. `said`: the last day on which somebody said that it
    holds. `kinds`: kinds it may be, the stated one included. `regions`: where a need is, or what an offer restricts
    itself to. `each`: the most money that one gets; `minimum`: the least that is of use, or that has to be taken;
    `left`: what a need lacks, or what an offer has left. `forms`: what an organisation is, in the codes of
    `eligibility`, None where nobody said. `passes_on`: whether its organisation both looks for and gives this kind of
    help, open or not. `written`: words that no list knows, as concepts, and how they are written. `says`, `limits`: see
    `exclusions`. `rows`: concepts of the title of which only one holds, by their row; `meant`: the same of all it says,
    its organisation too.
    """

    record: CallRecord
    state: CallState
    concepts: Mapping[str, float]
    words: Mapping[str, float]
    length: float
    said: date
    kinds: frozenset[str]
    languages: frozenset[str]
    topics: frozenset[str]
    audiences: frozenset[str]
    regions: frozenset[str]
    point: Point | None
    remote: bool | None
    weekly: bool
    rare: bool
    months: int | None
    radius: float | None
    each: Decimal | None
    minimum: int | None
    in_person: bool
    on_screen: bool
    forms: frozenset[str] | None
    technologies: frozenset[str]
    is_open: bool
    there: Mapping[str, float]
    own: frozenset[str]
    main: frozenset[str]
    ruled_out: frozenset[str]
    passes_on: bool
    written: Mapping[str, str]
    says: Said
    limits: Limits
    rows: Mapping[str, frozenset[str]]
    meant: Mapping[str, frozenset[str]]
    left: Decimal | None

    @property
    def id(self) -> str:
        """The global id of the call."""
        return self.record.id

    @property
    def is_on_site(self) -> bool:
        """Whether a need has to be met in person."""
        return self.in_person or self.remote is False
