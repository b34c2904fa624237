"""The form asks for everything that an entry may say, in words, and for nothing that a machine fills in."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from generator.examination import examine
from generator.form import form
from generator.form.questions import MACHINE
from generator.model import KINDS, Need, Offer
from generator.model.walk import slots
from generator.settings import load_settings
from tests.support import ROOT, TODAY

SETTINGS = load_settings(ROOT)
MOST_QUESTIONS = 10


@pytest.fixture(scope="module")
def german() -> dict[str, Any]:
    return form(SETTINGS, examine(SETTINGS, TODAY, ["content/vocabulary"]).catalogue.vocabulary, "de")


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS), Need, Offer], ids=lambda model: model.__name__)
def test_every_field_is_asked_for_or_filled_in_by_a_machine(german: dict[str, Any], model: type[BaseModel]) -> None:
    asked = {field["key"] for field in german["records"][model.__name__]}
    by_machine = {slot.key for slot in slots(model) if slot.key not in asked}
    names = {f"{one.__name__}.{key}" for one in model.__mro__ for key in by_machine} | by_machine
    assert by_machine <= {name.rsplit(".", maxsplit=1)[-1] for name in MACHINE & names}


def test_every_field_of_a_kind_has_its_place_in_the_form_once(german: dict[str, Any]) -> None:
    for kind in german["kinds"]:
        placed = [key for step in kind["steps"] for key in step["fields"]]
        assert sorted(placed) == sorted(field["key"] for field in german["records"][kind["record"]])


def test_few_questions_must_be_answered_before_something_can_be_sent(german: dict[str, Any]) -> None:
    def needed(record: str) -> int:
        return sum(
            needed(field["record"]) if field["type"] == "record" else 1
            for field in german["records"][record]
            if field.get("required")
        )

    assert all(needed(kind["record"]) <= MOST_QUESTIONS for kind in german["kinds"])


def test_questions_are_words_for_people(german: dict[str, Any]) -> None:
    labels = {field["label"] for fields in german["records"].values() for field in fields}
    assert not {label for label in labels if "_" in label or "`" in label or not label[:1].isupper()}


def test_codes_that_are_only_worked_out_cannot_be_chosen(german: dict[str, Any]) -> None:
    assert [code for code, *_ in german["lists"]["call_statuses"]] == ["met", "withdrawn"]


def test_a_word_that_people_use_leads_to_its_code(german: dict[str, Any]) -> None:
    (hardware,) = (words for code, _, _, words in german["lists"]["kinds"] if code == "hardware")
    assert "Laptop" in hardware


def test_a_town_lies_in_the_smallest_region_that_is_known(german: dict[str, Any]) -> None:
    towns = dict(german["towns"])
    assert (towns["Kassel"], towns["Leipzig"]) == ("DE-HE", "14713")
    assert german["postcodes"]["34"] == "DE-HE"
