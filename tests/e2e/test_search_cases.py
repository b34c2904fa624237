"""What visitors type must find what they mean: labelled cases, asked through our modules in a browser."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.e2e.search_site import ROOT, page, served, write_site

OURS = Path(__file__).with_name("search_cases.tsv")
SHARED = ROOT.parent / "shared/eval/search/cases.tsv"
KNOWN_MISSES: frozenset[tuple[str, str]] = frozenset()  # (text, query), each with its reason beside it
ASK = """async (query) => {
  const { Engine } = await import(new URL("../assets/mithilfe/js/search/engine.js", location.href));
  window.engine ??= await Engine.open("de", "de");
  const { scores } = await window.engine.search(query);
  return Promise.all([...scores.keys()].map(async (id) => (await window.engine.hit(id)).text));
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.mark.parametrize("path", [OURS, SHARED], ids=["ours", "shared"])
def test_each_query_finds_what_it_should(path: Path, tab: Tab, tmp_path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path.name} is not here: the labelled data lies beside the repository (../shared/eval/search)")
    with path.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file, delimiter="\t"))
    texts = dict.fromkeys(case["text"] for case in cases)
    write_site(tmp_path, [page(number, "", text, {}) for number, text in enumerate(texts)])
    with served(tmp_path) as base:
        tab.goto(base + "search/")
        answers = {query: tab.evaluate(ASK, query) for query in dict.fromkeys(case["query"] for case in cases)}
    wrong = [
        f"{case['query']!r} must {'' if case['found'] == '1' else 'not '}find {case['text']!r}"
        for case in cases
        if (case["text"] in answers[case["query"]]) != (case["found"] == "1")
        and (case["text"], case["query"]) not in KNOWN_MISSES
    ]
    assert not wrong, f"{len(cases) - len(wrong)} of {len(cases)} hold\n" + "\n".join(wrong)
