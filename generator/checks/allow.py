"""Findings that an entry wants to keep: `allow` is data with a reason, and is itself checked.

Errors cannot be silenced, whatever their group: they would publish something broken, dangerous or private. Warnings
and notes can, for the one entry that says so; those about a pair in either of the two. An `allow` that silences nothing
is a finding, so that none is left over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.checks.context import CheckContext
from generator.checks.registry import about
from generator.diagnostics import RULES, Diagnostic, Severity, rule
from generator.messages import msg
from generator.model import Record
from generator.model.entries import Allow
from generator.model.faults import did_you_mean
from generator.model.rules import MISSING_FIELD

_LOUD = "name: ALLE HELFEN MIT\n"

UNKNOWN_RULE = rule(
    "L411", "unknown-rule", Severity.ERROR, title="There is no rule with this code",
    why="`allow` silences one finding, named by the code that the report shows beside it.",
    bad="allow: [{rule: W999, reason: Eigenname}]", good=_LOUD + "allow: [{rule: W503, reason: Eigenname}]",
)  # fmt: skip
NOT_SILENCED = rule(
    "L412", "cannot-be-silenced", Severity.ERROR, title="This rule cannot be silenced",
    why="What has to be changed would be broken, dangerous or private on the website. Only what is to be checked or "
    "known can be kept.",
    bad=_LOUD + "allow: [{rule: L401, reason: kommt bald}]", good=_LOUD + "allow: [{rule: W503, reason: Eigenname}]",
)  # fmt: skip
IDLE = rule(
    "L413", "idle-allow", Severity.WARNING, title="This `allow` silences nothing",
    why="The reason for it is gone; left standing it would one day hide a new mistake.",
    bad="allow: [{rule: W503, reason: Eigenname}]", good=_LOUD + "allow: [{rule: W503, reason: Eigenname}]",
)  # fmt: skip
_LOCAL = frozenset("WFP")
"""Groups whose findings depend on the entry alone, so that they are complete even where other files were not read."""
_OF_PAIRS = "O"
"""The group whose findings are about two entries."""
_WITH_ANOTHER = frozenset({"O702", "O704"})
"""Those of them that never lie within one entry; the same offer twice may."""


def silence(c: CheckContext, findings: Iterable[Diagnostic], *, partial: bool) -> Iterator[Diagnostic]:
    """The findings that stay, and those about `allow` itself; `partial` tells that not all files were read."""
    wanted = {record.document.path: record for record in c.catalogue.records.values() if record.entry.allow}
    used: set[tuple[str, int]] = set()
    for finding in findings:
        silencers = [
            (path, number)
            for path in dict.fromkeys(_speaking(finding))
            if path in wanted and (number := _allowing(wanted[path], finding)) is not None
        ]
        used.update(silencers)
        if not silencers:
            yield finding
    for path, record in wanted.items():
        for number, allow in enumerate(record.entry.allow):
            is_used = (path, number) in used
            in_part = partial or (allow.rule[:1] == _OF_PAIRS and not c.relations.overlaps.is_known)
            yield from _about_allow(record, number, allow, is_used=is_used, partial=in_part)


def _speaking(finding: Diagnostic) -> Iterator[str]:
    """The files that have a say in a finding: its own, of a pair both, wherever the finding happens to stand."""
    yield finding.span.file
    if finding.rule.code[0] == _OF_PAIRS:
        yield from (one.span.file for one in finding.related)


def _allowing(record: Record, finding: Diagnostic) -> int | None:
    """The index of the `allow` that silences a finding of this entry, if there is one."""
    if finding.severity is Severity.ERROR:
        return None
    is_pair = finding.rule.code[0] == _OF_PAIRS
    owners = {subject.partition("/")[0] for subject in finding.subjects if is_pair or "/" not in subject}
    others = owners - {record.id}
    for number, allow in enumerate(record.entry.allow):
        if allow.rule == finding.rule.code and (allow.with_ in others if others else allow.with_ is None):
            return number
    return None


def _about_allow(record: Record, number: int, allow: Allow, *, is_used: bool, partial: bool) -> Iterator[Diagnostic]:
    known = RULES.get(allow.rule)
    loc = ("allow", number, "rule")
    if known is None:
        near = _suggested(allow.rule, RULES)
        hint = (
            msg("Did you mean `{word}`?", word=near)
            if near
            else msg("The code stands beside the finding, for example `W503`.")
        )
        yield about(UNKNOWN_RULE, record, loc, msg("There is no rule “{code}”.", code=allow.rule), hint, fix=near)
    elif known.severity is Severity.ERROR:
        said = msg("`{code}` is an error; only warnings and notes can be silenced.", code=known.code)
        yield about(NOT_SILENCED, record, loc, said, msg("Delete this `allow`, and mend what the finding says."))
    elif known.code in _WITH_ANOTHER and allow.with_ is None:
        said = msg("`{code}` is about two entries, and this one does not say with whom.", code=known.code)
        hint = msg("Add `with: …`, the id of the other entry.")
        yield about(MISSING_FIELD, record, ("allow", number), said, hint, fix="with: ")
    elif not is_used and not (partial and known.code[0] not in _LOCAL):
        said = msg("Nothing in this entry breaks `{code}`.", code=known.code)
        if allow.with_:
            said = msg("Nothing between this entry and `{id}` breaks `{code}`.", id=allow.with_, code=known.code)
        yield about(IDLE, record, loc, said, msg("Delete this `allow`."))


def _suggested(value: str, rules: Mapping[str, object]) -> str:
    by_name = {RULES[code].name: code for code in rules}
    return by_name.get(value.casefold()) or did_you_mean(
        value.upper(), [code for code in rules if code[0] == value.upper()[:1]], 75
    )
