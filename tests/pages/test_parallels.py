"""What runs side by side in a region, and whom an administration has no contact with."""

from __future__ import annotations

from generator.pages.entry import page as entry
from generator.pages.groups import regions
from generator.pages.groups.parallels import SHOWN, for_administration, in_region
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import alike, made, overlapping, workshop

MITTE = "area: {scope: local, regions: [berlin-mitte]}\n"
KNOWN = "authority_links: [{id: amt, relation: cooperates}]\n"
WANTED = "authority_links: [{id: amt, relation: wanted}]\n"


def city() -> Workshop:
    shop = workshop({
        "initiatives/eins.yaml": f"name: Eins\n{MITTE}{KNOWN}",
        "initiatives/zwei.yaml": f"name: Zwei\n{MITTE}{WANTED}",
        "initiatives/drei.yaml": f"name: Drei\ntopics: [housing]\n{MITTE}",
        "initiatives/fern.yaml": "name: Fern\narea: {scope: state, regions: [DE-SN]}\n",
        "administrations/amt.yaml": "name: Amt\nlevel: state\narea: {scope: state, regions: [DE-BE]}\n"
        "responsible_for: [education]\n",
    })  # fmt: skip
    return overlapping(shop, alike("eins", "zwei"), alike("drei", "eins", likeness=0.7), alike("eins", "fern"))


def test_pairs_and_groups_at_work_in_a_region_are_named_with_what_they_share() -> None:
    found = in_region(city(), ["eins", "zwei", "drei"])
    assert found is not None
    assert [([link.text for link in row.members], row.words, row.unknown) for row in found.rows] == [
        (["Eins", "Zwei"], "The same topic: Education.", "No contact to an administration is recorded for: Zwei."),
        (["Drei", "Eins"], "", "No contact to an administration is recorded for: Drei."),
    ]


def test_an_administration_sees_those_it_is_responsible_for() -> None:
    found = for_administration(city(), "amt")
    assert found is not None
    assert [([link.text for link in row.members], row.unknown) for row in found.rows] == [
        (["Eins", "Zwei"], "No contact to this administration is recorded for: Zwei."),
    ]


def test_where_nobody_has_a_contact_no_names_are_repeated() -> None:
    files = {f"initiatives/{key}.yaml": f"name: {key}\n{MITTE}" for key in ("eins", "zwei")}
    found = in_region(overlapping(workshop(files), alike("eins", "zwei")), ["eins", "zwei"])
    assert found is not None
    assert found.rows[0].unknown == "No contact to an administration is recorded for any of them."


def test_it_stands_on_the_pages_of_regions_and_administrations() -> None:
    shop = city()
    pages = made(regions.pages, shop)
    assert "Several do something similar here" in pages["regions/de-be/"].content
    assert "Several do something similar here" in pages["regions/berlin-mitte/"].content
    assert "Several do something similar here" not in pages["regions/de-sn/"].content
    page = made(entry.pages, shop)["administrations/amt/"].content
    assert "No contact to this administration is recorded for: Zwei." in page


def test_nothing_similar_leaves_no_gap() -> None:
    shop = overlapping(city())
    assert in_region(shop, ["eins", "zwei"]) is None
    assert for_administration(shop, "amt") is None
    assert "Several do" not in made(regions.pages, shop)["regions/de-be/"].content


def test_many_cases_are_counted_and_lead_on() -> None:
    keys = [(f"a-{number}", f"b-{number}") for number in range(SHOWN + 2)]
    files = {f"initiatives/{key}.yaml": f"name: {key}\n{MITTE}" for pair in keys for key in pair}
    found = in_region(
        overlapping(workshop(files), *(alike(*pair) for pair in keys)), [k for pair in keys for k in pair]
    )
    assert found is not None
    assert len(found.rows) == SHOWN
    assert found.more is not None
    assert (found.more.text, found.more.href) == ("2 further cases", "bundles/#_aehnlich")


def test_what_is_over_runs_side_by_side_with_nothing() -> None:
    shop = workshop({
        "initiatives/eins.yaml": f"name: Eins\n{MITTE}",
        "initiatives/zwei.yaml": f"name: Zwei\nstatus: finished\n{MITTE}",
    })  # fmt: skip
    pair = alike("eins", "zwei")
    assert in_region(overlapping(shop, pair, bundled=(pair.ids,)), ["eins", "zwei"]) is None
