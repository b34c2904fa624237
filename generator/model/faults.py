"""A field's complaint on its way out of pydantic, and pydantic's own complaints in our words.

Validators raise `fault(...)`; `translate` gives it its place in the file. Only then are suggestions computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.diagnostics import Diagnostic, Rule, Span
from generator.messages import Message, msg
from generator.model import rules
from generator.model.field_words import EXAMPLES, other_word
from generator.read import Document, Loc
from generator.read.document import MAX_ALIKE

LONGEST_SLIP = 100


class Part(NamedTuple):
    """One of several mistakes in a text: the words where it lies, and everything of a finding but the place."""

    words: str
    message: Message
    hint: Message | None = None
    fix: str = ""


def fault(
    rule: Rule, message: Message, hint: Message | None = None, fix: str = "", *, file: str = ""
) -> PydanticCustomError:
    """The exception a validator raises: everything of a finding but the place, which only the caller knows.

    `file` is where the mistake lies, if not in the file that is validated: then it is told once, whoever meets it.
    """
    said = {"rule": rule, "message": message, "hint": hint, "fix": fix, "file": file}
    return PydanticCustomError("fault", "fault", said)


def faults(rule: Rule, parts: Sequence[Part]) -> PydanticCustomError:
    """The exception for several mistakes of a kind in one text, in the order of the text: each is told at its line."""
    first = parts[0]
    said = {"rule": rule, "message": first.message, "hint": first.hint, "fix": first.fix, "file": "", "parts": parts}
    return PydanticCustomError("fault", "fault", said)


def did_you_mean(value: str, known: Iterable[str], least: float = 65) -> str:
    """The word that looks most like `value`, capitals aside; empty when none reaches `least` (0 to 100).

    It may be asked among thousands of ids and for each of many slips, hence the fast library.
    """
    from rapidfuzz import fuzz, process

    by_fold = {word.casefold(): word for word in known}
    wanted = value.casefold() if len(value) <= LONGEST_SLIP else ""
    found = process.extractOne(wanted, list(by_fold), scorer=fuzz.ratio, score_cutoff=least)
    return by_fold[found[0]] if found and wanted else ""


def meant_field(word: str, known: Iterable[str]) -> str:
    """The field that a word is a slip of, or means in German or in another catalogue; empty for none.

    A slip has one letter wrong among four: `licenses` is no `aliases`, and `localisation` no `location`.
    """
    from rapidfuzz.distance import OSA

    known = list(known)
    wanted = word.casefold() if len(word) <= LONGEST_SLIP else ""
    near = min(((OSA.distance(wanted, field), field) for field in known), default=(LONGEST_SLIP, ""))
    return other_word(word, known) or (near[1] if near[0] <= max(1, len(wanted) // 4) else "")


def translate(document: Document, error: ErrorDetails, fields: Mapping[str, Any]) -> list[Diagnostic]:
    """One error of pydantic as findings at their places; `fields` is the tree of field names, for suggestions."""
    context = error.get("ctx", {})
    if "parts" not in context:
        return [_translated(document, error, fields)]
    seen: Counter[str] = Counter()
    found = []
    for words, message, hint, fix in context["parts"][:MAX_ALIKE]:
        span = document.word_span(error["loc"], words, seen[words])
        seen[words] += 1
        found.append(Diagnostic(context["rule"], span, message, hint, fix))
    return found


def _translated(document: Document, error: ErrorDetails, fields: Mapping[str, Any]) -> Diagnostic:
    loc, context = error["loc"], error.get("ctx", {})
    if error["type"] == "fault":
        span = document.key_span(*loc[:-1]) if loc[-1:] == ("[key]",) else document.span(*loc)
        span = Span(context["file"]) if context["file"] else span
        return Diagnostic(context["rule"], span, context["message"], context["hint"], context["fix"])
    if error["type"] == "missing":
        return _missing(document, loc)
    if error["type"] == "extra_forbidden":
        return _unknown(document, loc, fields)
    if error["type"] in {"too_short", "too_long"}:
        return _count(document, loc, error)
    return _shape(document, loc, error)


def _missing(document: Document, loc: Loc) -> Diagnostic:
    field = str(loc[-1])
    said = msg("The field `{field}` is missing.", field=field)
    return Diagnostic(
        rules.MISSING_FIELD,
        document.key_span(*loc[:-1]),
        said,
        msg("Add a line `{field}: …`.", field=field),
        f"{field}: ",
    )


_SIDES = {
    "received": msg("An offer lists what it gave as `given: [{{to: …}}]`."),
    "given": msg("A need lists what it got as `received: [{{from: …}}]`."),
}


def _unknown(document: Document, loc: Loc, fields: Mapping[str, Any]) -> Diagnostic:
    field = str(loc[-1])
    if field in _SIDES and len(loc) > 2 and loc[-3] in {"needs", "offers"}:  # noqa: PLR2004
        said = msg("`{field}` does not belong here.", field=field)
        return Diagnostic(rules.WRONG_SIDE, document.key_span(*loc), said, _SIDES[field])
    known = _fields_at(loc[:-1], fields)
    near = meant_field(field, known)
    words = ", ".join(known)
    hint = msg("Did you mean `{word}`?", word=near) if near else msg("Known here: {words}.", words=words)
    return Diagnostic(
        rules.UNKNOWN_FIELD,
        document.key_span(*loc),
        msg("There is no field `{field}`.", field=field),
        hint,
        near and f"{near}: ",
    )


def _fields_at(loc: Loc, fields: Mapping[str, Any]) -> list[str]:
    """The field names of the model at a path: `fields` is a tree of names, lists being transparent."""
    for part in loc:
        if isinstance(part, str):
            fields = fields.get(part) or {}
    return [name for name in fields if name]


def _count(document: Document, loc: Loc, error: ErrorDetails) -> Diagnostic:
    context = error.get("ctx", {})
    if error["type"] == "too_short":
        said = msg(
            "There are {actual} items, at least {limit} are needed.",
            actual=context["actual_length"],
            limit=context["min_length"],
        )
        return Diagnostic(rules.WRONG_COUNT, document.span(*loc), said, msg("Add what is missing."))
    said = msg("There are more than {limit} items.", limit=context["max_length"])
    return Diagnostic(rules.WRONG_COUNT, document.span(*loc), said, msg("Keep those that say most about it."))


_INDENT = msg("Write `key: value` in the lines below, indented.")
_SHAPES: dict[str, tuple[Message, Message]] = {
    "tuple_type": (msg("A list is expected here."), msg("Write `[…]`, or one item per line after a hyphen.")),
    "dict_type": (msg("Further fields are expected here, not a single text."), _INDENT),
    "model_type": (msg("Further fields are expected here, not a single text or a list."), _INDENT),
    "string_type": (
        msg("One text is expected here, not a list or further fields."),
        msg("Write the text behind the colon; put it in quotes if it contains a colon."),
    ),
}


def _shape(document: Document, loc: Loc, error: ErrorDetails) -> Diagnostic:
    said, hint = _SHAPES.get(error["type"], (msg("{reason}", reason=error["msg"]), None))
    value = error.get("input")
    field = next((part for part in reversed(loc) if isinstance(part, str)), "")
    fix = ""
    if error["type"] == "tuple_type" and isinstance(value, str) and loc and "\n" not in value:
        fix = f"{field}: [{value}]"
    if field in EXAMPLES and error["type"] in {"model_type", "dict_type", "tuple_type"}:
        hint, fix = msg("Write it as in this example: `{example}`.", example=EXAMPLES[field]), ""
    return Diagnostic(rules.WRONG_SHAPE, document.span(*loc), said, hint, fix)


@lru_cache
def field_tree(model: type[BaseModel]) -> Mapping[str, Any]:
    """Field names of a model (as written in files) with those of the models inside, for suggestions."""
    return {info.alias or name: _tree_of(info.annotation) for name, info in model.model_fields.items()}


def _tree_of(annotation: Any) -> Mapping[str, Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return field_tree(annotation)
    return next((tree for part in get_args(annotation) if (tree := _tree_of(part))), {})
