"""What is done once, at set-up: everything that takes seconds to load, in a form that needs no loading."""

from __future__ import annotations

from generator.model import Vocabulary
from generator.relations import compounds, dictionaries, known, places
from generator.relations.concepts import synonyms
from generator.relations.german import Analyser, WordCache
from generator.relations.matching.lexicon import lexicon
from generator.relations.matching.settings import weights
from generator.relations.overlaps import gazetteer


def prepare(vocabulary: Vocabulary) -> None:
    """Make the files of tables; the words are those of the program's own lists and of a catalogue's word lists.

    Raises:
        OSError: the place cannot be written to.
    """
    dictionaries.prepare({
        gazetteer.TABLE: gazetteer.all_places(), compounds.TABLE: compounds.all_towns(),
        places.TOWN_TABLE: places.all_towns(), places.STATE_TABLE: places.all_states(),
    })  # fmt: skip
    known.prepare(listed_words(vocabulary))


def listed_words(vocabulary: Vocabulary) -> WordCache:
    """What is known of all words that stand in these lists."""
    found: WordCache = {}
    for groups in (synonyms(vocabulary), lexicon(vocabulary, weights()).synonyms):
        analyser = Analyser(groups, found)
        for language in dictionaries.LANGUAGES:
            analyser.phrases(language)
    return found
