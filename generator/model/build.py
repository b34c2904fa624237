"""From documents to the catalogue: the border where strings become values and faults become findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, in_order
from generator.messages import DEFAULT_LANGUAGE, Message, msg
from generator.model import rules
from generator.model.catalogue import Catalogue, Record
from generator.model.consistency import inside
from generator.model.entries import Entry, Retired
from generator.model.faults import did_you_mean, field_tree, meant_field, translate
from generator.model.kinds import BY_FOLDER, RETIRED_FILE, VOCABULARY_FOLDER
from generator.model.salvage import in_file, salvage, without
from generator.model.term_lists import read_vocabulary
from generator.model.vocabulary import Vocabulary
from generator.read import Document, Loc, Scalar

MAX_ITEMS = 200
"""So many items has no list of an honest entry."""
MAX_ALIKE = 20
"""So many findings of one rule in an entry; more of the same would bury the others."""


Judgement = tuple[Record | None, list[Diagnostic]]
"""The entry of a file, if there is one, and what the model says of it."""


def build_catalogue(
    documents: Iterable[Document],
    files: Iterable[str] = (),
    default_language: str = DEFAULT_LANGUAGE,
    judged: Mapping[str, Judgement] | None = None,
) -> Catalogue:
    """Make the catalogue of all documents that were read.

    `judged` has what `read_entry` said of some of them already, by path. `files` are the paths of all content files,
    read or not: their names are ids that may be referred to.
    Findings of reading and validating stand in the result; entries that cannot be understood are left out of it.
    """
    documents = tuple(documents)
    files = tuple(files) or tuple(document.path for document in documents)
    findings = [finding for document in documents for finding in document.findings]
    words, found = read_vocabulary(documents, default_language)
    findings += found
    records: dict[str, Record] = {}
    for document in documents:
        record, found = (judged or {}).get(document.path) or read_entry(document, words)
        findings += found
        if record:
            records.setdefault(record.id, record)
    retired, found = _retired(documents, words)
    known = {entry_id: path for path in files if (entry_id := entry_id_of(path))}
    return Catalogue(
        dict(sorted(records.items())),
        words,
        known,
        tuple(retired),
        files,
        documents,
        tuple(in_order(dict.fromkeys(findings + found))),
    )


def entry_id_of(path: str) -> str:
    """The id of the entry that a path stands for; empty for files that are no entries."""
    parts = path.split("/")
    is_entry = len(parts) == 3 and parts[1] in BY_FOLDER and path.endswith(".yaml")  # noqa: PLR2004  content/<folder>/<id>.yaml
    return parts[2].removesuffix(".yaml") if is_entry else ""


def read_entry(document: Document, words: Vocabulary) -> tuple[Record | None, list[Diagnostic]]:
    """One document as an entry with findings; None where it is none or cannot be understood."""
    parts = document.path.split("/")
    if len(parts) < 2 or parts[1] == VOCABULARY_FOLDER or document.path == RETIRED_FILE:  # noqa: PLR2004
        return None, []
    entry_id = entry_id_of(document.path)
    if not entry_id:
        return None, [_unknown_folder(document)]
    if document.data is None:
        return None, []
    kind = BY_FOLDER[parts[1]]
    entry, rest, findings = _validate(document, kind.model, document.data, words)
    if entry is None:
        return None, findings
    record = Record(entry_id, kind, entry, document, rest)
    return record, [*findings, *inside(record, words)]


def _unknown_folder(document: Document) -> Diagnostic:
    folder = document.path.split("/")[1]
    near = did_you_mean(folder, BY_FOLDER)
    folders = ", ".join(BY_FOLDER)
    hint = msg("Entries lie directly in one of these folders: {folders}.", folders=folders)
    hint = msg("Did you mean `content/{folder}/`?", folder=near) if near else hint
    return Diagnostic(rules.UNKNOWN_FOLDER, Span(document.path), msg("No entries are read from this place."), hint)


def _validate(
    document: Document, model: type[Entry], data: Any, words: Vocabulary
) -> tuple[Entry | None, Any, list[Diagnostic]]:
    """The entry, the data it was made of if that is less than the file says, and what was found."""
    if not isinstance(data, dict):
        said = msg("An entry consists of fields such as `name: …`, not of a list or a single text.")
        return None, None, [Diagnostic(rules.WRONG_SHAPE, document.span(), said, msg("Start with `mithilfe new`."))]
    odd = list(_odd_values(data, ())) if _is_odd(data) else []
    too_long = next((loc for loc, value in odd if not isinstance(value, str)), None)
    if too_long is not None:
        said = msg("There are more than {limit} items.", limit=MAX_ITEMS)
        hint = msg("Keep those that say most about it.")
        return None, None, [Diagnostic(rules.WRONG_COUNT, document.span(*too_long), said, hint)]
    empty = [loc for loc, _ in odd]
    findings = [_empty(document, loc) for loc in empty]
    data = without(data, empty) if empty else data
    try:
        return model.model_validate(data, context={"vocabulary": words}), data if empty else None, findings
    except ValidationError as error:
        found = _translated(document, model, error, empty, data)
        return *salvage(model, data, error, words), findings + list(found)


def _translated(
    document: Document, model: type[Entry], error: ValidationError, empty: list[Loc], data: Any
) -> Iterator[Diagnostic]:
    """Pydantic's errors as findings, without those that only follow from another one.

    A field that is empty was reported as such and is not also missing; a list is not too short when items are wrong.
    """
    faults = error.errors(include_url=False)
    blank = {loc[:1] for loc in empty}
    seen: Counter[Any] = Counter()
    listed: set[Message | None] = set()
    for one in faults:
        loc = one["loc"]
        seen[kind := one.get("ctx", {}).get("rule", one["type"])] += 1
        if seen[kind] > MAX_ALIKE:
            continue
        if one["type"] == "missing" and (loc[:1] in blank or _is_misspelt(loc, faults)):
            continue
        if one["type"] == "too_short" and any(
            len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in faults
        ):
            continue
        for found in translate(document, {**one, "loc": in_file(data, one["loc"])}, field_tree(model)):
            again = one["type"] == "extra_forbidden" and not found.fix and found.hint in listed
            there = msg("Which fields there are, stands at the first of these lines.")
            yield replace(found, hint=there) if again else found
            listed.add(found.hint)


def _is_misspelt(missing: Loc, faults: Iterable[ErrorDetails]) -> bool:
    """Whether a field that is missing stands there under a wrong name, which is told by itself."""
    field = str(missing[-1])
    return any(
        one["type"] == "extra_forbidden"
        and one["loc"][:-1] == missing[:-1]
        and meant_field(str(one["loc"][-1]), [field])
        for one in faults
    )


def _is_odd(data: dict[str, Any]) -> bool:
    """Whether there may be anything too long or empty: a quick look without paths, since mostly there is nothing."""
    waiting: list[Any] = [data]
    while waiting:
        node = waiting.pop()
        if len(node) > MAX_ITEMS:
            return True
        for value in node.values() if isinstance(node, dict) else node:
            if not isinstance(value, str):
                waiting.append(value)
            elif not value or value.isspace():
                return True
    return False


def _odd_values(data: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    """Collections so long that judging each item would take ages, and texts with nothing in them, with their paths."""
    if isinstance(data, str):
        if not data.strip():
            yield loc, data
    elif len(data) > MAX_ITEMS:
        yield loc, data
    else:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _odd_values(value, (*loc, key))


def _empty(document: Document, loc: Loc) -> Diagnostic:
    field = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    if field.isdecimal():
        said = msg("The number is cut in two at its comma.")
        hint = msg("Write decimals after a point (500.50), and nothing between thousands (500000).")
        return Diagnostic(rules.AMBIGUOUS_NUMBER, document.key_span(*loc), said, hint)
    said = msg("The field `{field}` has no value.", field=field)
    return Diagnostic(rules.EMPTY_VALUE, document.key_span(*loc), said, msg("Fill it, or delete the line."))


def _retired(documents: Iterable[Document], words: Vocabulary) -> tuple[list[tuple[Retired, Span]], list[Diagnostic]]:
    document = next((one for one in documents if one.path == RETIRED_FILE), None)
    if document is None or isinstance(document.data, Scalar | None):
        return [], []
    try:
        gone = TypeAdapter(tuple[Retired, ...]).validate_python(document.data, context={"vocabulary": words})
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        return [], [found for one in wrong for found in translate(document, one, field_tree(Retired))]
    return [(one, document.span(number, "id")) for number, one in enumerate(gone)], []
