"""Every kind of page that the site has, and one page of each: the fullest one, since most can go wrong on it."""

from __future__ import annotations

import json
from pathlib import Path

LANGUAGES = {"de": "", "en": "en/"}
"""Codes and the folders in which the languages lie."""

KINDS: dict[str, str] = {
    "home": "", "initiatives": "initiatives/", "companies": "companies/", "administrations": "administrations/",
    "initiative": "initiatives/*/", "finished": "finished", "company": "companies/*/",
    "administration": "administrations/*/",
    "needs": "needs/", "needs-of-a-kind": "needs/*/", "offers": "offers/", "offers-of-a-kind": "offers/*/",
    "matches": "matches/", "matches-newest": "matches/newest/", "matches-of-a-kind": "matches/kinds/*/",
    "matches-of-a-place": "matches/places/*/", "unmet": "unmet/", "unmet-of-a-place": "unmet/*/", "idle": "idle/",
    "together": "together/", "topics": "topics/", "topic": "topics/*/", "regions": "regions/", "region": "regions/*/",
    "bundles": "bundles/", "bundle": "bundles/*/", "events": "events/", "event": "events/*/",
    "search": "search/?q=Laptops", "search-none": "search/?q=xyzzyxyzzy", "search-all": "search/",
    "rules": "rules/", "rule": "rules/*/", "fields": "fields/", "fields-of-a-kind": "fields/*/",
    "data": "data/", "about": "about/", "contribute": "contribute/", "privacy": "privacy/", "imprint": "imprint/",
    "new": "contribute/new/", "form": "contribute/new/?kind=initiative&add=needs",
    "change": "contribute/change/?id=labdoo", "which": "contribute/change/", "preview": "preview/",
    "accessibility": "accessibility/", "architecture": "architecture/", "lost": "404.html",
}  # fmt: skip
"""What an address is like: `*` stands for the fullest page, `finished` for an initiative that has ended."""


def address(kind: str, folder: Path) -> str:
    """The address of a page of this kind in a built site, below the language's folder."""
    pattern = KINDS[kind]
    if pattern == "finished":
        pages = sorted(f"initiatives/{key}/" for key in finished(folder))
    elif "*" in pattern:
        pages = sorted(path.parent.relative_to(folder).as_posix() + "/" for path in folder.glob(f"{pattern}index.html"))
    else:
        return pattern
    return max(
        (page for page in pages if not page.split("/")[1].isdigit()),
        key=lambda page: (folder / page / "index.html").stat().st_size,
    )


def finished(folder: Path) -> list[str]:
    """The ids of initiatives that have ended, as the open data say."""
    data = json.loads((folder / "data/catalogue.json").read_text("utf-8"))
    return [one["id"] for one in data["entries"] if one["kind"] == "initiative" and one.get("status") == "finished"]
