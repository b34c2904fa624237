"""What is left out without a comparison would have come to nothing: each such pair is compared here all the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks.content import make
from generator.model import Catalogue, build_catalogue
from generator.read import read_files, sources
from generator.relations import relate
from generator.relations.overlaps import calls, find_overlaps
from generator.relations.overlaps.bounds import hopeful
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.detect import judge, profiled
from generator.relations.overlaps.entries import entry_sources
from generator.relations.overlaps.profile import Profile, Source
from generator.relations.overlaps.weights import weights
from tests.support import ROOT, TODAY, analyser

ODD = (
    "A B C D E", "Abcde", "Der Die Das Haus", "Derdiedashaus", "Bildungswerk Nord", "Werkbildung Süd", "BWN",
    "Nordlicht (NL)", "N. L.", "Flüchtlingshilfe", "Hilfe für Flüchtlinge", "Rails", "Refugees on Rails", "RoR e. V.",
    "Toolkit: Bot", "Toolkit: Tracker", "CommCare", "CommCare Android", "La Red – Vernetzung", "Lared", "42", "Haus 42",
)  # fmt: skip


@cache
def shipped() -> Catalogue:
    return build_catalogue(read_files(ROOT, [source.path for source in sources(ROOT) if source.is_yaml]))


@cache
def made_up() -> Catalogue:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        make(250, root)
        return build_catalogue(read_files(root, [source.path for source in sources(root) if source.is_yaml]))


@cache
def profiles(name: str) -> list[Profile]:
    if name == "odd names":
        texts = ("", "Wir helfen beim Lernen in Berlin.", "Laptops und Rechner für Schulen.")
        given = [Source(f"{number:02}", (text,), texts[number % 3]) for number, text in enumerate(ODD)]
        return profiled(given, analyser())
    return profiled(entry_sources(shipped() if name == "shipped" else made_up(), "de"), analyser())


@pytest.mark.parametrize("name", ["shipped", "made up", "odd names"])
def test_what_is_left_out_comes_to_nothing(name: str) -> None:
    some, scale = profiles(name), weights()
    every = list(combinations(range(len(some)), 2))
    pairs = sorted({*candidates(some), *random.Random(3).sample(every, min(len(every), 4000))})  # noqa: S311
    left = set(hopeful(some, pairs, scale))
    assert left < set(pairs)
    for one, other in set(pairs) - left:
        found = judge(some[one], some[other], (), scale)
        assert (found.verdict, found.score < scale.keep) == ("none", True), (some[one].names, some[other].names)


def test_nothing_is_left_of_nothing() -> None:
    assert list(hopeful(profiles("odd names"), [], weights())) == []
    assert find_overlaps([], analyser()) == []


@pytest.mark.parametrize("catalogue", [shipped, made_up])
def test_calls_that_are_left_out_are_not_one(
    catalogue: Callable[[], Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    states = relate(catalogue(), TODAY).states

    def near() -> list[calls.NearCalls]:
        return list(calls.near_calls(catalogue(), states, analyser(), "de"))

    ours = near()
    assert any(one.features["no-text"] for one in ours) == (catalogue is made_up)
    monkeypatch.setattr(calls, "_hopeful", lambda _records, profiles, _scale: candidates(profiles))
    assert near() == ours
