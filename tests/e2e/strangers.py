"""A made-up catalogue of extremes: lists with nothing in them, with one entry, with hundreds, and names without end."""

from __future__ import annotations

MANY = 250
LONG = "donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsstellenleitung"[:80].capitalize()
"""As long as a name may be, without a place to break."""
WORDS = "Arbeitsgemeinschaft der Koordinierungsstellen für Mehrgenerationenhausangebote"
OTHER_WORDS = "Zusammenschluss der Beratungsstellen für das Ankommen in Stadt und Land"
LONG_LINK = "https://beispiel.example/" + "/".join(["ein-sehr-langer-pfad-ohne-leerzeichen"] * 6)
AREA = "area: {scope: local, regions: [DE-BE]}\n"
SOURCE = f'sources: [{{url: "{LONG_LINK}", note: Bericht}}]\n'


def content() -> dict[str, str]:
    """Files below `content/`: no administration, alliance or event; one company with one offer; many initiatives."""
    files = {f"initiatives/verein-{number:03}.yaml": _plain(number) for number in range(1, MANY - 1)}
    files["initiatives/ohne-ende.yaml"] = _endless()
    files["initiatives/viele-worte.yaml"] = f"name: {WORDS}\nsummary: {WORDS}. {WORDS}.\n{AREA}{SOURCE}"
    files["companies/die-eine.yaml"] = f"""name: Die Eine GmbH
summary: Gibt einen einzigen Raum, an einem einzigen Ort, und sonst nichts.
{AREA}{SOURCE}offers:
  - {{id: raum, kind: room, title: Ein Raum, since: "2026-07-01", quantity: {{total: 1, unit: seat}}}}
"""
    return files


def _plain(number: int) -> str:
    return f"""name: Verein {number:03}
{SOURCE}needs:
  - {{id: hilfe, kind: volunteering, title: Hilfe am Wochenende, since: "2026-06-01"}}
"""


def _endless() -> str:
    """Everything as long and as large as the model lets it be."""
    return f"""name: {LONG}
aliases: [{LONG[::-1]}, {OTHER_WORDS}]
summary: {(LONG * 3)[:200]}
description: "{LONG * 3} **{LONG}** `{LONG}`"
website: {LONG_LINK}
topics: [education, digital_skills, work, language, arrival]
area: {{scope: local, regions: [DE-BE, DE-BY, DE-HH, DE-MV, DE-NW]}}
location: {{city: {LONG}}}
confirmed: "2026-06-01"
contact: {{email: "info@{LONG[:60].lower()}.example", phone: "+49 30 1234567", form: "{LONG_LINK}"}}
{SOURCE}operator: {{name: {LONG}}}
needs:
  - id: geld
    kind: money
    title: {LONG}
    description: {LONG * 2}
    since: "2026-06-01"
    priority: urgent
    amount: {{total: 999999999999.99}}
    location: {{city: {LONG}}}
  - id: geraete
    kind: hardware
    title: {LONG[::-1].capitalize()}
    since: "2026-06-01"
    quantity: {{total: 100000000, unit: piece}}
    received:
      - from: {{name: {LONG}}}
        quantity: {{total: 99999999, unit: piece}}
        date: "2026-07"
        source: "{LONG_LINK}"
        note: {LONG}
"""
