"""An organisation in the words of schema.org."""

from __future__ import annotations

from generator.model import Company, Initiative, Organisation
from generator.model.entries import Contact, Identifier
from generator.model.vocabulary import Scheme
from generator.pages.linked.parts import Node, area_served, entry_url, identity, reference, schema_type
from generator.pages.parts.workshop import Workshop

_SAME = {"social", "repository"}
"""Kinds of links that show the same organisation elsewhere."""


def organisation(shop: Workshop, key: str) -> Node:
    """An organisation without its needs and offers; empty values are still in it."""
    entry = shop.catalogue.organisations[key]
    return {
        "@type": schema_type(entry),
        "@id": identity(shop, key),
        "name": entry.name,
        "alternateName": list(entry.aliases),
        "description": entry.summary.said(shop.language).text,
        "url": entry.website or entry_url(shop, key),
        "mainEntityOfPage": entry_url(shop, key) if entry.website else "",
        "sameAs": _same(shop, entry),
        "identifier": [_identifier(one) for one in entry.identifiers],
        "foundingDate": str(entry.founded or ""),
        "dissolutionDate": str(entry.ended or ""),
        "areaServed": area_served(shop, entry.area),
        "location": _location(entry),
        "contactPoint": _contact(entry, entry.contact) if entry.contact else {},
        "knowsAbout": list(shop.formats.labels("topics", entry.topics)),
        **_of_kind(shop, entry),
    }


def _of_kind(shop: Workshop, entry: Organisation) -> Node:
    if isinstance(entry, Initiative) and entry.operator:
        who = entry.operator
        return {
            "parentOrganization": reference(shop, who.id) if who.id else {"@type": "Organization", "name": who.name}
        }
    if isinstance(entry, Company):
        return {"memberOf": [{"@type": "Organization", "name": name} for name in entry.memberships]}
    return {}


def _same(shop: Workshop, entry: Organisation) -> list[str]:
    found = [link.url for link in entry.links if link.kind in _SAME]
    for one in entry.identifiers:
        scheme = shop.catalogue.vocabulary.terms("identifier_schemes").get(one.scheme)
        if isinstance(scheme, Scheme) and "{value}" in scheme.url:
            found.append(scheme.url.replace("{value}", one.value))
    return found


def _identifier(one: Identifier) -> Node:
    return {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.value}


def _location(entry: Organisation) -> Node:
    where = entry.location
    if where is None:
        return {}
    place: Node = {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": where.city, "postalCode": where.postcode or ""},
    }
    if where.lat is not None and where.lon is not None:
        # Two places are about a kilometre: finer ones could be somebody's home.
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": round(float(where.lat), 2),
            "longitude": round(float(where.lon), 2),
        }
    return place


def _contact(entry: Organisation, contact: Contact) -> Node:
    return {
        "@type": "ContactPoint", "email": contact.email, "telephone": contact.phone, "url": contact.form,
        "availableLanguage": list(entry.languages),
    }  # fmt: skip
