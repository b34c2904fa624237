"""W5xx, second part: characters that look right and are not, and those that do not belong into plain sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.checks.context import CheckContext, Passage
from generator.checks.registry import check
from generator.diagnostics import Diagnostic, Severity, Span, rule
from generator.messages import msg
from generator.model import entry_id_of
from generator.read.mistake import QUOTE, quoted

NOT_NFC = rule(
    "W501", "not-nfc", Severity.WARNING, title="Letters are stored in two parts",
    why="“ü” can be stored as one character, or as “u” with two dots. Both look the same, but searching for one does "
    "not find "
    "the other. It mostly comes from copying out of a PDF or a Mac's file name.",
    bad="name: Hilfe fu\u0308r Ko\u0308ln", good="name: Hilfe für Köln",
)  # fmt: skip
MIXED_SCRIPTS = rule(
    "W502", "mixed-scripts", Severity.WARNING, title="One word mixes letters of two alphabets",
    why="Cyrillic and Greek letters can look like Latin ones. Such a word is not found by searching, and is used for "
    "deceiving.",
    bad="name: Lаbdoo Köln", good="name: Labdoo Київ",
)  # fmt: skip
EMOJI = rule(
    "W505", "emoji", Severity.WARNING, title="There is an emoji in the text",
    why="Screen readers read each emoji aloud with its whole name, and some devices show only an empty frame.",
    bad="summary: Wir reparieren Laptops für Schulen 💻", good="summary: Wir reparieren Laptops für Schulen.",
)  # fmt: skip
LOST = rule(
    "W518", "text-behind-hash", Severity.WARNING, title="The text ends at a #",
    why="In YAML a # behind a space begins a comment: the rest of the line is not read, and nobody will see it.",
    bad="summary: Wir richten gebrauchte Laptops her #teilen und geben sie weiter.",
    good='summary: "Wir richten gebrauchte Laptops her #teilen und geben sie weiter."',
)  # fmt: skip
SPACES = rule(
    "W506", "spaces", Severity.WARNING, title="A space is too much",
    why="Two spaces in a row, or one before a comma or a full stop, are slips of the keyboard.",
    bad="name: Hilfe  für alle", good="name: Hilfe für alle",
)  # fmt: skip

_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]+")
_HARMLESS_BYTES = bytes(set(range(256)) - {0xE1, *range(0xCD, 0xD5)})
"""All but the first bytes that Greek and Cyrillic letters have in UTF-8: without these no search is needed."""
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_EMOJI = re.compile(r"[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]+\ufe0f?")
_SPACES = re.compile(r" {2,}(?=[^\s\x00])")
_BEFORE_MARK = re.compile(r" [,;.!?](?=[\s\x00]|$)")
"""Both begin with the space, which is fast; the word before it is looked up afterwards."""
_LAST_WORD = re.compile(r"[^\s\x00]+\Z")
_REST_OF_WORD = re.compile(r"[^\s\x00]{0,80}")
LONGEST_WORD = 80
MOST = 20
"""So many findings in one text; more of the same would bury the others."""
_SPACE_BEFORE_MARK_IS_USUAL = frozenset({"fr"})


@check(NOT_NFC)
def not_nfc(c: CheckContext) -> Iterator[Diagnostic]:
    """Files with letters in two parts; the first word of each file stands for all."""
    for document in c.catalogue.documents:
        if unicodedata.is_normalized("NFC", document.text):
            continue
        words = [
            match for match in re.finditer(r"\S+", document.text) if not unicodedata.is_normalized("NFC", match.group())
        ]
        if not words:
            continue
        first = words[0]
        fix = unicodedata.normalize("NFC", first.group())
        said = msg(
            "“{word}” is stored in an unusual way ({count} such words in this file).",
            word=fix,
            count=len(words),
        )
        hint = msg("Type the word again, or let `mithilfe format` mend the file.")
        yield Diagnostic(NOT_NFC, document.text_span(*first.span()), said, hint, fix, subjects=(document.path,))


@check(MIXED_SCRIPTS)
def mixed_scripts(c: CheckContext) -> Iterator[Diagnostic]:
    """Words with letters of two alphabets: in the texts as read, and anywhere else in the file (addresses, ids)."""
    seen: set[tuple[str, str]] = set()
    for document in c.catalogue.documents:
        if document.text.encode("utf-8", "replace").translate(None, _HARMLESS_BYTES):
            for word, start in islice(_mixed(document.text), MOST):
                seen.add((document.path, word))
                yield _mixed_finding(word, document.text_span(start, start + len(word)), document.path)
    for passage in _escaped(c):
        path = passage.record.document.path
        for word, _ in islice(_mixed(passage.text), MOST):
            if (path, word) not in seen:
                yield _mixed_finding(word, passage.record.word_span(passage.loc, word), path)


def _escaped(c: CheckContext) -> Iterator[Passage]:
    """Passages of files with an escape: only these can hold a letter that the file itself does not show."""
    ids = {record.id for record in c.catalogue.records.values() if "\\" in record.document.text}
    return (passage for passage in c.passages if passage.record.id in ids)


def _mixed(text: str) -> Iterator[tuple[str, int]]:
    """Words that mix Latin with Greek or Cyrillic letters, each once, with their places."""
    end = 0
    for foreign in _FOREIGN.finditer(text):
        start = foreign.start()
        if start < end:
            continue  # of the same word
        while start > end and _WORD.fullmatch(text[start - 1]):
            start -= 1
        word = _WORD.match(text, start)
        if word:
            end = word.end()
            if _LATIN.search(word.group()):
                yield word.group(), start


def _mixed_finding(word: str, span: Span, path: str) -> Diagnostic:
    letters = ", ".join(
        f"{letter} ({unicodedata.name(letter, '?')})" for letter in dict.fromkeys("".join(_FOREIGN.findall(word)))
    )
    said = msg("“{word}” contains {letters}.", word=word[:LONGEST_WORD], letters=letters)
    fix = _in_one_script(word)
    hint = msg("Write `{word}`.", word=fix) if fix else msg("Type the word again.")
    return Diagnostic(MIXED_SCRIPTS, span, said, hint, fix, subjects=(path,))


_TWINS = (("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxdqw"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"))
"""Letters of Cyrillic and of Greek that look just like Latin ones."""


def _in_one_script(word: str) -> str:
    """A word with the alphabet of most of its letters, if those of the other have a twin there; else empty."""
    for foreign, latin in _TWINS:
        is_latin = len(_LATIN.findall(word)) > sum(map(len, _FOREIGN.findall(word)))
        table = str.maketrans(foreign, latin) if is_latin else str.maketrans(latin, foreign)
        meant = word.translate(table)
        if not (_FOREIGN if is_latin else _LATIN).search(meant):
            return meant
    return ""


@check(EMOJI)
def emoji(c: CheckContext) -> Iterator[Diagnostic]:
    """Emoji and other little pictures."""
    for passage, match in c.search(_EMOJI):
        said = msg("“{word}” stands here.", word=match.group())
        span = passage.record.word_span(passage.loc, match.group())
        yield Diagnostic(EMOJI, span, said, msg("Delete it, or say it in words."), subjects=(passage.subject,))


_HASH = re.compile(r"^([ -]*)([\w-]+): +([^\s\"'\[{|>&*!%@`#][^\n]*? +#[^\W\d_][^\n]*)$", re.MULTILINE)
"""A plain value with a # behind a space and a letter behind that: mostly a hashtag; comments have a space there."""
_OPENS_BLOCK = re.compile(r"[|>][+-]?\d*\s*$")


@check(LOST)
def lost_text(c: CheckContext) -> Iterator[Diagnostic]:
    """Texts that a hashtag has turned into a comment."""
    for document in c.catalogue.documents:
        if " #" not in document.text or not entry_id_of(document.path):
            continue
        for found in islice(_HASH.finditer(document.text), MOST):
            if not _is_in_block(document.text[: found.start()], len(found[1])):
                said = msg("“{text}” is not read.", text=found[3][found[3].index(" #") + 1 :][:80])
                span = document.text_span(*found.span(3))
                yield Diagnostic(LOST, span, said, QUOTE, quoted(found[3].rstrip()), subjects=(document.path,))


def _is_in_block(above: str, indent: int) -> bool:
    """Whether the line below a text belongs to a text of several lines, where a # is one like any other sign."""
    for line in reversed(above.splitlines()):
        own = len(line) - len(line.lstrip(" -"))
        if line.strip() and own < indent:
            return bool(_OPENS_BLOCK.search(line))
    return False


@check(SPACES)
def spaces(c: CheckContext) -> Iterator[Diagnostic]:
    """Doubled spaces, and spaces before a mark."""
    for pattern in (_SPACES, _BEFORE_MARK):
        for passage, match in c.search(pattern):
            is_usual = pattern is _BEFORE_MARK and passage.language in _SPACE_BEFORE_MARK_IS_USUAL
            before = _LAST_WORD.search(match.string, max(0, match.start() - LONGEST_WORD), match.start())
            if before and not is_usual and not _is_layout(passage):
                after = _REST_OF_WORD.match(match.string, match.end())
                word = before.group() + match.group() + (after.group() if after else "")
                fix = re.sub(r" (?=[,;.!?])", "", re.sub(r" {2,}", " ", word))
                said = msg("A space is too much in “{word}”.", word=word)
                span = passage.record.word_span(passage.loc, word)
                yield Diagnostic(SPACES, span, said, msg("Write `{word}`.", word=fix), fix, subjects=(passage.subject,))


def _is_layout(passage: Passage) -> bool:
    """Whether spaces may be meant: in Markdown with tables or code."""
    return passage.is_markdown and ("|" in passage.text or "`" in passage.text)
