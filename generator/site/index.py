"""The search index: lean stub files, one for each page, read by the `pagefind` binary, and a word list per language.

The stubs hold keys of the German-aware analysis instead of the text (compound parts, lemmas, concepts, facets), so that
a search means what a reader means; what a visitor sees of a hit is the real text, kept beside them. No file of the
result depends on the machine: facets are words of the index too, since Pagefind writes its filters in random order.
"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.page import Page, SearchRecord
from generator.relations.german import Analyser, Term
from generator.site.wordlist import EVERYTHING, WordList, concept_token, facet_token, part_token, render, word_token

FOLDER = "pagefind"
SHOWN = 1_200  # characters of a page's text that are kept to show why it was found
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")


class IndexFailed(RuntimeError):
    """The `pagefind` command is missing or failed; the message carries what it said."""


def build_index(
    pages: Iterable[Page], site: Path, analyser: Analyser, default_language: str, cache: dict[str, list[str]] | None = None
) -> int:
    """Index all pages that carry a search record into `site/pagefind/`, and give their number.

    Addresses inside the index are relative to the site's root. Raises IndexFailed.
    """
    by_language: dict[str, list[Page]] = {}
    for page in pages:
        if page.search is not None:
            by_language.setdefault(page.language, []).append(page)
    with TemporaryDirectory(prefix="search-") as folder:
        lists = [
            _write_stubs(by_language[language], Path(folder), analyser, default_language)
            for language in sorted(by_language)
        ]
        run_pagefind(Path(folder), site / FOLDER)
    for words in lists:
        text = render(words, analyser, cache)
        (site / FOLDER / f"words.{words.language}.json").write_text(text, encoding="utf-8")
    return sum(map(len, by_language.values()))


def run_pagefind(stubs: Path, target: Path) -> None:
    """Run the binary over a folder of stubs, then leave only what the search of the site loads, in a fixed order."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - only a build that indexes needs it

        command = [str(get_executable()), "--site", str(stubs), "--output-path", str(target), "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    except (ImportError, OSError) as error:
        raise IndexFailed(str(error)) from error
    if done.returncode != 0:
        raise IndexFailed(done.stderr.strip() or done.stdout.strip())
    for pattern in _UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    entry = target / "pagefind-entry.json"
    known = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(known, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _write_stubs(pages: Sequence[Page], folder: Path, analyser: Analyser, default_language: str) -> WordList:
    language = pages[0].language
    records = [(page, page.search) for page in pages if page.search is not None]
    words = WordList(language, facets=_facets(record for _, record in records))
    analysed = [
        (page, record, analyser.analyse(record.title, language), analyser.analyse(record.text, language))
        for page, record in records
    ]
    words.concepts = tuple(
        sorted({term.key for _, _, title, text in analysed for term in (*title, *text) if term.source == "concept"})
    )
    numbers = {code: number for number, code in enumerate(words.concepts)}
    root = "" if language == default_language else f"{language}/"
    for number, (page, record, title, text) in enumerate(analysed):
        _note(words, (*title, *text))
        stub = _stub(root + page.address, page, title, text, numbers, _facet_tokens(record, words))
        (folder / f"{language}{number:06}.html").write_text(stub, encoding="utf-8")
    return words


def _facets(records: Iterable[SearchRecord]) -> dict[str, tuple[str, ...]]:
    values: dict[str, set[str]] = {}
    for record in records:
        for facet, labels in record.filters.items():
            values.setdefault(facet, set()).update(labels)
    return {facet: tuple(sorted(values[facet])) for facet in sorted(values)}


def _facet_tokens(record: SearchRecord, words: WordList) -> list[str]:
    names = list(words.facets)
    return [
        facet_token(names.index(facet), words.facets[facet].index(value))
        for facet, values in sorted(record.filters.items())
        for value in values
    ]


def _note(words: WordList, terms: Iterable[Term]) -> None:
    """Keep which words the index holds, and how they are written where they stand alone."""
    for term in terms:
        if term.source == "concept":
            continue
        shown = words.shown.setdefault(term.key, {})
        if term.source == "word":
            shown[term.surface] = shown.get(term.surface, 0) + 1
            words.surfaces.add(term.surface)


def _stub(
    address: str, page: Page, title: Sequence[Term], text: Sequence[Term], concepts: dict[str, int], facets: list[str]
) -> str:
    record = page.search or SearchRecord("", "")
    hit = {"url": address, "title": record.title, "text": record.text[:SHOWN], **record.meta}
    shown = escape(json.dumps(hit, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    titled, told = _words(title), _words(text)
    both = (*title, *text)
    weak = {part_token(term.key) for term in both if term.source == "part"}
    weak |= {concept_token(concepts[term.key]) for term in both if term.source == "concept"}
    return (
        f'<!doctype html><html lang="{page.language}"><title>.</title>'
        f'<meta data-pagefind-meta="hit[content]" content="{shown}"><body>'
        f'<p data-pagefind-weight="8">{" ".join(titled)}</p><p>{" ".join(word for word in told if word not in titled)}</p>'
        f'<p data-pagefind-weight="0.5">{" ".join([*sorted(weak), *facets, EVERYTHING])}</p>'
    )


def _words(terms: Sequence[Term]) -> dict[str, None]:
    return dict.fromkeys(word_token(term.key) for term in terms if term.source == "word")
