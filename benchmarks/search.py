"""How long the search index takes: a seeded corpus of N entries in two languages, made of the words of our content.

Prints one JSON object: seconds for the analysis with an empty and with a filled memory, seconds of Pagefind, sizes.
Run as `python -m benchmarks.search [N]`.
"""

import gzip
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.pages.page import Page, SearchRecord
from generator.site.index import build_index, found_of
from generator.text.analyser import Analyser

ROOT = Path(__file__).parents[1]
SEED = 7
WORDS = 80
FACETS = {"kind": 6, "topic": 28, "region": 40, "call": 25, "audience": 18, "status": 4}


def texts(node: object, language: str) -> Iterator[str]:
    """All human text in one language below a node of YAML."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from texts(value, language)
    elif isinstance(node, list):
        for item in node:
            yield from texts(item, language)


def corpus(count: int) -> list[Page]:
    """The same pages for the same count: words as frequent as in the content, and a name of its own for each entry."""
    dice = random.Random(SEED)
    files = sorted((ROOT / "content").glob("*/*.yaml"))
    trees = [yaml.safe_load(path.read_text("utf-8")) for path in files]
    pages = []
    for language in ("de", "en"):
        words = [word for tree in trees for text in texts(tree, language) for word in re.findall(r"\S+", text)]
        for number in range(count):
            name = "".join(dice.choice(("ba", "ri", "lo", "ten", "mus", "ka", "vel", "no")) for _ in range(4)).title()
            text = " ".join(dice.choices(words, k=WORDS))
            filters = {
                facet: tuple(sorted({f"{facet}-{dice.randrange(values)}" for _ in range(2)}))
                for facet, values in FACETS.items()
            }
            pages.append(Page(f"e/{number}/", language, name, "", search=SearchRecord(name, text, filters)))
    return pages


def synonyms() -> dict[str, dict[str, list[str]]]:
    """The groups of equal words of the vocabulary."""
    groups = yaml.safe_load((ROOT / "content/vocabulary/concepts.yaml").read_text("utf-8"))
    return {
        group["code"]: {code: [group["label"][code], *group["synonyms"].get(code, ())] for code in ("de", "en")}
        for group in groups
    }


def measure(count: int) -> dict[str, float]:
    """Seconds of a cold and a warm build of the index, and the bytes a visitor loads before the first search."""
    found, cache = list(found_of(corpus(count))), dict[str, list[str]]()
    figures: dict[str, float] = {"entries": count, "pages": len(found)}
    for run in ("cold", "warm"):
        with tempfile.TemporaryDirectory() as folder:
            start, before = time.perf_counter(), os.times()
            with tempfile.TemporaryDirectory() as work:
                build_index(found, Path(work), Path(folder), Analyser(synonyms(), cache), "de")
            figures[f"{run}_seconds"] = round(time.perf_counter() - start, 2)
            spent = [after - then for after, then in zip(os.times()[:4], before[:4], strict=True)]
            figures[f"{run}_cpu_python"], figures[f"{run}_cpu_pagefind"] = (
                round(sum(spent[:2]), 2),
                round(sum(spent[2:]), 2),
            )
            parts = list((Path(folder) / "pagefind").rglob("*"))
            figures["bytes"] = sum(path.stat().st_size for path in parts if path.is_file())
            words = (Path(folder) / "pagefind/words.de.json").read_bytes()
            figures["word_list_gzip"] = len(gzip.compress(words))
    return {**figures, "remembered_words": len(cache), "cache_bytes": len(json.dumps(cache))}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)))
