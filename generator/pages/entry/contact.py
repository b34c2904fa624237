"""How to reach an organisation, and what its page asks of those who belong to it."""

from __future__ import annotations

from urllib.parse import quote

from generator.messages import N_
from generator.model import Administration, Company, Initiative, Organisation
from generator.model.addresses import dialled, shown_host
from generator.pages.parts.views import Link
from generator.pages.parts.workshop import Workshop


def asking(shop: Workshop, organisation: Organisation) -> str:
    """The heading over the ways to get in touch."""
    return shop.say("Help or get in touch") if isinstance(organisation, Initiative) else shop.say("Contact")


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


def yours(shop: Workshop, organisation: Organisation) -> str:
    """The question to those whose entry it is."""
    words = {
        Initiative: N_("Is this your initiative?"),
        Company: N_("Is this your organisation?"),
        Administration: N_("Is this your administration?"),
    }
    return shop.say(words[type(organisation)])
