"""The manuals: every rule, every field and every code has its place, in both languages, and no page is heavy."""

from __future__ import annotations

import gzip
import re
from html import unescape

import pytest

from generator.diagnostics import RULES, Example
from generator.model import KINDS, EntryKind
from generator.pages.data import data
from generator.pages.manual import fields, word_lists
from generator.pages.manual import rules as manual
from generator.pages.manual.text import example_files, shown, ticked
from generator.pages.page import Page
from tests import golden_site

HEAVIEST = 15_000
LANGUAGES = ["de", "en"]


def _pages(language: str) -> dict[str, Page]:
    shop = golden_site.shop(language)
    made = [*manual.pages(shop), *fields.pages(shop), *data.pages(shop)]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


PAGES = {language: _pages(language) for language in LANGUAGES}
ALL = [
    pytest.param(page, id=f"{language}-{address}")
    for language, pages in PAGES.items()
    for address, page in pages.items()
]


@pytest.mark.parametrize("made", ALL)
def test_pages_are_light_whole_and_consistent(made: Page) -> None:
    html = str(made.content)
    assert len(gzip.compress(html.encode())) < HEAVIEST
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert not [name for name in ids if " " in name]
    for anchor in re.findall(r'href="#([^"]*)"', html):
        assert anchor in ids
    assert html.count("<h1>") == 1
    assert made.title
    assert made.description
    assert "@@" not in html
    assert " style=" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_between_the_manuals_lead_somewhere(language: str) -> None:
    pages = PAGES[language]
    for page in pages.values():
        up = "../" * page.address.count("/")
        for link in re.findall(r'href="((?:\.\./)+(?:rules|fields)/[^"#]*)"', str(page.content)):
            assert link.startswith(up)
            assert link.removeprefix(up) in pages, f"{page.address} -> {link}"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_page_with_its_examples(code: str) -> None:
    page = PAGES["en"][f"rules/{code.lower()}/"]
    rule = RULES[code]
    words = unescape(re.sub(r"<[^>]+>", "", str(page.content)))
    assert rule.title.replace("`", "") in words
    assert rule.why.replace("`", "") in words
    for example in (rule.bad, rule.good):
        assert all(text in words for _, text in example_files(example))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_in_the_list_under_its_letter(language: str) -> None:
    groups = manual.groups(golden_site.shop(language))
    assert [row.code for group in groups for row in group.rules] == [
        code for letter in manual.GROUPS for code in sorted(RULES) if code[0] == letter
    ]
    assert {code[0] for code in RULES} <= set(manual.GROUPS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_described_with_what_it_takes_and_an_example(kind: EntryKind) -> None:
    for group in fields.groups(golden_site.shop(), kind.name):
        for field in group.fields:
            assert field.text, field.name
            assert field.type, field.name
            assert field.example.startswith(f"{field.name}: "), field.name


@pytest.mark.parametrize("name", sorted(fields.OWN_PAGES))
def test_every_field_of_the_model_is_in_the_manual(name: str) -> None:
    own, *_ = fields.groups(golden_site.shop(), name)
    model = fields.OWN_PAGES[name]
    assert {field.name for field in own.fields} == {info.alias or key for key, info in model.model_fields.items()}
    required = {key for key, info in model.model_fields.items() if info.is_required()}
    assert {field.name for field in own.fields if field.required} == required
    assert [field.required for field in own.fields] == sorted((field.required for field in own.fields), reverse=True)


def test_every_kind_of_entry_has_a_page_of_fields() -> None:
    assert set(fields.OWN_PAGES) == set(fields.TITLES)


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("initiative", "summary", "text, also by language, 20 to 200 characters"),
        ("initiative", "topics", "list: code (1 to 5)"),
        ("initiative", "website", "web address"),
        ("initiative", "operator", "id of an entry, or a name"),
        ("initiative", "confirmed", "day"),
        ("initiative", "founded", "day, month or year"),
        ("initiative", "location", "fields of its own"),
        ("bundle", "members", "list: id (at least 2)"),
        ("need", "remote", "true or false"),
        ("need", "received", "list: fields of its own"),
    ],
)
def test_types_are_told_in_words(name: str, field: str, words: str) -> None:
    own, *_ = fields.groups(golden_site.shop("en"), name)
    assert next(view.type for view in own.fields if view.name == field) == words


@pytest.mark.parametrize(
    ("group", "field", "words"),
    [
        ("in-quantity", "total", "whole number"), ("in-amount", "total", "amount"), ("in-location", "lat", "degrees"),
        ("in-location", "postcode", "digits, in quotes"), ("in-received", "date", "day, month or year"),
    ],
)  # fmt: skip
def test_types_inside_of_fields_are_told_as_well(group: str, field: str, words: str) -> None:
    found = {one.id: one for one in fields.groups(golden_site.shop("en"), "need")}
    assert next(view.type for view in found[group].fields if view.name == field) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_list_has_a_page_with_all_codes_and_a_heading(language: str) -> None:
    lists = golden_site.catalogue().vocabulary.lists
    assert set(lists) == set(word_lists.TITLES)
    for name, terms in lists.items():
        html = str(PAGES[language][word_lists.address(name)].content)
        assert all(f"<code>{code}</code>" in html for code in terms)


def test_short_lists_stand_beside_their_field() -> None:
    own, *_ = fields.groups(golden_site.shop(), "need")
    codes = {view.name: view.codes for view in own.fields}
    assert [code for code, _ in codes["condition"]] == ["new", "used", "any"]
    assert codes["topics"] == ()


def test_what_cannot_be_seen_is_named() -> None:
    assert shown("M\udcfcnchen\x00\u200b\tx\n") == "M‹FC›nchen‹U+0000›‹U+200B›⇥x"


def test_long_examples_are_cut() -> None:
    assert len(shown("a" * 70_000)) < 300


def test_an_example_names_its_files_only_when_there_are_several() -> None:
    assert example_files(Example("a: b\n")) == (("", "a: b"),)
    several = Example("a: b\n", beside=(("content/events/x.yaml", "c: d\n"),))
    assert [name for name, _ in example_files(several)] == [several.file, "content/events/x.yaml"]


def test_backticks_become_code_and_nothing_else_does() -> None:
    assert (
        ticked(golden_site.shop("en"), "Write `a < b` & <b>c</b>")
        == "Write <code>a &lt; b</code> &amp; &lt;b&gt;c&lt;/b&gt;"
    )
