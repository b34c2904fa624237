"""The word lists as pages: every code with its label, its meaning and the words that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.messages import N_
from generator.model import Term
from generator.pages.linked.linked_data import breadcrumbs, script
from generator.pages.page import Page
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key

SHOWN_AT_ONCE = 8
"""A list of at most so many codes stands beside the field itself."""
TITLES = {
    "kinds": N_("Kinds of help"), "units": N_("Units"), "topics": N_("Topics"), "audiences": N_("Audiences"),
    "regions": N_("Regions"), "scopes": N_("Reach"), "skills": N_("Skills"), "concepts": N_("Words of equal meaning"),
    "legal_forms": N_("Legal forms"), "identifier_schemes": N_("Registers"), "link_kinds": N_("Kinds of links"),
    "org_statuses": N_("States of an organisation"), "call_statuses": N_("States of a need or an offer"),
    "bundle_statuses": N_("States of an alliance"), "priorities": N_("Priorities"), "conditions": N_("Conditions"),
    "costs": N_("Costs"), "deliveries": N_("Ways of handing over"), "eligibility": N_("Who may get it"),
    "periods": N_("Rhythms"), "stages": N_("Stages"), "levels": N_("Levels of administration"),
    "relations": N_("Relations to administrations"), "sectors": N_("Sectors"), "sizes": N_("Sizes"),
}  # fmt: skip
"""The heading of each list; one that is missing here goes by its file name."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A code with its words in the language of the page."""

    code: str
    label: str
    meaning: str
    synonyms: str
    more: str


def title(shop: Workshop, name: str) -> str:
    """The heading of a list."""
    return shop.translator.gettext(TITLES.get(name, name))


def address(name: str) -> str:
    """The address of a list's page below the root of the language."""
    return f"fields/codes/{name.replace('_', '-')}/"


def links(shop: Workshop) -> tuple[Link, ...]:
    """All lists with the number of their codes, in the order of their headings."""
    found = [
        Link(title(shop, name), address(name), shop.formats.number(len(terms)))
        for name, terms in shop.catalogue.vocabulary.lists.items()
    ]
    return tuple(sorted(found, key=lambda link: name_key(link.text)))


def few(shop: Workshop, name: str) -> tuple[tuple[str, str], ...]:
    """Codes and labels of a short list; nothing for a long one."""
    terms = shop.catalogue.vocabulary.terms(name) if name else {}
    return tuple((code, shop.formats.label(name, code)) for code in terms) if len(terms) <= SHOWN_AT_ONCE else ()


def pages(shop: Workshop, crumbs: tuple[Link, ...]) -> Iterator[Page]:
    """One page for each list."""
    for name, terms in shop.catalogue.vocabulary.lists.items():
        heading = title(shop, name)
        text = shop.say("All codes of the list “{list}” with their meaning.", list=heading)
        views = [_term(shop, term) for term in terms.values()]
        file = f"content/vocabulary/{name}.yaml"
        edit = shop.settings.edit_url(file)
        content = shop.render("codes.html", title=heading, name=name, terms=views, crumbs=crumbs, edit=edit)
        head = script(breadcrumbs(shop, (*crumbs[1:], Link(heading, address(name)))))
        yield shop.page(address(name), shop.say("Codes: {list}", list=heading), text, content, head=head, edit=edit)


def _term(shop: Workshop, term: Term) -> TermView:
    language = shop.language
    return TermView(
        code=term.code,
        label=term.named(language, shop.settings.default_language),
        meaning=term.meaning.get(language, ""),
        synonyms=", ".join(term.synonyms.get(language, ())),
        more=_more(shop, term),
    )


def _more(shop: Workshop, term: Term) -> str:
    """What only terms of some lists have: the units of a kind, the region above."""
    units = getattr(term, "units", ())
    if units:
        return shop.say("counted in: {units}", units=", ".join(units))
    parent = getattr(term, "parent", "")
    return shop.say("part of {region}", region=shop.formats.label("regions", parent)) if parent else ""
