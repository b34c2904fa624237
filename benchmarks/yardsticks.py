"""What others take for the same entries as plain Markdown pages: MkDocs with Material, and Hugo with an empty theme.

Their figures in the same run make ours comparable from one machine to the next.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from benchmarks import output
from benchmarks.process import run

_MKDOCS = """site_name: Yardstick
theme: {name: material}
plugins: [search]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""
"""Pages in the navigation would be listed in every page: with thousands of them that ends in gigabytes."""
_HUGO = 'baseURL = "https://example.org/"\ntitle = "Yardstick"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
_LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"
_LIST = (
    "<!doctype html><html><head><title>{{ .Title }}</title></head><body><ul>{{ range .Pages }}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n'
)


def markdown(content: Path, target: Path, *, front_matter: bool) -> int:
    """Write each entry of a catalogue as a Markdown page; returns how many."""
    count = 0
    for path in sorted(content.glob("*/*.yaml")):
        if path.parent.name == "vocabulary":
            continue
        page = target / path.parent.name / f"{path.stem}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            _page(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader), front_matter=front_matter), "utf-8"
        )
        count += 1
    return count


def _page(entry: dict[str, Any], *, front_matter: bool) -> str:
    name = entry["name"]
    lines = ["---", f'title: "{name}"', "---", ""] if front_matter else [f"# {name}", ""]
    lines += [_german(entry["summary"]), "", _german(entry.get("description", "")), ""]
    for side, heading in (("needs", "Sucht"), ("offers", "Bietet")):
        for call in entry.get(side, ()):
            lines += [f"## {heading}: {_german(call['title'])}", "", _german(call.get("description", "")), ""]
            lines += [f"- {key}: {value}" for key, value in call.get("quantity", call.get("amount", {})).items()]
            lines += [f"- seit: {call['since']}", ""]
    lines += ["## Quellen", "", *(f"- <{source['url']}>" for source in entry.get("sources", ())), ""]
    return "\n".join(lines)


def _german(text: object) -> str:
    return str(text.get("de", "")) if isinstance(text, dict) else str(text)


def mkdocs(content: Path, folder: Path) -> dict[str, Any]:
    """Build the entries with MkDocs and Material, its own search included."""
    shutil.rmtree(folder, ignore_errors=True)
    count = markdown(content, folder / "docs", front_matter=False)
    (folder / "docs/index.md").write_text("# Yardstick\n", "utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
    taken = run([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    return {"entries": count, **taken.told(), **output.size(folder / "site")}


def hugo(content: Path, folder: Path) -> dict[str, Any]:
    """Build the entries with Hugo and a theme of two lines."""
    shutil.rmtree(folder, ignore_errors=True)
    count = markdown(content, folder / "content", front_matter=True)
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_LAYOUT, "utf-8")
    (layouts / "list.html").write_text(_LIST, "utf-8")
    (folder / "layouts/index.html").write_text(_LIST, "utf-8")
    (folder / "hugo.toml").write_text(_HUGO, "utf-8")
    taken = run([str(Path(sys.executable).parent / "hugo"), "--quiet"], folder)
    return {"entries": count, **taken.told(), **output.size(folder / "public")}
