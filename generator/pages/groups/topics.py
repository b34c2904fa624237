"""All topics, and for each of them who is at work on it, what is missing, what is to be had, what came together.

Every topic of the vocabulary has its page, so that no link breaks; one without entries says how to be the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.exports import feed_file, match_feed_file
from generator.pages.data.data import feed_link, has_match_feed, match_feed_link
from generator.pages.groups.parallels import ParallelsView
from generator.pages.linked.linked_data import topic_ld
from generator.pages.lists.lists import page_words
from generator.pages.page import Page, SearchRecord
from generator.pages.parts import facets
from generator.pages.parts.gather import Group, Sums, by_topic, counted, group_sections, sums
from generator.pages.parts.sections import (
    Empty,
    Section,
    half_as_many_again,
    home_link,
    numbered,
    page_address,
    pager,
    spread,
)
from generator.pages.parts.views import Link, Pager
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key

FILE = "content/vocabulary/topics.yaml"


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in the list of all topics."""

    link: Link
    meaning: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class TopicsView:
    """Everything that `topics.html` shows: topics with entries as cards, the others as mere links."""

    crumbs: tuple[Link, ...]
    lead: str
    topics: tuple[TopicCard, ...]
    unused: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Everything that `group.html` shows: the page of a topic or of a region."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    words: str
    """What it holds, in a sentence."""
    page: str
    around: tuple[tuple[str, tuple[Link, ...]], ...]
    """Headed lists of links to what is near: regions inside, regions beside, further topics."""
    sections: tuple[Section, ...]
    pager: Pager
    parallels: ParallelsView | None = None
    """Initiatives of a region that do something similar."""
    notes: tuple[Link, ...] = ()
    """Sentences with a way on, below everything else."""
    waiting: tuple[Link, ...] = ()
    """What waits in a region: matches, and calls without any."""


def pages(shop: Workshop) -> Iterator[Page]:
    """The list of topics, and the page of each topic."""
    groups = by_topic(shop)
    yield _index(shop, groups)
    for code, group in groups.items():
        yield from _topic(shop, code, group, groups)


def _label(shop: Workshop, code: str) -> str:
    return shop.formats.label("topics", code)


def _meaning(shop: Workshop, code: str) -> str:
    meaning = shop.catalogue.vocabulary.terms("topics")[code].meaning
    return meaning.get(shop.language) or ""


def _ranked(shop: Workshop, groups: Mapping[str, Group]) -> list[str]:
    return sorted(groups, key=lambda code: (-len(groups[code].entries), name_key(_label(shop, code))))


def _index(shop: Workshop, groups: Mapping[str, Group]) -> Page:
    ranked = _ranked(shop, groups)
    used = [code for code in ranked if not groups[code].is_empty]
    lead = shop.say(
        "What the entries are about, and what is missing or to be had. Topics with most entries come first."
    )
    view = TopicsView(
        (home_link(shop),),
        lead,
        tuple(
            TopicCard(Link(_label(shop, code), f"topics/{code}/"), _meaning(shop, code), sums(shop, groups[code]))
            for code in used
        ),
        tuple(Link(_label(shop, code), f"topics/{code}/") for code in ranked if code not in used),
    )
    return shop.page("topics/", shop.say("Topics"), lead, shop.render("topics.html", view=view))


def _topic(shop: Workshop, code: str, group: Group, groups: Mapping[str, Group]) -> Iterator[Page]:
    label, meaning, address = _label(shop, code), _meaning(shop, code), f"topics/{code}/"
    lead = f"{meaning}." if meaning else ""
    parts = spread(group_sections(shop, group, _nothing(shop, label)), half_as_many_again(shop.settings.page_size))
    near = tuple(
        Link(_label(shop, other), f"topics/{other}/", shop.formats.number(together))
        for other, together in _near(shop, code, groups)
    )
    feeds = feed_link(shop, code) + match_feed_link(shop, "topics", code, label)
    for number, sections in enumerate(parts, 1):
        view = GroupView(
            crumbs=(home_link(shop), Link(shop.say("Topics"), "topics/")),
            title=label,
            lead=lead,
            words=counted(shop, group),
            page=page_words(shop, number, len(parts)),
            around=((shop.say("Often together with"), near),) if near and number == 1 else (),
            sections=sections,
            pager=pager(address, number, len(parts)),
            notes=_feeds(shop, code),
        )
        yield shop.page(
            page_address(address, number),
            numbered(shop, shop.say("Topic: {topic}", topic=label), number),
            numbered(shop, " ".join((f"{label}:", lead, counted(shop, group))), number),
            shop.render("group.html", view=view),
            edit=shop.settings.edit_url(FILE),
            head=(topic_ld(shop, code) if number == 1 else Markup("")) + feeds,
            noindex=group.is_empty,
            search=_search(shop, code, group) if number == 1 and not group.is_empty else None,
        )


def _feeds(shop: Workshop, code: str) -> tuple[Link, ...]:
    news = Link(shop.say("Subscribe to what is new on this topic (Atom)"), f"/{feed_file(shop.language, code)}")
    if not has_match_feed(shop, "topics", code):
        return (news,)
    text = shop.say("Subscribe to new matches on this topic (Atom)")
    return news, Link(text, f"/{match_feed_file(shop.language, 'topics', code)}")


NEAR = 6
_SHARED = 2
"""So many entries two topics must share to be named together."""


def _near(shop: Workshop, code: str, groups: Mapping[str, Group]) -> list[tuple[str, int]]:
    """The topics that most entries of this one also have, with the number of these entries."""
    mine = set(groups[code].entries)
    shared = {other: len(mine.intersection(group.entries)) for other, group in groups.items() if other != code}
    ranked = sorted(
        (item for item in shared.items() if item[1] >= _SHARED),
        key=lambda item: (-item[1], name_key(_label(shop, item[0]))),
    )
    return ranked[:NEAR]


def _nothing(shop: Workshop, label: str) -> Empty:
    return Empty(
        "met",
        shop.say("Nobody has made an entry on this topic yet"),
        shop.say(
            "Are you at work on “{topic}”, or do you want to help with it? Then make the first entry.", topic=label
        ),
        (Link(shop.say("Make an entry"), "contribute/"), Link(shop.say("See all topics"), "topics/")),
    )


def topic_filters(shop: Workshop) -> facets.Filters:
    """The facets of a topic's page: those of a topic count who works on it, and a page does not."""
    return {"kind": (facets.entry_word(shop, "topic"),)}


def _search(shop: Workshop, code: str, group: Group) -> SearchRecord:
    label = _label(shop, code)
    synonyms = shop.catalogue.vocabulary.terms("topics")[code].synonyms.get(shop.language, ())
    filters = topic_filters(shop)
    meta = {"summary": _meaning(shop, code), "where": counted(shop, group), "kind": filters["kind"][0]}
    return SearchRecord(label, ". ".join(filter(None, (_meaning(shop, code), ", ".join(synonyms)))), filters, meta)
