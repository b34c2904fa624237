"""Formatting: one order and style, every comment kept, the data never changed, and a second time nothing to do."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.formatting import Unsafe, formatted, is_formatted
from generator.read import read_document

PATH = "content/initiatives/x.yaml"


def again(text: str, path: str = PATH) -> str:
    """The formatted text, after the proof that formatting it once more changes nothing."""
    once = formatted(read_document(path, text.encode()))
    assert formatted(read_document(path, once.encode())) == once
    return once


def test_keys_get_the_order_of_the_model_with_their_comments() -> None:
    text = (
        "# Kopf\n\ntopics: [work]\n# die Adresse\nwebsite: https://example.org/  # neu\nname: X\nfremd: 1\n# Schluss\n"
    )
    assert again(text) == (
        "# Kopf\n\nname: X\n# die Adresse\nwebsite: https://example.org/  # neu\n"
        'topics: [work]\nfremd: "1"\n# Schluss\n'
    )


def test_a_number_sign_in_a_key_or_a_value_begins_no_comment() -> None:
    assert again('C#: F#\n"# x": "# y"  # z\n? |  # u\n  a\n: b\n') == 'C#: F#\n"# x": "# y"  # z\n"a\\n": b  # u\n'


@pytest.mark.parametrize("head", ["", "# yaml-language-server: $schema=x\n", "# Kopf\n\n"])
def test_what_stands_right_above_the_first_field_moves_with_it(head: str) -> None:
    text = f"{head}# bis Mai\nstatus: paused\nname: X\n"
    assert again(text) == f"{head}name: X\n# bis Mai\nstatus: paused\n"


@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_stands_at_the_end_stays_there(gap: str) -> None:
    assert again(f"status: paused\nname: X\n{gap}# Stand Mai\n") == f"name: X\nstatus: paused\n{gap}# Stand Mai\n"
    text = "needs:\n  - title: Z\n    id: x\n    # Ende von x\n  # Ende der Liste\nname: X\n"
    assert again(text) == ("name: X\nneeds:\n  - id: x\n    title: Z\n    # Ende von x\n  # Ende der Liste\n")


def test_odd_characters_are_written_so_that_they_can_be_read_again() -> None:
    assert again('summary: {de: "Wir fragen:?", en: x}\n') == 'summary: {de: "Wir fragen:?", en: x}\n'
    again("topics: [a]\nname: x\ndescription: |-\n  Erste\n  \u00a0\n")


def test_lists_are_moved_in_below_their_key() -> None:
    assert (
        again("needs:\n- kind: goods\n  # nur heile\n  id: a\n")
        == "needs:\n  # nur heile\n  - id: a\n    kind: goods\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("created: 2026-11-21", 'created: "2026-11-21"'),
        ("founded: 2015", 'founded: "2015"'),
        ("area: {scope: district, regions: [05315]}", 'area: {scope: district, regions: ["05315"]}'),
        ("languages: [no, de]", 'languages: ["no", de]'),
        ("needs: [{quantity: {total: '20'}, remote: true}]", "needs: [{quantity: {total: 20}, remote: true}]"),
        ("location: {lat: 52.52, lon: -0.1}", "location: {lat: 52.52, lon: -0.1}"),
        ("name: 'X'", "name: X"),
        ("name: 'Hilfe: sofort'", 'name: "Hilfe: sofort"'),
        ("name: '\"ja\": er'", "name: '\"ja\": er'"),
        ("name: ja", "name: ja"),
        ("description: |-\n   eins\n\n   zwei", "description: |-\n  eins\n\n  zwei"),
        ('description: "eins\\nzwei"', "description: |-\n  eins\n  zwei"),
        ("closed_note:", "closed_note:"),
        ("aliases: [ a,b ]", "aliases: [a, b]"),
    ],
)  # fmt: skip
def test_one_style(before: str, after: str) -> None:
    assert again(before + "\n") == after + "\n"


def test_long_texts_are_filled_up_to_120_columns() -> None:
    text = again("summary:\n  de: " + "Wir helfen allen. " * 20 + "Ja.\n")
    lines = text.split("\n")
    assert lines[:2] == ["summary:", "  de: >-"]
    assert max(map(len, lines)) <= 120
    words = again("topics: [" + ", ".join(f"wort{number}" for number in range(40)) + "]\n")
    assert max(map(len, words.split("\n"))) <= 120


def test_byte_order_mark_and_windows_line_ends_go() -> None:
    document = read_document(PATH, b"\xef\xbb\xbfname: X\r\nsummary: Z\r\n\r\n")
    result = formatted(document)
    assert result == "name: X\nsummary: Z\n"
    assert not is_formatted(document, result)
    assert is_formatted(read_document(PATH, result.encode()), result)


@pytest.mark.parametrize("text", ["name: [", "name: &a b", "a: 1\na: 2\n", "\tname: x", "name: !!str x"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(Unsafe):
        formatted(read_document(PATH, text.encode()))


def test_a_list_of_nothing_keeps_its_comments() -> None:
    assert again("# Kopf\n[]\n# Fuß\n", "content/retired.yaml") == "# Kopf\n[]\n# Fuß\n"
    assert again("# nur das\n") == "# nur das\n"


def test_comments_between_brackets_survive() -> None:
    text = again("topics: [work, # eins\n  # zwei\n  language # drei\n  ] # vier\n")
    for comment in ("# eins", "# zwei", "# drei", "# vier"):
        assert comment in text


LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"))
ODD = [
    "true", "no", "null", "~", "2015", "05315", "1.5", "a: b", "- x", "x # y", "Ein Satz mit Wörtern. " * 9, "a\nb",
    "a\n\nb\n", "  vorn", "#x",
]  # fmt: skip
TEXTS = st.text(LETTERS | st.sampled_from("\n: #-'\"[]{},|>&*!%@`"), max_size=60) | st.sampled_from(ODD)
KEYS = st.sampled_from(
    ["name", "summary", "de", "en", "needs", "id", "area", "regions", "total", "from", "no", "sources"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=20
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6), st.integers(0, 2**32))
def test_any_file_keeps_its_data_and_comments_and_is_formatted_once(data: dict[str, Any], seed: int) -> None:
    text, comments = scrawl(data, random.Random(seed))  # noqa: S311
    document = read_document(PATH, text.encode())
    if document.data is None or document.findings:
        return
    once = again(text)
    assert read_document(PATH, once.encode()).data == document.data
    if all(comment in text for comment in comments):
        outside = [comment for comment in comments if comment not in repr(document.data)]
        assert [comment for comment in outside if comment not in once] == []


def scrawl(data: dict[str, Any], chance: random.Random) -> tuple[str, list[str]]:
    """Data as careless people might write them: all styles mixed, comments and empty lines anywhere."""

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data: object) -> bool:
            return True

    def flow(share: float) -> bool:
        return chance.random() < share

    Dumper.add_representer(
        str,
        lambda dumper, value: dumper.represent_scalar(
            "tag:yaml.org,2002:str", value, chance.choice([None, '"', "'", "|", ">"])
        ),
    )
    Dumper.add_representer(
        dict, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value.items(), flow(0.3))
    )
    Dumper.add_representer(
        list, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow(0.4))
    )
    lines: list[str] = []
    comments: list[str] = []
    for line in yaml.dump(data, Dumper=Dumper, allow_unicode=True, width=chance.choice([20, 80, 200])).split("\n"):
        kind = chance.random()
        comment = f"#-{len(comments)}-#"
        if kind < 0.1:
            lines.append(" " * chance.randrange(8) + comment)
            comments.append(comment)
        elif kind > 0.95:
            lines.append("")
        behind = f"  {comment}" if 0.1 < kind < 0.15 and line.strip() else ""
        comments += [comment] if behind else []
        lines.append(line + behind)
    return "\n".join(lines), comments
