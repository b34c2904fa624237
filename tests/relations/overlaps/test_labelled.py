"""Against labelled pairs of real lists, which lie beside the repository where we work; elsewhere this is skipped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

LABELLED = Path(os.environ.get("MITHILFE_LABELLED", ROOT.parent / "shared" / "eval" / "overlaps"))
LEAST_AVERAGE_PRECISION, LEAST_HARD_F1 = 0.97, 0.93
LEAST_RELATED = {"verdict_recall": 0.85, "verdict_precision": 0.93}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled pairs are not part of the repository"),
]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401  what the scorer says
    out = tmp_path_factory.mktemp("labelled") / "predictions.jsonl"
    for command in (
        ["-m", "benchmarks.overlaps", LABELLED / "records.jsonl", "--out", out],
        [LABELLED / "score.py", LABELLED / "pairs.jsonl", out],
    ):
        done = subprocess.run(
            [sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=True
        )
    return json.loads(done.stdout)


def test_duplicates_come_first(scored: Any) -> None:  # noqa: ANN401
    assert scored["duplicate"]["average_precision"] >= LEAST_AVERAGE_PRECISION
    assert scored["hard"]["best_f1"] >= LEAST_HARD_F1


def test_those_who_should_know_of_each_other_are_found(scored: Any) -> None:  # noqa: ANN401
    for measure, least in LEAST_RELATED.items():
        assert scored["related"][measure] >= least
