"""What a page says to programs: schema.org as JSON-LD, so that search engines and other catalogues understand it.

Only what the page itself shows is repeated, in its language; a value that nobody stated is left out, never guessed.
`@id` is always the address in the default language, so that all languages speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from generator.model import Event, Moment
from generator.model.entries import Bundle, Partner, Place
from generator.pages.linked.calls import seeks_and_offers
from generator.pages.linked.organisation import organisation
from generator.pages.linked.parts import area_served, identity, page_url, pruned, reference
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop

Node = dict[str, Any]


def entry_ld(shop: Workshop, key: str) -> Markup:
    """The JSON-LD of an initiative, a company or an administration, with its open needs and offers.

    In a further language it says what is in words: all else is said in the default language, under the same `@id`.
    """
    about = {**organisation(shop, key), **seeks_and_offers(shop, key)}
    if shop.language != shop.settings.default_language:
        about = _in_words(about)
    return script(about, _trail(shop, key))


def bundle_ld(shop: Workshop, key: str) -> Markup:
    """The JSON-LD of an alliance: an organisation whose members are others."""
    bundle = shop.catalogue.bundles[key]
    return script(_bundle(shop, key, bundle), _trail(shop, key))


def event_ld(shop: Workshop, key: str) -> Markup:
    """The JSON-LD of an event."""
    return script(_event(shop, key, shop.catalogue.events[key]), _trail(shop, key))


def topic_ld(shop: Workshop, code: str) -> Markup:
    """The JSON-LD of a topic: a term of our vocabulary, with its synonyms."""
    term = shop.catalogue.vocabulary.terms("topics")[code]
    about = {
        "@type": "DefinedTerm",
        "@id": f"{shop.settings.url}topics/{code}/#topic",
        "termCode": code,
        "name": shop.formats.label("topics", code),
        "alternateName": list(term.synonyms.get(shop.language, ())),
        "description": term.meaning.get(shop.language, ""),
        "url": page_url(shop, f"topics/{code}/"),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": shop.say("Topics"), "url": page_url(shop, "topics/")},
    }
    crumbs = (Link(shop.say("Topics"), "topics/"), Link(shop.formats.label("topics", code), f"topics/{code}/"))
    return script(about, breadcrumbs(shop, crumbs))


def home_ld(shop: Workshop) -> Markup:
    """The JSON-LD of the home page: the site, who answers for it, and how to search it."""
    settings = shop.settings
    return script({
        "@type": "WebSite",
        "@id": f"{settings.url}#site",
        "name": settings.name,
        "alternateName": settings.tagline.get(shop.language, ""),
        "url": page_url(shop, ""),
        "inLanguage": shop.language,
        "publisher": publisher(shop),
        "license": settings.data_licence,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": page_url(shop, "search/") + "?q={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    })  # fmt: skip


def dataset_ld(shop: Workshop, files: Iterable[tuple[str, str, str]]) -> Markup:
    """The JSON-LD of the data page: one data set; `files` are path, name and media type of its forms."""
    settings = shop.settings
    return script({
        "@type": "Dataset",
        "@id": f"{settings.url}data/#data",
        "name": shop.say("Open data of {site}", site=settings.name),
        "description": shop.say("Organisations with their needs, their offers and the help that came together."),
        "url": page_url(shop, "data/"),
        "license": settings.data_licence,
        "isAccessibleForFree": True,
        "creator": publisher(shop),
        "dateModified": shop.today.isoformat(),
        "inLanguage": list(settings.languages),
        "distribution": [
            {"@type": "DataDownload", "name": name, "contentUrl": settings.url + path, "encodingFormat": media}
            for path, name, media in files
        ],
    })  # fmt: skip


def publisher(shop: Workshop) -> Node:
    """Who answers for the site."""
    who = shop.settings.publisher
    return pruned({
        "@type": "Organization", "@id": f"{shop.settings.url}#publisher", "name": who.name or shop.settings.name,
        "email": who.email, "url": shop.settings.url,
    })  # fmt: skip


def breadcrumbs(shop: Workshop, links: Iterable[Link]) -> Node:
    """The way from the home page to this one; the links are relative to the root of the language."""
    trail = [Link(shop.say("Home"), ""), *links]
    items = [
        {"@type": "ListItem", "position": number, "name": link.text, "item": page_url(shop, link.href)}
        for number, link in enumerate(trail, 1)
    ]
    del items[-1]["item"]  # the page itself
    return {"@type": "BreadcrumbList", "itemListElement": items}


def script(*nodes: Node) -> Markup:
    """Nodes as the element that pages carry in their head; nothing in a text can end the element early."""
    graph = [pruned(node) for node in nodes]
    whole = {"@context": "https://schema.org", **(graph[0] if len(graph) == 1 else {"@graph": graph})}
    text = to_json(whole).decode()
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    # Line separators are legal in JSON, and line ends to older readers of scripts; @@ would look like one of our slots.
    safe = safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("@@", "@\\u0040")
    return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704  escaped just now


_WORDS = ("@type", "@id", "name", "description", "url", "mainEntityOfPage", "knowsAbout")


def _in_words(node: Node) -> Node:
    """An organisation with what differs from language to language."""
    words = {name: node[name] for name in _WORDS if name in node}
    calls: Node = {side: [_in_words(call) for call in node[side]] for side in ("seeks", "makesOffer") if side in node}
    return words | calls


def _trail(shop: Workshop, key: str) -> Node:
    record = shop.catalogue.records[key]
    folder = record.kind.folder
    links = (Link(shop.say(record.kind.many), f"{folder}/"), Link(record.entry.name, f"{folder}/{key}/"))
    return breadcrumbs(shop, links)


def _bundle(shop: Workshop, key: str, bundle: Bundle) -> Node:
    return {
        "@type": "Organization",
        "@id": identity(shop, key),
        "name": bundle.name,
        "description": bundle.summary.said(shop.language).text,
        "url": bundle.website or page_url(shop, f"bundles/{key}/"),
        "mainEntityOfPage": page_url(shop, f"bundles/{key}/"),
        "foundingDate": str(bundle.since or ""),
        "member": [reference(shop, member) for member in bundle.members],
    }


def _event(shop: Workshop, key: str, event: Event) -> Node:
    return {
        "@type": "Event",
        "@id": identity(shop, key),
        "name": event.name,
        "description": event.summary.said(shop.language).text,
        "url": event.website or page_url(shop, f"events/{key}/"),
        "mainEntityOfPage": page_url(shop, f"events/{key}/"),
        "startDate": _day(event.start),
        "endDate": _day(event.end),
        "eventAttendanceMode": _attendance(event),
        "location": [*([_place(event.place)] if event.place else []), *_online(event)],
        "organizer": [_organiser(shop, one) for one in event.organisers],
        "about": [{"@type": "DefinedTerm", "name": label} for label in shop.formats.labels("topics", event.topics)],
        "audience": _audience(shop, event),
    }


def _audience(shop: Workshop, event: Event) -> Node:
    """For whom an event is meant, by area; empty where nobody stated it."""
    served = area_served(shop, event.area) if event.area else []
    return {"@type": "Audience", "geographicArea": served} if served else {}


def _day(value: Moment | None) -> str:
    return str(value or "")


def _attendance(event: Event) -> str:
    if event.place and event.online:
        return "https://schema.org/MixedEventAttendanceMode"
    if event.online:
        return "https://schema.org/OnlineEventAttendanceMode"
    return "https://schema.org/OfflineEventAttendanceMode" if event.place else ""


def _place(place: Place) -> Node:
    address = {"@type": "PostalAddress", "addressLocality": place.city, "postalCode": place.postcode or ""}
    return {"@type": "Place", "name": place.name or place.city, "address": address}


def _online(event: Event) -> list[Node]:
    return [{"@type": "VirtualLocation", "url": event.online}] if event.online else []


def _organiser(shop: Workshop, partner: Partner) -> Node:
    return reference(shop, partner.id) if partner.id else {"@type": "Organization", "name": partner.name}
