"""Matching on the shipped content: what holds of inline calls holds of real ones, all pairs looked at one by one."""

from __future__ import annotations

import random
from functools import cache

import pytest

from generator.messages import Translator
from generator.model import Catalogue, build_catalogue
from generator.read import read_files
from generator.relations import relate
from generator.relations.matching.find import Matching, matching
from generator.relations.matching.plan import plan
from generator.relations.matching.types import Excluded, Match
from generator.wording.matches import CONDITIONS, gaps, reasons
from tests import support
from tests.relations.matching.matching_support import WORDS, made
from tests.relations.matching.test_matches import NEEDS, OFFERS


@cache
def _catalogue() -> Catalogue:
    paths = sorted(path.relative_to(support.ROOT).as_posix() for path in support.ROOT.glob("content/**/*.yaml"))
    return build_catalogue(read_files(support.ROOT, paths), paths)


@cache
def _matching() -> Matching:
    return _read(_catalogue())


def _read(catalogue: Catalogue) -> Matching:
    return matching(catalogue, relate(catalogue, support.TODAY).states, support.TODAY, WORDS)


@cache
def _pairs() -> dict[tuple[str, str], Match | Excluded]:
    """Every need with every offer of somebody else."""
    found = _matching()
    return {
        (need, offer): found.explain(need, offer)
        for need in found.needs
        for offer in found.offers
        if need.partition("/")[0] != offer.partition("/")[0]
    }


def test_the_candidates_of_the_catalogue_miss_nothing() -> None:
    shown = {key for key, one in _pairs().items() if isinstance(one, Match) and one.shown}
    assert {(match.need, match.offer) for match in _matching().matches} == shown
    assert shown


def test_points_add_up_on_every_pair() -> None:
    for one in _pairs().values():
        if isinstance(one, Match):
            assert sum(part.points for part in one.parts) == pytest.approx(one.score)
            assert all(0 <= part.points <= part.most + 1e-9 for part in one.parts)
        else:
            assert {condition.code for condition in one.conditions} <= set(CONDITIONS)


def test_nothing_that_is_closed_is_shown() -> None:
    found = _matching()
    for match in found.matches:
        assert found.needs[match.need].state.is_open
        assert found.offers[match.offer].state.is_open
        assert found.offers[match.offer].left != 0


@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_shown_has_words(language: str) -> None:
    say = Translator(language)
    for match in _matching().matches:
        said = [say(message) for message in (*reasons(match, _catalogue()), *gaps(match, _catalogue()))]
        assert said
        assert not [text for text in said if "{" in text or not text.strip()]


def test_the_order_of_the_files_changes_nothing() -> None:
    documents = list(_catalogue().documents)
    random.Random(11).shuffle(documents)  # noqa: S311  seeded
    mixed = build_catalogue(documents, [document.path for document in documents])
    assert _read(mixed).matches == _matching().matches


def test_a_giver_who_leaves_takes_only_its_own_matches() -> None:
    gone = _matching().matches[0].offer.partition("/")[0]
    left = build_catalogue([one for one in _catalogue().documents if not one.path.endswith(f"/{gone}.yaml")])
    kept = {
        (match.need, match.offer): match.score
        for match in _matching().matches
        if gone not in {key.partition("/")[0] for key in (match.need, match.offer)}
    }
    assert {(match.need, match.offer): match.score for match in _read(left).matches} == kept


def test_the_plan_does_not_depend_on_the_order_of_matches() -> None:
    found = made(*NEEDS, offers=OFFERS)
    mixed = list(found.matches)
    random.Random(3).shuffle(mixed)  # noqa: S311  seeded
    expected = plan(found.matches, found)
    assert expected.allocations
    assert plan(mixed, found) == expected
