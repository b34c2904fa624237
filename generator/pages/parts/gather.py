"""What belongs to a topic or a region: organisations, calls and documented help, found once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model import Area, CallRecord
from generator.pages.parts.order import open_calls, organisations_in_order, past_calls
from generator.pages.parts.sections import Empty, Section, flow_items, past_items, small_entries, small_items
from generator.pages.parts.workshop import Workshop
from generator.relations import Flow
from generator.relations.areas import is_everywhere

NATIONWIDE = "national"
"""The page of those who work everywhere; the code of their scope, and no code of a region."""


@dataclass(frozen=True, slots=True)
class Sums:
    """How much is listed somewhere: open needs, open offers, and the number of entries in words."""

    needs: int
    offers: int
    entries: str


@dataclass(slots=True)
class Group:
    """What belongs together, each list in the order in which it is shown."""

    entries: list[str] = field(default_factory=list)
    needs: list[CallRecord] = field(default_factory=list)
    """Those that are open."""
    offers: list[CallRecord] = field(default_factory=list)
    """Those that are open."""
    past: list[CallRecord] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all belongs to it."""
        return not (self.entries or self.needs or self.offers or self.past or self.flows)


def by_topic(shop: Workshop) -> Mapping[str, Group]:
    """A group for each topic of the vocabulary; a call without topics of its own has those of its organisation."""
    groups = {code: Group() for code in shop.catalogue.vocabulary.terms("topics")}
    calls = {key: record.call.topics or record.organisation.topics for key, record in shop.catalogue.calls.items()}
    _share(shop, groups, {key: one.topics for key, one in shop.catalogue.organisations.items()}, calls)
    return groups


def by_region(shop: Workshop) -> Mapping[str, Group]:
    """A group for each region, with all that lies inside it, and one for what is nationwide."""
    groups = {code: Group() for code in (*shop.catalogue.vocabulary.regions, NATIONWIDE)}
    entries = {key: places(shop, one.area) for key, one in shop.catalogue.organisations.items()}
    calls = {
        key: places(shop, record.call.area or record.organisation.area) for key, record in shop.catalogue.calls.items()
    }
    _share(shop, groups, entries, calls)
    return groups


def places(shop: Workshop, area: Area) -> tuple[str, ...]:
    """The regions of an area and all that contain them; nationwide where it is wide and names none."""
    above = shop.catalogue.regions_above
    found = tuple(dict.fromkeys(code for region in area.regions for code in above.get(region, ())))
    return found or ((NATIONWIDE,) if is_everywhere(area) else ())


def is_at_home(shop: Workshop, code: str) -> bool:
    """Whether a place lies in the country that “nationwide” means: the first one of the list of regions."""
    return shop.catalogue.regions_above.get(code, (code,))[-1] == next(iter(shop.catalogue.vocabulary.regions), "")


def place_label(shop: Workshop, code: str) -> str:
    """What a place is called."""
    return shop.say("Nationwide") if code == NATIONWIDE else shop.formats.label("regions", code)


def states_of(shop: Workshop, key: str) -> tuple[str, ...]:
    """The states where a need or an offer is at home, or that it is nationwide; a broker looks after no less."""
    return shop.once(("states of", key), lambda: _states(shop, shop.catalogue.calls[key]))


def _states(shop: Workshop, record: CallRecord) -> tuple[str, ...]:
    regions = shop.catalogue.vocabulary.regions

    def is_state(code: str) -> bool:
        return code == NATIONWIDE or (regions[code].parent in regions and not regions[regions[code].parent].parent)

    return tuple(code for code in places(shop, record.call.area or record.organisation.area) if is_state(code))


Codes = Mapping[str, Iterable[str]]


def _share(shop: Workshop, groups: Mapping[str, Group], entries: Codes, calls: Codes) -> None:
    """Put organisations, calls, and the help written down at them, into their groups.

    All are sorted once, before they are shared out: a group's lists need no sorting of their own.
    """
    for key in organisations_in_order(shop, shop.catalogue.organisations):
        for code in entries[key]:
            groups[code].entries.append(key)
    for record in open_calls(shop, shop.catalogue.calls.values()):
        for code in calls[record.id]:
            (groups[code].needs if record.is_need else groups[code].offers).append(record)
    for record in past_calls(shop, shop.catalogue.calls.values()):
        for code in calls[record.id]:
            groups[code].past.append(record)
    for flow in shop.relations.flows:
        for code in calls.get(flow.call, ()):
            groups[code].flows.append(flow)


def sums(shop: Workshop, group: Group) -> Sums:
    """The figures of a group."""
    return Sums(len(group.needs), len(group.offers), shop.count("{count} entry", "{count} entries", len(group.entries)))


def group_sections(shop: Workshop, group: Group, nothing: Empty) -> list[Section]:
    """The parts of a page about a group: open calls, organisations, help that came together, what is over."""
    if group.is_empty:
        return [Section("offen", shop.say("Nothing is listed yet"), empty=nothing)]
    stays = shop.say("stays visible, to learn from")
    return [
        Section(
            "gesucht",
            shop.say("Something is still missing here"),
            shop.say("urgent first, then the newest"),
            small_items(shop, group.needs),
            layout="small",
        ),
        Section(
            "angeboten",
            shop.say("To be had now"),
            shop.say("newest first"),
            small_items(shop, group.offers),
            layout="small",
        ),
        Section(
            "eintraege",
            shop.say("Who is active here"),
            shop.say("by the number of open needs and offers, then by name"),
            small_entries(shop, group.entries),
            layout="small",
        ),
        Section(
            "zusammen",
            shop.say("Come together"),
            shop.say("documented help, the newest first"),
            flow_items(shop, group.flows),
            layout="rows",
        ),
        Section("vorbei", shop.say("Expired, met or given"), stays, past_items(shop, group.past), layout="past"),
    ]


def counted(shop: Workshop, group: Group) -> str:
    """What a group holds, in one sentence: organisations, open needs, open offers; empty where it holds nothing."""
    found = sums(shop, group)
    parts = [found.entries] if group.entries else []
    parts += [shop.count("{count} open need", "{count} open needs", found.needs)] if found.needs else []
    parts += [shop.count("{count} open offer", "{count} open offers", found.offers)] if found.offers else []
    parts = parts or [words for words in [past_words(shop, group)] if words]
    return f"{shop.formats.listed(parts)}." if parts else ""


def past_words(shop: Workshop, group: Group) -> str:
    """How many needs and offers are over; empty where there are none."""
    needs = sum(record.is_need for record in group.past)
    offers = len(group.past) - needs
    parts = [shop.count("{count} earlier need", "{count} earlier needs", needs)] if needs else []
    parts += [shop.count("{count} earlier offer", "{count} earlier offers", offers)] if offers else []
    return shop.formats.listed(parts)
