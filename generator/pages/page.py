"""A page as a value: everything the site stage needs to write one address in one language.

Views and templates make these values and never touch the disk; `generator/site/` stamps them into the shell.
Links are relative, so that the site works under any base path: `language_root` and `site_root` give the way up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

NOT_FOUND = "404.html"
EVERYWHERE = "*"
"""In the place of a region: what holds in all of them."""
NEW, CHANGE, PREVIEW = "contribute/new/", "contribute/change/", "preview/"
"""The forms, and the preview of a proposed file.

`?kind=` chooses the kind of a new entry, `?id=` the entry that is to be changed; `do` and `call` say what is to be done
with it (assets/js/contribute.js). `?src=` is the address of the file to be shown (assets/js/preview.js).
"""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search index holds of a page.

    `text` is plain text in the page's language; `filters` maps a facet's name to the labels that hold for the page;
    `meta` is what a hit shows beside title and excerpt. `now`: of the text, what is open at present; it counts more.
    `covers`: the regions in all of which it holds, by label; `EVERYWHERE` for what holds in all places.
    `over`: it is past, so that others with the same words come first. `rank` (0 to 10): how early it comes where nobody
    asks for anything.
    """

    title: str
    text: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)
    now: str = ""
    covers: tuple[str, ...] = ()
    over: bool = False
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    `address` is relative to the language's root and alike in all languages: `initiatives/labdoo/`, `""` for the home
    page, `404.html`. A page whose address is a hand-written one (`docs/<language>/`) fills that page's slots through
    `slots` and leaves `content` empty; every other page fills the shell. `content`, `head` and the values of `slots`
    are finished HTML; title and description are plain text. For hand-written pages title and description come from
    the front matter and those given here are not used.
    """

    address: str
    language: str
    title: str
    description: str
    content: Markup | str = ""
    slots: Mapping[str, str] = field(default_factory=dict)
    head: Markup = field(default_factory=Markup)
    edit_url: str = ""
    noindex: bool = False
    connects: str = ""
    """A foreign host that the scripts of this page may ask; every other page asks ours alone."""
    search: SearchRecord | None = None


def language_root(address: str) -> str:
    """The way from a page up to the root of its language: `../../` from `initiatives/labdoo/`."""
    return "../" * address.count("/")


def site_root(address: str, language: str, default_language: str) -> str:
    """The way from a page up to the root of the whole site, where assets, data and the default language lie."""
    return language_root(address) + ("" if language == default_language else "../")
