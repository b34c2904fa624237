"""What a change would bring together: few matches, those of each changed call first, and harmless in a comment."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

import pytest

from generator.diagnostics import Diagnostic
from generator.model import Catalogue
from generator.relations.matching.types import Match
from generator.reports import FORMATS
from generator.reports.suggested import MOST, Suggestion, suggestions
from tests import golden_site, support
from tests.reports.test_reports import EXTENSIONS, context

NEED = "initiatives/sucht.yaml"
NEEDS = (
    "name: 'Sprach-@alle **Café**'\nneeds:\n"
    "  - {id: laptops, kind: hardware, title: 'Laptops @alle #1 [x](y) für den Kurs', since: 2026-11-01,\n"
    "     quantity: {total: 35, unit: piece}}\n"
    "  - {id: rat, kind: legal_tax, title: Hilfe bei der Satzung, since: 2026-11-01}\n"
)
ADVICE = "offers:\n  - {id: rat, kind: legal_tax, title: Rat zum Vereinsrecht, since: 2026-11-01, remote: true}\n"


def _gives(number: int) -> str:
    return (
        f"name: Firma {number}\noffers:\n  - {{id: laptops, kind: hardware, title: Gebrauchte Laptops,\n"
        f"     since: 2026-11-0{number}, quantity: {{total: {number * 4}, unit: piece}}, delivery: [ship]}}\n"
    )


@cache
def _made() -> tuple[Catalogue, tuple[Match, ...]]:
    files = {NEED: NEEDS, "companies/kanzlei.yaml": ADVICE}
    made = support.catalogue(files | {f"companies/firma-{n}.yaml": _gives(n) for n in range(1, 8)})
    return made, golden_site.related(made).matches


def _of(*paths: str) -> tuple[Suggestion, ...]:
    made, matches = _made()
    return suggestions(made, matches, {f"content/{path}" for path in paths}, "de")


def test_only_the_change_and_only_few() -> None:
    assert len(_made()[1]) > MOST
    assert len(_of(NEED)) == MOST
    assert {one.giver for one in _of("companies/firma-7.yaml")} == {"Firma 7"}
    assert _of("companies/nobody.yaml") == _of() == ()


def test_each_call_has_its_best_before_one_has_a_second() -> None:
    assert {one.need for one in _of(NEED)[:2]} == {"Laptops @alle #1 [x](y) für den Kurs", "Hilfe bei der Satzung"}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_the_section_is_as_it_was(name: str, language: str) -> None:
    findings: list[Diagnostic] = []
    given = replace(context(language), names={}, matches=_of(NEED)[:2])
    report = FORMATS[name](findings, given)
    golden = support.ROOT / "tests" / "golden" / f"suggested.{language}.{EXTENSIONS[name]}"
    if os.environ.get("MITHILFE_UPDATE_GOLDEN") == "1":
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


def test_data_can_do_nothing_in_the_section() -> None:
    report = FORMATS["markdown"]([], replace(context(), names={}, matches=_of(NEED)))
    assert "`Laptops @alle #1 [x](y) für den Kurs`" in report
    assert "`Sprach-@alle **Café**`" in report


def test_whoever_wants_it_quiet_hears_nothing() -> None:
    assert FORMATS["terminal"]([], replace(context(), quiet=True, matches=_of(NEED))) == ""
