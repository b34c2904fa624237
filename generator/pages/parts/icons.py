"""Icons as one small file: pages refer to its symbols, so that a hundred cards do not carry the same drawing."""

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
_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def sprite(vocabulary: Vocabulary) -> str:
    """An SVG file with one symbol per icon that templates or kinds name (Material Design Icons, as Material has them).

    Raises:
        KeyError: there is no such icon.
    """
    kinds = {kind.icon for kind in vocabulary.kinds.values() if kind.icon}
    symbols = "".join(
        f'<symbol id="{name}" viewBox="0 0 24 24">{_drawing(name)}</symbol>' for name in sorted({*ALWAYS, *kinds})
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def missing(names: Iterable[str]) -> list[str]:
    """Those names that are no icons."""
    return [name for name in names if not (_folder() / f"{name}.svg").is_file()]


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
