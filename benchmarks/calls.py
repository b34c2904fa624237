"""Made needs and offers: of every kind, counted as the vocabulary says; open, past, with help received."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks import phrases as words
from benchmarks import sentences
from benchmarks.draw import TODAY, Dice, both, without_nothing
from benchmarks.phrases import Pair

Tree = dict[str, Any]
_OFTEN = ("hardware", "volunteering", "money", "training", "development", "goods", "room", "mentoring")
_SKILLS = ("python", "javascript", "first aid", "arabic", "sewing")
_CLOSED = "Auf Wunsch der Organisation zurückgezogen, weil sich der Plan geändert hat."


class Calls:
    """Draws calls; remembers open-ended offers, so that needs can have got something from them."""

    def __init__(self, dice: Dice, kinds: dict[str, Tree]) -> None:
        self.dice = dice
        self.kinds = kinds
        self.offers: dict[tuple[str, str], list[str]] = {}
        self.givers: list[str] = []

    def remember(self, owner: str, offers: list[Tree]) -> None:
        """Note what an entry gives without an upper limit."""
        self.givers.append(owner)
        for offer in offers:
            measure = _measure_of(offer)
            if "total" not in measure:
                key = (offer["kind"], measure.get("unit", ""))
                self.offers.setdefault(key, []).append(f"{owner}/{offer['id']}")

    def needs(self, count: int, group: Pair, town: str) -> list[Tree]:
        """So many needs of one entry."""
        return [self._need(number, group, town) for number in range(1, count + 1)]

    def given(self, count: int, group: Pair, town: str) -> list[Tree]:
        """So many offers of one entry."""
        return [self._offer(number, group, town) for number in range(1, count + 1)]

    def _need(self, number: int, group: Pair, town: str) -> Tree:
        call = self._call("bedarf", number, group, town)
        dice = self.dice
        call["priority"] = dice.choice(("urgent", "nice")) if dice.maybe(0.2) else None
        if dice.maybe(0.45):
            call["received"] = [self._received(call) for _ in range(dice.randint(1, 3))]
        self._close(call)
        return without_nothing(call)

    def _offer(self, number: int, group: Pair, town: str) -> Tree:
        call = self._call("angebot", number, group, town)
        dice = self.dice
        call["cost"] = dice.choice(("free", "free", "at-cost", "discount")) if dice.maybe(0.6) else None
        call["eligibility"] = dice.some(("registered-nonprofit", "public-body", "informal", "individual"), 0, 2)
        if dice.maybe(0.3):
            call["given"] = [self._gift(call, "to", {"name": f"Grundschule {town}"})]
        self._close(call)
        return without_nothing(call)

    def _call(self, word: str, number: int, group: Pair, town: str) -> Tree:
        dice = self.dice
        kind = dice.choice(_OFTEN) if dice.maybe(0.5) else dice.choice(sorted(self.kinds))
        what = dice.choice(words.CALLS[kind])
        title = dice.sentence(_titled(what, dice.choice(sentences.PURPOSES)), group, town)
        text = dice.story(words.DETAILS + sentences.NOTES, dice.randint(1, 4), group, town) if dice.maybe(0.7) else None
        since = dice.past(330) if dice.maybe(0.6) else dice.past(2600, 400)
        return {
            "id": f"{word}-{number}",
            "kind": kind,
            "title": both(title, english=dice.maybe(0.7)),
            "description": both(text, english=dice.maybe(0.4)) if text else None,
            **self._measure(kind),
            "skills": dice.some(_SKILLS, 1, 2) if dice.maybe(0.1) else [],
            "delivery": dice.some(("pickup", "ship", "onsite", "remote"), 1, 2) if dice.maybe(0.3) else [],
            "remote": dice.maybe(0.5) if dice.maybe(0.2) else None,
            "since": since.isoformat(),
            "valid_until": f"2027-{dice.randint(1, 12):02}-28" if dice.maybe(0.15) else None,
            "condition": dice.choice(("new", "used", "any")) if kind in {"hardware", "goods"} else None,
        }

    def _measure(self, kind: str) -> Tree:
        """A quantity or an amount, as the kind wants it, with or without a total."""
        dice, how = self.dice, self.kinds[kind]["measured_by"]
        if how == "none" or dice.maybe(0.25):
            return {}
        if how == "amount":
            return {"amount": {"total": dice.round_number() * 100, "currency": "EUR"}}
        total = dice.round_number() if dice.maybe(0.8) else None
        least = max(1, total // 4) if total and dice.maybe(0.15) else None
        unit = dice.choice(self.kinds[kind]["units"])
        return {"quantity": without_nothing({"total": total, "unit": unit, "minimum": least})}

    def _received(self, call: Tree) -> Tree:
        dice = self.dice
        fitting = self.offers.get((call["kind"], _measure_of(call).get("unit", "")))
        if fitting and dice.maybe(0.5):
            return self._gift(call, "from", {"offer": dice.choice(fitting)})
        if self.givers and dice.maybe(0.4):
            return self._gift(call, "from", {"entry": dice.choice(self.givers)})
        return self._gift(call, "from", {"name": "Nachbarinnen und Nachbarn, nicht einzeln genannt"})

    def _gift(self, call: Tree, key: str, party: Tree) -> Tree:
        """A part of what the call is about, from or to somebody, on some day since."""
        dice = self.dice
        gift: Tree = {key: party}
        for field, rest in (("quantity", "unit"), ("amount", "currency")):
            if field in call and dice.maybe(0.85):
                share = max(1, call[field].get("total", 40) // dice.randint(3, 8))
                gift[field] = {"total": share, rest: call[field][rest]}
        day = dice.past((TODAY - date.fromisoformat(call["since"])).days)
        gift["date"] = day.isoformat() if dice.maybe(0.5) else day.isoformat()[:7]
        if dice.maybe(0.5):
            gift["source"] = f"https://zeitung.example.org/{day:%Y/%m}/spende-{dice.randint(100, 9999)}"
        return gift

    def _close(self, call: Tree) -> None:
        if self.dice.maybe(0.04):
            call |= {"status": "withdrawn", "closed_note": _CLOSED}


def _titled(what: Pair, purpose: Pair) -> Pair:
    return f"{what[0]} {purpose[0]}", f"{what[1]} {purpose[1]}"


def _measure_of(call: Tree) -> Tree:
    measure: Tree = call.get("quantity") or call.get("amount") or {}
    return measure
