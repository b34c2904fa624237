"""The page of the open data: every export with what it holds, the licence, how to name us, what one may rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.exports import EXPORTS, VERSION, Export, feed_file, match_feed_file
from generator.messages import N_
from generator.pages.linked.linked_data import breadcrumbs, dataset_ld, script
from generator.pages.manual.text import ticked
from generator.pages.page import Page
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

GROUPS = {
    "json": (N_("For programs"), N_("JSON with everything that is in the catalogue, resolved and versioned.")),
    "csv": (
        N_("For spreadsheets"),
        N_("Tables that open with a double click in a spreadsheet set up for German: UTF-8 with a byte order mark, "
           "semicolons, decimal commas. Several values in one cell have | between them. A cell that would run as a "
           "formula begins with an apostrophe."),
    ),
    "feed": (N_("To subscribe to"), N_("Atom feeds, for every feed reader, without an account and without e-mail.")),
    "schema": (N_("To check against"), N_("JSON Schemas for whoever reads our data, or writes entries.")),
}  # fmt: skip
"""Heading and one sentence for each group of exports."""
PROMISES = (
    N_("A field that nobody stated is absent, never null and never guessed. Lists are always there, if need be empty."),
    N_("Texts come by language: `de`, `en` and whatever else the entry has."),
    N_("Amounts of money are text with a decimal point, so that no program rounds them."),
    N_("Dates are ISO 8601, as exact as their source: 2016, 2016-07 or 2016-07-21."),
    N_("What we work out stands under `computed`: state and progress of needs, regions above, who refers to whom. "
       "It holds for the day that `generated_for` names; everything else is as the entry says it. Where it is "
       "silent, `status`, `priority`, `currency` and `remote` have the usual value that the manual of fields names."),
    N_("Help that came together has an id; giver and receiver carry the same, so that it can be counted once. It holds "
       "within one edition of the data."),
    N_("Ids are never given to somebody else. What was renamed names its `former_ids`."),
)  # fmt: skip
"""What programs may rely on, as text ids with `code` in backticks."""


@dataclass(frozen=True, slots=True)
class ExportRow:
    """An export in the list; without address it is many files, named by a pattern."""

    title: str
    text: str
    path: str
    href: str


@dataclass(frozen=True, slots=True)
class ExportGroup:
    """Exports of one format."""

    id: str
    title: str
    text: str
    rows: tuple[ExportRow, ...]


def pages(shop: Workshop) -> Iterator[Page]:
    """The data page."""
    title = shop.say("Open data")
    text = shop.say(
        "Everything in this catalogue as open data: what there is, under which licence, and what you may rely on."
    )
    view = shop.render(
        "data.html", groups=groups(shop), crumbs=(Link(shop.say("Home"), "./"),), topics=topic_feeds(shop),
        version=VERSION, promises=[ticked(shop, promise) for promise in PROMISES],
        licence=licence(shop), cite=cite(shop),
    )  # fmt: skip
    files = [(one.path, shop.translator.gettext(one.title), one.media) for one in EXPORTS.values() if one.is_single]
    head = dataset_ld(shop, files) + script(breadcrumbs(shop, (Link(title, "data/"),))) + feed_link(shop)
    yield shop.page("data/", title, text, view, head=head)


def groups(shop: Workshop) -> tuple[ExportGroup, ...]:
    """All exports by format."""
    say = shop.translator.gettext
    return tuple(
        ExportGroup(
            group, say(title), say(text), tuple(_row(shop, one) for one in EXPORTS.values() if one.group == group)
        )
        for group, (title, text) in GROUPS.items()
    )


def _row(shop: Workshop, one: Export) -> ExportRow:
    path = one.path.replace("<language>", shop.language)
    say = shop.translator.gettext
    return ExportRow(say(one.title), say(one.text), path, "" if "<" in path else f"/{path}")


def topic_feeds(shop: Workshop) -> tuple[Link, ...]:
    """The feeds of all topics in the language of the page."""
    topics = shop.catalogue.vocabulary.terms("topics")
    return tuple(Link(shop.formats.label("topics", code), f"/{feed_file(shop.language, code)}") for code in topics)


def licence(shop: Workshop) -> Link:
    """The licence of the data, by its usual short name where we know it."""
    url = shop.settings.data_licence
    parts = url.rstrip("/").split("/")
    known = "creativecommons.org" in url and len(parts) > 5  # noqa: PLR2004  https: // host / licenses / by / 4.0
    return Link(f"CC {parts[4].upper()} {parts[5]}" if known else url, url)


def cite(shop: Workshop) -> str:
    """How to name the source: who, what, as of which day, where, and the licence."""
    settings = shop.settings
    return shop.say(
        "{publisher}: {site}, as of {day}, {url}, licence {licence}",
        publisher=settings.publisher.name or settings.name, site=shop.say("Open data of {site}", site=settings.name),
        day=shop.formats.day(shop.today), url=settings.url, licence=licence(shop).text,
    )  # fmt: skip


def feed_link(shop: Workshop, topic: str = "") -> Markup:
    """What lets a feed reader find the feed of a page: of everything, or of one topic."""
    name = shop.formats.label("topics", topic) if topic else shop.say("newly needed, newly offered")
    return _feed(shop, f"{shop.settings.name}: {name}", feed_file(shop.language, topic))


def match_feed_link(shop: Workshop, group: str = "", key: str = "", name: str = "") -> Markup:
    """The same for the feed of matches: of all, of one of the `topics` or `organisations`; nothing where there is none.

    `name` is what the feed is about, in the page's language.
    """
    if not has_match_feed(shop, group, key):
        return Markup("")
    title = ": ".join(filter(None, (shop.settings.name, shop.say("Matches"), name)))
    return _feed(shop, title, match_feed_file(shop.language, group, key))


def _feed(shop: Workshop, title: str, file: str) -> Markup:
    link = f'title="{escape(title)}" href="{escape(shop.site_root + file)}"'
    return Markup(f'<link rel="alternate" type="application/atom+xml" {link}>')  # noqa: S704  escaped just now


def has_match_feed(shop: Workshop, group: str = "", key: str = "") -> bool:
    """Whether there is a feed: of everything always, of a topic or an organisation where anything waits."""
    waiting = shop.relations.waiting
    if group == "topics":
        calls = (shop.catalogue.calls[need] for need in waiting.by_need)
        return any(key in (one.call.topics or one.organisation.topics) for one in calls)
    if group == "organisations":
        own = (f"{key}/{call.id}" for _, _, call in shop.catalogue.organisations[key].calls())
        return any(call in waiting.by_need or call in waiting.by_offer for call in own)
    return True
