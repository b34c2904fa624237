"""The table of checks: one generator function for each rule, filled as the modules that own them are imported.

A check sees the whole catalogue and yields findings, complete at birth; it knows nothing of order or output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.context import CheckContext
from generator.diagnostics import Diagnostic, Related, Rule
from generator.messages import Message
from generator.model import Record

Check = Callable[[CheckContext], Iterator[Diagnostic]]
CHECKS: dict[str, Check] = {}
"""Every check by the code of its rule."""


def check(rule: Rule) -> Callable[[Check], Check]:
    """Register a function as the check of a rule.

    Raises:
        ValueError: the rule has a check already.
    """

    def register(function: Check) -> Check:
        if rule.code in CHECKS:
            raise ValueError(f"rule {rule.code} has a check already")
        CHECKS[rule.code] = function
        return function

    return register


def about(  # noqa: PLR0913  a finding is a record
    rule: Rule, record: Record, loc: tuple[str | int, ...], said: Message, hint: Message | None = None, *,
    fix: str = "", related: tuple[Related, ...] = (), subject: str = "",
) -> Diagnostic:  # fmt: skip
    """A finding about the value at a path of an entry; `subject` is the call it is about, if not the entry."""
    return Diagnostic(rule, record.span(*loc), said, hint, fix, related, (subject or record.id,))
