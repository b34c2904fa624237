"""Overlaps for a person at a terminal: a list of the catalogue, or all about one entry with the points that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from generator.cli.overlaps import Chosen, name_of, title_of
from generator.messages import Message, msg, nmsg
from generator.relations.overlaps import Overlap
from generator.relations.overlaps.weights import weights
from generator.reports.excerpt import harmless
from generator.reports.terminal import canvas, drawn
from generator.wording.overlaps import Evidence, akin_evidence, call_evidence, reasons, same_evidence

if TYPE_CHECKING:
    from rich.console import RenderableType

    from generator.cli.session import Session
    from generator.examination import Examination

_WIDEST = 100
_HEADINGS = {
    "duplicate": msg("Probably one and the same"),
    "similar": msg("Similar: they should know of each other"),
    "none": msg("Looked at, and found to be different"),
}
_STYLES = {"duplicate": "bold red", "similar": "bold cyan", "none": "bold"}


def as_text(chosen: Chosen, seen: Examination, session: Session) -> str:
    """The whole answer; colour only on a terminal."""
    console = canvas(min(session.width, _WIDEST), colour=session.colour)
    for part in _Page(chosen, seen, session).parts():
        console.print(part)
    return drawn(console)


class _Page:
    """One answer, part by part, in the user's language."""

    def __init__(self, chosen: Chosen, seen: Examination, session: Session) -> None:
        self.chosen, self.seen, self.say = chosen, seen, session.say
        self.language = session.language

    def parts(self) -> Iterator[RenderableType]:
        chosen = self.chosen
        if chosen.entry:
            yield Text(harmless(f"{name_of(chosen.entry, self.seen.catalogue)} ({chosen.entry})") + "\n", "bold")
        for verdict, heading in _HEADINGS.items():
            pairs = [one for one in chosen.pairs if one.verdict == verdict]
            yield from self.section(heading, _STYLES[verdict], (self.pair(one) for one in pairs), len(pairs))
        calls = (self.call(number) for number in range(len(chosen.calls)))
        heading = msg("Needs and offers that are probably there twice")
        yield from self.section(heading, "bold yellow", calls, len(chosen.calls))
        groups = (self.group(group) for group in chosen.groups)
        yield from self.section(msg("Could be a bundle"), "bold green", groups, len(chosen.groups))
        yield from self.closing()

    def section(
        self, heading: Message, style: str, blocks: Iterable[Iterator[RenderableType]], count: int
    ) -> Iterator[RenderableType]:
        if not count:
            return
        yield Text(f"{self.say(heading)} ({count})", style)
        for block in blocks:
            yield from block
            yield Text("")

    def pair(self, one: Overlap) -> Iterator[RenderableType]:
        catalogue = self.seen.catalogue
        keys = [one.other(self.chosen.entry)] if self.chosen.entry else [one.first, one.second]
        yield _names([(name_of(key, catalogue), key) for key in keys])
        yield from (_indented(Text(self.say(remark), "dim")) for remark in self.remarks(one))
        if not self.chosen.entry:
            yield from (_indented(Text(harmless(self.say(reason)))) for reason in reasons(one))
            return
        scale = weights()
        questions = (
            (msg("One and the same?"), same_evidence(one), one.score, scale.same.threshold),
            (msg("Should know of each other?"), akin_evidence(one), one.likeness, scale.akin.threshold),
        )
        for question, evidence, score, threshold in questions:
            yield _indented(Text(self.say(question), "bold"))
            yield self.points(evidence, score, threshold)

    def remarks(self, one: Overlap) -> Iterator[Message]:
        """How alike a pair is, and what else decides what is made of it."""
        organisations = self.seen.catalogue.organisations
        if not self.chosen.entry:
            yield msg("The same: {score}. Similar: {likeness}.", score=one.score, likeness=one.likeness)
        if one.seen.features["stated"]:
            yield msg("The one names the other, so they know of each other.")
        elif one.verdict == "none" and one.likeness >= weights().akin.threshold:
            yield msg("Only initiatives are called similar.")
        if one.is_distinct:
            yield msg("Somebody has told them apart (`distinct_from`).")
        if one.ids in self.seen.relations.overlaps.bundled:
            yield msg("They are in one bundle.")
        over = [organisations[key] for key in (one.first, one.second) if organisations[key].status == "finished"]
        if ended := ", ".join(harmless(organisation.name) for organisation in over if organisation.ended):
            yield msg("Ended: {names}.", names=ended)
        if silent := ", ".join(harmless(organisation.name) for organisation in over if not organisation.ended):
            yield msg("No recent news: {names}.", names=silent)

    def points(self, evidence: Sequence[Evidence], score: float, threshold: float) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=9, justify="right")
        table.add_column(ratio=1)
        for one in evidence:
            table.add_row(self.signed(one.points), Text(harmless(self.say(one.said))))
        total = sum(one.points for one in evidence)
        said = msg("together; from 0 to 1 that is {score}, and {threshold} would be a yes.",
                   score=score, threshold=threshold)  # fmt: skip
        table.add_row(Text(self.signed(total), "bold"), Text(self.say(said), "bold"))
        return table

    def signed(self, points: float) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(points, "+#,##0.00;−#,##0.00", locale=self.language))

    def call(self, number: int) -> Iterator[RenderableType]:
        one = self.chosen.calls[number]
        catalogue = self.seen.catalogue
        yield _names([(title_of(key, catalogue, self.language), key) for key in (one.first, one.second)])
        if self.chosen.entry:
            yield self.points(call_evidence(one), one.score, weights().call.threshold)
        else:
            yield from (_indented(Text(harmless(self.say(reason)))) for reason in reasons(one))

    def group(self, group: Sequence[str]) -> Iterator[RenderableType]:
        yield _names([(name_of(key, self.seen.catalogue), key) for key in group])

    def closing(self) -> Iterator[RenderableType]:
        chosen = self.chosen
        if not (chosen.pairs or chosen.calls or chosen.groups):
            yield Text(self.say(
                msg("No other entry looks like this one.") if chosen.entry else msg("No two entries look alike.")
            ))  # fmt: skip
        compared = nmsg("{count} entry compared.", "{count} entries compared.", len(self.seen.catalogue.organisations))
        yield Text(self.say(compared), "dim")
        if chosen.pairs and not chosen.entry:
            example = chosen.pairs[0].first
            yield Text(self.say(msg("All points of one entry: mithilfe overlaps {id}", id=example)))


def _names(rows: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column()
    table.add_column(style="dim")
    for name, key in rows:
        table.add_row("", Text(harmless(name), "bold"), Text(harmless(key)))
    return table


def _indented(text: Text) -> Table:
    """The text moved in by four columns, also where it goes on."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3)
    table.add_column(ratio=1)
    table.add_row("", text)
    return table
