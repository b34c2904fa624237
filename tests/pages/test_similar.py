"""Similar initiatives on an entry's page: only reasons that the data hold, careful words, links."""

from __future__ import annotations

from generator.pages.entry import page as entry
from generator.pages.entry.similar import SHOWN_SIMILAR, similar
from generator.pages.parts.overlap_words import reasons
from generator.pages.parts.workshop import Workshop
from tests.pages.pages_support import alike, made, need, overlapping, workshop

EINS = (
    "name: Eins\ntopics: [education, language]\naudiences: [students]\narea: {scope: local, regions: [berlin-mitte]}\n"
    "needs:\n" + need("laptops") + need("lapsed", kind="money", since='"2015"')
)
ZWEI = (
    "name: Zwei\ntopics: [language]\naudiences: [students]\narea: {scope: local, regions: [berlin-mitte]}\nneeds:\n"
    + need("rechner")
    + need("money", kind="money")
)
DREI = "name: Drei\ntopics: [housing]\narea: {scope: state, regions: [DE-SN]}\n"


def three(language: str = "en", more: str = "") -> Workshop:
    return workshop(
        {"initiatives/eins.yaml": EINS + more, "initiatives/zwei.yaml": ZWEI, "initiatives/drei.yaml": DREI}, language
    )


def said(shop: Workshop, **seen: object) -> list[tuple[str, str]]:
    pair = alike("eins", "zwei", **seen)  # type: ignore[arg-type]
    return [(one.how, one.text) for one in reasons(overlapping(shop, pair), pair, "eins")]


def test_reasons_are_what_both_entries_state() -> None:
    assert said(three()) == [
        ("yes", "both look for: IT hardware"),
        ("yes", "the same topic: Language"),
        ("yes", "both for: Students"),
        ("yes", "both at work in: Berlin-Mitte"),
    ]


def test_a_need_that_has_lapsed_is_no_reason() -> None:
    assert not any("Money" in text for _, text in said(three()))


def test_words_of_both_texts_are_shown_where_the_texts_count() -> None:
    words = ("Laptops", "löschen", "Linux", "Schulen", "Kabel")
    shop = three("de")
    pair = alike("eins", "zwei", akin={"text": 1.2}, words=words)
    last = reasons(shop, pair, "eins")[-1]
    assert last.text == "Wörter in beiden Texten:"
    assert last.said == ("Laptops, löschen, Linux, Schulen", "de")
    weak = alike("eins", "zwei", akin={"text": 0.1}, words=words)
    assert all(one.said is None for one in reasons(shop, weak, "eins"))
    assert all(one.said is None for one in reasons(three("en"), pair, "eins"))  # they are German words


def test_what_names_and_addresses_tell_is_said() -> None:
    shop = three()
    assert said(shop, features={"same-number": 1.0, "same-address": 1.0, "same-name": 1.0})[:3] == [
        ("yes", "the same register number"), ("yes", "the same web address"),
        ("yes", "the same name, written differently: “Eins” and “Zwei”"),
    ]  # fmt: skip
    assert said(shop, features={"same-name": 1.0}, names=("E", "E"))[0][1] == "the same name: “E”"
    assert said(shop, acronym="e", same={"acronym": 0.5})[0][1] == "one name abbreviates the other: “Eins” and “Zwei”"
    assert said(shop, akin={"contained": 1.4})[0][1] == "similar names: “Eins” and “Zwei”"


def test_another_place_is_said_as_what_differs() -> None:
    pair = alike("drei", "eins")
    shop = overlapping(three(), pair)
    assert [(one.how, one.text) for one in reasons(shop, pair, "eins")] == [("other", "another place: Saxony")]
    assert reasons(shop, pair, "drei")[-1].text == "another place: Berlin-Mitte"


def test_the_page_has_them_with_links_and_a_way_to_them() -> None:
    shop = overlapping(three("de"), alike("eins", "zwei", likeness=0.95), alike("drei", "eins", likeness=0.6))
    page = made(entry.pages, shop)["initiatives/eins/"].content
    assert page.index("Wer Ähnliches tut") < page.index('href="../../initiatives/zwei/"') < page.index("Drei")
    assert '<a class="chip" href="#_aehnlich">Ähnliche <span class="n">2</span></a>' in page
    assert "sehr ähnlich" in page
    assert "Vorschlag für ein Bündnis:" in page
    assert 'href="../../bundles/#vorschlag-eins"' in page
    assert "sieht nach demselben aus" not in page


def test_a_duplicate_is_worded_as_a_question_not_as_a_verdict() -> None:
    shop = overlapping(three(), alike("eins", "zwei", verdict="duplicate", likeness=0.97))
    page = made(entry.pages, shop)["initiatives/zwei/"].content
    assert "looks like the same" in page
    assert "Both entries look as if they were about the same." in page
    assert "template=3-correction.yml" in page


def test_who_is_told_apart_is_named_with_the_reason_on_both_pages() -> None:
    more = "distinct_from:\n  - {id: drei, reason: anderes Team}\n  - {id: zwei, reason: anderer Ort}\n"
    shop = overlapping(three("de", more), alike("eins", "zwei"))
    pages = made(entry.pages, shop)
    for one, other in (("eins", "drei"), ("drei", "eins")):
        content = pages[f"initiatives/{one}/"].content
        assert "Nicht zu verwechseln mit" in content
        assert f'<a href="../../initiatives/{other}/">{other.capitalize()}</a>: anderes Team' in content
    assert "Nicht dasselbe: anderer Ort" in pages["initiatives/zwei/"].content


def test_an_entry_that_is_like_no_other_has_no_such_part() -> None:
    shop = three()
    assert similar(shop, "eins") is None
    assert 'id="_aehnlich"' not in made(entry.pages, shop)["initiatives/eins/"].content


def test_many_are_named_and_the_likeliest_explained() -> None:
    files = {f"initiatives/nummer-{number}.yaml": f"name: Nummer {number}" for number in range(10)}
    shop = workshop({"initiatives/eins.yaml": EINS, **files})
    found = similar(overlapping(shop, *(alike("eins", f"nummer-{number}") for number in range(10))), "eins")
    assert found is not None
    assert (len(found.rows), len(found.more), found.count) == (SHOWN_SIMILAR, 10 - SHOWN_SIMILAR, 10)


def test_who_has_joined_forces_already_hears_so() -> None:
    pair = alike("eins", "zwei")
    shop = overlapping(three(), pair, bundled=(pair.ids,))
    assert reasons(shop, pair, "eins")[0].text == "both belong to one alliance already"
    found = similar(shop, "eins")
    assert found is not None
    assert found.group is None
