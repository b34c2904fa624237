"""Stage 4: everything that can be said about a catalogue that was read: one generator function for each rule.

`run` asks them all; what an entry wants to keep (`allow`) is taken out again at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain
from pkgutil import iter_modules, resolve_name

from generator.checks import overlaps
from generator.checks.allow import silence
from generator.checks.context import CheckContext, referenced_ids
from generator.checks.registry import CHECKS, check
from generator.diagnostics import Diagnostic, in_order, without_consequences

__all__ = ["CHECKS", "CheckContext", "check", "referenced_ids", "run"]

for _module in iter_modules(__path__):  # each puts its checks into the table as it is imported
    resolve_name(f"{__name__}.{_module.name}")
_OF_PAIRS = "O"


def single(context: CheckContext) -> list[Diagnostic]:
    """What all checks find that need no overlaps, in no order and with what entries want to keep."""
    return [finding for code, function in CHECKS.items() if code[0] != _OF_PAIRS for finding in function(context)]


def run(
    context: CheckContext, only: Collection[str] | None = None, found: Iterable[Diagnostic] | None = None
) -> list[Diagnostic]:
    """All findings of a catalogue, those of reading and of the model included, in order.

    With `only`, a set of paths, just the findings that stand in these files; then the catalogue may hold these files,
    the vocabulary, `retired.yaml` and the entries of `referenced_ids` alone, the other files being known by name.
    In a context with `changed` files, of the overlaps only those that they have a part in. `found` is what `single`
    has found.
    """
    others = single(context) if found is None else found
    pairs = (finding for code, function in CHECKS.items() if code[0] == _OF_PAIRS for finding in function(context))
    kept = without_consequences(
        [*context.catalogue.findings, *silence(context, chain(others, pairs), partial=only is not None)]
    )
    if context.changed:
        kept = [finding for finding in kept if overlaps.is_touched(finding, context.changed)]
    return in_order(kept if only is None else (finding for finding in kept if finding.span.file in only))
