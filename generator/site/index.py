"""The search index: lean stub files, one for each page, read by the `pagefind` binary, and a word list per language.

The stubs hold keys of the German-aware analysis instead of the text (compound parts, lemmas, concepts, facets), so that
a search means what a reader means; what a visitor sees of a hit is the real text, kept in files of its own. Facets are
words of the index too, since Pagefind writes its filters in random order.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.compute.parallel import spread
from generator.model import Vocabulary
from generator.pages.page import Page, SearchRecord
from generator.site import pagefind
from generator.site.leads import COVERS, LISTS, NONE, Words
from generator.site.wordlist import (
    EVERYTHING,
    WordList,
    concept_token,
    facet_tokens,
    part_token,
    render,
    word_token,
)
from generator.text.analyser import Analyser, Term
from generator.text.measures import measured

FOLDER = "pagefind"
SHOWN = 1_200  # characters of a page's text that are kept to show why it was found
TITLE, OVER = 8, 2  # how much more a word counts in a title; in that of what is past
NOW = 5  # how much more a word counts in what is looked for or offered at present
CHUNK = 2  # letters of an id that name the file with what the hit shows: some 256 files a language


Lists = Callable[[str], Words]
"""Gives the words of a catalogue's lists for the index of a language."""


def no_lists(_language: str) -> Words:
    """Of a site without word lists."""
    return NONE


def lists_of(vocabulary: Vocabulary, default_language: str) -> Lists:
    """The words that lead to the facets of a catalogue, by the labels of each language."""

    def lists(language: str) -> Words:
        def words(name: str) -> dict[str, tuple[str, ...]]:
            terms = vocabulary.terms(name).values()
            return {term.named(language, default_language): tuple(dict.fromkeys(term.words())) for term in terms}

        regions = vocabulary.regions

        def above(code: str) -> Iterator[str]:
            parent = regions[code].parent
            if parent in regions:
                yield regions[parent].named(language, default_language)
                yield from above(parent)

        around = {one.named(language, default_language): tuple(above(code)) for code, one in regions.items()}
        return Words({facet: words(name) for facet, name in LISTS.items()} | {"region": words("regions")}, around)

    return lists


class Gathered(NamedTuple):
    """What the pages of one language bring to an index.

    Its words; for each page, as JSON, what a hit shows; what had to be looked up about words.
    """

    words: WordList
    shown: list[str]
    looked_up: Mapping[str, list[str]]


class Found(NamedTuple):
    """A page that is to be found: its language, its address, and what the search knows of it."""

    language: str
    address: str
    record: SearchRecord


def found_of(pages: Iterable[Page]) -> Iterator[Found]:
    """Those of some pages that are to be found."""
    return (Found(page.language, page.address, page.search) for page in pages if page.search is not None)


def build_index(  # noqa: PLR0913, PLR0917  what is indexed, where, and with which words
    found: Sequence[Found], folder: Path, site: Path, analyser: Analyser, default_language: str,
    lists: Lists = no_lists,
) -> dict[str, list[str]]:  # fmt: skip
    """Index pages into `site/pagefind/`; `folder` is an empty one to work in. Gives what was looked up about words.

    `lists` gives the words of the catalogue's word lists in a language.

    Raises:
        SiteError: Pagefind fails.
    """
    (folder / pagefind.STUBS).mkdir(exist_ok=True)
    languages = sorted({one.language for one in found})
    by_language = [[one for one in found if one.language == language] for language in languages]
    gathered = list(spread(partial(_gathered, folder / pagefind.STUBS, analyser, default_language), by_language))
    known = set(analyser.memory)
    for one in gathered:
        analyser.memory.update(one.looked_up)
    _complete(gathered, folder, site / FOLDER, analyser, lists)
    return {word: said for word, said in analyser.memory.items() if word not in known}


def _gathered(stubs: Path, analyser: Analyser, default_language: str, found: Sequence[Found]) -> Gathered:
    """Write the stubs of all pages of one language."""
    language = found[0].language
    root = "" if language == default_language else f"{language}/"
    known = set(analyser.memory)
    words = _write_stubs(language, [one.record for one in found], stubs, analyser)
    shown = [_shown(root + one.address, one.record) for one in found]
    return Gathered(words, shown, {word: said for word, said in analyser.memory.items() if word not in known})


def _complete(languages: Sequence[Gathered], folder: Path, target: Path, analyser: Analyser, lists: Lists) -> None:
    """Make the index of everything that was gathered below a folder."""
    target.mkdir(parents=True, exist_ok=True)
    if not languages:
        return
    with pagefind.running(folder) as running:
        for words, _, _ in languages:
            body = render(words, analyser, analyser.memory, lists(words.language))
            (target / f"words.{words.language}.json").write_text(body, encoding="utf-8")
        ids = running.take(target)
        for words, shown, _ in languages:
            _write_hits(words.language, shown, ids, target / "hits")


def _write_stubs(language: str, records: Sequence[SearchRecord], folder: Path, analyser: Analyser) -> WordList:
    analysed = [
        tuple(analyser.analyse(measured(text), language) for text in (record.title, record.now, record.text))
        for record in records
    ]
    terms = Counter(chain.from_iterable(chain.from_iterable(analysed)))
    concepts = sorted({term.key for term in terms if term.source == "concept"})
    words = WordList(language, terms, tuple(concepts), _facets(records))
    named = {code: concept_token(number) for number, code in enumerate(concepts)}
    tokens = facet_tokens(words)
    for number, (record, (title, now, text)) in enumerate(zip(records, analysed, strict=True)):
        facets = [tokens[facet, value] for facet, values in sorted(_filters(record).items()) for value in values]
        stub = _stub(record, language, (title, now, text), named, facets)
        with open(f"{folder}/{_name(language, number)}.html", "wb") as file:  # noqa: PTH123  faster than through Path
            file.write(stub.encode())
    return words


def _name(language: str, number: int) -> str:
    return f"{language}-{number:06}"


def _shown(url: str, record: SearchRecord) -> str:
    """What the search shows of a page, as JSON; a summary with which the text begins is only its length there."""
    hit: dict[str, str | int] = {"url": url, "title": record.title, "text": record.text[:SHOWN], **record.meta}
    summary = record.meta.get("summary", "")
    if summary and record.text[:SHOWN].startswith(summary):
        hit["summary"] = len(summary.encode("utf-16-le")) // 2  # as scripts count
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


def _filters(record: SearchRecord) -> Mapping[str, tuple[str, ...]]:
    """The facets of a page, with the regions that it covers."""
    return {**record.filters, COVERS: record.covers} if record.covers else record.filters


def _facets(records: Iterable[SearchRecord]) -> dict[str, tuple[str, ...]]:
    values: dict[str, set[str]] = {}
    for record in records:
        for facet, labels in _filters(record).items():
            values.setdefault(facet, set()).update(labels)
    return {facet: tuple(sorted(values[facet])) for facet in sorted(values)}


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
