"""What can still be said of an entry that has faults: the faulty parts are taken out, and the rest is checked as well.

Otherwise somebody would mend one mistake, and only then be told of the next. Such an entry is never published: its
faults are errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from generator.model.entries import Entry
from generator.model.vocabulary import Vocabulary
from generator.read import Loc

ROUNDS = 4
"""Taking a part out may leave a list too short or a field missing, which then goes as well; more rounds help nobody."""


class Kept(list[Any]):
    """A list from which items were taken out; `places` tells where those that stay stood before."""

    places: tuple[int, ...]


class Rest(dict[str, Any]):
    """What is left of an entry; `stand_ins` are the required fields for which something of ours stands in."""

    stand_ins: frozenset[str]


def in_file(data: Any, loc: Loc) -> Loc:
    """A path in data that parts were taken out of, as the path in the file."""
    found: list[str | int] = []
    for part in loc:
        is_item = isinstance(part, int) and isinstance(data, list) and part < len(data)
        found.append(data.places[int(part)] if is_item and isinstance(data, Kept) else part)
        data = data[part] if is_item or (isinstance(data, dict) and part in data) else None
    return tuple(found)


def salvage(
    model: type[Entry], data: Mapping[str, Any], error: ValidationError, words: Vocabulary
) -> tuple[Entry | None, Any]:
    """The entry without its faulty parts, required ones standing in as placeholders, and the data it was made of.

    The entry is None if nothing can be saved.
    """
    rest: Any = data
    for _ in range(ROUNDS):
        rest = _without_faults(rest, error, words)
        try:
            entry = model.model_validate(rest, context={"vocabulary": words})
        except ValidationError as next_error:
            error = next_error
        else:
            return entry, _marked(rest, data, words)
    return None, rest


def _marked(rest: Mapping[str, Any], data: Mapping[str, Any], words: Vocabulary) -> Rest:
    found = Rest(rest)
    ours = _placeholders(words)
    found.stand_ins = frozenset(name for name in ours if rest.get(name) == ours[name] != data.get(name))
    return found


def _without_faults(data: Any, error: ValidationError, words: Vocabulary) -> Any:
    gone: set[Loc] = set()
    missing: set[str] = set()
    for fault in error.errors(include_url=False, include_input=False):
        loc = tuple(part for part in fault["loc"] if part != "[key]")
        if fault["type"] == "missing" and len(loc) == 1:
            missing.add(str(loc[0]))
        elif loc:
            gone.add(loc[:-1] if fault["type"] == "missing" else loc)
    rest = without(data, gone)
    return {**rest, **{name: value for name, value in _placeholders(words).items() if name in missing}}


def _placeholders(words: Vocabulary) -> dict[str, Any]:
    """Values for required fields that nobody gave; no check has anything to say about them."""
    return {
        "name": "Ohne Namen",
        "summary": "Hier steht noch nichts in einem Satz.",
        "topics": [next(iter(words.terms("topics")), "")],
        "area": {"scope": "unknown"},
        "level": next(iter(words.terms("levels")), ""),
        "start": "2000",
    }


def without(data: Any, gone: Iterable[Loc]) -> Any:
    """The data without the values at some paths, and without mappings that this leaves empty; the given data stay."""
    gone = list(gone)
    here = {loc[0] for loc in gone if len(loc) == 1}
    deeper: dict[str | int, list[Loc]] = {}
    for loc in gone:
        if len(loc) > 1:
            deeper.setdefault(loc[0], []).append(loc[1:])
    if not isinstance(data, dict | list):
        return data
    items = data.items() if isinstance(data, dict) else enumerate(data)
    kept = [(key, without(value, deeper[key]) if key in deeper else value) for key, value in items if key not in here]
    kept = [(key, value) for key, value in kept if value != {} or key not in deeper]
    if isinstance(data, dict):
        return dict(kept)
    rest = Kept(value for _, value in kept)
    before = data.places if isinstance(data, Kept) else range(len(data))
    rest.places = tuple(before[number] for number, _ in kept if isinstance(number, int))
    return rest
