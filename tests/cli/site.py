"""A small site in a folder of its own, and the type of the function that runs the program on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support import ROOT, SMALL

Run = Callable[..., tuple[int, str, str]]
"""Arguments in; exit code, standard output and standard error out."""
GOOD = "".join(f"{key}: {value}\n" for key, value in SMALL.items()) + "sources: [{url: https://example.org/}]\n"
"""An entry with which everything is fine."""


def make(root: Path) -> Path:
    """Make a site of one entry with the real settings and word lists."""
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for folder in ("initiatives", "companies", "vocabulary"):
        (root / "content" / folder).mkdir(parents=True)
    for path in (ROOT / "content" / "vocabulary").iterdir():
        (root / "content" / "vocabulary" / path.name).write_bytes(path.read_bytes())
    write(root, "gut.yaml", GOOD)
    return root


def write(root: Path, name: str, text: str) -> str:
    """Write an initiative and return its path."""
    path = root / "content" / "initiatives" / name
    path.write_text(text, encoding="utf-8")
    return str(path)
