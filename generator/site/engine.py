"""Run a documentation engine over the hand-written pages, one run per language, each into its own empty folder.

The engine is a program we call, not a library we live in: MkDocs and ProperDocs (with Material) or Zensical give the
same pages, because theme and configuration are ours. What came out is cached by the content of all that went in.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self

import yaml

from generator.compute.parallel import Task
from generator.compute.steps import Steps
from generator.compute.store import digest
from generator.messages import msg
from generator.read.document import unfinished_merge
from generator.read.ignored import ignore, is_ignored
from generator.settings import Settings
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


Files = Mapping[str, bytes]
"""What an engine wrote, by path."""
_NAME = "hand-written pages"


class Rendering:
    """The hand-written pages of every language, which are rendered while others work, unless they are remembered.

    Raises:
        SiteError: the engine is unknown or missing, or a language has no pages.
    """

    def __init__(self, settings: Settings, engine: str = "mkdocs", steps: Steps | None = None) -> None:
        if engine not in ENGINES:
            known = ", ".join(ENGINES)
            raise WrongUsageError(msg("There is no engine {engine}; known: {known}.", engine=engine, known=known))
        self.settings, self._engine, self.steps = settings, ENGINES[engine], steps or Steps()
        for language in settings.languages:
            _refuse_unfinished(settings, language)
        self._keys = {language: self._key(language) for language in settings.languages}
        known_files = {language: _unpacked(self.steps.known(_NAME, key)) for language, key in self._keys.items()}
        self._files: dict[str, Files] = {language: files for language, files in known_files.items() if files}
        missing = [language for language in settings.languages if language not in self._files]
        self._task = Task(lambda: self._run(missing), background=True) if missing else None

    def result(self) -> dict[str, Rendered]:
        """What the engine made, by language.

        Raises:
            SiteError: the engine failed (with its output).
        """
        if self._task is not None:
            for language, files in self._task.result().items():
                self._files[language] = files
                self.steps.keep(_packed(files), _NAME, self._keys[language])
            self._task = None
        docs = {language: _sources(self.settings, language)[0] for language in self.settings.languages}
        return {language: _sort(self._files[language], folder) for language, folder in docs.items()}

    def __enter__(self) -> Self:
        """Leave nothing behind: what still runs on the way out is ended."""
        return self

    def __exit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.stop()

    def _key(self, language: str) -> bytes:
        """Everything that the pages of a language are made from: engine, configuration, and every file, by name."""
        sources = _sources(self.settings, language)
        config = configuration(self.settings, language, self._engine)
        return digest(self._engine.versions(), config, *(part for folder in sources for part in _contents(folder)))

    def _run(self, languages: Iterable[str]) -> dict[str, Files]:
        """Render some languages side by side: each is a program of its own, which is only waited for."""

        def one(language: str) -> Files:
            config = configuration(self.settings, language, self._engine)
            return _run(self._engine, language, config, *_sources(self.settings, language))

        with ThreadPoolExecutor() as pool:
            return dict(zip(languages, pool.map(one, languages), strict=True))


def _contents(folder: Path) -> Iterable[bytes | str]:
    found = (path for path in folder.rglob("*") if not is_ignored(path.relative_to(folder)) and path.is_file())
    for path in sorted(found):
        yield from (path.relative_to(folder).as_posix(), path.read_bytes())


def _packed(files: Files) -> bytes:
    return json.dumps({path: base64.b64encode(data).decode() for path, data in files.items()}).encode()


def _unpacked(body: bytes | None) -> Files | None:
    return None if body is None else {path: base64.b64decode(data) for path, data in json.loads(body).items()}


def _sources(settings: Settings, language: str) -> tuple[Path, Path]:
    """The folders that one run reads; one that is missing is an error."""
    docs, theme = settings.root / "docs" / language, settings.root / "site_templates" / "theme"
    for folder in (docs, theme):
        if not folder.is_dir():
            raise SiteError(msg("The folder {folder} is missing.", folder=str(folder.relative_to(settings.root))))
    return docs, theme


def _refuse_unfinished(settings: Settings, language: str) -> None:
    """Stop before the two versions of a merge that nobody has finished are published one below the other.

    Raises:
        SiteError: a page has such lines.
    """
    docs = _sources(settings, language)[0]
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(settings.root).as_posix()
        if found := unfinished_merge(name, path.read_text("utf-8", "replace")):
            raise SiteError(
                msg("{place}: {problem} {hint}", place=str(found.span), problem=found.message, hint=found.hint)
            )


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
        shutil.copytree(docs, project / "docs", ignore=ignore)
        shutil.copytree(theme, project / "theme", ignore=ignore)
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
