"""The manual of the rules: what we check, why, and how to do it right; one page for each rule.

It is made of the rules themselves, so that terminal, website and tests tell the same story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

import generator.checks
import generator.model
import generator.read  # noqa: F401  the modules that own rules register them as they are imported
from generator.diagnostics import RULES, Rule, Severity
from generator.messages import N_
from generator.pages.linked.linked_data import breadcrumbs, script
from generator.pages.manual.text import bare, example_files, ticked
from generator.pages.page import Page
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

GROUPS = {
    "R": (N_("Reading a file"), N_("Before anybody can look at what a file says, it must be readable.")),
    "S": (
        N_("Fields and values"),
        N_("Every field has its form, so that entries can be compared, searched and translated."),
    ),
    "I": (N_("Names and identity"), N_("An entry keeps its name for ever, and every entry is there once.")),
    "L": (N_("References"), N_("Entries refer to each other; whoever follows a reference must arrive.")),
    "W": (N_("Wording"), N_("Texts should be easy to read, and mean the same to everybody.")),
    "F": (N_("Up to date"), N_("Nothing is worse than a call that is long over. Time alone never breaks anything.")),
    "O": (N_("Overlaps"), N_("Similar is not the same: an overlap is a chance to join forces.")),
    "P": (N_("Privacy"), N_("Nothing about private people belongs in a public catalogue.")),
}
"""Heading and one sentence for each letter that codes begin with."""
SEVERITIES = {
    Severity.ERROR: (N_("must be mended"), N_("The entry can appear as soon as this is mended.")),
    Severity.WARNING: (N_("please check"), N_("The entry can appear, but somebody should look at this.")),
    Severity.NOTE: (N_("for information"), N_("Nothing needs to be done; it is good to know.")),
}
"""For each severity a word and what it means for an entry."""
NEAR = 2
"""So many rules before and after one are linked from its page."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list."""

    code: str
    title: Markup
    href: str
    severity: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The rules of one letter."""

    letter: str
    title: str
    text: str
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """The page of one rule. Examples are pairs of file name (empty for a piece of an entry) and text."""

    crumbs: tuple[Link, ...]
    code: str
    name: str
    title: Markup
    severity: str
    severity_text: str
    is_note: bool
    """Nothing has to be done, so the example to follow is only the quiet one."""
    why: Markup
    bad: tuple[tuple[str, str], ...]
    good: tuple[tuple[str, str], ...]
    near: tuple[RuleRow, ...]
    all: Link


def pages(shop: Workshop) -> Iterator[Page]:
    """The list of all rules, and a page for each."""
    title = shop.say("How we check")
    text = shop.say("Every rule of this catalogue: what it is about, why it exists, and how to do it right.")
    content = shop.render("rules.html", groups=groups(shop), crumbs=_crumbs(shop)[:1])
    yield shop.page("rules/", title, text, content, head=_head(shop))
    for rule in _rules():
        said = f"{rule.code}: {bare(shop, rule.title)}"
        content = shop.render("rule.html", view=rule_view(shop, rule))
        yield shop.page(address_of(rule), said, bare(shop, rule.why), content, head=_head(shop, rule))


def address_of(rule: Rule) -> str:
    """The address of a rule's page below the root of the language."""
    return f"rules/{rule.code.lower()}/"


def groups(shop: Workshop) -> tuple[RuleGroup, ...]:
    """All rules by letter, in the order of the groups; a letter without rules is left out."""
    found = []
    for letter, (title, text) in GROUPS.items():
        rows = tuple(_row(shop, rule) for rule in _rules() if rule.code[0] == letter)
        if rows:
            found.append(RuleGroup(letter, shop.translator.gettext(title), shop.translator.gettext(text), rows))
    return tuple(found)


def rule_view(shop: Workshop, rule: Rule) -> RuleView:
    """The view of one rule's page."""
    word, meaning = SEVERITIES[rule.severity]
    group = shop.translator.gettext(GROUPS[rule.code[0]][0])
    return RuleView(
        crumbs=_crumbs(shop),
        code=rule.code,
        name=rule.name,
        title=ticked(shop, rule.title),
        severity=shop.translator.gettext(word),
        severity_text=shop.translator.gettext(meaning),
        is_note=rule.severity is Severity.NOTE,
        why=ticked(shop, rule.why),
        bad=example_files(rule.bad),
        good=example_files(rule.good),
        near=tuple(_row(shop, other) for other in _near(rule)),
        all=Link(shop.say("All rules about: {group}", group=group), f"rules/#{rule.code[0].lower()}"),
    )


def _rules() -> list[Rule]:
    return [RULES[code] for code in sorted(RULES) if code[0] in GROUPS]


def _near(rule: Rule) -> list[Rule]:
    """The rules just before and after one, of the same letter: codes that belong together stand together."""
    group = [other for other in _rules() if other.code[0] == rule.code[0]]
    place = group.index(rule)
    return [other for other in group[max(0, place - NEAR) : place + NEAR + 1] if other is not rule]


def _row(shop: Workshop, rule: Rule) -> RuleRow:
    severity = shop.translator.gettext(SEVERITIES[rule.severity][0])
    return RuleRow(rule.code, ticked(shop, rule.title), address_of(rule), severity)


def _crumbs(shop: Workshop) -> tuple[Link, ...]:
    return (Link(shop.say("Home"), "./"), Link(shop.say("How we check"), "rules/"))


def _head(shop: Workshop, rule: Rule | None = None) -> Markup:
    links = [Link(shop.say("How we check"), "rules/")]
    links += [Link(bare(shop, rule.title), address_of(rule))] if rule else []
    return script(breadcrumbs(shop, links))
