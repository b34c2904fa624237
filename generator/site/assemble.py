"""Turn pages into the files of the site, one after the other: nothing is kept, so ten thousand pages need no memory.

Several assemblers share the work, one for each language; one of them takes over what the others claimed, and ends it.
Each page fills the shell, or the hand-written page at its address; beside them come the assets, the pages that lead
former addresses on, the map for search engines and the policy for hosts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape

from generator.messages import msg
from generator.pages.page import NOT_FOUND, Page, language_root, site_root
from generator.settings import Settings
from generator.site.assets import FOLDER, Assets
from generator.site.chrome import SHELL, Chrome
from generator.site.errors import SiteError
from generator.site.extras import MOVED, redirect_page, robots, sitemap
from generator.site.policy import headers_file, meta_policy
from generator.site.slots import Form

IMAGE = "img/share.png"
"""The picture that is shown when somebody shares a page."""
_ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)*|404\.html")
_RELATIVE = re.compile(r'(\s(?:href|src|action)=")(?:\./)?(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/#])')


@dataclass(slots=True)
class Claims:
    """Files that pages have taken, and in which languages search engines may list each address."""

    files: set[str] = field(default_factory=set)
    listed: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Assembler:
    """Stamps pages with one chrome; remembers which addresses it has written."""

    settings: Settings
    chromes: Mapping[str, Chrome]
    assets: Assets
    redirects: Mapping[str, str] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)
    _forms: dict[tuple[str, str, int, str], Form] = field(default_factory=dict)

    def pages(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        """The files of pages as path and content; `pages` may be an iterator and is gone through once.

        Raises:
            SiteError: a slot is unfilled, an address is given twice or cannot be one.
        """
        for page in pages:
            path = self._claim(page)
            yield path, self.stamp(page).encode()

    def take(self, claims: Claims) -> None:
        """Take over what another assembler has written of this site.

        Raises:
            SiteError: both have written the same page.
        """
        for path in sorted(claims.files & self.claims.files):
            raise _given_twice(path)
        self.claims.files |= claims.files
        for address, languages in claims.listed.items():
            self.claims.listed.setdefault(address, []).extend(languages)

    def rest(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the site that is none of its pages, once all these have been claimed.

        Raises:
            SiteError: no `Page` fills a hand-written page, or a redirect would hide a page or lead nowhere.
        """
        self._check_documents()
        yield from self._redirect_files()
        yield from self.assets.files.items()
        for language, chrome in self.chromes.items():
            for name, data in chrome.files.items():
                yield self.settings.folder(language) + name, data
        yield "sitemap.xml", sitemap(self.settings, self.claims.listed).encode()
        yield "robots.txt", robots(self.settings).encode()
        yield "_headers", headers_file().encode()
        yield ".nojekyll", b""  # else GitHub Pages drops files whose names begin with an underscore

    def stamp(self, page: Page) -> str:
        """The finished HTML of one page.

        Raises:
            SiteError: a slot has no value, or a value has no slot.
        """
        form = self._form(page)
        given = {"content": str(page.content), **page.slots} if self._is_stamped(page) else dict(page.slots)
        unknown = sorted(given.keys() - form.names)
        if unknown:
            raise SiteError(
                msg(
                    "The page {page} fills slots that are not there: {names}.",
                    page=_name(page),
                    names=", ".join(unknown),
                )
            )
        values = {
            "title": page.title,
            "description": page.description,
            "canonical": self._url(page.language, page.address),
            "alternates": "" if page.noindex else self._alternates(page.address),
            "head": _head(page),
            "edit": page.edit_url,
            **given,
        }
        if not form.names <= values.keys():
            form = Form(_name(page), form.literals, form.markers)
        html = form.fill(values)
        return self._from_anywhere(html, page.language) if page.address == NOT_FOUND else html

    def _is_stamped(self, page: Page) -> bool:
        """Whether a page has no hand-written one at its address."""
        return page.address not in self.chromes[page.language].documents

    def _claim(self, page: Page) -> str:
        """The path of a page, which nobody else may have."""
        if page.language not in self.chromes:
            raise SiteError(msg("The page {page} is in a language that the site has not.", page=_name(page)))
        if not _ADDRESS.fullmatch(page.address) or f"{page.address}index.html" == SHELL:
            raise SiteError(msg("The page {page} has an address that cannot be one.", page=_name(page)))
        path = self._path(page.language, page.address)
        if path in self.claims.files:
            raise _given_twice(_name(page))
        self.claims.files.add(path)
        if not page.noindex and page.address != NOT_FOUND:
            self.claims.listed.setdefault(page.address, []).append(page.language)
        return path

    def _form(self, page: Page) -> Form:
        """The form of a page, with everything filled that is alike for its language and depth."""
        document = self.chromes[page.language].documents.get(page.address)
        form = document.form if document else self.chromes[page.language].shell
        if "repository" in form.names and not self.settings.repository:
            raise SiteError(
                msg("{page} leads to the repository of the catalogue: set `repo_url` in mkdocs.yml.", page=form.name)
            )
        depth = page.address.count("/")
        key = (page.language, form.name, depth, page.connects)
        if key not in self._forms:
            self._forms[key] = form.bind(self._common(page))
        return self._forms[key]

    def _common(self, page: Page) -> dict[str, str]:
        """The values that all pages of one language, depth and policy share with this one."""
        language, address = page.language, page.address
        return {
            "policy": meta_policy(page.connects),
            "site": self.settings.name,
            "headline": " – ".join(filter(None, (self.settings.name, self.settings.tagline.get(language)))),
            "locale": _locale(language),
            "image": self.settings.url + FOLDER + IMAGE,
            "repository": self.settings.repository,
            "branch": self.settings.branch,
            "version": f"?v={self.assets.version}",
            "root": language_root(address),
            "assets": site_root(address, language, self.settings.default_language) + FOLDER,
        }

    def _alternates(self, address: str) -> str:
        """The same page in all languages: addresses are alike in every language."""
        links = [(language, self._url(language, address)) for language in self.settings.languages]
        links.append(("x-default", self._url(self.settings.default_language, address)))
        return "\n".join(f'<link rel="alternate" hreflang="{code}" href="{escape(url)}">' for code, url in links)

    def _from_anywhere(self, html: str, language: str) -> str:
        """The page for missing addresses is shown at any of them, so its links start at the root of the host."""
        start = self.settings.base_path + self.settings.folder(language)
        absolute = _RELATIVE.sub(rf"\g<1>{start}", html)
        return absolute.replace(f'"{start}../', f'"{self.settings.base_path}')

    def _check_documents(self) -> None:
        """Every hand-written page must have been filled."""
        missing = [
            document.form.name
            for language, chrome in self.chromes.items()
            for document in chrome.documents.values()
            if self._path(language, document.address) not in self.claims.files
        ]
        if missing:
            raise SiteError(msg("Nothing fills these hand-written pages: {names}.", names=", ".join(missing)))

    def _redirect_files(self) -> Iterator[tuple[str, bytes]]:
        """For each former address a page that leads on, in every language."""
        for old, new in sorted(self.redirects.items()):
            for language in self.chromes:
                source, target = self._path(language, old), self._path(language, new)
                if source in self.claims.files or target not in self.claims.files:
                    raise SiteError(msg("The former address {old} cannot lead to {new}.", old=source, new=target))
                here = site_root(old, language, self.settings.default_language)
                script = f"{here}{FOLDER}{MOVED}?v={self.assets.version}"
                page = redirect_page(
                    self.settings, language, language_root(old) + new, self._url(language, new), script
                )
                yield source, page.encode()

    def _path(self, language: str, address: str) -> str:
        """The file of a page, below the site's root."""
        name = address if address == NOT_FOUND else f"{address}index.html"
        return self.settings.folder(language) + name

    def _url(self, language: str, address: str) -> str:
        """The full address of a page."""
        return self.settings.address(language, address)


def _given_twice(name: str) -> SiteError:
    return SiteError(msg("Two pages have the address {page}.", page=name))


def _name(page: Page) -> str:
    """How error messages call a page."""
    return f"{page.language}:/{page.address}"


def _head(page: Page) -> str:
    """What only this page has in its head: its own data, whether search engines may list it, where to edit it."""
    lines = [str(page.head)] if page.head else []
    if page.noindex:
        lines.append('<meta name="robots" content="noindex">')
    if page.edit_url:
        lines.append(f'<link rel="edit" href="{escape(page.edit_url)}">')
    return "\n".join(lines)


@cache
def _locale(language: str) -> str:
    """Open Graph wants a territory with the language: the likeliest one, `de_DE`."""
    from babel.core import get_global

    parts = get_global("likely_subtags").get(language, language).split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else language
