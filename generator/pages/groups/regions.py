"""All places as a tree, and for each of them who is at work there, what is missing, what is to be had.

Regions contain each other: what happens in a district also stands on the page of its state. Every region of the
vocabulary has a page, so that no link breaks; one without entries leads to the regions around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.pages.groups.parallels import in_region
from generator.pages.groups.state_links import state_links
from generator.pages.groups.topics import GroupView
from generator.pages.linked.linked_data import breadcrumbs, script
from generator.pages.lists.lists import page_words
from generator.pages.page import Page, SearchRecord
from generator.pages.parts import facets
from generator.pages.parts.gather import (
    NATIONWIDE,
    Group,
    Sums,
    by_region,
    counted,
    group_sections,
    is_at_home,
    past_words,
    place_label,
    sums,
)
from generator.pages.parts.sections import Empty, half_as_many_again, home_link, numbered, page_address, pager, spread
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop
from generator.wording.formats import name_key

FILE = "content/vocabulary/regions.yaml"


@dataclass(frozen=True, slots=True)
class Place:
    """A region in the tree, with those inside it that have entries."""

    link: Link
    sums: Sums
    inside: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its states; one without states has itself as its only place."""

    link: Link
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class RegionsView:
    """Everything that `regions.html` shows."""

    crumbs: tuple[Link, ...]
    lead: str
    nationwide: Place | None
    countries: tuple[Country, ...]
    unknown: str
    """How many entries name no place; empty where all do."""
    waiting: tuple[Link, ...]
    """The places that have no entry yet, so that their pages are found, too."""


def region_address(code: str) -> str:
    """The address of a region's page; addresses are lower case."""
    return f"regions/{code.lower()}/"


def pages(shop: Workshop) -> Iterator[Page]:
    """The tree of regions, and the page of each region."""
    groups = by_region(shop)
    yield _index(shop, groups)
    waiting = state_links(shop)
    for code, group in groups.items():
        yield from _region(shop, code, group, groups, waiting.get(code, ()))


def _link(shop: Workshop, code: str, groups: Mapping[str, Group]) -> Link:
    group = groups[code]
    said = shop.formats.number(len(group.entries)) if group.entries else _calls(shop, group)
    return Link(place_label(shop, code), region_address(code), said)


def _calls(shop: Workshop, group: Group) -> str:
    """The needs and offers of a place where no organisation is at home; those that are over, if there are no others."""
    if not (group.needs or group.offers):
        return past_words(shop, group)
    parts = [shop.count("{count} need", "{count} needs", len(group.needs))] if group.needs else []
    parts += [shop.count("{count} offer", "{count} offers", len(group.offers))] if group.offers else []
    return shop.formats.listed(parts)


def _children(shop: Workshop, code: str, groups: Mapping[str, Group], *, used: bool = True) -> list[str]:
    """The regions directly inside another one, those with most entries first."""
    regions = shop.catalogue.vocabulary.regions
    found = [key for key, region in regions.items() if region.parent == code and (not used or not groups[key].is_empty)]
    return sorted(found, key=lambda key: (-len(groups[key].entries), name_key(place_label(shop, key))))


def _index(shop: Workshop, groups: Mapping[str, Group]) -> Page:
    roots = [code for code in _children(shop, "", groups) if code != NATIONWIDE]
    everywhere = groups[NATIONWIDE]
    lead = shop.say(
        "Who is active where, and what is missing there. What happens in a district also counts for its state."
    )
    nowhere = sum(
        1 for one in shop.catalogue.organisations.values() if one.area.scope == "unknown" and not one.area.regions
    )
    view = RegionsView(
        (home_link(shop),),
        lead,
        None if everywhere.is_empty else Place(_link(shop, NATIONWIDE, groups), sums(shop, everywhere)),
        tuple(_country(shop, code, groups) for code in roots),
        shop.count(
            "For {count} entry no source names a place.", "For {count} entries no source names a place.", nowhere
        )
        if nowhere
        else "",
        tuple(
            sorted(
                (_link(shop, code, groups) for code, group in groups.items() if group.is_empty),
                key=lambda link: name_key(link.text),
            )
        ),
    )
    return shop.page("regions/", shop.say("Places"), lead, shop.render("regions.html", view=view))


def _country(shop: Workshop, code: str, groups: Mapping[str, Group]) -> Country:
    inside = _children(shop, code, groups) or [code]
    places = tuple(
        Place(
            _link(shop, state, groups),
            sums(shop, groups[state]),
            tuple(_link(shop, one, groups) for one in _children(shop, state, groups) if state != code),
        )
        for state in inside
    )
    return Country(_link(shop, code, groups), places)


def _region(
    shop: Workshop, code: str, group: Group, groups: Mapping[str, Group], waiting: tuple[Link, ...]
) -> Iterator[Page]:
    label, address = place_label(shop, code), region_address(code)
    parts = spread(
        group_sections(shop, group, _nothing(shop, code, groups)), half_as_many_again(shop.settings.page_size)
    )
    for number, sections in enumerate(parts, 1):
        view = GroupView(
            crumbs=_crumbs(shop, code),
            title=label,
            lead="",
            words=counted(shop, group),
            page=page_words(shop, number, len(parts)),
            around=_around(shop, code, groups) if number == 1 else (),
            sections=sections,
            pager=pager(address, number, len(parts)),
            parallels=in_region(shop, group.entries) if number == 1 else None,
            notes=_notes(shop, code, groups),
            waiting=(*waiting, *_elsewhere(shop, code, groups)) if number == 1 else (),
        )
        yield shop.page(
            page_address(address, number),
            numbered(shop, _title(shop, code), number),
            numbered(shop, f"{_title(shop, code)}. {counted(shop, group)}", number),
            shop.render("group.html", view=view),
            edit=shop.settings.edit_url(FILE),
            head=script(breadcrumbs(shop, (*_crumbs(shop, code)[1:], Link(label, address)))),
            noindex=group.is_empty,
            search=_search(shop, code, group) if number == 1 and not group.is_empty else None,
        )


def _title(shop: Workshop, code: str) -> str:
    if code == NATIONWIDE:
        return shop.say("Help that works nationwide and beyond")
    above = [place_label(shop, one) for one in shop.catalogue.regions_above[code][1:2]]
    return shop.say("Initiatives and help: {place}", place=", ".join((place_label(shop, code), *above)))


def _crumbs(shop: Workshop, code: str) -> tuple[Link, ...]:
    above = reversed(shop.catalogue.regions_above.get(code, ())[1:])
    return (
        home_link(shop),
        Link(shop.say("Places"), "regions/"),
        *(Link(place_label(shop, one), region_address(one)) for one in above),
    )


def _around(shop: Workshop, code: str, groups: Mapping[str, Group]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The regions inside this one, and those beside it, as far as they have entries."""
    if code == NATIONWIDE:
        return ()
    label, parent = place_label(shop, code), shop.catalogue.vocabulary.regions[code].parent
    inside = tuple(_link(shop, one, groups) for one in _children(shop, code, groups))
    beside = tuple(_link(shop, one, groups) for one in _children(shop, parent, groups) if parent and one != code)
    return (
        (shop.say("Inside {place}", place=label), inside),
        (shop.say("Elsewhere in {place}", place=place_label(shop, parent)) if parent else "", beside),
    )


def _notes(shop: Workshop, code: str, groups: Mapping[str, Group]) -> tuple[Link, ...]:
    """Those who work everywhere, or in all of what contains a place, work here as well: counted, not listed again."""
    if code == NATIONWIDE:
        return ()
    links = [link for above in shop.catalogue.regions_above[code][1:] for link in _all_over(shop, above, groups)]
    count = len(groups[NATIONWIDE].entries)
    if not count or not is_at_home(shop, code):
        return tuple(links)
    text = (
        shop.count(
            "{count} further entry works nationwide, so perhaps here as well.",
            "{count} further entries work nationwide, so perhaps here as well.",
            count,
        )
        if shop.catalogue.vocabulary.regions[code].parent
        else shop.count("{count} further entry works nationwide.", "{count} further entries work nationwide.", count)
    )
    return (*links, Link(text, region_address(NATIONWIDE)))


def _all_over(shop: Workshop, code: str, groups: Mapping[str, Group]) -> Iterator[Link]:
    """Those who name a region itself, and not only a part of it."""
    organisations = shop.catalogue.organisations
    count = shop.once(
        ("all over", code), lambda: sum(code in organisations[key].area.regions for key in groups[code].entries)
    )
    if count:
        text = shop.count(
            "{count} further entry works in all of {place}, so here as well.",
            "{count} further entries work in all of {place}, so here as well.",
            count,
            place=place_label(shop, code),
        )
        yield Link(text, region_address(code))


def _elsewhere(shop: Workshop, code: str, groups: Mapping[str, Group]) -> Iterator[Link]:
    """The way to needs without a place, where none of this place is open."""
    count = len(groups[NATIONWIDE].needs)
    if count and code != NATIONWIDE and not groups[code].needs and is_at_home(shop, code):
        text = shop.count(
            "No need is open here. There is {count} nationwide, which may apply here too.",
            "No need is open here. There are {count} nationwide, which may apply here too.",
            count,
        )
        yield Link(text, region_address(NATIONWIDE), side="need")


def _nothing(shop: Workshop, code: str, groups: Mapping[str, Group]) -> Empty:
    """Nothing is listed here: how much there is around it, and the way there."""
    above = [one for one in shop.catalogue.regions_above.get(code, ())[1:] if not groups[one].is_empty][:1]
    text = shop.say("Do you work here? Then make the first entry.")
    for one in above:
        count = len(groups[one].entries)
        around = shop.count(
            "In all of {place} it is {count} entry.",
            "In all of {place} there are {count} entries.",
            count,
            place=place_label(shop, one),
        )
        text = f"{around} {text}"
    ways = tuple(Link(place_label(shop, one), region_address(one)) for one in above)
    return Empty(
        "met",
        shop.say("Nobody has made an entry for this place yet"),
        text,
        (*ways, Link(shop.say("Make an entry"), "contribute/")),
    )


def region_filters(shop: Workshop) -> facets.Filters:
    """The facets of a region's page: those of a place count who is at work there, and a page is not."""
    return {"kind": (facets.entry_word(shop, "region"),)}


def _search(shop: Workshop, code: str, group: Group) -> SearchRecord:
    label = place_label(shop, code)
    above = shop.catalogue.regions_above.get(code, ())
    term = shop.catalogue.vocabulary.regions.get(code)
    synonyms = term.synonyms.get(shop.language, ()) if term else ()
    filters = region_filters(shop)
    where = ", ".join(shop.formats.labels("regions", above[1:]))
    meta = {"summary": counted(shop, group), "where": where, "kind": filters["kind"][0]}
    return SearchRecord(
        label,
        ". ".join(filter(None, (_title(shop, code), ", ".join(synonyms), counted(shop, group)))),
        filters,
        meta,
    )
