"""An entry gets another id, or goes for good: its file, whoever refers to it, and the list of ids that are gone.

Nothing is written here; a change is the new text of a file, or that it goes. Of each file only the lines concerned
change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.formatting import differences, edited
from generator.messages import Message, msg
from generator.model import Catalogue
from generator.model.catalogue import Record
from generator.model.fields import EntryRef, is_id
from generator.model.kinds import RETIRED_FILE
from generator.model.walk import Finder
from generator.read import Loc, read_document

_references = Finder(lambda slot: slot.is_marked(EntryRef))


class Impossible(ValueError):  # noqa: N818  the program is asked for something that cannot be
    """Something stands in the way of a change; the hint says what to do."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Change:
    """The new text of a file below the root; None where the file goes."""

    path: str
    text: str | None


def renamed(catalogue: Catalogue, old: str, new: str) -> list[Change]:
    """An entry under another id: the old one leads to it for ever, and all references follow.

    Raises:
        Impossible: there is no such entry, or the new id cannot be one or is taken.
        Unsafe: a file cannot be changed so that nothing else in it changes.
    """
    record = _known(catalogue, old)
    _free(catalogue, new)
    own: Any = deepcopy(record.document.data)
    own["former_ids"] = [*own.get("former_ids", ()), old]
    text = edited(record.document, differences(record.document.data, own))
    path = f"{record.document.path.rsplit('/', maxsplit=1)[0]}/{new}.yaml"
    return [
        Change(path, text),
        Change(record.document.path, None),
        *_led(catalogue, old, new),
        *_gone(catalogue, old, new),
    ]


def retired(catalogue: Catalogue, key: str, reason: str, today: date, successor: str = "") -> list[Change]:
    """An entry goes for good: its id is never given to another one, and its page leads to a successor if there is one.

    Raises:
        Impossible: there is no such entry or successor, or others refer to it and nobody takes its place.
        Unsafe: a file cannot be changed so that nothing else in it changes.
    """
    record = _known(catalogue, key)
    if successor:
        _known(catalogue, successor)
    elif places := [f"{other.document.path} ({_said(loc)})" for other, loc, _ in _referring(catalogue, key)]:
        raise Impossible(
            msg("Others refer to “{id}”: {places}.", id=key, places=", ".join(places)),
            msg("Change these first, or name the entry that takes its place: --successor ID"),
        )
    said = {"since": today.isoformat(), "reason": reason} | ({"successor": successor} if successor else {})
    gone = _appended(catalogue, [{"id": one} | said for one in (key, *record.entry.former_ids)])
    led = _led(catalogue, key, successor) if successor else ()
    return [Change(record.document.path, None), Change(RETIRED_FILE, gone), *led]


def _known(catalogue: Catalogue, key: str) -> Record:
    if key not in catalogue.records:
        raise Impossible(
            msg("There is no entry “{id}”.", id=key), msg("The id is the name of the file without `.yaml`.")
        )
    return catalogue.records[key]


def _free(catalogue: Catalogue, key: str) -> None:
    if not is_id(key):
        raise Impossible(
            msg("“{value}” cannot be an id.", value=key),
            msg("Small letters, digits and single hyphens, 3 to 60 characters."),
        )
    former = {one for record in catalogue.records.values() for one in record.entry.former_ids}
    if key in catalogue.known_ids or key in former or key in {one.id for one, _ in catalogue.retired}:
        raise Impossible(msg("The id “{id}” is taken: {path}", id=key, path=catalogue.known_ids.get(key, RETIRED_FILE)))


def _referring(catalogue: Catalogue, key: str) -> Iterator[tuple[Record, Loc, str]]:
    """Who else refers to an entry: record, the place in its file, and what stands there, an id or `id/offer`."""
    for name, record in catalogue.records.items():
        if name == key:
            continue
        for found in _references(record.entry):
            value = str(found.value)
            if value.split("/", maxsplit=1)[0] == key:
                yield record, _written(record.document.data, found.loc), value


def _written(data: Any, loc: Loc) -> Loc:  # noqa: ANN401  the data of a file
    """The place in the file: an organisation may stand there as its bare id."""
    for number, part in enumerate(loc):
        if isinstance(data, str):
            return loc[:number]
        data = data[part]
    return loc


def _led(catalogue: Catalogue, old: str, new: str) -> Iterator[Change]:
    """The files of those who refer to an entry, with the new id."""
    changed: dict[str, tuple[Record, Any]] = {}
    for record, loc, value in _referring(catalogue, old):
        path = record.document.path
        _, data = changed.setdefault(path, (record, deepcopy(record.document.data)))
        inside = data
        for part in loc[:-1]:
            inside = inside[part]
        inside[loc[-1]] = "/".join([new, *value.split("/")[1:]])
    for path, (record, data) in changed.items():
        yield Change(path, edited(record.document, differences(record.document.data, data)))


def _gone(catalogue: Catalogue, old: str, new: str) -> Iterator[Change]:
    """The list of ids that are gone, where one of them leads to an entry that was renamed."""
    document = next((one for one in catalogue.documents if one.path == RETIRED_FILE), None)
    if document is None or not any(one.successor == old for one, _ in catalogue.retired):
        return
    before: Any = document.data
    after = [{**one, "successor": new} if one.get("successor") == old else one for one in before]
    yield Change(RETIRED_FILE, edited(document, differences(before, after)))


def _appended(catalogue: Catalogue, items: list[dict[str, str]]) -> str:
    """The list of ids that are gone, with further ones at its end."""
    document = next(
        (one for one in catalogue.documents if one.path == RETIRED_FILE), read_document(RETIRED_FILE, b"[]\n")
    )
    text = document.text.rstrip()
    text = text.removesuffix("[]") if not document.data else f"{text}\n"
    for item in items:
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items()]
        text += "".join(f"{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))
    return text


def _said(loc: Loc) -> str:
    return ".".join(str(part) for part in loc)
