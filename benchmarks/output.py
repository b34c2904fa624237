"""How large a finished site is: all of it, its largest pages, and what a visitor loads who opens one entry first."""

from __future__ import annotations

import gzip
import posixpath
import re
from pathlib import Path

_LOADED = re.compile(r"<(link|script|img|source|use)\b[^>]*?\s(?:href|src|srcset)=[\"']?([^\"'\s>]+)[^>]*>")
_WANTED_LINKS = re.compile(r"rel=[\"']?(?:stylesheet|modulepreload|preload|icon)\b")
_IMPORTS = re.compile(r"(?:^|[;\n])\s*(?:import|export)\b[^;\n]*?[\"'](\.{1,2}/[^\"']+)[\"']")
_URLS = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")


def packed(path: Path) -> int:
    """The bytes of a file as they travel."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def size(site: Path) -> dict[str, int]:
    """How many files, pages and bytes there are."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return {"files": len(files), "pages": pages, "bytes": sum(path.stat().st_size for path in files)}


def largest_pages(site: Path, count: int = 5) -> list[dict[str, int | str]]:
    """The pages that are largest when packed."""
    candidates = sorted(site.rglob("*.html"), key=lambda path: -path.stat().st_size)[: 40 * count]
    measured = sorted(((packed(path), path) for path in candidates), key=lambda pair: (-pair[0], pair[1]))
    return [{"page": path.relative_to(site).as_posix(), "gzip_bytes": bytes_} for bytes_, path in measured[:count]]


def first_visit(site: Path, page: Path) -> dict[str, int | str]:
    """What a browser loads for a page without a cache, packed: styles, scripts with their imports, images."""
    wanted, seen = [page], set[Path]()
    while wanted:
        path = wanted.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        wanted += [_target(site, path, address) for address in _addresses(path)]
    total = sum(min(packed(path), path.stat().st_size) for path in seen)
    return {"page": page.relative_to(site).as_posix(), "files": len(seen), "gzip_bytes": total}


def _addresses(path: Path) -> list[str]:
    if path.suffix == ".html":
        found = _LOADED.finditer(path.read_text("utf-8"))
        return [one[2] for one in found if one[1] != "link" or _WANTED_LINKS.search(one[0])]
    if path.suffix in {".js", ".mjs"}:
        return _IMPORTS.findall(path.read_text("utf-8"))
    return _URLS.findall(path.read_text("utf-8")) if path.suffix == ".css" else []


def _target(site: Path, source: Path, address: str) -> Path:
    """The file that an address in a file means; one that is not there for addresses elsewhere."""
    plain = address.partition("#")[0].partition("?")[0]
    if not plain or ":" in plain or plain.startswith("/"):
        return site / "not-there"
    folder = source.parent.relative_to(site).as_posix()
    return site / posixpath.normpath(posixpath.join(folder, plain))
