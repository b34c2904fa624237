"""Words of the manuals: text ids with `code` in backticks, and examples as they may be shown on a page."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.diagnostics import Example
from generator.pages.parts.workshop import Workshop

LONGEST_EXAMPLE = 900
_CODE = re.compile(r"`([^`]+)`")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def ticked(shop: Workshop, text: str) -> Markup:
    """A text id in the language of the page, with what stands in backticks as code. Its braces are literal."""
    translated = shop.translator.gettext(text) if text else ""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(translated))))  # noqa: S704  escaped before


def bare(shop: Workshop, text: str) -> str:
    """A text id in the language of the page without backticks, for titles."""
    return _CODE.sub(r"\1", shop.translator.gettext(text))


def shown(text: str) -> str:
    """An example as a page can hold it: what cannot be seen is named, and what goes on and on is cut short."""
    whole = _UNSEEN.sub(lambda match: _named(match.group()), text.rstrip("\n")).replace("\t", "⇥")
    return whole if len(whole) <= LONGEST_EXAMPLE else f"{whole[:200]} …"


def _named(character: str) -> str:
    """The name of a character that nobody sees: bytes that are no text as hexadecimal, others by their number."""
    number = ord(character)
    return f"‹{number - 0xDC00:X}›" if 0xDC80 <= number <= 0xDCFF else f"‹U+{number:04X}›"  # noqa: PLR2004


def example_files(example: Example) -> tuple[tuple[str, str], ...]:
    """The files of an example as name and text; the name of a single piece of an entry is left out."""
    first = "" if example.file == Example("").file and not example.beside else example.file
    return ((first, shown(example.text)), *((path, shown(text)) for path, text in example.beside))
