"""A machine mends what it can of the examples of all rules; nothing that people wrote beside it is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import generator.checks  # noqa: F401  the examples of all rules
from generator.diagnostics import RULES, Diagnostic, Example, Rule
from generator.formatting import is_mendable, mended
from generator.live import Live, Surroundings, shared_files
from generator.model import entry_id_of
from generator.read import given_document, read_document, read_files, sources
from generator.read.references import without_references
from generator.read.rules import UNPROVABLE
from generator.settings import load_settings
from tests.support import ROOT, TODAY, example_files

SETTINGS = load_settings(ROOT)
PATHS = [source.path for source in sources(ROOT)]
SHARED = shared_files(read_files(ROOT, PATHS))
ALL = sorted((rule for rule in RULES.values() if rule.code not in UNPROVABLE), key=lambda rule: rule.code)
NOTE = "# Bitte beim nächsten Mal anrufen"
CASES = ROOT.parent / "shared" / "cases"
Check = Callable[[str], list[Diagnostic]]


def of_example(rule: Rule) -> tuple[str, str, Check]:
    """Path and text of a rule's bad example, and the check of it among its further files."""
    files = {name: text if isinstance(text, bytes) else text.encode() for name, text in example_files(rule.bad).items()}
    path = rule.bad.file
    others = [read_document(name, raw) for name, raw in files.items() if name != path]
    known = [given_document(name, data) for name, data in SHARED.items() if name not in files]
    live = Live(SETTINGS, Surroundings((*PATHS, *(one.path for one in others)), (*known, *others)), "de")
    return path, files[path].decode("utf-8", "replace"), _check(live, path, TODAY)


def _check(live: Live, path: str, day: date) -> Check:
    def check(text: str) -> list[Diagnostic]:
        return [one for one in live.examined(path, text, day).findings if one.span.file == path]

    return check


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_mend_helps_is_stable_and_loses_no_comment(rule: Rule) -> None:
    path, text, check = of_example(rule)
    text = f"{NOTE}\n{text.rstrip()}\n{NOTE}\n"
    before = check(text)
    made, done = mended(path, text, check)
    after = check(made)
    assert made.count(NOTE) == 2
    assert mended(path, made, check) == (made, [])
    assert bool(done) == (made != text)
    assert len(after) <= len(before) or any(one.rule.code[0] in "RS" for one in done)
    assert all(is_mendable(one) for one in done)


LEFT_TO_PEOPLE = {
    "the truth is known to people alone: what is the case, what is meant, what is still so": {
        "F601", "F602", "F603", "F604", "F605", "F606", "I302", "I303", "I304", "I305", "L403", "L408", "L410",
        "R104", "R109", "R110", "R111", "R115", "R116", "S208", "S211", "S216", "S218", "S223", "S226", "S230",
        "S231", "S232", "W516", "W517", "W521",
    },
    "there is a text to write, or words to choose": {
        "R114", "S202", "S205", "S206", "S220", "W503", "W505", "W509", "W510", "W511", "W513", "W514", "W519",
    },
    "it is about people, and they decide what is to be read of them": {"P801", "P802", "P803", "P804", "P805", "P806"},
    "it is about the name or the place of a file, not about what the file says": {
        "I301", "I306", "I308", "I309", "S234",
    },
    "it stands in a list, which is not the file of an entry": {"I310", "S233"},
    "the example has nothing near what it could be a slip of": {"L411"},
}  # fmt: skip
"""Why a machine leaves the bad example of a rule as it is."""


def test_every_rule_mends_its_example_or_says_why_people_must() -> None:
    left: set[str] = set()
    gone: set[str] = set()
    for rule in ALL:
        path, text, check = of_example(rule)
        if any(one.rule is rule for one in check(text)):
            made, _ = mended(path, text, check)
            (left if any(one.rule is rule for one in check(made)) else gone).add(rule.code)
    assert left == set().union(*LEFT_TO_PEOPLE.values())
    assert len(gone) / (len(gone) + len(left)) > 0.4


def test_a_machine_mends_most_of_what_reports_of_other_sites_have_shown(tmp_path: Path) -> None:
    before, after = 0, 0
    for number, content in enumerate(sorted(CASES.glob("**/content"))):
        root = tmp_path / str(number)
        shutil.copytree(ROOT / "content/vocabulary", root / "content/vocabulary")
        shutil.copytree(content, root / "content", dirs_exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", root)
        paths = [source.path for source in sources(root)]
        documents = read_files(root, paths)
        live = Live(load_settings(root), Surroundings(tuple(paths), tuple(documents)), "de")
        for document in documents:
            if entry_id_of(document.path):
                check = _check(live, document.path, date(2026, 12, 1))
                made, _ = mended(document.path, document.text, check)
                assert set(comments(document.text)) <= set(comments(made))
                before, after = before + len(check(document.text)), after + len(check(made))
    if not before:
        pytest.skip("the cases do not lie beside the repository")
    assert (before - after) / before >= 0.6


def comments(text: str) -> list[str]:
    return re.findall(r"(?:^|\s)(#[^\n]*)", text)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_no_comment_between_and_behind_the_lines_is_lost(rule: Rule) -> None:
    path, text, check = of_example(rule)
    if rule.code.startswith("R") or re.search(r"[|>]\n|#", text):
        return  # a text of several lines, or one that cannot be read, has no place for comments
    lines = text.rstrip("\n").split("\n")
    text = "".join(f"{line}  # hinter {number}\n# unter {number}\n" for number, line in enumerate(lines))
    made, _ = mended(path, text, check)
    assert sorted(comments(made)) == sorted(comments(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("website: http//hof.example.org/", "website: https://hof.example.org/"),
        ("website: https:/hof.example.org/a", "website: https://hof.example.org/a"),
        ("website: htps://hof.example.org/", "website: https://hof.example.org/"),
        ("website: <https://hof.example.org/>", "website: https://hof.example.org/"),
        ('website: "[Hof](https://hof.example.org/)"', "website: https://hof.example.org/"),
        ("website: https://https://hof.example.org/", "website: https://hof.example.org/"),
        ("website: ftp://hof.example.org/", "website: ftp://hof.example.org/"),
        ("website: sftp/hof.example.org", "website: sftp/hof.example.org"),
        ("description: Das [![Bild](https://example.org/a.jpg)](https://example.org/) zeigt uns.",
         "description: Das [![Bild](https://example.org/a.jpg)](https://example.org/) zeigt uns."),
        ("website: javascript:alert(1)", "website: javascript:alert(1)"),
        ("website: gibt es nicht", "website: gibt es nicht"),
        ("contact: {email: info (at) example.org}", "contact: {email: info@example.org}"),
        ('contact: {email: "info[at]example[dot]org"}', "contact: {email: info@example.org}"),
        ("contact: {email: mailto:info@example.org}", "contact: {email: info@example.org}"),
        ("contact: {email: example.org}", "contact: {email: example.org}"),
        ("identifiers: [{scheme: wikidata, value: q42}]", "identifiers: [{scheme: wikidata, value: Q42}]"),
        (
            'identifiers: [{scheme: wikidata, value: "https://www.wikidata.org/wiki/Q42"}]',
            "identifiers: [{scheme: wikidata, value: Q42}]",
        ),
        (
            'identifiers: [{scheme: wikidata, value: "https://example.org/wiki/Q42"}]',
            'identifiers: [{scheme: wikidata, value: "https://example.org/wiki/Q42"}]',
        ),
        ('name: "Montag\\n\\nDienstag"', 'name: "Montag\\n\\nDienstag"'),
        ("name: Lаbdoo Київ", "name: Labdoo Київ"),
        ("name: Hilfe  für alle", "name: Hilfe für alle"),
        ("name: Hilfe!!!", "name: Hilfe!"),
        ("name: Ko\u0308ln und mehr", "name: Köln und mehr"),
        ("name: Vкусно für alle", "name: Vкусно für alle"),
        ("allow: [{rule: w503, reason: Eigenname}]\nname: ALLE HELFEN MIT",
         "allow: [{rule: W503, reason: Eigenname}]\nname: ALLE HELFEN MIT"),
        ("location: {city: Kassel, lat: 9.49, lon: 51.31}", "location: {city: Kassel, lat: 51.31, lon: 9.49}"),
        ("location: {city: Kassel, lat: 48.14, lon: 11.58}", "location: {city: Kassel, lat: 48.14, lon: 11.58}"),
    ],
)  # fmt: skip
def test_a_slip_with_one_meaning_is_mended_and_another_is_not(written: str, meant: str) -> None:
    path, text, check = of_example(replace(RULES["S224"], bad=Example(written)))
    made, _ = mended(path, text, check)
    assert set(meant.split("\n")) <= set(made.split("\n"))


@pytest.mark.parametrize(
    ("written", "digits"),
    [("ca. 20", "20"), ("20 Stück", "20"), ("zwölf", "12"), ("mindestens 20", ""), ("20 bis 30", ""), ("20 kg", "")],
)
def test_words_around_a_number_go_if_they_say_no_other_one(written: str, digits: str) -> None:
    need = str(RULES["S207"].bad.text).replace("etwa 20", written)
    path, text, check = of_example(replace(RULES["S207"], bad=Example(need)))
    made, done = mended(path, text, check)
    assert bool(done) == bool(digits)
    assert f"total: {digits or written}," in made


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("name: &n Hof\naliases: [*n, Garten]\n", "name: Hof\naliases: [Hof, Garten]\n"),
        ("name: &n Hof, Haus\naliases: [*n]  # wie oben\n", 'name: Hof, Haus\naliases: ["Hof, Haus"]  # wie oben\n'),
        ("name: &Freunde des Hofs\n", ""),
        ("name: *wichtig*\n", ""),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: *b\n", ""),
        ("name: [\n", ""),
    ],
)
def test_references_are_written_out_where_they_are_certain(written: str, meant: str) -> None:
    assert without_references(written) == meant
