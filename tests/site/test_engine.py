"""The engine: whichever of the three runs, the same shell comes out, without scripts or foreign hosts."""

import re
import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.compute.steps import Steps
from generator.compute.store import Store
from generator.settings import Settings, load_settings
from generator.site import engine
from generator.site.chrome import chrome
from generator.site.errors import SiteError

Result = dict[str, engine.Rendered]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A site with our theme and three pages in two languages."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "site_templates" / "theme", root / "site_templates" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for language in ("de", "en"):
        docs = root / "docs" / language
        docs.mkdir(parents=True)
        for name in ("index.md", "shell.md"):
            shutil.copy(ROOT / "docs" / language / name, docs)
        (docs / "about.md").write_text(
            '---\ntitle: Über <uns> & "andere"\ndescription: Wer wir sind\n---\n# Über uns\n\n[Start](index.md)\n\n'
            "<!-- slot: figures -->\n\nText von @@site@@\n",
            "utf-8",
        )
        (docs / "plan.png").write_bytes(b"png")
    return replace(load_settings(root), languages=("de", "en"), default_language="de")


def render(settings: Settings, name: str = "mkdocs", folder: Path | None = None) -> Result:
    """All hand-written pages; with a folder in which results are kept, as in two runs of the program."""
    steps = Steps(Store(folder))
    with engine.Rendering(settings, name, steps) as rendering:
        found = rendering.result()
    steps.store.flush()
    return found


@pytest.fixture(scope="module")
def rendered(project: Settings) -> Result:
    return render(project)


def test_each_language_has_its_pages_in_its_language(rendered: Result) -> None:
    assert sorted(rendered["de"].pages) == ["about/index.html", "index.html", "shell/index.html"]
    assert '<html lang="de" dir="ltr">' in rendered["de"].pages["index.html"]
    assert '<html lang="en" dir="ltr">' in rendered["en"].pages["index.html"]
    assert "Zum Inhalt" in rendered["de"].pages["index.html"]
    assert "Skip to content" in rendered["en"].pages["index.html"]


def test_nothing_of_the_theme_but_its_stylesheet_comes_along(rendered: Result) -> None:
    assert set(rendered["de"].files) == {"plan.png"}
    assert ".md-grid" in rendered["de"].stylesheet
    for html in rendered["de"].pages.values():
        assert "generator" not in html
        assert not re.search(r"<script(?![^>]* src=\"@@assets@@)", html)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
        assert " style=" not in html


def test_the_shell_has_the_slots_that_every_page_fills(rendered: Result) -> None:
    shell = chrome("de", rendered["de"]).shell
    assert {"title", "description", "canonical", "alternates", "head", "header", "content", "footer"} <= shell.names


def test_a_hand_written_page_knows_what_its_front_matter_says(rendered: Result) -> None:
    about = chrome("de", rendered["de"]).documents["about/"]
    assert (about.title, about.description) == ('Über <uns> & "andere"', "Wer wir sind")
    assert about.text == "Über uns Start Text von"
    assert {"figures", "site", "header"} <= about.form.names
    assert 'href="../"' in "".join(about.form.literals)


def test_the_home_page_has_its_slots(rendered: Result) -> None:
    home = chrome("de", rendered["de"]).documents[""]
    assert {"hero", "ledger", "needs", "bundles", "topics", "regions", "figures", "join"} <= home.form.names


@pytest.mark.parametrize("name", ["properdocs", "zensical"])
def test_other_engines_make_the_same_pages(project: Settings, rendered: Result, name: str) -> None:
    if not find_spec(name):
        pytest.skip(f"{name} is not installed")
    other = render(project, name)
    for language in project.languages:
        ours, theirs = chrome(language, rendered[language]), chrome(language, other[language])
        assert theirs.shell == ours.shell
        assert theirs.documents[""].form == ours.documents[""].form
        assert theirs.documents["about/"].title == ours.documents["about/"].title
        assert theirs.documents["about/"].form.markers == ours.documents["about/"].form.markers


def test_a_second_run_takes_what_the_cache_holds(
    project: Settings, rendered: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert render(project, folder=tmp_path / "cache") == rendered
    monkeypatch.setattr(engine, "_run", lambda *_: pytest.fail("the engine ran again"))
    assert render(project, folder=tmp_path / "cache") == rendered


def test_a_damaged_cache_is_not_trusted(project: Settings, rendered: Result, tmp_path: Path) -> None:
    render(project, folder=tmp_path)
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes().replace(b"html", b"lmth"))
    assert render(project, folder=tmp_path) == rendered


def test_a_changed_page_is_rendered_anew(project: Settings, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project.root, root)
    settings = replace(project, root=root)
    render(settings, folder=tmp_path / "cache")
    (root / "docs" / "de" / "about.md").write_text("---\ntitle: Neu\n---\n# Neu\n")
    assert "Neu" in render(settings, folder=tmp_path / "cache")["de"].pages["about/index.html"]


def test_a_failing_engine_says_what_it_said(project: Settings, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project.root, root)
    (root / "site_templates" / "theme" / "main.html").write_text("{% nonsense %}")
    with pytest.raises(SiteError, match=r"mkdocs could not render docs/de") as caught:
        render(replace(project, root=root))
    assert "nonsense" in caught.value.detail


def test_an_unknown_engine_is_named_with_the_known_ones(project: Settings) -> None:
    with pytest.raises(SiteError, match="no engine hugo; known: mkdocs, properdocs, zensical"):
        render(project, "hugo")


def test_a_language_without_pages_is_named(project: Settings) -> None:
    with pytest.raises(SiteError, match="docs/fr is missing"):
        render(replace(project, languages=("de", "fr")))
