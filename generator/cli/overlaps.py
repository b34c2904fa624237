"""`mithilfe overlaps`: who is there twice, who should know of whom, and why, down to the single points.

`--format json` gives one object, version 1: `{"version", "today", "entry", "pairs", "calls", "groups"}`. A pair is
`{"ids", "names", "verdict", "score", "likeness", "told_apart", "bundled", "reasons", "same", "akin"}`; the latter two
are lists of `{"code", "points", "text"}` whose points add up to the logit of `score` and of `likeness`. A call is
`{"ids", "titles", "score", "reasons", "points"}`, a group `{"ids", "names"}`. Texts are in the language of the output.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.ids import refuse_gone
from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, Message, msg

if TYPE_CHECKING:
    from generator.model import Catalogue
    from generator.pipeline import Examination
    from generator.relations.overlaps import CallOverlap, Overlap, Overlaps
    from generator.relations.overlaps.clusters import Group
    from generator.wording.overlaps import Evidence

HELP = N_("Show entries that are there twice, those that are similar, and why.")
FORMATS = ("terminal", "json")

EntryArgument = Annotated[
    str, typer.Argument(metavar=N_("ID"), show_default=False,
                        help=N_("The id of an entry: all about it, with the points; without it, the whole catalogue.")),
]  # fmt: skip
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar=N_("FORMAT"), show_default=False, help=N_("How to tell it: terminal or json.")),
]  # fmt: skip


def run(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context, entry: EntryArgument = "", *, format_: FormatOption = "terminal", root: RootOption = "",
    language: LanguageOption = "", today: TodayOption = "", quiet: QuietOption = False, verbose: VerboseOption = False,  # noqa: ARG001
) -> None:  # fmt: skip
    """Compare all entries, and tell about all of them or about one."""
    session: Session = ctx.obj
    if format_ not in FORMATS:
        known = ", ".join(FORMATS)
        raise Problem(msg("There is no format “{name}”.", name=format_), msg("Known: {codes}.", codes=known))
    settings = session.settings(root)
    day = session.today(today, settings.timezone)

    from generator.cli.progress import tracker
    from generator.compute.garbage import unsearched
    from generator.pipeline import examine

    with unsearched():
        seen = examine(settings, day, (), tracker(session, quiet=quiet))
    key = _wanted(entry, seen.catalogue) if entry else ""
    chosen = choose(seen.relations.overlaps, key)
    if format_ == "json":
        session.write_utf8(as_json(chosen, seen, session))
        return
    from generator.cli.overlaps_text import as_text

    session.write(as_text(chosen, seen, session))


def _wanted(given: str, catalogue: Catalogue) -> str:
    """The id that is meant, given as such or as the path of its file.

    Raises:
        Problem: there is no such organisation.
    """
    from generator.model.faults import did_you_mean

    key = PurePath(given).stem if given.endswith(".yaml") else given
    if key in catalogue.organisations:
        return key
    if key in catalogue.records:
        raise Problem(msg("`{id}` is no organisation: only these are compared.", id=key))
    if path := catalogue.known_ids.get(key):
        raise Problem(msg("{path} cannot be read as an entry: mithilfe check says why.", path=path))
    refuse_gone(key, catalogue)
    near = did_you_mean(key, catalogue.organisations)
    hint = msg("Did you mean `{word}`?", word=near) if near else msg(
        "The id is the name of the entry's file without `.yaml`.")  # fmt: skip
    raise Problem(msg("There is no entry with the id “{id}”.", id=key), hint)


@dataclass(frozen=True)
class Chosen:
    """What is told: about one entry (`entry`), near misses included, or about all (`entry` is empty)."""

    entry: str
    pairs: tuple[Overlap, ...]
    calls: tuple[CallOverlap, ...]
    groups: tuple[Group, ...]


def choose(overlaps: Overlaps, entry: str) -> Chosen:
    """All overlaps, or those of one entry; duplicates first, then the similar ones, then near misses."""
    order = {"duplicate": 0, "similar": 1, "none": 2}
    pairs = [one for one in overlaps.pairs if (entry in one.ids if entry else one.verdict != "none")]
    pairs.sort(key=lambda one: (order[one.verdict], -max(one.score, one.likeness), one.first, one.second))
    calls = (one for one in overlaps.calls if not entry or entry in {_owner(one.first), _owner(one.second)})
    groups = (group for group in overlaps.groups if not entry or entry in group)
    return Chosen(entry, tuple(pairs), tuple(calls), tuple(groups))


def _owner(call: str) -> str:
    return call.partition("/")[0]


def name_of(key: str, catalogue: Catalogue) -> str:
    """The everyday name of an entry."""
    return catalogue.organisations[key].name


def title_of(key: str, catalogue: Catalogue, language: str) -> str:
    """The title of a need or an offer."""
    return catalogue.calls[key].call.title.said(language).text


def as_json(chosen: Chosen, seen: Examination, session: Session) -> str:
    """The promised object, as text."""
    from generator.wording.overlaps import call_evidence, reasons

    catalogue = seen.catalogue

    def call(one: CallOverlap) -> dict[str, Any]:
        ids = [one.first, one.second]
        titles = [title_of(key, catalogue, session.language) for key in ids]
        return {"ids": ids, "titles": titles, "score": one.score, "reasons": _said(reasons(one), session),
                "points": _points(call_evidence(one), session)}  # fmt: skip

    made = {
        "version": 1,
        "today": seen.relations.today.isoformat(),
        "entry": chosen.entry or None,
        "pairs": [_pair(one, seen, session) for one in chosen.pairs],
        "calls": [call(one) for one in chosen.calls],
        "groups": [
            {"ids": list(group), "names": [name_of(key, catalogue) for key in group]} for group in chosen.groups
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _pair(one: Overlap, seen: Examination, session: Session) -> dict[str, Any]:
    from generator.wording.overlaps import akin_evidence, reasons, same_evidence

    return {
        "ids": [one.first, one.second],
        "names": [name_of(key, seen.catalogue) for key in (one.first, one.second)],
        "verdict": one.verdict,
        "score": one.score,
        "likeness": one.likeness,
        "told_apart": one.is_distinct,
        "bundled": one.ids in seen.relations.overlaps.bundled,
        "reasons": _said(reasons(one), session),
        "same": _points(same_evidence(one), session),
        "akin": _points(akin_evidence(one), session),
    }


def _said(messages: Iterable[Message], session: Session) -> list[str]:
    return [session.say(message) for message in messages]


def _points(evidence: Iterable[Evidence], session: Session) -> list[dict[str, Any]]:
    return [{"code": one.code, "points": one.points, "text": session.say(one.said)} for one in evidence]
