"""Contributors' Markdown as HTML: a CommonMark library that knows no raw HTML, then an allow-list sanitiser."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "code", "blockquote"}
_SCHEMES = {"https", "http", "mailto", "tel"}


@lru_cache
def _markdown() -> MarkdownIt:
    # Headings and pictures would break the outline of our pages; entries are prose.
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(
        ["heading", "lheading", "image", "html_block", "html_inline"]
    )


_MARKED_UP = re.compile(r"[*_`\[\]<>&\\\n!~]|^\s*(?:[-+#>|=]|\d+[.)])|://")
"""What Markdown might do something with; most descriptions are one paragraph of plain words."""


@lru_cache(maxsize=8192)
def rich(text: str) -> Markup:
    """Safe HTML of a description; links get `rel="nofollow ugc"`, since strangers write them."""
    if not _MARKED_UP.search(text):
        return Markup(f"<p>{escape(text.strip())}</p>")  # noqa: S704  escaped just now
    html = nh3.clean(
        _markdown().render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel="nofollow ugc noopener",
    )
    return Markup(html.strip())  # noqa: S704  sanitised just now


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words of a Markdown text without any markup, for the search, feeds and descriptions."""
    if not _MARKED_UP.search(text):
        return " ".join(text.split())
    stripped = nh3.clean(_markdown().render(text), tags=set())
    return " ".join(unescape(stripped).split())
