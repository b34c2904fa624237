"""The maker of benchmark content: measures are worth something only when its entries are right, and always the same."""

from pathlib import Path

from benchmarks.content import Maker, make
from benchmarks.draw import TODAY, Dice
from benchmarks.names import Names
from generator.diagnostics import Severity
from generator.examination import examine
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


def test_nobody_is_there_twice_and_few_are_alike(tmp_path: Path) -> None:
    make(300, tmp_path)
    seen = examine(load_settings(tmp_path), TODAY)
    found = [pair.verdict for pair in seen.relations.overlaps.pairs]
    assert "duplicate" not in found
    assert 0 < found.count("similar") < 30
    names = [one.name for one in seen.catalogue.organisations.values()]
    assert len({name.casefold() for name in names}) == len(names) > 280


def test_names_never_come_twice() -> None:
    names = Names(Dice(1))
    assert len({names.own().casefold() for _ in range(20_000)}) == 20_000


def test_branches_have_one_name_in_two_towns_and_say_so() -> None:
    trees = {key: tree for _, key, tree in Maker(7).entries(2000)}
    branches = [
        (tree["name"], trees[parent]["name"])
        for tree in trees.values()
        for parent in tree.get("partners", ())
        if isinstance(parent, str) and parent in trees and len(tree["partners"]) == 1
    ]
    assert 2 <= len(branches) <= 15
    for name, parent in branches:
        assert name.split()[0] == parent.split()[0]
        assert name != parent


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    make(20, tmp_path / "a")
    make(20, tmp_path / "b")
    make(20, tmp_path / "c", seed=8)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert _files(tmp_path / "a") != _files(tmp_path / "c")
