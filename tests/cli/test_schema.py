"""The JSON Schemas: committed ones in step, valid themselves, and in agreement with our own reading."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from generator.cli.schema import texts
from generator.model import BY_FOLDER
from generator.settings import load_settings
from tests.support import ROOT, entry

SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in texts(load_settings(ROOT)).items()}
CONTENT = sorted(ROOT.glob("content/*/*.yaml"))


def validator(folder: str) -> jsonschema.Draft7Validator:
    kind = "vocabulary" if folder == "vocabulary" else BY_FOLDER[folder].name
    return jsonschema.Draft7Validator(SCHEMAS[f"{kind}.schema.json"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_in_step(name: str) -> None:
    committed = (ROOT / "schema" / name).read_text(encoding="utf-8")
    assert json.loads(committed) == SCHEMAS[name], "run `mithilfe schema`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


def test_all_content_agrees_with_it() -> None:
    wrong = [
        f"{path.name}: {error.json_path}: {error.message}"
        for path in CONTENT
        for error in validator(path.parent.name).iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "wrong",
    ["webseite: x", "topics: [sprachee]", "topics: []", "area: {scope: local, regions: [05315]}", "summary: kurz"],
)
def test_common_mistakes_are_seen_by_editors(wrong: str) -> None:
    text = entry("content/initiatives/x.yaml", wrong)
    assert list(validator("initiatives").iter_errors(yaml.safe_load(text)))


def test_every_example_in_a_schema_fits_its_field() -> None:
    for name, schema in SCHEMAS.items():
        for owner in (schema, *schema.get("definitions", {}).values()):
            for field, said in owner.get("properties", {}).items():
                for example in said.get("examples", ()):
                    check = jsonschema.Draft7Validator({**said, "definitions": schema.get("definitions", {})})
                    assert check.is_valid(example), f"{name}: {field}: {example!r}"


def test_codes_carry_their_words() -> None:
    codes = SCHEMAS["initiative.schema.json"]["definitions"]["code-topics"]
    assert len(codes["enum"]) == len(codes["enumDescriptions"])
    assert any(said.startswith("Bildung") for said in codes["enumDescriptions"])
