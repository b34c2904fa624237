"""What templates get: small frozen values, cut to what one component shows, in the words of one language.

Addresses are relative to the root of the language (`initiatives/labdoo/`); templates put `{{ root }}` before them.
An empty string means that nobody stated it; the component knows how to say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.model import Said


@dataclass(frozen=True, slots=True)
class Tile:
    """The square that stands for somebody: two initials and one of eight hues, or a picture."""

    initials: str
    hue: int
    image: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a call has come: a bar (`value` of `maximum`) with words, or words alone where no total is stated."""

    words: str = ""
    left: str = ""
    value: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)

    @property
    def has_bar(self) -> bool:
        """A bar needs a total above one; anything else would be a guess."""
        return self.maximum > 1


@dataclass(frozen=True, slots=True)
class Badge:
    """A short word on a card; `tone` is `need`, `offer` or `line`."""

    text: str
    tone: str = "line"


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere; without address it is only a word. `count` stands beside it.

    `side` is `need` or `offer` where it leads to only one of them.
    """

    text: str
    href: str = ""
    count: str = ""
    current: bool = False
    side: str = ""


@dataclass(frozen=True, slots=True)
class CallCard:
    """A need or an offer, always with amount, place and time in this order."""

    anchor: str
    former: tuple[str, ...]
    """Earlier ids, which lead here as well."""
    side: str
    """`need` or `offer`."""
    kind: str
    kind_label: str
    icon: str
    title: Said
    href: str
    owner: Link
    tile: Tile
    amount: str
    place: str
    time: str
    progress: Progress | None = None
    badges: tuple[Badge, ...] = ()
    past: bool = False
    until: str = ""
    """ISO date of the last day; a script marks the card when it has passed since the build."""
    description: Said | None = None
    details: tuple[tuple[str, str], ...] = ()
    is_money: bool = False
    """Whether it is counted in money, which has a sum and no number of pieces."""


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An organisation in a list."""

    name: str
    href: str
    where: str
    summary: Said
    tile: Tile
    topics: tuple[str, ...] = ()
    needs: int = 0
    offers: int = 0
    badge: Badge | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Help that came together, as one row: what, from whom to whom, when, and where it can be read."""

    what: str
    giver: Link
    receiver: Link
    title: Said
    date: str
    note: Said | None
    source: Link | None
    giver_tile: Tile
    receiver_tile: Tile
    href: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a long list. `near` are the pages around this one, each with whether a phone leaves it out."""

    number: int
    last: int
    previous: str = ""
    following: str = ""
    near: tuple[tuple[int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Freshness:
    """How sure we are: `how` is `confirmed`, `stale` or `open`."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A row of a table of data: what, and one or several values."""

    name: str
    values: tuple[Link, ...] = field(default=())
    many: bool = False
    """Whether each value stands on a line of its own."""
