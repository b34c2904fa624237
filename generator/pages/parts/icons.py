"""Icons as one drawing that the stylesheet shows a piece of, so that a page names an icon and carries no drawing.

The icons stand one below the other; `stylesheet` tells where each of them does. What a page says of an icon is a class
(`i-check`), or nothing at all where the stylesheet itself knows which icon belongs there: it takes it by its variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from generator.model import Vocabulary

ALWAYS = (
    "account-group", "alert-circle-outline", "brightness-6", "calendar-clock", "check", "check-circle", "chevron-left",
    "chevron-right", "clock-outline", "file-document-outline", "filter-variant", "magnify", "map-marker", "menu",
    "minus-circle-outline", "open-in-new", "progress-check", "translate", "rss", "download", "code-json", "pencil",
    "email-outline", "phone", "account", "domain", "town-hall", "handshake", "calendar",
)  # fmt: skip
SIZE = 24
"""The side of the square in which each icon is drawn."""
_OPEN_LEFT = '<path d="M10.6 4.3v15.4a7.8 7.8 0 0 1 0-15.4z" fill="none" stroke="#000" stroke-width="2.6"'
_OPEN_LEFT += ' stroke-linejoin="round"/>'
_RIGHT = '<path d="M13.2 3.1v17.8a9 9 0 0 0 0-17.8z"/>'
_OWN = {
    "half-open": _OPEN_LEFT + _RIGHT,
    "half-full": '<path d="M10.6 4.3v15.4a7.8 7.8 0 0 1 0-15.4z"/>' + _RIGHT,
}
"""Need and offer as the two halves of a ring: a need is open, and the one that fills it stands beside it."""
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def sprite(vocabulary: Vocabulary) -> str:
    """An SVG with all icons that templates or kinds name (Material Design Icons, as Material has them), and ours.

    Raises:
        KeyError: there is no such icon.
    """
    names = _names(vocabulary)
    icons = "".join(
        f'<g transform="translate(0 {SIZE * at})">{_OWN.get(name) or _drawing(name)}</g>'
        for at, name in enumerate(names)
    )
    height = SIZE * len(names)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{height}" viewBox="0 0 {SIZE} {height}">'
    return f"{head}{icons}</svg>\n"


def stylesheet(vocabulary: Vocabulary) -> str:
    """Where each icon stands in the sprite, as a variable and as a class that chooses it."""
    names = _names(vocabulary)
    places = "".join(f"  --i-{name}: {100 * at / (len(names) - 1):.4f}%;\n" for at, name in enumerate(names))
    classes = "".join(f".i-{name} {{ --icon: var(--i-{name}); }}\n" for name in names)
    return f":root {{\n{places}}}\n{classes}"


def missing(names: Iterable[str]) -> list[str]:
    """Those names that are no icons."""
    return [name for name in names if not (_folder() / f"{name}.svg").is_file()]


def _names(vocabulary: Vocabulary) -> list[str]:
    return sorted({*ALWAYS, *_OWN, *(kind.icon for kind in vocabulary.kinds.values() if kind.icon)})


def _drawing(name: str) -> str:
    path = _folder() / f"{name}.svg"
    match = _INNER.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    if not match:
        raise KeyError(name)
    return match[1]


def _folder() -> Path:
    spec = find_spec("material")
    origin = Path(spec.origin).parent if spec and spec.origin else Path()
    return origin / "templates" / ".icons" / "material"
