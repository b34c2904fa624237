"""What people write who do not know our fields: German words for them, and one text where a field has several parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

GERMAN: Mapping[str, str] = {
    "title": "titel bezeichnung", "name": "bezeichnung titel", "summary": "kurzbeschreibung zusammenfassung",
    "description": "beschreibung text", "topics": "thema themen", "location": "ort stadt adresse plz postleitzahl",
    "city": "ort stadt", "postcode": "plz postleitzahl", "area": "gebiet region regionen reichweite",
    "regions": "region regionen", "scope": "reichweite", "sources": "quelle quellen", "source": "quelle",
    "needs": "bedarf bedarfe gesuch gesuche", "offers": "angebot angebote", "offer": "angebot", "kind": "art",
    "since": "seit", "founded": "seit gegründet gegruendet gründung", "from": "von ab beginn", "to": "an",
    "until": "bis ende", "valid_until": "bis gültig", "date": "datum", "start": "datum beginn", "end": "ende",
    "cost": "preis kosten", "quantity": "menge anzahl", "total": "anzahl menge betrag summe", "count": "anzahl",
    "unit": "einheit", "amount": "betrag summe", "currency": "währung waehrung", "phone": "telefon telefonnummer",
    "email": "mail e-mail", "contact": "kontakt ansprechpartner ansprechpartnerin telefon mail e-mail formular",
    "form": "formular", "website": "webseite homepage internet adresse", "audiences": "zielgruppe zielgruppen",
    "languages": "sprache sprachen", "ended": "beendet", "confirmed": "bestätigt bestaetigt",
    "volunteers": "ehrenamtliche freiwillige", "legal_form": "rechtsform", "operator": "träger traeger",
    "received": "erhalten bekommen", "given": "gegeben", "priority": "dringlichkeit", "members": "mitglieder",
    "note": "anmerkung hinweis", "reason": "grund", "skills": "fähigkeiten faehigkeiten kenntnisse",
    "delivery": "lieferung", "condition": "zustand",
}  # fmt: skip
"""German words for a field, in small letters; of several fields with a word the first of a model is meant."""


OTHERS: Mapping[str, str] = {
    "topics": "tags tag keywords keyword categories category sector sectors theme themes",
    "name": "organisation organization",
    "website": "url homepage web link website_url site landingurl landing_page",
    "summary": "tagline shortdescription short_description slogan",
    "description": "longdescription long_description about details body text",
    "languages": "availablelanguages language lang locale locales",
    "repository": "source_code sourcecode repo git code_repository",
    "logo": "image icon picture",
    "links": "social social_media urls",
    "created": "date_added added dateadded",
    "founded": "started foundingdate founding_date",
    "ended": "closed dissolutiondate",
    "contact": "contacts contactpoint contact_point",
    "email": "e_mail mailto",
    "phone": "telephone tel",
    "location": "address place",
    "city": "locality town addresslocality",
    "postcode": "zip zipcode zip_code postal_code postalcode",
    "lat": "latitude",
    "lon": "lng long longitude",
    "area": "areaserved area_served coverage",
    "audiences": "audience target_group targetgroup beneficiaries",
    "aliases": "alternatename alternate_name alias other_names",
    "needs": "need seeks demands requests",
    "offers": "offer makesoffer services",
    "sources": "references citation",
    "start": "startdate start_date begins",
    "end": "enddate end_date ends",
    "operator": "maintainer owner publisher parent parentorganization",
    "partners": "partner sponsors",
    "title": "label headline",
    "total": "value number",
    "valid_until": "expires expiry validthrough deadline",
    "identifiers": "identifier ids",
    "donation": "donate donations",
}
"""Words for a field in other catalogues (publiccode.yml, schema.org, lists of links), in small letters."""


def other_word(word: str, known: Iterable[str]) -> str:
    """The field among the known ones that a word of German or of another catalogue means; empty for none."""
    wanted = word.casefold()
    known = list(known)
    return next((field for words in (GERMAN, OTHERS) for field in known if wanted in words.get(field, "").split()), "")


EXAMPLES: Mapping[str, str] = {
    "area": "area: {scope: local, regions: [DE-BE]}", "location": 'location: {postcode: "12047", city: Berlin}',
    "contact": "contact: {email: info@example.org}", "quantity": "quantity: {total: 20, unit: piece}",
    "amount": "amount: {total: 500}", "volunteers": "volunteers: {count: 30, as_of: 2026}",
    "people_reached": "people_reached: {count: 300, as_of: 2026}", "sources": "sources: [{url: https://example.org/}]",
    "from": "from: {name: Firma Beispiel}", "to": "to: {name: Grundschule Musterstadt}",
    "needs": "needs: [{id: laptops, kind: hardware, title: Gebrauchte Laptops, since: 2026-11-21}]",
    "offers": "offers: [{id: laptops, kind: hardware, title: Gebrauchte Laptops, since: 2026-11-21}]",
}  # fmt: skip
"""One line for each field with parts that is often written as one text."""
