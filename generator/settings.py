"""The settings of a site, all read from `mkdocs.yml`: the engine reads its part, and `extra.mithilfe` is ours.

Whoever reuses this for another cause changes that one file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from generator.messages import DEFAULT_LANGUAGE, Message, msg

CONFIG = "mkdocs.yml"
_ADDRESS = re.compile(r"[\w.~:/%@+\[\]-]+", re.ASCII)
_TAG = re.compile(r"[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?")
"""A domain, and a day on which it was ours (RFC 4151)."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


_OURS = (
    "languages", "default_language", "timezone", "tagline", "publisher", "branch", "repository", "data_licence",
    "page_size", "host_limit_mb", "tag_authority",
)  # fmt: skip
_PUBLISHER = ("name", "email", "address_lines")


class SettingsError(Exception):
    """The settings cannot be used; the message says what is wrong, in the words of `mkdocs.yml`."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


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
    languages: tuple[str, ...] = (DEFAULT_LANGUAGE,)
    default_language: str = DEFAULT_LANGUAGE
    publisher: Publisher = field(default_factory=Publisher)
    tagline: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "Europe/Berlin"
    data_licence: str = "https://creativecommons.org/licenses/by/4.0/"
    page_size: int = 100
    """So many cards stand on a page of a list."""
    tag_authority: str = ""
    """Whose names the entries of feeds bear, as RFC 4151 writes it (`example.org,2026`); they outlive an address."""
    host_limit_mb: int = 1000
    """So many megabytes (of a million bytes) the host takes; GitHub Pages takes a gigabyte."""

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

    def new_url(self, path: str, text: str) -> str:
        """Where a file can be added in the browser, with its text filled in; empty without a repository."""
        query = urlencode({"filename": path, "value": text}, quote_via=quote)
        return f"{self.repository}/new/{self.branch}?{query}" if self.repository else ""

    def address(self, language: str, page: str) -> str:
        """The full address of a page in a language."""
        return self.url + self.folder(language) + page

    def folder(self, language: str) -> str:
        """The folder of a language below the site's root: empty for the default language, else `en/`."""
        return "" if language == self.default_language else f"{language}/"


class _Loader(yaml.SafeLoader):
    """Knows no tags: those of the engine (`!ENV`, `!!python/name:`) are none of our business."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """A mapping in which each key stands once; of two, the engine would quietly take the last."""
        keys = [str(key.value) for key, _ in node.value]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise SettingsError(msg("`{field}` stands there twice.", field=twice))
        return super().construct_mapping(node, deep)


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
    raise SettingsError(msg("There is no {file} here or in a folder above.", file=CONFIG))


def load_settings(root: Path) -> Settings:
    """Read the settings of the site at `root`.

    Raises:
        SettingsError: the file is missing, unreadable, or contradicts itself.
    """
    path = root / CONFIG
    try:
        config = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or {}  # noqa: S506  a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise SettingsError(msg("{file} cannot be read: {reason}.", file=CONFIG, reason=reason)) from error
    if not isinstance(config, dict):
        raise SettingsError(msg("{file} must consist of fields such as `site_name: …`.", file=CONFIG))
    return _settings(root, config)


def _settings(root: Path, config: Mapping[str, Any]) -> Settings:
    ours = _mapping(_mapping(config, "extra"), "mithilfe", _OURS)
    default, *others = _languages(ours)
    url = _text(config, "site_url")
    if not is_address(url):
        raise SettingsError(msg("`site_url` must be the full address of the site, such as https://example.org/."))
    publisher, taglines = _mapping(ours, "publisher", _PUBLISHER), _mapping(ours, "tagline")
    return Settings(
        root=root,
        name=_text(config, "site_name") or "Mithilfe",
        url=url.rstrip("/") + "/",
        repository=(_text(config, "repo_url") or _text(ours, "repository")).rstrip("/"),
        branch=_text(ours, "branch") or "main",
        languages=(default, *others),
        default_language=default,
        publisher=Publisher(
            _text(publisher, "name"), _text(publisher, "email"), tuple(_list(publisher, "address_lines")),
        ),
        tagline={code: _text(taglines, code) for code in taglines},
        timezone=_timezone(ours),
        data_licence=_text(ours, "data_licence") or Settings.data_licence,
        page_size=_whole(ours, "page_size", Settings.page_size),
        tag_authority=_authority(ours),
        host_limit_mb=_whole(ours, "host_limit_mb", Settings.host_limit_mb),
    )  # fmt: skip


def is_address(text: str) -> bool:
    """Whether a text is the full address of a site: scheme, host, path, and nothing that needs escaping."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(host) and bool(_ADDRESS.fullmatch(text))


def _languages(ours: Mapping[str, Any]) -> list[str]:
    """The codes of the languages, the default one first. They name folders, so nothing else may stand in them."""
    codes = _list(ours, "languages") or [Settings.default_language]
    if wrong := next((code for code in codes if not _LANGUAGE.fullmatch(code)), None):
        raise SettingsError(msg("“{value}” is not a language code.", value=wrong))
    default = _text(ours, "default_language") or codes[0]
    if default not in codes:
        raise SettingsError(msg("`default_language` is `{code}`, which is not one of `languages`.", code=default))
    return [default, *dict.fromkeys(code for code in codes if code != default)]


def _timezone(ours: Mapping[str, Any]) -> str:
    name = _text(ours, "timezone") or Settings.timezone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(msg("There is no time zone “{name}”.", name=name)) from error
    return name


def _authority(ours: Mapping[str, Any]) -> str:
    given = _text(ours, "tag_authority")
    if given and not _TAG.fullmatch(given):
        raise SettingsError(msg("`tag_authority` consists of a domain and a year: `example.org,2026`."))
    return given


def _whole(ours: Mapping[str, Any], name: str, default: int) -> int:
    number = ours.get(name, default)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise SettingsError(msg("`{field}` must be a whole number above 0.", field=name))
    return number


def _list(parent: Mapping[str, Any], key: str) -> list[str]:
    found = parent.get(key) or []
    if not isinstance(found, list):
        raise SettingsError(msg("`{field}` must be a list.", field=key))
    return [str(one) for one in found]


def _mapping(parent: Mapping[str, Any], key: str, known: Sequence[str] = ()) -> Mapping[str, Any]:
    """A setting with settings of its own; where the names are known, no other may stand there."""
    found = parent.get(key) or {}
    if not isinstance(found, dict):
        raise SettingsError(msg("`{field}` must have fields of its own.", field=key))
    for name in map(str, found):
        if known and name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = msg("Did you mean `{word}`?", word=near[0]) if near else msg(
                "Known here: {words}.", words=", ".join(known))  # fmt: skip
            raise SettingsError(msg("There is no setting `{name}`. {hint}", name=name, hint=hint))
    return found


def _text(parent: Mapping[str, Any], key: str) -> str:
    found = parent.get(key)
    if isinstance(found, list | dict):
        raise SettingsError(msg("`{field}` must be a text.", field=key))
    return "" if found is None else str(found)
