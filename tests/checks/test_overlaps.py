"""Who is there twice is an error, who is similar a note, and what looks alike and is not stays alone."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from tests.support import entry, findings, pointed_at

RAILS = """\
name: Refugees on Rails
summary: Geflüchtete lernen in Berlin programmieren; gespendete Laptops gehen an die Teilnehmenden.
topics: [digital_skills, work]
"""
RAILS_AGAIN = """\
name: RoR - Refugees on Rails e. V.
summary: Wir bringen Menschen, die nach Deutschland geflohen sind, das Entwickeln von Webseiten bei.
topics: [education]
"""
GERMAN = """\
name: German for Refugees
summary: Eine Vokabel-App der Diakonie für Geflüchtete, die Deutsch lernen.
topics: [language]
"""
BUSUU = """\
name: "#germanforrefugees"
summary: Der Anbieter busuu schenkt Geflüchteten seine Deutschkurse im Netz.
topics: [language]
"""
LEIPZIG = """\
name: Leipzig gießt
summary: Eine Karte der Straßenbäume in Leipzig zeigt, welche Bäume im Sommer Wasser brauchen.
topics: [civic_tech]
location: {city: Leipzig}
"""
MAGDEBURG = """\
name: Magdeburg gießt
summary: Auf der Karte der Straßenbäume in Magdeburg sieht man, welche Bäume im Sommer Wasser brauchen.
topics: [civic_tech]
location: {city: Magdeburg}
"""
FAR = "name: Nähstube Nordstadt\nsummary: Frauen nähen gemeinsam und verkaufen ihre Kleider.\ntopics: [women]\n"
BOTH_GERMAN = {"initiatives/german-for-refugees.yaml": GERMAN, "initiatives/germanforrefugees-busuu.yaml": BUSUU}
BOTH_RAILS = {"initiatives/refugees-on-rails.yaml": RAILS, "initiatives/ror.yaml": RAILS_AGAIN}
BOTH_TREES = {"initiatives/leipzig-giesst.yaml": LEIPZIG, "initiatives/magdeburg-giesst.yaml": MAGDEBURG}


def overlaps(files: dict[str, str], *changed: str) -> list[Diagnostic]:
    """The findings about overlaps, and about an `allow` that silences nothing."""
    found = findings(dict(files), overlaps=True, changed=changed)
    assert not [str(one.message) for one in found if one.rule.code[0] in "RS"]
    return [one for one in found if one.rule.code[0] == "O" or one.rule.code == "L413"]


def codes(files: dict[str, str], *changed: str) -> list[str]:
    return [one.rule.code for one in overlaps(files, *changed)]


def offer(title: str, more: str = "", side: str = "offers") -> str:
    """A whole field with one offer, or one need, of which more is said."""
    return f"{side}:\n  - id: eins\n    kind: translation\n    title: {title}\n    since: 2026-06-01\n{more}"


def test_an_entry_made_again_in_other_words_is_an_error() -> None:
    (found,) = overlaps(BOTH_RAILS)
    assert found.rule.code == "O701"
    assert found.span.file == "content/initiatives/ror.yaml"
    assert pointed_at(found, entry("initiatives/ror.yaml", RAILS_AGAIN)) == "RoR - Refugees on Rails e. V."
    assert [str(one.span) for one in found.related] == ["content/initiatives/refugees-on-rails.yaml:2:7"]
    assert "“Refugees on Rails” (`refugees-on-rails`)" in str(found.message)
    assert found.fix == 'distinct_from: [{id: refugees-on-rails, reason: ""}]'


def test_nobody_can_silence_a_duplicate_but_by_telling_both_apart() -> None:
    silent = RAILS_AGAIN + "allow: [{rule: O701, with: refugees-on-rails, reason: Bleibt.}]\n"
    found = findings({**BOTH_RAILS, "initiatives/ror.yaml": silent}, overlaps=True)
    assert {"O701", "L412"} <= {one.rule.code for one in found}
    apart = "distinct_from: [{id: OTHER, reason: Anderer Verein in Köln.}]\n"
    for path, other in (("ror", "refugees-on-rails"), ("refugees-on-rails", "ror")):
        file = f"initiatives/{path}.yaml"
        assert codes({**BOTH_RAILS, file: BOTH_RAILS[file] + apart.replace("OTHER", other)}) == []


def test_the_same_name_is_a_duplicate_until_somebody_tells_them_apart() -> None:
    apart = GERMAN + "distinct_from: [{id: germanforrefugees-busuu, reason: Andere Träger.}]\n"
    assert codes(BOTH_GERMAN) == ["O701"]
    assert codes({**BOTH_GERMAN, "initiatives/german-for-refugees.yaml": apart}) == []


def test_the_same_purpose_in_another_town_is_similar() -> None:
    (found,) = overlaps({**BOTH_TREES, "initiatives/naehstube.yaml": FAR})
    assert found.rule.code == "O702"
    assert found.subjects == ("leipzig-giesst", "magdeburg-giesst")
    assert found.fix == 'allow: [{rule: O702, with: leipzig-giesst, reason: ""}]'


@pytest.mark.parametrize("file", BOTH_TREES)
def test_a_note_can_be_kept_away_in_either_file(file: str) -> None:
    other = next(path for path in BOTH_TREES if path != file).removeprefix("initiatives/").removesuffix(".yaml")
    allow = f"allow: [{{rule: O702, with: {other}, reason: Wir kennen uns.}}]\n"
    assert codes({**BOTH_TREES, file: BOTH_TREES[file] + allow}) == []
    wrong = allow.replace(other, "naehstube")
    far = {"initiatives/naehstube.yaml": FAR}
    assert sorted(codes({**BOTH_TREES, **far, file: BOTH_TREES[file] + wrong})) == ["L413", "O702"]


def test_an_allow_is_not_called_idle_where_nothing_was_compared() -> None:
    allow = "allow: [{rule: O702, with: leipzig-giesst, reason: Wir kennen uns.}]\n"
    files = {**BOTH_TREES, "initiatives/magdeburg-giesst.yaml": MAGDEBURG + allow}
    assert "L413" not in {one.rule.code for one in findings(dict(files))}


def test_those_who_have_joined_forces_or_ended_are_left_alone() -> None:
    bundle = "name: Städte gießen\nmembers: [leipzig-giesst, magdeburg-giesst]\n"
    assert codes({**BOTH_TREES, "bundles/baeume.yaml": bundle}) == []
    assert codes({**BOTH_TREES, "bundles/baeume.yaml": bundle + "status: ended\n"}) == ["O702"]
    ended = LEIPZIG + "status: finished\n"
    assert codes({**BOTH_TREES, "initiatives/leipzig-giesst.yaml": ended}) == []


def test_of_a_change_only_the_pairs_it_touches_are_told() -> None:
    files = {**BOTH_TREES, **BOTH_RAILS}
    assert codes(files) == ["O702", "O701"]
    assert codes(files, "content/initiatives/ror.yaml") == ["O701"]
    assert codes(files, "content/initiatives/naehstube.yaml") == []


def test_a_pair_is_told_where_something_was_changed_else_at_the_younger_entry() -> None:
    def place(files: dict[str, str], *changed: str) -> str:
        (found,) = overlaps(files, *changed)
        return found.span.file.removeprefix("content/")

    old, new = BOTH_TREES
    assert place(BOTH_TREES) == new
    assert place(BOTH_TREES, f"content/{old}") == old
    assert place({old: LEIPZIG + "created: 2026-11-20\n", new: MAGDEBURG + "created: 2016-01-01\n"}) == old


def test_the_same_offer_of_two_departments() -> None:
    text = "    description: Wir vermitteln kostenlos Dolmetscher für Arabisch und Persisch"
    title = "Dolmetscher für Termine beim Amt"
    files = {
        "administrations/sozialamt.yaml": offer(
            title, f"{text} zu Terminen bei Ämtern.\nname: Sozialamt Musterstadt\n"
        ),
        "administrations/amt.yaml": offer(title, f"{text}, die zu Terminen mitkommen.\nname: Amt für Integration\n"),
        "companies/stimmen.yaml": offer(
            "Texte ins Englische", "    description: Briefe und Formulare.\nname: Stimmen\n"
        ),
    }
    (found,) = (one for one in overlaps(files) if one.rule.code == "O703")
    assert found.subjects == ("amt/eins", "sozialamt/eins")
    assert f"“{title}” at “Amt für Integration” (`amt/eins`)" in str(found.message)
    for key, other in (("sozialamt", "amt"), ("amt", "sozialamt")):
        file = f"administrations/{key}.yaml"
        allow = f"allow: [{{rule: O703, with: {other}, reason: Zwei Gruppen.}}]\n"
        assert "O703" not in codes({**files, file: files[file] + allow})


def test_one_need_listed_by_initiative_and_operator() -> None:
    text = "    description: Für den Kurs fehlen Laptops.\n"
    need = offer("Laptops für den Deutschkurs", text, "needs").replace("translation", "hardware")
    other = need.replace("fehlen Laptops", "suchen wir gebrauchte Geräte").replace("für den", "für unseren")
    house = f"name: Bürgerhaus am Park\nsummary: Ein Haus, das allen im Viertel offen steht.\n{other}"
    files = {"initiatives/haus.yaml": house, "initiatives/kurs.yaml": f"name: Sprachtreff Nord\n{need}operator: haus\n"}
    assert "O703" in codes(files)
    elsewhere = other.replace("Laptops für unseren Deutschkurs", "Laptops für das Lerncafé")
    assert "O703" not in codes({**files, "initiatives/haus.yaml": house.replace(other, elsewhere)})


def test_distinct_from_is_for_entries_that_look_alike() -> None:
    apart = "distinct_from: [{id: leipzig-giesst, reason: Etwas anderes.}]\n"
    files = {"initiatives/leipzig-giesst.yaml": LEIPZIG, "initiatives/naehstube.yaml": FAR + apart}
    (found,) = overlaps(files)
    assert found.rule.code == "O704"
    assert [one.rule.code for one in findings(dict(files)) if one.rule.code[0] == "O"] == []
