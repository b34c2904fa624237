"""The relation code on labelled records, as one catalogue: quality for a scorer, seconds and candidates for us.

`python -m benchmarks.overlaps RECORDS.jsonl --out PREDICTIONS.jsonl`

A record: `{"id", "name", "description"?, "topics"?, "location"?, "lang"}`. A prediction:
`{"a", "b", "score", "verdict"}`. `--times N` takes each record N times under altered names, to measure growth;
`--yardstick` also compares all names with all by `rapidfuzz.process.cdist`.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.relations.overlaps.candidates import candidates
from generator.relations.overlaps.detect import Overlap, judged, profiled
from generator.relations.overlaps.profile import Profile, Source
from generator.relations.overlaps.weights import weights
from generator.text.analyser import Analyser

CONCEPTS = Path(__file__).resolve().parent.parent / "content" / "vocabulary" / "concepts.yaml"

LONG = 5
"""Words with so many letters are altered in a copy."""


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--yardstick", action="store_true")
    chosen = parser.parse_args(arguments)
    records = list(multiplied(read(chosen.records), chosen.times))
    found, figures = run(records)
    if chosen.out:
        chosen.out.write_text("".join(_lines(found)), "utf-8")
    if chosen.yardstick:
        figures["all names with all by rapidfuzz, seconds"] = _all_names([record["name"] for record in records])
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def read(path: Path) -> list[dict[str, Any]]:
    """Records or pairs, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def multiplied(records: list[dict[str, Any]], times: int) -> Iterator[dict[str, Any]]:
    """Each record several times, every time with the letters of its rarer words moved on: as many new names and words.

    Short words stay, so that copies share with each other what strangers share.
    """
    for number in range(times):
        for record in records:
            name = " ".join(_moved(word, number) for word in record["name"].split())
            text = " ".join(_moved(word, number) for word in (record.get("description") or "").split())
            yield {
                **record,
                "id": f"{record['id']}-{number}" if number else record["id"],
                "name": name,
                "description": text,
            }


def _moved(word: str, steps: int) -> str:
    if len(word) < LONG or not steps:
        return word
    return "".join(_next(letter, steps) for letter in word)


def _next(letter: str, steps: int) -> str:
    for letters, step in (("aeiou", steps // 20), ("bcdfghjklmnpqrstvwxz", steps)):
        place = letters.find(letter.lower())
        if place >= 0:
            moved = letters[(place + step) % len(letters)]
            return moved if letter.islower() else moved.upper()
    return letter


def run(records: list[dict[str, Any]]) -> tuple[list[Overlap], dict[str, float]]:
    """Overlaps of the records, and seconds by step."""
    start = time.perf_counter()
    profiles = profiles_of(records)
    profiling = time.perf_counter()
    pairs = candidates(profiles)
    searching = time.perf_counter()
    found = list(judged(profiles, pairs, (), weights()))
    end = time.perf_counter()
    return found, {
        "records": len(records), "candidates": len(pairs), "kept": len(found),
        "seconds": round(end - start, 2), "seconds for profiles": round(profiling - start, 2),
        "seconds for candidates": round(searching - profiling, 2), "seconds for comparing": round(end - searching, 2),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def profiles_of(records: Iterable[dict[str, Any]]) -> list[Profile]:
    """Weighed profiles of records, sorted by id."""
    analyser = Analyser(_synonyms())
    sources = [
        Source(
            record["id"], (record["name"],), record.get("description") or "", record.get("lang") or "de",
            record.get("location") or "", frozenset(record.get("topics") or ()),
        )
        for record in records
    ]  # fmt: skip
    return profiled(sources, analyser)


def _synonyms() -> dict[str, dict[str, list[str]]]:
    groups = yaml.safe_load(CONCEPTS.read_text("utf-8"))
    return {
        group["code"]: {code: [group["label"][code], *group["synonyms"].get(code, ())] for code in group["label"]}
        for group in groups
    }


def _lines(found: Iterable[Overlap]) -> Iterator[str]:
    for one in found:
        row = {"a": one.first, "b": one.second, "score": round(one.score, 6), "verdict": one.verdict}
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _all_names(names: list[str]) -> float:
    from rapidfuzz import fuzz, process

    start = time.perf_counter()
    process.cdist(names, names, scorer=fuzz.token_set_ratio, score_cutoff=80, workers=1)
    return round(time.perf_counter() - start, 2)


if __name__ == "__main__":
    main()
