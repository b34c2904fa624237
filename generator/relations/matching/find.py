"""All matches of a catalogue, and the explanation of any single pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from generator.compute.parallel import pieces, spread, workers
from generator.model import CallRecord, Catalogue
from generator.relations.calls import CallState
from generator.relations.matching.concepts import lexicon
from generator.relations.matching.facts import Wanted, World, facts, world
from generator.relations.matching.index import OfferIndex
from generator.relations.matching.meaning import Interpreter
from generator.relations.matching.profile import Profile
from generator.relations.matching.reader import Reader
from generator.relations.matching.score import Packed, judge, pack, unpacked
from generator.relations.matching.settings import weights
from generator.relations.matching.types import Excluded, Match, in_order
from generator.text.analyser import Analyser, WordCache

Side = tuple[CallRecord, CallState]
WORTH_A_PROCESS = 400
"""From so many needs on half of them are compared in a process of its own."""
_NO_CALL: Any = None
"""In the place of a call on the way from one process to the other."""


@dataclass(frozen=True)
class Matching:
    """Needs and offers of one day, ready to be compared; profiles by global id, sorted by id."""

    world: World
    needs: Mapping[str, Profile]
    offers: Mapping[str, Profile]
    reader: Reader = field(repr=False)

    def explain(self, need: str, offer: str) -> Match | Excluded:
        """What is to be said of one pair, whether it would be shown or not.

        Raises:
            KeyError: there is no such need or offer.
        """
        return judge(facts(self.needs[need], self.offers[offer], self.world))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Every match that is shown: by need, the best first, then by the offer's id."""
        needs = list(self.needs)
        if len(needs) < WORTH_A_PROCESS or workers() == 1:
            return tuple(chain.from_iterable(map(self.of_need, needs)))
        _ = self._index  # made before there are several of us
        found = chain.from_iterable(spread(self._packed, pieces(needs)))
        return tuple(unpacked(one, self.needs[one.need], self.offers[one.offer], self.world) for one in found)

    def _packed(self, needs: Iterable[str]) -> list[Packed]:
        return [pack(found) for need in needs for found in self.of_need(need)]

    @cached_property
    def _index(self) -> OfferIndex:
        return OfferIndex([one for one in self.offers.values() if one.state.is_open], self.world)

    def among(self, calls: Collection[str]) -> Matching:
        """The same, of whose matches only those between these calls are left: others have changed meanwhile."""
        left = tuple(match for match in self.matches if match.need in calls and match.offer in calls)
        other = replace(self)
        vars(other)["matches"] = left  # where the property keeps what it found
        return other

    def of_need(self, need: str) -> tuple[Match, ...]:
        """What is shown for a need, the best first."""
        asked = self.needs[need]
        if not asked.state.is_open:
            return ()
        wanted = Wanted(asked, self.world.lexicon)
        judged = (judge(facts(asked, offer, self.world, wanted)) for offer in self.candidates(need))
        return in_order(found for found in judged if isinstance(found, Match) and found.shown)

    def candidates(self, need: str) -> tuple[Profile, ...]:
        """The offers that are looked at in full for a need; never those of the same organisation."""
        asked = self.needs[need]
        return tuple(offer for offer in self._index.candidates(asked) if offer.record.owner != asked.record.owner)

    def of_offer(self, offer: str) -> tuple[Match, ...]:
        """What is shown for an offer, the best first."""
        return in_order(match for match in self.matches if match.offer == offer)

    def ruled_out(self, call: str) -> tuple[Excluded, ...]:
        """For a need or an offer: pairs about the same subject that a hard condition rules out, and why."""
        if call in self.needs:
            need = self.needs[call]
            wanted = Wanted(need, self.world.lexicon)
            pairs = (facts(need, offer, self.world, wanted) for offer in self.offers.values())
        else:
            pairs = (facts(need, self.offers[call], self.world) for need in self.needs.values())
        judged = (judge(pair) for pair in pairs if pair.kind and pair.subject >= self.world.weights.grades["weak"])
        return tuple(found for found in judged if isinstance(found, Excluded))


def matching(
    catalogue: Catalogue, states: Mapping[str, CallState], today: date, cache: WordCache | None = None
) -> Matching:
    """Read all calls of a catalogue; `states` by global id, `cache` is the memory of the text analysis.

    Calls of organisations come from the catalogue; their states from `Relations.states`.
    """
    sides = [(record, states[key]) for key, record in catalogue.calls.items()]
    return of_sides(sides, catalogue, today, cache)


def of_sides(sides: Iterable[Side], catalogue: Catalogue, today: date, cache: WordCache | None = None) -> Matching:
    """As `matching`, for calls that are given one by one; of the catalogue only the vocabulary counts."""
    words = lexicon(catalogue.vocabulary, weights())
    reader = Reader(catalogue.vocabulary, Interpreter(words, Analyser(words.synonyms, cache)))
    profiles = _profiles(sorted(sides, key=lambda side: side[0].id), reader)
    needs = {one.id: one for one in profiles if one.record.is_need}
    offers = {one.id: one for one in profiles if not one.record.is_need}
    return Matching(world(catalogue, words, today), needs, offers, reader)


def _profiles(sides: Sequence[Side], reader: Reader) -> list[Profile]:
    """Read calls; of many, all processors take part. What they learn of words is taken over as well."""
    if len(sides) < 2 * WORTH_A_PROCESS or workers() == 1:
        return [reader.profile(*side) for side in sides]
    memory = reader.interpreter.analyser.memory
    reader.profile(*sides[0])  # what all need is made before there are several of us
    profiles: list[Profile] = []
    for found, words in spread(partial(_bare, reader), pieces(sides)):
        profiles += found
        memory.update(words)
    return [replace(one, record=side[0], state=side[1]) for one, side in zip(profiles, sides, strict=True)]


def _bare(reader: Reader, sides: Sequence[Side]) -> tuple[list[Profile], dict[str, list[str]]]:
    """Profiles without their calls, which are there already, and the words that nobody had looked up."""
    memory = reader.interpreter.analyser.memory
    known = set(memory)
    found = [replace(reader.profile(*side), record=_NO_CALL, state=_NO_CALL) for side in sides]
    return found, {word: said for word, said in memory.items() if word not in known}
