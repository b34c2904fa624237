"""What stands where in an entry: values are found by the types of their fields, which are read from the annotations.

So whoever looks at all texts, dates or references of entries looks at those of a new field as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.calls import Call
from generator.read import Loc

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A field of a record: its `name`, the `key` it has in files, the bare type of its value or, with `many`, of each.

    `marks` is everything that its annotation says besides; what is said of a field holds for everything inside of it.
    """

    name: str
    key: str
    bare: Any
    marks: tuple[object, ...]
    many: bool

    def is_marked(self, *kinds: type) -> bool:
        """Whether it has a mark of one of some classes."""
        return any(isinstance(one, kinds) for one in self.marks)

    def mark(self, kind: type[T]) -> T | None:
        """The nearest mark of a class; None without one."""
        return next((one for one in self.marks if isinstance(one, kind)), None)


class Found(NamedTuple):
    """A value with the path to it in the file, the record that holds it, and the need or offer that it belongs to."""

    loc: Loc
    slot: Slot
    value: Any
    holder: BaseModel
    call: Call | None

    def subject(self, entry_id: str) -> str:
        """The id of the need or offer that the value belongs to, else that of the entry."""
        return f"{entry_id}/{self.call.id}" if self.call else entry_id


@lru_cache
def slots(model: type[BaseModel], outer: tuple[object, ...] = ()) -> tuple[Slot, ...]:
    """The fields of a record in their order; `outer` are the marks of the field that holds it."""
    found = []
    for name, info in model.model_fields.items():
        bare, marks, many = _taken_apart(info.annotation)
        found.append(Slot(name, info.alias or name, bare, (*marks, *info.metadata, *outer), many))
    return tuple(found)


def _taken_apart(annotation: Any) -> tuple[Any, tuple[object, ...], bool]:
    """The bare type of an annotation, its marks (the inner ones first), and whether it is a list."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        bare, marks, many = _taken_apart(parts[0])
        return bare, (*marks, *parts[1:]), many
    if origin in {Union, UnionType}:
        return _taken_apart(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        bare, marks, _ = _taken_apart(parts[0])
        return bare, marks, True
    return annotation, (), False


Plan = tuple[tuple[Slot, bool, "Plan"], ...]
"""Fields worth a look: whether their values are wanted, and which fields inside of them are worth one."""


class Finder:
    """Finds the values of all fields that fit; which way leads to them is worked out once for each class."""

    def __init__(self, fits: Callable[[Slot], bool]) -> None:
        self._fits = fits
        self._plans: dict[type[BaseModel], Plan] = {}

    def __call__(self, record: BaseModel) -> Iterator[Found]:
        """Every such value of a record that is stated, item by item, in the order of the fields."""
        model = type(record)
        if model not in self._plans:
            self._plans[model] = self._plan(slots(model))
        return _walk(self._plans[model], record, (), None)

    def _plan(self, fields: tuple[Slot, ...]) -> Plan:
        inner = (
            self._plan(slots(one.bare, one.marks))
            if isinstance(one.bare, type) and issubclass(one.bare, BaseModel)
            else ()
            for one in fields
        )
        steps = ((one, self._fits(one), inside) for one, inside in zip(fields, inner, strict=True))
        return tuple(step for step in steps if step[1] or step[2])


def _walk(plan: Plan, record: BaseModel, loc: Loc, call: Call | None) -> Iterator[Found]:
    if isinstance(record, Call):
        call = record
    for slot, is_wanted, inside in plan:
        value = getattr(record, slot.name)
        if value is None:
            continue
        items = enumerate(value) if slot.many else ((None, value),)
        for number, item in items:
            place = (*loc, slot.key) if number is None else (*loc, slot.key, number)
            if is_wanted:
                yield Found(place, slot, item, record, call)
            if inside:
                yield from _walk(inside, item, place, call)
