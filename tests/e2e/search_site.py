"""A small site around the search, for browser tests: the real template and modules over an index of given texts."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from types import SimpleNamespace
from typing import Any

import yaml

from generator.compute.templates import environment
from generator.messages import Translator
from generator.pages.page import Page, SearchRecord
from generator.site.index import build_index, found_of
from generator.site.policy import HEADER_POLICY
from generator.text.analyser import Analyser

ROOT = Path(__file__).parents[2]

_SHELL = """<!doctype html><html lang="{}"><meta charset="utf-8"><link rel="icon" href="data:,">
<title>Search</title><body><main>{}</main></body></html>"""
_LIST = """{% import "parts/search.html" as s with context %}<div {{ s.root_attributes(view) }}><h1>Initiatives</h1>
{{ s.field("Search", "Name") }}{{ s.facets(view) }}<p data-search-static>cards of the server</p>
{{ s.found(whole=view.action) }}</div>"""


def synonyms() -> dict[str, dict[str, list[str]]]:
    """The groups of equal words of the real vocabulary, as the pipeline hands them over."""
    groups = yaml.safe_load((ROOT / "content/vocabulary/concepts.yaml").read_text("utf-8"))
    return {
        group["code"]: {code: [group["label"][code], *group["synonyms"].get(code, ())] for code in ("de", "en")}
        for group in groups
    }


def page(number: int, title: str, text: str, filters: Mapping[str, Sequence[str]], language: str = "de") -> Page:
    """A page with nothing but its search record."""
    record = SearchRecord(title, text, {name: tuple(values) for name, values in filters.items()})
    return Page(f"t/{number}/", language, title, "", search=record)


def write_site(
    folder: Path, pages: Sequence[Page], facets: Sequence[Mapping[str, object]] = (), language: str = "de"
) -> None:
    """The search page `search/` and a list page `list/` over an index of these pages."""
    shutil.copytree(ROOT / "site_templates/assets/js", folder / "assets/mithilfe/js")
    (folder / "assets/mithilfe/img").mkdir()
    (folder / "assets/mithilfe/img/icons.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with TemporaryDirectory() as work:
        build_index(list(found_of(pages)), Path(work), folder, Analyser(synonyms()), "de")
    shown = environment(Translator("en"))
    shown.filters.update(dict.fromkeys(("said", "rich", "n"), str))  # cards of the server are not shown here
    view = {"action": "search/", "fixed": "", "fallback": "de", "facets": facets}
    listed_view = _view({**view, "fixed": "kind=Initiative"})
    shown.globals.update(root="../", site_root="../", assets="../assets/mithilfe/")
    body = shown.get_template("search.html").render(view=_view({"search": view, "lists": []}))
    (folder / "search").mkdir()
    (folder / "search/index.html").write_text(_SHELL.format(language, body), "utf-8")
    listed = shown.from_string(_LIST).render(view=listed_view)
    (folder / "list").mkdir()
    (folder / "list/index.html").write_text(_SHELL.format(language, listed), "utf-8")


def _view(value: Any) -> Any:  # noqa: ANN401  as templates get it: with attributes, not keys
    if isinstance(value, Mapping):
        return SimpleNamespace(**{key: _view(one) for key, one in value.items()})
    return [_view(one) for one in value] if isinstance(value, list | tuple) else value


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", HEADER_POLICY.replace("img-src 'self'", "img-src 'self' data:"))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Keep quiet."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a free port of the loopback, with the site's policy as header."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
