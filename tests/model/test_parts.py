"""Several mistakes of a kind in one text are all told, each at its own line."""

from __future__ import annotations

import pytest

from tests.support import findings

TEXT = """\
description: |
  Mehr steht [hier](beispiel.org/eins), und
  [dort](beispiel.org/zwei); einmal mehr
  [hier](beispiel.org/eins).
"""


def places(text: str, code: str) -> list[tuple[int, int]]:
    found = findings({"initiatives/anna.yaml": text})
    return [(one.span.line, one.span.column) for one in found if one.rule.code == code]


def test_each_link_that_leads_nowhere_is_told_where_it_stands() -> None:
    first = places(TEXT, "S211")
    lines = [line for line, _ in first]
    assert len(first) == 3
    assert lines == [lines[0], lines[0] + 1, lines[0] + 2]
    assert [column for _, column in first] == [21, 10, 10]


def test_each_piece_of_html_is_told_where_it_stands() -> None:
    assert len(places("description: |\n  Wir <b>reparieren</b> und\n  <i>lachen.\n", "S212")) == 2


@pytest.mark.parametrize("link", ["<https://example.org/>", "<mailto:post@example.org>"])
def test_an_address_between_angle_brackets_is_a_link(link: str) -> None:
    assert not places(f"description: |\n  Mehr steht auf {link}.\n", "S212")


def test_a_script_behind_angle_brackets_is_none() -> None:
    assert places('description: |\n  <javascript:alert(1)> <a href="https://example.org/">\n', "S212")


@pytest.mark.parametrize(("written", "meant"), [("stueck", "piece"), ("Stück", "piece"), ("gerät", "")])
def test_a_code_is_found_by_a_word_without_its_umlauts(written: str, meant: str) -> None:
    need = f"needs:\n  - {{id: raum, kind: goods, title: Tische, quantity: {{total: 5, unit: {written}}}, since: '2026-11-01'}}\n"
    found = [one for one in findings({"initiatives/anna.yaml": need}) if one.rule.code == "S204"]
    assert len(found) == 1
    assert found[0].fix == meant or not meant
