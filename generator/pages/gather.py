"""What belongs to a topic or a region: organisations, calls and documented help, found once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model import CallRecord
from generator.pages.order import open_calls, organisations_in_order, past_calls
from generator.pages.sections import Empty, Section, call_items, entry_items, flow_items
from generator.pages.workshop import Workshop
from generator.relations import Flow

NATIONWIDE = "national"
"""The page of those who work everywhere; the code of their scope, and no code of a region."""
_WIDE = {NATIONWIDE, "europe", "worldwide"}


@dataclass(frozen=True, slots=True)
class Sums:
    """How much is listed somewhere: open needs, open offers, and the number of entries in words."""

    needs: int
    offers: int
    entries: str


@dataclass(slots=True)
class Group:
    """What belongs together; calls of both sides, open and past."""

    entries: list[str] = field(default_factory=list)
    calls: list[CallRecord] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all belongs to it."""
        return not (self.entries or self.calls or self.flows)

    def of(self, side: str) -> list[CallRecord]:
        """The needs or the offers."""
        return [record for record in self.calls if record.is_need == (side == "need")]


def by_topic(shop: Workshop) -> Mapping[str, Group]:
    """A group for each topic of the vocabulary; a call without topics of its own has those of its organisation."""
    groups = {code: Group() for code in shop.catalogue.vocabulary.terms("topics")}
    for code, ids in shop.relations.by_topic.items():
        groups[code].entries.extend(ids)
    topics = {key: record.call.topics or record.organisation.topics for key, record in shop.catalogue.calls.items()}
    _share(shop, groups, topics)
    return groups


def by_region(shop: Workshop) -> Mapping[str, Group]:
    """A group for each region, with all that lies inside it, and one for what is nationwide."""
    groups = {code: Group() for code in (*shop.catalogue.vocabulary.regions, NATIONWIDE)}
    for code, ids in shop.relations.in_region.items():
        groups[code].entries.extend(ids)
    groups[NATIONWIDE].entries.extend(
        key for key, one in shop.catalogue.organisations.items() if one.area.scope in _WIDE and not one.area.regions
    )
    _share(shop, groups, {key: regions_of(shop, record) for key, record in shop.catalogue.calls.items()})
    return groups


def regions_of(shop: Workshop, record: CallRecord) -> tuple[str, ...]:
    """The regions of a call and everything that contains them; nationwide where it takes place anywhere."""
    area = record.call.area or record.organisation.area
    above = shop.catalogue.regions_above
    found = tuple(dict.fromkeys(code for region in area.regions for code in above.get(region, ())))
    return found or ((NATIONWIDE,) if area.scope in _WIDE else ())


def _share(shop: Workshop, groups: Mapping[str, Group], codes: Mapping[str, Iterable[str]]) -> None:
    """Put each call, and the help written down at it, into its groups."""
    for key, record in shop.catalogue.calls.items():
        for code in codes[key]:
            groups[code].calls.append(record)
    for flow in shop.relations.flows:
        for code in codes.get(flow.call, ()):
            groups[code].flows.append(flow)


def sums(shop: Workshop, group: Group) -> Sums:
    """The figures of a group."""
    return Sums(
        len(open_calls(shop, group.of("need"))),
        len(open_calls(shop, group.of("offer"))),
        shop.count("{count} entry", "{count} entries", len(group.entries)),
    )


def group_sections(shop: Workshop, group: Group, nothing: Empty) -> list[Section]:
    """The parts of a page about a group: open calls, organisations, help that came together, what is over."""
    if group.is_empty:
        return [Section("offen", shop.say("Nothing is listed yet"), empty=nothing)]
    needs, offers = open_calls(shop, group.of("need")), open_calls(shop, group.of("offer"))
    entries = organisations_in_order(shop, group.entries)
    past = past_calls(shop, group.calls)
    stays = shop.say("stays visible, to learn from")
    return [
        Section(
            "gesucht",
            shop.say("Something is still missing here"),
            shop.say("urgent first, then the newest"),
            call_items(shop, needs),
        ),
        Section("angeboten", shop.say("To be had now"), shop.say("newest first"), call_items(shop, offers)),
        Section(
            "eintraege",
            shop.say("Who is at work here"),
            shop.say("most open needs and offers first, then by name"),
            entry_items(shop, entries),
        ),
        Section(
            "zusammen",
            shop.say("Come together"),
            shop.say("documented help, the newest first"),
            flow_items(shop, group.flows),
            layout="rows",
        ),
        Section("vorbei", shop.say("Lapsed, met or given"), stays, call_items(shop, past)),
    ]


def counted(shop: Workshop, group: Group) -> str:
    """What a group holds, in one sentence: organisations, open needs, open offers; empty where it holds nothing."""
    found = sums(shop, group)
    parts = [found.entries] if group.entries else []
    parts += [shop.count("{count} open need", "{count} open needs", found.needs)] if found.needs else []
    parts += [shop.count("{count} open offer", "{count} open offers", found.offers)] if found.offers else []
    return f"{shop.formats.listed(parts)}." if parts else ""
