"""Words of people who do not know our fields: each leads to a field, and each example can be pasted."""

from __future__ import annotations

import pytest

from generator.model.entries import Initiative
from generator.model.faults import field_tree
from generator.model.field_words import EXAMPLES, GERMAN
from tests.support import catalogue

TREE = field_tree(Initiative)
TOP = [field for field in EXAMPLES if field in TREE]
ENTRY = "content/initiatives/abc.yaml"


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("themen: [education]", "topics: "), ("Beschreibung: Wir helfen.", "description: "), ("plz: 12047", "location: "),
        ("quellen: []", "sources: "), ("contact: {telefon: 030 901820}", "phone: "), ("location: {ort: Berlin}", "city: "),
        ("area: {scope: local, region: [DE-BE]}", "regions: "),
    ],
)  # fmt: skip
def test_a_german_word_leads_to_the_field(line: str, fix: str) -> None:
    findings = catalogue({ENTRY: line}).findings
    assert fix in {one.fix for one in findings if one.rule.code == "S203"}


@pytest.mark.parametrize("field", TOP)
def test_an_example_is_right_as_it_stands(field: str) -> None:
    assert catalogue({ENTRY: EXAMPLES[field]}).findings == ()


@pytest.mark.parametrize("line", ["area: Berlin", "sources: https://example.org/", "contact: info@example.org"])
def test_one_text_for_several_fields_gets_an_example(line: str) -> None:
    (found,) = (one for one in catalogue({ENTRY: line}).findings if one.rule.code == "S201")
    assert EXAMPLES[line.split(":", maxsplit=1)[0]] in str(found.hint)


def test_words_stand_for_fields_that_exist() -> None:
    def names(tree: object) -> set[str]:
        return (
            {name for field, inner in tree.items() for name in (field, *names(inner))}
            if isinstance(tree, dict)
            else set()
        )

    from generator.model.kinds import KINDS

    assert set(GERMAN) <= {name for kind in KINDS for name in names(field_tree(kind.model))}
