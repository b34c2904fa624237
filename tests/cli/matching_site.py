"""A small site in which needs and offers meet: too few laptops, an offer without an amount, one that has ended."""

from __future__ import annotations

from pathlib import Path

from tests.cli.site import GOOD, make

FILES = {
    "initiatives/sprachcafe.yaml": """\
name: Sprachcafé
topics: [language]
area: {scope: local, regions: [DE-NW]}
location: {city: Köln}
contact: {email: hallo@example.org}
needs:
  - id: laptops
    kind: hardware
    title: {de: Notebooks für den Sprachkurs, en: Notebooks for the language course}
    since: 2026-11-01
    quantity: {total: 12, unit: piece}
    priority: urgent
  - {id: raum, kind: room, title: Raum für das Sommerfest, since: 2026-11-01, quantity: {total: 80, unit: seat}}
""",
    "initiatives/lernhilfe.yaml": """\
name: Lernhilfe
topics: [education]
area: {scope: local, regions: [DE-BE]}
needs:
  - {id: rechner, kind: hardware, title: Laptops für die Nachhilfe, since: 2026-10-01,
     quantity: {total: 30, unit: piece}}
  - {id: mehr, kind: hardware, title: Laptops für die Ferienschule, since: 2026-10-02,
     quantity: {total: 30, unit: piece, minimum: 25}}
""",
    "companies/firma.yaml": """\
name: Firma & Söhne
contact: {phone: +49 221 123456}
offers:
  - {id: laptops, kind: hardware, title: Gebrauchte Laptops, since: 2026-11-05, quantity: {total: 20, unit: piece},
     delivery: [ship]}
  - {id: alt, kind: hardware, title: Alte Laptops, since: 2025-11-05, valid_until: 2026-01-31, delivery: [ship],
     quantity: {total: 20, unit: piece}}
""",
    "companies/saal.yaml": """\
name: Saalbetrieb
location: {city: Köln}
offers:
  - {id: saal, kind: room, title: Saal für Feste, since: 2026-11-05}
""",
}


def make_matching(root: Path) -> Path:
    """Make the site, completed by the fields that every entry has to have."""
    make(root)
    (root / "content" / "initiatives" / "gut.yaml").unlink()
    for path, text in FILES.items():
        stated = {line.partition(":")[0] for line in text.splitlines()}
        base = "".join(f"{line}\n" for line in GOOD.splitlines() if line.partition(":")[0] not in stated)
        (root / "content" / path).write_text(base + text, encoding="utf-8")
    return root
