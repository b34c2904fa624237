"""Without libyaml, as in a browser, files say the same, and mistakes are found at the same places in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
import yaml

import generator.checks  # noqa: F401  the examples of all rules
from generator.diagnostics import RULES
from generator.read import Document, document, read_document
from tests.support import ROOT

PATH = "content/initiatives/hof.yaml"
LINES = (
    "---",
    "...",
    "%YAML 1.1",
    "- x",
    "x",
    "key value",
    "  : x",
    "? a",
    "@x",
    'key: "a\\qb"',
    'key: "\\x0g"',
    "\tkey: v",
    "key: |x",
    "key: |\t",
    "key: >-\t\n\n  a\n\tb",
    "key: 'a' b",
    "key: [a, b",
    "key: {a: b",
    "key: ]",
    "key: [a?, b?c]",
    "key: a\tb\t# c",
    "key: {a:? b}",
    "key: >\n\t\n  a",
    "key: >0\n a",
    "&a key: *b",
    "key: !!str a",
    "key: `a`",
)
"""What people write by mistake, and what few know that it is allowed."""
ENDS = ("- a", "a: b", '"x"', "[", "]", "{", "# c", "|", ">", "&a", "*a", "---", "\t", ",", ": ")


def spoiled(text: str, draw: Random) -> str:
    """A text with a mistake at a random place."""
    lines = text.split("\n")
    number = draw.randrange(len(lines))
    line = lines[number]
    place = draw.randrange(len(line) + 1)
    lines[number] = draw.choice(
        [
            line[1:],
            f" {line}",
            f"\t{line}",
            line.replace(":", "", 1),
            line.replace(": ", ":", 1),
            line[:place],
            line.replace('"', "", 1),
            line.replace("]", "", 1),
            line.replace("-", "-x", 1),
            f"{line[:place]}  {line[place:]}",
            f"{line[:place]}{draw.choice(chr(34) + '[]{}:,&*|>%@`#-?' + chr(39) + chr(92) + chr(9))}{line[place:]}",
            f"{line} {draw.choice(ENDS)}",
            f"{draw.choice(LINES)}\n{line}",
            f"{line}\n{draw.choice(LINES)}",
        ]
    )
    return "\n".join(lines)


def texts() -> Iterator[str]:
    """The shipped files, the examples of all rules, and many files with a mistake."""
    shipped = [path.read_text("utf-8") for path in sorted(ROOT.glob("content/*/*.yaml"))]
    yield from shipped
    yield from (
        example.text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        for one in RULES.values()
        for example in (one.bad, one.good)
    )
    draw = Random(20261201)  # noqa: S311  the same in every run
    short = [text for text in shipped if len(text) < 4000]
    yield from (spoiled(draw.choice(short), draw) for _ in range(1500))


def seen(text: str) -> tuple[object, ...]:
    """Everything that one can see of a file."""
    found: Document = read_document(PATH, text.encode("utf-8", "surrogatepass"))
    told = [(one.rule.code, one.span, str(one.message), str(one.hint), one.fix, one.related) for one in found.findings]
    places = [("name",), ("needs", 0, "title"), ("summary", "de"), ("sources", 1, "url"), ("description", "de")]
    return found.data, told, [found.place(place) for place in places if found.data]


def test_both_parsers_give_the_same_data_findings_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    assert yaml.__with_libyaml__
    all_texts = list(texts())
    native = [seen(text) for text in all_texts]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    document._root.cache_clear()
    differing = [text for text, wanted in zip(all_texts, native, strict=True) if seen(text) != wanted]
    assert sum(bool(told) for _, told, _ in native) > 600
    assert not differing, (len(differing), differing[0])
