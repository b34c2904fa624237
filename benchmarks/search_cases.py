"""Labelled queries, asked of a built index in a headless Chromium through the very modules of the site.

`python -m benchmarks.search_cases CASES.tsv`

A case: a text, a query, 1 (must be among the results) or 0 (must not). All texts of a file are one index. Prints one
line for each case that fails, and last `passed/total`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from scripts.find_chromium import installed
from tests.e2e.search_site import page, served, write_site

Case = tuple[str, str, bool]
ASK = """async (query) => {
  const { Engine } = await import(new URL("../assets/mithilfe/js/search/engine.js", location.href));
  window.engine ??= await Engine.open("de", "de");
  const { scores } = await window.engine.search(query);
  return Promise.all([...scores.keys()].map(async (id) => (await window.engine.hit(id)).text));
}"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    (path,) = sys.argv[1:] if arguments is None else arguments
    cases = read(Path(path))
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed())
        wrong = failed(cases, browser.new_page(), Path(folder))
        browser.close()
    for text, query, wanted in wrong:
        print(f"{query!r} must {'' if wanted else 'not '}find {text!r}")
    print(f"{len(cases) - len(wrong)}/{len(cases)}")


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["query"], row["found"] == "1") for row in csv.DictReader(file, delimiter="\t")]


def failed(cases: Sequence[Case], tab: Tab, folder: Path) -> list[Case]:
    """The cases that do not hold, asked in a tab; the site is built below an empty folder."""
    texts = dict.fromkeys(text for text, _, _ in cases)
    write_site(folder, [page(number, "", text, {}) for number, text in enumerate(texts)])
    with served(folder) as base:
        tab.goto(base + "search/")
        answers = {query: tab.evaluate(ASK, query) for query in dict.fromkeys(query for _, query, _ in cases)}
    return [case for case in cases if (case[0] in answers[case[1]]) != case[2]]


if __name__ == "__main__":
    main()
