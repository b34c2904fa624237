"""The program as people call it: exit codes, languages, and whatever may be wrong around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator import cli
from generator.__main__ import main
from generator.cli import explain
from generator.cli.language import chosen_language
from generator.cli.session import Session
from tests.cli.site import GOOD, Run, write
from tests.support import ROOT


def test_a_good_site_is_fine(run: Run) -> None:
    assert run("check", "--language", "en")[0] == 0
    assert run("check", "content/initiatives/gut.yaml", "--quiet") == (0, "", "")


def test_the_check_of_a_file_says_when_nothing_was_compared(site: Path, run: Run) -> None:
    assert "Not yet compared" in run("check", "content/initiatives/gut.yaml", "--language", "en")[2]
    run("check")
    assert "Not yet compared" not in run("check", "content/initiatives/gut.yaml", "--language", "en")[2]
    assert (site / ".cache").is_dir()


def test_errors_end_with_one_and_warnings_only_if_asked(site: Path, run: Run) -> None:
    path = write(site, "warnung.yaml", GOOD.replace("https://example.org", "http://example.org"))
    assert run("check", path)[0] == 0
    assert run("check", path, "--strict")[0] == 1
    assert run("check", write(site, "falsch.yaml", GOOD + "webseite: x\n"))[0] == 1


def test_everything_wrong_in_all_files_is_told_in_one_run(site: Path, run: Run) -> None:
    write(site, "eins.yaml", GOOD + "webseite: x\ntopcis: y\n")
    write(site, "zwei.yaml", "name: [\n")
    code, out, _ = run("check", "--format", "json")
    files = [finding["file"] for finding in json.loads(out)["findings"]]
    assert code == 1
    assert files.count("content/initiatives/eins.yaml") == 2
    assert files.count("content/initiatives/zwei.yaml") == 1


def test_only_the_named_files_are_judged(site: Path, run: Run) -> None:
    write(site, "falsch.yaml", "name: [\n")
    assert run("check", "content/initiatives/gut.yaml")[0] == 0
    assert run("check", "content/companies")[0] == 0
    assert run("check", "content/initiatives")[0] == 1
    assert run("check", ".")[0] == 1


def test_references_to_files_that_are_not_read_are_known(site: Path, run: Run) -> None:
    path = write(site, "partner.yaml", GOOD + "partners: [gut]\n")
    assert run("check", path)[0] == 0
    path = write(site, "fremd.yaml", GOOD + "partners: [gutt]\n")
    assert run("check", path)[0] == 1


def test_offers_that_are_referred_to_are_looked_up(site: Path, run: Run) -> None:
    call = "offers: [{id: kurs, kind: training, title: Computerkurs, since: '2026-01-01'}]\n"
    (site / "content" / "companies" / "geber.yaml").write_text(GOOD + call, encoding="utf-8")
    need = call.replace("offers", "needs").replace("}]", ", received: [{from: {offer: geber/WHICH}}]}]")
    path = write(site, "nimmt.yaml", GOOD + need.replace("WHICH", "kurs"))
    assert run("check", path, "--today", "2026-06-01")[0] == 0
    assert (
        run("check", write(site, "nimmt.yaml", GOOD + need.replace("WHAT", "kurss")), "--today", "2026-06-01")[0] == 1
    )


def test_the_root_is_looked_for_upwards(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content" / "initiatives")
    assert run("check", "gut.yaml")[0] == 0
    monkeypatch.chdir("/")
    assert run("check")[0] == 2
    assert run("check", "--root", str(site))[0] == 0
    assert run("check", str(site / "content" / "initiatives" / "gut.yaml"))[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nirgends.yaml"], ["check", "mkdocs.yml"], ["check", "--today", "heute"],
        ["check", "--format", "pdf"],
        ["check", "--root", "/nirgends"], ["check", "--language", "tlh"], ["check", "--unbekannt"], ["chekc"], [],
        ["explain", "S999"], ["explain", "a", "b"], ["new", "initiative"], ["new", "verein"], ["check", "--format"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two_and_says_why(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out or err
    assert "Traceback" not in err


def test_a_site_without_content_or_with_odd_settings(site: Path, run: Run) -> None:
    (site / "mkdocs.yml").write_text("site_url: [\n", encoding="utf-8")
    assert run("check")[0] == 2
    (site / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (site / "content").rename(site / "weg")
    code, _, err = run("check")
    assert code == 2
    assert "content" in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_root_that_may_not_be_read(site: Path, run: Run) -> None:
    (site / "content").chmod(0)
    try:
        assert run("check")[0] == 2
    finally:
        (site / "content").chmod(0o755)


@pytest.mark.parametrize(
    "name", ["zwei\nzeilen.yaml", "::error::x.yaml", "\x1b[31m.yaml", "a b.yaml", "%0A.yaml", "é.yaml", "-v.yaml"]
)
def test_hostile_file_names(site: Path, run: Run, name: str) -> None:
    write(site, name, GOOD)
    code, out, _ = run("check", "--format", "github")
    assert code == 1
    assert all(line.startswith("::error file=") or not line.lstrip().startswith("::") for line in out.splitlines())
    assert "\x1b" not in run("check")[1]
    assert run("check", "--", f"content/initiatives/{name}")[0] == 1


def test_a_file_name_that_is_no_text(site: Path, run: Run) -> None:
    path = os.fsencode(site / "content" / "initiatives") + b"/\xff.yaml"
    with open(path, "wb") as file:  # noqa: PTH123  a path of bytes
        file.write(GOOD.encode())
    assert run("check")[0] == 1
    assert run("check", os.fsdecode(path))[0] == 1


def test_our_own_failure_is_an_apology(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("generator.examination.build_catalogue", broken)
    code, _, err = run("check")
    assert code == 3
    assert "RuntimeError: secret detail" in err
    assert "Traceback" not in err
    assert "Traceback" in run("check", "--verbose")[2]


def test_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.examination.build_catalogue", stopped)
    assert run("check") == (130, "", "")


def test_interruption_while_the_program_is_loading_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loading(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "generator.cli", Loading("generator.cli"))
    assert main() == 130


def test_a_reader_who_goes_away() -> None:
    command = ["bash", "-c", f"{sys.executable} -m generator explain | head -1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "de"),
        ([], {"LANG": "C.UTF-8"}, "de"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "xx_XX.UTF-8"}, "de"),
        ([], {"LC_ALL": "POSIX", "LANG": "en_GB"}, "en"),
        ([], {"MITHILFE_LANGUAGE": "de", "LC_ALL": "en_US"}, "de"),
        (["check", "--language", "en"], {"LANG": "de_DE"}, "en"),
        (["--language=en"], {}, "en"),
        (["check", "--", "--language", "en"], {}, "de"),
    ],
)
def test_the_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert chosen_language(arguments, environment) == language


def test_the_environment_speaks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "everything is fine" in run("check")[1]
    assert run("check", "--language", "de")[1] != run("check")[1]


def test_help_and_version(run: Run) -> None:
    code, out, _ = run("--help", "--language", "en")
    assert code == 0
    for name in ("check", "explain", "new", "format", "schema"):
        assert f"\n  {name} " in out
    for command in cli.COMMANDS:
        assert run(command, "--help")[0] == 0
    assert run("--version")[1].startswith("mithilfe ")


def test_the_manual(run: Run) -> None:
    code, out, _ = run("explain", "s204", "--language", "en")
    assert code == 0
    assert "S204 unknown-code" in out
    assert "topics: [sprachee]" in out
    assert run("explain", "unknown-code", "--language", "en")[1] == out
    assert all(f"\n{code} " in run("explain")[1] for code in ("R101", "S202"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_can_be_explained(language: str) -> None:
    session = Session(language)
    for rule in explain.all_rules().values():
        lines = [line.plain for line in explain.manual(rule, session)]
        assert lines[0].startswith(f"{rule.code} {rule.name}")
        assert len(lines) >= 7


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("serve", "--port", "99999"), "a port is a number from 0 to 65535"),
        (("build", "--engine", "foo"), "There is no engine foo"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_wrong_usage_and_told_in_words(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run(*arguments, "--language", "en")
    assert (code, said in err) == (2, True), err
