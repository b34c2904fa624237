"""Catalogues of few calls for the tests of matching."""

from __future__ import annotations

from generator.messages import Translator
from generator.relations import relate
from generator.relations.matching.find import Matching, matching
from generator.relations.matching.types import Excluded, Match
from generator.text.analyser import WordCache
from generator.wording.matches import gaps, reasons
from tests import support

WORDS: WordCache = {}
"""One memory of words for all tests."""


def call(fields: str, side: str = "needs", organisation: str = "") -> str:
    """A file with one call; `fields` replace those of a small valid one, "a: b, c: d"."""
    return f"{organisation}\n{side}:\n  - {{id: call, since: 2026-11-01, {fields}}}\n"


def made(*needs: str, offers: tuple[str, ...] = (), giver: str = "", asker: str = "") -> Matching:
    """Needs `need-1/call` ... and offers `offer-1/call` ..., each of an organisation of its own."""
    return of_files(files_of(*needs, offers=offers, giver=giver, asker=asker))


def files_of(*needs: str, offers: tuple[str, ...] = (), giver: str = "", asker: str = "") -> dict[str, str]:
    """The files of `made`."""
    files = {f"initiatives/need-{n}.yaml": call(text, organisation=asker) for n, text in enumerate(needs, 1)}
    return files | {f"companies/offer-{n}.yaml": call(text, "offers", giver) for n, text in enumerate(offers, 1)}


def of_files(files: dict[str, str]) -> Matching:
    """The matching of inline files."""
    catalogue = support.catalogue(files)
    assert not [f for f in catalogue.findings if f.severity == "error"], catalogue.findings
    return matching(catalogue, relate(catalogue, support.TODAY).states, support.TODAY, WORDS)


def pair(need: str, offer: str, giver: str = "", asker: str = "") -> Match | Excluded:
    """What is said of one need and one offer."""
    return made(need, offers=(offer,), giver=giver, asker=asker).explain("need-1/call", "offer-1/call")


def told(need: str, offer: str, giver: str = "", asker: str = "", language: str = "en") -> tuple[list[str], list[str]]:
    """Reasons and gaps of one need and one offer that nothing rules out."""
    files = files_of(need, offers=(offer,), giver=giver, asker=asker)
    return worded(files, match(of_files(files).explain("need-1/call", "offer-1/call")), language)


def worded(files: dict[str, str], found: Match, language: str = "en") -> tuple[list[str], list[str]]:
    """Reasons and gaps of a match of inline files."""
    say, catalogue = Translator(language), support.catalogue(files)
    return [say(one) for one in reasons(found, catalogue)], [say(one) for one in gaps(found, catalogue)]


def codes(found: Match | Excluded) -> set[str]:
    """The codes of the hard conditions."""
    return {condition.code for condition in found.conditions} if isinstance(found, Excluded) else set()


def match(found: Match | Excluded) -> Match:
    """A pair that is not ruled out."""
    assert isinstance(found, Match), found
    return found
