"""A proposal: one file as it would stand, what is still missing in the words of the rules, and what nobody could place.

A new entry never takes the place of another one; of an entry that stands, only the lines concerned change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.diagnostics import Diagnostic
from generator.examination import examine, examine_draft
from generator.formatting import composed, differences, edited
from generator.intake.answers import Answer, Given
from generator.intake.placing import SIDES, Placed, Placer
from generator.messages import Message, msg
from generator.model import BY_FOLDER, Catalogue
from generator.model.fields import is_id, slug
from generator.model.kinds import BY_NAME, EntryKind
from generator.read import Document, read_document
from generator.settings import Settings
from generator.text.tokens import fold

_PATH = re.compile(r"content/([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")
_LONGEST = 2_000
"""Characters of an answer that are kept as a comment."""
_WIDTH = 110


class Refused(ValueError):  # noqa: N818  nothing is wrong with the program: the text says too little
    """Nothing can be made of a text; the message says what is missing."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Proposal:
    """One file of a proposal. `before` is its present text, empty for a new one; `rest` stands in it as comments."""

    path: str
    text: str
    name: str
    before: str = ""
    rest: tuple[Answer, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether the entry stands already."""
        return bool(self.before)


class Intake:
    """Makes proposals for a catalogue as it stands at a root."""

    def __init__(self, settings: Settings, today: date) -> None:
        self.settings, self.today = settings, today
        self.catalogue: Catalogue = examine(settings, today).catalogue

    def proposal(self, given: Given, kind: str = "") -> Proposal:
        """What a text would make.

        Raises:
            Refused: it names no entry and has no name for a new one, or is of no known kind.
        """
        if given.file:
            return self._of_file(given)
        if kind and kind not in BY_NAME:
            raise Refused(msg("There is no kind of entry “{name}”.", name=kind))
        chosen = BY_NAME[kind or "initiative"]
        found = Placer(self.settings, self.catalogue.vocabulary, chosen, self.today).placed(given.answers)
        standing = self._standing(found.entry or str(found.data.get("name", "")))
        if standing is not None:
            return self._change(standing, found)
        if found.entry:
            raise Refused(msg("No entry is called “{name}”.", name=found.entry[:80]))
        if not str(found.data.get("name", "")).strip():
            raise Refused(msg("The name is missing: without it there is no entry."))
        return self._new(chosen, found)

    # == a new entry

    def _new(self, kind: EntryKind, found: Placed) -> Proposal:
        name = str(found.data["name"])
        path = f"content/{kind.folder}/{self._free(slug(name), kind)}.yaml"
        data: dict[str, Any] = {**found.data, "created": self.today.isoformat()}
        if found.speaks and kind.is_organisation:
            data["confirmed"] = self.today.isoformat()
        head = (f"# yaml-language-server: $schema=../../schema/{kind.name}.schema.json",)
        return self._checked(path, composed(data, head, path) + _comments(found.rest), name, rest=found.rest)

    def _free(self, wanted: str, kind: EntryKind) -> str:
        """An id that nobody has or had."""
        taken = {*self.catalogue.known_ids, *(retired.id for retired, _ in self.catalogue.retired)}
        base = wanted if is_id(wanted) else f"{kind.name}-{self.today.isoformat()}"
        numbered = (base if number == 1 else f"{base[:56]}-{number}" for number in range(1, 10_000))
        return next(one for one in numbered if one not in taken)

    # == an entry that stands

    def _standing(self, said: str) -> Document | None:
        """The file of the entry that an id, a name or the address of a page means."""
        said = said.strip()
        last = said.rstrip("/").split("/")[-1].split("?")[0].split("#")[0]
        for key in (said, last):
            if key in self.catalogue.records:
                return self.catalogue.records[key].document
        wanted = _letters(said)
        for record in self.catalogue.records.values():
            if wanted and wanted in {_letters(record.entry.name), *map(_letters, getattr(record.entry, "aliases", ()))}:
                return record.document
        return None

    def _change(self, document: Document, found: Placed) -> Proposal:
        before: Any = document.data
        name = str(before["name"])
        data: dict[str, Any] = dict(before)
        for side in SIDES:
            if added := found.data.get(side):
                data[side] = [*before.get(side, ()), *_renamed(added, _ids(before))]
        if found.speaks:
            data["confirmed"] = self.today.isoformat()
        told = [Answer(key, str(value)) for key, value in found.data.items() if key not in {*SIDES, "name"}]
        rest = (*found.rest, *(one for one in told if _differs(one, before)))
        text = edited(document, differences(before, data)) if data != before else document.text
        return self._checked(document.path, text.rstrip("\n") + "\n" + _comments(rest), name, document.text, rest)

    # == a file that the form has written

    def _of_file(self, given: Given) -> Proposal:
        path = _PATH.fullmatch(given.path)
        if path is None or path[1] not in BY_FOLDER or not is_id(path[2]):
            raise Refused(msg("“{path}” cannot be the path of an entry.", path=given.path[:80]))
        document = read_document(given.path, given.file.encode())
        data: Any = document.data
        name = str(data.get("name", "")) if isinstance(data, dict) else ""
        known = self.catalogue.records.get(path[2])
        if known is not None and known.document.path == given.path:
            return self._checked(given.path, given.file, name, known.document.text)
        target = f"content/{path[1]}/{self._free(path[2], BY_FOLDER[path[1]])}.yaml"
        return self._checked(target, given.file, name)

    def _checked(self, path: str, text: str, name: str, before: str = "", rest: Iterable[Answer] = ()) -> Proposal:
        seen = examine_draft(self.settings, self.today, path, text.encode())
        findings = tuple(one for one in seen.findings if one.span.file == path)
        return Proposal(path, text, " ".join(name.split())[:80], before, tuple(rest), findings)


def _letters(text: str) -> str:
    return "".join(fold(word) for word in re.findall(r"[^\W_]+", text))


def _ids(entry: Mapping[str, Any]) -> set[str]:
    return {str(call.get("id")) for side in SIDES for call in entry.get(side, ()) if isinstance(call, dict)}


def _renamed(calls: Sequence[dict[str, Any]], taken: set[str]) -> list[dict[str, Any]]:
    """Needs or offers with ids that their entry has not yet."""
    found = []
    for call in calls:
        key = str(call["id"])
        free = next(
            one for number in range(1, 1_000) if (one := key if number == 1 else f"{key}-{number}") not in taken
        )
        taken.add(free)
        found.append({**call, "id": free})
    return found


def _differs(answer: Answer, before: Mapping[str, Any]) -> bool:
    """Whether an answer says something else than the entry: then a person has to look."""
    return str(before.get(answer.question, "")) != answer.text


def _comments(rest: Iterable[Answer]) -> str:
    """Answers as comments to the reader, each line of them behind its own sign."""
    lines = []
    for answer in rest:
        said = f"{answer.question}: {answer.text}" if answer.question else answer.text
        for line in said[:_LONGEST].split("\n"):
            words = " ".join(line.split())
            lines += [f"# {words[start : start + _WIDTH]}".rstrip() for start in range(0, max(1, len(words)), _WIDTH)]
    return "".join(f"{line}\n" for line in lines)
