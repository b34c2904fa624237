"""The maker of benchmark content: measures are worth something only when its entries are right, and always the same."""

from pathlib import Path

from benchmarks.content import make
from benchmarks.draw import TODAY
from generator.diagnostics import Severity
from generator.pipeline import examine
from generator.settings import load_settings


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_made_entries_have_no_error_and_no_warning(tmp_path: Path) -> None:
    made = make(60, tmp_path)
    seen = examine(load_settings(tmp_path), TODAY)
    assert made["files"] == len(seen.catalogue.records) == 60
    assert [finding for finding in seen.findings if finding.rule.severity is not Severity.NOTE] == []


def test_there_is_something_of_everything(tmp_path: Path) -> None:
    make(200, tmp_path)
    seen = examine(load_settings(tmp_path), TODAY)
    folders = {record.kind.folder for record in seen.catalogue.records.values()}
    assert folders == {"initiatives", "companies", "administrations", "bundles", "events"}
    assert {call.call.kind for call in seen.catalogue.calls.values()} == set(seen.catalogue.vocabulary.kinds)
    assert {state.status for state in seen.relations.states.values()} >= {"open", "partly", "expired", "withdrawn"}
    assert any(flow.offer for flow in seen.relations.flows)


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    make(20, tmp_path / "a")
    make(20, tmp_path / "b")
    make(20, tmp_path / "c", seed=8)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert _files(tmp_path / "a") != _files(tmp_path / "c")
