"""The plan for a person at a terminal: a numbered list of calls, what is left without, and how good the plan is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from generator.cli.match import giver_of, made_of, title_of
from generator.cli.match_text import WIDEST, indented
from generator.cli.plan import RULE, Planned, contacts, is_counted, why
from generator.messages import Message, Words, msg, nmsg
from generator.relations.matching.plan import GAP, Allocation
from generator.reports.excerpt import harmless
from generator.reports.terminal import canvas, drawn

if TYPE_CHECKING:
    from rich.console import RenderableType

    from generator.cli.session import Session
    from generator.examination import Examination


def as_text(planned: Planned, seen: Examination, session: Session) -> str:
    """The whole answer; colour only on a terminal."""
    console = canvas(min(session.width, WIDEST), colour=session.colour)
    for part in _Page(planned, seen, session).parts():
        console.print(part)
    return drawn(console)


class _Page:
    """One plan, part by part, in the user's language."""

    def __init__(self, planned: Planned, seen: Examination, session: Session) -> None:
        self.planned, self.catalogue, self.made = planned, seen.catalogue, made_of(seen)
        self.say, self.language = session.say, session.language

    def parts(self) -> Iterator[RenderableType]:
        calls = self.planned.plan.allocations
        if calls:
            yield self.heading(msg("Whom to call first"), len(calls))
            yield Text(self.say(RULE) + "\n", "dim")
        for number, one in enumerate(calls, 1):
            yield self.call(number, one)
            yield from (indented(Text(harmless(text))) for text in self.below(one))
            yield Text("")
        if without := self.planned.without:
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
        if not is_counted(one):
            return msg("as a whole")
        left = self.made.offers[one.offer].left
        percent = round(one.share * 100)
        return msg("{units} of {left} {unit}, {percent} % of what is missing",
                   units=Decimal(one.units), left=left, unit=self.unit(one.unit), percent=percent)  # fmt: skip

    def unit(self, code: str) -> Words:
        """The unit for several, as it stands behind "of"; for money the currency."""
        from generator.model.vocabulary import Unit

        term = self.catalogue.vocabulary.terms("units").get(code)
        labels = {**term.label, **term.plural, **term.dative} if isinstance(term, Unit) else {}
        return Words(tuple(sorted(labels.items())) or (("", code),))

    def named(self, key: str) -> Text:
        name, title = giver_of(key, self.catalogue), title_of(key, self.catalogue, self.language)
        return Text.assemble(harmless(f"{name}: "), (harmless(title), "bold"), (f"  {key}", "dim"))

    def below(self, one: Allocation) -> Iterator[str]:
        """How to reach both sides, and why this one stands here."""
        for key in (one.offer, one.need):
            if ways := contacts(key, self.catalogue):
                name = giver_of(key, self.catalogue)
                yield self.say(msg("Reach {name}: {ways}", name=name, ways=", ".join(ways.values())))
        yield " ".join(self.say(message) for message in why(one, self.planned, self.catalogue))

    def closing(self) -> Iterator[Message]:
        planned = self.planned
        if not planned.matches:
            yield msg("There is nothing to spread: no open need matches an offer that says how much there is of it.")
        elif planned.plan.gap > GAP:
            seconds = f"{planned.seconds:g}"
            if not planned.plan.allocations:
                yield msg("No plan was found in {seconds} seconds: allow more with --seconds.", seconds=seconds)
            else:
                percent = f"{planned.plan.gap * 100:.1f}"
                yield msg("The {seconds} seconds were over before this was known to be the best plan: another one can "
                          "be better by {percent} % at most.", seconds=seconds, percent=percent)  # fmt: skip
        if planned.unlimited:
            yield nmsg(
                "One more match has an offer that does not say how much there is, so nothing of it has to be spread: "
                "mithilfe match.",
                "{count} more matches have offers that do not say how much there is, so nothing of them has to be "
                "spread: mithilfe match.",
                planned.unlimited,
            )
