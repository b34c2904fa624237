"""The report of `mithilfe plan`: limited offers spread over needs, as a list of whom to call first, and for what.

Its JSON is one object, version 1: `{"version", "today", "narrowed", "rule", "seconds", "gap", "worth", "calls",
"without", "unlimited"}`. A call is `{"number", "need", "offer", "titles", "organisations", "contacts", "units", "unit",
"left", "share", "score", "competing", "why"}`: `units` of `left` in `unit` go to the need, which is `share` (0 to 1) of
what it lacks; all three but `left` are null where both are counted differently, so that the offer goes there as a
whole. `contacts` has `{"phone", "email", "form"}` of both sides, `competing` the number of needs that want the offer.
`without` are needs that get nothing of any limited offer, `unlimited` is the number of matches whose offer names no
amount, so that nothing of it has to be spread. `gap` says how much better any other plan could be at most, as a share
of `worth`. The CSV has a line for each call. Texts are in the language of the output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from generator.exports.columns import Cell
from generator.exports.tables import table
from generator.messages import Message, msg, nmsg
from generator.model import Catalogue
from generator.relations import Relations
from generator.relations.matching.plan import GAP, Allocation, Plan, plan
from generator.relations.matching.types import Match
from generator.reports.context import Output
from generator.reports.data import dumped
from generator.reports.excerpt import harmless
from generator.reports.layout import indented, printed
from generator.reports.matches import both, giver_of, matching, title_of
from generator.wording.matches import unit_words

RULE = msg(
    "What counts is the share of a need that is met, not the number of pieces, and the first third of a need counts "
    "three times as much as its last: nobody is topped up while the same would help another just as much who presses "
    "as much and has nothing."
)
"""The rule of `generator.relations.matching.plan` in one sentence."""


@dataclass(frozen=True)
class Spread:
    """A plan and what it was made of: matches with limited offers, how many others there are, how it was narrowed."""

    catalogue: Catalogue
    relations: Relations
    plan: Plan
    matches: tuple[Match, ...]
    unlimited: int
    narrowed: Mapping[str, str]
    seconds: float

    @property
    def competing(self) -> Counter[str]:
        """How many needs want each limited offer."""
        return Counter(match.offer for match in self.matches)

    @property
    def without(self) -> list[str]:
        """Needs that get nothing of a limited offer, sorted."""
        return sorted({match.need for match in self.matches} - {one.need for one in self.plan.allocations})

    def left(self, offer: str) -> Decimal | None:
        """How much there is of an offer; None where it does not say so."""
        return matching(self.relations).offers[offer].left


def spread(catalogue: Catalogue, relations: Relations, narrowed: Mapping[str, str], seconds: float) -> Spread:
    """The plan for all matches with offers that run out; an offer without an amount is enough for everybody.

    `narrowed` are the codes of `topic`, `region` and `kind` of the needs, empty for any of them; `seconds` is how long
    the best plan is looked for.
    """
    made = matching(relations)
    matches = [match for match in made.matches if _is_wanted(match, catalogue, narrowed)]
    limited = tuple(match for match in matches if made.offers[match.offer].left is not None)
    found = plan(limited, made, seconds)
    return Spread(catalogue, relations, found, limited, len(matches) - len(limited), narrowed, seconds)


def _is_wanted(match: Match, catalogue: Catalogue, narrowed: Mapping[str, str]) -> bool:
    """Whether the need of a match is of the topic, in the region, of the kind that was asked for."""
    record = catalogue.calls[match.need]
    call, organisation = record.call, record.organisation
    regions = (call.area or organisation.area).regions
    within = {above for code in regions for above in catalogue.regions_above.get(code, (code,))}
    return (
        narrowed["topic"] in {"", *(call.topics or organisation.topics)}
        and narrowed["region"] in {"", *within}
        and narrowed["kind"] in {"", call.kind}
    )


def _why(one: Allocation, report: Spread) -> Iterator[Message]:
    """Why a call stands where it stands: what it does for the need, and who else wants the offer."""
    priority = report.catalogue.calls[one.need].call.priority
    if priority == "urgent":
        yield msg("The need is urgent.")
    elif priority == "nice":
        yield msg("It would be nice to have, no more.")
    if not one.unit:
        yield msg("Both are counted differently, so the offer goes there as a whole: agree on how much.")
    elif one.share >= 1:
        yield msg("This meets the whole need.")
    elif one.share * 3 >= 1:
        yield msg("This meets at least the first third of the need, which counts most.")
    else:
        yield msg("This is a first part of the need.")
    if (others := report.competing[one.offer] - 1) > 0:
        yield nmsg("One other need wants this offer as well.", "{count} other needs want this offer as well.", others)


def _contacts(key: str, catalogue: Catalogue) -> dict[str, str]:
    """How to reach the organisation of a call; role addresses only, as everywhere in the catalogue."""
    contact = catalogue.calls[key].organisation.contact
    found = {name: getattr(contact, name) for name in ("phone", "email", "form")} if contact else {}
    return {name: str(value) for name, value in found.items() if value}


# == JSON and CSV


def as_json(report: Spread, output: Output) -> str:
    """The promised object, as text."""
    return dumped(
        {
            "version": 1,
            "today": report.relations.today.isoformat(),
            "narrowed": {option: code or None for option, code in report.narrowed.items()},
            "rule": output.say(RULE),
            "seconds": report.seconds,
            "gap": report.plan.gap,
            "worth": report.plan.worth,
            "calls": list(_rows(report, output)),
            "without": report.without,
            "unlimited": report.unlimited,
        }
    )


def _rows(report: Spread, output: Output) -> Iterator[dict[str, Any]]:
    """The calls in their order, as the JSON has them."""
    for number, one in enumerate(report.plan.allocations, 1):
        left = report.left(one.offer)
        yield {
            "number": number,
            **both(one.need, one.offer, report.catalogue, output.language),
            "contacts": {side: _contacts(getattr(one, side), report.catalogue) for side in ("need", "offer")},
            "units": one.units if one.unit else None,
            "unit": one.unit or None,
            "left": float(left) if left is not None else None,
            "share": one.share if one.unit else None,
            "score": one.score,
            "competing": report.competing[one.offer],
            "why": output.said(_why(one, report)),
        }


def as_csv(report: Spread, output: Output) -> str:
    """The calls as a table for a spreadsheet, written as the tables of the open data are."""
    return table(_COLUMNS, ((row,) for row in _rows(report, output))).decode()


_COLUMNS: Mapping[str, Callable[[dict[str, Any]], Cell]] = {
    "number": lambda row: row["number"],
    "giver": lambda row: row["organisations"]["offer"],
    "giver_contact": lambda row: ", ".join(row["contacts"]["offer"].values()),
    "offer": lambda row: row["offer"],
    "offer_title": lambda row: row["titles"]["offer"],
    "units": lambda row: row["units"],
    "unit": lambda row: row["unit"],
    "receiver": lambda row: row["organisations"]["need"],
    "receiver_contact": lambda row: ", ".join(row["contacts"]["need"].values()),
    "need": lambda row: row["need"],
    "need_title": lambda row: row["titles"]["need"],
    "share": lambda row: None if row["share"] is None else round(row["share"], 3),
    "score": lambda row: round(row["score"], 3),
    "why": lambda row: " ".join(row["why"]),
}


# == for a person at a terminal


def terminal(report: Spread, output: Output) -> str:
    """A numbered list of calls, what is left without, and how good the plan is."""
    return printed(_Answer(report, output).parts(), output)


class _Answer:
    """One plan, part by part, in the user's language."""

    def __init__(self, report: Spread, output: Output) -> None:
        self.report, self.catalogue, self.output, self.say = report, report.catalogue, output, output.say

    def parts(self) -> Iterator[RenderableType]:
        calls = self.report.plan.allocations
        if calls:
            yield self.heading(msg("Whom to call first"), len(calls))
            yield Text(self.say(RULE) + "\n", "dim")
        for number, one in enumerate(calls, 1):
            yield self.call(number, one)
            yield from (indented(Text(harmless(text))) for text in self.below(one))
            yield Text("")
        if without := self.report.without:
            yield self.heading(msg("Needs that get nothing of a limited offer"), len(without))
            yield from (indented(self.named(key)) for key in without)
            yield Text("")
        yield from (Text(self.say(message)) for message in self.closing())

    def heading(self, words: Message, count: int) -> Text:
        return Text(f"{self.say(words)} ({count})", "bold")

    def call(self, number: int, one: Allocation) -> Table:
        """Whom to call, for how much of what, and who is to get it."""
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=3, justify="right")
        table.add_column(ratio=1)
        table.add_row(f"{number}.", self.named(one.offer))
        table.add_row("", Text(self.say(self.amount(one)), "bold green"))
        table.add_row("→", self.named(one.need))
        return table

    def amount(self, one: Allocation) -> Message:
        if not one.unit:
            return msg("as a whole")
        return msg(
            "{units} of {left} {unit}, {percent} % of what is missing",
            units=Decimal(one.units),
            left=self.report.left(one.offer),
            unit=unit_words(one.unit, self.catalogue.vocabulary),
            percent=round(one.share * 100),
        )

    def named(self, key: str) -> Text:
        name, title = giver_of(key, self.catalogue), title_of(key, self.catalogue, self.output.language)
        return Text.assemble(harmless(f"{name}: "), (harmless(title), "bold"), (f"  {key}", "dim"))

    def below(self, one: Allocation) -> Iterator[str]:
        """How to reach both sides, and why this one stands here."""
        for key in (one.offer, one.need):
            if ways := _contacts(key, self.catalogue):
                name = giver_of(key, self.catalogue)
                yield self.say(msg("Reach {name}: {ways}", name=name, ways=", ".join(ways.values())))
        yield " ".join(self.output.said(_why(one, self.report)))

    def closing(self) -> Iterator[Message]:
        report = self.report
        if not report.matches:
            yield msg("There is nothing to spread: no open need matches an offer that says how much there is of it.")
        elif report.plan.gap > GAP:
            seconds = f"{report.seconds:g}"
            if not report.plan.allocations:
                yield msg("No plan was found in {seconds} seconds: allow more with --seconds.", seconds=seconds)
            else:
                yield msg(
                    "The {seconds} seconds were over before this was known to be the best plan: another one can be "
                    "better by {percent} % at most.",
                    seconds=seconds,
                    percent=f"{report.plan.gap * 100:.1f}",
                )
        if report.unlimited:
            yield nmsg(
                "One more match has an offer that does not say how much there is, so nothing of it has to be spread: "
                "mithilfe match.",
                "{count} more matches have offers that do not say how much there is, so nothing of them has to be "
                "spread: mithilfe match.",
                report.unlimited,
            )


FORMATS: Mapping[str, Callable[[Spread, Output], str]] = {"terminal": terminal, "json": as_json, "csv": as_csv}
"""The choices of `--format`."""
