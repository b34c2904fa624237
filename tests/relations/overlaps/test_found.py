"""The overlaps of the shipped catalogue: steady, whatever the order of files and whoever is added far away."""

from __future__ import annotations

import random
import time
from functools import cache

from generator.model import Catalogue, build_catalogue
from generator.read import Document, read_files, sources
from generator.relations import relate
from generator.relations.overlaps import Overlaps, Source, find_overlaps
from generator.relations.overlaps.entries import entry_sources, told_apart
from tests.support import ROOT, TODAY, analyser, catalogue

TOLERANCE, LIKENESS_TOLERANCE = 0.02, 0.1
"""So much may a score (0 to 1) change when half as many entries again are added that have nothing to do with the pair:
how rare a word is depends on all of them. Measured: 0.014 and 0.064; by one such entry 0.001 and 0.002."""
WHERE = ("Musterstadt", "Beispielhausen", "Neudorf", "Altenfeld", "Seeheim", "Bergen", "Talbach", "Waldau")
WHAT = (
    "Nähstube",
    "Fahrradwerkstatt",
    "Kleiderkammer",
    "Gartengruppe",
    "Chor",
    "Kochrunde",
    "Lesekreis",
    "Spieletreff",
)


@cache
def documents() -> tuple[Document, ...]:
    return tuple(read_files(ROOT, [source.path for source in sources(ROOT) if source.is_yaml]))


@cache
def shipped() -> Catalogue:
    return build_catalogue(documents())


@cache
def overlaps() -> Overlaps:
    return relate(shipped(), TODAY, analyser()).overlaps


def test_the_order_of_files_changes_nothing() -> None:
    mixed = list(documents())
    random.Random(7).shuffle(mixed)  # noqa: S311  an order, not a secret
    assert relate(build_catalogue(mixed), TODAY, analyser()).overlaps == overlaps()


def test_entries_far_away_change_next_to_nothing() -> None:
    far = [
        Source(f"zz-{what}-{where}".lower(), (f"{what} {where}",), f"{what} in {where} für alle, offen am Abend.",
               location=where, kind="initiative")
        for what in WHAT for where in WHERE
    ]  # fmt: skip
    near = list(entry_sources(shipped(), "de"))
    more = find_overlaps([*near, *far], analyser(), told_apart(shipped()))
    now = {one.ids: one for one in more if not any(key.startswith("zz-") for key in one.ids)}
    before = overlaps().by_ids
    kept = {ids for ids, one in before.items() if one.score > 0.05 + TOLERANCE or one.verdict != "none"}
    assert kept <= set(now)
    for ids in kept:
        assert now[ids].verdict == before[ids].verdict
        assert abs(now[ids].score - before[ids].score) < TOLERANCE
        assert abs(now[ids].likeness - before[ids].likeness) < LIKENESS_TOLERANCE


def test_nobody_of_the_shipped_catalogue_is_there_twice() -> None:
    assert [sorted(one.ids) for one in overlaps().pairs if one.verdict == "duplicate"] == []
    assert [(one.first, one.second) for one in overlaps().calls] == []
    assert frozenset(("german-for-refugees", "germanforrefugees-busuu")) in {
        one.ids for one in overlaps().pairs if one.is_distinct and one.verdict == "similar"
    }


def test_of_an_entry_the_likeliest_comes_first() -> None:
    for key, own in overlaps().of.items():
        assert all(key in one.ids and one.verdict != "none" for one in own)
        grades = [(one.verdict != "duplicate", -max(one.score, one.likeness)) for one in own]
        assert grades == sorted(grades)


def test_whether_somebody_looked_is_known() -> None:
    assert overlaps().is_known
    assert not relate(shipped(), TODAY).overlaps.is_known


def test_many_names_of_many_entries_are_soon_compared() -> None:
    names = [f"Verein für Sport {number}" for number in range(199)]
    files = {f"initiatives/eins-{number}.yaml": f"name: Eins {number}\naliases: {names}\n" for number in range(4)}
    start = time.process_time()
    found = relate(catalogue(files), TODAY, analyser()).overlaps
    assert len(found.pairs) == 6
    assert time.process_time() - start < 3
