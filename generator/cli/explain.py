"""`mithilfe explain`: the manual of one rule, or the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.options import LanguageOption, VerboseOption
from generator.cli.session import Problem, Session
from generator.messages import N_, msg

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from generator.diagnostics import Example, Rule

HELP = N_("Explain a rule with a bad and a good example, or list all rules.")
USUAL = "content/initiatives/beispiel.yaml"
"""Where an example lies if nothing else is said."""
LONGEST = 12
"""Lines of an example that are shown."""

RuleArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("RULE"),
        show_default=False,
        help=N_("Code or name, such as S204 or unknown-code; without it, all rules."),
    ),
]


def run(
    ctx: typer.Context,
    rule: RuleArgument = "",
    *,
    language: LanguageOption = "",  # noqa: ARG001
    verbose: VerboseOption = False,  # noqa: ARG001
) -> None:
    """Print the manual."""
    session: Session = ctx.obj
    rules = all_rules()
    lines = manual(_found(rule, rules), session) if rule else _list(rules, session)
    from generator.reports.layout import printed

    session.write(printed(lines, session.output))


def all_rules() -> dict[str, Rule]:
    """Every rule by code, sorted; the stages that own them are imported for it."""
    import generator.checks
    import generator.model  # noqa: F401
    from generator.diagnostics import RULES

    return dict(sorted(RULES.items()))


def _found(wanted: str, rules: dict[str, Rule]) -> Rule:
    by_word = {word.casefold(): rule for rule in rules.values() for word in (rule.code, rule.name)}
    if rule := by_word.get(wanted.casefold()):
        return rule
    from difflib import get_close_matches

    near = get_close_matches(wanted.casefold(), by_word, n=1)
    hint = msg("Did you mean `{word}`?", word=by_word[near[0]].code) if near else msg("All rules: mithilfe explain")
    raise Problem(msg("There is no rule “{name}”.", name=wanted), hint)


def _list(rules: dict[str, Rule], session: Session) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    from generator.reports.terminal import STYLES

    widest = max(len(rule.name) for rule in rules.values())
    for group in sorted({code[0] for code in rules}):
        yield Text(session.say(_GROUPS.get(group, group)), "bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=4)
        table.add_column(width=widest)
        table.add_column()
        for rule in (rule for code, rule in rules.items() if code[0] == group):
            table.add_row(Text(rule.code, STYLES[rule.severity]), rule.name, session.translator.gettext(rule.title))
        yield table
        yield Text("")
    yield Text(session.say(msg("One of them in detail: mithilfe explain {code}", code=next(iter(rules)))))


_GROUPS = {
    "R": msg("Reading the file"),
    "S": msg("Fields and values"),
    "I": msg("Identity"),
    "L": msg("Links"),
    "W": msg("Wording"),
    "F": msg("Freshness"),
    "O": msg("Overlaps"),
    "P": msg("Privacy"),
}


def manual(rule: Rule, session: Session) -> Iterator[Text]:
    """The manual of a rule, line by line."""
    from rich.text import Text

    from generator.reports.terminal import STYLES, WORDS

    say = session.translator.gettext
    yield Text.assemble(
        (f"{rule.code} {rule.name}", "bold"), "  ", (session.say(WORDS[rule.severity]), STYLES[rule.severity])
    )
    yield Text(say(rule.title) + "\n", "bold")
    yield Text(say(rule.why) + "\n")
    for label, example in ((msg("Like this it does not work:"), rule.bad), (msg("Like this it does:"), rule.good)):
        yield Text(session.say(label), "bold")
        yield from _example(example, session)
        yield Text("")


def _example(example: Example, session: Session) -> Iterator[Text]:
    from rich.text import Text

    from generator.reports.excerpt import harmless

    for path, text in ((example.file, example.text), *example.beside):
        if example.beside or example.whole or path != USUAL:
            yield Text(f"  {path}", "dim")
        lines = text.rstrip("\n").split("\n")
        for line in lines[:LONGEST]:
            shown = harmless(line)
            yield Text(f"    {shown if len(shown) <= session.width - 6 else shown[: session.width - 7] + '…'}")
        if len(lines) > LONGEST:
            yield Text("    …")
