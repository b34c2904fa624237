"""The files of a site that no reader opens: sitemap, robots.txt, and pages that lead former addresses on."""

from collections.abc import Iterable, Mapping
from html import escape

from generator.messages import Translator, msg
from generator.settings import Settings
from generator.site.policy import META_POLICY

MOVED = "js/moved.js"
"""The script of pages that lead on, below the assets."""


def sitemap(settings: Settings, addresses: Mapping[str, Iterable[str]]) -> str:
    """All addresses (each with the languages it exists in), sorted, without dates: those would change every day."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    urls = sorted(
        settings.address(language, address) for address, languages in addresses.items() for language in languages
    )
    lines += [f"<url><loc>{escape(url)}</loc></url>" for url in urls]
    return "\n".join([*lines, "</urlset>", ""])


def robots(settings: Settings) -> str:
    """Everybody may read everything; hosts that serve us below a path need their own robots.txt for it to count."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.url}sitemap.xml\n"


def redirect_page(settings: Settings, language: str, link: str, url: str, script: str) -> str:
    """A page at a former address: it leads on by itself and by its link; search engines follow the canonical.

    `script` is the address of what keeps the place on the page (`#laptops`), which a refresh would lose.
    """
    moved = Translator(language)(msg("This page has moved."))
    on = Translator(language)(msg("To its new address"))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(META_POLICY)}">\n'
        f'<script src="{escape(script)}" data-to="{escape(link)}"></script>\n'
        f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{escape(moved)} – {escape(settings.name)}</title>\n'
        f'<link rel="canonical" href="{escape(url)}">\n</head>\n'
        f'<body>\n<main><h1>{escape(moved)}</h1>\n<p><a href="{escape(link)}">{escape(on)}</a></p></main>\n'
        "</body>\n</html>\n"
    )
