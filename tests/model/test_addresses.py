"""Addresses that look usual are taken at a glance: only such as a closer look would take too."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model import addresses

NEVER = re.compile("(?!)")
LABEL = st.text("ab0-", min_size=1, max_size=4)
HOST = st.lists(LABEL, min_size=1, max_size=4).map(".".join)
TOP = st.sampled_from(["de", "org", "example", "test", "d", "xn--p1ai", "DE", "com"])
REST = st.text("/?#=&%+,;:@!$()*'-.~aZ9_[]\\ \"<", max_size=8)


def _closely(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str | None:
    with monkeypatch.context() as patched:
        patched.setattr(addresses, "_USUAL_URL", NEVER)
        patched.setattr(addresses, "_USUAL_EMAIL", NEVER)
        return _taken(name, value)


def _taken(name: str, value: str) -> str | None:
    try:
        return str(getattr(addresses, name)(value))
    except PydanticCustomError:
        return None


@given(scheme=st.sampled_from(["https://", "http://", "https:/", ""]), host=HOST, top=TOP, rest=REST)
def test_a_glance_at_a_web_address_says_what_a_closer_look_says(scheme: str, host: str, top: str, rest: str) -> None:
    value = f"{scheme}{host}.{top}{rest}"
    with pytest.MonkeyPatch.context() as patch:
        assert _taken("web_address", value) == _closely(patch, "web_address", value)


@given(local=st.text("ab0.-_+", max_size=70), host=HOST, top=TOP)
def test_a_glance_at_a_mail_address_says_what_a_closer_look_says(local: str, host: str, top: str) -> None:
    value = f"{local}@{host}.{top}"
    with pytest.MonkeyPatch.context() as patch:
        assert _taken("_email", value) == _closely(patch, "_email", value)


@pytest.mark.parametrize(
    "value",
    ["https://example.org/", "https://a-b.example.org/ueber/uns?x=1#y", "https://www.br.de/nachrichten/x,SX0nZT4"],
)
def test_usual_web_addresses_need_no_closer_look(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "urlsplit", None)
    assert addresses.web_address(value) == value


def test_a_host_longer_than_any_is_refused() -> None:
    assert _taken("web_address", f"https://{'a' * 64}.org/") is None
    assert _taken("_email", f"info@{'a' * 64}.org") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("030 901820", "+4930901820"), ("+49 (0)30 901820", "+4930901820"), ("0221 / 221-0", "+492212210"),
        ("+43 1 711000", "+431711000"), ("(+49) 30 901820", "+4930901820"), ("115", "115"),
    ],
)  # fmt: skip
def test_a_number_is_dialled_from_anywhere(written: str, expected: str) -> None:
    assert addresses.dialled(written) == expected
