"""A machine mends what it can of the examples of all rules; nothing that people wrote beside it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import generator.checks  # noqa: F401  the examples of all rules
from generator.diagnostics import RULES, Diagnostic, Rule
from generator.formatting import is_mendable, mended
from generator.live import Live, Surroundings, shared_files
from generator.read import given_document, read_document, read_files, sources
from generator.read.rules import UNPROVABLE
from generator.settings import load_settings
from tests.support import ROOT, TODAY, example_files

SETTINGS = load_settings(ROOT)
PATHS = [source.path for source in sources(ROOT)]
SHARED = shared_files(read_files(ROOT, PATHS))
ALL = sorted((rule for rule in RULES.values() if rule.code not in UNPROVABLE), key=lambda rule: rule.code)
NOTE = "# Bitte beim nächsten Mal anrufen"
Check = Callable[[str], list[Diagnostic]]


def of_example(rule: Rule) -> tuple[str, str, Check]:
    """Path and text of a rule's bad example, and the check of it among its further files."""
    files = {name: text if isinstance(text, bytes) else text.encode() for name, text in example_files(rule.bad).items()}
    path = rule.bad.file
    others = [read_document(name, raw) for name, raw in files.items() if name != path]
    known = [given_document(name, data) for name, data in SHARED.items() if name not in files]
    live = Live(SETTINGS, Surroundings((*PATHS, *(one.path for one in others)), (*known, *others)), "de")

    def check(text: str) -> list[Diagnostic]:
        return [one for one in live.examined(path, text, TODAY).findings if one.span.file == path]

    return path, files[path].decode("utf-8", "replace"), check


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


def test_a_third_of_the_rules_that_one_file_can_break_is_mended() -> None:
    gone = seen = 0
    for rule in ALL:
        path, text, check = of_example(rule)
        if any(one.rule is rule for one in check(text)):
            seen += 1
            made, _ = mended(path, text, check)
            gone += not any(one.rule is rule for one in check(made))
    assert gone / seen > 0.28
