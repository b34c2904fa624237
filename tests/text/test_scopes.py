"""What a sentence rules out, what is there already, and what a thing is for."""

from __future__ import annotations

import pytest

from generator.text.scopes import Scope, pieces


def scoped(text: str, scope: Scope, *, need: bool = True) -> str:
    return " | ".join(piece.text.strip() for piece in pieces(text, need=need) if piece.scope is scope)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Feste Plätze, keine Laptops", "Laptops"),
        ("Nur mit Kühlung, nicht per Post", "Post"),
        ("Fallakten dürfen nicht in die Cloud", "Cloud"),
        ("Sorry, no German", "German"),
        ("Wir wollen nichts programmieren lassen, sondern eine Lösung", "programmieren"),
    ],
)
def test_a_negation_rules_out_what_follows(text: str, out: str) -> None:
    assert out in scoped(text, Scope.EXCLUDED)
    assert "Plätze" not in scoped(text, Scope.EXCLUDED)
    assert "Lösung" not in scoped(text, Scope.EXCLUDED)


def test_at_the_end_it_rules_out_the_whole_clause() -> None:
    assert "Geräte" in scoped("Geräte haben wir keine abzugeben! Aber eine Werkbank.", Scope.EXCLUDED, need=False)
    assert "Lektorat" in scoped("Lektorat ist nicht enthalten.", Scope.EXCLUDED, need=False)


@pytest.mark.parametrize(
    "text",
    [
        "Auch ohne Verein möglich",
        "Nicht nur Laptops",
        "Ohne Smartphone kein Termin",
        "Wir haben keine Laptops",
        "Wir haben keine Ahnung, wie Postfächer eingerichtet werden",
        "Even without a laptop",
    ],
)
def test_these_rule_nothing_out(text: str) -> None:
    assert not scoped(text, Scope.EXCLUDED)


def test_what_a_need_has_is_not_asked_for() -> None:
    assert "Raum" in scoped("Raum haben wir. Uns fehlt ein Beamer.", Scope.PRESENT)
    assert not scoped("Wir haben einen Raum.", Scope.PRESENT, need=False)


def test_behind_for_stands_the_purpose() -> None:
    assert scoped("Rechner fürs Frauencafé", Scope.PURPOSE) == "fürs Frauencafé"
