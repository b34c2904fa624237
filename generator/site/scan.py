"""Find in a file's text what a browser would load or run: what the policy forbids, what styles and modules import.

Pages are searched for suspicious words first; only where one is found are the tags taken apart, because the same words
may stand harmlessly in a text (the rule manual shows markup, escaped).
"""

import re
from collections.abc import Iterator

from generator.messages import Message, msg

_TAG = re.compile(rb"""<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(rb"""([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_HANDLER = re.compile(rb"""on(?<=[ \n\t"']on)[a-zA-Z]+\s*=""")
"""It begins with letters, and looks back from there, because such a search is ten times as fast."""
_UNQUOTED = re.compile(rb'href\s*=\s*[^" ]')
_LOADED = re.compile(rb'src\s*=\s*(?:[^" ]|"(?:http|//))')
"""Without quotes, or from another host."""
_ATTRIBUTES = (b"style", b"srcset", b"poster")
_BANNED = {b"style", b"iframe", b"object", b"embed", b"base"}
_ELEMENT = re.compile(rb"<(script|link|" + b"|".join(sorted(_BANNED)) + rb")\b[^>]*>")
_FOREIGN = re.compile(rb"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|data:")
_DATA_BLOCK = b'type="application/ld+json"'
_NOT_LOADED = (b'rel="canonical"', b'rel="alternate"', b'rel="edit"', b'rel="license"', b'rel="me"')
_CSS_LINK = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_JS_LINK = re.compile(r"""\b(?:from|import)\s*\(?\s*["']((?:\.{0,2}/|[a-z]+:)[^"']*)["']""")


def _is_suspicious(page: bytes) -> bool:
    """Whether a word is there that could be a forbidden attribute; it may as well be harmless text."""
    if any(word in page for word in _ATTRIBUTES):
        return True
    return any(pattern.search(page) for pattern in (_HANDLER, _UNQUOTED, _LOADED))


def forbidden(page: bytes) -> Iterator[Message]:
    """What the Content-Security-Policy would refuse on a page, and what would be fetched from another host."""
    is_suspicious = _is_suspicious(page)
    for found in _ELEMENT.finditer(page):
        if found[1] in _BANNED:
            is_suspicious = True
        else:
            yield from _check_loading(found[0])
    if is_suspicious:
        for tag in _TAG.finditer(page):
            yield from _check_tag(tag[1].lower(), tag[2])


def _check_loading(tag: bytes) -> Iterator[Message]:
    """A script or link element: scripts have a source, and what a link loads is ours."""
    shown = tag.decode(errors="replace")
    if tag.startswith(b"<script"):
        if b' src="' not in tag and _DATA_BLOCK not in tag:
            yield msg("The script {tag} stands in the page instead of in a file.", tag=shown)
    elif not any(relation in tag for relation in _NOT_LOADED) and re.search(rb'href="(?:[a-zA-Z]+:)?//', tag):
        yield msg("{link} is loaded from another host.", link=shown)


def _check_tag(name: bytes, attributes: bytes) -> Iterator[Message]:
    """One tag of a suspicious page, attribute by attribute."""
    if name in _BANNED:
        yield msg("The element {name} is not allowed.", name=name.decode())
    for found in _ATTRIBUTE.finditer(attributes):
        key, quoted = found[1].lower(), found[2]
        value = quoted or found[3] or found[4] or b""
        if key == b"style" or (key.startswith(b"on") and key[2:].isalpha()):
            yield msg("The attribute {name} is not allowed.", name=key.decode())
        elif key in {b"src", b"srcset", b"poster", b"data"} and _FOREIGN.match(value.strip()):
            yield msg("{link} is loaded from another host.", link=value.decode(errors="replace"))
        elif key in {b"href", b"src"} and quoted is None:
            yield msg("The attribute {name} has no double quotes, so its link was not checked.", name=key.decode())


def code_links(name: str, text: str) -> Iterator[str]:
    """What a stylesheet (`url()`, `@import`) or a module (`import`) loads; pictures inside a stylesheet are not."""
    pattern = _CSS_LINK if name.endswith(".css") else _JS_LINK
    for found in pattern.finditer(text):
        link = next(group for group in found.groups() if group is not None)
        if not link.startswith(("data:", "#")):
            yield link
