"""What speaks for and against two entries being the same, as numbers from 0 to 1.

Each feature is one thing a person would name as a reason. Their weights stand in `weights.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from generator.relations.overlaps.alignment import Alignment, align
from generator.relations.overlaps.names import GENERIC, MODULE, Reading
from generator.relations.overlaps.profile import CONTACT, NameProfile, Profile
from generator.text import dictionary
from generator.text.tokens import fold
from generator.text.tokens import words as word_list

_SLACK = 0.3
"""One common word is not enough to be contained in another name."""
_ALIKE = 80.0
"""Ratio in percent from which what two names have beside a shared part is the same."""
SAME_TEXT = 0.4
"""Cosine of two descriptions of one thing by different people; more of it is copied text."""
_USUAL_SHARE = 0.3
_ONLY_GENERIC_REST = 0.8
_SHOWN, _ENOUGH_NOUNS = 5, 2
_MONTHS = word_list(
    """januar februar maerz april mai juni juli august september oktober november dezember january february march may
    june july october december"""
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The features of a pair, and what they rest on, for the words of the evidence.

    `shared_words` are the words that both texts are about, as the first one writes them, `shared_places` folded names.
    """

    features: Mapping[str, float]
    first_name: str
    second_name: str
    acronym: str
    shared_words: tuple[str, ...] = ()
    shared_places: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def compare(first: Profile, second: Profile) -> Comparison:
    """All features of a pair, without the words that both use: see `with_words`."""
    pairs = [(_name_features(one, other), one, other) for one in first.different for other in second.different]
    (features, alignment), one, other = max(pairs, key=lambda pair: _rank(pair[0][0], pair[1], pair[2]))
    has_texts = first.has_text and second.has_text
    features |= _places(first, second, one, other)
    features |= _subjects(first, second, one, other, has_texts=has_texts)
    alike = cosine(first.vector, second.vector) if has_texts else 0.0
    features["text"] = min(1.0, alike / SAME_TEXT)
    features["no-text"] = float(not has_texts)
    features |= _exact(first, second)
    features["same-purpose"] = features["text"] * _overlap(first.source.topics, second.source.topics)
    return Comparison(features, one.forms.text, other.forms.text, alignment.acronym)


def with_words(seen: Comparison, first: Profile, second: Profile) -> Comparison:
    """A comparison that will be shown to somebody, with the words and places that both share."""
    return replace(
        seen,
        shared_words=_shared_words(first, second),
        shared_places=tuple(sorted((first.places | first.text_places) & (second.places | second.text_places))),
        addresses=tuple(sorted(first.source.addresses & second.source.addresses)),
        numbers=tuple(sorted(first.source.numbers & second.source.numbers)),
    )


def _rank(features: Mapping[str, float], one: NameProfile, other: NameProfile) -> tuple[float, list[str]]:
    """How close two names are; the same either way round, also where two pairs of names are equally close."""
    return round(_closeness(features), 9), sorted((one.forms.text, other.forms.text))


def _closeness(features: Mapping[str, float]) -> float:
    return features["same-name"] + features["contained"] + features["acronym"] + features["alias"] - features["apart"]


def _name_features(one: NameProfile, other: NameProfile) -> tuple[dict[str, float], Alignment]:
    laid = align(one, other)
    ours = sum(one.share[word] * quality for word, quality in laid.first.items())
    theirs = sum(other.share[word] * quality for word, quality in laid.second.items())
    our_rest = sum(one.share[word] * (1 - quality) for word, quality in laid.first.items())
    their_rest = sum(other.share[word] * (1 - quality) for word, quality in laid.second.items())
    shared = max(ours, theirs)
    apart = (
        max((one.apart[word] * (1 - quality) for word, quality in laid.first.items()), default=0.0),
        max((other.apart[word] * (1 - quality) for word, quality in laid.second.items()), default=0.0),
    )
    alias, module = _segments(one, other)
    features = {
        "same-name": float(one.forms.readings[0].joined == other.forms.readings[0].joined),
        "agreement": (ours + theirs) / (ours + theirs + our_rest + their_rest) if ours + theirs else 0.0,
        "contained": shared / (shared + min(our_rest, their_rest) + _SLACK) if shared else 0.0,
        "apart": min(apart), "acronym": laid.spelled, "alias": alias, "module": max(module, _part_of(laid)),
        "numbers": float(_numbers(one) != _numbers(other)),
    }  # fmt: skip
    return features, laid


def _part_of(laid: Alignment) -> float:
    """Whether one name is the other with a word behind it that means a part of a project: "CommCare Android"."""
    ours = [word for word, quality in laid.first.items() if not quality]
    theirs = [word for word, quality in laid.second.items() if not quality]
    return float(any(word in MODULE for word in ours) != any(word in MODULE for word in theirs))


def _numbers(name: NameProfile) -> frozenset[str]:
    return frozenset(word for word in name.words if not word.isalpha())


def _segments(one: NameProfile, other: NameProfile) -> tuple[float, float]:
    """How much one name is a part of the other set off by a dash or brackets; how far what follows such a part differs.

    "Toolkit: Bot" and "Toolkit: Tracker" are modules of one project, not the same.
    """
    ours, theirs = _parts(one), _parts(other)
    whole, other_whole = one.forms.readings[0], other.forms.readings[0]
    alias = max(
        _weight(one, whole) if whole.joined in theirs else 0.0,
        _weight(other, other_whole) if other_whole.joined in ours else 0.0,
    )
    common = ours.keys() & theirs.keys()
    our_rest, their_rest = ours.keys() - common, theirs.keys() - common
    if not common:
        return alias, 0.0
    if not (our_rest and their_rest):
        return max(alias, _ONLY_GENERIC_REST), 0.0
    best = max(fuzz.ratio(rest, other_rest) for rest in our_rest for other_rest in their_rest)
    return alias, (1 - best / 100 if best < _ALIKE else 0.0)


def _parts(name: NameProfile) -> dict[str, Reading]:
    return {reading.joined: reading for reading in name.forms.readings if not reading.is_whole}


def _weight(name: NameProfile, reading: Reading) -> float:
    return min(1.0, sum(name.share.get(word, _USUAL_SHARE) for word in reading.words))


def _places(first: Profile, second: Profile, one: NameProfile, other: NameProfile) -> dict[str, float]:
    ours, theirs = first.places | first.text_places, second.places | second.text_places
    elsewhere = bool(first.places and second.places and not first.places & second.places)
    return {
        "place-names-differ": float(bool(one.places - other.places and other.places - one.places)),
        "elsewhere": float(elsewhere),
        "no-common-place": float(bool(ours and theirs and not ours & theirs)),
        "common-place": float(bool(ours & theirs)),
        "unknown-place": float(bool(one.places - theirs) or bool(other.places - ours)),
    }


def _subjects(
    first: Profile, second: Profile, one: NameProfile, other: NameProfile, *, has_texts: bool
) -> dict[str, float]:
    """What both are about: words of both names, and words of one name that the other's text is about."""
    both = (key for key in one.terms if key in other.terms and key not in GENERIC)
    named = max(
        (
            max(first.rarity.get(key, 0.0), second.rarity.get(key, 0.0)) * min(1.0, one.terms[key], other.terms[key])
            for key in both
        ),
        default=0.0,
    )
    crossed = max(_crossed(one, second), _crossed(other, first)) if has_texts else 0.0
    return {"name-words": cosine(one.vector, other.vector), "subject": named, "subject-in-text": crossed}


def _crossed(name: NameProfile, other: Profile) -> float:
    """The rarest word of a name that the other one's text uses, twice for full marks."""
    return max(
        (
            other.rarity[key] * min(1.0, weight) * min(1.0, other.terms[key] / 2)
            for key, weight in name.terms.items()
            if key in other.terms and key not in GENERIC
        ),
        default=0.0,
    )


def _exact(first: Profile, second: Profile) -> dict[str, float]:
    """Addresses and register numbers, where both have some."""
    ours, theirs = first.source, second.source
    registers = ({number.partition(":")[0] for number in one.numbers} - {CONTACT} for one in (ours, theirs))
    schemes = set.intersection(*registers)
    same = bool(ours.numbers & theirs.numbers)
    return {
        "same-number": float(same),
        "other-number": float(bool(schemes) and not same),
        "same-address": float(bool(ours.addresses & theirs.addresses)),
        "stated": float(ours.id in theirs.stated or theirs.id in ours.stated),
    }


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _shared_words(first: Profile, second: Profile) -> tuple[str, ...]:
    """The words that both are about, the most telling first, as the first one writes them."""
    if not (first.has_text and second.has_text):
        return ()
    shared = first.vector.keys() & second.vector.keys()
    own = " ".join(name.forms.readings[0].joined for name in first.names)
    return telling_words(first, sorted(shared, key=lambda key: (-first.vector[key] * second.vector[key], key)), own)


def telling_words(one: Profile, keys: Iterable[str], own: str = "") -> tuple[str, ...]:
    """A few words of a text, the first keys first, that tell a person what it is about: in German its nouns.

    Those in `own`, a folded name, are left out: with "Computertruhe" another one shares no more than the computer.
    """
    surfaces = dict.fromkeys(one.surfaces[key] for key in keys)
    words = [word for word in surfaces if fold(word) not in _MONTHS and fold(word) not in own]
    nouns = [word for word in words if _is_noun(word)] if one.source.language == "de" else []
    return tuple(nouns if len(nouns) >= _ENOUGH_NOUNS else words)[:_SHOWN]


def _is_noun(word: str) -> bool:
    """Whether a capital letter means a noun; at the beginning of a sentence it may be any word that is known small."""
    return word[:1].isupper() and (dictionary.is_noun(word) or not dictionary.is_known(word.lower()))


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1; exactly the same either way round."""
    shared = sorted(first.keys() & second.keys())
    return min(1.0, sum(first[key] * second[key] for key in shared))
