"""W5xx: words that a careful editor would stop at. All are warnings: a person decides, `allow` keeps what is meant so.

What is rarely right to complain about (style, length of sentences, commas) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import CheckContext, Passage
from generator.checks.registry import about, check
from generator.diagnostics import Diagnostic, Example, Rule, Severity, rule
from generator.messages import Message, msg
from generator.model import Record
from generator.model.faults import did_you_mean

_NEED = "needs:\n  - id: laptops\n    kind: hardware\n    title: {title}\n    since: 2026-01-15\n"
_SKILL = _NEED.replace("hardware", "development").format(title="Hilfe bei der Website") + "    skills: [{skill}]\n"


def _warning(code: str, name: str, title: str, why: str, bad: Example | str, good: Example | str) -> Rule:  # noqa: PLR0913, PLR0917
    return rule(code, name, Severity.WARNING, title=title, why=why, bad=bad, good=good)


SHOUTING = _warning(
    "W503", "capitals", "Words are written in capitals",
    "Capitals are hard to read, sound like shouting, and some screen readers spell them out letter by letter.",
    "summary: Wir suchen DRINGEND LAPTOPS für unsere Schule.",
    "summary: Wir suchen dringend Laptops für unsere Schule (THW-Jugend).",
)  # fmt: skip
EXCLAIMING = _warning(
    "W504", "exclamation-marks", "There are several exclamation or question marks in a row",
    "One mark is enough; more of them look like advertising and make a serious request less so.",
    "summary: Wir suchen Laptops für unsere Schule!!!", "summary: Wir suchen Laptops für unsere Schule!",
)  # fmt: skip
SAYS_NOTHING = _warning(
    "W510", "says-nothing-new", "The text only repeats what stands there already",
    "Visitors see the name, the kind and this text one below the other. It should tell them something more.",
    _NEED.format(title="IT-Geräte"), _NEED.format(title="Laptops ab 8 GB für den Deutschkurs"),
)  # fmt: skip
ADDRESS_IN_LINE = _warning(
    "W511", "address-in-line", "There is a web address inside a line of text",
    "Names, titles and summaries are shown without links; an address can only be clicked in `website`, `links` or a "
    "source.",
    "summary: Wir reparieren Laptops, siehe https://example.org/ für mehr.",
    "summary: Wir reparieren Laptops für Schulen.\nwebsite: https://example.org/",
)  # fmt: skip
SKILL = _warning(
    "W513", "skill-nearly-known", "This skill is nearly, but not quite, one that others name too",
    "Skills are free words, but only equal words find each other. Another one is welcome, if it is no slip.",
    _SKILL.format(skill="Pyhton"), _SKILL.format(skill="Python"),
)  # fmt: skip
PLACEHOLDER = _warning(
    "W514", "placeholder", "There is a placeholder in the text",
    "It was meant to be replaced before anybody sees it.",
    "summary: TODO Hier kommt noch ein Satz über uns hin.", "summary: Wir reparieren gespendete Laptops für Schulen.",
)  # fmt: skip
IMAGE = _warning(
    "W515", "image-in-text", "There is an image in the text",
    "Images in texts are not shown: they would be loaded from foreign servers, which would learn about our visitors.",
    'description: "Unser Team ![Foto](https://example.org/team.jpg) hilft."', "description: Unser Team hilft.",
)  # fmt: skip
_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{4,}(?:[ \n]+[A-ZÄÖÜ]{4,})+\b|\b[A-ZÄÖÜ]{10,}\b")
_MARKS = re.compile(r"[!?]{2,}")
_PLACEHOLDER = re.compile(r"(?:TODO|FIXME|TBD|XXX+|Lorem ipsum|Platzhalter)\b")
_ADDRESS = re.compile(r"\bhttps?://\S*[^\s.,;:!?)\]]|\bwww\.\S*[^\s.,;:!?)\]]")
_IMAGE = re.compile(r"!\[[^\]\n\x00]{0,200}\]\([^)\n\x00]{1,500}\)")
_NEAR_SKILL = 80


def _at(  # noqa: PLR0913  a finding is a record
    found: Rule, passage: Passage, word: str, said: Message, hint: Message | None, *, fix: str = ""
) -> Diagnostic:
    """A finding about a word inside a passage."""
    span = passage.record.word_span(passage.loc, word)
    return Diagnostic(found, span, said, hint, fix, subjects=(passage.subject,))


@check(SHOUTING)
def shouting(c: CheckContext) -> Iterator[Diagnostic]:
    """Two words in capitals in a row, or one that is too long for an acronym (a name may be one word in capitals)."""
    for passage, match in c.search(_CAPITALS):
        word = match.group()
        if passage.field in {"name", "aliases"} and word.isalpha():
            continue
        said = msg("“{word}” stands in capitals.", word=word)
        yield _at(
            SHOUTING, passage, word, said, msg("Write it as usual; what presses has a field: `priority: urgent`.")
        )


@check(EXCLAIMING)
def exclaiming(c: CheckContext) -> Iterator[Diagnostic]:
    """Several exclamation or question marks in a row."""
    for passage, match in c.search(_MARKS):
        word = match.group()
        if word in {"?!", "!?"}:
            continue
        fix = "?" if "?" in word else "!"
        yield _at(
            EXCLAIMING,
            passage,
            word,
            msg("“{word}” stands here.", word=word),
            msg("Write `{word}`.", word=fix),
            fix=fix,
        )


@check(PLACEHOLDER)
def placeholders(c: CheckContext) -> Iterator[Diagnostic]:
    """Words that stand for a text still to come."""
    for passage, match in c.search(_PLACEHOLDER):
        word = match.group()
        if match.string[match.start() - 1 : match.start()].isalnum():
            continue
        yield _at(
            PLACEHOLDER,
            passage,
            word,
            msg("“{word}” stands here.", word=word),
            msg("Write the text, or delete the line."),
        )


@check(ADDRESS_IN_LINE)
def addresses_in_lines(c: CheckContext) -> Iterator[Diagnostic]:
    """Web addresses in texts of one line."""
    for passage in c.passages:
        text = passage.text if passage.field in {"name", "summary", "title"} else ""
        match = _ADDRESS.search(text) if "://" in text or "www." in text else None
        if match:
            said = msg("“{word}” cannot be clicked here.", word=match.group())
            yield _at(
                ADDRESS_IN_LINE, passage, match.group(), said, msg("Move it to `website`, `links` or the description.")
            )


@check(IMAGE)
def images(c: CheckContext) -> Iterator[Diagnostic]:
    """Markdown images."""
    for passage, match in c.search(_IMAGE):
        hint = msg("Delete it; an organisation may have a `logo`.")
        yield _at(IMAGE, passage, match.group(), msg("This image will not be shown."), hint)


@check(SAYS_NOTHING)
def says_nothing(c: CheckContext) -> Iterator[Diagnostic]:
    """Summaries that are the name, descriptions that are the summary, titles that are the kind."""
    words = c.catalogue.vocabulary
    for passage in c.passages:
        if passage.field == "summary":
            other = passage.record.entry.name
        elif passage.call and passage.field == "title":
            other = words.label("kinds", passage.call.kind, passage.language)
        elif passage.is_markdown and not passage.call:
            other = _summary(passage.record, passage.language)
        else:
            continue
        if abs(len(passage.text) - len(other)) <= 2 and _bare(passage.text) == _bare(other):  # noqa: PLR2004  marks
            said = msg("“{text}” stands there already.", text=other)
            hint = msg("Say what is special: for whom, where, what exactly.")
            yield Diagnostic(SAYS_NOTHING, passage.record.span(*passage.loc), said, hint, subjects=(passage.subject,))


def _bare(text: str) -> str:
    return text.strip(" .!").casefold()


def _summary(record: Record, language: str) -> str:
    return next((words for code, words in record.entry.summary if code == language), "")


@check(SKILL)
def nearly_known_skills(c: CheckContext) -> Iterator[Diagnostic]:
    """Skills that are probably a slip of a known one. Without a near one a skill is simply a new word."""
    terms = c.catalogue.vocabulary.terms("skills")
    by_word = {word.casefold(): word for term in terms.values() for word in term.words()}
    near: dict[str, str] = {}
    for record in c.catalogue.calls.values():
        for number, skill in enumerate(record.call.skills):
            if skill not in near:
                near[skill] = "" if skill.casefold() in by_word else _near_skill(skill, by_word)
            if near[skill]:
                said = msg("“{skill}” is not in the list of known skills.", skill=skill)
                hint = msg("Did you mean `{word}`?", word=near[skill])
                owner = c.catalogue.records[record.owner]
                yield about(
                    SKILL, owner, (*record.loc, "skills", number), said, hint, fix=near[skill], subject=record.id
                )


def _near_skill(skill: str, by_word: dict[str, str]) -> str:
    return by_word.get(did_you_mean(skill, by_word, _NEAR_SKILL), "") if len(skill) > 3 else ""  # noqa: PLR2004  short words are all near
