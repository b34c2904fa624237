"""The lexicon: every name in it is known, and no word leads to two concepts."""

from __future__ import annotations

from functools import cache

from generator.relations.matching.concepts import Lexicon, lexicon, read_words
from generator.relations.matching.settings import weights
from generator.text.analyser import Analyser, phrase_keys
from tests import support
from tests.relations.matching.matching_support import WORDS

NEARLY_ALL = 1.0


@cache
def words() -> Lexicon:
    return lexicon(support.catalogue({}).vocabulary, weights())


def test_every_reference_leads_somewhere() -> None:
    data, kinds = read_words(), support.catalogue({}).vocabulary.kinds
    for code, row in data.items():
        named = {*row.get("near", {}), *([row["is"]] if "is" in row else [])}
        assert not named - set(data), code
        assert not set(row.get("kinds", ())) - set(kinds), code
        assert not set(row) - {"is", "kinds", "near", "weight", "technology", "attribute", "one_of", "de", "en"}, code
        assert all(0 < worth <= NEARLY_ALL for worth in row.get("near", {}).values()), code


def test_no_word_leads_to_two_concepts() -> None:
    analyser = Analyser({}, WORDS)
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    twice: list[str] = []
    for code, row in read_words().items():
        for language in ("de", "en"):
            for word in row.get(language, ()):
                keys = phrase_keys(analyser, word, language)
                if found.setdefault((language, keys), code) != code:
                    twice.append(f"{word}: {code} and {found[language, keys]}")
    assert not twice


def test_no_phrase_shrinks_to_one_word_that_is_another() -> None:
    """ "It security" is "security" without its stop word: such phrases would be found everywhere."""
    analyser = Analyser({}, WORDS)
    shrunk = [
        word
        for row in read_words().values()
        for language in ("de", "en")
        for word in row.get(language, ())
        if " " in word and len(phrase_keys(analyser, word, language)) == 1
    ]
    assert not shrunk


def test_a_narrower_thing_serves_better_than_a_broader_one() -> None:
    served = words().served_by
    assert served["computer"]["laptop"] > served["laptop"]["computer"] > 0
    assert "sim-card" not in served["phone"]


def test_weights_add_up_to_one() -> None:
    assert abs(sum(weights().points.values()) - 1) < 1e-9
