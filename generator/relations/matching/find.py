"""All matches of a catalogue, and the explanation of any single pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

import numpy as np

from generator.compute.parallel import pieces, spread, workers
from generator.model import CallRecord, Catalogue
from generator.relations.calls import CallState
from generator.relations.matching.concepts import lexicon
from generator.relations.matching.meaning import Interpreter
from generator.relations.matching.offers import Comparison, Offers
from generator.relations.matching.pairs import Places, World
from generator.relations.matching.profile import Profile
from generator.relations.matching.profile_builder import ProfileBuilder
from generator.relations.matching.score import candidates, judged
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

    def explain(self, need: str, offer: str) -> Match | Excluded:
        """What is to be said of one pair, whether it would be shown or not.

        Raises:
            KeyError: there is no such need or offer.
        """
        table = Offers([self.offers[offer]], self.world)
        return next(judged(Comparison(self.needs[need], table), np.array([0])))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Every match that is shown: by need, the best first, then by the offer's id."""
        needs = list(self.needs)
        if len(needs) < WORTH_A_PROCESS or workers() == 1:
            return tuple(self._of_needs(needs))
        _ = self._table  # made before there are several of us
        return tuple(chain.from_iterable(spread(self._of_needs, pieces(needs))))

    def _of_needs(self, needs: Iterable[str]) -> list[Match]:
        return list(chain.from_iterable(map(self.of_need, needs)))

    @cached_property
    def _table(self) -> Offers:
        return Offers(list(self.offers.values()), self.world)

    def among(self, calls: Collection[str]) -> Matching:
        """The same, of whose matches only those between these calls are left: others have changed meanwhile."""
        left = tuple(match for match in self.matches if match.need in calls and match.offer in calls)
        other = replace(self)
        vars(other)["matches"] = left  # where the property keeps what it found
        return other

    def of_need(self, need: str) -> tuple[Match, ...]:
        """What is shown for a need, the best first."""
        asked = self.needs[need]
        if not asked.state.is_open or not self.offers:
            return ()
        comparison = Comparison(asked, self._table)
        found = judged(comparison, self._candidates(comparison))
        return in_order(one for one in found if isinstance(one, Match) and one.shown)

    def candidates(self, need: str) -> tuple[Profile, ...]:
        """The offers that are looked at in full for a need; never those of the same organisation."""
        comparison = Comparison(self.needs[need], self._table)
        return tuple(self._table.offers[place] for place in self._candidates(comparison).tolist())

    def _candidates(self, comparison: Comparison) -> Places:
        owner, found = comparison.need.record.owner, candidates(comparison)
        return found[[self._table.offers[place].record.owner != owner for place in found.tolist()]]

    def of_offer(self, offer: str) -> tuple[Match, ...]:
        """What is shown for an offer, the best first."""
        return in_order(match for match in self.matches if match.offer == offer)

    def judged(self, call: str) -> Iterator[Match | Excluded]:
        """A need with every offer, or an offer with every need, also those of the same organisation.

        Raises:
            KeyError: there is no such call.
        """
        is_need = call in self.needs
        table = self._table if is_need else Offers([self.offers[call]], self.world)
        for need in (self.needs[call],) if is_need else self.needs.values():
            yield from judged(Comparison(need, table), np.arange(len(table.offers)))


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
    builder = ProfileBuilder(catalogue.vocabulary, Interpreter(words, Analyser(words.synonyms, cache)))
    profiles = _profiles(sorted(sides, key=lambda side: side[0].id), builder)
    needs = {one.id: one for one in profiles if one.record.is_need}
    offers = {one.id: one for one in profiles if not one.record.is_need}
    neighbours = {code: frozenset(kind.neighbours) for code, kind in catalogue.vocabulary.kinds.items()}
    return Matching(World(today, words, catalogue.regions_above, neighbours), needs, offers)


def _profiles(sides: Sequence[Side], builder: ProfileBuilder) -> list[Profile]:
    """Read calls; of many, all processors take part. What they learn of words is taken over as well."""
    if len(sides) < 2 * WORTH_A_PROCESS or workers() == 1:
        return [builder.profile(*side) for side in sides]
    memory = builder.interpreter.analyser.memory
    builder.profile(*sides[0])  # what all need is made before there are several of us
    profiles: list[Profile] = []
    for found, words in spread(partial(_bare, builder), pieces(sides)):
        profiles += found
        memory.update(words)
    return [replace(one, record=side[0], state=side[1]) for one, side in zip(profiles, sides, strict=True)]


def _bare(builder: ProfileBuilder, sides: Sequence[Side]) -> tuple[list[Profile], dict[str, list[str]]]:
    """Profiles without their calls, which are there already, and the words that nobody had looked up."""
    memory = builder.interpreter.analyser.memory
    known = set(memory)
    found = [replace(builder.profile(*side), record=_NO_CALL, state=_NO_CALL) for side in sides]
    return found, {word: said for word, said in memory.items() if word not in known}
