"""What a build says about the size of the site: how much it is, and in time that the host will not take it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.cli.build import MEGABYTE, room
from generator.messages import Translator
from generator.settings import Settings
from generator.site.publish import size_of, staging
from tests.cli.site import Run
from tests.support import ROOT

SETTINGS = Settings(ROOT, "Mithilfe", "https://example.org/", host_limit_mb=100)


def told(megabytes: float, language: str = "en") -> str:
    message = room(int(megabytes * MEGABYTE), 1000, SETTINGS)
    return Translator(language)(message) if message else ""


def test_a_site_that_the_host_takes_easily_is_no_news() -> None:
    assert told(80) == ""


def test_before_it_is_full_it_says_for_how_many_entries_there_is_room() -> None:
    assert told(90).startswith("90 of the 100 MB that the host takes")
    assert told(90).endswith("there is room for about 111 more entries.")
    assert told(100).endswith("about 0 more entries.")
    assert told(90, "de").endswith("Platz ist noch für etwa 111 weitere Einträge.")


def test_beyond_it_says_what_to_do() -> None:
    for words in ("101 MB", "takes 100", "`host_limit_mb`", "`languages`", "`page_size`", "a host that takes more"):
        assert words in told(100.5)
    for words in (
        "101 MB",
        "nimmt 100 an",
        "`host_limit_mb`",
        "`languages`",
        "`page_size`",
        "Hoster, der mehr annimmt",
    ):
        assert words in told(100.5, "de")


def test_the_limit_is_that_of_the_settings() -> None:
    assert room(90 * MEGABYTE, 1000, replace(SETTINGS, host_limit_mb=1000)) is None


def test_all_files_of_a_new_site_are_counted(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        stage.write_all([("a.html", b"12345"), ("b/c.html", b"67")])
        assert size_of(stage.folder) == 7


def test_a_build_says_how_large_the_site_is(site: Path, run: Run) -> None:
    for folder in ("docs", "site_templates"):
        (site / folder).symlink_to(ROOT / folder)
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("host_limit_mb: 1000", "host_limit_mb: 1"), "utf-8")
    code, out, err = run("build", "--language", "de", "--today", "2026-11-21")
    assert code == 0, err
    files = [path for path in (site / "site").rglob("*") if path.is_file()]
    megabytes = -(-sum(path.stat().st_size for path in files) // MEGABYTE)
    assert (
        f" Seiten in {site / 'site'}, {len(files)} Dateien mit {megabytes} MB ({len(files)} neu, 0 wie zuvor), " in out
    )
    assert f"Die Website hat {megabytes} MB, der Hoster nimmt 1 an" in err
