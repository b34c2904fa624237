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
from generator.relations.overlaps import find_overlaps
from generator.relations.overlaps.bounds import closeness, hopeful
from generator.relations.overlaps.calls import near_calls
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.detect import judge, profiled
from generator.relations.overlaps.entries import call_source, entry_sources
from generator.relations.overlaps.features import cosine
from generator.relations.overlaps.profile import Profile, Source, profile, weigh
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
def test_texts_of_calls_are_as_close_as_one_by_one(catalogue: Callable[[], Catalogue]) -> None:
    some = [profile(call_source(key, one.call, "de"), analyser()) for key, one in catalogue().calls.items()]
    weigh(some)
    pairs = candidates(some)
    assert pairs
    for (one, other), title, text, has_texts in zip(pairs, *closeness(some, pairs), strict=True):
        ours, theirs = some[one], some[other]
        assert title == cosine(ours.names[0].vector, theirs.names[0].vector)
        assert text == (cosine(ours.vector, theirs.vector) if has_texts else 0)


def test_calls_without_a_text_are_compared_too() -> None:
    near = list(near_calls(made_up(), relate(made_up(), TODAY).states, analyser(), "de"))
    assert {one.features["no-text"] for one in near} == {0.0, 1.0}
