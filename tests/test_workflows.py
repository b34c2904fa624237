"""What GitHub runs and shows is safe, well-formed, and in step with the settings and the vocabulary.

Both judges (zizmor for safety, check-jsonschema for form) work without the network.
"""

import subprocess
import sysconfig
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
FORMS = sorted(GITHUB.glob("ISSUE_TEMPLATE/[0-9]*.yml"))
SCHEMAS = {
    "vendor.github-workflows": sorted(GITHUB.glob("workflows/*.yml")),
    "vendor.github-issue-forms": FORMS,
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the virtual environment, whether or not that is active."""
    program = Path(sysconfig.get_path("scripts")) / name
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)


def load(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_no_way_to_abuse_a_workflow_is_known_to_zizmor() -> None:
    run = tool("zizmor", "--offline", "--persona", "pedantic", "--no-progress", GITHUB)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("schema", SCHEMAS)
def test_github_understands_the_file(schema: str) -> None:
    run = tool("check-jsonschema", "--builtin-schema", schema, *SCHEMAS[schema])
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_check_of_strangers_code_can_write_nothing() -> None:
    workflow = load(GITHUB / "workflows/check.yml")
    assert workflow["permissions"] == {}
    assert {str(job["permissions"]) for job in workflow["jobs"].values()} == {"{'contents': 'read'}"}


@pytest.mark.parametrize(
    ("form", "field", "vocabulary"),
    [
        ("1-initiative.yml", "topics", "topics.yaml"),
        ("1-initiative.yml", "audiences", "audiences.yaml"),
        ("2-offer.yml", "topics", "topics.yaml"),
        ("4-administration.yml", "level", "levels.yaml"),
    ],
)
def test_a_form_offers_what_the_vocabulary_knows(form: str, field: str, vocabulary: str) -> None:
    fields = {part.get("id"): part for part in load(GITHUB / "ISSUE_TEMPLATE" / form)["body"]}
    labels = [code["label"] for code in load(ROOT / "content/vocabulary" / vocabulary)]
    both = [" · ".join(dict.fromkeys((label["de"], label["en"]))) for label in labels]
    assert fields[field]["attributes"]["options"] == both


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_warns_of_private_addresses(form: Path) -> None:
    body = form.read_text(encoding="utf-8")
    assert "keine privaten Adressen" in body
    assert "no private addresses" in body


def test_reviewers_belong_to_the_owner_of_the_repository() -> None:
    owner = urlsplit(load(ROOT / "mkdocs.yml")["repo_url"]).path.split("/")[1]
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split()[1:] for line in lines if line and not line.startswith("#")]
    assert rules
    assert all(reviewer.split("/")[0] == f"@{owner}" for rule in rules for reviewer in rule)
