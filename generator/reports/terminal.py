"""Findings for a person at a terminal: place, line, caret, reason, hint, text to paste, and a closing line.

Everything is said by words and position; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity
from generator.messages import Message, msg, nmsg
from generator.reports.context import ReportContext, counts
from generator.reports.excerpt import excerpt, harmless, pasteable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WORDS = {
    Severity.ERROR: msg("Please change"),
    Severity.WARNING: msg("Please look"),
    Severity.NOTE: msg("Note"),
}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_LEAST_WIDTH = 40
MANY = 3
"""Notes of one rule that are shown in full."""


def canvas(width: int, *, colour: bool) -> Console:
    """A console that writes into memory and takes no character of a text for an instruction."""
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=max(width, _LEAST_WIDTH),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )


def drawn(console: Console) -> str:
    """What has been printed on such a console, without blanks at the ends of lines."""
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return "\n".join(line.rstrip() for line in text.split("\n"))


def terminal(findings: Sequence[Diagnostic], context: ReportContext) -> str:
    """The findings in the order of the files, and a line that sums up; only the latter where nothing was found."""
    if not findings and not context.matches:  # the usual case, and no reason to load what draws tables and colours
        return "" if context.quiet else "".join(f"{sentence}\n" for sentence in summary(findings, context))
    console = canvas(context.width, colour=context.colour)
    alike = _frequent_notes(findings)
    shown = [one for one in findings if one.severity is not Severity.NOTE or one.rule.code not in alike]
    if context.quiet:
        alike, shown = {}, [finding for finding in shown if finding.severity is not Severity.NOTE]
    blocks = [
        *(_group(group, context) for group in alike.values()),
        *(_finding(one, context, console) for one in shown),
        *([] if context.quiet or not context.matches else [_matches(context, console)]),
    ]
    for block in blocks:
        for line in block:
            console.print(line, soft_wrap=True)
        console.print()
    if not context.quiet or shown:
        for sentence in summary(findings, context):
            console.print(sentence)
    return drawn(console)


def _frequent_notes(findings: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Notes of a rule that has many, by code: one line each is enough, or they would bury what is to be changed."""
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTE:
            found.setdefault(finding.rule.code, []).append(finding)
    return {code: group for code, group in found.items() if len(group) > MANY}


def _group(group: Sequence[Diagnostic], context: ReportContext) -> Iterator[Text]:
    from rich.text import Text

    yield _title(group[0], context)
    for finding in group:
        places = [finding.span, *(one.span for one in finding.related)]
        yield Text(f"  {harmless(' + '.join(map(str, places)))}")


def _title(finding: Diagnostic, context: ReportContext) -> Text:
    from rich.text import Text

    rule, word = finding.rule, context.say(WORDS[finding.severity])
    title = context.translator.gettext(rule.title)
    return Text.assemble((word, STYLES[finding.severity]), ": ", (title, "bold"), (f"  {rule.code} {rule.name}", "dim"))


def _finding(finding: Diagnostic, context: ReportContext, console: Console) -> Iterator[Text]:
    from rich.text import Text

    style = STYLES[finding.severity]
    yield Text(harmless(str(finding.span)), "bold")
    yield from _wrapped(_title(finding, context), console)
    line = context.line(finding)
    if line is not None and line.strip():
        yield from _excerpt(finding, line, console.width, style)
    yield from _wrapped(Text(harmless(context.say(finding.message))), console)
    if finding.hint:
        yield from _wrapped(Text(harmless(context.say(finding.hint))), console)
    paste = pasteable(finding, line)
    if paste:
        yield Text.assemble("  ", context.say(msg("To paste:")), "  ", (harmless(paste), "bold green"))
    for related in finding.related:
        yield from _wrapped(Text(harmless(f"{related.span}: {context.say(related.message)}")), console)


def _matches(context: ReportContext, console: Console) -> Iterator[Text]:
    from rich.text import Text

    yield Text(context.say(msg("This would match")), "bold green")
    for one in context.matches:
        yield from _wrapped(Text(harmless(f"• {context.say(one.sides)}"), "bold"), console)
        said = " ".join(context.say(message) for message in one.sentences())
        yield from _wrapped(Text(harmless(said)), console)


def _excerpt(finding: Diagnostic, line: str, width: int, style: str) -> Iterator[Text]:
    from rich.text import Text

    gutter = len(str(finding.span.line)) + 2
    found = excerpt(finding, line, width - gutter - 4)
    yield Text.assemble((f"  {found.number} │ ", "dim"), found.text)
    yield Text.assemble((" " * gutter + " │ ", "dim"), (found.caret, style))


def _wrapped(text: Text, console: Console) -> Iterator[Text]:
    """The text in lines that fit, each moved in by two columns."""
    from rich.text import Text

    for line in text.wrap(console, console.width - 2):
        line.rstrip()
        yield Text("  ").append_text(line)


def summary(findings: Sequence[Diagnostic], context: ReportContext) -> Iterator[str]:
    """What was looked at, and what is to be done: one sentence each."""
    found = counts(findings)
    parts = [_PLACES[severity](number) for severity, number in found.items() if number]
    looked = context.say(nmsg("{count} file checked", "{count} files checked", context.files))
    if not parts:
        fine = context.say(msg("everything is fine."))
        yield f"{looked}: {fine}"
        return
    yield f"{looked}: {', '.join(context.say(part) for part in parts)}."
    codes = sorted({finding.rule.code for finding in findings if finding.severity is not Severity.NOTE})
    if codes:
        yield context.say(msg("More about a rule: mithilfe explain {code}", code=codes[0]))


def _errors(number: int) -> Message:
    return nmsg("{count} place to change", "{count} places to change", number)


def _warnings(number: int) -> Message:
    return nmsg("{count} to look at", "{count} to look at", number)


def _notes(number: int) -> Message:
    return nmsg("{count} note", "{count} notes", number)


_PLACES = {Severity.ERROR: _errors, Severity.WARNING: _warnings, Severity.NOTE: _notes}
