"""A page with holes: parsed once into literals and markers, so that filling it ten thousand times is one join each.

A block marker (`<!-- slot: name -->`) takes finished HTML; a value marker (`@@name@@`) takes plain text and escapes it
for where it stands. Values are never searched for markers, so nobody's text can open a hole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from html import escape

from generator.messages import msg
from generator.site.errors import SiteError

_MARKER = re.compile(r"<!--\s*slot:\s*(?P<block>[a-z][a-z0-9-]*)\s*-->|@@(?P<value>[a-z][a-z0-9_]*)@@")
_CODE = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"""<[a-zA-Z/!][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class MarkupContext(Enum):
    """Where a marker stands, which decides how its value is escaped."""

    BLOCK = "block"
    TEXT = "text"
    ATTRIBUTE = "attribute"
    """Within double quotes: `parse` refuses others."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One hole of a page."""

    name: str
    context: MarkupContext

    def render(self, value: str) -> str:
        """The value as it may stand at this place."""
        if self.context is MarkupContext.BLOCK:
            return value
        text = escape(value, quote=False)
        return text.replace('"', "&quot;") if self.context is MarkupContext.ATTRIBUTE else text


@dataclass(frozen=True, slots=True)
class Form:
    """A parsed page: `literals` and `markers` alternate, with one literal more than markers."""

    name: str
    literals: tuple[str, ...]
    markers: tuple[Marker, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of all markers."""
        return frozenset(marker.name for marker in self.markers)

    def fill(self, values: Mapping[str, str]) -> str:
        """The finished page; every marker must have its value (more values than markers are fine).

        Raises:
            SiteError: markers without value; the message names the page and all of them.
        """
        try:
            parts = [*self.literals, *self.literals[1:]]
            parts[0::2] = self.literals
            parts[1::2] = [marker.render(values[marker.name]) for marker in self.markers]
        except KeyError:
            missing = sorted(self.names - values.keys())
            raise SiteError(
                msg("The page {page} has slots that nothing fills: {names}.", page=self.name, names=", ".join(missing))
            ) from None
        return "".join(parts)

    def bind(self, values: Mapping[str, str]) -> "Form":
        """The same page with these values filled in and the other markers left open."""
        literals, markers = [self.literals[0]], []
        for marker, literal in zip(self.markers, self.literals[1:], strict=True):
            if marker.name in values:
                literals[-1] += marker.render(values[marker.name]) + literal
            else:
                markers.append(marker)
                literals.append(literal)
        return Form(self.name, tuple(literals), tuple(markers))


def parse(html: str, name: str) -> Form:
    """Cut a page at its markers; `name` is how error messages call it.

    Raises:
        SiteError: a marker stands in a script, a style or an attribute without quotes; no escaping is safe there.
    """
    literals, markers, end = [], [], 0
    zones = _Zones(html)
    for found in _MARKER.finditer(html):
        context = MarkupContext.BLOCK if found["block"] else zones.context(found.start())
        if context is None:
            raise SiteError(
                msg("The page {page} has the slot {name} in a place where no text is safe.", page=name, name=found[0])
            )
        literals.append(html[end : found.start()])
        markers.append(Marker(found["block"] or found["value"], context))
        end = found.end()
    return Form(name, (*literals, html[end:]), tuple(markers))


class _Zones:
    """Which parts of a page are tags, and which are code that must not be filled."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.code = [found.span() for found in _CODE.finditer(html)]
        self.comments = [found.span() for found in _COMMENT.finditer(html)]
        self.tags = [found.span() for found in _TAG.finditer(html)]

    def context(self, place: int) -> MarkupContext | None:
        """Text, attribute, or None where a value marker must not stand."""
        if any(start <= place < end for start, end in self.comments):
            return None
        for start, end in self.tags:
            if start <= place < end:
                return MarkupContext.ATTRIBUTE if self._is_quoted(start, place) else None
        return None if any(start <= place < end for start, end in self.code) else MarkupContext.TEXT

    def _is_quoted(self, tag_start: int, place: int) -> bool:
        """Whether an odd number of double quotes opened before the marker: it stands inside a quoted value."""
        return self.html.count('"', tag_start, place) % 2 == 1


def rebase(html: str, depth: int) -> str:
    """Turn the relative links of a page `depth` folders deep into links from `@@root@@`, so that it fits any depth.

    Only links that climb to the page's language root are touched; those inside the page's own folder are not.
    """
    if depth == 0:
        return html
    climb = re.escape("../" * depth)
    return re.sub(rf'(\s(?:href|src|action)=")(?:\./)?{climb}(?!\.\./)', r"\1@@root@@", html)
