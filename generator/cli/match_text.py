"""Matches for a person at a terminal: a list of the catalogue, or all about one call with the points that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from generator.cli.match import Chosen, giver_of, made_of, title_of
from generator.messages import Message, msg, nmsg
from generator.relations.matching.conditions import of_one
from generator.relations.matching.types import Excluded, Match
from generator.reports.excerpt import harmless
from generator.reports.terminal import canvas, drawn
from generator.wording.matches import PARTS, condition, gaps, reasons, silence

if TYPE_CHECKING:
    from rich.console import RenderableType

    from generator.cli.session import Session
    from generator.examination import Examination

WIDEST = 100
MANY = 10
"""So many pairs that are ruled out are written out for each call; all of them are in the JSON."""
_HEADINGS = {"strong": msg("Strong matches"), "possible": msg("Possible matches")}
_STYLES = {"strong": "bold green", "possible": "bold cyan"}


def as_text(chosen: Chosen, seen: Examination, session: Session) -> str:
    """The whole answer; colour only on a terminal."""
    console = canvas(min(session.width, WIDEST), colour=session.colour)
    page = _Page(chosen, seen, session)
    for part in page.about() if chosen.about else page.everything():
        console.print(part)
    return drawn(console)


class _Page:
    """One answer, part by part, in the user's language."""

    def __init__(self, chosen: Chosen, seen: Examination, session: Session) -> None:
        self.chosen, self.catalogue, self.say = chosen, seen.catalogue, session.say
        self.made, self.language = made_of(seen), session.language

    # == everything

    def everything(self) -> Iterator[RenderableType]:
        chosen = self.chosen
        for grade, heading in _HEADINGS.items():
            alike = [one for one in chosen.matches if one.grade == grade]
            yield from self.section(heading, _STYLES[grade], map(self.short, alike), len(alike))
        if not chosen.matches:
            yield Text(self.say(msg("No offer fits a need.")))
        needs, offers = (
            nmsg("{count} need", "{count} needs", len(self.made.needs)),
            nmsg("{count} offer", "{count} offers", len(self.made.offers)),
        )
        yield Text(self.say(msg("{needs} and {offers} compared.", needs=needs, offers=offers)), "dim")
        if chosen.matches:
            example = chosen.matches[0].need
            yield Text(self.say(msg("All points of one of them: mithilfe match {id}", id=example)))

    def short(self, one: Match) -> Iterator[RenderableType]:
        """Both sides, and in words what speaks for it and what has to be asked."""
        yield self.named([one.need, one.offer])
        yield indented(self.words(reasons(one, self.catalogue)))
        if open_ := gaps(one, self.catalogue):
            yield indented(Text.assemble((self.say(msg("To clear up:")), "bold"), " ", self.words(open_)))
        yield indented(Text(self.say(msg("Score {score}.", score=one.score)), "dim"))

    # == one call, or those of one entry

    def about(self) -> Iterator[RenderableType]:
        chosen = self.chosen
        if chosen.about not in chosen.calls:
            name = self.catalogue.organisations[chosen.about].name
            yield Text(harmless(f"{name} ({chosen.about})") + "\n", "bold")
            if not chosen.calls:
                yield Text(self.say(msg("This entry has no needs and no offers.")))
        for call in chosen.calls:
            yield from self.call(call)

    def call(self, call: str) -> Iterator[RenderableType]:
        """A need or an offer with its matches, what nearly is one, and what is ruled out."""
        need = call in self.made.needs
        profile = (self.made.needs if need else self.made.offers)[call]
        title, name = title_of(call, self.catalogue, self.language), giver_of(call, self.catalogue)
        words = msg("Need: {title} ({name})", title=title, name=name) if need else msg(
            "Offer: {title} ({name})", title=title, name=name)  # fmt: skip
        yield Text(harmless(self.say(words)), "bold underline")
        yield Text(harmless(call), "dim")
        yield from (Text(self.say(condition(one))) for one in of_one(profile))
        yield Text("")
        matches = [one for one in self.chosen.matches if call in {one.need, one.offer}]
        for grade, heading in _HEADINGS.items():
            alike = [one for one in matches if one.grade == grade]
            yield from self.section(heading, _STYLES[grade], (self.full(one, call) for one in alike), len(alike))
        if not matches:
            yield Text(self.say(msg("No offer fits.") if need else msg("No need fits.")) + "\n")
        near = [one for one in self.chosen.near if call in {one.need, one.offer}]
        heading = msg("Nearly a match, and not shown")
        yield from self.section(heading, "bold", (self.full(one, call) for one in near), len(near))
        out = [one for one in self.chosen.excluded if call in {one.need, one.offer}]
        blocks = chain((self.excluded(one, call) for one in out[:MANY]), self.more(len(out) - MANY))
        yield from self.section(msg("Ruled out"), "bold", blocks, len(out))

    def full(self, one: Match, call: str) -> Iterator[RenderableType]:
        """The other side, its points, and all reasons and gaps."""
        yield self.named([one.offer if call == one.need else one.need])
        yield self.points(one)
        for reason in reasons(one, self.catalogue):
            yield self.marked("+", reason)
        for gap in gaps(one, self.catalogue):
            yield self.marked("−", gap)
        for reason in silence(one):
            yield self.marked(" ", msg("Not shown: {reason}", reason=reason))

    def points(self, one: Match) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=9, justify="right")
        table.add_column(ratio=1)
        for part in one.parts:
            said = msg("{part} (at most {most})", part=PARTS[part.code], most=part.most)
            table.add_row(self.decimal(part.points), Text(self.say(said)))
        rules = self.made.world.weights.grades
        total = msg("together; shown from {possible} on, strong from {strong} on",
                    possible=rules["possible"], strong=rules["strong"])  # fmt: skip
        # The sum of what is written above, so that whoever adds it up finds it.
        table.add_row(
            Text(self.decimal(sum(round(part.points, 3) for part in one.parts)), "bold"), Text(self.say(total), "bold")
        )
        return table

    def decimal(self, points: float) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(points, "0.000", locale=self.language))

    def excluded(self, one: Excluded, call: str) -> Iterator[RenderableType]:
        yield self.named([one.offer if call == one.need else one.need])
        yield indented(self.words([condition(each) for each in one.conditions]))

    def more(self, count: int) -> Iterator[Iterator[RenderableType]]:
        if count > 0:
            said = nmsg("One more: --format json shows it.", "{count} more: --format json shows them.", count)
            yield iter([indented(Text(self.say(said), "dim"))])

    # == pieces

    def section(
        self, heading: Message, style: str, blocks: Iterable[Iterator[RenderableType]], count: int
    ) -> Iterator[RenderableType]:
        if not count:
            return
        yield Text(f"{self.say(heading)} ({count})", style)
        for block in blocks:
            yield from block
            yield Text("")

    def named(self, calls: Sequence[str]) -> Table:
        """Calls by title and organisation, with their ids below where both stand on one line of the list."""
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=2)
        table.add_column(ratio=1)
        for call in calls:
            side = msg("needs:") if call in self.made.needs else msg("offers:")
            name, title = giver_of(call, self.catalogue), title_of(call, self.catalogue, self.language)
            said = Text.assemble(
                harmless(name), " ", (self.say(side), "dim"), " ", (harmless(title), "bold"), (f"  {call}", "dim")
            )
            table.add_row("", said)
        return table

    def words(self, messages: Sequence[Message]) -> Text:
        return Text(harmless(" ".join(self.say(message) for message in messages)))

    def marked(self, mark: str, message: Message) -> Table:
        return indented(Text(f"{mark} {harmless(self.say(message))}"))


def indented(text: Text) -> Table:
    """The text moved in by four columns, also where it goes on."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3)
    table.add_column(ratio=1)
    table.add_row("", text)
    return table
