"""A site is left standing only where a build would make the very same one; whatever else is the case, it is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.compute.parallel import WORKERS
from generator.compute.steps import CACHE
from generator.compute.store import FILE
from generator.examination import Examination
from generator.pipeline import Built, build
from generator.settings import load_settings
from generator.site.standing import Order, found_in
from tests.cli.site import GOOD, make, write
from tests.support import ROOT, TODAY

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue whose site has been built."""
    root = make(tmp_path_factory.mktemp("made"))
    for folder in ("docs", "site_templates/theme"):
        shutil.copytree(ROOT / folder, root / folder)
    assert made_again(root).written
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "root")


def order_of(root: Path) -> Order:
    return Order(load_settings(root), TODAY, root / "site")


def made_again(root: Path, order: Order | None = None) -> Built:
    return build(order or order_of(root), lambda _: None)


def appended(path: str, text: str) -> Change:
    def change(root: Path) -> None:
        file = root / path
        file.write_text(file.read_text("utf-8") + text, "utf-8")

    return change


def replaced(path: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def test_where_nothing_has_changed_the_site_is_left_alone(root: Path) -> None:
    before = {path: path.stat().st_ino for path in (root / "site").rglob("*")}
    built = made_again(root)
    assert (built.written, built.seen) == (0, None)
    assert built.kept == sum(path.is_file() for path in before)
    assert built.pages > 100
    assert {path: path.stat().st_ino for path in (root / "site").rglob("*")} == before


def another_instead(root: Path) -> None:
    write(root, "zwei.yaml", GOOD)
    (root / "content/initiatives/gut.yaml").unlink()


def in_its_place_a_link(root: Path) -> None:
    (root / "site/robots.txt").unlink()
    (root / "site/robots.txt").symlink_to("sitemap.xml")


INPUTS: dict[str, Change] = {
    "an entry": replaced("content/initiatives/gut.yaml", "name: ", "name: Neu "),
    "a comment": appended("content/initiatives/gut.yaml", "# anders\n"),
    "a new entry": lambda root: write(root, "noch-eine.yaml", GOOD.replace("name: ", "name: Noch ")),
    "a renamed entry": lambda root: (root / "content/initiatives/gut.yaml").rename(root / "content/initiatives/b.yaml"),
    "a deleted entry": another_instead,
    "the vocabulary": appended("content/vocabulary/topics.yaml", "# anders\n"),
    "a hand-written page": appended("docs/de/about.md", "\nNoch ein Satz.\n"),
    "the theme": appended("site_templates/theme/main.html", "{# anders #}"),
    "the settings": replaced("mkdocs.yml", "name: Mithilfe", "name: Anders"),
}
FILES: dict[str, Change] = {
    "a changed page": appended("site/index.html", "<!-- by hand -->"),
    "a page with as many bytes": replaced("site/index.html", "<html", "<HTML"),
    "a deleted page": lambda root: (root / "site/index.html").unlink(),
    "a new file": lambda root: (root / "site/new.html").write_text("x", "utf-8"),
    "a link": in_its_place_a_link,
    "no site": lambda root: shutil.rmtree(root / "site"),
    "no memory": lambda root: shutil.rmtree(root / CACHE),
    "a damaged memory": lambda root: (root / CACHE / FILE).write_bytes(b"x" * 5000),
}


@pytest.mark.parametrize("change", [*INPUTS.values(), *FILES.values()], ids=[*INPUTS, *FILES])
def test_after_any_change_the_site_is_the_one_of_a_first_build(root: Path, change: Change, tmp_path: Path) -> None:
    change(root)
    assert made_again(root).seen is not None
    again = dict(found_in(root / "site"))
    shutil.rmtree(root / CACHE)
    made_again(root, replace(order_of(root), output=tmp_path / "first"))
    assert again == dict(found_in(tmp_path / "first"))


def test_another_day_or_address_is_another_site(root: Path) -> None:
    order = order_of(root)
    assert made_again(root, replace(order, today=order.today + timedelta(days=1))).seen is not None
    assert made_again(root, replace(order, settings=order.settings.at("https://example.org/there"))).seen is not None


def test_a_site_that_was_moved_with_its_catalogue_still_stands(root: Path, tmp_path: Path) -> None:
    assert made_again(root.rename(tmp_path / "elsewhere")).seen is None


@pytest.mark.parametrize("count", ["1", "2", "4"])
def test_any_number_of_workers_makes_the_same_bytes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: str
) -> None:
    monkeypatch.setenv(WORKERS, count)
    shutil.rmtree(root / CACHE)
    assert made_again(root, replace(order_of(root), output=tmp_path / "other")).seen is not None
    assert dict(found_in(tmp_path / "other")) == dict(found_in(root / "site"))


def test_what_changes_while_a_site_is_made_is_not_remembered(root: Path) -> None:
    order = order_of(root)
    original = (root / "content/initiatives/gut.yaml").read_text("utf-8")
    INPUTS["an entry"](root)

    def meanwhile(_seen: Examination) -> None:
        INPUTS["a comment"](root)

    build(order, meanwhile)
    (root / "content/initiatives/gut.yaml").write_text(original.replace("name: ", "name: Neu "), "utf-8")
    assert made_again(root).seen is not None
