"""Findings that know their answer are mended by a machine: in the lines concerned alone, and only if that helps.

A mend is tried on a copy and checked again. It is kept where the finding is gone and nothing new came in its place, so
a text to paste that means something else than the machine thought does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any

from generator.diagnostics import Diagnostic, Severity
from generator.formatting.edit import Edit, edited
from generator.formatting.rewrite import Unsafe
from generator.read import Document, read_document

Check = Callable[[str], Sequence[Diagnostic]]
"""Gives what is found in a text, were it the file."""
MOST = 100
"""So many mends of one file are made."""
_FIELD = re.compile(r"([a-z_]+):(?: (.*))?", re.DOTALL)
_MISSING = "S202"
"""The rule about fields that are missing."""
_JUDGED = ("F", "O", "L41", "I", "P", "W513", "W520")
"""How the codes of rules begin whose answers only a person can judge: whether something is still true, or the same."""


def is_mendable(finding: Diagnostic) -> bool:
    """Whether a machine may try: there is something to paste or plainly to take away, and nothing to judge.

    A field that is missing and has no value to go with it (`unit: `) is to be filled in by a person.
    """
    is_blank = finding.rule.code == _MISSING and finding.fix.endswith(": ")
    is_plain = bool(finding.fix) and not is_blank and not finding.rule.code.startswith(_JUDGED)
    return finding.rule.code in _TAKEN_AWAY or is_plain


def mended(
    path: str, text: str, check: Check, wanted: Callable[[Diagnostic], bool] = is_mendable
) -> tuple[str, list[Diagnostic]]:
    """The text of a file with everything mended that can be and is wanted, and the findings that are gone by it."""
    done: list[Diagnostic] = []
    findings = list(check(text))
    tried: set[tuple[object, ...]] = set()
    while len(done) < MOST:
        ready = (one for one in findings if wanted(one) and _name(one) not in tried)
        finding = next(ready, None)
        if finding is None:
            break
        tried.add(_name(finding))
        for candidate in _candidates(read_document(path, text.encode("utf-8", "surrogatepass")), finding):
            after = list(check(candidate))
            if _helps(finding, findings, after):
                done.append(finding)
                text, findings, tried = candidate, after, set()
                break
    return text, done


def _name(finding: Diagnostic) -> tuple[object, ...]:
    return finding.rule.code, finding.span, finding.message


def _helps(finding: Diagnostic, before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> bool:
    """Whether a finding is gone, and nothing as serious of another kind has come.

    A file that could not be read shows only then what else is wrong with it, an entry with an error what to look at.
    """
    if sum(one.rule is finding.rule for one in after) >= sum(one.rule is finding.rule for one in before):
        return False
    if finding.rule.code.startswith("R"):
        return True
    graver = {Severity.ERROR} if finding.severity is Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    serious = {one.rule.code for one in after if one.severity in graver}
    return serious <= {one.rule.code for one in before}


def _candidates(document: Document, finding: Diagnostic) -> Iterator[str]:
    """The texts that a mend may mean, the likeliest first."""
    for edits in _edits(document, finding) if document.root and finding.fix else ():
        try:
            yield edited(document, edits)
        except Unsafe:
            continue
    if take_away := _TAKEN_AWAY.get(finding.rule.code):
        yield from take_away(document, finding)
    elif finding.fix:
        yield from _pasted(document, finding)


def _edits(document: Document, finding: Diagnostic) -> Iterator[list[Edit]]:
    """Changes of values: the one that the finding is about, or fields beside it."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    if not loc:
        return
    fields = _fields(finding.fix)
    if fields is None:
        value = _value(finding.fix)
        words = [word.strip() for word in finding.fix.split(",")]
        if isinstance(loc[-1], int) and len(words) > 1:
            yield [Edit(loc, words[0]), *(Edit((*loc[:-1], loc[-1] + 1), word, before=True) for word in words[:0:-1])]
        yield [Edit(loc, value)]
        return
    if fields and all(value is not None for value in fields.values()):
        yield [Edit((*loc[:-1], key), value) for key, value in fields.items()]
        yield [Edit((*loc, key), value) for key, value in fields.items()]


def _fields(fix: str) -> dict[str, Any] | None:
    """What a text to paste says if it consists of fields (`status: finished`, also several on one line); else None."""
    if not _FIELD.fullmatch(fix):
        return None
    data = read_document("fix.yaml", fix.encode()).data
    if not isinstance(data, dict):
        data = read_document("fix.yaml", f"{{{fix}}}".encode()).data
    return {key: value or None for key, value in data.items()} if isinstance(data, dict) else {}


def _value(fix: str) -> Any:  # noqa: ANN401  any value of a file
    """What a text to paste says as a value."""
    data = read_document("fix.yaml", f"value: {fix}\n".encode()).data
    return data["value"] if isinstance(data, dict) and "value" in data else fix


def _pasted(document: Document, finding: Diagnostic) -> Iterator[str]:
    """The text to paste in the place of what the finding points at: a key, or a piece of a line."""
    lines = document.text.split("\n")
    span = finding.span
    if span.line > len(lines):
        return
    line, start = lines[span.line - 1], span.column - 1
    new_key = _FIELD.fullmatch(finding.fix)
    if new_key and not new_key[2]:  # another name for a key
        end = start + len(re.match(r"[^\s:]*", line[start:])[0])  # type: ignore[index]
        yield _with_line(lines, span.line, f"{line[:start]}{new_key[1]}{line[end:]}")
        return
    for end in dict.fromkeys((span.end_column - 1, len(line.rstrip()))):
        yield _with_line(lines, span.line, f"{line[:start]}{finding.fix}{line[end:]}")


def _characters(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the characters that the finding points at."""
    lines = document.text.split("\n")
    line = lines[finding.span.line - 1]
    start, end = finding.span.column - 1, finding.span.end_column - 1
    yield _with_line(lines, finding.span.line, line[:start] + line[end:])


def _tabs(document: Document, _finding: Diagnostic) -> Iterator[str]:
    """With two spaces for each tab at the start of lines: all of them, since the levels must fit."""
    yield re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), document.text, flags=re.MULTILINE)


def _tag(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the exclamation mark and the word behind it."""
    lines = document.text.split("\n")
    line = lines[finding.span.line - 1]
    start = finding.span.column - 1
    found = re.compile(r"!\S* ?").match(line, start)
    if found:
        yield _with_line(lines, finding.span.line, line[:start] + line[found.end() :])


def _html(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without an element of HTML, whose words stay; an entity becomes its character."""
    lines = document.text.split("\n")
    number, start, end = finding.span.line, finding.span.column - 1, finding.span.end_column - 1
    line = lines[number - 1]
    piece = line[start:end]
    if piece.startswith("&"):
        yield _with_line(lines, number, line[:start] + unescape(piece) + line[end:])
        return
    name = re.match(r"</?(\w+)", piece)
    text = _with_line(lines, number, line[:start] + line[end:])
    yield re.sub(rf"</{name[1]}\s*>", "", text, count=1) if name and not piece.startswith("</") else text


def _value_away(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the field or the item that the finding points at, which says nothing."""
    loc = document.loc_at(finding.span.line, finding.span.column)
    try:
        yield edited(document, [Edit(loc, None)])
    except Unsafe:
        return


def _second_key(document: Document, finding: Diagnostic) -> Iterator[str]:
    """Without the second of two lines that say the very same."""
    lines = document.text.split("\n")
    second = lines[finding.span.line - 1]
    if any(second == lines[one.span.line - 1] for one in finding.related):
        yield "\n".join([*lines[: finding.span.line - 1], *lines[finding.span.line :]])


_TAKEN_AWAY: dict[str, Callable[[Document, Diagnostic], Iterator[str]]] = {
    "R102": _characters,
    "R103": _characters,
    "R106": _tabs,
    "R108": _tag,
    "R110": _second_key,
    "S212": _html,
    "S221": _value_away,
    "S222": _value_away,
    "S239": _value_away,
}
"""Rules whose answer is to take something away in which nothing is said."""


def _with_line(lines: Sequence[str], number: int, line: str) -> str:
    return "\n".join([*lines[: number - 1], line, *lines[number:]])
