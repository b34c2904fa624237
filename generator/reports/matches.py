"""The report of `mithilfe match`: all matches, or everything about the calls of one entry.

Its JSON is one object, version 1: `{"version", "today", "about", "matches", "near", "excluded"}`; `about` is the id
that was asked for, or null. A match is `{"need", "offer", "titles", "organisations", "score", "grade", "parts",
"reasons", "gaps"}`: `titles` and `organisations` (names) have the keys `need` and `offer`, `parts` are `{"code",
"points", "most", "text"}` whose points add up to `score`, `grade` is `strong` or `possible`. A near miss has the same
with an empty `grade`, and `silence`, the reasons why it is not shown. What is excluded is `{"need", "offer", "titles",
"organisations", "conditions"}` with conditions `{"code", "text"}`. Near misses and what is excluded are told only of
what was asked for. Texts are in the language of the output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from babel.numbers import format_decimal
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from generator.messages import Message, msg, nmsg
from generator.model import Catalogue
from generator.relations import Relations
from generator.relations.matching.conditions import of_one
from generator.relations.matching.find import Matching
from generator.relations.matching.near import near_misses, ruled_out, shown
from generator.relations.matching.types import Excluded, Match, in_order
from generator.reports.context import Output
from generator.reports.data import dumped
from generator.reports.excerpt import harmless
from generator.reports.layout import indented, points, printed, section
from generator.wording.matches import PARTS, condition, gaps, reasons, silence

Pair = TypeVar("Pair", Match, Excluded)
MANY = 10
"""So many pairs that are ruled out are written out for each call; all of them are in the JSON."""
_GRADES = {
    "strong": (msg("Strong matches"), "bold green"),
    "possible": (msg("Possible matches"), "bold cyan"),
}
"""The heading of each grade and its style."""


@dataclass(frozen=True)
class Matches:
    """What is told of the calls of `about` (an id, or empty for everything): shown, nearly shown, ruled out."""

    catalogue: Catalogue
    relations: Relations
    about: str
    calls: tuple[str, ...]
    shown: tuple[Match, ...]
    near: tuple[Match, ...] = ()
    excluded: tuple[Excluded, ...] = ()


def matches(catalogue: Catalogue, relations: Relations, about: str) -> Matches:
    """All matches that are shown, the best first; or everything about the calls of one call or entry."""
    if not about:
        return Matches(catalogue, relations, "", tuple(catalogue.calls), in_order(relations.matches))
    calls = tuple(key for key, record in catalogue.calls.items() if about in {key, record.owner})
    made = matching(relations)
    return Matches(
        catalogue,
        relations,
        about,
        calls,
        tuple(match for call in calls for match in shown(made, call)),
        tuple(match for call in calls for match in near_misses(made, call)),
        tuple(pair for call in calls for pair in ruled_out(made, call)),
    )


def matching(relations: Relations) -> Matching:
    """The matching of a whole catalogue.

    Raises:
        ValueError: only a part of it was read, and its texts were not compared.
    """
    if relations.matching is None:
        raise ValueError("the texts of a catalogue that was read in part are not compared")
    return relations.matching


def title_of(key: str, catalogue: Catalogue, language: str) -> str:
    """The title of a need or an offer."""
    return catalogue.calls[key].call.title.said(language).text


def giver_of(key: str, catalogue: Catalogue) -> str:
    """The name of the organisation behind a call."""
    return catalogue.calls[key].organisation.name


# == JSON


def as_json(report: Matches, output: Output) -> str:
    """The promised object, as text."""
    return dumped(
        {
            "version": 1,
            "today": report.relations.today.isoformat(),
            "about": report.about or None,
            "matches": [_match(one, report, output) for one in report.shown],
            "near": [{**_match(one, report, output), "silence": output.said(silence(one))} for one in report.near],
            "excluded": [
                {
                    **both(one.need, one.offer, report.catalogue, output.language),
                    "conditions": [{"code": each.code, "text": output.say(condition(each))} for each in one.conditions],
                }
                for one in report.excluded
            ],
        }
    )


def _match(one: Match, report: Matches, output: Output) -> dict[str, Any]:
    return {
        **both(one.need, one.offer, report.catalogue, output.language),
        "score": one.score,
        "grade": one.grade,
        "parts": [
            {"code": part.code, "points": part.points, "most": part.most, "text": output.say(PARTS[part.code])}
            for part in one.parts
        ],
        "reasons": output.said(reasons(one, report.catalogue)),
        "gaps": output.said(gaps(one, report.catalogue)),
    }


def both(need: str, offer: str, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """The two calls of a pair as every JSON of ours names them: ids, titles, names of the organisations."""
    sides = {"need": need, "offer": offer}
    return {
        **sides,
        "titles": {side: title_of(key, catalogue, language) for side, key in sides.items()},
        "organisations": {side: giver_of(key, catalogue) for side, key in sides.items()},
    }


# == for a person at a terminal


def terminal(report: Matches, output: Output) -> str:
    """A list of the catalogue, or all about each call with the points that add up."""
    answer = _Answer(report, output)
    return printed(answer.about() if report.about else answer.everything(), output)


class _Answer:
    """One answer, part by part, in the user's language."""

    def __init__(self, report: Matches, output: Output) -> None:
        self.report, self.catalogue, self.matching = report, report.catalogue, matching(report.relations)
        self.say, self.language = output.say, output.language

    # == everything

    def everything(self) -> Iterator[RenderableType]:
        found = self.report.shown
        yield from self.by_grade(found, self.short)
        if not found:
            yield Text(self.say(msg("No offer fits a need.")))
        needs, offers = (
            nmsg("{count} need", "{count} needs", len(self.matching.needs)),
            nmsg("{count} offer", "{count} offers", len(self.matching.offers)),
        )
        yield Text(self.say(msg("{needs} and {offers} compared.", needs=needs, offers=offers)), "dim")
        if found:
            yield Text(self.say(msg("All points of one of them: mithilfe match {id}", id=found[0].need)))

    def by_grade(
        self, found: Sequence[Match], told: Callable[[Match], Iterator[RenderableType]]
    ) -> Iterator[RenderableType]:
        for grade, (heading, style) in _GRADES.items():
            alike = [told(one) for one in found if one.grade == grade]
            yield from section(self.say(heading), style, alike)

    def short(self, one: Match) -> Iterator[RenderableType]:
        """Both sides, and in words what speaks for it and what has to be asked."""
        yield self.named([one.need, one.offer])
        yield indented(self.words(reasons(one, self.catalogue)))
        if open_ := gaps(one, self.catalogue):
            yield indented(Text.assemble((self.say(msg("To clear up:")), "bold"), " ", self.words(open_)))
        yield indented(Text(self.say(msg("Score {score}.", score=one.score)), "dim"))

    # == one call, or those of one entry

    def about(self) -> Iterator[RenderableType]:
        about, calls = self.report.about, self.report.calls
        if about not in calls:
            yield Text(harmless(f"{self.catalogue.organisations[about].name} ({about})") + "\n", "bold")
            if not calls:
                yield Text(self.say(msg("This entry has no needs and no offers.")))
        for call in calls:
            yield from self.call(call)

    def call(self, call: str) -> Iterator[RenderableType]:
        """A need or an offer with its matches, what nearly is one, and what is ruled out."""
        need = call in self.matching.needs
        profile = (self.matching.needs if need else self.matching.offers)[call]
        given = {"title": title_of(call, self.catalogue, self.language), "name": giver_of(call, self.catalogue)}
        words = msg("Need: {title} ({name})", **given) if need else msg("Offer: {title} ({name})", **given)
        yield Text(harmless(self.say(words)), "bold underline")
        yield Text(harmless(call), "dim")
        yield from (Text(self.say(condition(one))) for one in of_one(profile))
        yield Text("")
        found = _of(call, self.report.shown)
        yield from self.by_grade(found, lambda one: self.full(one, call))
        if not found:
            yield Text(self.say(msg("No offer fits.") if need else msg("No need fits.")) + "\n")
        near = [self.full(one, call) for one in _of(call, self.report.near)]
        yield from section(self.say(msg("Nearly a match, and not shown")), "bold", near)
        out = _of(call, self.report.excluded)
        blocks = [*(self.excluded(one, call) for one in out[:MANY]), *self.more(len(out) - MANY)]
        yield from section(self.say(msg("Ruled out")), "bold", blocks, len(out))

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
        rules = self.matching.world.weights.grades
        least = {"possible": rules["possible"], "strong": rules["strong"]}
        together = msg("together; shown from {possible} on, strong from {strong} on", **least)
        # The sum of what is written above, so that whoever adds it up finds it.
        total = sum(round(part.points, 3) for part in one.parts)
        rows = (
            (self.decimal(part.points), msg("{part} (at most {most})", part=PARTS[part.code], most=part.most))
            for part in one.parts
        )
        return points(((number, self.say(words)) for number, words in rows), (self.decimal(total), self.say(together)))

    def decimal(self, number: float) -> str:
        return str(format_decimal(number, "0.000", locale=self.language))

    def excluded(self, one: Excluded, call: str) -> Iterator[RenderableType]:
        yield self.named([one.offer if call == one.need else one.need])
        yield indented(self.words([condition(each) for each in one.conditions]))

    def more(self, count: int) -> Iterator[list[RenderableType]]:
        if count > 0:
            said = nmsg("One more: --format json shows it.", "{count} more: --format json shows them.", count)
            yield [indented(Text(self.say(said), "dim"))]

    # == pieces

    def named(self, calls: Sequence[str]) -> Table:
        """Calls by title and organisation, with their ids below where both stand on one line of the list."""
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(width=2)
        table.add_column(ratio=1)
        for call in calls:
            side = msg("needs:") if call in self.matching.needs else msg("offers:")
            name, title = giver_of(call, self.catalogue), title_of(call, self.catalogue, self.language)
            said = Text.assemble(
                harmless(name), " ", (self.say(side), "dim"), " ", (harmless(title), "bold"), (f"  {call}", "dim")
            )
            table.add_row("", said)
        return table

    def words(self, messages: Sequence[Message]) -> Text:
        return Text(harmless(" ".join(map(self.say, messages))))

    def marked(self, mark: str, message: Message) -> Table:
        return indented(Text(f"{mark} {harmless(self.say(message))}"))


def _of(call: str, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that a call has a part in."""
    return [one for one in pairs if call in {one.need, one.offer}]


FORMATS: Mapping[str, Callable[[Matches, Output], str]] = {"terminal": terminal, "json": as_json}
"""The choices of `--format`."""
