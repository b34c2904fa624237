"""The two pages with the form: a new entry, and a change of one.

A script makes the form; here stands what there is without it: the ways by which one can propose an entry all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports import KNOWN_ENTRIES, form_file, source_file
from generator.messages import N_
from generator.model import KINDS
from generator.pages.page import CHANGE, NEW, PREVIEW, Page
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

RAW_FILES = "https://raw.githubusercontent.com"
"""Where the files of repositories lie that the preview may read."""
_HOST = "https://github.com/"
_INVITATIONS = {
    "initiative": N_("We help, or need help"),
    "company": N_("We want to give something"),
    "administration": N_("We are an administration"),
    "bundle": N_("We have joined forces"),
    "event": N_("We invite to a meeting"),
}
"""What people say of themselves who make an entry of a kind; a kind without a row is called by its name."""


@dataclass(frozen=True, slots=True)
class FormView:
    """What a page with a form shows, and where its script finds the rest: paths below the root of the site."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    mode: str
    form: str
    known: str
    sources: str
    kinds: tuple[tuple[Link, str], ...]
    issues: tuple[Link, ...]
    email: str


def pages(shop: Workshop) -> Iterator[Page]:
    """Both pages; neither is found by a search, since each entry and each list leads there."""
    new = (
        shop.say("New entry"),
        shop.say("A few questions in everyday words. Five minutes are enough, and you need no account."),
    )
    change = (
        shop.say("Change an entry"),
        shop.say("Change only what is no longer true. Everything else stays as it is."),
    )
    if shop.settings.repository.startswith(_HOST):
        yield _preview(shop)
    for address, mode, (title, lead) in ((NEW, "new", new), (CHANGE, "change", change)):
        content = shop.render("form.html", view=_view(shop, mode, title, lead))
        yield shop.page(address, title, lead, content, noindex=True)


def _preview(shop: Workshop) -> Page:
    """The page that shows a file of a proposal: from the repository or one of its forks, which have its name."""
    title, lead = (
        shop.say("Preview of a proposal"),
        shop.say("This is roughly how the entry will look. Nothing of it has been published yet."),
    )
    name = shop.settings.repository.rsplit("/", maxsplit=1)[-1]
    content = shop.render(
        "preview.html", view=_view(shop, "preview", title, lead), host=RAW_FILES, repository=name,
        folders=[kind.folder for kind in KINDS],
    )  # fmt: skip
    return shop.page(PREVIEW, title, lead, content, noindex=True, connects=RAW_FILES)


def _view(shop: Workshop, mode: str, title: str, lead: str) -> FormView:
    kinds = tuple(
        (Link(shop.say(_INVITATIONS.get(kind.name, kind.one)), f"{NEW}?kind={kind.name}"),
         shop.translator.gettext(kind.about))
        for kind in KINDS
    )  # fmt: skip
    return FormView(
        crumbs=(Link(shop.say("Home"), "./"), Link(shop.say("Take part"), "contribute/")),
        title=title,
        lead=lead,
        mode=mode,
        form=form_file(shop.language),
        known=KNOWN_ENTRIES,
        sources=source_file("").removesuffix(".json"),
        kinds=kinds if mode == "new" else (),
        issues=_issues(shop, mode),
        email=shop.settings.publisher.email,
    )


def _issues(shop: Workshop, mode: str) -> tuple[Link, ...]:
    """The forms of the host, which work without our script."""
    base = f"{shop.settings.repository}/issues/new?template="
    if not shop.settings.repository:
        return ()
    if mode == "change":
        return (Link(shop.say("Say what is to be changed"), f"{base}3-correction.yml"),)
    return (
        Link(shop.say("We are an initiative and need something"), f"{base}1-initiative.yml"),
        Link(shop.say("We want to give something"), f"{base}2-offer.yml"),
    )
