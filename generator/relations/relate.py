"""Everything that later stages ask about entries together, computed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.messages import DEFAULT_LANGUAGE
from generator.model import CallRecord, Catalogue
from generator.model.calls import Gift
from generator.relations.areas import entries_in, is_everywhere, naming_region, touching
from generator.relations.calls import CallState, call_state
from generator.relations.flows import Flow, all_flows
from generator.relations.links import Backlink, backlinks
from generator.relations.overlaps.found import Overlaps, all_overlaps
from generator.relations.waiting import Waiting, waiting
from generator.text.analyser import Analyser, WordCache

if TYPE_CHECKING:
    from generator.relations.matching.find import Matching
    from generator.relations.matching.types import Match


@dataclass(frozen=True)
class Relations:
    """What follows from all entries on one day; ids as in the catalogue, calls by global id `<entry>/<id>`."""

    today: date
    states: Mapping[str, CallState] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    gave: Mapping[str, tuple[Flow, ...]] = field(default_factory=dict)
    got: Mapping[str, tuple[Flow, ...]] = field(default_factory=dict)
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    in_region: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_topic: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    responsible: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overlaps: Overlaps = field(default_factory=Overlaps)
    calls: Mapping[str, CallRecord] = field(default_factory=dict, repr=False, compare=False)
    to_match: Callable[[], Matching] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def matching(self) -> Matching | None:
        """Who should talk to whom, read when somebody asks; None where texts were not compared."""
        return self.to_match() if self.to_match else None

    @property
    def matches(self) -> tuple[Match, ...]:
        """Every match that is shown: by need, the best first."""
        return self.matching.matches if self.matching else ()

    @cached_property
    def waiting(self) -> Waiting:
        """The matches that nothing has come of yet, and the calls without any; empty where texts were not compared."""
        return waiting(self.matches, self.calls, self.states, self.flows) if self.matching else Waiting()


def relate(
    catalogue: Catalogue,
    today: date,
    analyser: Analyser | None = None,
    language: str = DEFAULT_LANGUAGE,
    overlaps: Overlaps | None = None,
) -> Relations:
    """Compute the relations of a catalogue as of a day.

    Texts are compared with an analyser only, in `language` where they have it: the dictionaries take a while to load.
    Where only some entries were read, `overlaps` has what is known of them from elsewhere.
    """
    flows = all_flows(catalogue)
    states = _states(catalogue, flows, today)
    return Relations(
        today=today,
        states=states,
        flows=flows,
        gave=_grouped((flow.giver, flow) for flow in flows),
        got=_grouped((flow.receiver, flow) for flow in flows),
        backlinks=backlinks(catalogue),
        in_region=entries_in(catalogue, {key: one.area for key, one in catalogue.organisations.items()}),
        by_topic=_sorted(
            (topic, key) for key, organisation in catalogue.organisations.items() for topic in organisation.topics
        ),
        responsible=_sorted(_responsible(catalogue)),
        overlaps=all_overlaps(catalogue, states, language, analyser) if analyser else overlaps or Overlaps(),
        to_match=partial(matching_of, catalogue, states, today, analyser.memory) if analyser else None,
        calls=catalogue.calls,
    )


def matching_of(catalogue: Catalogue, states: Mapping[str, CallState], today: date, words: WordCache) -> Matching:
    """Needs and offers made ready to be compared; `words` is the memory of the text analysis."""
    from generator.relations.matching.find import matching  # half a second to load, and most checks do not ask

    return matching(catalogue, states, today, words)


def _states(catalogue: Catalogue, flows: Iterable[Flow], today: date) -> dict[str, CallState]:
    taken: dict[str, list[Gift]] = {}
    for flow in flows:
        for call in {flow.call, flow.offer} - {""}:
            taken.setdefault(call, []).append(flow.gift)
    return {key: call_state(record, taken.get(key, ()), today) for key, record in catalogue.calls.items()}


def _grouped(pairs: Iterable[tuple[str, Flow]]) -> dict[str, tuple[Flow, ...]]:
    found: dict[str, list[Flow]] = {}
    for key, flow in pairs:
        if key:
            found.setdefault(key, []).append(flow)
    return {key: tuple(flows) for key, flows in found.items()}


def _sorted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _responsible(catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    """Pairs of administration and initiative: of its topics (or any, if it names none), in an area touching its own.

    What works everywhere is not the business of every town, only of those who are in charge everywhere.
    """
    initiatives = catalogue.initiatives
    areas = {key: initiative.area for key, initiative in initiatives.items()}
    inside, naming = entries_in(catalogue, areas), naming_region(areas)
    for key, administration in catalogue.administrations.items():
        topics, area = set(administration.responsible_for), administration.area
        found = areas.keys() if is_everywhere(area) else touching(catalogue, area, inside, naming)
        for other in found:
            if not topics or topics.intersection(initiatives[other].topics):
                yield key, other
