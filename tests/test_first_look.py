"""The first look at changed entries: whose pages can be made at once, and what is known of them then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import first_look
from generator.examination import Examination, examine
from generator.settings import Settings, load_settings
from tests.cli.matching_site import make_matching

TODAY = date(2026, 11, 21)
COURSE = "content/initiatives/sprachcafe.yaml"
COMPANY = "content/companies/firma.yaml"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    make_matching(tmp_path)
    return load_settings(tmp_path)


@pytest.fixture
def seen(settings: Settings) -> Examination:
    return examine(settings, TODAY)


def changed(settings: Settings, seen: Examination, path: str, old: str, new: str) -> Examination:
    """What is known after a change of one file."""
    file = settings.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    keys = first_look.keys(seen, settings.root, [path])
    return first_look.renewed(seen, examine(settings, TODAY, [path]), keys)


def test_pages_of_known_entries_can_be_made_at_once(settings: Settings, seen: Examination) -> None:
    assert first_look.keys(seen, settings.root, [COURSE]) == {"sprachcafe"}
    assert first_look.keys(seen, settings.root, [COURSE, COMPANY]) == {"sprachcafe", "firma"}


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml", "docs/de/about.md", "content/vocabulary/topics.yaml", "content/initiatives/neu.yaml",
        "content/companies/sprachcafe.yaml",
    ],
)  # fmt: skip
def test_after_any_other_change_everything_is_made(settings: Settings, seen: Examination, path: str) -> None:
    assert first_look.keys(seen, settings.root, [path]) == set()
    assert first_look.keys(seen, settings.root, [COURSE, path]) == set()


def test_an_entry_that_is_gone_changes_everything(settings: Settings, seen: Examination) -> None:
    (settings.root / COURSE).unlink()
    assert first_look.keys(seen, settings.root, [COURSE]) == set()


def test_what_is_new_is_known_and_the_rest_is_as_it_was(settings: Settings, seen: Examination) -> None:
    new = changed(settings, seen, COURSE, "name: Sprachcafé", "name: Sprachcafé am Rhein")
    assert new.catalogue.organisations["sprachcafe"].name == "Sprachcafé am Rhein"
    assert new.catalogue.organisations.keys() == seen.catalogue.organisations.keys()
    assert new.relations.states == seen.relations.states
    assert new.relations.waiting == seen.relations.waiting
    assert new.relations.matches


def test_matches_of_a_call_that_is_gone_are_gone(settings: Settings, seen: Examination) -> None:
    before = {(match.need, match.offer) for match in seen.relations.matches}
    new = changed(settings, seen, COURSE, "id: laptops", "id: notebooks")
    left = {(match.need, match.offer) for match in new.relations.matches}
    assert left == {pair for pair in before if pair[0] != "sprachcafe/laptops"} < before
    assert "sprachcafe/notebooks" in new.relations.states
