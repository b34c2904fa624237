"""How words are meant in their sentence: asked for, ruled out, already there, or only what a thing is for.

A small analyser of scopes for German and English. It cuts a text at its punctuation and at a few function words; inside
of such a clause a negation rules out what follows, up to a comma that does not go on with a list ("keine Laptops, gern
Tablets"), or all of it where it stands at the end ("Geräte haben wir keine abzugeben").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from generator.text.hints import mentions


class Scope(StrEnum):
    """How the words of a piece of text are meant."""

    SAID = "said"
    EXCLUDED = "excluded"
    PRESENT = "present"
    PURPOSE = "purpose"
    CIRCUMSTANCE = "circumstance"


class Piece(NamedTuple):
    """A piece of a text with one meaning; `clause` numbers the clause it stands in."""

    text: str
    scope: Scope
    clause: int


# Patterns that begin with a set of characters are searched for many times faster than others.
_CLAUSES = re.compile(
    r"[\s,](?:(?<=[.!?;:–—\n]\s)\s*|(?<=\s)[–—-]\s"
    r"|(?<=,)\s+(?=(?:aber|sondern|but|nur|kein\w*|nichts?|ohne|außer|no|not|nothing|nobody|except|only)\b)"
    r"|(?<=\s)\s*(?=(?:aber|sondern|but)\b))",
    re.IGNORECASE,
)
_NO_CLAUSE_END = re.compile(r"\. (?:(?<=\bz\. )(?=B\.)|(?<=\bu\. )(?=a\.)|(?<=\d\. )(?=\w))")
# "Nicht nur", "auch ohne", "kein Problem": these rule nothing out.
_HARMLESS = re.compile(
    r"\b(?:nicht\s+(?:nur|unbedingt|zwingend|zuletzt|mehr\s+als)|auch\s+ohne|egal\s+ob|keine?\s+(?:Frage|Problem|Muss|Pflicht)"
    r"|not\s+(?:only|necessarily|just)|no\s+(?:problem|matter|more\s+than)|even\s+without|without\s+(?:charge|a\s+fee)"
    r"|nicht\s+(?:weiß|wissen|wisst|mehr)|keine?\s+Ahnung|noch\s+kein\w*|no\s+(?:longer|idea)|by\s+phone|per\s+Telefon"
    r"|ohne\s+(?:Honorar|Kosten|Rechnung|Miete|Berechnung|Kaution|Vorkenntnisse|Anmeldung)"
    r"|keine?\s+\w+\s+(?:nötig|notwendig|erforderlich|vorausgesetzt)|no\s+(?:\w+\s+){1,2}(?:needed|required|necessary)"
    r"|without\s+(?:registration|obligation))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:kein(?:e[nmrs]?)?|nichts?|ohne|weder|außer|no|not|never|without|neither|nothing|except|excluding|don['’]t)\b",
    re.IGNORECASE,
)
_WITHOUT = ("ohne", "without")
_PEOPLE = re.compile(
    r"\b(?:Menschen|Leute|Personen|Familien?|Kinder|Jugendliche|Frauen|Männer|Gäste|Eltern|Haushalte|Vereine|Initiativen|Gruppen|alle"
    r"|\w+(?:innen|ende|schüler|flüchtete|lose)|people|persons|families|children|women|men|owners|pupils|students|guests|those"
    r"|groups|clubs|anyone|everyone)\s*$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:die|der|wer|who|that|which)\s*(?:(?:have|has|own|can|do|does|sich|noch|bisher)\s*)*$", re.IGNORECASE
)
_LIST = re.compile(r",?\s+(?:und|oder|noch|sowie|and|or|nor)\s", re.IGNORECASE)
_LONGEST_ITEM = 3
"""So many words are still an item of a list and no new thought."""
_CONDITION = re.compile(r"^\s*(?:Ohne|Without)\b")
"""At the head of a sentence: "without a phone no appointment" rules nothing out."""
_CIRCUMSTANCE = re.compile(r"\s*(?:wenn|falls|weil|solange|when|while|because|whenever)\b", re.IGNORECASE)
"""When or why help is wanted is no help itself."""
_MEANWHILE = re.compile(r"(?:während|seit|during|since)\b", re.IGNORECASE)
_LACK = re.compile(r"\b(?:haben|hat|gibt|besitzen|have|has)\b[^.]*\b(?:kein\w*|nicht|no)\b", re.IGNORECASE)
"""Said in a need, that is why it asks."""
_ALL = re.compile(
    r"\b(?:nicht|kein\w*|not)\s+(?:(?:mit|leider|mehr|auch)\s+)?"
    r"(?:enthalten|dabei|inbegriffen|inklusive|möglich|verfügbar|vorhanden|abzugeben|included|available|possible)\b"
    r"|\b(?:nicht|not)\s+(?:(?:von\s+uns|by\s+us)\s+)?"
    r"(?:gefördert|finanziert|bezahlt|übernommen|angenommen|unterstützt|abgedeckt|funded|paid|covered|accepted|supported)\b"
    r"|\b(?:ausgeschlossen|ausgenommen|excluded|exempt)\b"
    r"|\b(?:haben|gibt|sind|geben)\b[^,]*\bkeine?\b(?:\s+(?:dabei|ab|mehr|da|abzugeben|enthalten))?\s*[.!]?$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:haben|besitzen|stellen|bezahlen|übernehmen|organisieren|bringen)\s+wir\b"
    r"|\bwir\s+(?:haben|besitzen|stellen|bezahlen|übernehmen|organisieren)\b"
    r"|\b(?:ist|sind)\s+(?:schon\s+|bereits\s+)?(?:vorhanden|da|fertig|organisiert)\b|\bschon\s+(?:da|vorhanden|bekommen)\b"
    r"|\bkönnen\s+wir\s+(?:bezahlen|stellen)\b|\bdurch\s+uns\b|\bwe\s+(?:already\s+)?(?:have|provide|bring|own)\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\bwir\s+hätten\b|\bgern\w*\b|\b(?:kein\w*|nicht|no)\b|\bwe\s+have\s+to\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\s\s*(?=(?:für|fürs|gegen|während|zum|zur|damit|um|bei|beim|nach|seit|for|during|after|since|against|so\s+that|aus|from|von|vom)\b)",
    re.IGNORECASE,
)


_MARKS = " \n\t.,;:!?()–—-"
_DENYING = (
    "nicht", "kein", "no", "ohne", "weder", "never", "without", "neither", "egal", "phone", "telefon",
    "außer", "ausge", "except", "exclud", "exempt", "don",
)  # fmt: skip
"""One of these stands in whatever is harmless or a negation, and is found faster."""
_HAVING = ("wir", "we", "ist", "sind", "schon", "uns")
"""The same for what is present."""


def pieces(text: str, *, need: bool) -> Iterator[Piece]:
    """The pieces of a text in order. Only a need says what is already there; an offer's "we have" is the offer."""
    prepared = _NO_CLAUSE_END.sub(" ", text) if ". " in text else text
    if denies := mentions(prepared, _DENYING):
        prepared = _HARMLESS.sub(" ", prepared)
    for number, clause in enumerate(_CLAUSES.split(prepared)):
        if need and mentions(clause, _HAVING) and _PRESENT.search(clause) and not _WISH.search(clause):
            yield Piece(clause, Scope.PRESENT, number)
        elif (found := _NEGATION.search(clause) if denies else None) and (
            _CONDITION.match(clause) or (need and _LACK.search(clause))
        ):
            yield Piece(clause, Scope.PURPOSE, number)
        elif _CIRCUMSTANCE.match(clause):
            yield Piece(clause, Scope.CIRCUMSTANCE, number)
        elif denies and _ALL.search(clause):
            yield Piece(clause, Scope.EXCLUDED, number)
        else:
            yield from _of_clause(clause, found, number)


def _of_clause(clause: str, found: re.Match[str] | None, number: int) -> Iterator[Piece]:
    """The pieces of a clause: what is said, what it is for, and what a negation rules out from there on."""
    said = clause[: found.start()] if found else clause
    first, *rest = _PURPOSE.split(said)
    if first.strip():
        yield Piece(first, Scope.SAID, number)
    for part in rest:
        yield Piece(part, Scope.CIRCUMSTANCE if _MEANWHILE.match(part) else Scope.PURPOSE, number)
    if found is None:
        return
    is_theirs = _is_theirs(said, found.group().lower())
    end = found.end() + _list_end(clause[found.end() :])
    yield Piece(clause[found.start() : end], Scope.PURPOSE if is_theirs else Scope.EXCLUDED, number)
    if clause[end:].strip(_MARKS):
        yield from _of_clause(clause[end:], _NEGATION.search(clause[end:]), number)


def _is_theirs(before: str, negation: str) -> bool:
    """Whether a negation says what people lack ("for people without a home"), and not what there is none of."""
    if negation in _WITHOUT:
        return bool(_PEOPLE.search(before)) or (bool(_PURPOSE.search(before)) and "," not in before)
    return bool(_WHO.search(before))


def _list_end(text: str) -> int:
    """Where a list ends that begins a text: before the first comma that goes on with something else."""
    comma = text.find(",")
    while comma >= 0:
        item_end = text.find(",", comma + 1)
        item = text[comma + 1 : item_end if item_end >= 0 else len(text)]
        if len(item.split()) > _LONGEST_ITEM or not _LIST.search(text[comma:]):
            return comma
        comma = item_end
    return len(text)
