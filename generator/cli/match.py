"""`mithilfe match`: which offers serve which needs, why, what is missing, and what was ruled out for which reason.

`--format json` gives one object, version 1: `{"version", "today", "about", "matches", "near", "excluded"}`; `about` is
the id that was asked for, or null. A match is `{"need", "offer", "titles", "organisations", "score", "grade", "parts",
"reasons", "gaps"}`: `titles` and `organisations` (names) have the keys `need` and `offer`, `parts` are `{"code",
"points", "most", "text"}` whose points add up to `score`, `grade` is `strong` or `possible`. A near miss has the same
with an empty `grade`, and `silence`, the reasons why it is not shown. What is excluded is `{"need", "offer", "titles",
"organisations", "conditions"}` with conditions `{"code", "text"}`. Near misses and what is excluded are told only of
what was asked for. Texts are in the language of the output.
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
    from generator.examination import Examination
    from generator.model import Catalogue
    from generator.relations.matching.find import Matching
    from generator.relations.matching.types import Excluded, Match

HELP = N_("Show which offers serve which needs, and why.")
FORMATS = ("terminal", "json")

IdArgument = Annotated[
    str, typer.Argument(metavar=N_("ID"), show_default=False,
                        help=N_("A need or an offer (`entry/id`), or an entry: all about it, with the points, and what "
                                "was ruled out. Without it, all matches of the catalogue.")),
]  # fmt: skip
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar=N_("FORMAT"), show_default=False, help=N_("How to tell it: terminal or json.")),
]  # fmt: skip


def run(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context, about: IdArgument = "", *, format_: FormatOption = "terminal", root: RootOption = "",
    language: LanguageOption = "", today: TodayOption = "", quiet: QuietOption = False, verbose: VerboseOption = False,  # noqa: ARG001
) -> None:  # fmt: skip
    """Set all needs and offers side by side, and tell about all matches or about those of one call or entry."""
    session: Session = ctx.obj
    known_format(format_, FORMATS)
    settings = session.settings(root)
    day = session.today(today, settings.timezone)

    from generator.cli.progress import tracker
    from generator.compute.garbage import unsearched
    from generator.examination import examine

    with unsearched():
        seen = examine(settings, day, (), tracker(session, quiet=quiet))
        chosen = choose(made_of(seen), wanted(about, seen.catalogue) if about else "", seen.catalogue)
    if format_ == "json":
        session.write_utf8(as_json(chosen, seen, session))
        return
    from generator.cli.match_text import as_text

    session.write(as_text(chosen, seen, session))


def known_format(given: str, known: Iterable[str]) -> None:
    """Refuse a format that a command does not have.

    Raises:
        Problem: so it is.
    """
    if given not in known:
        raise Problem(msg("There is no format “{name}”.", name=given), msg("Known: {codes}.", codes=", ".join(known)))


def made_of(seen: Examination) -> Matching:
    """The matching of an examined catalogue: there is one wherever everything was read."""
    made = seen.relations.matching
    if made is None:
        raise ValueError("the texts of a catalogue that was read in part are not compared")
    return made


def wanted(given: str, catalogue: Catalogue) -> str:
    """The call or organisation that is meant, given by its id or as the path of its file.

    Raises:
        Problem: there is neither.
    """
    from generator.model.faults import did_you_mean

    key = PurePath(given).stem if given.endswith(".yaml") else given
    if key in catalogue.calls or key in catalogue.organisations:
        return key
    if key in catalogue.records:
        raise Problem(msg("`{id}` is no organisation: only these have needs and offers.", id=key))
    if path := catalogue.known_ids.get(key):
        raise Problem(msg("{path} cannot be read as an entry: mithilfe check says why.", path=path))
    refuse_gone(key, catalogue)
    owner = key.partition("/")[0]
    own = [call for call in catalogue.calls if call.startswith(f"{owner}/")]
    short = {call.partition("/")[2]: call for call in reversed(catalogue.calls)}
    near = did_you_mean(key, (*short, *catalogue.calls, *catalogue.organisations))
    near = near if near in catalogue.organisations else short.get(near, near)
    if own and near not in own:
        hint = msg("It has: {codes}.", codes=", ".join(own))
    elif near:
        hint = msg("Did you mean `{word}`?", word=near)
    else:
        hint = msg("Ids look like `entry/need`: the name of the file without `.yaml`, a slash, the id in it.")
    raise Problem(msg("There is no need, no offer and no entry with the id “{id}”.", id=key), hint)


@dataclass(frozen=True)
class Chosen:
    """What is told of the calls of `about` (an id, or empty for everything): shown, nearly shown, ruled out."""

    about: str
    calls: tuple[str, ...]
    matches: tuple[Match, ...]
    near: tuple[Match, ...] = ()
    excluded: tuple[Excluded, ...] = ()


def choose(made: Matching, about: str, catalogue: Catalogue) -> Chosen:
    """All matches that are shown, the best first; or everything about the calls of one call or entry."""
    from generator.relations.matching.near import near_misses, ruled_out, shown
    from generator.relations.matching.types import in_order

    if not about:
        return Chosen("", tuple(catalogue.calls), in_order(made.matches))
    calls = (about,) if about in catalogue.calls else tuple(
        key for key, record in catalogue.calls.items() if record.owner == about)  # fmt: skip
    return Chosen(
        about,
        calls,
        tuple(match for call in calls for match in shown(made, call)),
        tuple(match for call in calls for match in near_misses(made, call)),
        tuple(pair for call in calls for pair in ruled_out(made, call)),
    )


def title_of(key: str, catalogue: Catalogue, language: str) -> str:
    """The title of a need or an offer."""
    return catalogue.calls[key].call.title.said(language).text


def giver_of(key: str, catalogue: Catalogue) -> str:
    """The name of the organisation behind a call."""
    return catalogue.calls[key].organisation.name


def both(need: str, offer: str, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """The two calls of a pair as every JSON of ours names them: ids, titles, names of the organisations."""
    sides = {"need": need, "offer": offer}
    return {
        **sides,
        "titles": {side: title_of(key, catalogue, language) for side, key in sides.items()},
        "organisations": {side: giver_of(key, catalogue) for side, key in sides.items()},
    }


def as_json(chosen: Chosen, seen: Examination, session: Session) -> str:
    """The promised object, as text."""
    from generator.wording.matches import condition, silence

    found = {
        "version": 1,
        "today": seen.relations.today.isoformat(),
        "about": chosen.about or None,
        "matches": [_match(one, seen, session) for one in chosen.matches],
        "near": [{**_match(one, seen, session), "silence": _said(silence(one), session)} for one in chosen.near],
        "excluded": [
            {
                **both(one.need, one.offer, seen.catalogue, session.language),
                "conditions": [{"code": each.code, "text": session.say(condition(each))} for each in one.conditions],
            }
            for one in chosen.excluded
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _match(one: Match, seen: Examination, session: Session) -> dict[str, Any]:
    from generator.wording.matches import PARTS, gaps, reasons

    return {
        **both(one.need, one.offer, seen.catalogue, session.language),
        "score": one.score,
        "grade": one.grade,
        "parts": [
            {"code": part.code, "points": part.points, "most": part.most, "text": session.say(PARTS[part.code])}
            for part in one.parts
        ],
        "reasons": _said(reasons(one, seen.catalogue), session),
        "gaps": _said(gaps(one, seen.catalogue), session),
    }


def _said(messages: Iterable[Message], session: Session) -> list[str]:
    return [session.say(message) for message in messages]
