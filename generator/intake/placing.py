"""Answers become the data of an entry: questions are recognised by the words of the form, values by the word lists.

What cannot be placed is kept as it is, for the reader of the proposal; nothing is guessed that a list does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

from generator.form import form
from generator.intake.answers import Answer
from generator.messages import available_languages
from generator.model import Vocabulary
from generator.model.field_words import other_word
from generator.model.fields import is_id, slug
from generator.model.kinds import EntryKind
from generator.settings import Settings
from generator.text.postcodes import town_of
from generator.text.tokens import fold, tokens

Json = dict[str, Any]
SIDES = ("needs", "offers")
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]", re.IGNORECASE)
_BARE_URL = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+|00?)[\d ()/–-]{6,}\d")
_POSTCODE = re.compile(r"\b(\d{5})\b")
_AMOUNT = re.compile(r"(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d{1,2})?\s*(?:€|euro|eur)\b", re.IGNORECASE)
_COUNT = re.compile(r"(?:etwa |ca\. ?|rund |about )?(\d{1,6})\s+\S")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_PARTS = re.compile(r"\s*[,;\n]\s*|\s+(?:und|and)\s+")
_SPEAKS = re.compile(r"gehöre zu|sprechen|spreche für|speak for|belong to|stimmt noch|still correct", re.IGNORECASE)
"""Boxes by which somebody says that they speak for the organisation."""
_TITLE = 80
_LEAST = 3


@dataclass
class Placed:
    """What became of the answers: data of an entry, and what could not be placed."""

    data: Json = field(default_factory=dict)
    rest: list[Answer] = field(default_factory=list)
    entry: str = ""
    """What was said of which entry is meant: its name, its id or the address of its page."""
    speaks: bool = False
    """Whether somebody speaks for the organisation."""


class Placer:
    """Places answers about one kind of entry."""

    def __init__(self, settings: Settings, words: Vocabulary, kind: EntryKind, today: date) -> None:
        self.settings, self.words, self.kind, self.today = settings, words, kind, today

    @cached_property
    def _fields(self) -> Mapping[str, Json]:
        """The fields of the kind by key, with what they take."""
        description = form(self.settings, self.words, self.settings.default_language)
        return {one["key"]: one for one in description["records"][self.kind.model.__name__]}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Fields by their questions in every language, folded."""
        found: dict[str, str] = {}
        for language in available_languages():
            records = form(self.settings, self.words, language)["records"]
            found |= {_plain(one["label"]): one["key"] for one in reversed(records[self.kind.model.__name__])}
        return found | {_plain(key): key for key in self._fields}

    def placed(self, answers: Iterable[Answer]) -> Placed:
        """The data that answers say, in the order of the answers."""
        found = Placed()
        common: Json = {}
        calls: dict[str, list[str]] = {}
        for answer in answers:
            key = self._key(answer.question)
            if key == "entry":
                found.entry = answer.text
            elif _SPEAKS.search(answer.text) and key in {"", "confirmed", "consent"}:
                found.speaks = True
            elif key in SIDES:
                calls[key] = [line for line in answer.text.split("\n") if line.strip()]
            elif key in {"kind", "cost", "eligibility"}:
                common[key] = answer.text
            elif key != "consent" and not self._place(found, key, answer):
                found.rest.append(answer)
        for side, lines in calls.items():
            self._calls(found, side, lines, common)
        return found

    def _key(self, question: str) -> str:
        """The field that a question asks for; empty where none is known."""
        sides = [_plain(part) for part in (question, *question.split("·"))]
        known = next((self._labels[side] for side in sides if side in self._labels), "")
        if known:
            return known
        special = next((_SPECIAL[side] for side in sides if side in _SPECIAL), "")
        return special or next((word for side in sides if (word := other_word(side, self._fields))), "")

    def _place(self, found: Placed, key: str, answer: Answer) -> bool:
        """Put an answer where it belongs; False where that is not known, or only a part of it is."""
        about = self._fields.get(key)
        if about is None:
            return False
        text = answer.text
        placer = {"area": self._area, "contact": self._contact, "location": self._location, "place": self._house}.get(
            key
        )
        if placer:
            return placer(found, text)
        if about["type"] == "code":
            return self._codes(found, about, answer)
        if about["type"] == "url" or key == "sources":
            return self._addresses(found, key, text)
        if about["type"] == "partner":
            return self._partners(found, about, text)
        if about["type"] not in {"record", "entry", "offer"}:
            found.data[key] = [part for part in text.split("\n") if part] if about.get("many") else _joined(text, about)
        return key in found.data

    @staticmethod
    def _addresses(found: Placed, key: str, text: str) -> bool:
        """Web addresses; a bare host is completed. False where something else was said beside the one wanted."""
        urls = _URL.findall(text) or [f"https://{one}/" for one in _BARE_URL.findall(text)][:1]
        if urls:
            found.data[key] = [{"url": url} for url in urls] if key == "sources" else urls[0]
        return bool(urls) and (key == "sources" or text.strip().rstrip("/") in urls[0])

    @staticmethod
    def _partners(found: Placed, about: Json, text: str) -> bool:
        """Organisations, one a line: an id, or a name."""
        named = [part if is_id(part) else {"name": part} for part in map(str.strip, text.split("\n")) if part]
        found.data[about["key"]] = named if about.get("many") else named[0]
        return bool(about.get("many")) or len(named) == 1

    def _codes(self, found: Placed, about: Json, answer: Answer) -> bool:
        """Words become codes; those that no list knows are kept as an answer of their own."""
        codes, unknown = list[str](), list[str]()
        for part in filter(None, re.split(r"\s*[,;\n]\s*", answer.text)):
            code = next((one for side in (part, *part.split(" · ")) if (one := self._code(about["codes"], side))), "")
            (codes if code else unknown).append(code or part)
        if codes:
            found.data[about["key"]] = list(dict.fromkeys(codes)) if about.get("many") else codes[0]
        if unknown or (len(codes) > 1 and not about.get("many")):
            found.rest.append(Answer(answer.question, ", ".join(unknown) or answer.text))
        return True

    def _code(self, name: str, word: str) -> str:
        code = self.words.named_code(name, word.strip())
        return "" if code in self.words.computed(name) else code

    # == where

    def _area(self, found: Placed, text: str) -> bool:
        """A place or several: a region of the list, a reach ("bundesweit"), or a town, which says the seat as well."""
        area: Json = {}
        known = True
        for part in filter(None, _PARTS.split(text)):
            postcode = _POSTCODE.search(part)
            name = _POSTCODE.sub("", part).strip(" ()-")
            scope, region = self._code("scopes", name), self._code("regions", name)
            if region and self.words.regions[region].parent:
                area.setdefault("regions", []).append(region)
                area.setdefault("scope", self._reach(region))
            elif scope:
                area["scope"] = scope
            elif town := town_of(name, postcode[1] if postcode else None):
                state = town.state if town.state in self.words.regions else ""
                if state and state not in area.setdefault("regions", []):
                    area["regions"].append(state)
                area.setdefault("scope", "local")
                found.data.setdefault("location", {"city": name} | ({"postcode": postcode[1]} if postcode else {}))
            else:
                known = False
        if area.get("scope"):
            found.data["area"] = {key: value for key, value in area.items() if value}
        return known and bool(area.get("scope"))

    def _reach(self, region: str) -> str:
        """How far somebody reaches who names a region: the Land, or a part of it."""
        above = self.words.regions[region].parent
        return "state" if above and not self.words.regions[above].parent else "district" if above else "national"

    def _location(self, found: Placed, text: str) -> bool:
        postcode = _POSTCODE.search(text)
        city = _POSTCODE.sub("", text).split(",")[0].strip(" ()-")
        if city:
            found.data["location"] = {"city": city} | ({"postcode": postcode[1]} if postcode else {})
        return bool(city) and "," not in text

    def _house(self, found: Placed, text: str) -> bool:
        done = self._location(found, text)
        if "location" in found.data:
            found.data["place"] = found.data.pop("location")
        return done

    # == contact

    def _contact(self, found: Placed, text: str) -> bool:
        contact: Json = {}
        if mail := _MAIL.search(text):
            contact["email"] = mail[0]
        if url := _URL.search(text):
            contact["form"] = url[0]
        if phone := _PHONE.search(_MAIL.sub(" ", _URL.sub(" ", text))):
            contact["phone"] = phone[0].strip()
        if contact:
            found.data["contact"] = contact
        left = _PHONE.sub("", _MAIL.sub("", _URL.sub("", text)))
        return bool(contact) and not re.search(r"\w{3,}", left)

    # == needs and offers

    def _calls(self, found: Placed, side: str, lines: Iterable[str], common: Json) -> None:
        """One need or offer a line; lines whose kind of help no word tells are kept as they are."""
        kinds = [
            self._code("kinds", side_)
            for part in str(common.get("kind", "")).split(", ")
            for side_ in part.split(" · ")
        ]
        only = next(iter(set(filter(None, kinds))), "") if len(set(filter(None, kinds))) == 1 else ""
        calls: list[Json] = []
        for written in lines:
            line = " ".join(_BULLET.sub("", written).split())
            kind = self._kind_in(line) or only
            if not kind or len(line) < _LEAST:
                found.rest.append(Answer(self._fields[side]["label"], line))
                continue
            calls.append(self._call(line, kind, {call["id"] for call in calls}) | self._terms(common))
        if calls:
            found.data[side] = calls

    def _terms(self, common: Json) -> Json:
        """What holds for all offers of a form: what they cost, who may have them."""
        terms: Json = {}
        for key, name in (("cost", "costs"), ("eligibility", "eligibility")):
            parts = [part for part in str(common.get(key, "")).split(", ") if part]
            codes = [code for part in parts for code in [self._code(name, part.split(" · ")[0])] if code]
            if codes:
                terms[key] = codes if key == "eligibility" else codes[0]
        return terms

    def _call(self, line: str, kind: str, taken: set[str]) -> Json:
        title = line if len(line) <= _TITLE else line[: _TITLE - 2].rsplit(" ", 1)[0] + " …"
        call: Json = {"id": _free(slug(title)[:40].strip("-"), taken), "kind": kind, "title": title}
        if title != line:
            call["description"] = line
        term = self.words.kinds[kind]
        if term.measured_by == "amount":
            if amount := _AMOUNT.search(line):
                call["amount"] = {"total": re.sub(r"[.\s]", "", amount[1])}
        elif (count := _COUNT.match(line)) and term.units:
            call["quantity"] = {"total": count[1], "unit": term.units[0]}
        return call | {"since": self.today.isoformat()}

    def _kind_in(self, line: str) -> str:
        """The kind of help that the words of a line tell: the longest word that leads to one."""
        if _AMOUNT.search(line):
            return self._code("kinds", "money")
        found = [(len(word), code) for word in _phrases(line) if (code := self._told(word))]
        return max(found, key=lambda one: one[0])[1] if found else ""

    def _told(self, word: str) -> str:
        for form_ in (
            word,
            word.removesuffix("n"),
            word.removesuffix("s"),
            word.removesuffix("en"),
            word.removesuffix("e"),
        ):
            if len(form_) > _LEAST and (code := self.words.named_code("kinds", form_)):
                return code
        return ""


_SPECIAL: Mapping[str, str] = {
    "welchereintrag": "entry", "whichentry": "entry", "bestaetigung": "confirmed", "confirmation": "confirmed",
    "einverstaendnis": "consent", "consent": "consent", "wasbrauchensie": "needs", "whatdoyouneed": "needs",
    "waskoennensieanderengeben": "offers", "whatcanyougivetoothers": "offers", "genauer": "offers",
    "inmoredetail": "offers", "wasmoechtensiegeben": "kind", "whatwouldyouliketogive": "kind",
    "kostetesetwas": "cost", "doesitcostanything": "cost", "werdarfesannehmen": "eligibility",
    "whomayacceptit": "eligibility", "plz": "location",
}  # fmt: skip
"""Questions of the forms that are not those of a single field, folded."""


def _plain(text: str) -> str:
    """A question as it is compared: its letters alone."""
    return "".join(fold(word) for word in re.findall(r"[^\W_]+", text))


def _phrases(line: str) -> Iterator[str]:
    """The words of a line, and two in a row."""
    found = list(tokens(line))
    yield from found
    yield from (" ".join(pair) for pair in pairwise(found))


def _joined(text: str, about: Json) -> str:
    """A text as its field takes it: on one line, unless it may have several."""
    return text if about.get("lines") else " ".join(text.split())


def _free(wanted: str, taken: set[str]) -> str:
    base = wanted if is_id(wanted) else "call"
    return next(one for number in range(1, 1_000) if (one := base if number == 1 else f"{base}-{number}") not in taken)
