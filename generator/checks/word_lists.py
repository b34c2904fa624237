"""L4xx, second part: the word lists refer to each other as well, and every entry relies on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.context import CheckContext
from generator.checks.registry import check
from generator.diagnostics import Diagnostic, Example, Severity, rule
from generator.messages import msg
from generator.model.faults import did_you_mean
from generator.model.vocabulary import LegalForm, Region, list_path

_REGIONS, _KINDS = list_path("regions"), list_path("kinds")
_MEASURES = ("quantity", "amount", "none")


def _regions(parent: str) -> Example:
    text = f"- {{code: DE, label: {{de: Deutschland}}}}\n- {{code: DE-BE, label: {{de: Berlin}}, parent: {parent}}}\n"
    return Example(text, _REGIONS, whole=True)


def _kinds(neighbour: str) -> Example:
    text = "- {code: room, label: {de: Räume}, units: [hour]}\n"
    text += f"- {{code: housing, label: {{de: Wohnraum}}, units: [place], neighbours: [{neighbour}]}}\n"
    return Example(text, _KINDS, whole=True)


REGION_PARENT = rule(
    "L406", "region-parent", Severity.ERROR, title="The region above this one does not exist, or leads in a circle",
    why="A region's parent tells what lies inside it: without it an entry of a district would be missing on the page "
    "of its Land.",
    bad=_regions("DEU"), good=_regions("DE"),
)  # fmt: skip
WORD_LIST = rule(
    "L407", "word-list-reference", Severity.ERROR, title="The word list refers to a code that does not exist",
    why="Kinds name their units and the kinds that people confuse them with; matching relies on both.",
    bad=_kinds("rooom"), good=_kinds("room"),
)  # fmt: skip


@check(REGION_PARENT)
def region_parents(c: CheckContext) -> Iterator[Diagnostic]:
    """Regions whose parent is unknown, and those that lie inside themselves."""
    regions = c.catalogue.vocabulary.regions
    for code, region in regions.items():
        if region.parent and region.parent not in regions:
            near = did_you_mean(region.parent, regions)
            said = msg("There is no region “{code}”.", code=region.parent)
            hint = msg("Did you mean `{word}`?", word=near) if near else msg("Add it to the list first.")
            yield Diagnostic(REGION_PARENT, c.term_span("regions", code, "parent"), said, hint, near, subjects=(code,))
        elif region.parent and code in _above(regions, code):
            said = msg(
                "“{code}” lies inside itself: {path}.", code=code, path=" → ".join((code, *_above(regions, code)))
            )
            hint = msg("State the next larger region as the parent.")
            yield Diagnostic(REGION_PARENT, c.term_span("regions", code, "parent"), said, hint, subjects=(code,))


def _above(regions: Mapping[str, Region], start: str) -> list[str]:
    """The parents of a region from the nearest up, as far as they are known; each once."""
    path: list[str] = []
    code = regions[start].parent
    while code in regions and code not in path:
        path.append(code)
        code = regions[code].parent
    return path


@check(WORD_LIST)
def word_lists(c: CheckContext) -> Iterator[Diagnostic]:
    """Codes in attributes of kinds and legal forms that their lists do not know."""
    words = c.catalogue.vocabulary
    for term in words.kinds.values():
        yield from _unknown(c, ("kinds", term.code, "units"), term.units, tuple(words.terms("units")))
        yield from _unknown(c, ("kinds", term.code, "neighbours"), term.neighbours, tuple(words.kinds))
        yield from _unknown(c, ("kinds", term.code, "measured_by"), (term.measured_by,), _MEASURES)
    for form in words.terms("legal_forms").values():
        if isinstance(form, LegalForm):
            known = tuple(words.terms("eligibility"))
            yield from _unknown(c, ("legal_forms", form.code, "eligibility"), form.eligibility, known)


def _unknown(
    c: CheckContext, where: tuple[str, str, str], given: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[Diagnostic]:
    name, code, attribute = where
    for number, value in enumerate(given):
        if value in known:
            continue
        near = did_you_mean(value, known)
        said = msg("There is no “{value}” in the list of {attribute}.", value=value, attribute=f"`{attribute}`")
        hint = msg("Did you mean `{word}`?", word=near) if near else msg("Known: {codes}.", codes=", ".join(known))
        yield Diagnostic(WORD_LIST, c.term_span(name, code, attribute, number), said, hint, near, subjects=(code,))
