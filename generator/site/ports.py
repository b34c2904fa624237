"""What the site stage needs to know of the settings, and the places that follow from it.

A protocol keeps the stage free of where settings come from, so that tests and other tools can bring their own.
"""

from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit


class SiteSettings(Protocol):
    """The part of `generator.settings.Settings` that this stage reads; `url` is absolute and ends with a slash."""

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml."""

    @property
    def name(self) -> str:
        """The name of the site."""

    @property
    def url(self) -> str:
        """The address of the site's root, with its base path."""

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages of the site, by code."""

    @property
    def default_language(self) -> str:
        """The language at the site's root; the others lie in folders named by their code."""


def language_prefix(settings: SiteSettings, language: str) -> str:
    """The folder of a language below the site's root: empty for the default language, else `en/`."""
    return "" if language == settings.default_language else f"{language}/"


def base_path(settings: SiteSettings) -> str:
    """The path under which the site is served, with a slash at both ends: `/`, `/repo/`."""
    path = urlsplit(settings.url).path.strip("/")
    return f"/{path}/" if path else "/"


def absolute_url(settings: SiteSettings, path: str) -> str:
    """The full address of a path below the site's root."""
    return settings.url.rstrip("/") + "/" + path
