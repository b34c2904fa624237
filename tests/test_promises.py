"""Where a new thing goes: each promise of the contributors' guide is kept in a copy of the program, which is then run.

A promise is the files that change (`Tree.changed` holds them), and what can be seen of the new thing afterwards. All of
them are made in one copy, so that it is checked and built once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import ROOT, TODAY

pytestmark = pytest.mark.slow
CODE = ("generator", "site_templates", "docs", "schema", "mkdocs.yml", "content/vocabulary")


class Tree:
    """A copy of the program with a small catalogue; `changed` has the files of the change at hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: set[str] = set()
        for name in CODE:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, root / name)
        shutil.copytree(ROOT / "tests/golden/content", root / "content", dirs_exist_ok=True)

    def add(self, path: str, text: str) -> None:
        """A new file."""
        assert not (self.root / path).exists()
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")
        self.changed.add(path)

    def insert(self, path: str, before: str, text: str) -> None:
        """Text before a place that a file has once."""
        whole = (self.root / path).read_text(encoding="utf-8")
        assert whole.count(before) == 1, (path, before)
        (self.root / path).write_text(whole.replace(before, text + before), encoding="utf-8")
        self.changed.add(path)

    def read(self, path: str) -> str:
        """What a file says."""
        return (self.root / path).read_text(encoding="utf-8")

    def run(self, *arguments: str, expect: int = 0) -> str:
        """The output of the program in this copy."""
        environment = {**os.environ, "PYTHONPATH": str(self.root), "MITHILFE_LANGUAGE": "en"}
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stderr + done.stdout
        return done.stdout


CHECK = '''"""W9xx: words that are too bright."""

from collections.abc import Iterator

from generator.checks.context import CheckContext
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Severity, rule
from generator.messages import msg

BRIGHT = rule(
    "W901", "bright-word", Severity.WARNING, title="A word is too bright",
    why="It hurts the eyes.", bad="summary: Wir sind grellbunt und helfen gern.", good="summary: Wir helfen sehr gern.",
)


@check(BRIGHT)
def bright_words(c: CheckContext) -> Iterator[Diagnostic]:
    """Bright words in all texts."""
    for passage in c.passages:
        if "grellbunt" in passage.text:
            yield about(BRIGHT, passage.record, passage.loc, msg("This dazzles."), subject=passage.subject)
'''
FIELDS = """    motto: Note | None = Field(None, description="What it says of itself.", examples=["Gemeinsam"])
    mentor: Annotated[Id, EntryRef(), Role("mentor")] | None = Field(None, description="Helper.", examples=["labdoo"])
    rooms: Count | None = Field(None, description="How many rooms it has.", examples=["3"])
"""
SHOWN = """    if initiative.motto:
        yield _row("Motto", initiative.motto.said(shop.language).text)
"""
PAGE = '''"""The page that says how the site is made."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.page import Page
from generator.pages.parts.workshop import Workshop


@dataclass(frozen=True, slots=True)
class ColophonView:
    """Everything that `colophon.html` shows."""

    entries: int


def pages(shop: Workshop) -> Iterator[Page]:
    """The one page."""
    view = ColophonView(len(shop.catalogue.records))
    yield shop.page("colophon/", "Colophon", "How this site is made.", shop.render("colophon.html", view=view))
'''
TEMPLATE = '<div class="head"><h1>Colophon</h1></div><p>Made of {{ view.entries }} entries.</p>\n'
EXPORT = '''"""The names of all entries."""

from generator.exports.registry import Files, export
from generator.exports.source import Source


@export("data/names.txt", "csv", "text/plain", title="All names", text="One name on each line.")
def names(source: Source) -> Files:
    """All names."""
    yield "data/names.txt", "".join(f"{one.entry.name}\\n" for one in source.catalogue.records.values()).encode()
'''
CLASS = '''class Parish(Organisation):
    """People who pray together, and help."""

    denomination: Annotated[str, Code("denominations")] = Field(description="Its church.", examples=["protestant"])


'''
ROW = """    OrganisationKind(
        "parish",
        "parishes",
        Parish,
        "Parish",
        "Parishes",
        "People who pray together, and help.",
        nmsg("parish", "parishes", 0),
        (Question("denomination", msg("Which church?"), "Its church.", ("denomination",), "denominations"),),
        schema_type="Church",
        listed=ListWords(
            nmsg("{count} parish that helps.", "{count} parishes that help.", 0),
            "Parishes that help.",
            "All of them",
            "Search parishes",
            "need",
            "No parish is listed yet",
            "An entry costs nothing.",
            ("See all offers", "offers/"),
        ),
        table=("Parishes", "One line for each parish."),
        yours="Is this your parish?",
    ),
"""
WING = """    Parish: lambda shop, one: iter([_row("Church", shop.formats.label("denominations", one.denomination))]),
"""
CODES = """- {code: protestant, label: {de: Evangelisch, en: Protestant}}
- {code: catholic, label: {de: Katholisch, en: Catholic}}
"""
ENTRY = """name: Sankt Beispiel
summary: Öffnet den Gemeindesaal und lädt alle zum Essen ein.
topics: [encounter]
area: {scope: local, regions: [DE-BE]}
denomination: protestant
sources: [{url: "https://example.org/"}]
needs:
  - {id: stuehle, kind: goods, title: Dreißig Stühle, since: 2026-11-01, quantity: {total: 30, unit: piece}}
"""
GIVEN = """
motto: {de: Wir sind grellbunt, en: We are bright}
mentor: sankt-beispiel
rooms: 4
partners: [sankt-beispiel]
"""
FRENCH = """msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Needs"
msgstr "Besoins"
"""


def new_check(tree: Tree) -> None:
    tree.add("generator/checks/brightness.py", CHECK)


def new_field(tree: Tree) -> None:
    tree.insert("generator/model/entries.py", "\n\nclass Company(", FIELDS)
    tree.insert("generator/pages/entry/data.py", "    if initiative.volunteers:", SHOWN)


def new_page(tree: Tree) -> None:
    tree.add("generator/pages/colophon.py", PAGE)
    tree.add("site_templates/pages/colophon.html", TEMPLATE)
    tree.insert("generator/pages/collect.py", '    "handwritten",', '    "colophon",\n')


def new_export(tree: Tree) -> None:
    tree.add("generator/exports/names.py", EXPORT)


def new_kind(tree: Tree) -> None:
    tree.insert("generator/model/entries.py", "class Company(", CLASS)
    tree.insert("generator/model/kinds.py", '    EntryKind(\n        "bundle",', ROW)
    tree.insert("generator/model/kinds.py", "Organisation\n\n\n@dataclass", "Parish, ")
    tree.insert("generator/pages/entry/data.py", '}\n"""The rows that only one kind', WING)
    tree.insert("generator/pages/entry/data.py", "Partner\nfrom", "Parish, ")


def new_language(tree: Tree) -> None:
    tree.add("site_templates/locale/fr/LC_MESSAGES/mithilfe.po", FRENCH)
    pages = (path for path in sorted((ROOT / "docs/en").rglob("*")) if path.suffix in {".md", ".svg"})
    for path in pages:
        tree.add(f"docs/fr/{path.relative_to(ROOT / 'docs/en')}", path.read_text(encoding="utf-8"))
    tree.insert("mkdocs.yml", "]\n    default_language", ", fr")


PROMISES: dict[Callable[[Tree], None], set[str]] = {
    new_check: {"generator/checks/brightness.py"},
    new_field: {"generator/model/entries.py", "generator/pages/entry/data.py"},
    new_page: {
        "generator/pages/colophon.py",
        "site_templates/pages/colophon.html",
        "generator/pages/collect.py",
    },
    new_export: {"generator/exports/names.py"},
    new_kind: {"generator/model/entries.py", "generator/model/kinds.py", "generator/pages/entry/data.py"},
    new_language: {"site_templates/locale/fr/LC_MESSAGES/mithilfe.po", "docs/fr/", "mkdocs.yml"},
}
"""What each new thing may change, besides tests and translations."""
FILE = "content/initiatives/sprachcafe-musterstadt.yaml"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The copy with everything in it, and two entries that use it; built."""
    made = Tree(tmp_path_factory.mktemp("promises"))
    for add, promised in PROMISES.items():
        made.changed.clear()
        add(made)
        assert {next((one for one in promised if path.startswith(one)), path) for path in made.changed} == promised
    made.add("content/vocabulary/denominations.yaml", CODES)
    made.add("content/parishes/sankt-beispiel.yaml", ENTRY)
    path = made.root / FILE
    path.write_text(path.read_text(encoding="utf-8") + GIVEN, encoding="utf-8")
    made.run("schema")
    made.run("build", "--today", TODAY.isoformat())
    return made


def test_a_check_is_one_file(tree: Tree) -> None:
    assert "W901" in tree.run("check", FILE, "--format", "json", "--today", TODAY.isoformat())
    assert "grellbunt" in tree.read("site/rules/w901/index.html")
    assert "A word is too bright" in tree.read("site/rules/index.html")


def test_a_field_is_one_line_and_one_where_it_is_shown(tree: Tree) -> None:
    key = FILE.removeprefix("content/").removesuffix(".yaml")
    assert "Wir sind grellbunt" in tree.read(f"site/{key}/index.html")
    assert "We are bright" in tree.read(f"site/en/{key}/index.html")
    stated = json.loads(tree.read(f"site/data/{key}.json"))["entry"]
    assert (stated["motto"], stated["mentor"], stated["rooms"]) == (
        {"de": "Wir sind grellbunt", "en": "We are bright"},
        "sankt-beispiel",
        4,
    )
    schema = json.loads(tree.read("schema/initiative.schema.json"))
    assert {"motto", "mentor", "rooms"} <= schema["properties"].keys()
    published = json.loads(tree.read("site/data/catalogue.schema.json"))["$defs"]["Initiative"]
    assert published["properties"]["rooms"]["type"] == "integer"
    asked = json.loads(tree.read("site/form/languages/en.json"))["records"]["Initiative"]
    assert [one["label"] for one in asked if one["key"] == "motto"] == ["What it says of itself"]
    assert "What it says of itself." in tree.read("site/fields/initiative/index.html")
    head, *rows = tree.read("site/data/initiatives.csv").splitlines()
    column = head.split(";").index("rooms")
    assert [row.split(";")[column] for row in rows if row.startswith("sprachcafe")] == ["4"]


def test_a_new_text_and_a_new_reference_are_looked_at(tree: Tree) -> None:
    text = tree.read(FILE)
    mended = text.replace("mentor: sankt-beispiel", "mentor: gibt-es-nicht").replace("grellbunt", "WIRKLICH TOLL")
    (tree.root / FILE).write_text(mended, encoding="utf-8")
    try:
        said = json.loads(tree.run("check", FILE, "--format", "json", "--today", TODAY.isoformat(), expect=1))
    finally:
        (tree.root / FILE).write_text(text, encoding="utf-8")
    rules = {one["name"] for one in said["findings"]}
    assert {"unknown-entry", "capitals"} <= rules, said
    backlinks = json.loads(tree.read("site/data/parishes/sankt-beispiel.json"))["entry"]["computed"]["backlinks"]
    assert {one["role"] for one in backlinks} == {"mentor", "partner"}


def test_a_kind_of_page_is_a_view_a_template_and_a_row(tree: Tree) -> None:
    assert "Made of 9 entries." in tree.read("site/colophon/index.html")
    assert "/colophon/" in tree.read("site/sitemap.xml")


def test_an_export_is_one_file(tree: Tree) -> None:
    assert "Sankt Beispiel\n" in tree.read("site/data/names.txt")
    assert "data/names.txt" in tree.read("site/data/index.html")


def test_a_kind_of_entry_is_a_class_a_row_and_its_wing(tree: Tree) -> None:
    page = tree.read("site/parishes/sankt-beispiel/index.html")
    assert "Evangelisch" in page
    assert "Is this your parish?" in page
    assert '"@type":"Church"' in page
    listed = tree.read("site/en/parishes/index.html")
    assert "1 parish that helps." in listed
    assert "Sankt Beispiel" in listed
    assert 'href="parishes/"' in tree.read("site/index.html")
    assert ";protestant;" in tree.read("site/data/parishes.csv")
    assert "Dreißig Stühle" in tree.read("site/feeds/de/all.xml")
    assert "Its church." in tree.read("site/fields/parish/index.html")
    assert "Katholisch" in tree.read("schema/parish.schema.json")
    assert json.loads(tree.read("site/data/catalogue.schema.json"))["$defs"]["Parish"]
    summary = "Öffnet den Gemeindesaal und lädt alle zum Essen ein."
    said = tree.run(
        "new",
        "parish",
        "--name",
        "Sankt Anders",
        "--summary",
        summary,
        "--topic",
        "encounter",
        "--scope",
        "local",
        "--region",
        "DE-BE",
        "--denomination",
        "Katholisch",
    )
    assert said.splitlines()[-1] == "content/parishes/sankt-anders.yaml"
    assert "denomination: catholic" in tree.read("content/parishes/sankt-anders.yaml")


def test_a_language_is_a_catalogue_a_folder_and_a_code(tree: Tree) -> None:
    page = tree.read("site/fr/index.html")
    assert '<html lang="fr"' in page
    assert "Besoins" in page
    assert 'hreflang="fr"' in tree.read("site/index.html")
    assert "summary_fr" in tree.read("site/data/initiatives.csv").partition("\n")[0]
    assert "Besoins" in tree.read("site/fr/parishes/sankt-beispiel/index.html")
