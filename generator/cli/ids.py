"""Ids that somebody names on the command line and that nobody has any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.session import Problem
from generator.messages import msg

if TYPE_CHECKING:
    from generator.model import Catalogue


def refuse_gone(key: str, catalogue: Catalogue) -> None:
    """Say what has become of an id that an entry, a need or an offer had once, or that has been retired.

    Raises:
        Problem: it is such an id.
    """
    for record in catalogue.records.values():
        if key in record.entry.former_ids:
            raise Problem(msg("`{id}` is called `{new}` now.", id=key, new=record.id))
    owner, _, anchor = key.partition("/")
    for call in catalogue.calls.values() if anchor else ():
        owners = {call.owner, *catalogue.records[call.owner].entry.former_ids}
        if owner in owners and anchor in {call.call.id, *call.call.former_ids}:
            raise Problem(msg("`{id}` is called `{new}` now.", id=key, new=call.id))
    for retired, _ in catalogue.retired:
        if retired.id == key:
            hint = msg("It leads to `{id}`.", id=retired.successor) if retired.successor else None
            said = msg("`{id}` is no longer in the catalogue: {reason}", id=key, reason=str(retired.reason))
            raise Problem(said, hint)
