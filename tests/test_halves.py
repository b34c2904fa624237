"""Two processes read what one reads: the same entries, places and findings, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import pipeline
from generator.compute.parallel import can_fork
from generator.halves import Errand, read_halves
from generator.messages import Message
from generator.settings import load_settings
from tests.support import TODAY

ROOT = Path(__file__).parents[1]
BROKEN = "name: [\n"
FAULTY = "name: Ohne alles\nfounded: 1900-13-01\nneeds:\n  - id: a\n    since: gestern\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped content with a few files that have every kind of fault."""
    for name in ("mkdocs.yml", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "content").unlink()
    for path in (ROOT / "content").rglob("*.yaml"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    for name, text in (("aaa", BROKEN), ("aab", FAULTY), ("zzy", FAULTY), ("zzz", BROKEN)):
        (tmp_path / f"content/initiatives/{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("files", [0, 3, 100])
def test_an_errand_changes_only_who_reads_what(root: Path, files: int) -> None:
    settings, run = load_settings(root), list[str]()
    paths = [f"content/initiatives/{name}.yaml" for name in ("aaa", "aab", "german-for-refugees", "zzy", "zzz")]
    words = pipeline.examine(settings, TODAY, ["content/vocabulary"]).catalogue.vocabulary
    found = read_halves(root, paths, words, paths, Errand(lambda: run.append("done"), files))
    assert [one.document.path for one in found] == paths
    assert [bool(one.findings or one.document.findings) for one in found] == [True, True, False, True, True]
    assert run == ["done"]


def test_both_ways_find_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(root)
    monkeypatch.setattr(pipeline, "MANY", 10**9)
    alone = pipeline.examine(settings, TODAY)
    monkeypatch.setattr(pipeline, "MANY", 1)
    shown: list[str] = []

    def track(items: Sequence[str], _label: Message) -> Sequence[str]:
        shown.extend(items)
        return items

    together = pipeline.examine(settings, TODAY, (), track)
    assert together.findings == alone.findings
    assert list(together.catalogue.records) == list(alone.catalogue.records)
    assert shown == [path for path in alone.asked if path.endswith(".yaml")]
    for key, record in alone.catalogue.records.items():
        other = together.catalogue.records[key]
        assert other.entry == record.entry
        assert other.kind is record.kind
        assert other.document.data == record.document.data
        assert other.document.values == record.document.values
    if can_fork():
        came = [document for document in together.catalogue.documents if "values" in vars(document)]
        assert came
