"""What is computed of a need and many offers, once for parts of the score, hard conditions and words alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.relations.matching.concepts import Lexicon
from generator.relations.matching.profile import Profile
from generator.relations.matching.settings import Weights
from generator.relations.matching.types import Facts, Reach

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
"""Positions in a list of offers."""
Measure = tuple[str, Decimal | None]
"""A unit or currency, and how much of it; None where that is open."""
REACHES: tuple[Reach, ...] = ("sent", "pickup", "regular")
SENT, PICKUP = 0, 1
"""Positions in `REACHES`."""
_DIGITS = 1
"""Decimal places of what an offer gives in a need's own rhythm."""
BASE_UNITS = {"person_day": ("hour", 8), "box": ("piece", 1), "router": ("piece", 1)}
"""Units that count the same things, and how many of the other one they are."""
MONTHLY = {"week": Decimal(52) / 12, "month": Decimal(1)}
"""How often what comes again and again comes in a month."""


@dataclass(frozen=True)
class World:
    """What all pairs have in common: the day, the lexicon, what contains a region, which kinds are neighbours."""

    today: date
    lexicon: Lexicon
    regions_above: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, frozenset[str]]

    @cached_property
    def weights(self) -> Weights:
        """The reviewed numbers."""
        return self.lexicon.weights


class Pairs(NamedTuple):
    """A need with several offers: arrays with a number for each offer, or one for all.

    `kind` and `subject`: how well these go together (0 to 1). `share`: what the offer has of what the need lacks (above
    1: more than enough), not a number where they cannot be compared; `bulk`: so many pieces would be fetched. `km`: not
    a number where a place is unknown; `radius`: the kilometres an offer states, if it does; `reach`: a position in
    `REACHES`. `is_placed`: both sides name regions; `is_inside`: the regions of the offer are for the need;
    `is_going_beyond`: the offer's regions only say where it is. `freshness`: half for each half-life since the older
    of both was said. What is not given counts as what is best for the pair.
    """

    need: Profile
    weights: Weights
    kind: Floats
    subject: Floats
    share: Floats
    km: Floats
    radius: Floats
    reach: NDArray[np.int8]
    is_inside: Flags
    is_going_beyond: Flags
    is_audience_known: Flags
    is_common_audience: Flags
    freshness: Floats
    is_eligible: Flags | bool = True
    bulk: Floats | float = np.inf
    is_room: Flags | bool = False
    is_below_minimum: Flags | bool = False
    is_placed: Flags | bool = True
    is_short: Flags | bool = False
    is_rarer: Flags | bool = False


class Pair(NamedTuple):
    """A need and one offer, as `Pairs` has them; `share` is None where there it is not a number."""

    world: World
    need: Profile
    offer: Profile
    facts: Facts
    share: float | None
    is_eligible: bool
    is_too_little: bool
    is_outside: bool
    is_too_far: bool


def measured(call: Profile) -> Measure:
    """The unit in which a call is counted, and what it lacks or what one gets of it; days as hours, boxes as pieces.

    What comes every week or month is counted by the month, and is not compared with what comes once.
    """
    state, left = call.state, call.left
    if state.currency:
        return state.currency, left if call.each is None else call.each if left is None else min(left, call.each)
    base = BASE_UNITS.get(state.unit, (state.unit, 1))[0]
    return f"{base} a month" if per(call) else base, None if left is None else left * factor(call)


def gives(need: Profile, offered: Measure) -> Decimal | None:
    """What a need gets of an offer, as the need counts; None where the two cannot be compared."""
    unit, size = offered
    if size is None or unit != measured(need)[0]:
        return None
    found = size / factor(need)
    return round(found, _DIGITS) if per(need) else found


def factor(call: Profile) -> Decimal:
    """How many of its base unit are one of the units that a call counts in; what comes again counts by the month."""
    return BASE_UNITS.get(call.state.unit, ("", 1))[1] * MONTHLY.get(per(call), Decimal(1))


def per(call: Profile) -> str:
    """The period in which a quantity comes again and again; empty where it comes once."""
    quantity = call.record.call.quantity
    return quantity.per or "" if quantity and not call.state.currency else ""


def reach_of(offer: Profile, weights: Weights, *, is_on_site: bool, is_weekly: bool) -> Reach:
    """How the help of an offer gets to a need where somebody has to come, or that is there every week."""
    call, nature = offer.record.call, weights.nature
    if is_on_site:
        return "sent" if "ship" in call.delivery else "regular"
    if {"ship", "remote"} & set(call.delivery) or offer.remote:
        return "sent"
    if call.kind in nature["remote"] and "onsite" not in call.delivery and "pickup" not in call.delivery:
        return "sent"
    if "pickup" in call.delivery or call.kind in nature["things"]:
        return "regular" if call.kind not in nature["things"] and is_weekly else "pickup"
    return "regular"


def stays_near(offer: Profile, weights: Weights) -> bool:
    """Whether its regions only say where it is, so that a neighbour beyond the border may come."""
    return offer.record.call.kind in weights.nature["place"] or offer.record.organisation.area.scope == "local"


def is_mutual(need: Profile, offer: Profile) -> bool:
    """Whether both organisations collect and hand on the same kind of thing: then neither waits for the other."""
    return need.passes_on and offer.passes_on and need.record.call.kind == offer.record.call.kind


def is_payable(need: Profile, weights: Weights) -> bool:
    """Whether money may answer a need; the subject says if it is for just these things."""
    return not need.kinds.isdisjoint((*weights.nature["things"], *weights.nature["funded"]))


def touching(limits: frozenset[str], home: frozenset[str], above: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a region of one side is, contains or lies in one of the other; also where either names none."""
    return (
        not limits
        or not home
        or any(one in above.get(other, (other,)) or other in above.get(one, (one,)) for one in limits for other in home)
    )


def is_eligible(wanted: frozenset[str], forms: frozenset[str] | None) -> bool:
    """Whether an offer is for who has these legal forms.

    An unknown one is no reason against it: one asks by phone. But no organisation is a single person.
    """
    return not wanted or (wanted != {"individual"} if forms is None else not wanted.isdisjoint(forms))


def freshness(call: Profile, world: World) -> float:
    """How lately somebody said that a call still holds, halved with each half-life; worked out by one way for all."""
    return float(0.5 ** (max(0, (world.today - call.said).days) / world.weights.freshness["days"]))
