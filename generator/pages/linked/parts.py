"""The small pieces of JSON-LD that several kinds of page are made of."""

from __future__ import annotations

from typing import Any

from generator.model import Area, Company, Entry, Initiative, kind_of
from generator.pages.parts.workshop import Workshop

Node = dict[str, Any]
_NON_PROFIT = {"ev", "ggmbh", "gug", "foundation"}
_FOR_PROFIT = {"gmbh", "ug", "ag", "kg", "eg"}


def page_url(shop: Workshop, address: str) -> str:
    """The full address of a page in the language of the workshop."""
    return shop.settings.address(shop.language, address)


def entry_url(shop: Workshop, key: str) -> str:
    """The full address of an entry's page in the language of the workshop."""
    return page_url(shop, f"{shop.catalogue.records[key].kind.folder}/{key}/")


def identity(shop: Workshop, key: str) -> str:
    """The name of an entry among machines: one for all languages."""
    record = shop.catalogue.records[key]
    return f"{shop.settings.url}{record.kind.folder}/{key}/#{record.kind.anchor}"


def schema_type(entry: Entry) -> str:
    """The schema.org class of an entry."""
    if isinstance(entry, Company):
        return "NGO" if entry.legal_form in _NON_PROFIT else "Organization"
    if isinstance(entry, Initiative):
        # What another body runs is its project; schema.org counts projects among organisations.
        return "Project" if entry.operator else "Organization" if entry.legal_form in _FOR_PROFIT else "NGO"
    return kind_of(entry).schema_type


def reference(shop: Workshop, key: str) -> Node:
    """Another entry, in short; the bare id where it cannot be read."""
    record = shop.catalogue.records.get(key)
    if record is None:
        return {"@type": "Organization", "name": key}
    return {
        "@type": schema_type(record.entry),
        "@id": identity(shop, key),
        "name": record.entry.name,
        "url": entry_url(shop, key),
    }


def area_served(shop: Workshop, area: Area) -> list[Node]:
    """Where something happens: regions by name and code, else the country, the continent or the world."""
    if area.regions:
        return [
            {"@type": "AdministrativeArea", "name": shop.formats.label("regions", code), "identifier": code}
            for code in area.regions
        ]
    if area.scope == "national":
        # The first region of the vocabulary is the country that the site is about.
        code = next(iter(shop.catalogue.vocabulary.terms("regions")), "")
        return [{"@type": "Country", "name": shop.formats.label("regions", code), "identifier": code}]
    if area.scope in {"europe", "worldwide"}:
        return [{"@type": "Place", "name": shop.formats.label("scopes", area.scope)}]
    return []


def pruned(node: Node) -> Node:
    """An object without empty texts, lists and objects: what nobody stated is not there."""
    return {key: value for key, inner in node.items() if (value := _pruned(inner)) or value is False or value == 0}


def _pruned(value: Any) -> Any:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        return pruned(value)
    if isinstance(value, list):
        return [kept for item in value if (kept := _pruned(item))]
    return value
