"""A page as a browser without pictures, styles and script reads it: landmarks, headings, links with their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

_VOID = {"meta", "link", "input", "br", "hr", "img", "path", "use", "wbr", "col", "source"}
_PARAGRAPH_ENDS = {
    "article", "aside", "details", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
_ENDS = {
    **{name: {"p"} for name in _PARAGRAPH_ENDS},
    "li": {"li", "p"},
    **{name: {"dt", "dd", "p"} for name in ("dt", "dd")},
    **{name: {"td", "th", "p"} for name in ("td", "th")},
    **{name: {"td", "th", "tr", "thead", "p"} for name in ("tr", "tbody")},
}
"""What ends where another element begins, as HTML has it (13.1.2.4); what holds it ends it as well."""
_UNENDED = {"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody"}
_LANDMARKS = ("main", "header", "footer", "nav")


@dataclass
class Text(HTMLParser):
    """What one page says."""

    language: str = ""
    title: str = ""
    description: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Address and words."""
    landmarks: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    redirect: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack: list[tuple[str, dict[str, str]]] = []
        self._words: dict[int, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._stack and self._stack[-1][0] in _ENDS.get(tag, ()):
            self._close(self._stack[-1][0])
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta":
            self.description = given["content"] if given.get("name") == "description" else self.description
            self.redirect |= given.get("http-equiv") == "refresh"
        elif tag == "img":
            self._say(given.get("alt", ""))
            if "alt" not in given:
                self.nameless.append("img")
        if tag not in _VOID:
            self._stack.append((tag, given))
            if tag in {"a", "button", "title", "h1", "h2", "h3", "h4", "h5", "h6", "summary"}:
                self._words[len(self._stack)] = [given["aria-label"]] if given.get("aria-label") else []

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, text: str) -> None:
        if not any(
            given.get("aria-hidden") == "true" or tag in {"script", "style", "template"} for tag, given in self._stack
        ):
            for words in self._words.values():
                words.append(text)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._stack:
            return
        while self._stack[-1][0] != tag and self._stack[-1][0] in _UNENDED:
            self._close(self._stack[-1][0])
        self._close(tag)

    def _close(self, tag: str) -> None:
        depth = len(self._stack)
        open_tag, given = self._stack.pop()
        assert open_tag == tag, f"<{open_tag}> is closed by </{tag}>"
        if tag in _LANDMARKS:
            self.landmarks.append(tag)
        if depth in self._words:
            self._named(tag, given, " ".join("".join(self._words.pop(depth)).split()))

    def _named(self, tag: str, given: dict[str, str], words: str) -> None:
        if any(name == "template" for name, _ in self._stack):
            return
        if tag == "title":
            self.title = words
        elif tag == "a" and "href" in given:
            self.links.append((given["href"], words))
        elif tag in {"button", "summary"}:
            self.nameless += [] if words else [tag]
        elif tag.startswith("h"):
            self.headings.append((int(tag[1]), words))


def read(file: Path) -> Text:
    """Read one page."""
    text = Text()
    text.feed(file.read_text("utf-8"))
    text.close()
    return text


def leads_to(page: str, link: str, base: str) -> str | None:
    """The page (path of its file) that a link leads to; None for other sites and for files that are no pages."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    target = path.removeprefix(base) if path.startswith("/") else normpath(join(page.rpartition("/")[0], path))
    target = "" if target == "." else target
    if path.endswith("/") or not target or path in {".", ".."}:
        return join(target, "index.html").lstrip("/")
    return target if target.endswith(".html") else None
