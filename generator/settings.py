"""The settings of a site, all read from `mkdocs.yml`: the engine reads its part, and `extra.mithilfe` is ours.

Whoever reuses this for another cause changes that one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

CONFIG = "mkdocs.yml"


class SettingsError(Exception):
    """The settings cannot be used; the text says what is wrong, in the words of `mkdocs.yml`."""


@dataclass(frozen=True)
class Publisher:
    """Who answers for the site: shown in the imprint, named in feeds and data."""

    name: str = ""
    email: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """Everything that differs from one site to the next."""

    root: Path
    name: str
    url: str
    """Address of the site with a slash at its end; its path is the base path."""
    repository: str = ""
    branch: str = "main"
    languages: tuple[str, ...] = ("de",)
    default_language: str = "de"
    publisher: Publisher = field(default_factory=Publisher)
    tagline: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "Europe/Berlin"
    data_licence: str = "https://creativecommons.org/licenses/by/4.0/"
    page_size: int = 100

    @property
    def base_path(self) -> str:
        """The path under which the site is served, with slashes at both ends: `/` or `/repo/`."""
        return urlsplit(self.url).path or "/"

    def at(self, url: str) -> Settings:
        """The same site at another address."""
        return replace(self, url=url.rstrip("/") + "/")

    def edit_url(self, path: str) -> str:
        """Where a file of the repository can be changed in the browser; empty without a repository."""
        return f"{self.repository}/edit/{self.branch}/{path}" if self.repository else ""

    def address(self, language: str, page: str) -> str:
        """The full address of a page in a language."""
        return self.url + ("" if language == self.default_language else f"{language}/") + page


class _Loader(yaml.SafeLoader):
    """Knows no tags: those of the engine (`!ENV`, `!!python/name:`) are none of our business."""


_LOADER_IGNORES = "!", "tag:yaml.org,2002:python/"
for _prefix in _LOADER_IGNORES:
    _Loader.add_multi_constructor(_prefix, lambda _loader, _suffix, _node: None)


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds `mkdocs.yml`.

    Raises:
        SettingsError: there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG).is_file():
            return folder
    raise SettingsError(f"no {CONFIG} in {start} or above it")


def load_settings(root: Path) -> Settings:
    """Read the settings of the site at `root`.

    Raises:
        SettingsError: the file is missing, unreadable, or contradicts itself.
    """
    path = root / CONFIG
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or {}  # noqa: S506  a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    if not isinstance(config, dict):
        raise SettingsError(f"{CONFIG}: a mapping is expected")
    return _settings(root, config)


def _settings(root: Path, config: Mapping[str, Any]) -> Settings:
    ours = _mapping(_mapping(config, "extra"), "mithilfe")
    languages = tuple(str(code) for code in ours.get("languages") or ["de"])
    default = str(ours.get("default_language") or languages[0])
    if default not in languages:
        raise SettingsError(f"{CONFIG}: default_language {default} is not one of languages")
    url = str(config.get("site_url") or "")
    if urlsplit(url).scheme not in {"https", "http"}:
        raise SettingsError(f"{CONFIG}: site_url must be the full address of the site")
    publisher = _mapping(ours, "publisher")
    return Settings(
        root=root,
        name=str(config.get("site_name") or "Mithilfe"),
        url=url.rstrip("/") + "/",
        repository=str(config.get("repo_url") or ours.get("repository") or "").rstrip("/"),
        branch=str(ours.get("branch") or "main"),
        languages=(default, *(code for code in languages if code != default)),
        default_language=default,
        publisher=Publisher(
            str(publisher.get("name") or ""), str(publisher.get("email") or ""),
            tuple(str(line) for line in publisher.get("address_lines") or ()),
        ),
        tagline={str(code): str(text) for code, text in _mapping(ours, "tagline").items()},
        timezone=str(ours.get("timezone") or "Europe/Berlin"),
        data_licence=str(ours.get("data_licence") or "https://creativecommons.org/licenses/by/4.0/"),
        page_size=int(ours.get("page_size") or 100),
    )  # fmt: skip


def _mapping(parent: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = parent.get(key) or {}
    if not isinstance(found, dict):
        raise SettingsError(f"{CONFIG}: {key} must have fields")
    return found
