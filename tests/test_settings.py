"""The settings of a site: what they may hold, and that a wrong one is told instead of turning up somewhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.settings import SettingsError, is_address, load_settings

ADDRESS = "site_url: https://example.org/repo\n"


def written(folder: Path, ours: str, more: str = ADDRESS) -> Path:
    lines = "".join(f"    {line}\n" for line in ours.splitlines())
    (folder / "mkdocs.yml").write_text(f"{more}extra:\n  mithilfe:\n{lines}", encoding="utf-8")
    return folder


def test_the_default_language_comes_first(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, "languages: [de, en, uk]\ndefault_language: en"))
    assert settings.languages == ("en", "de", "uk")
    assert settings.address("en", "needs/") == "https://example.org/repo/needs/"
    assert settings.address("uk", "needs/") == "https://example.org/repo/uk/needs/"


def test_what_is_not_stated_has_a_value(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, "timezone: America/Bogota"))
    assert (settings.timezone, settings.page_size, settings.languages) == ("America/Bogota", 100, ("de",))
    assert settings.edit_url("content/x.yaml") == ""


@pytest.mark.parametrize(
    ("ours", "complaint"),
    [
        ("languages: de", "`languages` must be a list"),
        ("languages: [../x]", "“../x” is not a language code"),
        ("languages: [de]\ndefault_language: en", "`default_language` is `en`"),
        ("timezone: Mars/Base", "There is no time zone “Mars/Base”"),
        ("timezone: ../../etc/passwd", "There is no time zone “../../etc/passwd”"),
        ("page_size: many", "`page_size` must be a whole number above 0"),
        ("page_size: 0", "`page_size` must be a whole number above 0"),
        ("host_limit_mb: 1 GB", "`host_limit_mb` must be a whole number above 0"),
        ("tagline: x", "`tagline` must have fields"),
        ("tagline: {de: [x]}", "`de` must be a text"),
        ("publisher: {address_lines: Street}", "`address_lines` must be a list"),
        ("pagesize: 5", "There is no setting `pagesize`. Did you mean `page_size`?"),
        ("publisher: {mail: x}", "There is no setting `mail`"),
        ("page_size: 5\npage_size: 6", "`page_size` stands there twice"),
        ("languages: [de", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, ours: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(complaint)):
        load_settings(written(tmp_path, ours))


@pytest.mark.parametrize("more", ["", "site_url: example.org\n", "site_url: ftp://example.org/\n", "- a list\n"])
def test_without_an_address_or_fields_there_is_no_site(tmp_path: Path, more: str) -> None:
    with pytest.raises(SettingsError):
        load_settings(written(tmp_path, "page_size: 5", more))


@pytest.mark.parametrize(
    "address", ["https://example.org/", "http://127.0.0.1:8000/repo/", "https://xn--mnchen-3ya.de"]
)
def test_an_address_has_a_scheme_and_a_host(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    ["https://", "https:///x", "example.org", "https://x y", 'https://x"<', "https://x:port/", "https://x/?a"],
)
def test_what_cannot_be_the_address_of_a_site_is_none(address: str) -> None:
    assert not is_address(address)
