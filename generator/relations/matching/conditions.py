"""The hard conditions: each is a function from the facts of a pair to the conditions that are not met."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.messages import msg
from generator.relations.matching.facts import Facts
from generator.relations.matching.profile import Profile
from generator.relations.matching.reach import farthest, stays_near, touching
from generator.relations.matching.types import Condition
from generator.relations.matching.words import plain

Check = Callable[[Facts], Iterator[Condition]]


def of_one(call: Profile) -> Iterator[Condition]:
    """What rules a call out whoever is on the other side."""
    state, need = call.state, call.record.is_need
    if state.is_open and call.left != 0:
        return
    if state.status == "withdrawn":
        yield Condition("withdrawn", msg("The need was withdrawn.") if need else msg("The offer was withdrawn."))
    elif state.status == "expired":
        text = (
            msg("The need ended on {day}.", day=state.until)
            if need
            else msg("The offer ended on {day}.", day=state.until)
        )
        yield Condition("expired", text, (("until", state.until),))
    elif need and (state.status == "met" or call.left == 0):
        yield Condition("met", msg("The need is met."), (("total", state.total), ("got", state.got)))
    elif not need and (state.status == "met" or call.left == 0):
        yield Condition(
            "nothing-left", msg("Nothing is left of the offer."), (("total", state.total), ("given", state.got))
        )


def of_pair(pair: Facts) -> tuple[Condition, ...]:
    """Every hard condition that a pair does not meet; empty where nothing stands in the way."""
    found = [*of_one(pair.need), *of_one(pair.offer)]
    for check in CHECKS:
        found += check(pair)
    return tuple(found)


def _dates(pair: Facts) -> Iterator[Condition]:
    need, offer = pair.need.record.call, pair.offer.record.call
    if need.until and offer.starts and offer.starts > need.until:
        yield Condition(
            "dates", msg("Starts on {start}, needed until {end}.", start=offer.starts, end=need.until),
            (("starts", offer.starts), ("until", need.until)),
        )  # fmt: skip
    if offer.until and need.starts and offer.until < need.starts:
        yield Condition(
            "dates", msg("Ends on {end}, needed from {start}.", start=need.starts, end=offer.until),
            (("starts", need.starts), ("until", offer.until)),
        )  # fmt: skip


def _too_little(pair: Facts) -> Iterator[Condition]:
    """Below a twentieth, below half of what is useful, fewer seats than people; or more than the need can take."""
    share, rules = pair.share, pair.world.weights.coverage
    if share is None or pair.gives is None or pair.lacks is None:
        return
    least = pair.need.minimum
    seats = "room" in pair.offer.kinds & pair.need.kinds
    numbers = (("gives", pair.gives), ("lacks", pair.lacks))
    if share < (rules["seats"] if seats else rules["none"]):
        yield Condition(
            "too-little", msg("Covers only {share} % of what is missing.", share=round(share * 100)), numbers
        )
    elif least and pair.gives * 2 < least:
        yield Condition(
            "too-little", msg("{gives} of at least {minimum}.", gives=plain(pair.gives), minimum=least),
            (*numbers, ("minimum", least)),
        )  # fmt: skip
    if pair.offer.minimum and pair.lacks < pair.offer.minimum and pair.unit != "":
        yield Condition(
            "too-little", msg("Given away from {minimum} on only.", minimum=pair.offer.minimum),
            (*numbers, ("minimum", pair.offer.minimum)),
        )  # fmt: skip


def _not_eligible(pair: Facts) -> Iterator[Condition]:
    """An unknown legal form is no reason: one asks by phone. But no organisation is a single person."""
    wanted = getattr(pair.offer.record.call, "eligibility", ())
    forms = pair.need.forms
    unfit = set(wanted) == {"individual"} if forms is None else not forms & set(wanted)
    if wanted and unfit:
        yield Condition(
            "not-eligible", msg("The offer is for others, by their legal form."),
            (("wanted", tuple(wanted)), ("forms", tuple(sorted(forms or ())))),
        )  # fmt: skip


def _currency(pair: Facts) -> Iterator[Condition]:
    ours, theirs = pair.need.state.currency, pair.offer.state.currency
    if ours and theirs and ours != theirs:
        yield Condition(
            "currency",
            msg("Other currency: {theirs}, not {ours}.", ours=ours, theirs=theirs),
            (("ours", ours), ("theirs", theirs)),
        )


def _language(pair: Facts) -> Iterator[Condition]:
    """Every language that is asked for has to be among those of the offer; an open list may have it."""
    if "translation" not in pair.need.kinds & pair.offer.kinds:
        return
    services = set(pair.world.weights.nature["services"])
    ours, theirs = (services & call.concepts.keys() for call in (pair.need, pair.offer))
    if ours and theirs and not ours & theirs:
        yield Condition("language", msg("Translating texts and interpreting are different services."))
    asked, there = pair.need.languages - {"*"}, pair.offer.languages
    if pair.offer.record.call.language_pairs:
        missing = asked - there
    else:
        missing = asked - there - {"de", "*"} if there and "*" not in there else frozenset()
    if asked and missing:
        yield Condition(
            "language",
            msg("Not in this language: {languages}.", languages=", ".join(sorted(missing))),
            (("missing", tuple(sorted(missing))),),
        )


def _excluded(pair: Facts) -> Iterator[Condition]:
    """The words of one side rule the other out: everything that would serve stands among what is excluded."""
    for ours, theirs in ((pair.need, pair.offer), (pair.offer, pair.need)):
        if not ours.ruled_out:
            continue
        serving = _serving(pair) if ours is pair.need else frozenset()
        main = serving or theirs.main
        if main and main <= ours.ruled_out:
            yield Condition("excluded", msg("Ruled out in words."), (("concepts", tuple(sorted(main))),))


def _serving(pair: Facts) -> frozenset[str]:
    """The concepts of the offer for which the need would take it."""
    served, there = pair.world.lexicon.served_by, pair.offer.concepts
    least = pair.world.weights.subject["serving"]
    return frozenset(
        code for wanted in pair.need.main for code, worth in served[wanted].items() if worth >= least and code in there
    )


def _skill(pair: Facts) -> Iterator[Condition]:
    """Named technologies on both sides, and none in common that serves."""
    asked, there = pair.need.technologies, pair.offer.technologies
    if not asked or not there:
        return
    served = pair.world.lexicon.served_by
    if not any(code in there for wanted in asked for code in served[wanted]):
        text = msg("Asks for {asked}, offers {there}.", asked=", ".join(sorted(asked)), there=", ".join(sorted(there)))
        yield Condition("skill", text, (("asked", tuple(sorted(asked))), ("there", tuple(sorted(there)))))


def _area(pair: Facts) -> Iterator[Condition]:
    """An offer that names its regions is for needs inside; where one has to go there, the distance decides."""
    limits, home = pair.offer.regions, pair.need.regions
    if not limits or not home or pair.offer.radius:
        return
    near = pair.km is not None and pair.km <= pair.world.weights.distance["regular"]["near"]
    if near and stays_near(pair.offer, pair.world.weights):
        return
    if not touching(limits, home, pair.world.regions_above):
        numbers = (("offer", tuple(sorted(limits))), ("need", tuple(sorted(home))))
        yield Condition("area", msg("Only for another region."), numbers)


def _too_far(pair: Facts) -> Iterator[Condition]:
    if pair.km is None:
        return
    limit = farthest(pair)
    if pair.km > limit:
        yield Condition(
            "too-far", msg("{km} km away.", km=round(pair.km)), (("km", round(pair.km, 1)), ("limit", limit))
        )


def _presence(pair: Facts) -> Iterator[Condition]:
    """Somebody has to come, and nobody will."""
    wanted = pair.need.in_person or pair.need.remote is False
    distant = pair.offer.on_screen or (pair.offer.remote and pair.offer.point is None)
    if wanted and distant:
        yield Condition("presence", msg("Needed in person, offered from afar."))


CHECKS: tuple[Check, ...] = (
    _dates, _too_little, _not_eligible, _currency, _language, _excluded, _skill, _area, _too_far, _presence,
)  # fmt: skip
