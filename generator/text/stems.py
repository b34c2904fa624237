"""From a lemma to the key under which relatives of a word meet: gender ending off, declension and verb ending off.

Light on purpose: an ending goes only when what remains is no other word ("Rate" keeps its e because of "Rat").
"""

from generator.text.dictionary import declines_like_adjective, dictionary, is_noun, is_real_noun
from generator.text.tokens import fold

_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_PLAIN = str.maketrans("äöüÄÖÜ", "aouAOU")
_LEAST = 3


def male(lemma: str) -> str:
    """The shorter form of a pair: Übersetzerin -> Übersetzer, Ärztin -> Arzt, Patin -> Pate; others as they are."""
    if not lemma.endswith("in") or len(lemma) < _LEAST + 3 or not lemma[:1].isupper():
        return lemma
    base = lemma[:-2]
    plain = base.translate(_PLAIN)
    for candidate in (base, base + "e", plain, plain + "e"):
        if _is_person(candidate):
            return candidate
    return base if base.endswith(("er", "or", "ent", "ant", "ist", "eur")) else lemma


def _is_person(noun: str) -> bool:
    """A noun that has a female plural, so that it names a person; `Term` of `Termin` has none."""
    known = dictionary("de")
    shorter = noun.removesuffix("e")
    return known.get(noun) == noun and any(base + "innen" in known for base in (shorter, *_with_umlaut(shorter)))


def _with_umlaut(word: str) -> list[str]:
    """`Arzt` -> `Ärzt`: each way to put an umlaut onto one vowel."""
    marks = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
    return [word[:i] + marks[letter] + word[i + 1 :] for i, letter in enumerate(word) if letter in marks]


def stem(lemma: str) -> str:
    """The key of a German lemma: `Spende`, `spenden` -> `spend`; `Geflüchteter` -> `gefluechtet`; `Rate` -> `rate`."""
    for ending in ("er", "e"):
        base = lemma.removesuffix(ending)
        if base != lemma and lemma[:1].isupper() and len(base) >= _LEAST and declines_like_adjective(base.lower()):
            return fold(base)
    for ending in ("en", "e") if not lemma.endswith(("ern", "eln")) else ("n",):
        base = lemma.removesuffix(ending)
        if base != lemma and len(base) >= _LEAST:
            return fold(lemma if is_real_noun(base) else base)
    return fold(lemma)


def with_umlauts(word: str) -> list[str]:
    """How a word typed without umlauts may be meant: `Gefluechtete` -> `Geflüchtete`; known words only."""
    small = word.lower()
    meant = small
    for pair, umlaut in _UMLAUTS:
        meant = meant.replace(pair, umlaut)
    variants = dict.fromkeys(small.replace(pair, umlaut) for pair, umlaut in _UMLAUTS)
    variants[meant] = None
    return [variant for variant in variants if variant != small and (is_noun(variant) or variant in dictionary("de"))]
