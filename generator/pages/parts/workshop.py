"""What every page of one language is made with: settings, catalogue, relations, words and templates in one hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup, escape

from generator.compute import templates
from generator.messages import SOURCE_LANGUAGE, Translator
from generator.model import KINDS, Catalogue, Said, Vocabulary
from generator.pages.page import Page, language_root, site_root
from generator.pages.parts.richtext import rich
from generator.relations import Relations
from generator.settings import Settings
from generator.wording.formats import Formatter

T = TypeVar("T")
ROOT = "\0root\0"
"""Stands for the way from a page up to the root of its language until the page is made."""


@dataclass(frozen=True)
class Workshop:
    """The tools for the pages of one language. `cache` keeps what many pages show (`once`)."""

    settings: Settings
    catalogue: Catalogue
    relations: Relations
    language: str
    cache: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day for which the site is built."""
        return self.relations.today

    @cached_property
    def site_root(self) -> str:
        """The way to the root of the whole site, where assets and data lie; begins with `ROOT`."""
        return ROOT + site_root("", self.language, self.settings.default_language)

    @cached_property
    def translator(self) -> Translator:
        """The program's own words in this language."""
        return Translator(self.language)

    @cached_property
    def formats(self) -> Formatter:
        """Numbers, dates and codes in this language."""
        return Formatter(self.language, self.catalogue.vocabulary)

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What stands on several pages, made once: `key` begins with a word for its kind."""
        found: T | None = self.cache.get(key)
        if found is None:
            found = self.cache[key] = make()
        return found

    def say(self, text: str, **params: object) -> str:
        """A text of the program (English text id with `{named}` fields) in this language."""
        if params:
            return self.translator.gettext(text).format_map(params)
        words = self._words.get(text)
        if words is None:
            words = self._words[text] = self.translator.gettext(text).format_map({})
        return words

    @cached_property
    def _words(self) -> dict[str, str]:
        return {}

    def count(self, singular: str, plural: str, number: int, **params: object) -> str:
        """A text of the program whose form depends on a number; `{count}` is the number as the language writes it."""
        text = self.translator.ngettext(singular, plural, number)
        return text.format_map({"count": self.formats.number(number), **params})

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The template engine with what all templates may use."""
        environment = templates.environment(self.translator)
        environment.globals.update(
            root=ROOT, assets=f"{self.site_root}assets/mithilfe/", site_root=self.site_root, language=self.language,
            settings=self.settings, default_language=self.settings.default_language,
        )  # fmt: skip
        sections = [(kind.is_organisation, (kind.folder, self.say(kind.many))) for kind in KINDS]
        environment.globals.update(
            organisations=[section for is_organisation, section in sections if is_organisation],
            further=[section for is_organisation, section in sections if not is_organisation],
        )
        environment.filters.update(filters(self.formats))
        return environment

    def marked(self, value: Said | None) -> Markup:
        """A text of a contributor for a view that has no language of its own; marked where the page has another one."""
        return _said(self.language, value)

    def render(self, template: str, /, **view: Any) -> Markup:
        """A template of `site_templates/pages/` as HTML; links still begin with `ROOT`."""
        found = self.once(("template", template), lambda: self.environment.get_template(template))
        return Markup(found.render(**view))  # noqa: S704  autoescaped

    def macro(self, name: str, file: str = "parts/macros.html") -> Callable[..., Markup]:
        """One of the components in a file of `site_templates/pages/`, to be called with its view."""
        module = self.once(("module", file), lambda: self.environment.get_template(file).module)
        found: Callable[..., Markup] = getattr(module, name)
        return found

    def page(  # noqa: PLR0913  a page has many parts, all named
        self, address: str, title: str, description: str, content: Markup | str = "", *,
        slots: Mapping[str, str] | None = None, head: str = "", section: str = "", edit: str = "", **more: Any,
    ) -> Page:  # fmt: skip
        """A page at an address, with header and footer, and with every link made relative to it."""
        here = partial(_from_here, up=language_root(address))
        frame = self.frame(section or address.split("/", maxsplit=1)[0], address, here)
        return Page(
            address, self.language, title, " ".join(description.split())[:300], here(content) if content else "",
            {**frame, **{name: here(html) for name, html in (slots or {}).items()}}, Markup(here(head)), edit, **more,  # noqa: S704
        )  # fmt: skip

    def frame(self, section: str, address: str, here: Callable[[str], str]) -> dict[str, str]:
        """The slots that every page has: header and footer; `here` makes their links relative to the page."""
        way = here(ROOT)
        if way not in self._frames:
            self._frames[way] = here(self.render("parts/footer.html", today=self.today))
        if (section, way) not in self._frames:
            made = self.render("parts/header.html", section=section, others=self._others())
            self._frames[section, way] = here(made)
        header = self._frames[section, way].replace("@@address@@", address)
        return {"header": header, "footer": self._frames[way]}

    @cached_property
    def _frames(self) -> dict[str | tuple[str, str], str]:
        """Footers by the way up to the root, headers by section and this."""
        return {}

    def _others(self) -> list[tuple[str, str, str]]:
        """The other languages: code, own name, folder below the root of the site."""
        from babel import Locale

        codes = [code for code in self.settings.languages if code != self.language]
        return [
            (code, (Locale(code).get_display_name(code) or code).capitalize(), self.settings.folder(code))
            for code in codes
        ]


def filters(formats: Formatter) -> dict[str, Callable[..., Any]]:
    """What templates may use behind a bar, in one language."""
    return {
        "rich": _rich,
        "n": formats.number,
        "day": formats.day,
        "listed": formats.listed,
        "said": partial(_said, formats.language),
        "language_name": formats.language_name,
    }


def _said(language: str, value: Said | None) -> Markup:
    """A text of a contributor, marked where it is in another language than the page."""
    if value is None:
        return Markup()
    text = escape(value.text)
    if value.language == language:
        return text
    return Markup(f'<span lang="{escape(value.language)}" dir="auto">{text}</span>')  # noqa: S704  escaped just now


def _rich(value: Said) -> Markup:
    return rich(value.text)


def prepare() -> None:
    """Compile all templates once and for all (`scripts/setup.sh`).

    Raises:
        OSError: the place cannot be written to.
    """
    translator = Translator(SOURCE_LANGUAGE)
    templates.prepare(translator, filters(Formatter(translator.language, Vocabulary({}))))


def _from_here(html: str, up: str) -> str:
    """HTML with its links made relative: `up` leads to the root of the language."""
    text = str(html)
    if not up:  # a link to the root itself must not be empty
        text = text.replace(f'"{ROOT}"', '"./"')
    return text.replace(ROOT, up)
