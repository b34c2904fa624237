"""I3xx, told by the command that knows git: addresses that a change would kill, of entries and of needs and offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from generator.diagnostics import Diagnostic, Example, Severity, Span, rule
from generator.messages import msg
from generator.model import Catalogue, entry_id_of
from generator.model.kinds import RETIRED_FILE
from generator.read import read_document

VANISHED = rule(
    "I311", "address-vanished", Severity.ERROR, title="An address that was public leads nowhere after this change",
    why="Others have linked to it, and printed it. An entry that is renamed keeps its old id in `former_ids`, one that "
    "is gone keeps a line in content/retired.yaml, and a need or an offer that gets another id keeps the old one as "
    "well.",
    bad=Example("topics: [education]"), good=Example("topics: [education]\nformer_ids: [beispiel-alt]"),
)  # fmt: skip
_ALIKE = 0.6
"""So much of a text (0 to 1) must be the same for a file to be another one renamed."""


def vanished(catalogue: Catalogue, before: Mapping[str, str], today: date) -> Iterator[Diagnostic]:
    """Ids that were there before a change and lead nowhere now.

    `before` has the texts that files had then, by path: of those that have changed, and of those that are gone.
    """
    now = {path: document.text for document in catalogue.documents if entry_id_of(path := document.path)}
    kept = {old for record in catalogue.records.values() for old in record.entry.former_ids}
    kept |= {gone.id for gone, _ in catalogue.retired} | catalogue.known_ids.keys()
    for path, text in sorted(before.items()):
        key = entry_id_of(path)
        if key and path not in now and key not in kept:
            yield _entry(catalogue, path, text, {one: now[one] for one in now.keys() - before.keys()}, today)
        elif key in catalogue.organisations:
            yield from _calls(catalogue, key, path, text)


def _entry(catalogue: Catalogue, path: str, text: str, new: Mapping[str, str], today: date) -> Diagnostic:
    """An entry whose file is gone: it was renamed, if one of the new files says much the same."""
    key = entry_id_of(path)
    likeness = {one: SequenceMatcher(None, text, other, autojunk=False).ratio() for one, other in new.items()}
    likely = max(likeness, key=lambda one: likeness[one], default="")
    said = msg("The file {file} is gone, and its address leads nowhere.", file=path)
    if likely and likeness[likely] >= _ALIKE:
        record = catalogue.records.get(entry_id_of(likely))
        fix = f"former_ids: [{key}]"
        span = record.key_span("name") if record else Span(likely)
        return Diagnostic(
            VANISHED, span, said, msg("Is this the same entry? Then add `{fix}`.", fix=fix), fix, subjects=(key,)
        )
    fix = f'- id: {key}\n  since: "{today}"\n  reason: '
    hint = msg("Add these lines to content/retired.yaml, with the reason.")
    return Diagnostic(VANISHED, Span(RETIRED_FILE), said, hint, fix, subjects=(key,))


def _calls(catalogue: Catalogue, key: str, path: str, text: str) -> Iterator[Diagnostic]:
    """Needs and offers of an entry that have another id now, and the same title."""
    data = read_document(path, text.encode("utf-8", "surrogatepass")).data
    old = dict(_titles(data)) if isinstance(data, dict) else {}
    record, organisation = catalogue.records[key], catalogue.organisations[key]
    calls = list(organisation.calls())
    ids = {one for _, _, call in calls for one in (call.id, *call.former_ids)}
    for side, number, call in calls:
        titles = {*call.title.values.values()}
        for gone in old.keys() - ids if call.id not in old else ():
            if titles & old[gone]:
                said = msg("“{old}” is called “{new}” now, and its address leads nowhere.", old=gone, new=call.id)
                fix = f"former_ids: [{gone}]"
                loc = (side, number, "id")
                hint = msg("Add `{fix}` below the new id.", fix=fix)
                yield Diagnostic(VANISHED, record.span(*loc), said, hint, fix, subjects=(f"{key}/{call.id}",))


def _titles(data: Mapping[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Ids of needs and offers as a file says them, with their titles in all languages."""
    for side in ("needs", "offers"):
        calls = data.get(side)
        for call in calls if isinstance(calls, list) else ():
            if isinstance(call, dict) and isinstance(call.get("id"), str):
                title = call.get("title")
                yield str(call["id"]), {str(one) for one in (title.values() if isinstance(title, dict) else [title])}
