"""The groups of equal words of the vocabulary, as the text analysis wants them."""

from __future__ import annotations

from generator.model import Vocabulary

CONCEPTS = "concepts"


def synonyms(vocabulary: Vocabulary) -> dict[str, dict[str, list[str]]]:
    """Groups of words that mean the same: code -> language -> words."""
    groups: dict[str, dict[str, list[str]]] = {}
    for code, term in vocabulary.terms(CONCEPTS).items():
        languages = {*term.label, *term.synonyms}
        groups[code] = {
            language: [*([term.label[language]] if language in term.label else []), *term.synonyms.get(language, ())]
            for language in sorted(languages)
        }
    return groups
