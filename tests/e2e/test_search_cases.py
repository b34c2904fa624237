"""What visitors type must find what they mean: labelled cases, asked through our modules in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from benchmarks.search_cases import failed, read
from tests.e2e.search_site import ROOT

HERE = Path(__file__).parent
SHARED = ROOT.parent / "shared"
EVALUATION = SHARED / "eval/search/cases.tsv"
STRANGERS = ("08-search-legal-form", "21-search-gender-r")
"""Cases of strangers about the search: an entry, and queries that must find it."""

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.mark.parametrize(
    "path", [HERE / "search_cases.tsv", HERE / "search_kinds.tsv", EVALUATION], ids=["ours", "kinds", "shared"]
)
def test_each_query_finds_what_it_should(path: Path, tab: Tab, tmp_path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path.name} is not here: the labelled data lies beside the repository (../shared/eval/search)")
    cases = read(path)
    wrong = [
        f"{query!r} must {'' if wanted else 'not '}find {text!r}"
        for text, query, wanted in failed(cases, tab, tmp_path)
    ]
    assert not wrong, f"{len(cases) - len(wrong)} of {len(cases)} hold\n" + "\n".join(wrong)


@pytest.mark.parametrize("case", STRANGERS)
def test_what_strangers_typed_finds_the_entry(case: str, tab: Tab, tmp_path: Path) -> None:
    folder = SHARED / "cases" / case
    if not folder.is_dir():
        pytest.skip("the cases lie beside the repository (../shared/cases)")
    texts = [
        " ".join(_texts(yaml.safe_load(path.read_text("utf-8")))) for path in sorted(folder.glob("content/*/*.yaml"))
    ]
    queries = [line for line in (folder / "queries.txt").read_text("utf-8").splitlines() if line.strip()]
    others = [("Nähcafé Köln e. V. für Frauen", "Köln", True), ("Sport für alle gGmbH", "Sport", True)]
    assert failed([*((text, query, True) for text in texts for query in queries), *others], tab, tmp_path) == []


def _texts(value: object) -> Iterator[str]:
    """All texts of an entry."""
    if isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
