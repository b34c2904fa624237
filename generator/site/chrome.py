"""The chrome of each language, ready to be filled: the shell, and the hand-written pages with their slots."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from generator.messages import msg
from generator.site.engine import Rendered
from generator.site.errors import SiteError
from generator.site.slots import Form, parse, rebase

SHELL = "shell/index.html"
_ARTICLE = re.compile(
    r'<(article|div) class="md-content__inner[^"]*">(?P<inner>.*)</\1>\s*</div>\s*</div>\s*</main>', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Document:
    """A hand-written page: its address, what its front matter says, its plain text (for the search), and its form."""

    address: str
    title: str
    description: str
    text: str
    form: Form


@dataclass(frozen=True, slots=True)
class Chrome:
    """One language: `documents` by address, `files` that lie beside the Markdown, the theme's `stylesheet`."""

    language: str
    shell: Form
    documents: Mapping[str, Document]
    files: Mapping[str, bytes]
    stylesheet: str


def load(rendered: Mapping[str, Rendered]) -> dict[str, Chrome]:
    """The chrome of every language, by its code, of what an engine made.

    Raises:
        SiteError: a language has no shell, or a slot stands where no text is safe.
    """
    return {language: chrome(language, made) for language, made in rendered.items()}


def chrome(language: str, rendered: Rendered) -> Chrome:
    """Make an engine's output fillable.

    Raises:
        SiteError: the shell is missing, or a slot stands where no text is safe.
    """
    if SHELL not in rendered.pages:
        raise SiteError(msg("docs/{language}/shell.md is missing: every page is stamped into it.", language=language))
    shell = parse(rebase(rendered.pages[SHELL], depth=1), f"docs/{language}/shell.md")
    documents = [
        _document(language, path.removesuffix("index.html"), html)
        for path, html in rendered.pages.items()
        if path.endswith("index.html") and path != SHELL
    ]
    by_address = {document.address: document for document in documents}
    return Chrome(language, shell, by_address, rendered.files, rendered.stylesheet)


def _document(language: str, address: str, html: str) -> Document:
    """One hand-written page, with what the search wants to know of it."""
    found = _ARTICLE.search(html)
    inner = re.sub(r"<!--.*?-->|@@\w+@@", " ", found["inner"] if found else "", flags=re.DOTALL)
    return Document(
        address=address,
        title=_property(html, "og:title"),
        description=_property(html, "og:description"),
        text=" ".join(unescape(re.sub(r"<[^>]*>", " ", inner)).split()),
        form=parse(html, f"docs/{language}/{address.rstrip('/') or 'index'}.md"),
    )


def _property(html: str, name: str) -> str:
    """The value of one Open Graph property, as our theme writes it."""
    found = re.search(rf'<meta (?:name="\w+" )?property="{name}" content="([^"]*)">', html)
    return unescape(found[1]) if found else ""
