"""The hand-written pages: alike in every language, free of what our policy blocks, with examples that hold."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
LANGUAGES = sorted(path.parent.name for path in ROOT.glob("docs/*/shell.md"))
PAGES = sorted(path for code in LANGUAGES for path in ROOT.glob(f"docs/{code}/*.md") if path.name != "shell.md")
WITH_EXAMPLES = [*ROOT.glob("docs/*/contribute.md"), ROOT / "CONTRIBUTING.md"]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_page_exists_in_every_language() -> None:
    pages = [{path.name for path in (ROOT / "docs" / language).glob("*.md")} for language in LANGUAGES]
    assert all(names == pages[0] for names in pages)


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_a_page_says_what_it_is_about(document: Path) -> None:
    front = yaml.safe_load(document.read_text(encoding="utf-8").split("---\n")[1])
    assert front["title"]
    assert 50 <= len(front["description"]) <= 160


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_a_page_uses_nothing_that_the_theme_draws_from_data_addresses(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert not re.search(r"^(!!!|\?\?\?|\|)", text, re.MULTILINE), "admonition or table"


@pytest.mark.parametrize("document", WITH_EXAMPLES, ids=name)
def test_the_entry_that_a_page_shows_passes_the_check(document: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^( *)```yaml\n(.*?)\n *```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    entry = "".join(re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) + "\n" for indent, block in blocks)
    (tmp_path / "content/initiatives").mkdir(parents=True)
    (tmp_path / "content/initiatives/rechner-bruecke-musterstadt.yaml").write_text(entry, encoding="utf-8")
    shutil.copytree(ROOT / "content/vocabulary", tmp_path / "content/vocabulary")
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    program = Path(sysconfig.get_path("scripts")) / "mithilfe"
    run = subprocess.run(
        [program, "check", "--strict", "--root", tmp_path, "--today", "2026-11-21"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_smallest_entry_has_eight_lines() -> None:
    for document in WITH_EXAMPLES:
        first = re.search(r"```yaml\n(.*?)\n *```", document.read_text(encoding="utf-8"), re.DOTALL)
        assert first
        assert len(first[1].splitlines()) == 8


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "LICENSE-DATA.md", "CHANGELOG.md"])
def test_links_between_the_files_of_the_repository_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / document).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
