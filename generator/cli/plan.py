"""`mithilfe plan`: limited offers spread over the needs that want them, as a list of whom to call first, and for what.

`--format json` gives one object, version 1: `{"version", "today", "narrowed", "rule", "seconds", "gap", "worth",
"calls", "without", "unlimited"}`. A call is `{"number", "need", "offer", "titles", "organisations", "contacts",
"units", "unit", "left", "share", "score", "competing", "why"}`: `units` of `left` in `unit` go to the need, which is
`share` (0 to 1) of what it lacks; all three but `left` are null where both are counted differently, so that the offer
goes there as a whole. `contacts` has `{"phone", "email", "form"}` of both sides, `competing` the number of needs that
want the offer. `without` are needs that get nothing of any limited offer, `unlimited` is the number of matches whose
offer names no amount, so that nothing of it has to be spread. `gap` says how much better any other plan could be at
most, as a share of `worth`. `--format csv` has a line for each call. Texts are in the language of the output.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.match import both, known_format, made_of
from generator.cli.options import LanguageOption, QuietOption, RootOption, TodayOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, Message, msg, nmsg

if TYPE_CHECKING:
    from generator.exports.columns import Cell
    from generator.model import Catalogue
    from generator.pipeline import Examination
    from generator.relations.matching.find import Matching
    from generator.relations.matching.plan import Allocation, Plan
    from generator.relations.matching.types import Match

HELP = N_("Spread limited offers over the needs that want them: whom to call first, and for what.")
FORMATS = ("terminal", "json", "csv")
SECONDS = 4.0
RULE = msg(
    "What counts is the share of a need that is met, not the number of pieces, and the first third of a need counts "
    "three times as much as its last: nobody is topped up while the same would help another just as much who presses "
    "as much and has nothing."
)
"""The rule of `generator.relations.matching.plan` in one sentence."""

TopicOption = Annotated[
    str, typer.Option("--topic", metavar=N_("CODE"), show_default=False, help=N_("Only needs of this topic."))
]
RegionOption = Annotated[
    str,
    typer.Option("--region", metavar=N_("CODE"), show_default=False, help=N_("Only needs in this region: DE-BE.")),
]
KindOption = Annotated[
    str, typer.Option("--kind", metavar=N_("CODE"), show_default=False, help=N_("Only needs of this kind of help."))
]
SecondsOption = Annotated[
    float,
    typer.Option("--seconds", metavar=N_("NUMBER"), show_default=False,
                 help=N_("How long to look for the best plan at most; 4 unless stated.")),
]  # fmt: skip
FormatOption = Annotated[
    str,
    typer.Option("--format", metavar=N_("FORMAT"), show_default=False,
                 help=N_("How to tell it: terminal, json or csv.")),
]  # fmt: skip


def run(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context, *, topic: TopicOption = "", region: RegionOption = "", kind: KindOption = "",
    seconds: SecondsOption = SECONDS, format_: FormatOption = "terminal", root: RootOption = "",
    language: LanguageOption = "", today: TodayOption = "", quiet: QuietOption = False, verbose: VerboseOption = False,  # noqa: ARG001
) -> None:  # fmt: skip
    """Find the plan that is worth most, and print it as a list of calls."""
    session: Session = ctx.obj
    known_format(format_, FORMATS)
    if not 0 < seconds < float("inf"):
        raise Problem(msg("The time for a plan is a number of seconds above 0."))
    settings = session.settings(root)
    day = session.today(today, settings.timezone)
    narrowed = {"topic": topic, "region": region, "kind": kind}

    from generator.cli.progress import tracker
    from generator.compute.garbage import unsearched
    from generator.pipeline import examine

    with unsearched():
        seen = examine(settings, day, (), tracker(session, quiet=quiet))
        known_codes(narrowed, seen.catalogue)
        planned = spread(made_of(seen), seen, narrowed, seconds)
    if format_ == "json":
        session.write_utf8(as_json(planned, seen, session))
    elif format_ == "csv":
        session.write_utf8(as_csv(planned, seen, session))
    else:
        from generator.cli.plan_text import as_text

        session.write(as_text(planned, seen, session))


def known_codes(narrowed: dict[str, str], catalogue: Catalogue) -> None:
    """Refuse a code that the vocabulary does not have.

    Raises:
        Problem: so it is.
    """
    from generator.model.vocabulary import list_path

    for option, code in narrowed.items():
        known = catalogue.vocabulary.terms(f"{option}s")
        if code and code not in known:
            hint, near = catalogue.vocabulary.hint(f"{option}s", code)
            if option == "region" and not near:
                hint = msg("The codes of regions stand in {file}.", file=list_path("regions"))
            raise Problem(msg("The vocabulary has no code “{code}” for --{option}.", code=code, option=option), hint)


@dataclass(frozen=True)
class Planned:
    """A plan and what it was made of: matches with limited offers, how many others there are, how it was narrowed."""

    plan: Plan
    matches: tuple[Match, ...]
    unlimited: int
    narrowed: dict[str, str]
    seconds: float

    @property
    def competing(self) -> Counter[str]:
        """How many needs want each limited offer."""
        return Counter(match.offer for match in self.matches)

    @property
    def without(self) -> list[str]:
        """Needs that get nothing of a limited offer, sorted."""
        return sorted({match.need for match in self.matches} - {one.need for one in self.plan.allocations})


def spread(made: Matching, seen: Examination, narrowed: dict[str, str], seconds: float) -> Planned:
    """The plan for all matches with offers that run out; an offer without an amount is enough for everybody."""
    from generator.relations.matching.plan import plan

    matches = [match for match in made.matches if _wanted(match, seen.catalogue, narrowed)]
    limited = tuple(match for match in matches if made.offers[match.offer].left is not None)
    return Planned(plan(limited, made, seconds), limited, len(matches) - len(limited), narrowed, seconds)


def _wanted(match: Match, catalogue: Catalogue, narrowed: dict[str, str]) -> bool:
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


def why(one: Allocation, planned: Planned, catalogue: Catalogue) -> Iterator[Message]:
    """Why a call stands where it stands: what it does for the need, and who else wants the offer."""
    priority = catalogue.calls[one.need].call.priority
    if priority == "urgent":
        yield msg("The need is urgent.")
    elif priority == "nice":
        yield msg("It would be nice to have, no more.")
    if not is_counted(one):
        yield msg("Both are counted differently, so the offer goes there as a whole: agree on how much.")
    elif one.share >= 1:
        yield msg("This meets the whole need.")
    elif one.share * 3 >= 1:
        yield msg("This meets at least the first third of the need, which counts most.")
    else:
        yield msg("This is a first part of the need.")
    if (others := planned.competing[one.offer] - 1) > 0:
        yield nmsg("One other need wants this offer as well.", "{count} other needs want this offer as well.", others)


def is_counted(one: Allocation) -> bool:
    """Whether need and offer are counted in the same unit, so that a share can be told."""
    return bool(one.unit)


def contacts(key: str, catalogue: Catalogue) -> dict[str, str]:
    """How to reach the organisation of a call; role addresses only, as everywhere in the catalogue."""
    contact = catalogue.calls[key].organisation.contact
    found = {name: getattr(contact, name) for name in ("phone", "email", "form")} if contact else {}
    return {name: str(value) for name, value in found.items() if value}


def as_json(planned: Planned, seen: Examination, session: Session) -> str:
    """The promised object, as text."""
    found = {
        "version": 1,
        "today": seen.relations.today.isoformat(),
        "narrowed": {option: code or None for option, code in planned.narrowed.items()},
        "rule": session.say(RULE),
        "seconds": planned.seconds,
        "gap": planned.plan.gap,
        "worth": planned.plan.worth,
        "calls": list(rows(planned, seen, session)),
        "without": planned.without,
        "unlimited": planned.unlimited,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def rows(planned: Planned, seen: Examination, session: Session) -> Iterator[dict[str, Any]]:
    """The calls in their order, as the JSON has them."""
    catalogue, made = seen.catalogue, made_of(seen)
    for number, one in enumerate(planned.plan.allocations, 1):
        left, counted = made.offers[one.offer].left, is_counted(one)
        yield {
            "number": number,
            **both(one.need, one.offer, catalogue, session.language),
            "contacts": {"need": contacts(one.need, catalogue), "offer": contacts(one.offer, catalogue)},
            "units": one.units if counted else None,
            "unit": one.unit if counted else None,
            "left": float(left) if left is not None else None,
            "share": one.share if counted else None,
            "score": one.score,
            "competing": planned.competing[one.offer],
            "why": [session.say(message) for message in why(one, planned, catalogue)],
        }


def as_csv(planned: Planned, seen: Examination, session: Session) -> str:
    """The calls as a table for a spreadsheet, written as the tables of the open data are."""
    from generator.exports.tables import table

    def of(side: str, name: str) -> Callable[[dict[str, Any]], Cell]:
        return lambda row: row[name][side]

    def reached(side: str) -> Callable[[dict[str, Any]], Cell]:
        return lambda row: ", ".join(row["contacts"][side].values())

    columns: dict[str, Callable[[dict[str, Any]], Cell]] = {
        "number": lambda row: row["number"],
        "giver": of("offer", "organisations"),
        "giver_contact": reached("offer"),
        "offer": lambda row: row["offer"],
        "offer_title": of("offer", "titles"),
        "units": lambda row: row["units"],
        "unit": lambda row: row["unit"],
        "receiver": of("need", "organisations"),
        "receiver_contact": reached("need"),
        "need": lambda row: row["need"],
        "need_title": of("need", "titles"),
        "share": lambda row: None if row["share"] is None else round(row["share"], 3),
        "score": lambda row: round(row["score"], 3),
        "why": lambda row: " ".join(row["why"]),
    }
    return table(columns, ((row,) for row in rows(planned, seen, session))).decode()
