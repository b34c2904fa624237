"""The word lists as files: each term is read by itself, so that one slip does not make every entry wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.diagnostics import Diagnostic, Span
from generator.messages import msg
from generator.model import rules
from generator.model.faults import did_you_mean, field_tree, translate
from generator.model.kinds import VOCABULARY_FOLDER
from generator.model.vocabulary import LISTS, TERM_TYPES, Term, Vocabulary, list_path, no_codes
from generator.read import Document, Scalar


def read_vocabulary(documents: Iterable[Document], default_language: str) -> tuple[Vocabulary, list[Diagnostic]]:
    """The word lists among some documents, and what is wrong with them."""
    lists: dict[str, dict[str, Term]] = {}
    findings: list[Diagnostic] = []
    for document in documents:
        parts = document.path.split("/")
        if len(parts) != 3 or parts[1] != VOCABULARY_FOLDER:  # noqa: PLR2004  content/vocabulary/<list>.yaml
            continue
        name = parts[2].removesuffix(".yaml")
        if name not in LISTS:
            findings.append(_no_list(document, name))
        if document.data is not None:
            terms, found = _terms(document, TERM_TYPES.get(name, Term), default_language)
            findings += found
            findings += _repeated(document, terms)
            lists[name] = {}
            for term in terms.values():
                lists[name].setdefault(term.code, term)
    if lists:  # else there is no catalogue here
        findings += [_is_missing(name) for name in sorted(LISTS) if not lists.get(name)]
    return Vocabulary(lists, default_language), findings


def _is_missing(name: str) -> Diagnostic:
    said, hint = no_codes(name)
    return Diagnostic(rules.VOCABULARY, Span(list_path(name)), said, hint)


def _no_list(document: Document, name: str) -> Diagnostic:
    near = did_you_mean(name, LISTS)
    hint = msg("Did you mean `{word}`?", word=list_path(near)) if near else msg(
        "Known: {codes}.", codes=", ".join(sorted(LISTS)))  # fmt: skip
    return Diagnostic(rules.VOCABULARY, Span(document.path), msg("Nothing reads a word list of this name."), hint)


def _terms(document: Document, model: type[Term], language: str) -> tuple[dict[int, Term], list[Diagnostic]]:
    """The terms by their place in the list; of a faulty one only the code, so that entries may go on using it."""
    try:
        terms = dict(enumerate(_tuple_of(model).validate_python(document.data)))
        findings = []
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        findings = [found for one in wrong for found in translate(document, one, field_tree(model))]
        items = document.data if isinstance(document.data, list) else ()
        made = {number: _salvaged(model, item, language) for number, item in enumerate(items)}
        terms = {number: term for number, term in made.items() if term}
    for number, term in terms.items():
        findings += _slips(document, number, term, language)
    return terms, findings


def _slips(document: Document, number: int, term: Term, language: str) -> Iterator[Diagnostic]:
    """What the type of a term cannot see."""
    if not term.label.get(language, "").strip():
        said = msg("The label in “{language}” is missing.", language=language)
        hint = msg("Add `{language}: …`; the site falls back on it.", language=language)
        yield Diagnostic(rules.VOCABULARY, document.span(number, "label"), said, hint)
    written = document.data[number]["code"] if isinstance(document.data, list) else ""
    if isinstance(written, Scalar) and written.plain and written.isdigit():
        fix = f'"{term.code}"'
        said = msg("{value} stands without quotes.", value=term.code)
        yield Diagnostic(rules.UNQUOTED_CODE, document.span(number, "code"), said, msg("Write {fix}.", fix=fix), fix)


def _salvaged(model: type[Term], item: Any, language: str) -> Term | None:
    """A term as it stands, or with its code alone."""
    code = item.get("code") if isinstance(item, dict) else None
    for data in (item, {"code": code, "label": {language: code}}):
        try:
            return model.model_validate(data)
        except ValidationError:
            continue
    return None


def _repeated(document: Document, terms: dict[int, Term]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, term in terms.items():
        if first.setdefault(term.code, number) != number:
            said = msg("The code “{code}” stands in this list already.", code=term.code)
            hint = msg("Keep one of the two.")
            yield Diagnostic(rules.VOCABULARY, document.span(number, "code"), said, hint)


@lru_cache
def _tuple_of(model: type[Term]) -> TypeAdapter[tuple[Term, ...]]:
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]
