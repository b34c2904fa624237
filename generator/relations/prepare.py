"""What is done once, at set-up: everything that takes seconds to load, in a form that needs no loading."""

from __future__ import annotations

from generator.model import Vocabulary
from generator.relations.matching.concepts import lexicon
from generator.relations.matching.settings import weights
from generator.text import compounds, dictionaries, gazetteer, known, places, search_words, tokens, towns
from generator.text.analyser import Analyser, WordCache, phrase_keys
from generator.text.synonyms import synonyms


def prepare(vocabulary: Vocabulary) -> None:
    """Make the files of tables; the words are those of the program's own lists and of a catalogue's word lists.

    Raises:
        OSError: the place cannot be written to.
    """
    dictionaries.prepare({
        gazetteer.TABLE: gazetteer.all_places(), compounds.TABLE: compounds.all_towns(),
        towns.TOWN_TABLE: towns.all_towns(), towns.STATE_TABLE: towns.all_states(),
        places.TABLE: places.all_regions(),
        towns.ALL_TABLE: towns.all_namesakes(),
    })  # fmt: skip
    known.prepare(listed_words(vocabulary))


def listed_words(vocabulary: Vocabulary) -> WordCache:
    """What is known of all words that stand in these lists."""
    found: WordCache = {}
    for groups in (synonyms(vocabulary), lexicon(vocabulary, weights()).synonyms):
        analyser = Analyser(groups, found)
        for language in tokens.LANGUAGES:
            analyser.phrases(language)
    for language in tokens.LANGUAGES:
        analyser = Analyser({}, found)
        for word in (word for group in search_words.groups() for word in group):
            phrase_keys(analyser, word, language)
            if " " not in word:
                analyser.word(word, language)
    return found
