"""How to reach an organisation."""

from __future__ import annotations

from urllib.parse import quote

from generator.model import Organisation
from generator.model.addresses import dialled, shown_host
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


def contacts(shop: Workshop, organisation: Organisation) -> tuple[Link, ...]:
    """Address, form and telephone, as far as they have been released."""
    contact = organisation.contact
    if contact is None:
        return ()
    found = []
    if contact.email:
        found.append(Link(contact.email, f"mailto:{quote(contact.email, safe='@')}"))
    if contact.form:
        found.append(Link(shop.say("To the contact form"), contact.form))
    if contact.phone:
        found.append(Link(contact.phone, f"tel:{dialled(contact.phone)}"))
    return tuple(found)


def website(organisation: Organisation) -> Link | None:
    """Its website, by its host."""
    address = organisation.website
    return Link(shown_host(address), address) if address else None
