"""The check of one file, again and again, for whoever is just writing it: in a browser, or in an editor.

It knows of the other files what `Surroundings` hold and never touches a disk. What it says is what `check` says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic
from generator.examination import Examination, examine_among, is_shared
from generator.formatting import Unsafe, composed, differences, edited, is_mendable, mended
from generator.messages import Translator
from generator.model import Catalogue
from generator.read import Document, Loc, given_document, read_document
from generator.relations.overlaps.entries import entry_sources, own_addresses
from generator.relations.overlaps.lookup import Lookup
from generator.relations.overlaps.profile import Source
from generator.settings import Settings, load_settings
from generator.wording.overlaps import reasons


class Brief(NamedTuple):
    """An organisation in short: id, kind, names, town, own web addresses as they are compared."""

    id: str
    kind: str
    names: Sequence[str]
    location: str = ""
    addresses: Sequence[str] = ()

    def source(self, language: str) -> Source:
        """What it is compared by, in a language."""
        return Source(
            self.id,
            tuple(self.names),
            language=language,
            location=self.location,
            addresses=frozenset(self.addresses),
            kind=self.kind,
        )


@dataclass(frozen=True)
class Surroundings:
    """What a check of one file needs of all others: their paths, and the data of those that every entry needs."""

    files: tuple[str, ...]
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, files: Iterable[str], data: Mapping[str, Any]) -> Surroundings:
        """From paths, and the data of some of the files by path."""
        return cls(tuple(files), tuple(given_document(path, value) for path, value in data.items()))


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in one language, with the way to the value that it is about."""

    code: str
    severity: str
    loc: Loc
    line: int
    column: int
    message: str
    hint: str
    fix: str
    mendable: bool
    """Whether `mend` may be asked to mend it."""


class Live:
    """Checks texts of one site in one language, and turns answers into texts and back."""

    def __init__(
        self, settings: Settings, surroundings: Surroundings, language: str, entries: Iterable[Brief] = ()
    ) -> None:
        self.settings, self.surroundings = settings, surroundings
        self._say = Translator(language)
        self._entries = entries

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup(one.source(self.settings.default_language) for one in self._entries)

    def like(self, one: Brief) -> list[dict[str, Any]]:
        """The entries that one looks like by its names, place and website: id, verdict, and what speaks for it."""
        found = self._lookup.like(one.source(self.settings.default_language))
        return [
            {
                "id": overlap.other(one.id),
                "verdict": overlap.verdict,
                "reasons": [self._say(reason) for reason in reasons(overlap)],
            }
            for overlap in found
        ]

    def examined(self, path: str, text: str, today: date) -> Examination:
        """The examination of a text as if it were the file at a path, relative to the root."""
        draft = read_document(path, text.encode("utf-8", "surrogatepass"))
        others = [one for one in self.surroundings.documents if one.path != path]
        return examine_among(self.settings, today, self.surroundings.files, others, draft)

    def mended(self, path: str, text: str, today: date, place: tuple[str, int, int]) -> str:
        """The text with the finding of a code, a line and a column mended; unchanged where that is not possible."""

        def check(tried: str) -> list[Diagnostic]:
            return [one for one in self.examined(path, tried, today).findings if one.span.file == path]

        def is_meant(one: Diagnostic) -> bool:
            return is_mendable(one) and (one.rule.code, one.span.line, one.span.column) == place

        return mended(path, text, check, is_meant)[0]

    def findings(self, path: str, text: str, today: date) -> list[Told]:
        """What `check` would say of a text as if it were the file at a path."""
        seen = self.examined(path, text, today)
        document = next(one for one in seen.catalogue.documents if one.path == path)
        return [self._told(finding, document) for finding in seen.findings if finding.span.file == path]

    def _told(self, finding: Diagnostic, document: Document) -> Told:
        line, column = finding.span.line, finding.span.column
        hint = self._say(finding.hint) if finding.hint else ""
        return Told(
            finding.rule.code, finding.severity.value, document.loc_at(line, column), line, column,
            self._say(finding.message), hint, finding.fix, is_mendable(finding),
        )  # fmt: skip


def text_of(path: str, data: dict[str, Any], before: str = "") -> str:
    """An entry as the text of its file; of an entry that stands already, with nothing else changed.

    Raises:
        Unsafe: the file cannot be read, or cannot be changed so that it says just that.
    """
    if not before:
        return composed(data, (), path)
    document = read_document(path, before.encode("utf-8", "surrogatepass"))
    if document.data is None:
        raise Unsafe(path)
    return edited(document, differences(document.data, data))


def briefs(catalogue: Catalogue, language: str) -> list[Brief]:
    """What of each organisation is compared while somebody writes another one."""
    found = entry_sources(catalogue, language)
    return [Brief(one.id, one.kind, one.names, one.location, sorted(one.addresses)) for one in found]


def shared_files(documents: Iterable[Document]) -> dict[str, Any]:
    """The data of those files that every entry needs, by path: the word lists, and the ids that are gone."""
    return {document.path: document.data for document in documents if is_shared(document.path)}


def opened(root: str, content: str, language: str) -> Live:
    """A check that knows what `content` says, the JSON that the site holds for it (see `site/interpreter.py`).

    The settings lie in `mkdocs.yml` below `root`.
    """
    known = json.loads(content)
    surroundings = Surroundings.of(known["files"], known["documents"])
    return Live(load_settings(Path(root)), surroundings, language, (Brief(*one) for one in known.get("entries", ())))


def answer(live: Live, question: str) -> str:
    """What a question gets for an answer, both as JSON objects; `ask` says what is asked.

    `check`: `findings` about `text` as the file at `path`, on the day `today`, and its `data` (null if it has none).
    `like`: the entries that one with this `name`, `aliases`, `kind`, `city` and `website` looks like, but for `id`.
    `mend`: the `text` without the finding that has the `code` and stands at `line` and `column`, and its `data`.
    `write`: the `text` of the file at `path` that says `data`; with `before`, what the file says now. `refused` is true
    where its other lines could not stay as they are.
    """
    asked = json.loads(question)
    if asked["ask"] == "like":
        names = [asked["name"], *asked.get("aliases", ())]
        website = own_addresses(asked.get("website", ""))
        one = Brief(asked.get("id", ""), asked.get("kind", ""), names, asked.get("city", ""), sorted(website))
        return json.dumps({"like": live.like(one)}, ensure_ascii=False)
    path = asked["path"]
    if asked["ask"] == "write":
        try:
            return json.dumps({"text": text_of(path, asked["data"], asked.get("before", ""))}, ensure_ascii=False)
        except Unsafe:
            return json.dumps({"refused": True})
    text, today = asked["text"], date.fromisoformat(asked["today"])
    if asked["ask"] == "mend":
        text = live.mended(path, text, today, (asked["code"], asked["line"], asked["column"]))
        return json.dumps({"text": text, "data": _data_of(path, text)}, ensure_ascii=False)
    findings = live.findings(path, text, today)
    told = [{name: getattr(one, name) for name in Told.__slots__} for one in findings]
    return json.dumps({"findings": told, "data": _data_of(path, text)}, ensure_ascii=False)


def _data_of(path: str, text: str) -> Any:  # noqa: ANN401  any value of a file
    return read_document(path, text.encode("utf-8", "surrogatepass")).data
