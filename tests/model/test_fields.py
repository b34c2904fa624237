"""Fields: a string from a file becomes a value, or a finding at its place that says what to write instead."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.diagnostics import Diagnostic
from generator.model import Initiative, PartialDate
from tests.support import catalogue, codes, entry, pointed_at

PATH = "content/initiatives/abc.yaml"


def read(text: str) -> tuple[Initiative | None, list[Diagnostic]]:
    made = catalogue({PATH: text})
    found = made.entry("abc")
    assert found is None or isinstance(found, Initiative)
    return found, list(made.findings)


def value(text: str) -> Any:  # noqa: ANN401  of any field
    """The value of the field that a line gives."""
    found, findings = read(text)
    assert findings == []
    return getattr(found, text.partition(":")[0])


def only(text: str) -> tuple[str, str, str]:
    """Code, place and text to paste of the only finding."""
    _, (found,) = read(text)
    return found.rule.code, pointed_at(found, entry(PATH, text)), found.fix


def need(more: str, kind: str = "hardware") -> str:
    return (
        f"needs:\n  - id: laptops\n    kind: {kind}\n    title: Laptops für alle\n    since: 2026-01-15\n    {more}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("founded: 2015", PartialDate(2015)), ("founded: 2015-03", PartialDate(2015, 3)), ("founded: '2015'", PartialDate(2015)),
        ("created: 2026-11-21", date(2026, 11, 21)), ('area: {scope: local, regions: ["05315"]}', ("05315",)),
        ("website: https://münchen.example/a?b=c#d", "https://münchen.example/a?b=c#d"), ("languages: [uk, zh-Hant, kmr]", ("uk", "zh-Hant", "kmr")),
        ("topics: [education, work]", ("education", "work")), ("name: NO", "NO"), ("name: '3.10'", "3.10"),
    ],
)  # fmt: skip
def test_values_become_what_they_mean(text: str, expected: object) -> None:
    found = value(text)
    assert getattr(found, "regions", found) == expected


@pytest.mark.parametrize(
    ("given", "expected"), [("1500", Decimal(1500)), ("1500.5", Decimal("1500.5")), ("0.99", Decimal("0.99"))]
)
def test_money_is_decimal(given: str, expected: Decimal) -> None:
    found, findings = read(need(f"amount: {{total: {given}}}", "money"))
    assert findings == []
    assert found is not None
    assert found.needs[0].amount is not None
    assert found.needs[0].amount.total == expected
    assert found.needs[0].amount.currency == "EUR"


@pytest.mark.parametrize(
    ("given", "small", "large"),
    [("500.000", "500", "500000"), ("1.234.567", "", "1234567")],
)
def test_a_number_with_two_readings_names_both(given: str, small: str, large: str) -> None:
    _, (found,) = read(need(f"amount:\n      total: {given}", "money"))
    assert found.rule.code == "S208"
    assert small in str(found.hint)
    assert large in str(found.hint)


@pytest.mark.parametrize(
    ("text", "code", "place", "fix"),
    [
        ("webseite: https://example.org/", "S203", "webseite", "website: "),
        ("topics: [sprachee]", "S204", "sprachee", "language"), ("topics: [Sprache]", "S204", "Sprache", "language"),
        ("summary: Wir helfen.", "S205", "Wir helfen.", ""), ("created: 21.11.2026", "S209", "21.11.2026", "2026-11-21"), ("created: 32.13.2026", "S209", "32.13.2026", ""),
        ("created: 2026-02-30", "S209", "2026-02-30", ""), ("founded: 2026-00", "S209", "2026-00", ""), ("founded: 9999", "S209", "9999", ""),
        ("website: javascript:alert(1)", "S211", "javascript:alert(1)", ""), ("website: data:text/html,x", "S211", "data:text/html,x", ""),
        ("website: www.example.org", "S211", "www.example.org", "https://www.example.org"), ("website: https://user:pw@example.org/", "S211", "https://user:pw@example.org/", ""),
        ("website: https://localhost/", "S211", "https://localhost/", ""), ("summary: Wir <script>alert(1)</script> helfen.", "S212", "<script>", ""),
        ("area: {scope: local, regions: [05315]}", "S213", "05315", '"05315"'), ("area: {scope: local, regions: [5315]}", "S213", "5315", '"05315"'),
        ("location: {city: Dresden, postcode: 01067}", "S213", "01067", '"01067"'), ("location: {city: Dresden, postcode: 1067}", "S213", "1067", '"01067"'),
        ("languages: [deutsch]", "S215", "deutsch", "de"), ("languages: [DE]", "S215", "DE", "de"), ("languages: [de_AT]", "S215", "de_AT", "de-AT"), ("topics: education", "S201", "education", "topics: [education]"),
        ("area: local", "S201", "local", ""), ("name: [a, b]", "S201", "[a, b]", ""), ("topics: [language, work, health, legal, family, youth]", "S220", "[language, work, health, legal, family, youth]", ""),
        ("website:", "S222", "website", ""), ("contact: {phone: abc}", "S224", "abc", ""),
        ("contact: {phone: 030 901820 (Mo–Fr 9–17 Uhr)}", "S224", "030 901820 (Mo–Fr 9–17 Uhr)", "+49 30 901820"),
        ("contact: {phone: 030\u00a0901820}", "S224", "030\u00a0901820", "+49 30 901820"),
        ("contact: {phone: Tel. 030 901820}", "S224", "Tel. 030 901820", "+49 30 901820"),
        ("contact: {email: 'info@'}", "S224", "'info@'", ""),
        ("identifiers: [{scheme: wikidata, value: 42}]", "S225", "42", "Q42"), ("location: {city: Berlin, lat: 525.2, lon: 13}", "S223", "525.2", ""),
        (need("remote: ja"), "S210", "ja", "true"), (need("quantity: {total: 5, unit: hour}"), "S216", "hour", ""), (need("quantity: {total: 0, unit: piece}"), "S223", "0", ""),
        (need("quantity: {total: etwa 5, unit: piece}"), "S207", "etwa 5", "5"), (need("given: [{to: {name: wir}}]"), "S218", "given", ""),
        (need("received: [{from: {}}]"), "S219", "{}", ""), (need("status: withdrawn"), "S232", "withdrawn", ""), (need("status: partly"), "S204", "partly", ""),
        (need("language_pairs: [de-de]"), "S229", "de-de", ""), ("former_ids: [Alt]", "S214", "Alt", "alt"), ("operator: {id: abc-d, name: Firma}", "S219", "{id: abc-d, name: Firma}", ""),
    ],
)  # fmt: skip
def test_a_slip_is_found_at_its_place_with_text_to_paste(text: str, code: str, place: str, fix: str) -> None:
    assert only(text) == (code, place, fix)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("partners: [{name: Firma}, {name: Firma}]", "S221", "{name: Firma}"), ("former_ids: [alt-a, alt-a]", "S221", "alt-a"),
        ("location: {city: Berlin, lat: 52.5}", "S232", "52.5"), (need("location: {city: Berlin, lon: 13.4}"), "S232", "13.4"),
    ],
)  # fmt: skip
def test_what_stands_twice_or_only_half(text: str, code: str, place: str) -> None:
    assert only(text)[:2] == (code, place)


def test_all_slips_are_found_in_one_run() -> None:
    _, findings = read("webseite: x\ntopics: [sprachee, arbeitt]\nsummary: kurz\ncreated: gestern")
    assert sorted(one.rule.code for one in findings) == ["S203", "S204", "S204", "S205", "S209"]


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("2026-12-05T18:00", "2026-12-05T18:00+01:00"), ("2026-07-05 9:30", "2026-07-05T09:30+02:00"),
        ("2026-03-29T18:00", "2026-03-29T18:00+02:00"), ("2026-10-25T18:00", "2026-10-25T18:00+01:00"),
        ("5.12.2026", "2026-12-05"), ("2026-12-05T25:00", ""), ("2026-12-05T18:00+25:00", ""), ("18:00", ""),
    ],
)  # fmt: skip
def test_the_time_of_a_meeting_needs_its_zone(written: str, fix: str) -> None:
    (found,) = catalogue({"events/meeting.yaml": f"start: '{written}'"}).findings
    assert (found.rule.code, found.fix) == ("S209", fix)


def test_a_meeting_ends_after_it_starts_also_by_the_clock() -> None:
    def told(end: str) -> list[str]:
        files = {"events/meeting.yaml": f"start: 2026-12-05T18:00+01:00\nend: {end}"}
        return [one.rule.code for one in catalogue(files).findings]

    assert told("2026-12-05T17:30Z") == told("2026-12-05") == []
    assert told("2026-12-05T18:30+02:00") == ["S226"]


def test_lengths_count_characters_after_trimming_and_composing() -> None:
    assert len(value("name: '" + "u\u0308" * 80 + "  '")) == 80
    assert only("name: " + "ü" * 81)[0] == "S206"


def test_a_text_may_be_given_by_language() -> None:
    summary = value("summary: {de: Wir reparieren Laptops., en: We refurbish laptops.}")
    assert str(summary) == "Wir reparieren Laptops."
    assert summary.said("en") == ("We refurbish laptops.", "en")
    assert summary.said("uk") == ("Wir reparieren Laptops.", "de")
    assert only("summary: {de: kurz, en: We refurbish laptops.}")[1] == "kurz"
    assert only("summary: {xx-yy: We refurbish laptops.}")[:2] == ("S215", "xx-yy")


def test_an_odd_key_is_no_crash() -> None:
    assert only('"[key]": x')[0] == "S203"


def test_a_list_of_thousands_is_one_finding() -> None:
    _, findings = read("audiences: [" + ", ".join(f"x{n}" for n in range(5000)) + "]")
    assert [one.rule.code for one in findings] == ["S220"]


def test_a_comma_that_cuts_a_number_in_braces_is_told_as_such() -> None:
    assert only(need("amount: {total: 500,00}", "money"))[:2] == ("S208", "00")


def test_a_list_is_no_number_date_or_yes() -> None:
    for text in ("founded: []", "founded: {a: b}", need("remote: [true]"), need("quantity: {total: [5], unit: piece}")):
        assert only(text)[0] == "S201"


def test_digits_of_other_scripts_are_no_numbers() -> None:
    assert only("founded: ٢٠٢٤")[0] == "S209"
    assert only(need("quantity: {total: ٢٠, unit: piece}"))[0] == "S207"


def test_what_stands_behind_a_faulty_item_is_still_found_at_its_place() -> None:
    text = """needs:
  - {id: eins, kind: hardwear, title: Laptops, since: 2026}
  - {id: zwei, kind: room, title: Raum, since: 2026, quantity: {total: 5, unit: piece}}
topics: ["", sprachee]
"""
    _, findings = read(text)
    assert [(one.rule.code, pointed_at(one, entry(PATH, text))) for one in findings] == [
        ("S204", "hardwear"), ("S216", "piece"), ("S222", '""'), ("S204", "sprachee"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["summary: {}", "description: {}", "closed_note: {}"])
def test_a_text_in_no_language_is_no_text(field: str) -> None:
    _, findings = read(field)
    assert ("S222", "{}") in {(one.rule.code, pointed_at(one, entry(PATH, field))) for one in findings}


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "FTP://x",
        "www.example.org",
        "info@example.org",
        "../other/",
        "seite.html 'Titel'",
    ],
)
def test_a_link_in_a_text_leads_only_where_it_may(link: str) -> None:
    _, findings = read(f'description: "Siehe [hier]({link})."')
    assert [one.rule.code for one in findings] == ["S211"]
    assert (
        read('description: "Siehe [hier](https://example.org), [da](mailto:info@example.org), [Text](siehe: unten)."')[
            1
        ]
        == []
    )


@pytest.mark.parametrize(
    ("link", "meant"),
    [("www.example.org", "https://www.example.org"), ("a@verein.de", "mailto:a@verein.de"), ("hier", "")],
)
def test_a_link_without_scheme_is_mended(link: str, meant: str) -> None:
    _, (finding,) = read(f'description: "Siehe [hier]({link}) oder ![Bild](bild.png)."')
    assert (meant in str(finding.hint)) if meant else ("complete address" in str(finding.hint))
    _, (finding,) = read(f'description: "Siehe [hier][1].\\n\\n[1]: {link}"')
    assert finding.rule.code == "S211"


def test_a_misspelt_field_is_told_once() -> None:
    text = "Name: Hilfe e. V.\nsummary: Wir helfen hier allen Menschen.\ntopics: [education]\narea: {scope: national}\n"
    made = catalogue({"initiatives/abc.yaml": text}, whole=True)
    assert [(one.rule.code, one.fix) for one in made.findings] == [("S203", "name: ")]


@pytest.mark.parametrize("regions", ["[DE-BEE]", "\n    - DE-BEE"])
def test_a_slip_in_a_region_is_no_area_without_one(regions: str) -> None:
    assert codes({"initiatives/abc.yaml": f"area:\n  scope: local\n  regions: {regions}\n"}) == {"S204"}


def test_a_reference_to_itself_is_told_once() -> None:
    assert "L403" not in codes({"initiatives/abc.yaml": "authority_links: [{id: abc, relation: knows}]"})


@pytest.mark.parametrize(("given", "fix"), [("500,00", "500"), ("1500,50", "1500.50"), ("1.500,5", "1500.50")])
def test_a_german_sum_is_mended(given: str, fix: str) -> None:
    _, (found,) = read(need(f"amount:\n      total: {given}", "money"))
    assert (found.rule.code, found.fix) == ("S208", fix)


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        ("5.3.2026", "2026-03-05"), ("2026-3-5", "2026-03-05"), ("2026/03/05", "2026-03-05"),
        ("2026–03–05", "2026-03-05"), ("5. März 2026", "2026-03-05"), ("March 2026", "2026-03"), ("03/2026", "2026-03"),
        ("„2026-03-05“", "2026-03-05"), ("03/05/2026", ""), ("irgendwann 2026", ""),
    ],
)  # fmt: skip
def test_a_date_in_another_spelling_is_mended(given: str, fix: str) -> None:
    _, (found,) = read(f"founded: {given}")
    assert (found.rule.code, found.fix) == ("S209", fix)


@pytest.mark.parametrize("given", ["2026-02-30", "31.11.2026"])
def test_a_day_that_does_not_exist_is_called_so(given: str) -> None:
    _, (found,) = read(f"founded: {given}")
    assert "no such day" in str(found.hint)


@pytest.mark.parametrize("given", ["14.6.2027 18:00", "14. Juni 2027, 18 Uhr", "2027-06-14 18:00"])
def test_a_moment_in_another_spelling_is_mended(given: str) -> None:
    made = catalogue({"events/treffen.yaml": f"start: {given}"})
    assert [one.fix for one in made.findings] == ["2027-06-14T18:00+02:00"]


def test_a_text_of_commas_in_the_place_of_a_code_is_quickly_refused() -> None:
    start = time.process_time()
    assert only(f"area: {{scope: local, regions: ['{',' * 60_000}']}}")[0] == "S204"
    assert time.process_time() - start < 1
