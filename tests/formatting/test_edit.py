"""Changing a value changes its lines alone: comments, order, quotes and empty lines of the others stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from random import Random
from typing import Any

import pytest

from generator.formatting import Edit, Unsafe, differences, edited
from generator.read import Document, read_document
from tests.support import ROOT

PATH = "content/initiatives/hof.yaml"
TEXT = """\
# yaml-language-server: $schema=../../schema/initiative.schema.json
# Zuletzt am Telefon besprochen.
name: 'Hof'   # so steht es am Tor
summary:
    de: Wir reparieren Räder.

# Themen nach Absprache
topics: [mobility,   language]
area: {scope: local, regions: [berlin]}   # nur hier
needs:
- id: raeder
  kind: bicycles
  # fünf reichen
  title:
    de: >-
      Fünf Räder, gern
      gebraucht
  skills:
  - welding   # mit Schein
  - painting
  since: "2026-01-01"
# Ende
"""


def hof(text: str = TEXT) -> Document:
    return read_document(PATH, text.encode())


def changed(*edits: Edit, text: str = TEXT) -> str:
    return edited(hof(text), edits)


def replaced(old: str, new: str) -> str:
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


def test_a_value_changes_and_the_comment_behind_it_stays() -> None:
    assert changed(Edit(("name",), "Tor")) == replaced("name: 'Hof'   # so", "name: Tor  # so")


def test_a_text_keeps_its_style() -> None:
    made = changed(Edit(("needs", 0, "title", "de"), "Sechs Räder"))
    assert made == replaced("      Fünf Räder, gern\n      gebraucht\n", "      Sechs Räder\n").replace(
        "de: >-\n      Sechs Räder", "de: Sechs Räder"
    )


def test_a_text_that_gets_lines_becomes_a_block() -> None:
    made = changed(Edit(("summary", "de"), "Wir reparieren.\n\nAuch sonntags."))
    block = "    de: |-\n      Wir reparieren.\n\n      Auch sonntags.\n"
    assert made == replaced("    de: Wir reparieren Räder.\n", block)


def test_a_new_field_takes_its_place_by_the_model() -> None:
    assert changed(Edit(("website",), "https://hof.example/")) == replaced(
        "    de: Wir reparieren Räder.\n", "    de: Wir reparieren Räder.\nwebsite: https://hof.example/\n"
    )
    assert changed(Edit(("needs", 0, "status"), "met")) == replaced(
        '  since: "2026-01-01"\n', '  since: "2026-01-01"\n  status: met\n'
    )


def test_a_field_inside_of_one_that_is_not_there_brings_it_along() -> None:
    made = changed(Edit(("contact", "email"), "post@hof.example"), Edit(("sources", 0, "url"), "https://hof.example/"))
    assert hof(made).data["contact"] == {"email": "post@hof.example"}  # type: ignore[index, call-overload]
    assert hof(made).data["sources"] == [{"url": "https://hof.example/"}]  # type: ignore[index, call-overload]
    assert only_added(TEXT, made)


def test_a_new_item_stands_behind_the_last_one_in_its_column() -> None:
    need = {"id": "schloss", "kind": "bicycles", "title": {"de": "Ein Schloss"}}
    assert changed(Edit(("needs", 1), need)) == replaced(
        '  since: "2026-01-01"\n',
        '  since: "2026-01-01"\n- id: schloss\n  kind: bicycles\n  title:\n    de: Ein Schloss\n',
    )
    assert changed(Edit(("needs", 0, "skills", 0), "glueing", before=True)) == replaced(
        "  - welding   # mit Schein\n", "  - glueing\n  - welding   # mit Schein\n"
    )


def test_in_brackets_only_the_line_of_the_brackets_changes() -> None:
    assert changed(Edit(("topics", 1), "work")) == replaced("[mobility,   language]", "[mobility, work]")
    assert changed(Edit(("area", "regions", 1), "bremen")) == replaced(
        "{scope: local, regions: [berlin]}   # nur", "{scope: local, regions: [berlin, bremen]}  # nur"
    )


def test_what_is_taken_away_takes_its_lines_along_and_no_others() -> None:
    assert changed(Edit(("needs", 0, "skills", 0), None)) == replaced("  - welding   # mit Schein\n", "")
    assert changed(Edit(("needs", 0, "since"), None)) == replaced('  since: "2026-01-01"\n', "")
    assert "needs" not in hof(changed(Edit(("needs", 0), None))).data  # type: ignore[operator]


def test_the_first_field_of_an_item_can_go() -> None:
    made = changed(Edit(("needs", 0, "id"), None))
    assert hof(made).data["needs"][0]["kind"] == "bicycles"  # type: ignore[index, call-overload]
    assert "# fünf reichen" in made
    assert "# mit Schein" in made


def test_a_field_without_a_value_gets_one() -> None:
    text = TEXT.replace("website", "").replace("# Ende\n", "description:\n# Ende\n")
    assert changed(Edit(("description", "de"), "Ja."), text=text) == text.replace(
        "description:\n", "description:\n  de: Ja.\n"
    )


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        (TEXT, Edit(("topics", 7), "work")),
        (TEXT, Edit(("needs", 3, "id"), None)),
        (TEXT, Edit(("name", "de"), None)),
        ("name: a\n", Edit(("name",), None)),
        ("name: [a\n", Edit(("name",), "b")),
        ("", Edit(("name",), "b")),
    ],
    ids=["no such item", "no such item to take", "no mapping", "the last value", "no YAML", "nothing"],
)
def test_what_cannot_be_done_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(Unsafe):
        edited(hof(text), [edit])


def only_added(before: str, after: str) -> bool:
    return all(tag in {"equal", "insert"} for tag, *_ in opcodes(before, after))


def opcodes(before: str, after: str) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False).get_opcodes()


def ways(data: object, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all single values."""
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else None
    if items is None:
        yield loc
        return
    for part, inner in items:
        yield from ways(inner, (*loc, part))


def inside(data: Any, loc: tuple[str | int, ...]) -> Any:  # noqa: ANN401  any value of a file
    for part in loc:
        data = data[part]
    return data


LONG = "Ein Satz, der so lang ist, dass er nicht mehr in eine Zeile passt, wie es bei Beschreibungen oft so ist. " * 2


def drawn(data: Any, draw: Random) -> Any:  # noqa: ANN401  what a file says, changed at one place
    """The data after one random edit of a person: a value, an item more, a value less."""
    data = deepcopy(data)
    loc = draw.choice(list(ways(data)))
    around = inside(data, loc[:-1])
    match draw.choice(["word", "long", "lines", "more", "less"]):
        case "word":
            around[loc[-1]] = "Anders: neu"
        case "long":
            around[loc[-1]] = LONG.strip()
        case "lines":
            around[loc[-1]] = "Eins.\n\nZwei."
        case "more" if isinstance(around, list):
            around.insert(draw.randrange(len(around) + 1), "neu")
        case "more":
            around["zusatz"] = "neu"
        case _ if len(around) > 1:
            del around[loc[-1]]
    return data


def test_random_edits_of_the_shipped_entries_change_the_lines_concerned_alone() -> None:
    draw = Random(20261201)  # noqa: S311  the same in every run
    files = sorted(path for path in ROOT.glob("content/*/*.yaml") if path.parent.name != "vocabulary")
    for number in range(300):
        path = draw.choice(files)
        lines = path.read_text("utf-8").split("\n")
        lines.insert(draw.randrange(1, len(lines)), "# Eine Bemerkung am Rand")
        document = read_document(path.relative_to(ROOT).as_posix(), "\n".join(lines).encode())
        if document.data is None:
            continue
        wanted = drawn(document.data, draw)
        edits = differences(document.data, wanted)
        assert len(edits) <= 1, (number, path, edits)
        made = edited(document, edits)
        assert read_document(document.path, made.encode()).data == wanted
        steps = [step for step in opcodes(document.text, made) if step[0] != "equal"]
        concerned = extent(document, edits[0]) if edits else 0
        assert sum(end - start for _, start, end, _, _ in steps) <= concerned, (number, path, edits, made)
        assert edits or made == document.text


def extent(document: Document, edit: Edit) -> int:
    """How many lines of a file the value has that is changed: none for what is new, outside of brackets."""
    assert document.root
    node, is_new = document.root, False
    for number, part in enumerate(edit.loc, 1):
        is_item_more = edit.before and number == len(edit.loc)
        if node.style == "[" or is_item_more or part not in node.children:
            is_new = node.style != "["
            break
        node = node.children[part]
    hyphen = edit.value is None  # of a first field that goes: the next one takes its place
    return 0 if is_new else int(node.end_mark.line - node.start_mark.line) + 1 + hyphen
