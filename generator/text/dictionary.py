"""What the dictionaries know of one word: its lemma, whether it is a noun, which other forms it has.

The dictionaries come from the `simplemma` package. They take two seconds to load, so they are loaded at the first word
that nobody has looked up before; callers keep the answers (see `german.py`).
"""

from collections.abc import Iterable
from functools import cache

from generator.text import dictionaries

NOUN_ENDINGS = ("s", "es", "e", "en", "n", "er")
_ADJECTIVE = ("er", "e", "en", "es", "em")


@cache
def dictionary(language: str) -> dictionaries.Forms:
    """Form -> lemma, case-sensitive; empty for a language without a dictionary."""
    return dictionaries.forms(language)


def capital(word: str) -> str:
    """`kurse` -> `Kurse`, as German writes a noun."""
    return word[:1].upper() + word[1:].lower()


def lemma(word: str, language: str = "de") -> str | None:
    """The lemma of a word as written, or None when the dictionary does not have it.

    A capital letter asks for the noun first ("Spenden": Spende), a small one for the verb or adjective.
    """
    known = dictionary(language)
    small = word.lower()
    written = known.get(word)
    other = written if word == small else known.get(small)
    if language != "de":
        return other or written
    large = capital(word)
    noun = written or (None if word == large else known.get(large))
    if other is not None and (participle := _participle(small)):
        other = participle
    found = (noun or other) if word[:1].isupper() else (other or noun)
    return known.get(found, found) if found and found[:1].isupper() else found


def is_known(word: str) -> bool:
    """Whether the German dictionary has a form, written just so."""
    return word in dictionary("de")


def is_noun(word: str) -> bool:
    """Whether some form of a noun is written so (`sprach` and `hilfs` are not, `kurse` and `kinder` are)."""
    found = dictionary("de").get(capital(word))
    return found is not None and found[:1].isupper()


def is_real_noun(word: str) -> bool:
    """Whether this is a noun's own base form: other forms lead to it. Cuts the dictionary's stray entries (`Lehr`)."""
    known, base = dictionary("de"), capital(word)
    return known.get(base) == base and any(known.get(base + ending) == base for ending in NOUN_ENDINGS)


def declines_like_adjective(stem: str) -> bool:
    """`ehrenamtlich`, `geflüchtet`, `jugendlich`: a noun made of them changes its end as an adjective does."""
    known = dictionary("de")
    return stem + "em" in known or capital(stem) + "em" in known


def forms(lemmas: Iterable[str], language: str = "de") -> dict[str, list[str]]:
    """All forms that the dictionary leads back to each of these lemmas; one pass over the whole dictionary."""
    return dictionary(language).leading_to(lemmas)


def _participle(small: str) -> str | None:
    """`gebrauchte` is `gebraucht` here, though the dictionary reads a past tense of `gebrauchen`."""
    known = dictionary("de")
    for ending in _ADJECTIVE:
        base = small.removesuffix(ending)
        if base != small and base.endswith("t") and known.get(base) == base and base + "em" in known:
            return base
    return None
