"""Look at the finished site as a browser will: does everything that is linked exist, is anything forbidden there?

The pages are read from the disk, after everything else. A scan for literal text comes first, because it is fast; only
where it suspects something are the tags themselves taken apart. Lines of header, footer and cards are alike on all
pages of a level (so deep, in this language), since their links begin at the root: each is looked at once per level.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.compute.parallel import spread
from generator.messages import Message, msg
from generator.settings import Settings
from generator.site.scan import code_links, forbidden

_HREF = re.compile(rb'href="([^"]*)"')
_SRC = re.compile(rb'src="([^"]*)"')
_ACTION = re.compile(rb'action="([^"]*)"')
_ID = re.compile(rb' id="([^"]*)"')
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//")
_ELSEWHERE = (b"https://", b"http://", b"mailto:", b"tel:")
_PLAIN = re.compile(rb"((?:\.\./)*)((?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:\?[^#]*)?(?:#([\w-]+))?")
"""Ways up, then down, in letters that mean themselves."""
_NEW_LINE = b"\n<"
"""A line ends here, and no tag goes on."""
MANY = 1_000
"""From so many files on two workers share the pages."""
_LEARNED = 20_000
"""So many lines of pages are remembered per level: header, footer and most cards, in a few megabytes."""
_UNCHECKED = ("pagefind/",)
"""Folders that another program writes and reads: nothing in them links to our pages."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with one file of the finished site."""

    file: str
    message: Message = field(compare=False)

    def __str__(self) -> str:
        """English, for logs and tests."""
        return f"{self.file}: {self.message}"


def verify(folder: Path, settings: Settings) -> list[Problem]:
    """All problems of the finished site in `folder`, by file.

    Dead links and anchors, missing assets, resources of other hosts, inline scripts and styles, ids given twice, slots
    left open.
    """
    return sorted(_Visit(folder, settings).problems(), key=lambda problem: (problem.file, str(problem.message)))


class _Level:
    """What is known of the pages that lie equally deep, below the same language: what is sound there, stays so.

    `lines`: such lines; `links`: such links. Neither has a link whose target depends on the page: to a place on the
    page itself, or one that climbs less than `climb`, to the root of the language.
    """

    def __init__(self, climb: bytes) -> None:
        self.lines: set[bytes] = set()
        self.links: set[bytes] = set()
        self._everywhere = (*_ELSEWHERE, b"/", climb) if climb else (*_ELSEWHERE, b"/")

    def learn(self, lines: set[bytes], links: set[bytes]) -> None:
        """Remember the lines and links of a sound page."""
        alike = {link for link in links if link.startswith(self._everywhere)}
        self.links |= alike
        if len(self.lines) < _LEARNED and all(link.startswith(b"#") for link in links - alike):
            self.lines.update(line for line in lines if b'="#' not in line)


_Anchor = tuple[str, str, str, str]
"""A page, a link on it, the page where that leads, and the id there."""


class _Seen(NamedTuple):
    """What was found on some pages: problems, the ids of each page, and links to places on others."""

    problems: list[Problem]
    ids: dict[str, frozenset[bytes]]
    anchors: list[_Anchor]


class _Visit:
    """One walk over a site."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.origin = settings.url.rstrip("/") + "/"
        self.raw_origin = self.origin.encode()
        self.base = settings.base_path
        self.languages = frozenset(settings.languages) - {settings.default_language}
        self.files = frozenset(_walk(folder))
        self.social = re.compile(rb'content="(' + re.escape(self.origin.encode()) + rb'[^"]*)"')
        self.ids: dict[str, frozenset[bytes]] = {}
        self.levels: dict[tuple[str, int], _Level] = {}
        self.anchors: list[_Anchor] = []

    def problems(self) -> Iterator[Problem]:
        """Everything wrong with pages, then with anchors (which need all pages to be read), then with code."""
        ids: dict[str, frozenset[bytes]] = {}
        anchors: list[_Anchor] = []
        for seen in spread(self._pages, [names for names in self._shares() if names]):
            yield from seen.problems
            ids |= seen.ids
            anchors += seen.anchors
        self.ids = ids
        for name, link, target, anchor in anchors:
            if anchor.encode() not in self.ids.get(target, ()):
                yield Problem(
                    name, msg("The link {link} leads to a place that {page} has not.", link=link, page=target)
                )
        yield from self._code()

    def _shares(self) -> list[list[str]]:
        """The pages for two workers; all pages of a level stay together, since they are looked at as one."""
        levels: dict[tuple[str, int], list[str]] = {}
        for name in sorted(self.files):
            if name.endswith(".html") and not name.startswith(_UNCHECKED):
                levels.setdefault(self._key(name), []).append(name)
        shares: list[list[str]] = [[], []] if len(self.files) >= MANY else [[]]
        for names in sorted(levels.values(), key=len, reverse=True):
            min(shares, key=len).extend(names)
        return shares

    def _pages(self, names: Sequence[str]) -> _Seen:
        """Look at some pages."""
        self.ids, self.anchors = {}, []
        found = [problem for name in names for problem in self._page(name)]
        return _Seen(found, self.ids, self.anchors)

    def _page(self, name: str) -> Iterator[Problem]:
        """One page: its links, its ids, and what the policy forbids."""
        with open(f"{self.folder}/{name}", "rb") as file:  # noqa: PTH123  twice as fast as through Path
            data = file.read()
        ids = _ID.findall(data)
        self.ids[name] = frozenset(ids)
        level = self._level(name)
        lines = set(data.split(_NEW_LINE)) - level.lines
        new = b"<" + _NEW_LINE.join(lines)
        links = {*_HREF.findall(new), *_SRC.findall(new), *_ACTION.findall(new), *self.social.findall(new)}
        links -= level.links
        problems = [*self._contents(ids, new), *self._links(name, links)]
        if not problems:
            level.learn(lines, links)
        yield from (Problem(name, message) for message in problems)

    def _level(self, name: str) -> _Level:
        """The level of a page."""
        key = self._key(name)
        if key not in self.levels:
            self.levels[key] = _Level(b"../" * (key[1] - 1 if key[0] else key[1]))
        return self.levels[key]

    def _key(self, name: str) -> tuple[str, int]:
        """The language of a page, empty for the default, and how deep it lies."""
        language = name.partition("/")[0]
        return language if language in self.languages else "", name.count("/")

    def _contents(self, ids: list[bytes], data: bytes) -> Iterator[Message]:
        """What is wrong on a page by itself."""
        if len(set(ids)) < len(ids):
            twice = sorted({item.decode() for item in ids if ids.count(item) > 1})
            yield msg("These ids are given more than once: {ids}.", ids=", ".join(twice))
        if b"<!-- slot:" in data:
            yield msg("A slot was left open.")
        yield from forbidden(data)

    def _links(self, name: str, links: set[bytes]) -> Iterator[Message]:
        """What is wrong with the links of one page."""
        directory = name.rpartition("/")[0]
        folders = _folders(directory)
        for raw in links:
            if not self._is_sound(name, folders, raw):
                problem = self._follow(name, directory, unescape(raw.decode()))
                if problem:
                    yield problem

    def _is_sound(self, name: str, folders: Sequence[str], raw: bytes) -> bool:
        """Whether a link is one of the many that need no closer look: to another site, or plainly to a file we have.

        `folders` are those of the page and above it, up to the root.
        """
        if raw.startswith(_ELSEWHERE):
            if not raw.startswith(self.raw_origin):
                return True
            path, folders = raw[len(self.raw_origin) :], folders[-1:]
        elif raw.startswith(b"#"):
            return raw[1:] in self.ids[name]
        else:
            path = raw
        found = _PLAIN.fullmatch(path)
        climb = len(found[1]) // 3 if found else len(folders)
        if found is None or climb >= len(folders):
            return False
        down = found[2].decode()
        target = f"{folders[climb]}{down}" if down and not down.endswith("/") else f"{folders[climb]}{down}index.html"
        if target not in self.files:
            return False
        if found[3]:
            self.anchors.append((name, raw.decode(), target, found[3].decode()))
        return True

    def _follow(self, name: str, directory: str, link: str) -> Message | None:
        """What is wrong with one link, or None; anchors are put aside until all pages are read."""
        if _SCHEME.match(link) and not link.startswith(self.origin):
            return _foreign(link)
        path, _, anchor = link.partition("#")
        target = name if not path else self._resolve(directory, path.partition("?")[0], name)
        if target not in self.files:
            return msg("The link {link} leads nowhere.", link=link)
        if anchor:
            self.anchors.append((name, link, str(target), unquote(anchor)))
        return None

    def _resolve(self, directory: str, path: str, name: str) -> str | None:
        """The file that a link's path means, or None when it leaves the site."""
        if not path:
            return name
        if path.startswith(self.origin):
            path, directory = path[len(self.origin) :], ""
        elif path.startswith("/"):
            if not path.startswith(self.base):
                return None
            path, directory = path[len(self.base) :], ""
        parts = directory.split("/") if directory else []
        for part in unquote(path).split("/"):
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        target = "/".join(parts)
        is_folder = not target or path.endswith("/") or path.rpartition("/")[2] in (".", "..")
        return f"{target}/index.html".lstrip("/") if is_folder else target

    def _code(self) -> Iterator[Problem]:
        """What stylesheets and modules load."""
        for name in sorted(self.files):
            if name.endswith((".css", ".js")) and not name.startswith(_UNCHECKED):
                for link in code_links(name, (self.folder / name).read_text("utf-8")):
                    directory = name.rpartition("/")[0]
                    if _SCHEME.match(link):
                        yield Problem(name, msg("{link} is loaded from another host.", link=link))
                    elif self._resolve(directory, link.partition("?")[0], name) not in self.files:
                        yield Problem(name, msg("The link {link} leads nowhere.", link=link))


def _folders(directory: str) -> list[str]:
    """A folder and those above it, each with a slash at its end but the root, which is empty."""
    found = []
    while directory:
        found.append(f"{directory}/")
        directory = directory.rpartition("/")[0]
    return [*found, ""]


def _foreign(link: str) -> Message | None:
    """Links may lead to other sites by these schemes; what a page *loads* from there is found in its tags."""
    if link.startswith(("https://", "http://", "mailto:", "tel:")):
        return None
    return msg("The link {link} has a scheme that is not allowed.", link=link)


def _walk(folder: Path) -> Iterator[str]:
    """All files below a folder, by their path in it."""
    start = len(str(folder)) + 1
    for path, _, names in os.walk(folder):
        yield from (f"{path}/{name}"[start:] for name in names)
