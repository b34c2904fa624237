"""What a change would bring together: matches of the changed entries, as values for every report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.messages import Message, msg
from generator.model import Catalogue
from generator.relations.matching.types import Match, in_order
from generator.wording.matches import gaps, reasons

MOST = 5
"""So many matches are told: more would bury what is to be changed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match in the words of its two sides: who asks for what, who gives what, why, and what is to be cleared up."""

    asker: str
    need: str
    giver: str
    offer: str
    reasons: tuple[Message, ...]
    gaps: tuple[Message, ...]

    @property
    def sides(self) -> Message:
        """Both sides in one sentence."""
        return msg(
            "{asker} needs “{need}”, {giver} offers “{offer}”.",
            asker=self.asker,
            need=self.need,
            giver=self.giver,
            offer=self.offer,
        )

    def sentences(self) -> Iterator[Message]:
        """What speaks for it, then what is to be cleared up."""
        yield from self.reasons
        for number, gap in enumerate(self.gaps):
            yield msg("To clear up: {gap}", gap=gap) if not number else gap


def suggestions(
    catalogue: Catalogue, matches: Iterable[Match], changed: Collection[str], language: str
) -> tuple[Suggestion, ...]:
    """The matches that the calls in changed files have a part in: the best of each call first, at most `MOST`.

    `changed` are paths relative to the root; titles are those of `language` where there are any.
    """
    paths = {key: record.document.path for key, record in catalogue.records.items()}
    seen: set[str] = set()
    first: list[Match] = []
    rest: list[Match] = []
    for match in in_order(matches):
        mine = {key for key in (match.need, match.offer) if paths[key.partition("/")[0]] in changed}
        if mine:
            (rest if mine <= seen else first).append(match)
            seen |= mine
    return tuple(_suggestion(match, catalogue, language) for match in (*first, *rest)[:MOST])


def _suggestion(match: Match, catalogue: Catalogue, language: str) -> Suggestion:
    need, offer = catalogue.calls[match.need], catalogue.calls[match.offer]
    return Suggestion(
        need.organisation.name,
        need.call.title.said(language).text,
        offer.organisation.name,
        offer.call.title.said(language).text,
        reasons(match, catalogue),
        gaps(match, catalogue),
    )
