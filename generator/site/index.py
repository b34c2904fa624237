"""The search index: lean stub files, one for each page, read by the `pagefind` binary, and a word list per language.

The stubs hold keys of the German-aware analysis instead of the text (compound parts, lemmas, concepts, facets), so that
a search means what a reader means; what a visitor sees of a hit is the real text, kept in files of its own. Facets are
words of the index too, since Pagefind writes its filters in random order.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.page import Page, SearchRecord
from generator.relations.german import Analyser, Term, WordCache
from generator.site import pagefind
from generator.site.wordlist import (
    EVERYTHING,
    WordList,
    concept_token,
    facet_token,
    part_token,
    render,
    word_token,
)

FOLDER = "pagefind"
SHOWN = 1_200  # characters of a page's text that are kept to show why it was found
NOW = 5  # how much more a word counts in what is looked for or offered at present
CHUNK = 2  # letters of an id that name the file with what the hit shows: some 256 files a language
_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, where there is one: thousands of small files pass through


def build_index(
    pages: Iterable[Page], site: Path, analyser: Analyser, default_language: str, cache: WordCache | None = None
) -> int:
    """Index all pages that carry a search record into `site/pagefind/`, and give their number.

    `cache` is the memory the analyser was made with. Raises `SiteError` when Pagefind fails.
    """
    by_language: dict[str, list[Page]] = {}
    for page in pages:
        if page.search is not None:
            by_language.setdefault(page.language, []).append(page)
    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with TemporaryDirectory(prefix="search-", dir=memory) as folder:
        stubs, output = Path(folder, "stubs"), Path(folder, "index")
        stubs.mkdir()
        lists = [_write_stubs(some, stubs, analyser) for _, some in sorted(by_language.items())]
        ids = pagefind.run(stubs, output, target) if lists else {}
    for words in lists:
        (target / f"words.{words.language}.json").write_text(render(words, analyser, cache), encoding="utf-8")
        root = "" if words.language == default_language else f"{words.language}/"
        _write_hits(by_language[words.language], root, ids, target / "hits")
    return sum(map(len, by_language.values()))


def _write_stubs(pages: Sequence[Page], folder: Path, analyser: Analyser) -> WordList:
    language = pages[0].language
    records = [page.search for page in pages if page.search is not None]
    analysed = [
        tuple(analyser.analyse(text, language) for text in (record.title, record.now, record.text))
        for record in records
    ]
    terms = Counter(chain.from_iterable(chain.from_iterable(analysed)))
    concepts = sorted({term.key for term in terms if term.source == "concept"})
    words = WordList(language, terms, tuple(concepts), _facets(records))
    named = {code: concept_token(number) for number, code in enumerate(concepts)}
    tokens = _facet_tokens(words)
    for number, (record, (title, now, text)) in enumerate(zip(records, analysed, strict=True)):
        facets = [tokens[facet, value] for facet, values in sorted(record.filters.items()) for value in values]
        stub = _stub(language, (title, now, text), named, facets)
        (folder / f"{_name(language, number)}.html").write_text(stub, encoding="utf-8")
    return words


def _name(language: str, number: int) -> str:
    return f"{language}-{number:06}"


def _write_hits(pages: Sequence[Page], root: str, ids: Mapping[str, str], folder: Path) -> None:
    """What the search shows of each page, by its id, in files named after the beginnings of the ids."""
    chunks: dict[str, dict[str, Mapping[str, str]]] = {}
    for number, page in enumerate(pages):
        record = page.search or SearchRecord("", "")
        found = ids[_name(page.language, number)]
        beginning = found[: found.index("_") + 1 + CHUNK]
        hit = {"url": root + page.address, "title": record.title, "text": record.text[:SHOWN], **record.meta}
        chunks.setdefault(beginning, {})[found] = hit
    folder.mkdir(exist_ok=True)
    for beginning, hits in chunks.items():
        text = json.dumps(hits, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (folder / f"{beginning}.json").write_text(text, encoding="utf-8")


def _facets(records: Iterable[SearchRecord]) -> dict[str, tuple[str, ...]]:
    values: dict[str, set[str]] = {}
    for record in records:
        for facet, labels in record.filters.items():
            values.setdefault(facet, set()).update(labels)
    return {facet: tuple(sorted(values[facet])) for facet in sorted(values)}


def _facet_tokens(words: WordList) -> dict[tuple[str, str], str]:
    return {
        (facet, value): facet_token(place, number)
        for place, (facet, values) in enumerate(words.facets.items())
        for number, value in enumerate(values)
    }


def _stub(language: str, parts: tuple[Sequence[Term], ...], concepts: Mapping[str, str], facets: Sequence[str]) -> str:
    """A page for Pagefind: its title, what is open at present, and the rest, each word where it weighs most."""
    keys: dict[str, dict[str, None]] = {"word": {}, "part": {}, "concept": {}}
    for term in chain.from_iterable(parts):
        keys[term.source][term.key] = None
    titled, now = (dict.fromkeys(term.key for term in part if term.source == "word") for part in parts[:2])
    meant = dict.fromkeys(term.key for term in parts[1] if term.source == "concept")
    strong = [*map(word_token, (key for key in now if key not in titled)), *(concepts[code] for code in meant)]
    rest = [word_token(key) for key in keys["word"] if key not in titled and key not in now]
    weak = [
        *(part_token(key) for key in keys["part"] if key not in keys["word"]),
        *(concepts[code] for code in keys["concept"] if code not in meant), *facets, EVERYTHING,
    ]  # fmt: skip
    return (
        f'<!doctype html><html lang="{language}"><title>.</title><body>'
        f'<p data-pagefind-weight="8">{" ".join(map(word_token, titled))}</p>'
        f'<p data-pagefind-weight="{NOW}">{" ".join(strong)}</p>'
        f"<p>{' '.join(rest)}</p>"
        f'<p data-pagefind-weight="0.5">{" ".join(weak)}</p>'
    )
