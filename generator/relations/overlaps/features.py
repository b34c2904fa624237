"""What speaks for and against two entries being the same, as numbers from 0 to 1.

Each feature is one thing a person would name as a reason. Their weights stand in `weights.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from generator.relations.overlaps.alignment import Alignment, align
from generator.relations.overlaps.names import GENERIC, Reading
from generator.relations.overlaps.profile import CONTACT, DISTINCTIVE, NameProfile, Profile
from generator.text import dictionary
from generator.text.gazetteer import WIDE
from generator.text.places import apart as places_apart
from generator.text.places import together
from generator.text.tokens import fold
from generator.text.tokens import words as word_list

_SLACK = 0.3
"""One common word is not enough to be contained in another name."""
_ALIKE = 80.0
"""Ratio in percent from which what two names have beside a shared part is the same."""
SAME_TEXT = 0.4
"""Cosine of two descriptions of one thing by different people; more of it is copied text."""
COPIED_TEXT = 1.0
"""Cosine of two descriptions that are the same word for word."""
_USUAL_SHARE = 0.3
_NOTHING = 0.05
_TELLING_TEXT = 15
"""So many different words tell what a text is about."""
_COUNTERPART = 0.65
"""How good a counterpart must be to count as the same word."""
_BEGINNING = 5
"""Two compounds that begin with so many equal letters are about the same."""
_STRANGE = 0.4
"""How good a counterpart may be at most to say that there is none."""
_TELLING = frozenset(("own", "plain", "act", "service", "office"))
_OF = word_list("der des von of by")
"""Between a part and the whole that it belongs to."""
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
    features |= _subjects(first, second, one, other)
    alike = _alike(first, second, one, other) if has_texts else 0.0
    features["text"] = min(1.0, alike / SAME_TEXT)
    features["copied-text"] = min(1.0, max(0.0, alike - SAME_TEXT) / (COPIED_TEXT - SAME_TEXT)) * (
        1.0 - max(features["elsewhere"], features["place-names-differ"])
    )
    features["no-text"] = float(not has_texts)
    usual = features["agreement"] * min(1.0, 2.0 * (1.0 - features["own-name"]))
    features["usual-name-elsewhere"] = usual * features["elsewhere"]
    features["usual-name-other-text"] = usual * (1.0 - features["text"]) * _said(first, second)
    features["text-here"] = features["text"] * together(first.location, second.location)
    features |= _exact(first, second)
    features["same-purpose"] = features["text"] * _overlap(first.source.topics, second.source.topics)
    return Comparison(features, one.forms.text, other.forms.text, alignment.acronym)


def _alike(first: Profile, second: Profile, one: NameProfile, other: NameProfile) -> float:
    """How alike two texts are apart from words of one name only: whoever writes about another one is not that one."""
    named = one.terms.keys() ^ other.terms.keys()
    both = (first.vector.keys() & second.vector.keys()) - named
    shared = sorted(key for key in both if _is_in_text(first, key) and _is_in_text(second, key))
    return min(1.0, sum(first.vector[key] * second.vector[key] for key in shared))


def _said(first: Profile, second: Profile) -> float:
    """How much both texts say: two short sentences have few words in common also where they mean the same."""
    if not (first.has_text and second.has_text):
        return 0.0
    return min(1.0, len(first.terms) / _TELLING_TEXT, len(second.terms) / _TELLING_TEXT)


def _is_in_text(one: Profile, key: str) -> bool:
    """Whether a key stands in the text, not only in the name, which counts with the text."""
    return one.terms[key] > one.names[0].terms.get(key, 0.0) + _NOTHING


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
    our_rest, their_rest = max(0.0, one.total - ours), max(0.0, other.total - theirs)
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
        "own-name": _own_name(one, other, laid),
        "apart": min(apart),
        "more": max(apart) * (1 - alias),
        "other-service": float(bool(shared) and _other_service(one, other, laid)),
        "acronym": laid.spelled,
        "alias": alias,
        "module": max(module, _part_of(one, other, laid), _daughter(one, other, laid)),
        "numbers": float(_numbers(one) != _numbers(other)),
    }
    return features, laid


def _other_service(one: NameProfile, other: NameProfile, laid: Alignment) -> bool:
    """Whether each runs something that the other does not; public bodies are each in charge of their own place."""
    if one.offices and other.offices and one.places - other.places and other.places - one.places:
        return True
    is_two = bool(one.services and other.services)
    return is_two and bool(_without(one, other, laid.first) and _without(other, one, laid.second))


def _without(one: NameProfile, other: NameProfile, matched: Mapping[str, float]) -> list[str]:
    """The words for what one runs that the other name does not speak of, in whole or in all parts."""
    return [
        word
        for word in one.words
        if one.roles[word] == "service"
        and matched[word] < _COUNTERPART
        and other.terms.keys().isdisjoint(one.keys.get(word, (word,)))
        and not any(word[:_BEGINNING] == there[:_BEGINNING] for there in other.words)
        and not (len(parts := one.parts.get(word, ())) > 1 and other.terms.keys() >= set(parts))
    ]


def _own_name(one: NameProfile, other: NameProfile, laid: Alignment) -> float:
    """How certain it is that both mean one: all that is their own has a counterpart, and is no word of the language."""
    ours, theirs = _core(one, laid.first), _core(other, laid.second)
    return ours * theirs if ours and theirs else 0.0


def _core(name: NameProfile, matched: Mapping[str, float]) -> float:
    """How much of the core of a name has a counterpart, and the square root of how distinctive the best of it is."""
    found = [(matched[word], name.share[word], name.roles[word]) for word in name.core if name.share[word]]
    best = max((DISTINCTIVE.get(role, 0.0) for quality, _, role in found if quality >= _COUNTERPART), default=0.0)
    total = sum(share for _, share, _ in found)
    return best**0.5 * sum(quality * share for quality, share, _ in found) / total if best else 0.0


def _daughter(one: NameProfile, other: NameProfile, laid: Alignment) -> float:
    """Whether one name is something *of* what the other one names: "Jugendfonds der Sternstiftung"."""
    return float(_is_daughter(one, laid.first, laid.second, other) or _is_daughter(other, laid.second, laid.first, one))


def _is_daughter(
    child: NameProfile, matched: Mapping[str, float], by_whole: Mapping[str, float], whole: NameProfile
) -> bool:
    if _OF.isdisjoint(child.words):
        return False
    place = next((number for number, word in enumerate(child.words) if number and word in _OF), 0)
    before, after = child.words[:place], child.words[place + 1 :]
    has_more = any(matched[word] < _STRANGE and child.roles[word] in _TELLING for word in before)
    in_whole = all(matched[word] >= _COUNTERPART for word in after if child.roles[word] in _TELLING)
    return has_more and in_whole and all(by_whole[word] >= _COUNTERPART for word in whole.core)


def _part_of(one: NameProfile, other: NameProfile, laid: Alignment) -> float:
    """Whether one name is the other with a word behind it that means a part of a project: "CommCare Android"."""
    ours = any(not laid.first[word] for word in one.modules)
    theirs = any(not laid.second[word] for word in other.modules)
    return float(ours != theirs)


def _numbers(name: NameProfile) -> frozenset[str]:
    return frozenset(word for word in name.words if not word.isalpha())


def _segments(one: NameProfile, other: NameProfile) -> tuple[float, float]:
    """How much one name is a part of the other set off by a dash or brackets; how far what follows such a part differs.

    "Toolkit: Bot" and "Toolkit: Tracker" are modules of one project, not the same.
    """
    ours, theirs = _parts(one), _parts(other)
    whole, other_whole = one.forms.readings[0], other.forms.readings[0]
    alias = max(
        _weight(one, whole) if _stands_in(one, other, theirs) else 0.0,
        _weight(other, other_whole) if _stands_in(other, one, ours) else 0.0,
    )
    common = ours.keys() & theirs.keys()
    our_rest, their_rest = ours.keys() - common, theirs.keys() - common
    if not common:
        return alias, 0.0
    if not (our_rest and their_rest):
        return max(alias, _ONLY_GENERIC_REST), 0.0
    best = max(fuzz.ratio(rest, other_rest) for rest in our_rest for other_rest in their_rest)
    return alias, (1 - best / 100 if best < _ALIKE else 0.0)


def _stands_in(one: NameProfile, other: NameProfile, parts: Mapping[str, Reading]) -> bool:
    """Whether one whole name is a part of the other that is set off, apart from places and kinds of bodies."""
    if one.forms.readings[0].joined in parts:
        return True
    own = _telling(one, one.forms.readings[0])
    return bool(own) and any(own == _telling(other, part) for part in parts.values())


def _telling(name: NameProfile, reading: Reading) -> tuple[str, ...]:
    return tuple(word for word in reading.words if name.roles.get(word, "own") in _TELLING)


def _parts(name: NameProfile) -> dict[str, Reading]:
    return {reading.joined: reading for reading in name.forms.readings if not reading.is_whole}


def _weight(name: NameProfile, reading: Reading) -> float:
    return min(1.0, sum(name.share.get(word, _USUAL_SHARE) for word in reading.words))


def _places(first: Profile, second: Profile, one: NameProfile, other: NameProfile) -> dict[str, float]:
    ours, theirs = first.places | first.text_places, second.places | second.text_places
    elsewhere = places_apart(first.location, second.location)
    if not (first.location.towns and second.location.towns):
        elsewhere = max(elsewhere, float(bool(first.places and second.places and not first.places & second.places)))
    names_differ = bool(one.places - second.places and other.places - first.places)
    common = max(float(bool((ours & theirs) - WIDE) and elsewhere < 1.0), together(first.location, second.location))
    return {
        "place-names-differ": float(names_differ),
        "elsewhere": elsewhere,
        "no-common-place": float(bool(ours and theirs and not ours & theirs)),
        "common-place": 0.0 if names_differ else common,
        "unknown-place": float(bool(one.places - theirs) or bool(other.places - ours)),
    }


def _subjects(first: Profile, second: Profile, one: NameProfile, other: NameProfile) -> dict[str, float]:
    """What both are about, as their names say."""
    named = (
        max(first.rarity.get(key, 0.0), second.rarity.get(key, 0.0)) * min(1.0, one.terms[key], other.terms[key])
        for key in one.terms.keys() & other.terms.keys()
        if key not in GENERIC
    )
    return {
        "subject": max(named, default=0.0),
        "same-service": float(bool(one.services & other.services)),
        "same-pattern": float(bool(one.purpose) and one.purpose == other.purpose),
    }


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
