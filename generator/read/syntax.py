"""What the YAML parser complains about, in our words and where the mistake is, which is often not where it noticed it.

An unclosed quotation mark, for instance, is noticed at the end of the file, a missing colon one line below. So we look
at the parser's words, at what it had read until then, and at the lines themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.diagnostics import Diagnostic
from generator.messages import Message, msg
from generator.read.mistake import CLOSING, QUOTE, Mistake, Spot, quoted

_KEY_VALUE = msg("Write `key: value`, with a space after the colon.")


def syntax(case: Mistake) -> Diagnostic:
    """The finding for what made the parser stop."""
    if found := _hard_space(case):
        return found
    for words, tell in _CASES:
        if any(word in case.problem for word in words) and (found := tell(case)):
            return found
    return case.found(case.spot, msg("The reader says: {reason}.", reason=case.problem), QUOTE)


_KEYED = re.compile(r"(\s*(?:- +)*)([\w-]+)\s*:(?: +|$)")
"""A line that begins with a key, perhaps behind the hyphens of lists."""


_HARD_SPACE = re.compile(r"^ *([\u00a0\u202f\u2007])|^[ \w-]*[:-]([\u00a0\u202f\u2007])")
"""A space that does not break, where YAML needs plain ones: before a key, or behind its colon."""


def _hard_space(case: Mistake) -> Diagnostic | None:
    """Word processors put these; they look like spaces and are none."""
    for number in sorted({case.line, max(case.above(), 0), min(case.since[0], len(case.lines) - 1)}):
        line = case.lines[number]
        if found := _HARD_SPACE.search(line):
            said = msg("A non-breaking space stands here; it looks like a space, but is none to YAML.")
            hint = msg("Type the space again; texts from a word processor often bring them along.")
            mended = re.sub(r"[\u00a0\u202f\u2007]", " ", line).strip()
            return case.found((number, found.start(found.lastindex or 0)), said, hint, mended)
    return None


def _colon(case: Mistake) -> Diagnostic | None:
    """A colon where none can stand: inside a text, or on a line that is indented under a value."""
    line = case.lines[case.line]
    key = _KEYED.match(line)
    if key and key.end() <= case.column:
        return case.value((case.line, key.end()), msg("A colon followed by a space stands inside a text."))
    if not key:
        return _no_key(case, case.line)
    above = case.above()
    before = _KEYED.match(case.lines[above]) if above >= 0 else None
    if above >= 0 and not before:
        return _no_key(case, above)
    if before and before.end() < len(case.lines[above]):
        said = msg("This line is indented further than the one above, which has its value already.")
        column, right = len(key[1]), len(before[1])
        hint = msg("Lines of one level start in the same column, here column {column}.", column=right + 1)
        return case.found((case.line, column), said, hint, end=len(line.rstrip()))
    return None


_NO_KEY = re.compile(
    "und|oder|wir|sie|ihr|er|es|ich|der|die|das|den|dem|eine?n?|mit|im|in|am|an|auf|aus|bei|zum?|zur|vo[nm]|ist|sind|auch|"
    "nicht|als|wie|so|dass|bis|seit|nach|unter|and|or|we|they|the|an?|for|with|on|at|of"
)
"""Words that begin a line of a text and are no field."""


def _no_key(case: Mistake, number: int) -> Diagnostic:
    """A line without a key where one is needed: no space after the colon or the hyphen, no colon, or a stray text."""
    line = case.lines[number].rstrip()
    start = case.indent(number)
    if parts := re.match(r"\s*(?:- +)*([A-Za-z_]+):(?=[^\s/])", line):
        said, at = msg("After the colon a space is missing."), parts.end()
        return case.found((number, parts.start(1)), said, _KEY_VALUE, f"{parts[1]}: {line[at:]}", end=len(line))
    if re.match(r"\s*-\w", line):
        said, hint = msg("After the hyphen a space is missing."), msg("Write `- value`, with a space after the hyphen.")
        return case.found((number, start), said, hint, f"- {line[start + 1 :]}", end=len(line))
    parts = re.match(r"\s*([a-z_]+) +(?:= *)?(\S.*)", line)
    fix = f"{parts[1]}: {parts[2]}" if parts and not _NO_KEY.fullmatch(parts[1]) else ""
    said = msg("Nothing tells here to which field this line belongs.")
    hint = msg("Write `key: value`; what belongs to the text above is indented by two spaces.")
    return case.found((number, start), said, hint, fix, end=len(line))


def _simple_key(case: Mistake) -> Diagnostic | None:
    return _no_key(case, case.since[0])


def _open_quote(case: Mistake) -> Diagnostic | None:
    """A quotation mark that is never closed."""
    if "quoted scalar" not in case.context:
        return None
    return _unclosed(case, case.since)


def _unclosed(case: Mistake, spot: Spot) -> Diagnostic:
    line, column = spot
    rest = case.lines[line][column:].rstrip()
    said = msg("This quotation mark is opened and never closed.")
    hint = msg("Put the same quotation mark at the end of the text.")
    return case.found(spot, said, hint, quoted(rest + rest[:1]), end=column + len(rest))


def _expected_key(case: Mistake) -> Diagnostic | None:
    """Something stands where the next line's key should: behind a value that has ended, or indented otherwise."""
    last = case.last if case.last and case.last.end[0] == case.line else None
    if last and last.style in {'"', "'"}:
        if last.start[0] < case.line:
            return _unclosed(case, last.start)
        said = msg("Behind the quotation mark that closes the text it goes on.")
        hint = msg("Put the whole text in quotes, and those within it in others: „…“ or '…'.")
        return case.value(last.start, said, hint)
    if stray := _stray_bracket(case):
        return stray
    if last and last.style == "]" and last.end[1]:
        key = _KEYED.match(case.lines[case.line])
        start = (case.line, key.end()) if key else case.spot
        return case.value(start, msg("Behind the bracket that closes the list it goes on."))
    column = case.since[1]
    if last and last.style in {"|", ">"}:
        column = case.indent(min(last.start[0] + 1, case.line))
    return _indented_otherwise(case, column)


def _indented_otherwise(case: Mistake, column: int) -> Diagnostic:
    said = msg("The line is indented otherwise than those it belongs to.")
    hint = msg("Lines of one level start in the same column, here column {column}.", column=column + 1)
    return case.found(case.spot, said, hint, end=len(case.lines[case.line].rstrip()))


def _list_item(case: Mistake) -> Diagnostic | None:
    """A line in a list that is neither an item nor part of one."""
    content = case.since[1] + len("- ")
    if case.column != case.since[1]:
        return _indented_otherwise(case, content)
    said = msg("Here a new item of the list would begin, or the line is not indented far enough.")
    hint = msg("Lines of the same item start in column {column}; a new item starts with `- `.", column=content + 1)
    return case.found(case.spot, said, hint, end=len(case.lines[case.line].rstrip()))


def _bracket(case: Mistake) -> Diagnostic | None:
    """A list in brackets or braces that goes on differently from what it should."""
    if not case.flows:
        return _stray_bracket(case)
    number = case.flows[-1][0]
    next_key = _KEYED.match(case.lines[case.line])
    if number < case.line and (next_key is None or len(next_key[1]) <= case.indent(number)):
        line = case.lines[number].rstrip()
        open_here = [spot for spot in case.flows if spot[0] == number]
        closing = "".join(CLOSING[case.at(spot)] for spot in reversed(open_here))
        said, hint = msg("This bracket is opened and never closed."), msg("Put `{mark}` at its end.", mark=closing)
        fix = line[open_here[0][1] :].rstrip(", ") + closing
        return case.found(open_here[0], said, hint, fix, end=len(line))
    before = re.split(r"[,{\[]", case.lines[case.line][: case.column])[-1]
    if case.char == ":" and not re.search(r"\w: ", before):
        return case.found(case.spot, msg("A colon followed by a space stands inside a text."), QUOTE)
    said = msg("A comma or the closing bracket is missing.")
    hint = msg("Values in brackets are separated by commas; a text with a bracket or a comma needs quotes.")
    return case.found(case.spot, said, hint)


def _nothing_between(case: Mistake) -> Diagnostic | None:
    """A comma with no value before it, or a bracket that is still open where the file goes on."""
    if case.flows and case.char == ",":
        return case.found(case.spot, msg("A value is missing before this comma."), msg("Delete the comma."))
    found = _bracket(case)
    return case.value(case.spot, *_other_meaning(case.char)) if not found and case.char else found


def _stray_bracket(case: Mistake) -> Diagnostic | None:
    if case.flows or case.char not in CLOSING.values():
        return None
    hint = msg("Delete it, or put the whole text in quotes.")
    return case.found(case.spot, msg("This bracket closes nothing."), hint)


def _first_character(case: Mistake) -> Diagnostic | None:
    """A value that starts with a character which means something else to YAML."""
    char = case.at(case.since)
    if char == "\t":
        return case.found(case.since, msg("A tab stands here."), msg("Use spaces instead of tabs."))
    return case.value(case.since, *_other_meaning(char))


def _other_meaning(char: str) -> tuple[Message, Message]:
    return msg("A value cannot start with “{char}”: it means something else to YAML.", char=char), QUOTE


def _block(case: Mistake) -> Diagnostic | None:
    """Text on the line of `|` or `>`."""
    char = case.at(case.since)
    if char not in {"|", ">"}:
        return None
    said = msg("Behind “{char}” nothing may stand on the same line.", char=char)
    hint = msg("Begin the text on the next line, indented by two spaces.")
    return case.found(case.since, said, hint, end=len(case.lines[case.since[0]].rstrip()))


def _escape(case: Mistake) -> Diagnostic | None:
    """A backslash in double quotes."""
    if "quoted scalar" not in case.context:
        return None
    said = msg("In double quotes a backslash means something else to YAML.")
    return case.value(case.since, said, msg("Use single quotes: '…'."))


def _percent(case: Mistake) -> Diagnostic | None:
    said = msg("A line cannot start with “{char}”: it means something else to YAML.", char="%")
    return case.found(case.since, said, msg("Delete the character."))


def _after_end(case: Mistake) -> Diagnostic | None:
    above = case.above()
    if above >= 0 and case.lines[above].startswith("..."):
        said = msg("Three dots end the file, and here it goes on.")
        return case.found((above, 0), said, msg("Delete the line with the three dots."), end=3)
    return _no_key(case, max(above, 0))


_CASES: tuple[tuple[tuple[str, ...], Callable[[Mistake], Diagnostic | None]], ...] = (
    (("mapping values are not allowed",), _colon),
    (("could not find expected ':'",), _simple_key),
    (("unexpected end of stream",), _open_quote),
    (("cannot start any token", "expected alphabetic or numeric", "mapping keys are not", "sequence entries are not",
      "expected whitespace or line break"), _first_character),
    (("did not find expected key", "tab character that violates"), _expected_key),
    (("expected '-' indicator",), _list_item),
    (("expected ',' or", "found unexpected ':'"), _bracket),
    (("expected node content",), _nothing_between),
    (("expected comment or line break",), _block),
    (("hexdecimal", "unknown escape"), _escape),
    (("non-alphabetical", "directive"), _percent),
    (("<document start>",), _after_end),
)  # fmt: skip
"""What the parser says (libyaml's words, since 0.1.4) and who can tell more; the first that can, does."""
