"""Run a documentation engine over the hand-written pages, one run per language, each into its own empty folder.

The engine is a program we call, not a library we live in: MkDocs and ProperDocs (with Material) or Zensical give the
same pages, because theme and configuration are ours. What came out is cached by the content of all that went in.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import yaml

from generator.messages import msg
from generator.read.stray import passed_over
from generator.settings import Settings
from generator.site import chrome_cache
from generator.site.errors import SiteError, WrongUsageError

TIMEOUT = 120
"""Seconds until a run that does not end is stopped; it takes less than one."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that renders Markdown with a theme: how to call it, what it consists of, what its theme is told."""

    name: str
    arguments: tuple[str, ...]
    distributions: tuple[str, ...]
    theme: Mapping[str, str]

    def versions(self) -> str:
        """The installed versions, as part of the cache's key.

        Raises:
            SiteError: one is not installed.
        """
        try:
            return " ".join(f"{name}={version(name)}" for name in self.distributions)
        except PackageNotFoundError as error:
            raise SiteError(
                msg(
                    "The engine {engine} is not installed: {package} is missing.",
                    engine=self.name,
                    package=str(error.name),
                )
            ) from error


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("mkdocs", ("mkdocs", "build", "-q", "-f"), ("mkdocs", "mkdocs-material"), {}),
        Engine("properdocs", ("properdocs", "build", "-q", "-f"), ("properdocs", "mkdocs-material"), {}),
        Engine("zensical", ("zensical", "build", "-c", "-f"), ("zensical",), {"variant": "classic"}),
    )
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an engine made of one language: pages by path (`about/index.html`), and the theme's own stylesheet."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    stylesheet: str


def render(settings: Settings, engine: str = "mkdocs", cache: Path | None = None) -> dict[str, Rendered]:
    """Render the hand-written pages of every language, the languages side by side.

    `cache` is a folder for results; without it every call runs the engine.

    Raises:
        SiteError: the engine is unknown, missing or failed (with its output), or a language has no pages.
    """
    if engine not in ENGINES:
        known = ", ".join(ENGINES)
        raise WrongUsageError(msg("There is no engine {engine}; known: {known}.", engine=engine, known=known))
    chosen = ENGINES[engine]
    with ThreadPoolExecutor(len(settings.languages)) as pool:
        results = pool.map(lambda language: _cached(settings, chosen, language, cache), settings.languages)
        return dict(zip(settings.languages, results, strict=True))


def _cached(settings: Settings, engine: Engine, language: str, cache: Path | None) -> Rendered:
    """One language, from the cache if everything that went in is the same."""
    config = configuration(settings, language, engine)
    docs, theme = _sources(settings, language)
    key = chrome_cache.key((engine.versions(), sys.version, config), (docs, theme))
    stored = chrome_cache.load(cache, key) if cache else None
    if stored is None:
        stored = _run(engine, language, config, docs, theme)
        if cache:
            chrome_cache.store(cache, key, stored)
    return _sort(stored, docs)


def _sources(settings: Settings, language: str) -> tuple[Path, Path]:
    """The folders that one run reads; one that is missing is an error."""
    docs, theme = settings.root / "docs" / language, settings.root / "site_templates" / "theme"
    for folder in (docs, theme):
        if not folder.is_dir():
            raise SiteError(msg("The folder {folder} is missing.", folder=str(folder.relative_to(settings.root))))
    return docs, theme


def configuration(settings: Settings, language: str, engine: Engine) -> str:
    """The engine's configuration for one language, derived from mkdocs.yml, as YAML."""
    config: dict[str, Any] = yaml.safe_load((settings.root / "mkdocs.yml").read_text("utf-8"))
    for unused in ("nav", "repo_url", "edit_uri", "extra"):
        config.pop(unused, None)
    config |= {
        "site_name": settings.name,
        "site_url": settings.address(language, ""),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**config.get("theme", {}), "custom_dir": "theme", "language": language, **engine.theme},
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=True)


def _run(engine: Engine, language: str, config: str, docs: Path, theme: Path) -> dict[str, bytes]:
    """Run the engine in a folder of its own and take everything it wrote."""
    with tempfile.TemporaryDirectory(prefix="mithilfe-") as name:
        project = Path(name)
        shutil.copytree(docs, project / "docs", ignore=passed_over)
        shutil.copytree(theme, project / "theme", ignore=passed_over)
        (project / "mkdocs.yml").write_text(config, "utf-8")
        _call([sys.executable, "-m", *engine.arguments, "mkdocs.yml"], project, engine, language)
        site = project / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file() and _is_wanted(path.relative_to(site), docs)
        }


def _call(command: list[str], folder: Path, engine: Engine, language: str) -> None:
    """Run one program; its failure becomes a `SiteError` that carries its output."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore", "NO_COLOR": "1"}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
        output, code = f"{done.stdout}\n{done.stderr}".strip(), done.returncode
    except subprocess.TimeoutExpired:
        output, code = str(msg("It did not end within {seconds} seconds.", seconds=TIMEOUT)), 1
    if code or not (folder / "site" / "index.html").is_file():
        raise SiteError(
            msg("The engine {engine} could not render docs/{language}.", engine=engine.name, language=language),
            output,
        )


def _is_wanted(path: Path, docs: Path) -> bool:
    """Pages, the theme's main stylesheet, and what lies beside the Markdown; no scripts, no sitemap."""
    if path.suffix == ".html":
        return True
    return path.match("main.*.min.css") or (docs / path).is_file()


def _sort(files: Mapping[str, bytes], docs: Path) -> Rendered:
    """Tell pages, stylesheet and other files apart."""
    sheets = [data for path, data in files.items() if Path(path).match("main.*.min.css")]
    classic = [data for path, data in files.items() if Path(path).match("classic/main.*.min.css")]
    if not sheets:
        raise SiteError(msg("The engine's theme has no stylesheet main.*.min.css any more."))
    return Rendered(
        pages={path: data.decode() for path, data in files.items() if path.endswith(".html")},
        files={path: data for path, data in files.items() if (docs / path).is_file()},
        stylesheet=(classic or sheets)[0].decode(),
    )
