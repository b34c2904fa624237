"""Names taken apart: legal forms off, segments at dashes and brackets, words with their initials, acronyms.

A name is compared in several readings: "La Red – Vernetzung und Integration e.V." is also "La Red", "PAD Berlin" is
also "PAD". What is left out (legal form, place, words such as *association*) counts little, but it is not forgotten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.text.gazetteer import place_of
from generator.text.tokens import fold, neutral, words

PartsOf = Callable[[str], Sequence[str]]
"""The parts of a compound as base forms, none for a word that is no compound."""

_QUOTES = re.compile("[\"'„“”‚‘’«»´`®™]")
_SEGMENTS = re.compile(r"\s+[-–—]+\s+|\s*[|()\[\]:;/]+\s*|\s+//\s+|,\s+")
_DOMAIN = re.compile(
    r"\b(?:https?://)?(?:www\.)?([\w-]{3,})\.(?:de|org|com|net|eu|io|info|app|at|ch|ro|dev|gov|berlin)\b", re.IGNORECASE
)
_LEGAL = re.compile(
    r"""\b(?:e\s?\.\s?v\b\.?|e\s?\.?\s?v\.|eV\b|(?:gemeinn(?:ü|ue)tzige[rs]?\s+)?(?:g?gmbh|gug|ug|gag|eg|mbh|kg|gbr|ohg)\b
    |gemeinn(?:ü|ue)tzige[rs]?\s+(?:ag|aktiengesellschaft|gesellschaft(?:\s+mbh)?|stiftung|genossenschaft|e\.\s?v\.)(?!\w)
    |eingetragener\s+verein|\(?haftungsbeschr(?:ä|ae)nkt\)?|unternehmergesellschaft
    |(?:stiftung|k(?:ö|oe)rperschaft|anstalt)\s+(?:des\s+)?(?:b(?:ü|ue)rgerlichen|(?:ö|oe)ffentlichen)\s+rechts
    |kd(?:ö|oe)r|inc|ltd|llc|plc|corp)\b\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_GENITIVE = re.compile(r"'s\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[.&+][^\W_]+)*[+]*")
_CAMEL = re.compile(
    r"(?<=[a-zäöüß]{2})(?=[A-ZÄÖÜ]{2})|(?<=[a-zäöüß])(?=[A-ZÄÖÜ][a-zäöüß])|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß]{2,})"
)
_ABBREVIATION = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,7}|[A-ZÄÖÜ]{2,}\d*")
_SHORTEST, _LONGEST_WORD = 2, 6
"""An acronym written like a word has at most so many letters: Vista, bagfa."""

SMALL = words(
    """der die das des dem den ein eine einer eines und oder von vom zu zur zum im in am an auf aus bei mit fuer gegen
    ueber unter the a an of for and in on to with by at from de la le et los las y e und"""
)
ARTICLES = words("der die das des dem den ein eine einer eines the a an de la le el les los las")
"""Small words whose letters acronyms leave out."""
MODULE = words(
    """frontend backend android ios gui api cli sdk server client docs documentation toolkit library wrapper plugin
    infrastructure database dashboard bot core demo template theme extension module modul schnittstelle mobil mobile
    lite pro plus junior kids mini desktop akademie academy shop blog podcast radio magazin magazine preis award fonds
    fund jugend alumni next archiv archive lab labs"""
)
"""Words that, standing behind the name of a project, mean a part of it, another edition, or a daughter."""
MODULE_ENDINGS = ("fonds", "preis", "akademie", "archiv", "stipendium", "magazin", "radio")
"""The same as the ends of compounds."""
TYPE = words(
    """verein vereinigung verband bundesverband landesverband kreisverband ortsverband regionalverband dachverband
    stiftung foundation initiative initiativen buergerinitiative netzwerk network buendnis allianz alliance projekt
    project projekte gesellschaft gemeinschaft arbeitsgemeinschaft interessengemeinschaft arbeitskreis foerderverein
    foerderkreis freundeskreis zentrum center centre haus house organisation organization association society trust
    institut institute international deutschland germany gruppe group team plattform platform portal app tool tools
    software system web website online digital open bund amt traeger freier gemeinnuetziger begegnungsstaette aktion
    campaign kampagne charity cooperative genossenschaft union forum kollektiv collective ag bi ig ak lag
    api server client library community service services solutions management information toolkit"""
)
"""Words for what an organisation is, not for what it does."""
BRANCH = words(
    """ortsgruppe regionalgruppe bezirksgruppe stadtgruppe lokalgruppe geschaeftsstelle bundesgeschaeftsstelle
    landesgeschaeftsstelle hauptstelle zentrale standort niederlassung filiale zweigstelle aussenstelle buero office
    headquarters branch chapter local landesgruppe kreisgruppe sektion section dependance"""
)
"""Words for a part of an organisation that is in some place."""
AUDIENCE = words(
    """refugee refugees fluechtling fluechtlinge fluechtlingen gefluechtete gefluechteten migrant migranten migrants
    familie familien family families kinder kind children child jugend jugendliche youth frauen frau women maenner men
    senioren seniors aeltere menschen mensch people nachbarn neighbours schueler eltern parents volunteer volunteers"""
)
"""Words for people: whom something is for says little about what it is."""
GENERIC = (
    TYPE
    | BRANCH
    | words(
        """hilfe help refugee refugees fluechtling fluechtlinge fluechtlingen gefluechtete gefluechteten
        fluechtlingshilfe
    migranten willkommen welcome helfen integration ehrenamt volunteer"""
    )
)
"""Words that every other name of a catalogue has."""
SERVICE = words(
    """tafel kita hort krippe tauschring mittagstisch paten patenschaft krisentelefon hotline helpline kitchen shelter
    bank library fridge pantry aid outreach support advice befriending workshop hostel nursery cafe club klub hub school
    clinic lesepaten seelsorge suppenkueche tauschboerse kindergarten ferienlager"""
)
"""Words for what is done or run, by themselves or as the end of a compound."""
SERVICE_ENDINGS = tuple(
    sorted(
        words(
            """hilfe dienst stelle station beratung werkstatt kammer laden cafe treff club klub telefon seelsorge boerse
            kueche agentur lager betreuung begleitung pflege bus mission kurs kurse kita tafel paten kiste buecherei
            bibliothek schule unterricht training tisch stube"""
        )
    )
)
OFFICES = ("amt", "behoerde", "ministerium", "senat", "verwaltung", "rathaus", "kanzlei", "gericht")
"""The ends of words for public bodies: each has its own place, none does the work of another."""
HOUSES = ("haus", "heim", "zentrum", "garten", "hof", "stube", "dorf", "raum")
"""What may be run (Frauenhaus), or be just a name (Lindenhaus): it counts where the dictionary has the word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: folded words in order, all of them written as one, and where it came from."""

    words: tuple[str, ...]
    joined: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class NameForms:
    """A name with its readings, the words that may be an acronym, and its words with parts for spelling acronyms out.

    `units` has for each word of the whole name the beginnings at which an acronym may take a letter: the word itself
    and, in a compound, each part ("Bildungswerk": bildungswerk, werk). `written` has the words in the same order as
    they are written.
    """

    text: str
    readings: tuple[Reading, ...]
    acronyms: frozenset[str]
    units: tuple[tuple[str, ...], ...]
    written: tuple[str, ...] = ()


def name_forms(text: str, parts_of: PartsOf) -> NameForms:
    """Take a name apart.

    >>> [reading.joined for reading in name_forms("La Red – Vernetzung und Integration e.V.", lambda word: ()).readings]
    ['laredvernetzungundintegration', 'lared', 'vernetzungundintegration']
    """
    bare = _bare(text)
    segments = [segment for segment in _SEGMENTS.split(bare) if segment.strip()]
    whole = _words(" ".join(segments)) or _words(_QUOTES.sub("", text))
    found = {_joined(whole): Reading(whole, _joined(whole), is_whole=True)}
    for segment in segments if len(segments) > 1 else ():
        inside = _words(segment)
        if _joined(inside):
            found.setdefault(_joined(inside), Reading(inside, _joined(inside), is_whole=False))
    surfaces = [surface for segment in segments for surface in _surfaces(segment)]
    return NameForms(
        text, tuple(found.values()), frozenset(_acronyms(segments)),
        tuple(_unit(surface, parts_of) for surface in surfaces), tuple(surfaces),
    )  # fmt: skip


def _bare(text: str) -> str:
    """The name without quotes, gender signs, legal forms and the ends of web addresses."""
    text = _DOMAIN.sub(r"\1", unicodedata.normalize("NFKC", text))
    text = neutral(_GENITIVE.sub("s", text).replace("(inn)", "inn"))
    bare = _QUOTES.sub("", _LEGAL.sub(" ", text))
    return bare if re.search(r"\w", bare) else text


def _surfaces(segment: str) -> list[str]:
    return [
        word for chunk in _WORD.findall(segment) for word in _split(chunk.replace(".", "").replace("&", "")) if word
    ]


def _split(chunk: str) -> list[str]:
    """`OpenHospital` is two words, `VfBuK` an abbreviation: half of it is capitals."""
    if chunk[1:].islower():
        return [chunk]  # nearly all
    capitals = sum(letter.isupper() for letter in chunk)
    return [chunk] if 2 * capitals >= len(chunk) else _CAMEL.split(chunk)


@lru_cache(maxsize=100_000)
def _words(segment: str) -> tuple[str, ...]:
    return tuple(fold(surface) for surface in _surfaces(segment))


def _joined(inside: Sequence[str]) -> str:
    return "".join(inside)


def _acronyms(segments: Sequence[str]) -> set[str]:
    """Words that look like an acronym: several capitals ("KuB", "LFG-B"), or all that a short name has to itself."""
    found = set()
    for segment in segments:
        written = _WORD.findall(segment.replace("-", ""))
        capitals = [fold(word) for word in written if _ABBREVIATION.fullmatch(word)]
        found.update(capitals)
        found.update(fold(word) for word in _surfaces(segment) if word.isupper() and len(word) > _SHORTEST)  # OpenMRS
        if len(capitals) == len(written) > 1:
            found.add("".join(capitals))
        own = [word for word in map(fold, written) if word not in GENERIC and not place_of(word)]
        if len(own) == 1 and len(own[0]) <= _LONGEST_WORD:
            found.add(own[0])
    return {word for word in found if word not in GENERIC and word not in SMALL and len(word) > 1}


def is_abbreviation(written: str) -> bool:
    """Whether a word has the capitals of one: KuB, DaKS, HH."""
    return _ABBREVIATION.fullmatch(written) is not None


def _unit(surface: str, parts_of: PartsOf) -> tuple[str, ...]:
    word = fold(surface)
    return (word, *(part for part in map(fold, parts_of(surface)) if not word.startswith(part[:3])))
