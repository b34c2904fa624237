"""The cases that people who run such sites have reported, played where they lie, beside the repository.

Each test of a case reads its files and says the value that is right; what was mended is a kind, and the kind is tested
where it belongs.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.vanished import vanished
from generator.examination import Examination, examine
from generator.exports.registry import all_exports
from generator.formatting import formatted
from generator.model import Catalogue
from generator.model.fields import slug
from generator.pipeline import build
from generator.read import read_document
from generator.relations import relate
from generator.relations.overlaps.entries import address
from generator.settings import load_settings
from generator.site.standing import Order
from generator.wording.matches import reasons
from generator.wording.overlaps import reasons as overlap_reasons
from tests.support import ROOT

CASES = ROOT.parent / "shared" / "cases"
DAY = date(2026, 12, 1)
Case = Callable[..., Path]

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases do not lie beside the repository")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Lays out a case by the beginning of its name, with our settings and word lists, and gives its root."""

    def laid(beginning: str, part: str = "content") -> Path:
        folder = next(iter(sorted(CASES.glob(f"{beginning}*"))))
        root = tmp_path / part.replace("/", "-")
        shutil.copytree(ROOT / "content/vocabulary", root / "content/vocabulary")
        shutil.copy(ROOT / "mkdocs.yml", root)
        if (folder / part).is_dir():
            shutil.copytree(folder / part, root / "content", dirs_exist_ok=True)
        return root

    return laid


def seen(root: Path) -> Examination:
    return examine(load_settings(root), DAY)


def told(root: Path, *without: str) -> set[tuple[str, str, int]]:
    """Code, name of the file and line of every finding, but for some codes."""
    return {
        (one.rule.code, Path(one.span.file).stem, one.span.line)
        for one in seen(root).findings
        if one.rule.code not in {*without, "F604", "F607"}
    }


def test_01_a_need_may_be_called_like_a_part_of_its_page(case: Case) -> None:
    root = case("01")
    for folder in ("docs", "site_templates"):
        (root / folder).symlink_to(ROOT / folder)
    built = build(Order(load_settings(root), DAY, root / "site"), lambda _: None)
    page = (root / "site/initiatives/sprachcafe-muster/index.html").read_text("utf-8")
    assert built.pages
    assert page.count('id="kontakt"') == page.count('id="inhalt"') == 1
    assert not told(root)


def test_02_what_git_leaves_of_a_merge_is_told_at_its_first_line(case: Case) -> None:
    root = case("02")
    assert told(root) == {("R116", "zwischen-feldern", 2), ("R116", "in-anfuehrung", 3)}


def test_06_a_persian_text_is_spelt_with_its_joiner(case: Case) -> None:
    root = case("06")
    assert not told(root)
    summary = seen(root).catalogue.initiatives["sprachbruecke-muster"].summary.said("fa")
    assert summary.text.count("\u200c") == 2


def test_03_what_programs_write_for_nothing_is_a_field_without_a_value(case: Case) -> None:
    root = case("03")
    places = {("rechner-bruecke", line) for line in (3, 6, 9, 14, 16)} | {("leere-felder", line) for line in (4, 5, 6)}
    assert told(root) == {("S222", *place) for place in places}
    assert not [one for one in seen(root).findings if "null" in one.fix or (one.hint and "null" in str(one.hint))]


def test_14_texts_stay_blocks_that_people_can_edit(case: Case) -> None:
    path = "content/initiatives/treffpunkt.yaml"
    text = formatted(read_document(path, (case("14") / path).read_bytes()))
    assert "summary: >\n  Wir treffen uns jeden Mittwoch" in text
    assert "description: |\n  Montag: Beratung von 10 bis 12 Uhr,  \n  Dienstag:" in text
    assert "\\n" not in text


def test_15_an_address_is_one_in_letters_of_any_script_and_as_browsers_copy_it(case: Case) -> None:
    assert not told(case("15"))


def test_16_letters_with_a_stroke_are_spelt_in_an_id() -> None:
    assert slug("Łódź hilft") == "lodz-hilft"
    assert slug("Đorđe, Øst & Ærø") == "dorde-ost-aero"


def test_18_after_its_last_day_a_need_is_past_whatever_else_it_says(case: Case) -> None:
    root = case("18")
    examined = seen(root)
    assert not examined.relations.states["gruppenraum/router"].is_open
    assert not examined.relations.matches
    assert ("S239", "gruppenraum", 14) in told(root)


def test_19_instants_are_mended_to_what_clocks_and_calendars_in_germany_show(case: Case) -> None:
    assert [one.fix for one in seen(case("19")).findings if one.rule.code == "S209"] == [
        "2027-07-05T18:00+02:00",
        "2027-07-05T20:30+02:00",
        "2026-11-15",
    ]


def test_20_two_catalogues_below_one_host_have_feeds_of_their_own(case: Case) -> None:
    settings, empty = (
        load_settings(case("20")),
        Catalogue({}, examine(load_settings(ROOT), DAY, ["content/vocabulary"]).catalogue.vocabulary),
    )
    ids = set()
    for name in ("mithilfe", "reparatur"):
        files = dict(all_exports(settings.at(f"https://muster.github.io/{name}/"), empty, relate(empty, DAY)))
        ids.add(re.search(r"<id>(.*?)</id>", files["feeds/de/all.xml"].decode())[1])  # type: ignore[index]
    assert ids == {f"tag:muster.github.io,2026:{name}/de:feed:all" for name in ("mithilfe", "reparatur")}


def test_22_the_hour_decides_on_the_day_on_which_clocks_change(case: Case) -> None:
    found = {Path(one.span.file).stem: one.fix for one in seen(case("22")).findings if one.rule.code == "S209"}
    assert found == {
        "nachtwache-herbst": "2026-10-25T01:30+02:00",
        "nachtwache-fruehling": "2027-03-28T00:30+01:00",
        "nachtwache-luecke": "",
    }


def test_24_a_phone_number_in_a_table_can_be_dialled(case: Case) -> None:
    catalogue = seen(case("24")).catalogue
    table = dict(all_exports(load_settings(ROOT), catalogue, relate(catalogue, DAY)))["data/initiatives.csv"].decode()
    assert ";0049 351 1234567;" in table


def test_25_fields_of_other_catalogues_lead_to_ours_or_nowhere(case: Case) -> None:
    found = {one.span.line: one for one in seen(case("25")).findings if one.rule.code == "S203"}
    assert {line: one.fix.strip(": ") for line, one in found.items()} == {
        2: "website", 3: "website", 7: "", 8: "", 9: "", 10: "topics", 11: "",
    }  # fmt: skip
    assert sum("aliases" in str(one.hint) for one in found.values()) == 1


def test_05_hours_a_month_are_not_hours_a_week_and_hours_once_are_neither(case: Case) -> None:
    examined = seen(case("05"))
    found = {match.offer: match for match in examined.relations.matches}
    monthly = found["beispiel-gmbh/im-monat"]
    assert monthly.facts.gives == Decimal("2.3")
    assert "Covers 2.3 of 10 hours per week." in map(str, reasons(monthly, examined.catalogue))
    once = found["beispiel-gmbh/aktionstag"]
    assert once.facts.gives is None
    assert not [one for one in reasons(once, examined.catalogue) if "Covers" in str(one)]


def test_04_the_postcode_says_which_town_of_a_name_is_meant(case: Case) -> None:
    examined = seen(case("04"))
    assert [match.offer for match in examined.relations.matches] == ["firma-nah/laptops"]
    assert (examined.relations.matches[0].facts.km or 0) < 1


def test_23_coordinates_and_postcodes_far_from_the_town_are_told(case: Case) -> None:
    found = {Path(one.span.file).stem: one for one in seen(case("23")).findings if one.rule.code == "W520"}
    assert found["tauschladen"].fix == "lat: 51.31, lon: 9.49"
    assert "swapped" in str(found["tauschladen"].hint)
    assert "postcode 01067" in str(found["lesepaten"].message)


def test_07_a_query_tells_pages_of_one_host_apart(case: Case) -> None:
    assert not [one for one in seen(case("07")).findings if one.rule.code == "O701"]
    assert address("https://www.example.org/index.php?id=12&utm_source=brief") == "example.org/index.php?id=12"
    assert address("https://example.org/?fbclid=abc") == "example.org"
    assert address("https://xn--e1afmkfd.xn--p1ai/") == address("https://пример.рф/")


def test_22_in_july_clocks_in_kassel_do_not_show_winter_time(case: Case) -> None:
    found = [one for one in seen(case("22")).findings if one.rule.code == "W522"]
    assert [(Path(one.span.file).stem, one.fix) for one in found] == [("sommerfest", "start: 2027-07-05T18:00+02:00")]


def test_11_a_renamed_file_without_its_old_id_is_told_with_the_line_to_paste(case: Case) -> None:
    path = "content/initiatives/hilfekarte.yaml"
    text = (case("11", "before/content") / path).read_text("utf-8")
    (found,) = vanished(seen(case("11", "after/content")).catalogue, {path: text}, DAY)
    assert (Path(found.span.file).stem, found.fix) == ("hilfekarte-muster", "former_ids: [hilfekarte]")


def test_10_one_mailbox_and_one_telephone_are_a_sign_like_a_register_number(case: Case) -> None:
    pairs = {frozenset(one.ids): one for one in seen(case("10")).relations.overlaps.pairs}
    renamed = pairs[frozenset({"digitalbruecke", "laptops-fuer-alle"})]
    assert renamed.verdict == "duplicate"
    assert "Mail address and phone number are the same" in str(overlap_reasons(renamed)[0])
