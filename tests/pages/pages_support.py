"""What the tests of pages share: inline files in, a workshop for one language out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import SimpleNamespace

from generator.pages.page import Page
from generator.pages.parts.workshop import Workshop
from generator.relations import relate
from generator.relations.matching.settings import weights
from generator.relations.matching.types import Facts, Grade, Match
from generator.relations.overlaps import Overlap, Overlaps, Verdict
from generator.relations.overlaps.clusters import suggested
from generator.relations.overlaps.features import Comparison
from generator.settings import load_settings
from tests.support import ROOT, TODAY, catalogue

STRONG = 0.82


def workshop(files: Mapping[str, str], language: str = "en", page_size: int = 100) -> Workshop:
    """The tools for pages over inline files."""
    made = catalogue(files)
    assert [one for one in made.findings if one.rule.severity.name == "ERROR"] == []
    return Workshop(replace(load_settings(ROOT), page_size=page_size), made, relate(made, TODAY), language)


def made(pages: Callable[[Workshop], Iterable[Page]], shop: Workshop) -> dict[str, Page]:
    """The pages of one kind by address."""
    return {page.address: page for page in pages(shop)}


def alike(  # noqa: PLR0913  every part of an overlap has a value that most tests do not care about
    first: str, second: str, *, verdict: Verdict = "similar", likeness: float = 0.8,
    akin: Mapping[str, float] | None = None, same: Mapping[str, float] | None = None,
    features: Mapping[str, float] | None = None, words: tuple[str, ...] = (), acronym: str = "",
    names: tuple[str, str] = ("Eins", "Zwei"),
) -> Overlap:  # fmt: skip
    """An overlap as the comparison would find it."""
    seen = Comparison(features or {}, *names, acronym, words, ())
    score = likeness if verdict == "duplicate" else 0.1
    return Overlap(min(first, second), max(first, second), verdict, score, likeness, same or {}, akin or {}, seen)


def overlapping(shop: Workshop, *pairs: Overlap, bundled: tuple[frozenset[str], ...] = ()) -> Workshop:
    """The same workshop, in which the comparison has found these pairs."""
    found = Overlaps(pairs, (), suggested(pairs, bundled), frozenset(bundled))
    return replace(shop, relations=replace(shop.relations, overlaps=found), cache={})


def need(anchor: str = "laptops", **fields: str) -> str:
    """One need as an item of a list, open on the day of the tests."""
    return _call({"id": anchor, "kind": "hardware", "title": f"Title {anchor}", "since": '"2026-11-01"', **fields})


def _call(fields: Mapping[str, str]) -> str:
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


def match(need: str, offer: str, score: float = 0.9, facts: Facts | None = None) -> Match:
    """A match as the comparison would find it: ten points of the kind, the others all alike."""
    most = weights().points
    rest = (score - 0.1) / (sum(most.values()) - most["kind"])
    values = tuple(0.1 / most["kind"] if code == "kind" else rest for code in most)
    grade: Grade = "strong" if score >= STRONG else "possible"
    return Match(need, offer, score, grade, values, facts or Facts(reach="sent"))


def matching(shop: Workshop, *found: Match) -> Workshop:
    """The same workshop, in which the comparison has found these matches."""
    read = SimpleNamespace(matches=found)
    relations = replace(shop.relations, calls=shop.catalogue.calls, to_match=lambda: read)  # type: ignore[arg-type,return-value]
    return replace(shop, relations=relations, cache={})
