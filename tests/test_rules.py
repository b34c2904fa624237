"""Every rule keeps its promises: its bad example is found by it, its good example is fine, its code tells its stage."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.checks import CHECKS, allow
from generator.diagnostics import RULES, Diagnostic, Rule, Severity
from generator.messages import Translator, available_languages
from generator.read.rules import UNPROVABLE
from tests.support import example_files, findings, lies_inside

ALL = sorted(RULES.values(), key=lambda rule: rule.code)
PROVABLE = [rule for rule in ALL if rule.code not in UNPROVABLE]
SILENCERS = {"L411", "L412", "L413"}
OF_COMMANDS = {"I311"}
"""Told by the command that knows git."""


def ids(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}"


@pytest.mark.parametrize("rule", PROVABLE, ids=ids)
def test_the_bad_example_is_found_at_a_place_in_its_file(rule: Rule) -> None:
    files = example_files(rule.bad)
    found = [finding for finding in _found(rule) if finding.rule is rule]
    assert found
    for finding in found:
        text = files[finding.span.file]
        assert lies_inside(finding, text.decode("utf-8", "replace") if isinstance(text, bytes) else text)


@pytest.mark.parametrize("rule", PROVABLE, ids=ids)
def test_the_good_example_is_fine(rule: Rule) -> None:
    found = findings(example_files(rule.good), whole=True, overlaps=rule.code[0] == "O")
    known_alone = {"S204", "L407", "L406"} if "vocabulary" in rule.good.file else set()
    wrong = {
        f"{one.rule.code} {one.message}"
        for one in found
        if one.severity is Severity.ERROR and one.rule.code not in known_alone
    }
    assert not wrong
    assert rule not in {finding.rule for finding in found}


@pytest.mark.parametrize("rule", ALL, ids=ids)
def test_the_code_the_name_and_the_manual_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"[RSILWFPO]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert (
        rule.code[1] == {"R": "1", "S": "2", "I": "3", "L": "4", "W": "5", "F": "6", "O": "7", "P": "8"}[rule.code[0]]
    )
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.bad.text
    assert rule.good.text


def test_a_module_has_checks_of_one_group() -> None:
    groups: dict[str, set[str]] = {}
    for code, function in CHECKS.items():
        groups.setdefault(function.__module__, set()).add(code[0])
    assert not {module: letters for module, letters in groups.items() if len(letters) > 1}


def test_every_rule_behind_the_model_has_its_check() -> None:
    behind = {code for code in RULES if code[0] not in "RS"}
    assert behind == set(CHECKS) | SILENCERS | OF_COMMANDS
    assert {rule.code for rule in (allow.UNKNOWN_RULE, allow.NOT_SILENCED, allow.IDLE)} == SILENCERS


@pytest.mark.parametrize("rule", PROVABLE, ids=ids)
def test_each_finding_can_be_said_in_each_language(rule: Rule) -> None:
    say = {language: Translator(language) for language in available_languages()}
    for finding in _found(rule):
        for message in (finding.message, finding.hint, *(one.message for one in finding.related)):
            for translate in say.values():
                assert message is None or translate(message)


@cache
def _found(rule: Rule) -> tuple[Diagnostic, ...]:
    return tuple(findings(example_files(rule.bad), whole=True, overlaps=rule.code[0] == "O"))
