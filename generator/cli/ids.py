"""Ids that somebody names on the command line: given as such or as the path of a file, known or no longer so."""

from __future__ import annotations

from pathlib import PurePath

from generator.cli.session import Problem
from generator.messages import Message, msg
from generator.model import Catalogue


def call_or_organisation(given: str, catalogue: Catalogue) -> str:
    """The id of the call or organisation that is meant.

    Raises:
        Problem: there is neither.
    """
    from generator.model.faults import did_you_mean

    key = _id(given)
    if key in catalogue.calls or key in catalogue.organisations:
        return key
    _refuse_known(key, catalogue, msg("`{id}` is no organisation: only these have needs and offers.", id=key))
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


def organisation(given: str, catalogue: Catalogue) -> str:
    """The id of the organisation that is meant.

    Raises:
        Problem: there is none.
    """
    from generator.model.faults import did_you_mean

    key = _id(given)
    if key in catalogue.organisations:
        return key
    _refuse_known(key, catalogue, msg("`{id}` is no organisation: only these are compared.", id=key))
    near = did_you_mean(key, catalogue.organisations)
    hint = msg("The id is the name of the entry's file without `.yaml`.")
    if near:
        hint = msg("Did you mean `{word}`?", word=near)
    raise Problem(msg("There is no entry with the id “{id}”.", id=key), hint)


def _id(given: str) -> str:
    return PurePath(given).stem if given.endswith(".yaml") else given


def _refuse_known(key: str, catalogue: Catalogue, unfit: Message) -> None:
    """Say of an id what is the matter with it: of another kind (`unfit`), not readable, changed, or retired.

    Raises:
        Problem: it is such an id.
    """
    if key in catalogue.records:
        raise Problem(unfit)
    if path := catalogue.known_ids.get(key):
        raise Problem(msg("{path} cannot be read as an entry: mithilfe check says why.", path=path))
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
