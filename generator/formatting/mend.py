"""Findings that know their answer are mended by a machine: in the lines concerned alone, and only if that helps.

A mend is tried on a copy and checked again. It is kept where the finding is gone and nothing new came in its place, so
a text to paste that means something else than the machine thought does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any
from unicodedata import normalize

from generator.diagnostics import Diagnostic, Severity
from generator.formatting.comments import Lines
from generator.formatting.edit import Edit, edited
from generator.formatting.rewrite import Unsafe
from generator.formatting.take_away import TAKEN_AWAY, with_line
from generator.read import Document, read_document

Check = Callable[[str], Sequence[Diagnostic]]
"""Gives what is found in a text, were it the file."""
MOST = 100
"""So many mends of one file are made."""
_OF_WORDS = ("W502", "W504", "W506")
"""Rules about a word inside of a text: the text to paste is that word, never the whole text."""
_FIELD = re.compile(r"([a-z_]+):(?: (.*))?", re.DOTALL)
_MISSING = "S202"
"""The rule about fields that are missing."""
_JUDGED = ("F", "O", "L410", "I", "P", "W513")
"""How the codes of rules begin whose answers only a person can judge: whether something is still true, or the same."""


def is_mendable(finding: Diagnostic) -> bool:
    """Whether a machine may try: there is something to paste or plainly to take away, and nothing to judge.

    A field that is missing and has no value to go with it (`unit: `) is to be filled in by a person.
    """
    is_blank = finding.rule.code == _MISSING and finding.fix.endswith(": ")
    is_plain = bool(finding.fix) and not is_blank and not finding.rule.code.startswith(_JUDGED)
    return finding.rule.code in TAKEN_AWAY or is_plain


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
        document = read_document(path, text.encode("utf-8", "surrogatepass"))
        for candidate in filter(None, (_with_comments(document, one) for one in _candidates(document, finding))):
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
    if take_away := TAKEN_AWAY.get(finding.rule.code):
        yield from take_away(document, finding)
        return
    if finding.rule.code in _OF_WORDS:
        yield from _word(document, finding)
        return
    for edits in _edits(document, finding) if document.root and finding.fix else ():
        try:
            yield edited(document, edits)
        except Unsafe:
            continue
    if finding.fix:
        yield from _pasted(document, finding)


def _with_comments(document: Document, made: str) -> str:
    """A text with the comments that the lines of a file had which are gone: each stays on a line of its own.

    Empty where that would change what the text says.
    """
    if document.root is None:
        return made
    found = Lines(document.text, document.root).comments()
    lost = [one for one in found if one.text and made.count(one.text) < document.text.count(one.text)]
    if not lost:
        return made
    before, after = document.text.split("\n"), made.split("\n")
    lines: list[str] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone = [one for one in lost if kind != "equal" and start <= one.at[0] < end]
        lines += [re.sub(r"\S.*", "", before[one.at[0]]) + one.text for one in gone]
        lines += after[new_start:new_end]
    kept = "\n".join(lines)
    says = [read_document(document.path, text.encode("utf-8", "surrogatepass")).data for text in (made, kept)]
    return kept if says[0] == says[1] else ""


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


def _word(document: Document, finding: Diagnostic) -> Iterator[str]:
    """With another word in its place; none where the finding could only point to the whole text around the word."""
    lines, span = document.text.split("\n"), finding.span
    line = lines[span.line - 1]
    word = line[span.column - 1 : span.end_column - 1]
    if span.line == span.end_line and _letters(word) == _letters(finding.fix):
        made = line[: span.column - 1] + finding.fix + line[span.end_column - 1 :]
        yield with_line(lines, span.line, made)


def _letters(word: str) -> int:
    return sum(map(str.isalnum, normalize("NFC", word)))


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
        yield with_line(lines, span.line, f"{line[:start]}{new_key[1]}{line[end:]}")
        return
    for end in dict.fromkeys((span.end_column - 1, len(line.rstrip()))):
        yield with_line(lines, span.line, f"{line[:start]}{finding.fix}{line[end:]}")
