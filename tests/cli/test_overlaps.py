"""`mithilfe overlaps`: the catalogue as a list, one entry with the points that add up, both for programs as well."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.cli.site import Run, write

ENTRY = "name: {name}\nsummary: {summary}\ntopics: [{topic}]\narea: {{scope: national}}\nsources: [{{url: https://example.org/}}]\n"
RAILS = ENTRY.format(
    name="Refugees on Rails", topic="work", summary="Geflüchtete lernen in Berlin programmieren, mit Laptops."
)
AGAIN = ENTRY.format(
    name="RoR - Refugees on Rails e. V.", topic="education", summary="Menschen auf der Flucht lernen Webseiten bauen."
)
TREES = "Auf der Karte der Straßenbäume in {town} sieht man, welche Bäume im Sommer Wasser brauchen."


@pytest.fixture
def full(site: Path) -> Path:
    """A site with a duplicate, a similar pair, and a repeated offer."""
    write(site, "refugees-on-rails.yaml", RAILS)
    write(site, "ror.yaml", AGAIN)
    for town in ("Leipzig", "Magdeburg"):
        text = ENTRY.format(name=f"{town} gießt", summary=TREES.format(town=town), topic="civic_tech")
        write(site, f"{town.lower()}-giesst.yaml", text)
    offer = "offers:\n  - {id: kurs, kind: training, title: Kurs im Programmieren mit Ruby, since: 2026-06-01}\n"
    write(site, "refugees-on-rails.yaml", RAILS + offer)
    write(site, "ror.yaml", AGAIN + offer)
    return site


def test_only_who_is_known_to_have_ended_is_said_to_have(run: Run, site: Path) -> None:
    write(site, "leipzig-giesst.yaml", ENTRY.format(name="Leipzig gießt", summary=TREES.format(town="Leipzig"),
          topic="civic_tech") + "status: finished\nended: 2020\n")  # fmt: skip
    write(site, "magdeburg-giesst.yaml", ENTRY.format(name="Magdeburg gießt", summary=TREES.format(town="Magdeburg"),
          topic="civic_tech") + "status: finished\n")  # fmt: skip
    _, out, _ = run("overlaps", "--language", "en", "--today", "2026-11-21")
    assert "Ended: Leipzig gießt." in out
    assert "No recent news: Magdeburg gießt." in out


@pytest.mark.usefixtures("full")
def test_without_an_id_the_whole_catalogue(run: Run) -> None:
    code, out, _ = run("overlaps", "--language", "en", "--today", "2026-11-21")
    assert code == 0
    parts = (
        "Probably one and the same (1)",
        "Similar: they should know of each other (1)",
        "Needs and offers that are probably there twice (1)",
        "Could be a bundle (1)",
        "5 entries compared.",
    )
    assert [out.index(part) for part in parts] == sorted(out.index(part) for part in parts)
    assert "The one name is part of the other" in out
    assert "\x1b" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "Vermutlich ein und dieselbe Organisation (1)" in run("overlaps", "--language", "de")[1]


@pytest.mark.usefixtures("full")
def test_with_an_id_the_points_of_each_pair(run: Run) -> None:
    code, out, _ = run("overlaps", "content/initiatives/ror.yaml", "--language", "de")
    assert code == 0
    assert out.startswith("RoR - Refugees on Rails e. V. (ror)\n")
    assert "Ein und dieselbe Organisation?" in out
    assert "Damit beginnt jedes Paar." in out
    assert "gießt" not in out
    assert "No other entry looks like this one." in run("overlaps", "gut", "--language", "en")[1]


@pytest.mark.usefixtures("full")
def test_for_programs(run: Run) -> None:
    made = json.loads(run("overlaps", "--format", "json", "--today", "2026-11-21", "--language", "en")[1])
    assert list(made) == ["version", "today", "entry", "pairs", "calls", "groups"]
    assert (made["version"], made["today"], made["entry"]) == (1, "2026-11-21", None)
    assert [(one["ids"], one["verdict"]) for one in made["pairs"]] == [
        (["refugees-on-rails", "ror"], "duplicate"), (["leipzig-giesst", "magdeburg-giesst"], "similar"),
    ]  # fmt: skip
    for one in made["pairs"]:
        assert list(one) == [
            "ids", "names", "verdict", "score", "likeness", "told_apart", "bundled", "reasons", "same", "akin",
        ]  # fmt: skip
        for points, score in (("same", "score"), ("akin", "likeness")):
            total = math.fsum(part["points"] for part in one[points])
            assert 1 / (1 + math.exp(-total)) == pytest.approx(one[score])
    assert [one["ids"] for one in made["calls"]] == [["refugees-on-rails/kurs", "ror/kurs"]]
    assert [one["ids"] for one in made["groups"]] == [["leipzig-giesst", "magdeburg-giesst"]]
    only = json.loads(run("overlaps", "ror", "--format", "json")[1])
    assert (only["entry"], [one["ids"] for one in only["pairs"]]) == ("ror", [["refugees-on-rails", "ror"]])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gutt"], "Did you mean `gut`?"), (["ganz-anders"], "There is no entry with the id “ganz-anders”."),
        (["gut", "--format", "xml"], "Known: terminal, json."),
    ],
)  # fmt: skip
def test_wrong_usage(run: Run, arguments: list[str], said: str) -> None:
    code, _, err = run("overlaps", *arguments, "--language", "en")
    assert code == 2
    assert said in err


def test_a_file_that_cannot_be_read_is_named(site: Path, run: Run) -> None:
    write(site, "kaputt.yaml", "name: [\n")
    code, _, err = run("overlaps", "kaputt", "--language", "en")
    assert code == 2
    assert "content/initiatives/kaputt.yaml cannot be read as an entry" in err


@pytest.mark.usefixtures("full")
def test_a_change_is_told_of_its_own_overlaps_only(site: Path, run: Run) -> None:
    def told(*changed: str) -> set[str]:
        given = [f"--changed={site / 'content' / 'initiatives' / name}" for name in changed]
        out = run("check", "--format", "json", "--today", "2026-11-21", *given)[1]
        return {one["code"] for one in json.loads(out)["findings"] if one["code"][0] == "O"}

    assert told() == {"O701", "O702", "O703"}
    assert told("leipzig-giesst.yaml") == {"O702"}
    assert told("ror.yaml") == {"O701", "O703"}
    assert told("gut.yaml") == set()
    assert told("") == {"O701", "O702", "O703"}  # the folder, with all that is in it


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("weg", "`weg` is no longer in the catalogue: Geschlossen.\nIt leads to `gut`."),
        ("alt", "`alt` is called `gut`"),
    ],
)
@pytest.mark.parametrize("command", ["overlaps", "match"])
def test_an_id_that_nobody_has_any_more_tells_what_became_of_it(
    site: Path, run: Run, command: str, key: str, said: str
) -> None:
    gone = "- {id: weg, since: 2026-01-31, reason: Geschlossen., successor: gut}\n"
    (site / "content" / "retired.yaml").write_text(gone, encoding="utf-8")
    good = site / "content" / "initiatives" / "gut.yaml"
    good.write_text(good.read_text(encoding="utf-8") + "former_ids: [alt]\n", encoding="utf-8")
    code, _, err = run(command, key, "--language", "en")
    assert code == 2
    assert said in err


def test_a_need_that_was_renamed_tells_its_new_name(site: Path, run: Run) -> None:
    good = site / "content" / "initiatives" / "gut.yaml"
    needs = "needs:\n  - {id: neu, former_ids: [frueher], kind: room, title: Räume, since: 2026-06-01}\n"
    good.write_text(good.read_text(encoding="utf-8") + "former_ids: [alt]\n" + needs, encoding="utf-8")
    for key in ("gut/frueher", "alt/neu", "alt/frueher"):
        code, _, err = run("match", key, "--language", "en")
        assert (code, f"`{key}` is called `gut/neu` now." in err) == (2, True)


def test_entries_without_a_name_of_their_own_resemble_nobody(site: Path, run: Run) -> None:
    for name in ("eins", "zwei"):
        write(
            site, f"{name}.yaml", f"nam: Verein {name}\nsummary: {name} hilft allen Menschen hier.\ntopics: [sport]\n"
        )
    assert "O701" not in run("check", "--format", "json", "--today", "2026-11-21")[1]
