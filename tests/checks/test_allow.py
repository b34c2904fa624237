"""`allow` silences one warning of its own entry, never an error, and says so when it is no longer needed."""

from __future__ import annotations

import pytest

from tests.support import codes, findings

LOUD = "name: BEISPIEL INITIATIVE\n"


def allow(rule: str, more: str = "") -> str:
    return f"allow: [{{rule: {rule}, reason: Eigenname{more}}}]\n"


def test_a_warning_can_be_kept() -> None:
    assert codes({"initiatives/abc.yaml": LOUD}) == {"W503"}
    assert codes({"initiatives/abc.yaml": LOUD + allow("W503")}) == set()


def test_only_in_the_entry_that_says_so() -> None:
    assert codes({"initiatives/abc.yaml": LOUD + allow("W503"), "initiatives/xyz.yaml": LOUD}) == {"W503"}


@pytest.mark.parametrize("rule", ["L401", "S204", "R105", "P801", "I304", "F601"])
def test_an_error_cannot(rule: str) -> None:
    assert codes({"initiatives/abc.yaml": allow(rule)}) == {"L412"}


def test_one_that_silences_nothing_is_a_finding_itself() -> None:
    assert codes({"initiatives/abc.yaml": allow("W503")}) == {"L413"}
    assert codes({"initiatives/abc.yaml": LOUD + allow("W503", ", with: xyz"), "initiatives/xyz.yaml": ""}) == {
        "W503",
        "L413",
    }


@pytest.mark.parametrize(("given", "meant"), [("W530", "W503"), ("w503", "W503"), ("capitals", "W503"), ("abc", "")])
def test_an_unknown_rule_is_an_error_with_a_suggestion(given: str, meant: str) -> None:
    (found,) = (one for one in findings({"initiatives/abc.yaml": allow(given)}) if one.rule.code == "L411")
    assert found.fix == meant or (given == "W530" and found.fix.startswith("W5"))


def test_a_rule_about_two_entries_needs_the_other_one() -> None:
    (found,) = [one for one in findings({"initiatives/anna.yaml": "allow: [{rule: O702, reason: Bekannt.}]"})
                if one.rule.code in {"S202", "L413"}]  # fmt: skip
    assert (found.rule.code, found.fix) == ("S202", "with: ")
