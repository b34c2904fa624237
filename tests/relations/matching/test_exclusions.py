"""What one side rules out in words, or keeps for some, and what only looks as if it did."""

from __future__ import annotations

import pytest

from generator.messages import Translator
from generator.relations.matching.types import Excluded
from generator.wording.matches import condition
from tests.relations.matching.matching_support import codes, match, pair


def goods(title: str, description: str = "") -> str:
    return f"kind: goods, title: '{title}'" + (f", description: '{description}'" if description else "")


def english(title: str, description: str = "") -> str:
    said = f"kind: goods, title: {{en: '{title}'}}"
    return said + (f", description: {{en: '{description}'}}" if description else "")


RULED_OUT = {
    "what it is made of": (goods("Teppiche für den Andachtsraum, nichts aus Wolle"), goods("Zwei Schurwollteppiche")),
    "in the other language": (goods("Teppiche, nichts aus Wolle"), english("Rugs", "Pure wool, woven by hand.")),
    "an adjective": (goods("Pfannen", "Keine beschichteten."), goods("Beschichtete Bratpfannen")),
    "a compound": (goods("Fahrräder", "Aber keine Rennräder."), goods("Drei Rennräder")),
    "in front of the verb": (goods("Schränke mit Montage"), goods("Schränke", "Die Montage ist ausgeschlossen.")),
    "in English": (goods("Regale, mit Hilfe beim Aufbau"), english("Shelves", "Assembly is not included.")),
    "except": (english("Toys, except dolls"), goods("Puppen")),
    "whom somebody serves alone": ("kind: transport, title: 'Fahrt zum Arzt, kein Rollstuhl'",
                                   "kind: transport, title: Fahrten zum Arzt, description: Nur Rollstuhlfahrer."),
    "what a fund does not pay": ("kind: money, title: 'Wir brauchen Geld für die Miete'",
                                 "kind: money, title: Bürgerfonds, description: Mieten werden nicht gefördert."),
}  # fmt: skip
HARMLESS = {
    "another material": (goods("Teppiche, nichts aus Wolle"), goods("Teppiche aus Baumwolle")),
    "one thing of a list": (goods("Töpfe, Teller und Besteck"), goods("Teller und Töpfe", "Kein Besteck.")),
    "behind the list": (goods("Stühle", "Keine Sessel, gern stapelbar."), goods("Stapelstühle")),
    "for whom a thing is": (goods("Decken für Menschen ohne Wohnung"), goods("Wolldecken für die Wohnung")),
    "what people lack": (
        goods("Decken"),
        goods("Bettzeug", "Für alle, die keine Decken haben, und Familien ohne Decken."),
    ),
    "nothing needed": (goods("Gitarren"), goods("Gitarren", "Keine Anmeldung nötig.")),
    "free of it": (goods("Shampoo ohne Duft"), goods("Duftfreies Shampoo")),
}


@pytest.mark.parametrize("case", RULED_OUT)
def test_words_rule_a_pair_out(case: str) -> None:
    assert "excluded" in codes(pair(*RULED_OUT[case]))


@pytest.mark.parametrize("case", HARMLESS)
def test_words_that_rule_nothing_out(case: str) -> None:
    assert match(pair(*HARMLESS[case])).shown


def test_the_words_are_said() -> None:
    found = pair(*RULED_OUT["what it is made of"])
    assert isinstance(found, Excluded)
    said = [Translator("de")(condition(one)) for one in found.conditions]
    assert said == ["Im Text ausgeschlossen: nichts aus Wolle."]


KEPT = {
    "libraries": (goods("Regale", "Wir sind eine Kita."), goods("Regale, nur für Bibliotheken")),
    "adults": (
        "kind: training, title: Kletterkurs für Kinder",
        "kind: training, title: {en: 'Climbing for adults only'}",
    ),
    "sizes": (goods("Schuhe für Frauen"), goods("Schuhe für Männer")),
    "a sports club": (
        goods("Bälle", "Wir sind ein Jugendzentrum."),
        goods("Bälle", "Ausschließlich für Sportvereine."),
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_something_is_kept_for_others(case: str) -> None:
    assert "kept" in codes(pair(*KEPT[case]))


def test_whom_nobody_names_may_ask() -> None:
    assert match(pair(goods("Mikroskope"), goods("Mikroskope, nur für Schulen"))).shown
    assert match(pair(goods("Mikroskope für die Grundschule"), goods("Mikroskope, nur für Schulen"))).shown


def test_an_offer_for_its_own_county_is_not_sent_elsewhere() -> None:
    offer = (
        goods("Kinderbücher", "Nur für Vereine aus unserem Landkreis.") + ", delivery: [ship], location: {city: Köln}"
    )
    assert "area" in codes(pair(goods("Kinderbücher") + ", location: {city: München}", offer))
    assert match(pair(goods("Kinderbücher") + ", location: {city: Köln}", offer)).shown
