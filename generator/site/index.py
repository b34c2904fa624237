"""The search index: lean stub files, one for each page, read by the `pagefind` binary, and a word list per language.

The stubs hold keys of the German-aware analysis instead of the text (compound parts, lemmas, concepts, facets), so that
a search means what a reader means; what a visitor sees of a hit is the real text, kept in files of its own. Facets are
words of the index too, since Pagefind writes its filters in random order.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.pages.page import Page, SearchRecord
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
from generator.text.analyser import Analyser, Term, WordCache

FOLDER = "pagefind"
SHOWN = 1_200  # characters of a page's text that are kept to show why it was found
TITLE, OVER = 8, 2  # how much more a word counts in a title; in that of what is past
NOW = 5  # how much more a word counts in what is looked for or offered at present
CHUNK = 2  # letters of an id that name the file with what the hit shows: some 256 files a language


class Gathered(NamedTuple):
    """What the pages of one language bring to an index.

    Its words; for each page, as JSON, what a hit shows; what had to be looked up about words.
    """

    words: WordList
    shown: list[str]
    looked_up: Mapping[str, list[str]]


def build_index(
    pages: Iterable[Page], site: Path, analyser: Analyser, default_language: str, cache: WordCache | None = None
) -> int:
    """Index all pages that carry a search record into `site/pagefind/`, and give their number.

    `cache` is the memory the analyser was made with. Raises `SiteError` when Pagefind fails.
    """
    with TemporaryDirectory(prefix="search-") as name:
        folder = Path(name)
        return complete(list(gather(pages, folder, analyser, default_language)), folder, site, analyser, cache)


def gather(pages: Iterable[Page], folder: Path, analyser: Analyser, default_language: str) -> Iterator[Gathered]:
    """Write the stubs of all pages of some languages below a folder; others may be written by another process."""
    stubs = folder / pagefind.STUBS
    stubs.mkdir(exist_ok=True)
    by_language: dict[str, list[tuple[str, SearchRecord]]] = {}
    for page in pages:
        if page.search is not None:
            by_language.setdefault(page.language, []).append((page.address, page.search))
    for language, found in sorted(by_language.items()):
        root = "" if language == default_language else f"{language}/"
        known = set(analyser.memory)
        words = _write_stubs(language, [record for _, record in found], stubs, analyser)
        shown = [_shown(root + address, record) for address, record in found]
        yield Gathered(words, shown, {word: said for word, said in analyser.memory.items() if word not in known})


def complete(
    gathered: Sequence[Gathered], folder: Path, site: Path, analyser: Analyser, cache: WordCache | None = None
) -> int:
    """Make the index of everything that was gathered below a folder; gives the number of pages.

    Raises:
        SiteError: Pagefind fails.
    """
    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    if not gathered:
        return 0
    languages = sorted(gathered, key=lambda one: one.words.language)
    with pagefind.running(folder) as running:
        for words, _, _ in languages:
            (target / f"words.{words.language}.json").write_text(render(words, analyser, cache), encoding="utf-8")
        ids = running.take(target)
        for words, shown, _ in languages:
            _write_hits(words.language, shown, ids, target / "hits")
    return sum(len(one.shown) for one in gathered)


def _write_stubs(language: str, records: Sequence[SearchRecord], folder: Path, analyser: Analyser) -> WordList:
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
        stub = _stub(record, language, (title, now, text), named, facets)
        with open(f"{folder}/{_name(language, number)}.html", "wb") as file:  # noqa: PTH123  faster than through Path
            file.write(stub.encode())
    return words


def _name(language: str, number: int) -> str:
    return f"{language}-{number:06}"


def _shown(url: str, record: SearchRecord) -> str:
    """What the search shows of a page, as JSON."""
    hit = {"url": url, "title": record.title, "text": record.text[:SHOWN], **record.meta}
    return json.dumps(hit, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _write_hits(language: str, shown: Sequence[str], ids: Mapping[str, str], folder: Path) -> None:
    """What the search shows of each page, by its id, in files named after the beginnings of the ids."""
    chunks: dict[str, list[str]] = {}
    for number, hit in enumerate(shown):
        found = ids[_name(language, number)]
        beginning = found[: found.index("_") + 1 + CHUNK]
        chunks.setdefault(beginning, []).append(f'"{found}":{hit}')
    folder.mkdir(exist_ok=True)
    for beginning, hits in chunks.items():
        (folder / f"{beginning}.json").write_text("{" + ",".join(sorted(hits)) + "}", encoding="utf-8")


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


def _stub(
    record: SearchRecord, language: str, parts: tuple[Sequence[Term], ...], concepts: Mapping[str, str],
    facets: Sequence[str],
) -> str:  # fmt: skip
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
        *(concepts[code] for code in keys["concept"] if code not in meant), *facets,
    ]  # fmt: skip
    return (
        f'<!doctype html><html lang="{language}"><title>.</title><body>'
        f'<p data-pagefind-weight="{record.rank}">{EVERYTHING}</p>'
        f'<p data-pagefind-weight="{OVER if record.over else TITLE}">{" ".join(map(word_token, titled))}</p>'
        f'<p data-pagefind-weight="{NOW}">{" ".join(strong)}</p>'
        f"<p>{' '.join(rest)}</p>"
        f'<p data-pagefind-weight="0.5">{" ".join(weak)}</p>'
    )
