"""German compounds into their parts: "Laptopspenden" -> Laptop, Spende.

A cut counts only when both sides are words the dictionary knows (a noun as head; a noun, verb or adjective with its
linking sound as modifier). Among several such cuts the n-gram statistics of CharSplit decide (Tuggener 2016, the
`compound-split` package): they find good places, but cut every word somewhere, hence the guard.
"""

from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.text import dictionaries
from generator.text.dictionary import capital, dictionary, is_known, is_noun, is_real_noun
from generator.text.tokens import words

LEAST = 3  # letters of a part
MOST = 100  # letters of a compound: the longest of the language have 80
TABLE = "german towns"
CERTAIN = 0.05  # CharSplit's score from which a cut is trusted inside a word that has its own dictionary entry
LONG = 5  # two parts of that many letters need no statistics
_GERMAN = frozenset(("DE", "AT", "CH", "LI", "LU"))
# Words that mean something else than their parts, or only look like compounds.
_WHOLE = words(
    """begleitung begleitungen deutschland ehrenamt ehrenamtes ehrenämter freiburg hamburg katastrophe katastrophen
    material plattform rucksack rucksäcke transporter unterhalt willkommen weiterbildung weiterbildungen workshop
    workshops mobilfunk netzwerk netzwerke gutschein gutscheine handwerk fernseher ratgeber arbeitgeber einzelfall
    seelsorge feierabend hochzeit auswahl rundfunk steckbrief zeitschrift freizeit"""
)
# What a modifier stands for where the dictionary is misled.
_MODIFIERS = {
    "daten": "Daten", "kranken": "krank", "lehr": "Lehre", "lern": "lernen", "medien": "Medien", "not": "Not",
    "obdachlosen": "obdachlos", "sprech": "sprechen", "web": "Web", "wohn": "wohnen", "wohnungslosen": "wohnungslos",
}  # fmt: skip
# Endings and prefixes that the dictionary also lists as words.
_NO_HEAD = words(
    """ling linge lingen schaft schaften heit keit tum ung ungen nis tion ion chen lein ner ler rin rinnen innen ist
    isten ismus tät ier or ant ent ei eien cher igkeit lichkeit ende enden ern eln ige ten ter tes igen lich licher
    inge zig ens ron rial lien kation hops nehmer loser
    amtliche amtlichen amtlicher"""
)
_NO_MODIFIER = words(
    """ab an auf aus bei be dar durch ein ent er fort für ge gegen her hin hinter in los mit nach neben nieder ob per
    über um un unter ur ver vor weg weiter wider wieder zer zu zurück zusammen ober den des die das der ihr mein sein
    inter ehe eine ins anti pro kon kom sub mis miss pol prä ante ers ders bes beg dol kata will"""
)


class Split(NamedTuple):
    """The parts of a compound as base forms, and where its last part begins in the written word."""

    parts: tuple[str, ...]
    head: int


@lru_cache(maxsize=100_000)
def split(word: str) -> Split | None:
    """The parts of a compound noun (German letters, any case), or None when it is none."""
    small = word.lower()
    if len(small) > MOST or small in _WHOLE or small in _towns():
        return None
    cuts = [(place, modifier) for place in range(LEAST, len(small) - LEAST + 1) if (modifier := _cut(small, place))]
    if is_noun(small):
        cuts = [cut for cut in cuts if score(small, cut[0]) >= CERTAIN or _is_long_cut(small, *cut)]
    if not cuts:
        return None
    place, modifier = max(cuts, key=lambda cut: (score(small, cut[0]), cut[0])) if len(cuts) > 1 else cuts[0]
    return Split(_modifier_parts(modifier) + _head_parts(small[place:]), _last_head(small, place))


def _is_long_cut(small: str, place: int, modifier: str) -> bool:
    """Two long known words are no accident, whatever the statistics of their letters say."""
    return min(place, len(small) - place) >= LONG and modifier != small[:place]


def _head_parts(head: str) -> tuple[str, ...]:
    deeper = split(head)
    return deeper.parts if deeper else (dictionary("de")[capital(head)],)


def _modifier_parts(modifier: str) -> tuple[str, ...]:
    """A modifier that is a compound itself gives its parts ("Grundschul-": Grund, Schule)."""
    deeper = split(modifier) if modifier[:1].isupper() or not is_known(modifier) else None
    return deeper.parts if deeper else (modifier,)


def _last_head(small: str, place: int) -> int:
    deeper = split(small[place:])
    return place + deeper.head if deeper else place


def _cut(small: str, place: int) -> str | None:
    """The base form of the modifier when the word may be cut here, else None."""
    head = small[place:]
    if head in _NO_HEAD or not is_noun(head) or (len(head) <= LEAST + 1 and not is_real_noun(_base(head))):
        return None
    return modifier_base(small[:place]) or _compound_modifier(small[:place])


def _base(noun: str) -> str:
    return dictionary("de")[capital(noun)]


def _compound_modifier(written: str) -> str | None:
    """`laptopspenden` in "Laptopspendenaktion": unknown as a word, but itself a compound."""
    for base in (written, written.removesuffix("s")):
        if len(base) >= 2 * LEAST and not is_noun(base) and split(base):
            return base
    return None


@lru_cache(maxsize=100_000)
def modifier_base(written: str) -> str | None:
    """The word a modifier stands for, linking sound off: sprach -> Sprache, hilfs -> Hilfe, näh -> nähen."""
    if written in _NO_MODIFIER or len(written) < LEAST:
        return None
    return _MODIFIERS.get(written) or next(filter(None, _modifier_readings(written)), None)


def _modifier_readings(written: str) -> Iterator[str | None]:
    """What a modifier may stand for, the likeliest first; None where the dictionary does not know it."""
    known = dictionary("de")
    own = known.get(capital(written))
    yield capital(written) if is_real_noun(written) else None
    if own is None or not own[:1].isupper():
        yield from (verb if known.get(verb) == verb else None for verb in (written + "en", written + "n"))
    elif own != capital(written) or len(written) > LEAST:
        yield own
    without_s = written.removesuffix("s")
    if len(written) > len(without_s) >= LEAST:
        yield from (_base(noun) if is_noun(noun) else None for noun in (without_s, without_s + "e"))
    yield capital(written + "e") if is_real_noun(written + "e") else None
    yield known.get(written) if len(written) > LEAST and written + "em" in known else None


def score(small: str, place: int) -> float:
    """CharSplit's score of a cut: how often words end, begin, and run on, with the letters around it."""
    prefixes, infixes, suffixes = _statistics()
    head = _without_linking_s(small[place:])
    middles = (small[place:end].encode() for end in range(place + LEAST, len(small) + 1))
    running_on = min((float(infixes.get(middle, 1.0)) for middle in middles), default=1.0)
    before = _without_linking_s(small[:place])
    return float(prefixes.get(head.encode(), -1.0)) - running_on + float(suffixes.get(before.encode(), -1.0))


def _without_linking_s(part: str) -> str:
    return part[:-1] if part.endswith(("ts", "gs", "ks", "hls", "ns")) and len(part) > LEAST else part


@cache
def _towns() -> Container[str]:
    """Names of towns: Düsseldorf is no village, and Mannheim nobody's home."""
    return dictionaries.prepared(TABLE) or all_towns()


def all_towns() -> dict[str, str]:
    """The same from the library: to be prepared."""
    return {town["name"].lower(): "" for town in dictionaries.cities(15_000, _GERMAN)}


@cache
def _statistics() -> tuple[dictionaries.Chances, dictionaries.Chances, dictionaries.Chances]:
    return dictionaries.statistics()
