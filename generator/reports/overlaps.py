"""The report of `mithilfe overlaps`: who is there twice, who should know of whom, and why, down to the single points.

Its JSON is one object, version 1: `{"version", "today", "entry", "pairs", "calls", "groups"}`. A pair is `{"ids",
"names", "verdict", "score", "likeness", "told_apart", "bundled", "reasons", "same", "akin"}`; the latter two are lists
of `{"code", "points", "text"}` whose points add up to the logit of `score` and of `likeness`. A call is `{"ids",
"titles", "score", "reasons", "points"}`, a group `{"ids", "names"}`. Texts are in the language of the output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from generator.messages import Message, msg, nmsg
from generator.model import Catalogue
from generator.relations import Relations
from generator.relations.overlaps import CallOverlap, Overlap
from generator.relations.overlaps.clusters import Group
from generator.relations.overlaps.weights import weights
from generator.reports.context import Output
from generator.reports.data import dumped
from generator.reports.excerpt import harmless
from generator.reports.layout import indented, points, printed, section
from generator.reports.matches import title_of
from generator.wording.overlaps import Evidence, akin_evidence, call_evidence, reasons, same_evidence

_VERDICTS = {
    "duplicate": (msg("Probably one and the same"), "bold red"),
    "similar": (msg("Similar: they should know of each other"), "bold cyan"),
    "none": (msg("Looked at, and found to be different"), "bold"),
}
"""The heading of each verdict and its style, in the order in which they are told."""


@dataclass(frozen=True)
class EntryOverlaps:
    """What is told: about one entry (`entry`), near misses included, or about all (`entry` is empty)."""

    catalogue: Catalogue
    relations: Relations
    entry: str
    pairs: tuple[Overlap, ...]
    calls: tuple[CallOverlap, ...]
    groups: tuple[Group, ...]

    def name(self, key: str) -> str:
        """The everyday name of an entry."""
        return self.catalogue.organisations[key].name


def overlaps(catalogue: Catalogue, relations: Relations, entry: str) -> EntryOverlaps:
    """All overlaps, or those of one entry; duplicates first, then the similar ones, then near misses."""
    found, order = relations.overlaps, list(_VERDICTS)
    pairs = [one for one in found.pairs if (entry in one.ids if entry else one.verdict != "none")]
    pairs.sort(key=lambda one: (order.index(one.verdict), -max(one.score, one.likeness), one.first, one.second))
    calls = (one for one in found.calls if not entry or entry in {_owner(one.first), _owner(one.second)})
    groups = (group for group in found.groups if not entry or entry in group)
    return EntryOverlaps(catalogue, relations, entry, tuple(pairs), tuple(calls), tuple(groups))


def _owner(call: str) -> str:
    return call.partition("/")[0]


# == JSON


def as_json(report: EntryOverlaps, output: Output) -> str:
    """The promised object, as text."""
    return dumped(
        {
            "version": 1,
            "today": report.relations.today.isoformat(),
            "entry": report.entry or None,
            "pairs": [_pair(one, report, output) for one in report.pairs],
            "calls": [_call(one, report, output) for one in report.calls],
            "groups": [{"ids": list(group), "names": [report.name(key) for key in group]} for group in report.groups],
        }
    )


def _pair(one: Overlap, report: EntryOverlaps, output: Output) -> dict[str, Any]:
    return {
        "ids": [one.first, one.second],
        "names": [report.name(key) for key in (one.first, one.second)],
        "verdict": one.verdict,
        "score": one.score,
        "likeness": one.likeness,
        "told_apart": one.is_distinct,
        "bundled": one.ids in report.relations.overlaps.bundled,
        "reasons": output.said(reasons(one)),
        "same": _points(same_evidence(one), output),
        "akin": _points(akin_evidence(one), output),
    }


def _call(one: CallOverlap, report: EntryOverlaps, output: Output) -> dict[str, Any]:
    ids = [one.first, one.second]
    return {
        "ids": ids,
        "titles": [title_of(key, report.catalogue, output.language) for key in ids],
        "score": one.score,
        "reasons": output.said(reasons(one)),
        "points": _points(call_evidence(one), output),
    }


def _points(evidence: Iterable[Evidence], output: Output) -> list[dict[str, Any]]:
    return [{"code": one.code, "points": one.points, "text": output.say(one.said)} for one in evidence]


# == for a person at a terminal


def terminal(report: EntryOverlaps, output: Output) -> str:
    """A list of the catalogue, or all about one entry with the points that add up."""
    return printed(_Answer(report, output).parts(), output)


class _Answer:
    """One answer, part by part, in the user's language."""

    def __init__(self, report: EntryOverlaps, output: Output) -> None:
        self.report, self.say, self.language = report, output.say, output.language

    def parts(self) -> Iterator[RenderableType]:
        report, say = self.report, self.say
        if report.entry:
            yield Text(harmless(f"{report.name(report.entry)} ({report.entry})") + "\n", "bold")
        for verdict, (heading, style) in _VERDICTS.items():
            pairs = [self.pair(one) for one in report.pairs if one.verdict == verdict]
            yield from section(say(heading), style, pairs)
        heading = msg("Needs and offers that are probably there twice")
        yield from section(say(heading), "bold yellow", [self.call(one) for one in report.calls])
        groups = [[_names([(report.name(key), key) for key in group])] for group in report.groups]
        yield from section(say(msg("Could be a bundle")), "bold green", groups)
        yield from self.closing()

    def pair(self, one: Overlap) -> Iterator[RenderableType]:
        keys = [one.other(self.report.entry)] if self.report.entry else [one.first, one.second]
        yield _names([(self.report.name(key), key) for key in keys])
        yield from (indented(Text(self.say(remark), "dim")) for remark in self.remarks(one))
        if not self.report.entry:
            yield from self.reasons(one)
            return
        scale = weights()
        questions = (
            (msg("One and the same?"), same_evidence(one), one.score, scale.same.threshold),
            (msg("Should know of each other?"), akin_evidence(one), one.likeness, scale.akin.threshold),
        )
        for question, evidence, score, threshold in questions:
            yield indented(Text(self.say(question), "bold"))
            yield self.points(evidence, score, threshold)

    def remarks(self, one: Overlap) -> Iterator[Message]:
        """How alike a pair is, and what else decides what is made of it."""
        organisations = self.report.catalogue.organisations
        if not self.report.entry:
            yield msg("The same: {score}. Similar: {likeness}.", score=one.score, likeness=one.likeness)
        if one.seen.features["stated"]:
            yield msg("The one names the other, so they know of each other.")
        elif one.verdict == "none" and one.likeness >= weights().akin.threshold:
            yield msg("Only initiatives are called similar.")
        if one.is_distinct:
            yield msg("Somebody has told them apart (`distinct_from`).")
        if one.ids in self.report.relations.overlaps.bundled:
            yield msg("They are in one bundle.")
        over = [organisations[key] for key in (one.first, one.second) if organisations[key].status == "finished"]
        if ended := ", ".join(harmless(organisation.name) for organisation in over if organisation.ended):
            yield msg("Ended: {names}.", names=ended)
        if silent := ", ".join(harmless(organisation.name) for organisation in over if not organisation.ended):
            yield msg("No recent news: {names}.", names=silent)

    def reasons(self, one: Overlap | CallOverlap) -> Iterator[RenderableType]:
        yield from (indented(Text(harmless(self.say(reason)))) for reason in reasons(one))

    def points(self, evidence: Sequence[Evidence], score: float, threshold: float) -> Table:
        rows = ((self.signed(one.points), harmless(self.say(one.said))) for one in evidence)
        given = {"score": score, "threshold": threshold}
        said = self.say(msg("together; from 0 to 1 that is {score}, and {threshold} would be a yes.", **given))
        return points(rows, (self.signed(sum(one.points for one in evidence)), said))

    def signed(self, number: float) -> str:
        return str(format_decimal(number, "+#,##0.00;−#,##0.00", locale=self.language))

    def call(self, one: CallOverlap) -> Iterator[RenderableType]:
        yield _names([(title_of(key, self.report.catalogue, self.language), key) for key in (one.first, one.second)])
        if self.report.entry:
            yield self.points(call_evidence(one), one.score, weights().call.threshold)
        else:
            yield from self.reasons(one)

    def closing(self) -> Iterator[RenderableType]:
        report, say = self.report, self.say
        if not (report.pairs or report.calls or report.groups):
            none = msg("No two entries look alike.")
            if report.entry:
                none = msg("No other entry looks like this one.")
            yield Text(say(none))
        count = len(report.catalogue.organisations)
        yield Text(say(nmsg("{count} entry compared.", "{count} entries compared.", count)), "dim")
        if report.pairs and not report.entry:
            example = report.pairs[0].first
            yield Text(say(msg("All points of one entry: mithilfe overlaps {id}", id=example)))


def _names(rows: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column()
    table.add_column(style="dim")
    for name, key in rows:
        table.add_row("", Text(harmless(name), "bold"), Text(harmless(key)))
    return table


FORMATS: Mapping[str, Callable[[EntryOverlaps, Output], str]] = {"terminal": terminal, "json": as_json}
"""The choices of `--format`."""
