"""The manual of the fields: what an entry may say, kind by kind, made of the models themselves.

Needs and offers have pages of their own, since every organisation may have both; so has every word list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from generator.messages import N_
from generator.model import KINDS, Need, Offer
from generator.model.schema import bare_schema, record_of, vocabulary_of
from generator.pages.linked.linked_data import breadcrumbs, script
from generator.pages.manual import word_lists
from generator.pages.manual.field_types import type_words
from generator.pages.manual.text import ticked
from generator.pages.page import Page
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

OWN_PAGES: Mapping[str, type[BaseModel]] = {
    **{kind.name: kind.model for kind in KINDS}, "need": Need, "offer": Offer,
}  # fmt: skip
TITLES = {
    **{kind.name: (kind.one, kind.about) for kind in KINDS},
    "need": (N_("Need"), N_("Something that is missing. Any organisation can have needs.")),
    "offer": (N_("Offer"), N_("Something that is to be had. Any organisation can have offers.")),
}
"""Heading and one sentence for each page of fields."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: how it is written, what it means, what it takes."""

    name: str
    text: Markup
    type: str
    required: bool
    example: str
    more: Link | None
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The fields of an entry, or of something inside it. `names` are the fields that hold it; empty for the entry."""

    id: str
    names: tuple[str, ...]
    fields: tuple[FieldView, ...]


@lru_cache
def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of entry, of a need or of an offer."""
    return OWN_PAGES[name].model_json_schema(by_alias=True)


def pages(shop: Workshop) -> Iterator[Page]:
    """The list of all pages of fields, these pages, and those of the word lists."""
    text = shop.say("All fields of the catalogue with what they mean, what they take, and an example.")
    kinds = [(Link(_said(shop, name)[0], f"fields/{name}/"), _said(shop, name)[1]) for name in TITLES]
    content = shop.render("fields.html", kinds=kinds, lists=word_lists.links(shop), crumbs=_crumbs(shop)[:1])
    yield shop.page("fields/", shop.say("All fields"), text, content, head=_head(shop))
    for name in TITLES:
        title, text = _said(shop, name)
        view = shop.render("fields_of.html", title=title, text=text, groups=groups(shop, name), crumbs=_crumbs(shop))
        heading = shop.say("Fields: {kind}", kind=title)
        yield shop.page(f"fields/{name}/", heading, text, view, head=_head(shop, Link(title, f"fields/{name}/")))
    yield from word_lists.pages(shop, _crumbs(shop))


def _said(shop: Workshop, name: str) -> tuple[str, str]:
    title, text = TITLES[name]
    return shop.translator.gettext(title), shop.translator.gettext(text)


def groups(shop: Workshop, name: str) -> tuple[FieldGroup, ...]:
    """The fields of a page: its own first, then those of every record that they hold, in the order of first mention."""
    schema = schema_of(name)
    definitions = schema.get("$defs", {})
    found = [FieldGroup("", (), _fields(shop, schema))]
    for record, holders in _records(schema).items():
        found.append(FieldGroup(_anchor(record), tuple(holders), _fields(shop, definitions[record])))
    return tuple(found)


def _records(schema: Mapping[str, Any]) -> dict[str, list[str]]:
    """The records inside a schema, each with the fields that hold it; needs and offers have their own pages."""
    definitions = schema.get("$defs", {})
    found: dict[str, list[str]] = {}
    waiting = [schema]
    while waiting:
        for name, field in waiting.pop(0).get("properties", {}).items():
            record = record_of(field)
            if not record or record.lower() in OWN_PAGES:
                continue
            if record not in found:
                waiting.append(definitions[record])
            holders = found.setdefault(record, [])
            if name not in holders:
                holders.append(name)
    return found


def _fields(shop: Workshop, schema: Mapping[str, Any]) -> tuple[FieldView, ...]:
    """Required fields first; else in the order of the model."""
    required = set(schema.get("required", ()))
    views = [_field(shop, name, field, required=name in required) for name, field in schema["properties"].items()]
    return tuple(sorted(views, key=lambda view: not view.required))


def _field(shop: Workshop, name: str, schema: Mapping[str, Any], *, required: bool) -> FieldView:
    words, record = vocabulary_of(schema), record_of(schema)
    more = None
    if words:
        more = Link(word_lists.title(shop, words), word_lists.address(words))
    elif record.lower() in OWN_PAGES:
        more = Link(_said(shop, record.lower())[0], f"fields/{record.lower()}/")
    elif record:
        more = Link(shop.say("see below"), f"#{_anchor(record)}")
    return FieldView(
        name=name,
        text=ticked(shop, str(schema.get("description", ""))),
        type=type_words(shop, schema),
        required=required,
        example=_example(name, schema),
        more=more,
        codes=word_lists.few(shop, words),
    )


def _example(name: str, schema: Mapping[str, Any]) -> str:
    """The example as it stands in a file, with the name of its field."""
    examples = schema.get("examples") or bare_schema(schema).get("examples") or ()
    return f"{name}: {examples[0]}" if examples else ""


def _anchor(record: str) -> str:
    return f"in-{record.lower()}"


def _crumbs(shop: Workshop) -> tuple[Link, ...]:
    return (Link(shop.say("Home"), "./"), Link(shop.say("All fields"), "fields/"))


def _head(shop: Workshop, *links: Link) -> Markup:
    return script(breadcrumbs(shop, (Link(shop.say("All fields"), "fields/"), *links)))
