"""F6xx: how sure we are, and since when. Time alone never breaks a build: what only grows old is a note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.context import CheckContext
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Severity, rule
from generator.messages import msg
from generator.model.numbers import Day, first_day
from generator.model.walk import Finder

_NEED = "needs:\n  - id: laptops\n    kind: hardware\n    title: Laptops für den Kurs\n    since: 2026-01-15\n{more}"
_CONTACT = "contact: {email: info@example.org}\n"

FUTURE = rule(
    "F601", "future-date", Severity.ERROR, title="The date lies in the future",
    why="What has happened cannot lie ahead. Mostly two digits were swapped; such an entry would count as fresh for "
    "years.",
    bad="founded: 2062", good="founded: 2016",
)  # fmt: skip
LAPSED = rule(
    "F602", "call-lapsed", Severity.NOTE, title="The time of this need or offer is over",
    why="What nobody renews within twelve months is shown as past, so that nobody asks in vain. It stays readable.",
    bad=_NEED.format(more="    valid_until: 2026-06-30\n"), good=_NEED.format(more="    valid_until: 2027-06-30\n"),
)  # fmt: skip
STALE = rule(
    "F603", "confirmation-old", Severity.NOTE, title="The last confirmation is more than a year old",
    why="Half of all listed projects end within two years. A short word that all is still correct keeps an entry "
    "alive.",
    bad=_CONTACT + "confirmed: 2025-01-15", good=_CONTACT + "confirmed: 2026-10-15",
)  # fmt: skip
UNPROVEN = rule(
    "F604", "neither-source-nor-confirmed", Severity.WARNING, title="Nothing says where this comes from",
    why="Visitors should be able to see whether the organisation itself confirmed an entry, or where it can be read.",
    bad="topics: [education]", good="sources: [{url: https://example.org/bericht}]",
)  # fmt: skip
OPEN_THOUGH_FINISHED = rule(
    "F605", "open-though-finished", Severity.WARNING, title="The organisation has ended, this need or offer has not",
    why="Somebody would answer, and reach nobody. The need or offer is shown as past; `withdrawn` with a word says "
    "why.",
    bad="status: finished\n" + _NEED.format(more="    valid_until: 2027-06-30\n"),
    good="status: finished\n" + _NEED.format(more="    status: withdrawn\n    closed_note: Verein aufgelöst.\n"),
)  # fmt: skip
FAR_FUTURE = rule(
    "F606", "far-future", Severity.WARNING, title="The date lies many years ahead",
    why="Hardly anybody plans that far: mostly a digit is wrong, and the need or offer would stay open for years.",
    bad=_NEED.format(more="    valid_until: 2072-06-30\n"), good=_NEED.format(more="    valid_until: 2027-06-30\n"),
)  # fmt: skip
FAR_YEARS = 5


_PAST = Finder(lambda slot: (day := slot.mark(Day)) is not None and day.past)
_AHEAD = Finder(lambda slot: (day := slot.mark(Day)) is not None and not day.past)


@check(FUTURE)
def future_dates(c: CheckContext) -> Iterator[Diagnostic]:
    """Dates of things that have happened, beyond today."""
    for record, found in c.find(_PAST):
        if first_day(found.value) > c.today:
            said = msg("`{field}` lies after today, {today}.", field=found.slot.key, today=c.today)
            subject = found.subject(record.id)
            yield about(FUTURE, record, found.loc, said, msg("Check the year."), subject=subject)
    for gone, _ in c.catalogue.retired:
        if gone.since > c.today:
            said = msg("`{field}` lies after today, {today}.", field="since", today=c.today)
            span = c.retired_span(gone.id, "since")
            yield Diagnostic(FUTURE, span, said, msg("Check the year."), subjects=(gone.id,))


@check(LAPSED)
def lapsed_calls(c: CheckContext) -> Iterator[Diagnostic]:
    """Needs and offers whose time is over. Those of organisations that have ended say so elsewhere."""
    for key, record in c.catalogue.calls.items():
        state = c.relations.states.get(key)
        if state is None or state.status != "expired" or record.organisation.status == "finished":
            continue
        if not record.is_need and state.total is not None and not c.catalogue.is_whole:
            continue  # an entry that is not here may have received all of it, and then it would be met
        owner = c.catalogue.records[record.owner]
        said = msg("Its last day was {day}.", day=state.until)
        hint = msg("Is it still current? Then set a new `valid_until`. Otherwise it stays as it is.")
        field = "valid_until" if record.call.valid_until else "since"
        yield about(
            LAPSED, owner, (*record.loc, field), said, hint, fix=f"valid_until: {_year_on(c.today)}", subject=key
        )


def _year_on(day: date) -> date:
    """The same day a year later, the 28th for a leap day."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004


@check(STALE)
def old_confirmations(c: CheckContext) -> Iterator[Diagnostic]:
    """Active organisations that have been silent for more than a year."""
    for key, entry in c.catalogue.organisations.items():
        if entry.confirmed and entry.status != "finished" and _year_on(entry.confirmed) < c.today:
            said = msg("The last word of the organisation is of {day}.", day=entry.confirmed)
            hint = msg("If you speak for it and all is correct, set today's date.")
            yield about(STALE, c.catalogue.records[key], ("confirmed",), said, hint, fix=f"confirmed: {c.today}")


@check(UNPROVEN)
def unproven(c: CheckContext) -> Iterator[Diagnostic]:
    """Organisations with neither a source nor a confirmation."""
    for key, entry in c.catalogue.organisations.items():
        if not entry.sources and not entry.confirmed:
            said = msg("Neither `confirmed` nor `sources` is given.")
            hint = msg(
                "Is it your own organisation? Then add `confirmed` and a contact. Otherwise say under `sources` "
                "where you read it."
            )
            fix = f"confirmed: {c.today}" if entry.contact else ""
            yield about(UNPROVEN, c.catalogue.records[key], ("name",), said, hint, fix=fix)


@check(OPEN_THOUGH_FINISHED)
def open_though_finished(c: CheckContext) -> Iterator[Diagnostic]:
    """Calls of organisations that have ended which would still be open otherwise."""
    for key, record in c.catalogue.calls.items():
        state = c.relations.states.get(key)
        ended = record.organisation.status == "finished" and state is not None and state.status == "expired"
        if ended and state is not None and state.until >= c.today:
            owner = c.catalogue.records[record.owner]
            said = msg(
                "`{field}` is set, but the organisation has ended.",
                field="valid_until" if record.call.valid_until else "since",
            )
            hint = msg("Add `status: withdrawn` and a `closed_note`, or the `successor` that goes on with it.")
            yield about(
                OPEN_THOUGH_FINISHED, owner, (*record.loc, "id"), said, hint, fix="status: withdrawn", subject=key
            )


@check(FAR_FUTURE)
def far_future(c: CheckContext) -> Iterator[Diagnostic]:
    """Ends of calls and days of events that lie more than five years ahead."""
    for record, found in c.find(_AHEAD):
        if first_day(found.value).year > c.today.year + FAR_YEARS:
            said = msg("`{field}` lies more than {years} years ahead.", field=found.slot.key, years=FAR_YEARS)
            subject = found.subject(record.id)
            yield about(FAR_FUTURE, record, found.loc, said, msg("Check the year."), subject=subject)
