"""Findings for people who have never used git: a comment under their proposal, or a page in GitHub's summary.

First what to change and how many places, then the line, the caret and the text to paste. No emoji: screen readers read
them aloud. Everything that comes from a file goes through `safe`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Severity
from generator.messages import Message, msg, nmsg
from generator.reports import safe
from generator.reports.context import ReportContext, counts
from generator.reports.excerpt import excerpt, pasteable

MOST = 50
"""So many findings are written out."""
MANY = 3
"""So many notes are written out in full; more of them become one line each."""
_ENOUGH = 40_000
_SIMILAR = "O702"
"""Notes about entries that are alike: they have a list of their own, as they are the reason to talk to each other."""
_HEADINGS = {
    Severity.ERROR: msg("This must be changed"),
    Severity.WARNING: msg("Please have a look"),
    Severity.NOTE: msg("Good to know"),
}


def markdown(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """A whole comment; also where there is nothing to change, with what happens next."""
    parts = [f"### {context.say(_headline(findings, context))}", _thanks(findings, context), *_links(context)]
    if not _blocking(findings, context):
        parts.append(context.say(msg("Next, a person reads along. Once they agree, it appears on the website.")))
    parts += _sections(findings, context)
    parts += ["---", f"<sub>{_closing(context)}</sub>"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocking(findings: Sequence[Diagnostic], context: ReportContext) -> int:
    found = counts(findings)
    return found[Severity.ERROR] + (found[Severity.WARNING] if context.strict else 0)


def _headline(findings: Sequence[Diagnostic], context: ReportContext) -> Message:
    if blocking := _blocking(findings, context):
        return _places(blocking, context)
    if warnings := counts(findings)[Severity.WARNING]:
        return nmsg(
            "The entry can appear; please have a look at one place",
            "The entry can appear; please have a look at {count} places",
            warnings,
        )
    return msg("All is well: nothing needs to be changed")


def _places(number: int, context: ReportContext) -> Message:
    numbers = {2: msg("two"), 3: msg("three"), 4: msg("four"), 5: msg("five"), 6: msg("six")}
    word = numbers.get(number, str(number))
    if len(context.names) == 1:
        return nmsg(
            "Almost done: change one place, then the entry can appear",
            "Almost done: change {number} places, then the entry can appear",
            number,
            number=word,
        )
    return nmsg(
        "Almost done: change one place, then everything can appear",
        "Almost done: change {number} places, then everything can appear",
        number,
        number=word,
    )


def _thanks(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """Thanks by name for one entry, and how much of it is fine already."""
    if len(context.names) != 1:
        return ""
    name = safe.sentence(context.translator, next(iter(context.names.values())))
    said = context.say(msg("Thank you for **{name}**!", name=name))
    wrong = len({finding.span for finding in findings if finding.severity is not Severity.NOTE})
    if not context.values or wrong >= context.values:
        return said
    right = nmsg(
        "{right} of {count} detail is fine.",
        "{right} of {count} details are fine.",
        context.values,
        right=context.values - wrong,
    )
    return f"{said} {context.say(right)}"


def _links(context: ReportContext) -> Iterator[str]:
    if context.settings and context.settings.repository and len(context.names) == 1:
        address = context.settings.edit_url(quote(next(iter(context.names))))
        label = context.say(msg("Change the file here in the browser"))
        yield f"[{label}]({address})"


def _sections(findings: Sequence[Diagnostic], context: ReportContext) -> Iterator[str]:
    """The findings by severity, as long as there is room: GitHub refuses comments over 65,536 characters."""
    number = length = 0
    for severity in Severity:
        alike = [one for one in findings if one.severity is severity and one.rule.code != _SIMILAR]
        if severity is Severity.NOTE:
            yield from _matches(context)
            yield from _similar([one for one in findings if one.rule.code == _SIMILAR], context)
        if alike:
            yield f"#### {context.say(_HEADINGS[severity])} ({len(alike)})"
        if len(alike) > MANY and severity is Severity.NOTE:
            yield from _folded(alike, context)
            continue
        for finding in alike:
            number += 1
            if number > MOST or length > _ENOUGH:
                yield context.say(
                    msg("The list ends here so that it stays readable. `mithilfe check` shows all of it.")
                )
                return
            text = "\n\n".join(_finding(number, finding, context))
            length += len(text)
            yield text


def _similar(notes: Sequence[Diagnostic], context: ReportContext) -> Iterator[str]:
    """Who should know of whom: what can be done about it is said once."""
    if not notes:
        return
    heading = context.say(msg("Others who help in a similar way"))
    yield f"#### {heading} ({len(notes)})"
    if notes[0].hint:
        yield safe.sentence(context.translator, notes[0].hint)
    label = context.say(msg("To paste:"))
    lines = []
    for note in notes[:MOST]:
        said = f"- {safe.code(note.span.file)}: {safe.sentence(context.translator, note.message)}"
        paste = safe.code(pasteable(note, context.line(note)))
        lines.append(f"{said} {label} {paste}" if paste else said)
    yield "\n".join(lines)


def _matches(context: ReportContext) -> Iterator[str]:
    """Who would find each other through this change."""
    if not context.matches:
        return
    heading = context.say(msg("This would match"))
    yield f"#### {heading} ({len(context.matches)})"
    yield context.say(msg("Once this appears, the site shows these needs and offers to both sides:"))
    say = context.translator
    yield "\n".join(
        f"- **{safe.sentence(say, one.sides)}** {' '.join(safe.sentence(say, said) for said in one.sentences())}"
        for one in context.matches
    )


def _folded(notes: Sequence[Diagnostic], context: ReportContext) -> Iterator[str]:
    """Many notes: one line each, behind a word to click on for each rule."""
    for code in sorted({note.rule.code for note in notes}):
        alike = [note for note in notes if note.rule.code == code]
        title = safe.ours(context.translator.gettext(alike[0].rule.title))
        lines = [
            f"- {_place(note, context)}: {safe.sentence(context.translator, note.message)}" for note in alike[:MOST]
        ]
        yield "\n".join((f"<details><summary>{title} ({len(alike)})</summary>", "", *lines, "", "</details>"))


def _place(finding: Diagnostic, context: ReportContext) -> str:
    """Where to look: the file as well if there is more than one."""
    place = context.say(msg("line {line}, column {column}", line=finding.span.line, column=finding.span.column))
    return place if context.files == 1 else f"{safe.code(finding.span.file)}, {place}"


def _finding(number: int, finding: Diagnostic, context: ReportContext) -> Iterator[str]:
    yield _head(number, finding, context)
    line = context.line(finding)
    if line is not None and line.strip():
        found = excerpt(finding, line)
        blank = " " * len(str(found.number))
        yield safe.block(f"{found.number} │ {found.text}\n{blank} │ {found.caret}")
    said = [finding.message, finding.hint]
    text = " ".join(safe.sentence(context.translator, part) for part in said if part)
    paste = safe.code(pasteable(finding, line))
    label = context.say(msg("To paste:"))
    yield f"{text} {label} {paste}" if paste else text
    for related in finding.related:
        place = safe.code(f"{related.span.file}:{related.span.line}")
        yield f"{place}: {safe.sentence(context.translator, related.message)}"


def _head(number: int, finding: Diagnostic, context: ReportContext) -> str:
    title = safe.ours(context.translator.gettext(finding.rule.title))
    rule, url = finding.rule.code, context.rule_url(finding.rule.code)
    return f"**{number}. {title}** · {_place(finding, context)} · " + (f"[{rule}]({url})" if url else rule)


def _closing(context: ReportContext) -> str:
    looked = context.say(nmsg("{count} file", "{count} files", context.files))
    parts = [context.say(msg("Checked: {what}", what=looked))]
    if context.seconds is not None:
        parts[0] += f", {_seconds(context)}"
    if context.settings:
        label = context.say(msg("All rules with examples"))
        parts.append(f"[{label}]({context.rules_url})")
    parts.append(context.say(msg("Questions? Just answer here, people read along.")))
    return " · ".join(parts)


def _seconds(context: ReportContext) -> str:
    from babel.numbers import format_decimal

    number = format_decimal(round(context.seconds or 0, 1), locale=context.language)
    return context.say(msg("{number} seconds", number=number))
