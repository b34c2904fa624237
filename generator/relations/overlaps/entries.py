"""What overlaps compare of the entries of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.messages import available_languages
from generator.model import Catalogue, Organisation
from generator.model.addresses import readable_host
from generator.model.calls import Call
from generator.model.text import Text
from generator.relations.links import references
from generator.relations.overlaps.profile import CONTACT, Source

SHARED_HOSTS = frozenset(
    [
        "facebook.com",
        "instagram.com",
        "twitter.com",
        "x.com",
        "linkedin.com",
        "youtube.com",
        "github.com",
        "gitlab.com",
        "github.io",
        "gitlab.io",
        "codeberg.org",
        "codeberg.page",
        "wordpress.com",
        "blogspot.com",
        "jimdo.com",
        "jimdofree.com",
        "wixsite.com",
        "weebly.com",
        "sites.google.com",
        "docs.google.com",
        "forms.gle",
        "linktr.ee",
        "meetup.com",
        "betterplace.org",
        "startnext.com",
        "gofundme.com",
        "medium.com",
        "tumblr.com",
        "notion.site",
        "netlify.app",
        "vercel.app",
        "herokuapp.com",
        "web.app",
        "pages.dev",
        "mastodon.social",
        "wikipedia.org",
        "archive.org",
        "ehrenamt.de",
        "vostel.de",
        "govolunteer.com",
    ]
)
"""Hosts on which many have their pages: there only the whole address says who it is."""
MOST_ALIASES = 20
"""So many further names of an entry are compared: each is laid beside each name of the other one."""


def entry_sources(catalogue: Catalogue, language: str) -> Iterator[Source]:
    """A source for each organisation; `language` is the one that texts are compared in, where they have it."""
    for key, organisation in catalogue.organisations.items():
        if catalogue.records[key].is_itself:
            yield entry_source(key, organisation, catalogue.records[key].kind.name, language)


def entry_source(key: str, organisation: Organisation, kind: str, language: str) -> Source:
    """The source of one organisation."""
    texts = [_said(text, language) for text in (organisation.summary, organisation.description) if text]
    return Source(
        id=key,
        kind=kind,
        names=(organisation.name, *organisation.aliases[:MOST_ALIASES]),
        text=" ".join(texts),
        language=language,
        location=organisation.location.city if organisation.location and organisation.location.city else "",
        topics=frozenset(organisation.topics),
        addresses=frozenset(own_addresses(organisation.website)),
        numbers=frozenset(_numbers(organisation)),
        stated=frozenset(target for role, target, _ in references(organisation) if role != "distinct"),
    )


_ABROAD = re.compile(r"(?:\+|00)49|0|\+|00")
"""What stands before the area code of a phone number."""


def _numbers(organisation: Organisation) -> Iterator[str]:
    """What only one organisation has: register numbers, and mail address with phone number."""
    yield from (f"{one.scheme}:{one.value.casefold()}" for one in organisation.identifiers)
    contact = organisation.contact
    if contact and contact.email and contact.phone:  # a carrier gives one of the two to all of its projects
        digits = _ABROAD.sub("", re.sub(r"[^\d+]", "", contact.phone), count=1)
        yield f"{CONTACT}:{contact.email.casefold()} {digits}"


def told_apart(catalogue: Catalogue) -> frozenset[frozenset[str]]:
    """Pairs of ids that somebody looked at and found to be different, written on either side."""
    return frozenset(
        frozenset((key, other.id))
        for key, organisation in catalogue.organisations.items()
        for other in organisation.distinct_from
    )


def bundled(catalogue: Catalogue) -> frozenset[frozenset[str]]:
    """Pairs of ids that are members of one active bundle: they know of each other."""
    return frozenset(
        frozenset((one, other))
        for bundle in catalogue.bundles.values()
        if bundle.status == "active"
        for one in bundle.members
        for other in bundle.members
        if one < other
    )


_CAME_FROM = re.compile(
    r"(utm_\w+|fbclid|gclid|msclkid|dclid|yclid|igshid|igsh|mc_cid|mc_eid|_ga|mtm_\w+|pk_\w+)=", re.IGNORECASE
)


def address(url: str) -> str:
    """What of a web address says whose it is: host, path and query; without `www.`, language and the slash at the end.

    Of a query only what says where a visitor has come from is left out: many sites name a page by a number in it.

    >>> address("https://www.example.org/de/"), address("https://github.com/beispiel/projekt")
    ('example.org', 'github.com/beispiel/projekt')
    """
    parts = urlsplit(url)
    host = readable_host(parts.hostname or "").removeprefix("www.")
    path = parts.path.strip("/").casefold()
    told = [pair for pair in parts.query.split("&") if pair and not _CAME_FROM.match(pair)]
    if told:
        return f"{host}/{path}?{'&'.join(sorted(told))}"
    if path in {*available_languages(), "index.html", "index.php", "home", "startseite"}:
        path = ""
    return f"{host}/{path}" if path else host


def own_addresses(url: str | None) -> Iterator[str]:
    """The address of a website, unless it is the front page of a host that many share."""
    found = address(url) if url else ""
    if found and found not in SHARED_HOSTS:
        yield found


def call_source(key: str, call: Call, language: str) -> Source:
    """The source of a need or an offer: its title as name, its description as text."""
    text = _said(call.description, language) if call.description else ""
    return Source(id=key, kind=call.kind, names=(_said(call.title, language),), text=text, language=language)


def _said(text: Text | str, language: str) -> str:
    return text if isinstance(text, str) else text.said(language).text
