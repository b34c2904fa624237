"""The rules while one types, for any editor that speaks the Language Server Protocol, over standard input and output.

What it says of a file is what `mithilfe check FILE` would say if the file were saved just now.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from generator.cli.editing import Offer, about, offers, spot
from generator.diagnostics import Diagnostic, Severity, Span
from generator.examination import Examination, examine, examine_draft
from generator.formatting import is_mendable, mended
from generator.messages import Translator, msg
from generator.model import BY_FOLDER, Catalogue, entry_id_of
from generator.model.schema import GivenSchema, entry_schema
from generator.reports.context import ReportContext
from generator.settings import Settings

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_SOURCE = "mithilfe"


class Editing:
    """The catalogue that somebody works on in an editor; `today` gives the day of each check."""

    def __init__(self, settings: Settings, language: str, version: str, today: Callable[[], date]) -> None:
        self.settings, self.version, self.today = settings, version, today
        self.say = Translator(language)
        self.context = ReportContext(
            today=today(), settings=settings, translator=self.say, width=0, colour=False, version=version
        )

    def path(self, uri: str) -> str:
        """The path of a file of the content, relative to the root; empty for any other file."""
        parts = urlsplit(uri)
        if parts.scheme != "file":
            return ""
        full = Path(url2pathname(unquote(parts.path)))
        root = self.settings.root.resolve()
        full = full.resolve()
        path = full.relative_to(root).as_posix() if full.is_relative_to(root) else ""
        return path if entry_id_of(path) else ""

    def examined(self, path: str, text: str) -> Examination:
        """The examination of a text as if it were the file."""
        return examine_draft(self.settings, self.today(), path, text.encode("utf-8", "surrogatepass"))

    def findings(self, path: str, text: str) -> list[Diagnostic]:
        """What is to be said about a text as if it were the file."""
        return [one for one in self.examined(path, text).findings if one.span.file == path]

    def compare(self) -> None:
        """Compare all entries as they are saved, so that the checks of single files know what is like them."""
        examine(self.settings, self.today())

    def mended(self, path: str, text: str, chosen: Diagnostic) -> str:
        """The text with one finding mended; the same where that is not possible."""
        return mended(path, text, lambda tried: self.findings(path, tried), lambda one: one == chosen)[0]

    @cached_property
    def _catalogue(self) -> Catalogue:
        return examine(self.settings, self.today(), ["content/vocabulary"]).catalogue

    def schema(self, path: str) -> GivenSchema:
        """What the fields of a file are, in the language of the reader."""
        kind = BY_FOLDER[path.split("/")[1]]
        return self._schemas.setdefault(path.split("/")[1], entry_schema(kind, self._catalogue.vocabulary, self.say))

    @cached_property
    def _schemas(self) -> dict[str, GivenSchema]:
        return {}


class Server(LanguageServer):
    """A language server for one catalogue."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("mithilfe", editing.version)
        self.editing = editing
        self.has_compared = False

    def publish(self, uri: str) -> None:
        """Tell the editor all findings about a file that is open."""
        document = self.workspace.get_text_document(uri)
        if path := self.editing.path(uri):
            found = [self.diagnostic(document, one) for one in self.editing.findings(path, document.source)]
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=uri, version=document.version, diagnostics=found)
            )

    def range(self, document: TextDocument, span: Span) -> types.Range:
        """A place as the editor counts it: from 0, in its own units."""
        found = types.Range(
            types.Position(span.line - 1, span.column - 1), types.Position(span.end_line - 1, span.end_column - 1)
        )
        return document.position_codec.range_to_client_units(_lines(document), found)

    def diagnostic(self, document: TextDocument, finding: Diagnostic) -> types.Diagnostic:
        """A finding as the protocol has it, with the page of its rule in the manual."""
        say, url = self.editing.say, self.editing.context.rule_url(finding.rule.code)
        message = say(finding.message) + (f"\n{say(finding.hint)}" if finding.hint else "")
        return types.Diagnostic(
            range=self.range(document, finding.span),
            message=message,
            severity=_SEVERITIES[finding.severity],
            code=finding.rule.code,
            code_description=types.CodeDescription(url) if url else None,
            source=_SOURCE,
        )

    def actions(self, uri: str, asked: types.Range) -> list[types.CodeAction]:
        """The mends of the findings that a range of lines touches, each as one change of the whole text."""
        document = self.workspace.get_text_document(uri)
        if not (path := self.editing.path(uri)):
            return []
        found, source = [], "\n".join(_lines(document))
        for finding in self.editing.findings(path, source):
            place = self.range(document, finding.span)
            if asked.start.line <= place.end.line and place.start.line <= asked.end.line and is_mendable(finding):
                text = self.editing.mended(path, source, finding)
                if text != source:
                    found.append(self._action(document, finding, text.split("\n")))
        return found

    def _action(self, document: TextDocument, finding: Diagnostic, after: Sequence[str]) -> types.CodeAction:
        """The change of the lines that differ, so that the cursor stays where it is in all others."""
        hint = self.editing.say(finding.hint or msg("Mend it"))
        before = _lines(document)
        start = _alike(before, after)
        end = _alike(before[start:][::-1], after[start:][::-1])
        of_lines = types.Range(types.Position(start, 0), types.Position(len(before) - end, 0))
        changed = [*after[start : len(after) - end], *([""] if end else ())]  # the last line has no end of its own
        edit = types.TextEdit(of_lines, "\n".join(changed))
        return types.CodeAction(
            title=f"{finding.rule.code}: {hint}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[self.diagnostic(document, finding)],
            edit=types.WorkspaceEdit({document.uri: [edit]}),
            is_preferred=bool(finding.fix),
        )

    def completion(self, uri: str, position: types.Position) -> list[types.CompletionItem]:
        """The codes and fields that may stand at a place."""
        document = self.workspace.get_text_document(uri)
        if not (path := self.editing.path(uri)):
            return []
        place = document.position_codec.position_from_client_units(_lines(document), position)
        at = spot(_lines(document), place.line, place.character)
        of_word = types.Range(types.Position(place.line, at.start), types.Position(place.line, place.character))
        word = document.position_codec.range_to_client_units(_lines(document), of_word)
        return [_item(offer, word) for offer in offers(self.editing.schema(path), at)]

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What the field or the code at a place means."""
        document = self.workspace.get_text_document(uri)
        if not (path := self.editing.path(uri)):
            return None
        place = document.position_codec.position_from_client_units(_lines(document), position)
        word, said, start, end = about(self.editing.schema(path), _lines(document), place.line, place.character)
        if not said:
            return None
        of_word = types.Range(types.Position(place.line, start), types.Position(place.line, end))
        return types.Hover(
            types.MarkupContent(types.MarkupKind.PlainText, f"{word}\n{said}" if word else said),
            document.position_codec.range_to_client_units(_lines(document), of_word),
        )


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the beginning."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)


def _lines(document: TextDocument) -> Sequence[str]:
    return document.source.replace("\r\n", "\n").split("\n")


def _item(offer: Offer, word: types.Range) -> types.CompletionItem:
    """People look for words, not for codes: typing a label finds the code as well."""
    return types.CompletionItem(
        label=offer.label,
        kind=types.CompletionItemKind.Field if offer.is_field else types.CompletionItemKind.EnumMember,
        detail=offer.about or None,
        filter_text=offer.label if offer.is_field else f"{offer.label} {offer.about}",
        text_edit=types.TextEdit(word, offer.text),
    )


def serve(settings: Settings, language: str, version: str, today: Callable[[], date]) -> None:
    """Answer an editor over standard input and output until it says goodbye."""
    logging.getLogger("pygls").setLevel(logging.ERROR)
    server = Server(Editing(settings, language, version, today))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)
        if not server.has_compared and server.editing.path(params.text_document.uri):
            server.has_compared = True
            server.editing.compare()
            server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.editing.compare()
        for uri in server.workspace.text_documents:
            server.publish(uri)
        _ = params

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return server.actions(params.text_document.uri, params.range)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "{", ","]))
    def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        return server.completion(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return server.hover(params.text_document.uri, params.position)

    # Streams of its own: it closes them, and what runs after it may still have something to say.
    with open(os.dup(sys.stdin.fileno()), "rb") as asked, open(os.dup(sys.stdout.fileno()), "wb") as told:  # noqa: PTH123
        server.start_io(asked, told)
