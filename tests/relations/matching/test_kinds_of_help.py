"""Another thing, kind of help or field in the same words; and the same in others."""

from __future__ import annotations

import pytest

from tests.relations.matching.matching_support import match, pair, told

GOODS = "kind: goods, title: "
SAME = {
    "two words of one thing": (GOODS + "Buggys für Familien", GOODS + "Sportkinderwagen"),
    "a word that no list knows": (GOODS + "Zwillen für das Ferienlager", GOODS + "Zwölf Zwillen"),
    "a compound in two words": (GOODS + "Trachtenhut-Kordeln", GOODS + "Kordeln"),
    "a call filed wrongly": ("kind: transport, title: Garage für den Bus", "kind: room, title: Tiefgaragenplatz"),
    "those who do it": ("kind: legal_tax, title: Scheidungen", "kind: legal_tax, title: Familienrechtlerin berät"),
    "animals are looked after": ("kind: volunteering, title: Wer passt auf unsere Hunde auf?",
                                 "kind: volunteering, title: Tierpension auf Zeit"),
    "first aiders": ("kind: volunteering, title: Sanis fürs Straßenfest",
                     "kind: volunteering, title: Rettungshelfer für Feste"),
    "concert tickets": (GOODS + "Karten für ein Konzert", GOODS + "Freikarten für die Philharmonie"),
}  # fmt: skip
OTHER = {
    "another thing that no list knows": (GOODS + "Zwillen für das Ferienlager", GOODS + "Zwölf Kordeln"),
    "another thing of the branch": (GOODS + "Kühlschrank", GOODS + "Bügeleisen"),
    "another branch": (GOODS + "'Teleskop, damit Senioren die Sterne sehen'", GOODS + "Hörgeräte für Senioren"),
    "another field of law": ("kind: legal_tax, title: Anwältin für Scheidungen",
                             "kind: legal_tax, title: Fachanwalt für Markenrecht"),
    "another device": ("kind: hardware, title: Scanner fürs Archiv, description: Ein Gerät.",
                       "kind: hardware, title: Laserdrucker, description: Sechs Geräte."),
    "another program": ("kind: it_consulting, title: Hilfe bei Moodle", "kind: it_consulting, title: Odoo-Beratung"),
    "a course instead of an access": ("kind: software, title: Newsletter verschicken",
                                      "kind: training, title: Schreibwerkstatt Newsletter"),
    "work instead of a partner": ("kind: partner, title: Chor sucht Partner",
                                  "kind: training, title: Stimmbildung für Chöre"),
    "hiking maps": (GOODS + "Karten für ein Konzert", GOODS + "Wanderkarten vom Harz"),
    "what people work on": ("kind: volunteering, title: Jemand baut unsere Küche ein",
                             "kind: room, title: Raum mit Küche"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_it_is_the_same_in_other_words(case: str) -> None:
    assert match(pair(*SAME[case])).shown


@pytest.mark.parametrize("case", OTHER)
def test_it_is_something_else(case: str) -> None:
    found = pair(*OTHER[case])
    assert not getattr(found, "shown", False)


def test_a_word_that_no_list_knows_is_said_as_it_is_written() -> None:
    reasons, _ = told(*SAME["a word that no list knows"])
    assert reasons[0] == "Asked for and offered: Zwillen."
